"""Mitnehmen und löschen: the sheet, the diary, text to copy, and then nothing is left."""

import weakref
from collections.abc import Mapping

import streamlit as st

from sozialmap.core.plan import Plan
from sozialmap.exporters.plan_sections import find_sections
from sozialmap.printing.sheet import Paper
from sozialmap.text.plain import as_markdown
from sozialmap.text.plan_snippet import hint_for_goal
from sozialmap.text.plan_words import describe_plan, plan_as_text
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.forgetting import ask_forget
from sozialmap.ui.planning import own_file
from sozialmap.ui.planning.chosen import is_gone, none_yet
from sozialmap.ui.planning.fields import ask_one
from sozialmap.ui.planning.talk import Talk, known_now
from sozialmap.usecases.plan_talk import says_nothing

PDF, DIARY = "application/pdf", "text/calendar"


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    gone = [choice for choice in talk.choices if is_gone(choice)]
    if gone:
        st.warning(
            _(
                "One of the chosen offers is no longer on the map. It is not on the sheet; what "
                "you said about it is still in “My choice”."
            )
        )
    if says_nothing(talk) and not talk.choices:
        none_yet(talk, _)
    else:
        _take(talk, _)
    own_file.offer(talk, _)
    _ask_to_delete(_)


def _take(talk: Talk, _: Translator) -> None:
    plan = _plan(talk, _)
    _sheet(talk, _)
    _diary(plan, _)
    with st.expander(_("Text to copy"), icon=":material/content_copy:"):
        st.code(plan_as_text(describe_plan(plan, _)), language=None, wrap_lines=True)
    with st.expander(_("Text for the Teilhabeplan"), icon=":material/assignment:"):
        _snippet(plan, _)


def _plan(talk: Talk, _: Translator) -> Plan:
    """Return the plan as it is now, with ways and stops.

    It needs no visit, so that a sheet can be made while no page is drawn.
    """
    return state.talks().make_plan(talk, known_now(talk, state.house().reader), _.language)


def _sheet(talk: Talk, _: Translator) -> None:
    names = {paper: paper.value.upper() for paper in Paper}
    paper = ask_one(_("Size of the paper"), names, Paper.A4, "paper") or Paper.A4
    here = weakref.ref(talk)

    def made() -> bytes:
        """Make the sheet when it is asked for, of the talk as it is then."""
        living = here()
        return state.talks().print_sheet(living, _plan(living, _), paper, _) if living else b""

    st.download_button(
        _("Take the sheet (PDF)"), made, _("my-plan.pdf"), PDF,
        icon=":material/print:", type="primary", key="plan-pdf", on_click="ignore",
    )  # fmt: skip


def _diary(plan: Plan, _: Translator) -> None:
    made = state.talks().make_diary(plan, _)
    if made is None:
        return
    st.download_button(
        _("First visit for the diary (.ics)"), made, _("first-visit.ics"), DIARY,
        icon=":material/event:", key="plan-ics", on_click="ignore",
    )  # fmt: skip


def _snippet(plan: Plan, _: Translator) -> None:
    known = state.house().plan_sections
    forms: Mapping[str, str] = {form.code: form.name for form in known}
    code = ask_one(_("Form"), forms, known[0].code, "form") or ""
    sections = find_sections(known, code)
    made = state.talks().describe(plan, sections, _)
    st.code(made.text, language=None, wrap_lines=True)
    st.caption(_("{count} of 1,000 signs. Nothing is sent anywhere.", count=len(made.text)))
    if made.shortened:
        st.warning(_("Own words were shortened so that it fits."))
    hint = hint_for_goal(plan.goal, _)
    if hint:
        st.info(as_markdown(hint), icon=":material/lightbulb:")


def _ask_to_delete(_: Translator) -> None:
    st.divider()
    st.markdown(_("Is the sheet printed or saved? Then everything can go."))
    ask_forget(_, "plan-forget")

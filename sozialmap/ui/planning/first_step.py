"""Erster Schritt: one question at a time about each choice; any may be left out."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from html import escape

import streamlit as st

from sozialmap.core.plan import Appointment, Choice, Companion, Doer
from sozialmap.text.entries import describe_title
from sozialmap.text.plain import as_markdown
from sozialmap.text.plan_words import describe_appointment
from sozialmap.text.talk_words import COMPANIONS, DOERS, FIRST_PARTS, FIRST_QUESTIONS
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.chosen import is_gone, none_yet, say_gone
from sozialmap.ui.planning.fields import ask_one, ask_words
from sozialmap.ui.planning.talk import FirstPart, Talk
from sozialmap.usecases.plan_talk import change_choice, find_visits

AHEAD = timedelta(days=365)
SAID: Mapping[FirstPart, str] = {
    FirstPart.WHAT: "first_step",
    FirstPart.WHO: "who",
    FirstPart.BY_WHEN: "step_by",
    FirstPart.VISIT: "when",
    FirstPart.COMPANION: "companion",
    FirstPart.ASK_FOR: "ask_for",
    FirstPart.FIRST_MINUTE: "first_minute",
    FirstPart.BRING: "bring",
    FirstPart.PLAN_B: "plan_b",
}
"""The part of a choice that answers a question."""


def show(talk: Talk, _: Translator) -> None:
    """Show the step, for one chosen offer and one question at a time."""
    if not talk.choices:
        none_yet(talk, _)
        return
    choice = _ask_which(talk, _)
    if len(talk.choices) == 1:  # else it stands above, chosen
        st.markdown(as_markdown(describe_title(choice.offer, _)))
    say_gone(choice, _)
    parts = _parts(choice)
    if talk.part not in parts:
        talk.part = FirstPart.WHAT
    st.html(f'<h2 id="plan-part" tabindex="-1">{escape(_(FIRST_QUESTIONS[talk.part]))}</h2>')
    ASK.get(talk.part, _ask)(choice, talk, _)
    wanted = _move(talk.part, parts, _)
    wanted = _ask_part(choice, talk.part, parts, _) or wanted
    if wanted:  # only now, so that all that was said is kept
        talk.part = wanted
        st.rerun()


def _parts(choice: Choice) -> list[FirstPart]:
    """Return the questions about a choice; of an offer that is gone no visit is asked."""
    return [part for part in FirstPart if part is not FirstPart.VISIT or not is_gone(choice)]


def _ask_which(talk: Talk, _: Translator) -> Choice:
    by_id = {choice.offer.id: choice for choice in talk.choices}
    chosen = talk.of_choice if talk.of_choice in by_id else talk.choices[0].offer.id
    if len(by_id) > 1:
        names = {one: describe_title(choice.offer, _) for one, choice in by_id.items()}
        told = {one: as_markdown(name) for one, name in names.items()}
        picked = ask_one(_("For which one?"), told, chosen, "which")
        chosen = picked or chosen
    talk.of_choice = chosen
    return by_id[chosen]


def _ask_part(
    choice: Choice, here: FirstPart, parts: list[FirstPart], _: Translator
) -> FirstPart | None:
    """Show all questions, with a tick where something was said; return the one that is wanted."""
    wanted = None
    st.caption(_("Or go to any question. A tick says that something was said there."))
    with st.container(horizontal=True, gap="small", key="plan-parts"):
        for part in parts:
            icon = ":material/check:" if getattr(choice, SAID[part]) else None
            name, key = _(FIRST_PARTS[part]), f"plan-part-{part}"
            if st.button(name, icon=icon, key=key, disabled=part is here):
                wanted = part
    return wanted


def _move(here: FirstPart, parts: list[FirstPart], _: Translator) -> FirstPart | None:
    """Show the way to the next question and the one before."""
    place, wanted = parts.index(here), None
    with st.container(horizontal=True, gap="small", key="plan-part-moves"):
        if place + 1 < len(parts) and st.button(
            _("To the next question"), icon=":material/arrow_downward:", type="primary",
            key="plan-part-on",
        ):  # fmt: skip
            wanted = parts[place + 1]
        if place and st.button(_("To the question before"), type="tertiary", key="plan-part-back"):
            wanted = parts[place - 1]
    return wanted


def _ask(choice: Choice, talk: Talk, _: Translator) -> None:
    """Ask for own words."""
    name, offer_id = SAID[talk.part], choice.offer.id
    ask_words(
        _(FIRST_QUESTIONS[talk.part]), getattr(choice, name),
        f"{name}-{state.entry_key(offer_id)}",
        lambda words: change_choice(talk, offer_id, **{name: words}), hidden=True,
    )  # fmt: skip


def _ask_who(choice: Choice, talk: Talk, _: Translator) -> None:
    names = {one: _(DOERS[one]) for one in Doer}
    who = ask_one(_("Who does it?"), names, choice.who, _key("who", choice), hidden=True)
    change_choice(talk, choice.offer.id, who=who)


def _ask_by_when(choice: Choice, talk: Talk, _: Translator) -> None:
    day = _ask_day(_("By when?"), choice.step_by, _key("by", choice), hidden=True)
    change_choice(talk, choice.offer.id, step_by=day)


def _ask_companion(choice: Choice, talk: Talk, _: Translator) -> None:
    names = {one: _(COMPANIONS[one]) for one in Companion}
    found = ask_one(
        _("Who comes along?"), names, choice.companion, _key("with", choice), hidden=True
    )
    change_choice(talk, choice.offer.id, companion=found)


def _ask_visit(choice: Choice, talk: Talk, _: Translator) -> None:
    """Ask for the first visit: one of the next times, or any other day."""
    key = state.entry_key(choice.offer.id)
    visits = find_visits(choice.offer, talk, state.today())
    if visits:
        with st.container(horizontal=True, gap="small"):
            for number, visit in enumerate(visits):
                words = describe_appointment(visit, _).replace("\n", ", ")
                if st.button(as_markdown(words), key=f"plan-visit-{number}-{key}"):
                    change_choice(talk, choice.offer.id, when=visit)
                    state.empty_widgets()
                    st.rerun()
    said = choice.when
    with st.container(horizontal=True, gap="small"):
        day = _ask_day(_("Day"), said.day if said else None, f"day-{key}")
        start = st.time_input(
            _("Time"), said.start if said else None, key=state.widget_key(f"plan-time-{key}")
        )
    change_choice(talk, choice.offer.id, when=_visit(day, start, said))


ASK: Mapping[FirstPart, Callable[[Choice, Talk, Translator], None]] = {
    FirstPart.WHO: _ask_who,
    FirstPart.BY_WHEN: _ask_by_when,
    FirstPart.VISIT: _ask_visit,
    FirstPart.COMPANION: _ask_companion,
}
"""Questions that are not answered in own words."""


def _key(name: str, choice: Choice) -> str:
    return f"{name}-{state.entry_key(choice.offer.id)}"


def _visit(day: date | None, start: time | None, said: Appointment | None) -> Appointment | None:
    """Return the visit; the end that was known stays where only the day was changed."""
    if day is None:
        return None
    end = said.end if said and said.start == start else None
    return Appointment(day, start, end)


def _ask_day(label: str, said: date | None, key: str, *, hidden: bool = False) -> date | None:
    today = state.today()
    first, last = min(today, said or today), max(today + AHEAD, said or today)
    found = st.date_input(
        label, said, first, last, key=state.widget_key(f"plan-{key}"), format="DD.MM.YYYY",
        label_visibility="collapsed" if hidden else "visible",
    )  # fmt: skip
    day = found.date() if isinstance(found, datetime) else found
    return day if isinstance(day, date) else None

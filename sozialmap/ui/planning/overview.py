"""Everything that was said, on one page, each part with a way to change it."""

from collections.abc import Iterable

import streamlit as st

from sozialmap.core.plan import Choice
from sozialmap.core.wishes import Need, Strength
from sozialmap.text.entries import describe_title
from sozialmap.text.labels import label
from sozialmap.text.numbers import format_euro
from sozialmap.text.plain import as_markdown_lines
from sozialmap.text.plan_words import COMPANIONS, describe_appointment, describe_step
from sozialmap.text.reach import MODES
from sozialmap.text.talk_words import (
    COMMITMENTS,
    DAY_PARTS,
    NEEDS,
    QUESTIONS,
    SHORT_DAYS,
)
from sozialmap.text.translator import Translator
from sozialmap.ui.planning.talk import Step, Talk


def show(talk: Talk, _: Translator) -> Step | None:
    """Show all that was said; return the step that is to be changed."""
    wanted = None
    st.html(f'<h1 id="plan-question" tabindex="-1">{_("Everything on one page")}</h1>')
    parts = {
        Step.WISH: _wish(talk, _),
        Step.REACH: _reach(talk, _),
        Step.NEEDS: _needs(talk, _),
        Step.CHOICE: [describe_title(choice.offer, _) for choice in talk.choices],
        Step.FIRST: [line for choice in talk.choices for line in _first(choice, _)],
    }
    for step, lines in parts.items():
        with st.container(border=True, key=f"plan-part-{step}"):
            st.markdown(f"### {_(QUESTIONS[step])}")
            st.markdown(
                "  \n".join(as_markdown_lines(line) for line in lines if line) or _("nothing yet")
            )
            name = _("Change: {part}", part=_(QUESTIONS[step]))
            if st.button(name, icon=":material/edit:", key=f"plan-edit-{step}"):
                wanted = step
    return wanted


def _wish(talk: Talk, _: Translator) -> list[str]:
    lines = [_("“{words}”", words=talk.own_words)] if talk.own_words.strip() else []
    lines += [_named(talk.interests | talk.areas, _)]
    if lines and any(lines):
        lines.append(_("For me this is: {held}", held=_(COMMITMENTS[talk.commitment])))
    if talk.strengths:
        lines.append(_("I can and like to show: {told}", told=_named(talk.strengths, _)))
    return lines


def _named(names: Iterable[str], _: Translator) -> str:
    """Return interests and areas by their names in the language of the page."""
    return ", ".join(sorted(_(name) for name in names))


def _reach(talk: Talk, _: Translator) -> list[str]:
    lines = []
    if talk.start:
        told = _("{minutes} min", minutes=talk.minutes)
        lines.append(f"{talk.start_label} · {told} {_(MODES[talk.mode])}")
    by_part = {part: [d for d, p in sorted(talk.times) if p is part] for part in DAY_PARTS}
    lines += [
        f"{_(DAY_PARTS[part])}: " + ", ".join(_(SHORT_DAYS[day]) for day in days)
        for part, days in by_part.items()
        if days
    ]
    return lines


def _needs(talk: Talk, _: Translator) -> list[str]:
    lines = [_need(need, _) for need in talk.needs.values()]
    if talk.avoid:
        lines.append(_("Not with: {told}", told=", ".join(label(a, _) for a in sorted(talk.avoid))))
    if talk.budget_eur is not None:
        unit = _("per visit") if talk.budget_per == "visit" else _("per month")
        lines.append(_("At most {eur} {unit}", eur=format_euro(talk.budget_eur, _), unit=unit))
    return lines


def _need(need: Need, _: Translator) -> str:
    strength = _("a must") if need.strength is Strength.MUST else _("would be good")
    return f"{_(NEEDS[need.barrier])} – {strength}"


def _first(choice: Choice, _: Translator) -> list[str]:
    told = [choice.first_step, describe_step(choice, _)]
    if choice.when:
        told.append(describe_appointment(choice.when, _).replace("\n", ", "))
    if choice.companion:
        told.append(_(COMPANIONS[choice.companion]))
    said = " ".join(part for part in told if part)
    return [f"{describe_title(choice.offer, _)}: {said}"] if said else []

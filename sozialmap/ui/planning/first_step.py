"""Erster Schritt: what, who, when; who comes along, as a role and never as a name."""

from datetime import date, datetime, time, timedelta

import streamlit as st

from sozialmap.core.plan import Appointment, Choice, Companion, Doer
from sozialmap.text.entries import describe_title
from sozialmap.text.plain import as_markdown
from sozialmap.text.plan_words import describe_appointment
from sozialmap.text.talk_words import COMPANIONS, DOERS
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.chosen import is_gone, none_yet, say_gone
from sozialmap.ui.planning.fields import ask_one, ask_words
from sozialmap.ui.planning.talk import Talk
from sozialmap.usecases.plan_talk import change_choice, find_visits

AHEAD = timedelta(days=365)


def show(talk: Talk, _: Translator) -> None:
    """Show the step, for one chosen offer at a time."""
    if not talk.choices:
        none_yet(talk, _)
        return
    choice = _ask_which(talk, _)
    st.markdown(f"### {as_markdown(describe_title(choice.offer, _))}")
    say_gone(choice, _)
    _ask_step(choice, talk, _)
    if not is_gone(choice):
        _ask_visit(choice, talk, _)
    companions = {one: _(COMPANIONS[one]) for one in Companion}
    key = state.entry_key(choice.offer.id)
    companion = ask_one(_("Who comes along?"), companions, choice.companion, f"with-{key}")
    change_choice(talk, choice.offer.id, companion=companion)
    with st.expander(_("More for the first visit"), icon=":material/edit_note:"):
        for name, label in (
            ("first_minute", _("What does the first minute look like?")),
            ("ask_for", _("Whom do I ask for? (a role, no name)")),
            ("bring", _("What do I take along?")),
            ("plan_b", _("And if it does not work out?")),
        ):
            _ask(name, label, choice, talk)


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


def _ask(name: str, label: str, choice: Choice, talk: Talk, lines: int = 2) -> None:
    offer_id = choice.offer.id
    ask_words(
        label, getattr(choice, name), f"{name}-{state.entry_key(offer_id)}",
        lambda words: change_choice(talk, offer_id, **{name: words}), lines=lines,
    )  # fmt: skip


def _ask_step(choice: Choice, talk: Talk, _: Translator) -> None:
    key = state.entry_key(choice.offer.id)
    _ask("first_step", _("What is to be done first?"), choice, talk)
    who = ask_one(_("Who does it?"), {one: _(DOERS[one]) for one in Doer}, choice.who, f"who-{key}")
    step_by = _ask_day(_("By when?"), choice.step_by, f"by-{key}")
    change_choice(talk, choice.offer.id, who=who, step_by=step_by)


def _ask_visit(choice: Choice, talk: Talk, _: Translator) -> None:
    """Ask for the first visit: one of the next times, or any other day."""
    key, today = state.entry_key(choice.offer.id), state.today()
    visits = find_visits(choice.offer, talk, today)
    st.markdown(f"**{_('When is the first visit?')}**")
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


def _visit(day: date | None, start: time | None, said: Appointment | None) -> Appointment | None:
    """Return the visit; the end that was known stays where only the day was changed."""
    if day is None:
        return None
    end = said.end if said and said.start == start else None
    return Appointment(day, start, end)


def _ask_day(label: str, said: date | None, key: str) -> date | None:
    today = state.today()
    first, last = min(today, said or today), max(today + AHEAD, said or today)
    found = st.date_input(
        label, said, first, last, key=state.widget_key(f"plan-{key}"), format="DD.MM.YYYY"
    )
    day = found.date() if isinstance(found, datetime) else found
    return day if isinstance(day, date) else None

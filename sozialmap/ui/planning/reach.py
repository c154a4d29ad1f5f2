"""Wie weit und wann: a place to start from that is no address, minutes, and a grid of the week."""

import streamlit as st

from sozialmap.core.places import Place
from sozialmap.core.talk import DayPart
from sozialmap.core.wishes import Mode
from sozialmap.text.reach import MODES
from sozialmap.text.talk_words import DAY_PARTS, SHORT_DAYS
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.fields import ask_one, ask_some
from sozialmap.ui.planning.talk import Talk
from sozialmap.ui.tending.pin_map import ask_point

MINUTES = (5, 10, 15, 20, 25, 30, 45, 60)


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    _ask_start(talk, _)
    minutes = ask_one(
        _("How many minutes at most, one way?"),
        {count: _("{minutes} min", minutes=count) for count in MINUTES}, talk.minutes, "minutes",
    )  # fmt: skip
    talk.minutes = minutes or talk.minutes
    mode = ask_one(
        _("How do you get there?"), {one: _(MODES[one]) for one in Mode}, talk.mode, "mode"
    )
    talk.mode = mode or talk.mode
    talk.bad_day = st.toggle(
        _("A bad day: everything takes longer"), talk.bad_day, key=state.widget_key("plan-bad-day")
    )
    with st.expander(_("When do I have time?"), icon=":material/calendar_month:"):
        st.caption(_("Nothing chosen means: at any time."))
        talk.times = frozenset(_ask_week(talk, _))


def name_start(talk: Talk, _: Translator) -> None:
    """Call the start as the language of the page does, on this step and on the sheet."""
    if talk.start:
        names = {place: name for name, place in reversed(_find_starts(_))}
        talk.start_label = names.get(talk.start, _("the chosen spot"))


def _find_starts(_: Translator) -> list[tuple[str, Place]]:
    names = {True: _("Stop {name}"), False: _("Quarter {name}")}
    found = state.talks().start_places()
    return [(names[stop].format(name=name), place) for name, place, stop in found]


def _ask_start(talk: Talk, _: Translator) -> None:
    """Ask for a stop or a quarter, or a spot on the map; never for an address."""
    places = _find_starts(_)
    names = [name for name, _place in places]
    chosen = st.selectbox(
        _("Where do you start from?"), names,
        index=names.index(talk.start_label) if talk.start_label in names else None,
        placeholder=_("Choose a stop or a quarter"), key=state.widget_key("plan-start"),
    )  # fmt: skip
    if chosen and chosen != talk.start_label:
        _start_at(talk, places[names.index(chosen)][1], chosen)
    if talk.start and talk.start_label not in names:
        st.markdown(_("Start: **{start}**", start=talk.start_label))
    with st.container(horizontal=True, gap="small"):
        on_map = st.toggle(_("Choose on the map"), key=state.widget_key("plan-pick"))
        if talk.start and st.button(_("Without a start"), type="tertiary", key="plan-no-start"):
            talk.start, talk.start_label = None, ""
            state.empty_widgets()
            st.rerun()
    if on_map:
        key = state.widget_key("plan-map")
        place = ask_point(key, talk.start, talk.start_label or _("Start"), _)
        if place:
            _start_at(talk, place, _("the chosen spot"))
            state.empty_widgets()
            st.rerun()


def _start_at(talk: Talk, place: Place, label: str) -> None:
    talk.start, talk.start_label, talk.page = place, label, 0


def _ask_week(talk: Talk, _: Translator) -> list[tuple[int, DayPart]]:
    days = {day: _(name) for day, name in enumerate(SHORT_DAYS)}
    chosen = []
    with st.container(key="plan-week"):
        for part in DayPart:
            said = [day for day, when in sorted(talk.times) if when is part]
            found = ask_some(_(DAY_PARTS[part]), days, said, f"week-{part.name}")
            chosen += [(day, part) for day in found]
    return chosen

"""Inputs: each takes a query and returns the query as the visitor changed it."""

from dataclasses import replace

import streamlit as st

from sozialmap.core.model import OfferKind
from sozialmap.core.places import Place, Quality
from sozialmap.core.ports import AddressFinder
from sozialmap.core.wishes import Mode
from sozialmap.text.explore import DAYS, PARTS_OF_DAY, WANTED
from sozialmap.text.labels import label
from sozialmap.text.plain import as_markdown
from sozialmap.text.reach import MODES
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.understanding import ask_topics
from sozialmap.usecases.explore import NEEDS, PartOfDay, Query, Wanted

MINUTES = (5, 10, 15, 30, 45)
SLOW_PACE = 1.5
"""How much longer ways take on a bad day."""
TOO_ROUGH = (Quality.NONE, Quality.POSTCODE)


def ask_interest(query: Query, _: Translator) -> Query:
    """Ask what somebody is interested in."""
    text = st.text_input(
        _("What are you interested in?"),
        value=query.text,
        placeholder=_("for example: dog, coffee, repairing a bike, a quiet place"),
        key=state.widget_key("text"),
        autocomplete="off",
    )
    if text == query.text:
        return query
    return replace(query, text=text, added=frozenset(), declined=frozenset())


def ask_filters(query: Query, area_names: tuple[str, ...], _: Translator) -> Query:
    """Ask for area, kind, day, start and facts, each behind one button that tells its state."""
    with st.container(horizontal=True, gap="small", key="filters"):
        query = ask_topics(query, _)
        with st.popover(
            _chosen(_("Topic"), query.area and _(query.area)), icon=":material/category:"
        ):
            query = _ask_topic(query, area_names, _)
        with st.popover(
            _chosen(_("Kind"), query.kind and label(query.kind, _)), icon=":material/groups:"
        ):
            query = _ask_kind(query, _)
        with st.popover(_chosen(_("When"), _when(query, _)), icon=":material/schedule:"):
            query = _ask_day(query, _)
        with st.popover(_chosen(_("From where"), state.start_label(_)), icon=":material/near_me:"):
            query = ask_start(query, state.house().finder(state.house().area()), _)
        with st.popover(_chosen(_("Important"), _wanted(query, _)), icon=":material/check_circle:"):
            query = _ask_wanted(query, _)
        if query.active() and st.button(
            _("Reset all"), icon=":material/restart_alt:", type="tertiary"
        ):
            state.reset()
            st.rerun()
    return query


def _chosen(name: str, value: str | None) -> str:
    return f"{name}: **{as_markdown(value)}**" if value else name


def _pick_one(
    name: str, options: tuple[str, ...], chosen: str | None, key: str, _: Translator
) -> str | None:
    every = _("all")
    found = st.radio(
        name,
        (every, *options),
        index=options.index(chosen) + 1 if chosen in options else 0,
        key=state.widget_key(key),
    )
    return None if found == every else found


def _ask_topic(query: Query, area_names: tuple[str, ...], _: Translator) -> Query:
    names = {_(area): area for area in area_names}
    chosen = _(query.area) if query.area else None
    found = _pick_one(_("Topic"), tuple(names), chosen, "area", _)
    return replace(query, area=names[found] if found else None)


def _ask_kind(query: Query, _: Translator) -> Query:
    names = {label(kind, _): kind for kind in OfferKind}
    chosen = label(query.kind, _) if query.kind else None
    found = _pick_one(_("Kind"), tuple(names), chosen, "kind", _)
    return replace(query, kind=names[found] if found else None)


def _ask_day(query: Query, _: Translator) -> Query:
    names = tuple(_(day) for day in DAYS)
    chosen = None if query.day is None else names[query.day]
    found = _pick_one(_("Open on"), names, chosen, "day", _)
    parts = list(PartOfDay)
    part = st.radio(
        _("Part of the day"),
        parts,
        format_func=lambda one: _(PARTS_OF_DAY[one]),
        index=parts.index(query.part_of_day),
        key=state.widget_key("part"),
        disabled=found is None,
    )
    st.caption(_("Entries with unknown times stay visible as a question."))
    return replace(query, day=names.index(found) if found else None, part_of_day=part)


def ask_start(query: Query, finder: AddressFinder | None, _: Translator) -> Query:
    """Ask for a place to start from; it stays in this visit and on this machine."""
    visit = state.visit()
    written = st.text_input(
        _("Address, stop, quarter or place"),
        key=state.widget_key("start"),
        placeholder=_("for example: station"),
        autocomplete="off",
    )
    if written.strip() and written != visit.start_label and finder:
        query = _take_start(query, written, finder, _)
    st.caption(_("The place stays on this machine and is not saved."))
    if st.button(_("Choose on the map"), icon=":material/touch_app:", key=state.widget_key("pick")):
        visit.picking = True
    if visit.picking:
        st.info(_("Now tap the map."))
    if visit.start_problem:
        st.warning(visit.start_problem)
    return _ask_how(query, _)


def _ask_how(query: Query, _: Translator) -> Query:
    """Ask how, how far, and whether today is a good day."""
    nowhere = query.start is None
    modes = list(Mode)
    mode = st.radio(
        _("How do you get there?"), modes, modes.index(query.mode), key=state.widget_key("mode"),
        format_func=lambda one: _(MODES[one]), horizontal=True, disabled=nowhere,
    )  # fmt: skip
    minutes = st.radio(
        _("How many minutes at most?"), MINUTES,
        MINUTES.index(query.minutes) if query.minutes in MINUTES else 2,
        key=state.widget_key("minutes"), horizontal=True, disabled=nowhere,
        format_func=lambda one: _("{minutes} min", minutes=one),
    )  # fmt: skip
    slow = st.toggle(
        _("Today everything takes longer"), query.pace > 1, key=state.widget_key("pace"),
        disabled=nowhere,
    )  # fmt: skip
    pace = SLOW_PACE if slow else 1.0
    return replace(query, mode=mode, minutes=None if nowhere else minutes, pace=pace)


def _take_start(query: Query, written: str, finder: AddressFinder, _: Translator) -> Query:
    visit = state.visit()
    found = finder.find(written)
    if found.ambiguous:
        places = "; ".join(alternative.label for alternative in found.alternatives)
        visit.start_problem = _("Which one do you mean? {places}", places=as_markdown(places))
        return query
    if found.place is None or found.quality in TOO_ROUGH:
        visit.start_problem = _("This place was not found in the area. Try a street or a stop.")
        return query
    visit.start_problem, visit.start_label = "", written
    return replace(query, start=found.place)


def take_clicked_start(query: Query, place: Place, label: str) -> Query:
    """Take a place of the map as the start."""
    visit = state.visit()
    visit.picking, visit.start_problem = False, ""
    visit.start_label = label
    return replace(query, start=place, minutes=query.minutes or 15)


def _ask_wanted(query: Query, _: Translator) -> Query:
    st.caption(_("What is not known stays visible as a question."))
    wanted, nice = set(), set()
    for one in Wanted:
        with st.container(horizontal=True, vertical_alignment="center", key=f"wanted-row-{one}"):
            key = state.widget_key(f"wanted-{one}")
            if not st.checkbox(_(WANTED[one]), one in query.wanted, key=key, width="stretch"):
                continue
            wanted.add(one)
            if one in NEEDS and _is_nice(query, one, _):
                nice.add(one)
    return replace(query, wanted=frozenset(wanted), nice=frozenset(nice))


def _is_nice(query: Query, one: Wanted, _: Translator) -> bool:
    """Ask whether it must be, or would only be good."""
    names = {False: _("a must"), True: _("would be good")}
    picked = st.segmented_control(
        _(WANTED[one]), list(names), default=one in query.nice, format_func=names.__getitem__,
        key=state.widget_key(f"nice-{one}"), label_visibility="collapsed",
    )  # fmt: skip
    return bool(picked)


def _when(query: Query, _: Translator) -> str:
    if query.day is None:
        return ""
    part = "" if query.part_of_day is PartOfDay.ANY else f", {_(PARTS_OF_DAY[query.part_of_day])}"
    return f"{_(DAYS[query.day])}{part}"


def _wanted(query: Query, _: Translator) -> str:
    return ", ".join(_(WANTED[one]) for one in Wanted if one in query.wanted)

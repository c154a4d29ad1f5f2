"""Entdecken: list and map of the neighbourhood, filters that work together."""

import streamlit as st

from sozialmap.ui import forms, layout, looks, show, state
from sozialmap.ui.clicks import answer_click
from sozialmap.ui.tending import from_map
from sozialmap.usecases.explore import explore, judge_entry


def page() -> None:
    """Show the page."""
    house, visit, _ = state.house(), state.visit(), state.translator()
    house.keep_profiled()
    area, index, reader = house.area(), house.index(), house.reader

    layout.heading(area, _)
    visit.change(forms.ask_interest(visit.query, _))
    with layout.always():
        visit.change(forms.confirm_understood(visit.query, reader, _))
    if visit.change(forms.ask_filters(visit.query, index.area_names, _)):
        st.rerun()  # so that the buttons tell what is chosen behind them
    found = explore(visit.query, index, reader, today=state.today())
    state.write_link()
    with layout.always():
        show.crisis_box(found.crisis, house.settings.crisis_lines, _)
    looks.ask_phone_view(_)
    side, middle = layout.list_and_map(map_off=visit.map_off)
    chosen = index.find(visit.selected)
    judged = bool(visit.query.active())
    with side:
        if chosen:
            match = judge_entry(visit.query, chosen, index, reader, today=state.today())
            show.details(match, judged, _)
            from_map.change(chosen, _)
        else:
            show.match_list(found, judged, _)
            from_map.missing(_)
    if visit.map_off:
        return
    with middle:
        layout.skip_map(_)
        answer_click(show.neighbourhood_map(found, index, area, _), _)
        layout.after_map()

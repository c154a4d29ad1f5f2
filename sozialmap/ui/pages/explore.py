"""Entdecken: list and map of the neighbourhood, filters that work together."""

import streamlit as st

from sozialmap.ui import forms, layout, looks, state
from sozialmap.ui.clicks import answer_click
from sozialmap.ui.details import details
from sozialmap.ui.map_view import neighbourhood_map
from sozialmap.ui.match_list import crisis_box, match_list, turn_to
from sozialmap.ui.taking_map import save_map
from sozialmap.ui.tending import from_map
from sozialmap.ui.understanding import confirm_understood, show_dreams
from sozialmap.usecases.explore import explore, judge_entry


def page() -> None:
    """Show the page."""
    house, visit, _ = state.house(), state.visit(), state.translator()
    house.keep_profiled()
    area, index, reader = house.area(), house.index(), state.reader()
    house.keep_warm(index, state.today())

    layout.heading(area, _)
    visit.change(forms.ask_interest(visit.query, _))
    with layout.always():
        visit.change(confirm_understood(visit.query, reader, _))
    if visit.change(forms.ask_filters(visit.query, index.area_names, _)):
        st.rerun()  # so that the buttons tell what is chosen behind them
    travel = house.travel(visit.query.start, visit.query.mode, index)
    found = explore(visit.query, index, reader, today=state.today(), travel=travel)
    state.write_link()
    with layout.always():
        crisis_box(found.crisis, house.settings.crisis_lines, _)
        if visit.change(show_dreams(visit.query, found.answer.understood, _)):
            st.rerun()
    looks.ask_phone_view(_)
    side, middle = layout.list_and_map(map_off=visit.map_off)
    chosen = index.find(visit.selected)
    with side:
        if chosen:
            turn_to(found, chosen.id)
            match = judge_entry(
                visit.query, chosen, index, reader, today=state.today(), travel=travel
            )
            details(match, found, _)
            from_map.change(chosen, _)
        else:
            match_list(found, _)
            save_map(found, _)
            from_map.missing(_)
    if visit.map_off:
        return
    with middle:
        layout.skip_map(_)
        answer_click(neighbourhood_map(found, area, _), _)
        layout.after_map()

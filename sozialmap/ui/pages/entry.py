"""Eintragen: one entry by hand, with the map beside it."""

import streamlit as st

from sozialmap.ui import layout, state
from sozialmap.ui.tending import access_box, past, writing
from sozialmap.ui.tending.last_act import told


def page() -> None:
    """Show the page."""
    _, desk = state.translator(), state.visit().desk
    st.title(_("Enter something"), anchor=False)
    if not access_box.admitted(_):
        return
    told(_)
    form = desk.form or writing.new_form()
    side, middle = layout.desk_and_map()
    with side:
        if form.problem:
            st.error(form.problem)
        cells = writing.ask_cells(form, _)
        source = st.text_input(_("How do you know?"), value=_("been there"), key="entry-source")
        draft = writing.review(form, cells, source, _)
        writing.ask_save(form, cells, draft, _)
        if form.base:
            writing.siblings(form.base, _)
            past.versions(form.base, _)
    with middle:
        writing.ask_place(form, draft, _)

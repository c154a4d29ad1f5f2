"""Daten holen und prüfen: tables in and out, pins, look-alikes, calls, history."""

from collections.abc import Callable

import streamlit as st

from sozialmap.text.translator import N_, Translator
from sozialmap.ui import state
from sozialmap.ui.tending import access_box, calls, importing, past, placing, taking, town, twins
from sozialmap.ui.tending.desk import Section
from sozialmap.ui.tending.last_act import told

SECTIONS: dict[Section, tuple[str, Callable[[Translator], None]]] = {
    Section.TABLE: (N_("Read a table"), importing.section),
    Section.PLACES: (N_("Please check"), placing.section),
    Section.TWINS: (N_("There twice?"), twins.section),
    Section.CALLS: (N_("Ask this week"), calls.section),
    Section.PAST: (N_("History"), past.section),
    Section.TAKE: (N_("Take along"), taking.section),
    Section.TOWN: (N_("My own town"), town.section),
}


def page() -> None:
    """Show the page."""
    _, desk = state.translator(), state.visit().desk
    st.title(_("Fetch and check data"), anchor=False)
    if not access_box.admitted(_):
        return
    chosen = st.segmented_control(
        _("What do you want to do?"),
        list(SECTIONS),
        default=desk.section,
        format_func=lambda one: _(SECTIONS[one][0]),
        key="section",
    )
    if chosen and chosen is not desk.section:
        desk.section, desk.told = chosen, ""
    told(_)
    SECTIONS[desk.section][1](_)

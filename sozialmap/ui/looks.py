"""How a page looks: calm, high contrast, or large for a beamer; the map shown or not.

Looks are style rules only, so that the map is not loaded anew when they change.
"""

from enum import StrEnum
from pathlib import Path

import streamlit as st

from sozialmap.text.translator import N_, Translator
from sozialmap.ui import state

NARROW_PX = 640


class Look(StrEnum):
    """Looks of all pages; the values stand in the page's address."""

    CALM = "ruhig"
    LIGHT = "hell"
    CONTRAST = "kontrast"
    BEAMER = "beamer"
    PRINT = "druck"


NAMES = {
    Look.CALM: N_("calm"),
    Look.LIGHT: N_("light map"),
    Look.CONTRAST: N_("high contrast"),
    Look.BEAMER: N_("beamer: large, without anything beside"),
    Look.PRINT: N_("for printing"),
}
MAP_STYLES = {
    Look.CALM: "calm",
    Look.LIGHT: "light",
    Look.CONTRAST: "contrast",
    Look.BEAMER: "contrast",
    Look.PRINT: "print",
}
"""Palettes of frontend/src/style.js."""
STATIC = Path(__file__).resolve().parent / "static"
SHEETS: dict[Look, tuple[str, ...]] = {
    Look.CALM: (),
    Look.LIGHT: (),
    Look.CONTRAST: ("contrast.css",),
    Look.BEAMER: ("contrast.css", "beamer.css"),
    Look.PRINT: ("print.css",),
}


def apply(look: Look, *, map_first: bool) -> None:
    """Set the rules of a look, and on a phone show the list or the map."""
    hidden = "side" if map_first else "middle"
    part = f'[data-testid="stColumn"]:has(.st-key-{hidden})'
    narrow = f"@media (max-width: {NARROW_PX}px) {{ {part} {{ display: none; }} }}"
    rules = "".join((STATIC / name).read_text(encoding="utf-8") for name in SHEETS[look])
    st.html(f"<style>{rules}{narrow}</style>")


def ask_look(_: Translator) -> None:
    """Let choose how the page looks; nothing of it says anything about a person."""
    visit = state.visit()
    with st.popover(_("View"), icon=":material/contrast:"):
        looks = list(Look)
        visit.look = st.radio(
            _("View"), looks, looks.index(Look(visit.look)), key=f"look-{visit.look}",
            format_func=lambda one: _(NAMES[one]),
        )  # fmt: skip
        visit.map_off = not st.toggle(_("Show the map"), not visit.map_off, key="map-on")


WAYS_OUT = {Look.BEAMER: N_("End the beamer’s view"), Look.PRINT: N_("End the view for printing")}


def leave_bare(_: Translator) -> None:
    """Show the one small way out of a view that has nothing beside."""
    visit = state.visit()
    words = WAYS_OUT.get(Look(visit.look))
    if words and st.button(_(words), icon=":material/close_fullscreen:", key="leave-bare"):
        visit.look = Look.CALM
        st.rerun()


def ask_phone_view(_: Translator) -> None:
    """Let choose between list and map where only one has room; wide screens hide the choice."""
    visit = state.visit()
    names = (_("List"), _("Map"))
    with st.container(key="phone-view"):
        picked = st.segmented_control(
            _("List or map"), names, default=names[visit.map_first], key="phone-choice",
            label_visibility="collapsed", width="stretch",
        )  # fmt: skip
    if (picked == names[1]) != visit.map_first:
        visit.map_first = not visit.map_first
        st.rerun()  # so that the rules of the page follow

"""The frame of all pages: language, style, heading, columns."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from sozialmap.core.areas import Area
from sozialmap.maps.bundle import BUNDLE, bundle_address
from sozialmap.maps.neighbourhood import to_script_json
from sozialmap.text.aloud import aloud_words
from sozialmap.text.explore import describe_attribution
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import N_, Translator
from sozialmap.ui.forgetting import ask_forget
from sozialmap.ui.languages import ask_language
from sozialmap.ui.looks import ask_look

STATIC = Path(__file__).resolve().parent / "static"
ICON = STATIC / "icon.png"
STYLE = STATIC / "page.css"
STREAMLIT_WORDS = (
    N_("Upload"), N_("Browse files"), N_("Drag and drop file here"), N_("{size} MB per file"),
    N_("No results"), N_("Select all"), N_("Skip to main content"), N_("Open"), N_("Close"),
    N_("Show password"), N_("Hide password"),
)  # fmt: skip
"""Words of Streamlit that no setting changes."""
SCRIPT = BUNDLE / "page.js"
CALL = (
    "(() => { const call = () => window.sozialmapPage(%s);"
    "if (window.sozialmapPage) { call(); return; }"
    "const script = document.createElement('script');"
    "script.src = '%s'; script.onload = call; document.head.append(script); })();"
)
"""Streamlit drops a script in which a `<` stands before a letter, so that only the call is here."""


def frame(_: Translator) -> None:
    """Set style, language of the page and names of its parts."""
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")
    if SCRIPT.is_file():  # before the first set-up there is none
        foreign = {english: _(english) for english in STREAMLIT_WORDS}
        words = to_script_json(
            {
                "lang": _.tag,
                "dir": "rtl" if _.is_rtl else "ltr",
                "map": _("Map of the neighbourhood"),
                "words": foreign,
                "aloud": aloud_words(_),
                "gone": _(
                    "The page was loaded anew. What was only in memory is gone. Entries that were "
                    "saved are still there."
                ),
                "understood": _("Understood"),
            }
        )
        st.html(
            f"<script>{CALL % (words, bundle_address(SCRIPT.name))}</script>",
            unsafe_allow_javascript=True,
        )


def navigation(pages: Sequence[StreamlitPage], _: Translator) -> None:
    """Show the way to all pages; Streamlit marks the one that is open."""
    with st.container(horizontal=True, gap="small", key="nav"):
        for page in pages:
            st.page_link(page)
        with st.container(horizontal=True, gap="small", key="shown", width="content"):
            ask_forget(_)
            ask_language(_)
            ask_look(_)


def heading(area: Area | None, _: Translator) -> None:
    """Show the name of the neighbourhood, and whether it is invented."""
    name = as_markdown(area.name) if area else _("no area yet")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Treasure map {area}", area=name), anchor=False, width="content")
        if area and area.fictional:
            st.badge(_("invented quarter to try out"), color="gray", icon=":material/science:")


def always() -> DeltaGenerator:
    """Return room for what is not always there.

    It keeps its place, since the map is loaded anew whenever the number of parts above it changes.
    """
    return st.container()


def list_and_map(*, map_off: bool) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the room of the list and that of the map; a phone shows one of them at a time."""
    with st.container(key="main"):
        if map_off:
            return st.container(key="side"), st.container(key="middle")
        left, right = st.columns((5, 7), gap="medium")
    return left.container(key="side"), right.container(key="middle")


def skip_map(_: Translator) -> None:
    """Offer those who come by keyboard a way past the map."""
    st.html(f'<a class="skip" href="#after-map">{_("Skip the map")}</a>')


def after_map() -> None:
    """Mark where the way past the map leads."""
    st.html('<div id="after-map" tabindex="-1"></div>')


def desk_and_map() -> Sequence[DeltaGenerator]:
    """Return the column of a form or list and that of its map; on a phone the map comes last."""
    return st.columns((5, 7), gap="medium")


def footer(area: Area | None, _: Translator) -> None:
    """Show where the map comes from."""
    if area:
        st.caption(as_markdown(describe_attribution(area, _)))

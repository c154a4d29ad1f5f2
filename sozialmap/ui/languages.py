"""The switch of the language, on every page."""

import streamlit as st

from sozialmap.config import LANGUAGES
from sozialmap.text.translator import Translator
from sozialmap.ui import state

NAMES = {"de": "Deutsch", "de_simple": "Deutsch in einfachen Worten", "en": "English"}
"""Each in its own words, so that everybody finds the own one."""


def ask_language(_: Translator) -> None:
    """Let choose the language of this visit."""
    now = state.language()
    with st.popover(_("Language"), icon=":material/translate:"):
        chosen = st.radio(
            _("Language"), LANGUAGES, LANGUAGES.index(now), key=f"language-{now}",
            format_func=NAMES.__getitem__,
        )  # fmt: skip
    if chosen != now:
        state.speak(chosen)
        st.rerun()

"""Ankommen: language, size of type, and that nothing is saved."""

import streamlit as st

from sozialmap.config import LANGUAGES
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.languages import NAMES
from sozialmap.ui.planning import own_file
from sozialmap.ui.planning.fields import ask_one
from sozialmap.ui.planning.talk import Talk


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    st.markdown(
        _(
            "Together we look for something that suits you. At the end you take one sheet of "
            "paper with you. You can leave out everything and go back at any time."
        )
    )
    st.info(
        _("**Nothing is saved.** What you say stays on this screen until you delete it."),
        icon=":material/lock:",
    )
    own_file.tell_returned(_)
    names = {code: NAMES[code] for code in LANGUAGES}
    language = ask_one(_("Language"), names, _.language, "language")
    talk.large = st.toggle(_("Large type"), talk.large, key=state.widget_key("plan-large"))
    talk.easy = st.toggle(
        _("The sheet in easy words"), talk.easy, key=state.widget_key("plan-easy")
    )
    own_file.ask_open(talk, _)
    if language and language != _.language:
        state.speak(language)
        st.rerun()

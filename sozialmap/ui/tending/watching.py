"""Long work on a page: how far it is, and a button to stop it."""

from typing import Any

import streamlit as st

from sozialmap.text.commands import STEPS
from sozialmap.text.translator import Translator
from sozialmap.usecases.background import Run


@st.fragment(run_every=0.5)
def watch_run(run: Run[Any], _: Translator) -> None:
    """Show how far work is and let it be stopped; when it is done, the page is shown anew."""
    if not run.is_running:
        st.rerun(scope="app")
    st.progress(run.share, text=_(STEPS[run.step]) if run.step in STEPS else "")
    if st.button(_("Stop"), icon=":material/stop_circle:", key="stop-run"):
        run.stop()

"""The first start: set-up runs in the background, this page shows how far it is."""

import streamlit as st

from sozialmap.text import describe_error
from sozialmap.text.commands import STEPS
from sozialmap.ui import state


def page() -> None:
    """Start what is left to do and show its progress."""
    run, _ = state.house().setup_run, state.translator()
    st.title(_("sozialmap is being prepared"), anchor=False)
    st.markdown(_("This happens once and takes about a minute. The page goes on by itself."))
    if run.error is None:
        run.start()
    show_progress()


@st.fragment(run_every=1.0)
def show_progress() -> None:
    """Show the step at work; go on when all is done, tell when something failed."""
    run, _ = state.house().setup_run, state.translator()
    if run.error is not None:
        st.error(describe_error(run.error, _))
        if st.button(_("Try again")):
            run.start()
        return
    if not run.is_running and run.is_ready:
        st.rerun(scope="app")
    st.progress(run.share, text=_(STEPS[run.step]) if run.step else "")

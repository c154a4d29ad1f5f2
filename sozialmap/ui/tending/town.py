"""The area: built from an OpenStreetMap extract, or fetched by the name of the town."""

import streamlit as st

from sozialmap.core.areas import Area
from sozialmap.core.ports import Progress
from sozialmap.text import describe_error
from sozialmap.text.commands import describe_area
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Upload
from sozialmap.ui.tending.watching import watch_run
from sozialmap.usecases.background import Run


def build_from(upload: Upload, _: Translator) -> None:
    """Build an area from a dropped extract, with progress."""
    if upload.run is None:
        name = st.text_input(_("Name of the area"), key="area-name")
        if st.button(_("Build the area"), type="primary", disabled=not name.strip()):
            upload.run = Run(lambda told: _build(upload, name.strip(), told))
            st.rerun()
        return
    if upload.run.is_running:
        watch_run(upload.run, _)
        return
    _show_end(upload.run, _)
    if st.button(_("Back"), icon=":material/arrow_back:"):
        upload.run = None
        st.rerun()


def _build(upload: Upload, name: str, told: Progress) -> Area:
    return state.house().build_area(upload.path, name, cut=None, use=True, progress=told)


def _show_end(run: Run[Area], _: Translator) -> None:
    if run.error is not None:
        st.error(describe_error(run.error, _))
    elif run.result is not None:
        st.success("  \n".join(map(as_markdown, describe_area(run.result, _))))


def section(_: Translator) -> None:
    """Offer to fetch a town."""
    st.info(_("Soon."))

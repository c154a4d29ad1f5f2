"""The script that Streamlit runs: which page is shown."""

import streamlit as st

from sozialmap.ui import layout, state
from sozialmap.ui.pages import explore, first_start


def main() -> None:
    """Show the page of this address, or the first start."""
    _ = state.translator()
    st.set_page_config(page_title="sozialmap", page_icon=str(layout.ICON), layout="wide")
    layout.frame(_)
    if not state.house().setup_run.is_ready:
        first_start.page()
        return
    pages = [st.Page(explore.page, title=_("Explore"), default=True)]
    st.navigation(pages, position="hidden").run()


main()

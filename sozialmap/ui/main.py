"""The script that Streamlit runs: which page is shown."""

import streamlit as st

from sozialmap.ui import layout, state
from sozialmap.ui.pages import data, entry, explore, first_start


def main() -> None:
    """Show the page of this address, or the first start."""
    _ = state.translator()
    st.set_page_config(page_title="sozialmap", page_icon=str(layout.ICON), layout="wide")
    layout.frame(_)
    if not state.house().setup_run.is_ready:
        first_start.page()
        return
    pages = [
        st.Page(explore.page, title=_("Explore"), icon=":material/map:", default=True),
        st.Page(data.page, title=_("Data"), icon=":material/table_edit:", url_path="daten"),
        st.Page(
            entry.page, title=_("Enter"), icon=":material/add_location_alt:", url_path="eintragen"
        ),
    ]
    state.keep_pages({page.url_path: page for page in pages})
    chosen = st.navigation(pages, position="hidden")
    layout.navigation(pages, chosen)
    chosen.run()


main()

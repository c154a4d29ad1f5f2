"""The script that Streamlit runs: which page is shown.

It has a folder of its own, since Streamlit takes a folder `pages` beside its script for its own.
"""

import streamlit as st

from sozialmap.ui import forgetting, layout, looks, state
from sozialmap.ui.pages import data, entry, explore, first_start, plan, privacy


def main() -> None:
    """Show the page of this address, or the first start."""
    _ = state.translator()
    st.set_page_config(page_title="sozialmap", page_icon=str(layout.ICON), layout="wide")
    layout.frame(_)
    pages = [
        st.Page(explore.page, title=_("Explore"), icon=":material/map:", default=True),
        st.Page(plan.page, title=_("Plan"), icon=":material/forum:", url_path="planen"),
        st.Page(data.page, title=_("Data"), icon=":material/table_edit:", url_path="daten"),
        st.Page(entry.page, title=_("Enter"), icon=":material/add:", url_path="eintragen"),
        st.Page(privacy.page, title=_("Privacy"), icon=":material/shield:", url_path="datenschutz"),
    ]
    chosen = st.navigation(pages, position="hidden")
    if not state.house().setup_run.is_ready:
        first_start.page()
        return
    state.keep_pages({page.url_path: page for page in pages})
    layout.navigation(pages, _)
    state.write_language()
    visit = state.visit()
    looks.apply(looks.Look(visit.look), map_first=visit.map_first)
    looks.leave_bare(_)
    forgetting.touch()
    forgetting.warn_idle()
    forgetting.tell_erased(_)
    chosen.run()
    forgetting.guard_reload()


main()

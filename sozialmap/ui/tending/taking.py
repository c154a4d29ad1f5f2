"""Taking the data along: tables for others, a backup for oneself."""

from functools import partial

import streamlit as st

from sozialmap.core.sharing import Audience
from sozialmap.text.translator import N_, Translator
from sozialmap.ui import state

FORMS = {
    "csv": N_("Table (.csv)"),
    "xlsx": N_("Excel (.xlsx)"),
    "geojson": N_("Map data (.geojson)"),
}


def section(_: Translator) -> None:
    """Offer the exports and the backup; each file is made when it is asked for."""
    house = state.house()
    st.markdown(_("**Offers as a table**"))
    inside = st.toggle(
        _("With fields that only the team may see"), key="take-team",
        help=_("Persons to ask for, their telephone numbers, your own notes."),
    )  # fmt: skip
    audience = Audience.TEAM if inside else Audience.PUBLIC
    with st.container(horizontal=True, gap="small"):
        for kind, words in FORMS.items():
            st.download_button(
                _(words),
                data=partial(house.exported, kind, audience),
                file_name=f"sozialmap-{state.today():%Y-%m-%d}.{kind}",
                icon=":material/download:",
                on_click="ignore",
                key=f"take-{kind}",
            )
    st.markdown(_("**Everything in one file**"))
    st.caption(
        _("Offers, history and areas. Keep it where only the team can read it; "
          "“sozialmap restore FILE” puts everything back.")
    )  # fmt: skip
    st.download_button(
        _("Backup (.zip)"),
        data=house.backed_up,
        file_name=f"sozialmap-{state.today():%Y-%m-%d}.zip",
        icon=":material/archive:",
        on_click="ignore",
        key="take-backup",
    )

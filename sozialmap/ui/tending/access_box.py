"""Asks for the passphrase where it is needed."""

import streamlit as st

from sozialmap.text.translator import Translator
from sozialmap.ui import state


def admitted(_: Translator) -> bool:
    """Tell whether this visit may edit; where it may not, say so and ask for the passphrase."""
    if state.is_team():
        return True
    st.info(_("Everybody may read. To change data you need the passphrase of the team."))
    if not state.house().settings.team_passphrase:
        st.caption(
            _("None is set. On the machine itself no passphrase is needed; else an "
              "administrator sets SOZIALMAP_TEAM_PASSPHRASE.")
        )  # fmt: skip
        return False
    with st.form("passphrase", border=False):
        given = st.text_input(_("Passphrase"), type="password", autocomplete="off")
        sent = st.form_submit_button(_("Confirm"), type="primary")
    if sent and state.house().gate.opens(given):
        state.visit().team = True
        st.rerun()
    if sent:
        st.error(_("That is not the passphrase."))
    return False

"""What the team can do with what the map shows."""

import streamlit as st

from sozialmap.core.model import Offer
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.past import versions
from sozialmap.ui.tending.writing import open_form


def change(offer: Offer, _: Translator) -> None:
    """Let the team change an entry and see what it was before."""
    if not state.is_team():
        return
    if st.button(_("Change this entry"), icon=":material/edit:", key="change-entry"):
        open_form(offer)
    versions(offer, _)


def missing(_: Translator) -> None:
    """Offer to enter what somebody looked for in vain; their words are not taken along."""
    if st.button(_("Something is missing here"), icon=":material/add:", key="missing-entry"):
        open_form(None)

"""A page of nothing but two grids of cards; run by test_cards.py."""

import streamlit as st

from sozialmap.core.wishes import Mode
from sozialmap.pictures import AREA_PICTURES, picture_of
from sozialmap.ui.cards import Card, ask_cards

AREAS = [Card(area, area, picture) for area, picture in AREA_PICTURES.items()]
MODES = [Card(mode, f"**{mode}**", picture_of(mode)) for mode in Mode]

st.title("Was ist mir wichtig?")
st.session_state["chosen"] = ask_cards(AREAS, frozenset(("Tiere",)), "areas")
st.session_state["modes"] = ask_cards(MODES, frozenset(), "modes")

"""A still map of offers of a talk: it moves nowhere and asks nobody."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from sozialmap.core.model import Offer
from sozialmap.pictures import to_data_uri
from sozialmap.text.entries import describe_title
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.talk import Talk

SIZE = (900, 560)


def still_map(offers: Sequence[Offer], talk: Talk, _: Translator) -> None:
    """Show offers as numbered markers, with the start; where none has a place, say so."""
    svg = state.house().talk_picture(offers, talk.start, talk.mode, SIZE, _)
    if svg is None:
        st.caption(_("None of these has a place on the map."))
        return
    told = "; ".join(
        f"{number}. {describe_title(offer, _)}" for number, offer in enumerate(offers, 1)
    )
    alt = escape(_("Map: {told}", told=told), quote=True)
    st.html(f'<img class="plan-map" src="{to_data_uri(svg)}" alt="{alt}">')

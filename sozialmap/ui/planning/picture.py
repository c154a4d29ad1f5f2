"""A still map of offers of a talk: it moves nowhere and asks nobody."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from sozialmap.core.model import Offer
from sozialmap.pictures import picture_of_interest, to_data_uri
from sozialmap.text.entries import describe_title
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.talk import Talk, known_now
from sozialmap.usecases.plan_talk import find_topic

SIZES = {"wide": (900, 560), "narrow": (358, 360)}
"""By the class of the picture: for a desk or tablet, and for a phone (static/plan.css)."""


def still_map(
    offers: Sequence[Offer], talk: Talk, _: Translator, understood: Iterable[str] = ()
) -> None:
    """Show offers as numbered markers, with the start; where none has a place, say so.

    Beside each marker stands the drawing of its topic, best of what was `understood`.
    """
    known, heard = known_now(talk), [*talk.interests, *understood]
    topics = [find_topic(offer, heard, known) for offer in offers]
    drawings = [picture_of_interest(topic) if topic else "" for topic in topics]
    told = "; ".join(
        f"{number}. {describe_title(offer, _)}" for number, offer in enumerate(offers, 1)
    )
    alt = escape(_("Map: {told}", told=told), quote=True)
    for name, size in SIZES.items():
        svg = state.talks().draw_map(offers, talk.start, talk.mode, size, _, drawings)
        if svg is None:
            st.caption(_("None of these has a place on the map."))
            return
        st.html(f'<img class="plan-map plan-map-{name}" src="{to_data_uri(svg)}" alt="{alt}">')

"""Cards to choose from: a picture, a word, and a tick where one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from sozialmap.pictures import find_picture, to_data_uri
from sozialmap.text.plain import as_markdown
from sozialmap.ui import state

LOOK = Path(__file__).resolve().parent / "static" / "cards.css"


@dataclass(frozen=True, slots=True)
class Card:
    """What a card stands for, its word and the name of its picture."""

    value: str
    word: str
    picture: str


def ask_cards(cards: Sequence[Card], chosen: frozenset[str], key: str) -> frozenset[str]:
    """Show a grid of cards and return the values that are chosen now.

    Each is a checkbox to keyboard and screen reader. `key` names the grid on its page.
    """
    names = [f"card-{key}-{place}" for place in range(len(cards))]
    pictures = "".join(map(_picture_rule, names, cards))
    st.html(f"<style>{LOOK.read_text(encoding='utf-8')}{pictures}</style>")
    with st.container(horizontal=True, key=f"cards-{key}"):
        asked = [
            _ask_card(card, card.value in chosen, name)
            for card, name in zip(cards, names, strict=True)
        ]
    return frozenset(card.value for card, yes in zip(cards, asked, strict=True) if yes)


def _ask_card(card: Card, chosen: bool, name: str) -> bool:
    with st.container(key=name, width="content"):
        return st.checkbox(
            as_markdown(card.word), chosen, key=state.widget_key(f"{name}-{card.value}")
        )


def _picture_rule(name: str, card: Card) -> str:
    return f'.st-key-{name} {{ --picture: url("{_to_address(card.picture)}"); }}\n'


@cache
def _to_address(picture: str) -> str:
    return to_data_uri(find_picture(picture))

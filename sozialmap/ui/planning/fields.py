"""Inputs of the page Planen. All keep what was said in the talk at once, shown or not."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from sozialmap.core.model import Interest
from sozialmap.pictures import AREA_PICTURES, picture_of_interest
from sozialmap.text.plain import as_markdown
from sozialmap.text.talk_words import area_name, interest_name
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.cards import Card, ask_cards

LONGEST = 5000
"""What is read of a text (sozialmap.language)."""
Option = TypeVar("Option")


def ask_words(
    label: str,
    said: str,
    key: str,
    keep: Callable[[str], None],
    *,
    example: str = "",
    lines: int = 3,
    hidden: bool = False,
) -> None:
    """Ask for own words. They are kept even where the next click leads to another page."""
    full_key = state.widget_key(f"plan-{key}")
    st.text_area(
        label, said, key=full_key, max_chars=LONGEST, placeholder=example,
        height=30 * lines + 20, label_visibility="collapsed" if hidden else "visible",
        on_change=lambda: keep(str(state.widget_value(full_key) or "")),
    )  # fmt: skip


def ask_one(
    label: str, names: Mapping[Option, str], said: Option | None, key: str, *, hidden: bool = False
) -> Option | None:
    """Ask for one of a few; a second tap takes it back."""
    return st.pills(
        label, list(names), default=said if said in names else None,
        format_func=names.__getitem__, key=state.widget_key(f"plan-{key}"),
        label_visibility="collapsed" if hidden else "visible",
    )  # fmt: skip


def ask_some(label: str, names: Mapping[Option, str], said: list[Option], key: str) -> list[Option]:
    """Ask for any of a few."""
    return st.pills(
        label, list(names), default=[one for one in said if one in names],
        format_func=names.__getitem__, selection_mode="multi",
        key=state.widget_key(f"plan-{key}"),
    )  # fmt: skip


def ask_interests(
    interests: tuple[Interest, ...],
    areas: frozenset[str],
    chosen: frozenset[str],
    key: str,
    _: Translator,
) -> tuple[frozenset[str], frozenset[str]]:
    """Ask with cards for areas, then for interests of each area; return what is chosen of both."""
    by_area: dict[str, list[Interest]] = {}
    for interest in interests:
        by_area.setdefault(interest.area, []).append(interest)
    cards = [
        Card(area, area_name(some[0], _), AREA_PICTURES[area]) for area, some in by_area.items()
    ]
    before, areas = areas, ask_cards(cards, areas, f"{key}-areas")
    for number, (area, some) in enumerate(by_area.items()):
        if area in areas:
            st.markdown(f"**{as_markdown(area_name(some[0], _))}**")
            told = [Card(one.name, interest_name(one, _), picture_of_interest(one)) for one in some]
            ours = frozenset(one.name for one in some)
            chosen = (chosen - ours) | ask_cards(told, chosen & ours, f"{key}-{number}")
        elif area in before:
            chosen -= {one.name for one in some}
    return areas, chosen

"""Our drawings on chips: what was understood, before its word."""

import re
from collections.abc import Iterable, Mapping

import streamlit as st

from sozialmap.core.ports import WishReader
from sozialmap.pictures import find_picture, picture_of_interest, to_data_uri

NOT_IN_A_CLASS = re.compile(r"[^a-zA-Z0-9_-]")
LOOK = (
    "{chips} {{ display: inline-flex; align-items: center; }}"
    "{pictures} {{ content: ''; flex: none; width: 1.6rem; height: 1.6rem;"
    " background: currentColor; mask: var(--picture) center / contain no-repeat;"
    " margin-inline-end: .45rem; }}"
    "@media (forced-colors: active) {{ {pictures} {{ background: ButtonText; }} }}"
)


def draw_on_chips(names: Mapping[str, str], reader: WishReader) -> None:
    """Draw interests on buttons; `names` are interests by the key of their button."""
    drawn = {key: picture for key, name in names.items() if (picture := _picture(name, reader))}
    if not drawn:
        return
    pictures = "".join(
        f'.st-key-{_to_class(key)} {{ --picture: url("{to_data_uri(find_picture(picture))}"); }}'
        for key, picture in drawn.items()
    )
    look = LOOK.format(
        chips=_selector(drawn, "button"), pictures=_selector(drawn, "button::before")
    )
    st.html(f"<style>{pictures}{look}</style>")


def _picture(name: str, reader: WishReader) -> str | None:
    interest = reader.find_interest(name)
    return picture_of_interest(interest) if interest else None


def _selector(keys: Iterable[str], part: str) -> str:
    return ", ".join(f".st-key-{_to_class(key)} {part}" for key in keys)


def _to_class(key: str) -> str:
    """Return a key as Streamlit makes a class of it."""
    return NOT_IN_A_CLASS.sub("-", key.strip())

"""State of one visit and what all visitors share; the only place that touches either.

What a person says lives in the memory of one session. The address of the page holds filters that
say nothing about a person, never words, a start or a wish.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from sozialmap.core.index import Index
from sozialmap.core.model import OfferKind
from sozialmap.core.ports import WishReader
from sozialmap.core.talk import Talk
from sozialmap.text import Translator
from sozialmap.ui.access import Asked, is_own_machine
from sozialmap.ui.tending.desk import Desk
from sozialmap.usecases.explore import PartOfDay, Query, Wanted
from sozialmap.usecases.hearing import Memory, RememberingReader
from sozialmap.wiring import House, shared_house

KEY = "visit"
PAGES = "pages"
LOOKS = ("ruhig", "hell", "kontrast", "beamer", "druck")
FORWARDED = ("x-forwarded", "forwarded")
PAGE_SIZE = 20


@dataclass(slots=True)
class Visit:
    """One visit, gone when the page is closed."""

    query: Query = field(default_factory=Query)
    start_label: str = ""
    start_problem: str = ""
    selected: int | str | None = None
    page: int = 0
    """Of the list, from 0."""
    picking: bool = False
    """Whether the next click on the map chooses the start."""
    handled: dict[str, Any] | None = None
    """What was said on the map last and answered, since the map repeats it."""
    resets: int = 0
    """Part of widget keys, so that a reset empties the widgets too."""
    look: str = "ruhig"
    """How the page looks; see ui.looks."""
    map_off: bool = False
    map_first: bool = False
    """Whether a phone shows the map rather than the list."""
    team: bool = False
    """Whether the passphrase was given in this visit."""
    desk: Desk = field(default_factory=Desk)
    heard: Memory = field(default_factory=dict)
    """What was heard in the last sentences of this visit."""
    talk: Talk = field(default_factory=Talk)
    """What was said on the page Planen."""
    wiped: str = ""
    """What was wiped of a talk and when, until the next one begins."""

    def change(self, query: Query) -> bool:
        """Take a query; where it changed, the list starts from its top again."""
        changed = query != self.query
        if changed:
            self.query = query
            self.page = 0
        return changed


def visit() -> Visit:
    """Return this visit; a new one takes its filters from the address of the page."""
    if KEY not in st.session_state:
        st.session_state[KEY] = _visit_of_link()
    found: Visit = st.session_state[KEY]
    return found


def house() -> House:
    """Return what all visitors share: data and settings, nothing of anybody."""
    return shared_house()


def reader() -> WishReader:
    """Return the reader that all visitors share, with the memory of this visit alone."""
    return RememberingReader(house().reader, visit().heard)


def translator() -> Translator:
    """Return the translator of this visit: of the language its talk is held in."""
    return house().translator(visit().talk.language or None)


def is_team() -> bool:
    """Tell whether this visit may edit and see team fields."""
    if visit().team:
        return True
    headers = st.context.headers
    return is_own_machine(
        Asked(
            listening=str(st.get_option("server.address") or ""),
            host=headers.get("Host") or "",
            address=st.context.ip_address or "",
            forwarded=any(
                name.lower().startswith(("x-forwarded", "forwarded")) for name in headers
            ),
        )
    )


def today() -> date:
    """Return the day where the server stands."""
    return date.today()  # noqa: DTZ011


def reset() -> None:
    """Forget all filters of this visit."""
    current = visit()
    st.session_state[KEY] = Visit(
        resets=current.resets + 1, team=current.team, desk=current.desk, talk=current.talk
    )


def widget_key(name: str) -> str:
    """Return the key of a widget, new after each reset."""
    return f"{name}-{visit().resets}"


def entry_key(entry_id: int | str | None) -> str:
    """Return the id of an entry as a part of widget keys."""
    return "".join(c if c.isalnum() else "-" for c in str(entry_id))


def map_key(index: Index, entry_id: int | str | None) -> str:
    """Return the row of an entry on the map as a part of keys, as frontend/src/rows.js reads it;

    an entry without a place has its id instead.
    """
    row = index.located_rows.get(index.rows.get(entry_id or "", -1))
    return f"off-{entry_key(entry_id)}" if row is None else str(row)


def widget_value(key: str) -> Any:
    """Return what stands in a widget, by its whole key; None where it is not shown."""
    return st.session_state.get(key)


def empty_widgets() -> None:
    """Let all widgets of this visit start anew, and forget what was heard."""
    current = visit()
    current.resets += 1
    current.heard.clear()


def keep_pages(pages: Mapping[str, StreamlitPage]) -> None:
    """Remember the pages, so that `go` finds them."""
    st.session_state[PAGES] = pages


def go(name: str) -> None:
    """Show another page, by the end of its address."""
    st.switch_page(st.session_state[PAGES][name])


def write_link() -> None:
    """Let the address of the page say area, kind, day, facts and entry, and nothing else."""
    query, selected = visit().query, visit().selected
    link = {
        "thema": query.area or "",
        "art": query.kind or "",
        "tag": "" if query.day is None else str(query.day + 1),
        "zeit": "" if query.part_of_day is PartOfDay.ANY else query.part_of_day.name.lower(),
        "fakten": ",".join(sorted(query.wanted)),
        "offer": "" if selected is None else str(selected),
        "ansicht": "" if visit().look == LOOKS[0] else visit().look,
    }
    wanted = {name: value for name, value in link.items() if value}
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def _visit_of_link() -> Visit:
    link = st.query_params
    index_names = house().vocabulary.area_names
    area = link.get("thema")
    day = link.get("tag", "")
    part = link.get("zeit", "").upper()
    wanted = {fact for fact in link.get("fakten", "").split(",") if fact}
    query = Query(
        area=area if area in index_names else None,
        kind=next((kind for kind in OfferKind if kind == link.get("art")), None),
        day=int(day) - 1 if day in "1234567" and day else None,
        part_of_day=PartOfDay[part] if part in PartOfDay.__members__ else PartOfDay.ANY,
        wanted=frozenset(one for one in Wanted if one in wanted),
    )
    look = link.get("ansicht", "")
    return Visit(
        query=query,
        selected=_entry_id(link.get("offer", "")),
        look=look if look in LOOKS else LOOKS[0],
    )


def _entry_id(text: str) -> int | str | None:
    if text.isdigit():
        return int(text)
    return text if text.startswith("osm:") else None

"""State of one visit and what all visitors share; the only place that touches either.

What a person says lives in the memory of one session. The address of the page holds filters and how
the page is shown (look, language), never words, a start or a wish.
"""

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import streamlit as st
from streamlit import runtime
from streamlit.navigation.page import StreamlitPage
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.state.session_state import SessionState

from sozialmap.config import LANGUAGES
from sozialmap.core.index import Index
from sozialmap.core.model import OfferKind
from sozialmap.core.ports import WishReader
from sozialmap.privacy.forgetting import (
    Erasure,
    Forgettable,
    Reason,
    find_left,
)
from sozialmap.talks import Talks
from sozialmap.text import Translator
from sozialmap.text.translator import N_
from sozialmap.ui.access import Asked, is_own_machine
from sozialmap.ui.visit import Visit
from sozialmap.usecases.explore import PartOfDay, Query
from sozialmap.usecases.hearing import RememberingReader
from sozialmap.wiring import House, shared_house

KEY = "visit"
PAGES = "pages"
LANG = "lang"
LOOKS = ("ruhig", "hell", "kontrast", "beamer", "druck")
FORWARDED = ("x-forwarded", "forwarded")
PAGE_SIZE = 20
ON_THE_MAP, MY_POSITION = N_("chosen on the map"), N_("my position")
"""Starts that nobody typed; told anew when the language changes."""


def visit() -> Visit:
    """Return this visit; a new one takes its filters from the address of the page."""
    if KEY not in st.session_state:
        st.session_state[KEY] = _visit_of_link()
    found: Visit = st.session_state[KEY]
    return found


def house() -> House:
    """Return what all visitors share: data and settings, nothing of anybody."""
    return shared_house()


def talks() -> Talks:
    """Return what a talk needs of the house."""
    return Talks(house())


def reader() -> WishReader:
    """Return the reader that all visitors share, with the memory of this visit alone."""
    return RememberingReader(house().reader, visit().heard)


def translator() -> Translator:
    """Return the translator of this visit."""
    return house().translator(language())


def language() -> str:
    """Return the language of this visit."""
    return visit().language or house().settings.language


def speak(chosen: str) -> None:
    """Show all pages of this visit in a language; widgets are made anew, what was said stays."""
    current = visit()
    current.language = chosen
    current.resets += 1
    current.start_problem = ""


def start_label(_: Translator) -> str:
    """Return how the start of this visit is called: as it was typed, or in words of ours."""
    label = visit().start_label
    return _(label) if label in (ON_THE_MAP, MY_POSITION) else label


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


def held_visit() -> Visit | None:
    """Return this visit where there is one already."""
    found: Visit | None = st.session_state.get(KEY)
    return found


def seat() -> "PageSeat":
    """Return where this visit sits."""
    id = _context().session_id
    session = runtime.get_instance().get_app_session(id) if runtime.exists() else None
    return PageSeat(id, weakref.ref(session) if session else None)


def forget() -> Erasure:
    """Empty this visit and all that the session keeps of it; return what was erased."""
    current, context = visit(), _context()
    said = current.said()
    counts = current.forget()
    st.query_params.clear()
    kept = context.session_state._state
    _empty(kept, context.session_id)
    st.session_state[KEY] = current
    stores = {
        "session": kept.filtered_state,
        "fields": [kept._old_state, kept._new_widget_state],
        "address": st.query_params.to_dict(),
    }
    left = find_left(said, stores)
    now = datetime.now().astimezone()
    current.erased = Erasure(now, Reason.ASKED, counts, tuple(stores), left)
    return current.erased


def _context() -> ScriptRunContext:
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("a visit is only there while a page is drawn")
    return context


@dataclass(frozen=True, slots=True)
class PageSeat:
    """The session of a page, which this does not keep alive."""

    id: str
    session: weakref.ref[AppSession] | None = None

    def is_connected(self) -> bool:
        """Tell whether a browser shows the page."""
        return runtime.exists() and runtime.get_instance().is_active_session(self.id)

    def clear(self, thing: Forgettable) -> None:
        """Empty the session but for the visit, and draw its page anew, or end it without a browser.

        It is emptied even then, since Streamlit's loop keeps the last session in a variable until
        another one comes.
        """
        session = self.session() if self.session else None
        if session is None or not runtime.exists():
            return
        kept = session.session_state
        _empty(kept, self.id)
        if self.is_connected():
            kept[KEY] = thing
            session.request_rerun(ClientState(page_script_hash=session.page_script_hash))
        else:
            runtime.get_instance().clear_user_info_for_session(self.id)


def _empty(kept: SessionState, id: str) -> None:
    """Take everything of a session away: answers, fields, files and downloads.

    Streamlit never drops the first values of fields by itself.
    """
    kept.clear()
    kept._new_widget_state.widget_metadata.clear()
    if runtime.exists():
        running = runtime.get_instance()
        running.uploaded_file_mgr.remove_session_files(id)
        running.media_file_mgr.clear_session_refs(id)
        running.media_file_mgr.remove_orphaned_files()


def drop_files() -> None:
    """Drop sheets and other downloads that belong to no page any more.

    Streamlit marks them at the first call and deletes them at the next one, so that one that was
    made this moment can still be fetched; without a page that is drawn nobody else would call.
    """
    if runtime.exists():
        runtime.get_instance().media_file_mgr.remove_orphaned_files()


def reset() -> None:
    """Forget all filters of this visit."""
    current = visit()
    st.session_state[KEY] = Visit(
        resets=current.resets + 1,
        language=current.language,
        team=current.team,
        desk=current.desk,
        talk=current.talk,
    )


def widget_key(name: str) -> str:
    """Return the key of a widget, new after each reset."""
    return f"{name}-{visit().resets}"


def entry_key(entry_id: int | str | None) -> str:
    """Return the id of an entry as a part of widget keys."""
    return "".join(c if c.isalnum() else "-" for c in str(entry_id))


def map_key(index: Index, entry_id: int | str | None) -> str:
    """Return the row of an entry on the map as a part of keys, as frontend/src/rows.js reads it.

    An entry without a place has its id instead.
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
    """Let the address of the page say area, kind, day and entry, and nothing else.

    What somebody needs is no filter of a link: it would stay in the history of the browser.
    """
    query, selected = visit().query, visit().selected
    link = {
        "thema": query.area or "",
        "art": query.kind or "",
        "tag": "" if query.day is None else str(query.day + 1),
        "zeit": "" if query.part_of_day is PartOfDay.ANY else query.part_of_day.name.lower(),
        "offer": "" if selected is None else str(selected),
        "ansicht": "" if visit().look == LOOKS[0] else visit().look,
        LANG: _lang_of_link(),
    }
    wanted = {name: value for name, value in link.items() if value}
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def write_language() -> None:
    """Let the address of any page say its language, where it is not that of the settings.

    So a reload keeps it. It tells how the page is shown, as the look does.
    """
    if st.query_params.get(LANG, "") == _lang_of_link():
        return
    if _lang_of_link():
        st.query_params[LANG] = _lang_of_link()
    else:
        del st.query_params[LANG]


def _lang_of_link() -> str:
    return "" if language() == house().settings.language else language()


def _visit_of_link() -> Visit:
    link = st.query_params
    index_names = house().vocabulary.area_names
    area = link.get("thema")
    day = link.get("tag", "")
    part = link.get("zeit", "").upper()
    query = Query(
        area=area if area in index_names else None,
        kind=next((kind for kind in OfferKind if kind == link.get("art")), None),
        day=int(day) - 1 if day in "1234567" and day else None,
        part_of_day=PartOfDay[part] if part in PartOfDay.__members__ else PartOfDay.ANY,
    )
    look, lang = link.get("ansicht", ""), link.get(LANG, "")
    return Visit(
        query=query,
        selected=_entry_id(link.get("offer", "")),
        look=look if look in LOOKS else LOOKS[0],
        language=lang if lang in LANGUAGES else "",
    )


def _entry_id(text: str) -> int | str | None:
    if text.isdigit():
        return int(text)
    return text if text.startswith("osm:") else None

"""The client's own file of a talk: made when the sheet is taken, opened when one arrives."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from sozialmap.core.errors import InputError
from sozialmap.text import describe_error
from sozialmap.text.entries import describe_title
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.talk import Talk, known_now
from sozialmap.ui.sealed import offer_sealed, read_sealed
from sozialmap.usecases.explore import Query
from sozialmap.usecases.take_along import SEARCH, TALK, unpack_query
from sozialmap.usecases.take_talk_along import unpack_talk


def offer(talk: Talk, _: Translator) -> None:
    """Offer the talk as a sealed file, to go on another day."""
    if not talk.count():
        return
    with st.expander(_("Go on another day: my own file"), icon=":material/lock:"):
        st.markdown(
            _("You can take the whole talk along as a file. It belongs to you; no copy stays here.")
        )
        offer_sealed(_)


def ask_open(talk: Talk, _: Translator) -> None:
    """Ask for a file of an earlier talk; over a begun one it is opened only after a yes."""
    with st.expander(_("Go on with my own file"), icon=":material/lock_open:"):
        content = read_sealed(_)
        if content is not None:
            _open(content, talk, _)
    if state.visit().opened is not None:
        _ask_replace(_)


def tell_returned(_: Translator) -> None:
    """Say that a talk is there again, and kindly which of its offers are not."""
    gone = state.visit().returned
    if gone is None:
        return
    st.success(
        _("Your talk is there again. Go on with “Next”, or see everything on one page."),
        icon=":material/check_circle:",
    )
    for one in gone:
        st.info(
            _("“{title}” is no longer on the map. What you said about it is still in “My choice”.",
              title=as_markdown(describe_title(one, _))),
            icon=":material/info:",
        )  # fmt: skip


def take_talk_too(content: Mapping[str, Any]) -> None:
    """Take the talk of a file whose search was opened, where none is on the screen.

    Raises InputError, with nothing taken.
    """
    if TALK in content and not state.visit().talk.count():
        _take(content)


def _open(content: Mapping[str, Any], talk: Talk, _: Translator) -> None:
    visit = state.visit()
    try:
        unpack_talk(content, known_now(talk))
    except InputError as error:
        st.warning(describe_error(error, _))
        return
    if talk.count():
        visit.opened = content
        return
    _open_now(content, _)


def _ask_replace(_: Translator) -> None:
    visit = state.visit()
    with st.container(border=True, key="plan-replace"):
        st.warning(
            _("There is already a talk on this screen. The file would take its place."),
            icon=":material/help:",
        )
        with st.container(horizontal=True, gap="small"):
            if st.button(_("Keep the talk on the screen"), type="primary", key="plan-keep"):
                visit.opened = None
                visit.passphrases += 1
                st.rerun()
            if st.button(_("Open the file in its place"), key="plan-replace-yes"):
                content, visit.opened = visit.opened, None
                _open_now(content or {}, _)


def _open_now(content: Mapping[str, Any], _: Translator) -> None:
    try:
        _take_search_too(content)
        _take(content)
    except InputError as error:
        st.warning(describe_error(error, _))
        return
    state.visit().passphrases += 1
    state.empty_widgets()
    st.rerun()


def _take(content: Mapping[str, Any]) -> None:
    visit = state.visit()
    unpacked = unpack_talk(content, known_now(visit.talk))
    visit.talk.forget()
    visit.talk, visit.returned = unpacked.talk, unpacked.gone


def _take_search_too(content: Mapping[str, Any]) -> None:
    visit = state.visit()
    if SEARCH in content and visit.query == Query():
        query, visit.start_label = unpack_query(content, state.house().index().area_names)
        visit.change(query)

"""The file for the client: what was said, sealed with a passphrase, and opened again here."""

from typing import Any

import streamlit as st

from sozialmap.core.errors import InputError
from sozialmap.exporters.sealed_file import MOST_BYTES, open_sealed, seal
from sozialmap.text import describe_error
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.usecases.explore import Query
from sozialmap.usecases.take_along import Packed, pack_query
from sozialmap.usecases.take_talk_along import pack_talk

ENDING = "sozialmap"


def offer_sealed(_: Translator) -> None:
    """Ask for a passphrase and offer a file of the search and of the talk, whichever there is."""
    visit = state.visit()
    st.caption(_held(_))
    st.caption(
        _("A good passphrase is easy for you and hard for others: for example four words that do "
          "not belong together. At least 12 signs. Nobody can find it out for you: without it "
          "the file stays closed.")
    )  # fmt: skip
    with st.form("seal", border=False):
        given = _ask_passphrase(_, "seal")
        sensitive = st.checkbox(
            _("Also what is sensitive: health, faith, descent, opinion, sexuality"),
            key=state.widget_key(f"sensitive-{visit.passphrases}"),
        )
        sent = st.form_submit_button(_("Prepare the file"), icon=":material/lock:")
    if sent:
        _seal(_pack(sensitive), given, _)
    if visit.sealed:
        st.download_button(
            _("Save the file"), visit.sealed, f"meins.{ENDING}", "application/octet-stream",
            icon=":material/download:", type="primary", on_click="ignore",
            key=state.widget_key("sealed"),
        )  # fmt: skip


def _has_search() -> bool:
    return state.visit().query != Query()


def _has_talk() -> bool:
    return bool(state.visit().talk.count())


def _held(_: Translator) -> str:
    """Say what goes into the file."""
    if _has_search() and _has_talk():
        return _("The file holds your search and your talk.")
    return _("The file holds your talk.") if _has_talk() else _("The file holds your search.")


def _pack(sensitive: bool) -> Packed:
    visit, reader = state.visit(), state.reader()
    search = pack_query(visit.query, visit.start_label, reader, with_sensitive=sensitive)
    if not _has_talk():
        return search
    talk = pack_talk(visit.talk, reader, with_sensitive=sensitive)
    if not _has_search():
        return talk
    return Packed({**search.content, **talk.content}, search.left_out + talk.left_out)


def _seal(kept: Packed, passphrase: str, _: Translator) -> None:
    visit = state.visit()
    try:
        visit.sealed = seal(kept.content, passphrase)
    except InputError as error:
        st.warning(describe_error(error, _))
        return
    visit.passphrases += 1
    st.success(_("The file is ready. It opens only with your passphrase, and only in sozialmap."))
    if kept.left_out:
        st.info(
            _.plural("{count} answer is sensitive and was left out.",
                     "{count} answers are sensitive and were left out.", kept.left_out)
        )  # fmt: skip


def read_sealed(_: Translator) -> dict[str, Any] | None:
    """Ask for a file and its passphrase; return its content, None as long as there is none."""
    visit = state.visit()
    dropped = st.file_uploader(
        _("Your file"), key=state.widget_key(f"own-file-{visit.passphrases}"),
        max_upload_size=max(1, MOST_BYTES >> 20),
    )  # fmt: skip
    with st.form("unseal", border=False):
        given = _ask_passphrase(_, "open")
        sent = st.form_submit_button(_("Open the file"), icon=":material/lock_open:")
    if not sent:
        return None
    if dropped is None:
        st.warning(_("Please choose your file first."))
        return None
    try:
        return open_sealed(dropped.getvalue(), given)
    except InputError as error:
        st.warning(describe_error(error, _))
        return None


def _ask_passphrase(_: Translator, name: str) -> str:
    key = state.widget_key(f"{name}-words-{state.visit().passphrases}")
    return st.text_input(_("Passphrase"), type="password", autocomplete="off", key=key)

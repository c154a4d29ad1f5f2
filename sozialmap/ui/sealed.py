"""The file for the client: what was said, sealed with a passphrase, and opened again here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from sozialmap.core.errors import InputError
from sozialmap.exporters.sealed_file import MOST_BYTES, open_sealed, seal
from sozialmap.text import describe_error
from sozialmap.text.translator import Translator
from sozialmap.ui import state

ENDING = "sozialmap"


@dataclass(frozen=True, slots=True)
class Kept:
    """What goes into a file, and how much was left out since it is sensitive."""

    content: Mapping[str, Any]
    left_out: int = 0


def offer_sealed(pack: Callable[[bool], Kept], _: Translator) -> None:
    """Ask for a passphrase and offer the file; `pack` is told whether what is sensitive goes in."""
    visit = state.visit()
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
        _seal(pack(sensitive), given, _)
    if visit.sealed:
        st.download_button(
            _("Save the file"), visit.sealed, f"meins.{ENDING}", "application/octet-stream",
            icon=":material/download:", type="primary", on_click="ignore",
            key=state.widget_key("sealed"),
        )  # fmt: skip


def _seal(kept: Kept, passphrase: str, _: Translator) -> None:
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

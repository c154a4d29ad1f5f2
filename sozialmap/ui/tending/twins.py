"""Entries that may be one: side by side, merged field by field, or told apart for good."""

import streamlit as st

from sozialmap.core.duplicates import LookAlike, PairKind, find_look_alikes
from sozialmap.core.parts import find_edits, find_parts, is_of_asset
from sozialmap.text.check import describe_alike
from sozialmap.text.history import describe_part
from sozialmap.text.labels import part_label
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.last_act import tell
from sozialmap.usecases.tend import merge_alike, tell_apart

SHOWN = 20
COLUMNS = (2, 4, 2, 4)
NOT_CHOSEN = frozenset({"source", "checked_on", "status"})


def section(_: Translator) -> None:
    """Show each pair that looks alike; nothing is merged by itself."""
    store = state.house().store
    found = find_look_alikes(store.load_offers(), store.load_distinct())
    if not found:
        st.info(_("Nothing looks as if it were there twice."), icon=":material/check:")
        return
    st.markdown(
        _.plural("**{count} pair** looks alike.", "**{count} pairs** look alike.", len(found))
    )
    for alike in found[:SHOWN]:
        with st.expander(as_markdown(describe_alike(alike, _)), expanded=alike is found[0]):
            _pair(alike, _)


def _pair(alike: LookAlike, _: Translator) -> None:
    key = f"{alike.pair.kind}-{alike.pair.one}-{alike.pair.other}"
    if alike.kind is PairKind.ASSET:
        st.caption(_("Two organisations: when merged, all their offers belong to the first."))
    else:
        st.caption(_("Two offers: when merged, the second goes to the archive."))
    with st.form(f"merge-{key}", border=False):
        _names(alike, _)
        chosen = {name for name in _differing(alike) if _choose(alike, name, key, _)}
        merged = st.form_submit_button(_("Merge"), type="primary", icon=":material/merge:")
    if merged:
        merge_alike(state.house().store, alike, chosen)
        tell(_("Merged: {title}", title=alike.one.title))
    if st.button(_("They are different"), key=f"apart-{key}", icon=":material/call_split:"):
        tell_apart(state.house().store, alike)
        state.visit().desk.told = _("Remembered: they are different.")
        state.visit().desk.last_step = None
        st.rerun()


def _differing(alike: LookAlike) -> list[str]:
    of_asset = alike.kind is PairKind.ASSET
    names = find_edits(alike.one, alike.other) - NOT_CHOSEN
    return sorted(name for name in names if is_of_asset(name) == of_asset or not of_asset)


def _choose(alike: LookAlike, name: str, key: str, _: Translator) -> bool:
    """Let choose one of two values; return whether it is the second one."""
    values = [as_markdown(describe_part(offer, name, _)) for offer in (alike.one, alike.other)]
    first = bool(find_parts(alike.one).get(name))
    cells = st.columns(COLUMNS, vertical_alignment="center")
    cells[0].markdown(f"**{part_label(name, _)}**")
    cells[1].markdown(values[0])
    cells[3].markdown(values[1])
    picked = cells[2].radio(
        part_label(name, _),
        (0, 1),
        index=0 if first else 1,
        format_func=lambda number: ("\u2190", "\u2192")[number],
        key=f"pick-{key}-{name}",
        horizontal=True,
        label_visibility="collapsed",
    )
    return picked == 1


def _names(alike: LookAlike, _: Translator) -> None:
    """Show above the values whose they are."""
    cells = st.columns(COLUMNS)
    for place, offer in ((1, alike.one), (3, alike.other)):
        is_asset = alike.kind is PairKind.ASSET
        name = offer.asset.name if is_asset else offer.title
        cells[place].markdown(f":gray[{as_markdown(name)}]")

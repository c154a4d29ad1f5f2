"""The history: every step with its way back, drafts and the archive."""

import streamlit as st

from sozialmap.core.model import Offer, Status
from sozialmap.text.history import describe_moment, describe_step, describe_version
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.last_act import take_back, tell_saved
from sozialmap.ui.tending.writing import open_form
from sozialmap.usecases.tend import restore_offer

SHOWN = 30


def section(_: Translator) -> None:
    """Show drafts, steps and archive."""
    _drafts(_)
    st.subheader(_("What was done"), anchor=False)
    steps = state.house().store.load_steps(SHOWN)
    if not steps:
        st.caption(_("Nothing so far."))
    for step in steps:
        with st.container(horizontal=True, vertical_alignment="center", key=f"step-{step.id}"):
            words = as_markdown(describe_step(step, _))
            struck = f"~~{words}~~" if step.taken_back else words
            st.markdown(f"{struck}  \n:gray[{describe_moment(step.at, _)}]", width="stretch")
            if step.taken_back:
                st.caption(_("taken back"), width="content")
            elif st.button(_("Take back"), key=f"back-{step.id}", icon=":material/undo:"):
                take_back(step.id, _)
    _archive(_)


def _drafts(_: Translator) -> None:
    drafts = state.house().store.load_offers(Status.DRAFT)
    if not drafts:
        return
    st.subheader(_("Drafts"), anchor=False)
    for offer in drafts:
        title = as_markdown(offer.title or _("without a name"))
        if st.button(title, key=f"draft-{offer.id}", icon=":material/edit_note:"):
            open_form(offer)


def _archive(_: Translator) -> None:
    gone = state.house().store.load_offers(Status.ARCHIVED)
    if not gone:
        return
    st.subheader(_("Archive"), anchor=False)
    for offer in gone[:SHOWN]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"gone-row-{offer.id}"):
            st.markdown(as_markdown(offer.title), width="stretch")
            if st.button(_("Bring back"), key=f"restore-{offer.id}", icon=":material/unarchive:"):
                saved = restore_offer(state.house().store, offer)
                tell_saved(saved, _("Brought back: {title}", title=offer.title), _)


def versions(offer: Offer, _: Translator) -> None:
    """Show what an entry was before each of its changes."""
    if not isinstance(offer.id, int):
        return
    found = state.house().store.load_versions(offer.id)
    with st.expander(_("History of this entry"), icon=":material/history:"):
        after: Offer | None = state.house().store.load_offer(offer.id)
        for version in found:
            st.markdown(
                f"**{as_markdown(describe_step(version.step, _))}**, "
                f"{describe_moment(version.step.at, _)}"
            )
            for line in describe_version(version, after, _):
                st.markdown(f"- {as_markdown(line)}")
            after = version.before

"""„Diese Woche nachfragen“: whom to call and what to ask, longest overdue first."""

import streamlit as st

from sozialmap.core.freshness import Call, find_calls
from sozialmap.core.model import Offer
from sozialmap.text.check import describe_due
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.last_act import tell_saved
from sozialmap.ui.tending.writing import open_form
from sozialmap.usecases.tend import archive_offer, confirm_offer

A_WEEK = 10
"""Calls that somebody makes beside other work."""


def section(_: Translator) -> None:
    """Show the calls of this week."""
    calls = find_calls(state.house().store.load_offers(), state.today())
    if not calls:
        st.info(_("Everything was asked lately."), icon=":material/check:")
        return
    st.markdown(
        _.plural("**{count} entry** is to be asked again.",
                 "**{count} entries** are to be asked again.", len(calls))
    )  # fmt: skip
    source = st.text_input(_("How do you ask?"), value=_("by telephone"), key="call-source")
    for call in calls[:A_WEEK]:
        _call(call, source, _)
    if len(calls) > A_WEEK:
        st.caption(_("… and {more} more", more=len(calls) - A_WEEK))


def _call(call: Call, source: str, _: Translator) -> None:
    offer, store = call.offer, state.house().store
    with st.container(border=True, key=f"row-call-{offer.id}", gap="xsmall"):
        st.markdown(f"**{as_markdown(offer.title)}**")
        st.caption(as_markdown(_reach(offer, _)))
        lines = [f"- {as_markdown(describe_due(due, _, offer))}" for due in call.due]
        st.markdown("\n".join(lines))
        with st.container(horizontal=True, gap="small"):
            if st.button(_("All right"), key=f"right-{offer.id}", icon=":material/check:"):
                saved = confirm_offer(store, offer, state.today(), source)
                tell_saved(saved, _("Still right: {title}", title=offer.title), _)
            if st.button(_("Changed"), key=f"changed-{offer.id}", icon=":material/edit:"):
                open_form(offer)
            if st.button(_("Exists no more"), key=f"gone-{offer.id}", icon=":material/archive:"):
                saved = archive_offer(store, offer)
                tell_saved(saved, _("Put into the archive: {title}", title=offer.title), _)


def _reach(offer: Offer, _: Translator) -> str:
    contact = offer.asset.contact
    ways = [offer.asset.name, contact.person, contact.phone, contact.email]
    told = [way for way in ways if way]
    if not (contact.phone or contact.email):
        told.append(_("no telephone number known"))
    return " · ".join(told)

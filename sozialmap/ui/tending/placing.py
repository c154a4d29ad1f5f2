"""„Bitte prüfen“: entries whose pin nobody can be sure of, beside a map."""

import streamlit as st

from sozialmap.core.areas import Area
from sozialmap.core.model import Offer, Presence
from sozialmap.core.places import Geocoded, Place
from sozialmap.text.entries import describe_grade
from sozialmap.text.errors import describe_remark
from sozialmap.text.labels import label
from sozialmap.text.numbers import format_distance
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import layout, state
from sozialmap.ui.tending.last_act import tell_saved
from sozialmap.ui.tending.pin_map import ask_point
from sozialmap.usecases.tend import find_unplaced, place_by_hand

SHOWN = 30
WITHOUT_PLACE = (Presence.ONLINE, Presence.MOBILE, Presence.HOME)


def section(_: Translator) -> None:
    """Show the list, and beside it the map on which the right spot is clicked."""
    house, desk = state.house(), state.visit().desk
    area = house.area()
    offers = find_unplaced(house.store.load_offers(), area)
    if not offers:
        st.info(
            _("All pins are where their doors are, as far as we know."), icon=":material/check:"
        )
        return
    chosen = next((offer for offer in offers if offer.id == desk.chosen), offers[0])
    side, middle = layout.desk_and_map()
    with side:
        st.markdown(
            _.plural("**{count} pin** wants a look.", "**{count} pins** want a look.", len(offers))
        )
        for offer in offers[:SHOWN]:
            _row(offer, chosen, area, _)
        if len(offers) > SHOWN:
            st.caption(_("… and {more} more", more=len(offers) - SHOWN))
    with middle:
        words = _("here?") if desk.point else _("pin so far")
        point = ask_point("place-map", desk.point or chosen.asset.place, words, _)
    if point:
        desk.point = point
        st.rerun()


def _row(offer: Offer, chosen: Offer, area: Area | None, _: Translator) -> None:
    with st.container(border=True, key=f"row-place-{offer.id}", gap="xxsmall"):
        if st.button(as_markdown(offer.title), key=f"open-place-{offer.id}", type="tertiary"):
            state.visit().desk.chosen, state.visit().desk.point = int(offer.id or 0), None
            st.rerun()
        where = str(offer.asset.address) or _("no address")
        st.caption(as_markdown(f"{where} · {_grade(offer, area, _)}"))
        if offer is chosen:
            _decide(offer, _)


def _grade(offer: Offer, area: Area | None, _: Translator) -> str:
    place = offer.asset.place
    if area and place and place not in area.bounds:
        return _("outside the area “{area}”", area=area.name)
    return describe_grade(offer, _)


def _decide(offer: Offer, _: Translator) -> None:
    """Offer all ways to settle one pin: a suggestion, a click, or none at all."""
    desk, house = state.visit().desk, state.house()
    finder = house.finder(house.area())
    if finder and str(offer.asset.address):
        _suggest(offer, finder.find(offer.asset.address), _)
    if desk.point:
        nearest = finder.name_place(desk.point) if finder else None
        near = _(" – near {address}", address=nearest.label) if nearest else ""
        st.markdown(as_markdown(_("Chosen on the map{near}", near=near)))
        if st.button(_("Here it is"), type="primary", icon=":material/pin_drop:", key="place-here"):
            _place(offer, desk.point, Presence.FIXED, _)
    else:
        st.caption(_("Click the right spot on the map, or:"))
    with st.container(horizontal=True, gap="small"):
        for presence in WITHOUT_PLACE:
            if st.button(label(presence, _), key=f"place-{presence}"):
                _place(offer, None, presence, _)
        if offer.asset.place and st.button(_("The pin is right"), key="place-right"):
            _place(offer, offer.asset.place, offer.asset.presence, _)


def _suggest(offer: Offer, found: Geocoded, _: Translator) -> None:
    if found.reason:
        st.caption(describe_remark(found.reason, _))
    for note in found.notes:
        st.caption(as_markdown(describe_remark(note, _, found.label)))
    spots = [(a.label, a.place, a.distance_m) for a in found.alternatives]
    if not spots and found.place:
        spots = [(f"{found.label} ({label(found.quality, _)})", found.place, 0.0)]
    for number, (name, place, away) in enumerate(spots):
        apart = _(", {distance} from the first", distance=format_distance(away, _)) if away else ""
        words = as_markdown(_("Take: {place}{apart}", place=name, apart=apart))
        if st.button(words, key=f"place-suggestion-{number}", icon=":material/near_me:"):
            _place(offer, place, Presence.FIXED, _)


def _place(offer: Offer, place: Place | None, presence: Presence, _: Translator) -> None:
    desk = state.visit().desk
    saved = place_by_hand(state.house().store, offer, state.today(), place=place, presence=presence)
    desk.chosen, desk.point = None, None
    tell_saved(saved, _("Saved: {title}", title=offer.title), _)

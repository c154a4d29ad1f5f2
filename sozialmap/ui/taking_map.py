"""Taking along what is shown: as one file for everywhere, or as a picture for paper."""

from functools import partial

import streamlit as st

from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.match_list import page_of
from sozialmap.usecases.explore import Exploration


def save_map(found: Exploration, _: Translator) -> None:
    """Offer what was found as a file and as a picture; each is made when it is asked for."""
    offers = [match.offer for match in found.matches]
    if not any(offer.asset.place for offer in offers):
        return
    house, today, shown = state.house(), state.today(), page_of(found)
    name = f"sozialmap-karte-{today:%Y-%m-%d}"
    with st.popover(_("Take the map along"), icon=":material/download:"):
        st.caption(
            _("Only public information, and nothing about what was searched for. The file opens "
              "in any browser, without internet.")
        )  # fmt: skip
        st.download_button(
            _("Save the map as one file"),
            data=partial(house.saved_map, offers, today, _.language),
            file_name=f"{name}.html",
            mime="text/html",
            icon=":material/map:",
            on_click="ignore",
            key="save-map",
        )
        here = offers[shown.start : shown.stop]
        for form in ("png", "svg") if any(offer.asset.place for offer in here) else ():
            st.download_button(
                _("Picture to print ({form})", form=form.upper()),
                data=partial(house.map_picture, here, form, shown.start + 1, _.language),
                file_name=f"{name}.{form}",
                icon=":material/image:",
                on_click="ignore",
                key=f"save-map-{form}",
            )

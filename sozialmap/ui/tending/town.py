"""The area: built from an OpenStreetMap extract, or fetched by the name of the town."""

from typing import Any

import streamlit as st

from sozialmap.core.areas import Area
from sozialmap.core.errors import SozialmapError
from sozialmap.core.ports import Progress
from sozialmap.text import describe_error
from sozialmap.text.commands import describe_area
from sozialmap.text.fetch import describe_sending
from sozialmap.text.plain import as_markdown
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Upload
from sozialmap.ui.tending.watching import watch_run
from sozialmap.usecases.background import Run


def build_from(upload: Upload, _: Translator) -> None:
    """Build an area from a dropped extract, with progress."""
    if upload.run is None:
        name = st.text_input(_("Name of the area"), key="area-name")
        if st.button(_("Build the area"), type="primary", disabled=not name.strip()):
            upload.run = Run(lambda told: _build(upload, name.strip(), told))
            st.rerun()
        return
    if upload.run.is_running:
        watch_run(upload.run, _)
        return
    _show_end(upload.run, _)
    if st.button(_("Back"), icon=":material/arrow_back:"):
        upload.run = None
        st.rerun()


def _build(upload: Upload, name: str, told: Progress) -> Area:
    return state.house().build_area(upload.path, name, cut=None, use=True, progress=told)


def _show_end(run: Run[Any], _: Translator) -> None:
    if run.error is not None:
        st.error(describe_error(run.error, _))
    elif isinstance(run.result, Area):
        st.success("  \n".join(map(as_markdown, describe_area(run.result, _))))


def section(_: Translator) -> None:
    """Show the areas that are there, and fetch a town after a yes to what leaves the house."""
    _choose_area(_)
    st.subheader(_("Fetch my town"), anchor=False)
    run = state.visit().desk.town
    if run is not None and run.is_running:
        watch_run(run, _)
        return
    if run is not None:
        _show_end(run, _)
    place = st.text_input(_("Name of the town, as on the map"), key="town-place").strip()
    name = st.text_input(_("Name of the area"), value=place, key=f"town-name-{place}").strip()
    if place and name:
        try:
            _ask_yes(place, name, _)
        except SozialmapError as error:
            st.error(describe_error(error, _))


def _choose_area(_: Translator) -> None:
    house = state.house()
    areas = [area.name for area in house.store.load_areas()]
    if not areas:
        return
    used = house.area()
    at = areas.index(used.name) if used else 0
    chosen = st.selectbox(_("Area in use"), areas, at, key="area-in-use")
    if chosen and (used is None or chosen != used.name):
        house.use_area(chosen)
        st.rerun()


def _ask_yes(place: str, name: str, _: Translator) -> None:
    """Say what would be sent and send it only after a yes."""
    house, desk = state.house(), state.visit().desk
    plan = house.plan_fetch(place)
    if not plan.is_nothing:
        st.info("  \n".join(map(as_markdown, describe_sending(plan, _))))
        agreed = st.checkbox(
            _("Yes, this may be sent"), key=f"town-yes-{place}-{plan.boxes is None}"
        )
        if not agreed:
            return
    first = plan.boxes is None
    words = _("Find the boundary") if first else _("Fetch and build")
    if st.button(words, type="primary", icon=":material/travel_explore:"):
        desk.town = Run(
            (lambda told: house.fetch_boundary(place, agreed=plan, progress=told)) if first
            else (lambda told: house.fetch_area(place, name, agreed=plan, use=True, progress=told))
        )  # fmt: skip
        st.rerun()

"""The map beside the list: one map of all entries, of which a view shows some."""

from typing import Any

import numpy as np
from streamlit_folium import st_folium

from sozialmap.core.areas import Area
from sozialmap.core.distance import estimate_radius_m
from sozialmap.core.index import Index
from sozialmap.core.places import Place
from sozialmap.core.wishes import Outcome
from sozialmap.maps.neighbourhood import (
    OUTCOME_CODES,
    Ring,
    Shown,
    Start,
    draw_neighbourhood,
    draw_view,
)
from sozialmap.text.explore import describe_attribution
from sozialmap.text.map_words import map_labels
from sozialmap.text.translator import Translator
from sozialmap.ui import looks, state
from sozialmap.ui.match_list import page_of
from sozialmap.usecases.explore import Exploration

MAP_HEIGHT = 640
RINGS = (5, 10, 15)
"""Minutes whose areas are drawn within the one that was asked for."""
RETURNED = ["last_active_drawing"]
NOWHERE = -1
"""In place of a row of the map, so that the numbers after it stay right."""


def neighbourhood_map(found: Exploration, area: Area | None, _: Translator) -> dict[str, object]:
    """Draw the map with what was found; return what was said on it, see ui.clicks."""
    visit, index = state.visit(), found.index
    codes = np.zeros(len(index.entries), dtype=np.uint8)
    shown = np.zeros(len(index.entries), dtype=bool)
    judged = found.query.judges()
    shown[found.matches.rows] = True
    for row, outcome in zip(found.matches.rows, found.matches.outcomes, strict=True):
        if judged or outcome is not Outcome.OPEN:
            codes[row] = OUTCOME_CODES[outcome]
    selected = index.rows.get(visit.selected, NOWHERE) if visit.selected else NOWHERE
    if selected != NOWHERE:
        shown[selected] = True
    view = Shown(
        selected=index.located_rows.get(selected),
        start=_start(found, _),
        numbered=_numbered(found) if found.query.active() else (),
        first=page_of(found).start + 1,
        style=looks.MAP_STYLES[looks.Look(visit.look)],
        large=visit.look == looks.Look.BEAMER,
        part=found.query.bounds is not None,
        picking=visit.picking,
    )
    located = index.located
    clicked: dict[str, object] = st_folium(
        base_map(index, area, _),
        key="map",
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=RETURNED,
        feature_group_to_add=draw_view(shown[located], codes[located], view),
    )
    return clicked or {}


def _numbered(found: Exploration) -> list[int]:
    """Return the rows of the map for the page of the list; an entry without a place has none."""
    rows = found.index.located_rows
    return [rows.get(int(row), NOWHERE) for row in found.matches.rows[list(page_of(found))]]


def base_map(index: Index, area: Area | None, _: Translator) -> Any:
    """Return the map of the area with all entries, of which a view shows some."""
    return draw_neighbourhood(
        area,
        centre=area.bounds.centre if area else _middle(index),
        version=index.version,
        lang=_.language,
        labels=map_labels(_),
        attribution=describe_attribution(area, _) if area else "",
        external=state.house().external_tiles(area),
    )


def _start(found: Exploration, _: Translator) -> Start | None:
    """Return the start with what is in reach: of the network, else a ring as the crow flies."""
    query = found.query
    if query.start is None:
        return None
    label = state.start_label(_) or _("Start")
    if not query.minutes:
        return Start(query.start, label)
    steps = sorted({minutes for minutes in RINGS if minutes < query.minutes} | {query.minutes})
    on_a_good_day = [minutes / query.pace for minutes in steps]
    known = state.house().reach_rings(query.start, query.mode, on_a_good_day) or []
    rings = [Ring(minutes * query.pace, shape) for minutes, shape in known]
    radius = estimate_radius_m(query.minutes / query.pace, query.mode)
    return Start(query.start, label, radius, sorted(rings, key=lambda ring: -ring.minutes))


def _middle(index: Index) -> Place:
    if not len(index.located):
        return Place(50.105, 8.765)
    return Place(float(np.nanmedian(index.lats)), float(np.nanmedian(index.lons)))

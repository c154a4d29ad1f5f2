"""The same entries as four folium maps: ours, and what folium offers for many points."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium
import folium.plugins
import numpy as np
from numpy.typing import NDArray

from benchmarks.map.town import CENTRE, InventedHouse, make_frame
from sozialmap.core.wishes import Outcome
from sozialmap.maps.neighbourhood import OUTCOME_CODES, Shown, draw_neighbourhood, draw_view
from sozialmap.text.map_words import map_labels

CALLBACK = """function (row) {
  const icon = L.divIcon({html: '<b>●</b>'});
  return L.marker(L.latLng(row[0], row[1]), {icon}).bindPopup(row[2]);
}"""


@dataclass(frozen=True)
class Drawn:
    """A map, and what a filter adds to it without drawing it anew; only ours has that."""

    map: Any
    view: folium.FeatureGroup | None = None


def draw_ours(house: InventedHouse, shown: NDArray[np.bool_]) -> Drawn:
    """Draw as sozialmap.ui.map_view does, without a basemap, which the others lack too."""
    _ = house.translator()
    drawn = draw_neighbourhood(
        None,
        centre=CENTRE,
        version=house.index().version,
        lang=_.language,
        labels=map_labels(_),
        attribution="",
        external=None,
    )
    codes = np.where(shown, OUTCOME_CODES[Outcome.OPEN], 0).astype(np.uint8)
    return Drawn(drawn, draw_view(shown, codes, Shown()))


def draw_markers(house: InventedHouse, shown: NDArray[np.bool_]) -> Drawn:
    """Draw a folium.Marker for each entry into a MarkerCluster, as most examples do."""
    drawn = _plain_map()
    cluster = folium.plugins.MarkerCluster().add_to(drawn)
    for row in make_frame(house.count)[shown].itertuples():
        folium.Marker(
            [row.geometry.y, row.geometry.x],
            popup=folium.Popup(html.escape(row.name)),
            icon=folium.DivIcon(html="<b>●</b>"),
        ).add_to(cluster)
    return Drawn(drawn)


def draw_geojson(house: InventedHouse, shown: NDArray[np.bool_]) -> Drawn:
    """Draw one folium.GeoJson with circles on a canvas, which is its fastest form."""
    drawn = _plain_map()
    folium.GeoJson(
        make_frame(house.count)[shown],
        marker=folium.CircleMarker(radius=6, fill=True),
        popup=folium.GeoJsonPopup(["name", "type"]),
    ).add_to(drawn)
    return Drawn(drawn)


def draw_fast_cluster(house: InventedHouse, shown: NDArray[np.bool_]) -> Drawn:
    """Draw a FastMarkerCluster with names, folium's own answer to many points."""
    drawn = _plain_map()
    part = make_frame(house.count)[shown]
    rows = zip(part.geometry.y, part.geometry.x, part.name.map(html.escape), strict=True)
    folium.plugins.FastMarkerCluster([list(row) for row in rows], callback=CALLBACK).add_to(drawn)
    return Drawn(drawn)


def _plain_map() -> folium.Map:
    centre = (CENTRE.lat, CENTRE.lon)
    return folium.Map(centre, zoom_start=15, tiles=None, prefer_canvas=True, maxZoom=19)


VARIANTS: dict[str, Callable[[InventedHouse, NDArray[np.bool_]], Drawn]] = {
    "ours": draw_ours,
    "markers": draw_markers,
    "geojson": draw_geojson,
    "fast": draw_fast_cluster,
}

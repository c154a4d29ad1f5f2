"""The map of a neighbourhood: folium around our own bundle, nothing from elsewhere.

The script of the map never changes for one version of the data, so the map is not loaded anew; a
filter only sends a `View`.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from folium.template import Template
from numpy.typing import NDArray

from sozialmap.core.areas import Area
from sozialmap.core.model import AssetType
from sozialmap.core.places import Place
from sozialmap.core.wishes import Outcome
from sozialmap.maps.bundle import bundle_address
from sozialmap.text.translator import RIGHT_TO_LEFT

NEAREST_ZOOM = 19
OUTCOME_CODES = {Outcome.OPEN: 1, Outcome.OPEN_WITH: 2, Outcome.ASK: 3}
"""As frontend/src/mask.js reads them; 0 is not judged."""
TYPES = tuple(AssetType)
MICRODEGREES = 1e5


class NeighbourhoodMap(folium.Map):
    """A folium map that loads our bundle and nothing else.

    streamlit-folium takes scripts and links from it. The page that folium writes around a map is
    never shown, and takes two thirds of the time of a filter, so that it is left out.
    """

    def __init__(self, centre: Place) -> None:
        """Make an empty map about a centre."""
        super().__init__(
            location=(centre.lat, centre.lon),
            zoom_start=15,
            tiles=None,
            zoom_control=False,
            max_zoom=NEAREST_ZOOM,
            maxZoom=NEAREST_ZOOM,
            minZoom=10,
        )
        self._name = "Map"
        self.default_js = [("map", bundle_address("map.js"))]
        self.default_css = [("map", bundle_address("map.css"))]

    def render(self, **_kwargs: object) -> str:
        """Write no page."""
        return ""


class _Call(MacroElement):
    """One call into the bundle with the map and its options as JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "sozialmap.{{ this.function }}({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, function: str, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Call"
        self.function = function
        self.options = to_script_json(options)


class View(folium.FeatureGroup):
    """What the map shows now, the only thing a filter sends: a group with no layers in it."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "sozialmap.setView({{ this.view }});"
        "{% endmacro %}"
    )

    def __init__(self, view: Mapping[str, Any]) -> None:
        """Keep a view as `setView` of the bundle takes it."""
        super().__init__()
        self.view = to_script_json(view)

    def render(self, **_kwargs: object) -> str:
        """Write no page: streamlit-folium takes the script."""
        return ""


@dataclass(frozen=True, slots=True)
class Ring:
    """How far one gets in some minutes: an area in WGS 84 as a GeoJSON geometry."""

    minutes: float
    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Start:
    """A place to start from.

    With the areas in reach, the largest first, or a radius in metres where no network is known.
    """

    place: Place
    label: str
    radius_m: float | None = None
    rings: Sequence[Ring] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map shows now, apart from the entries.

    `selected` is a row of the columns, `numbered` are rows as they stand in the list, `first` is
    the number of the first of them. `style` is a palette of frontend/src/style.js, `large` is for
    a beamer. `part` tells whether the list is narrowed to a part of the map, `picking` whether the
    next click chooses a place.
    """

    selected: int | None = None
    start: Start | None = None
    numbered: Sequence[int] = ()
    first: int = 1
    style: str = "calm"
    large: bool = False
    part: bool = False
    picking: bool = False


NOTHING_MORE = Shown()


def draw_neighbourhood(
    area: Area | None,
    *,
    centre: Place,
    version: str,
    lang: str,
    labels: Mapping[str, Any],
    attribution: str,
    external: Mapping[str, str] | None = None,
) -> folium.Map:
    """Return the map with basemap and layer, but no view yet.

    `external` holds `url` and `attribution` of foreign tiles that a person may load by a click.
    """
    drawn = NeighbourhoodMap(centre)
    _Call("prepareMap", _frame(area, centre, lang, labels, attribution)).add_to(drawn)
    if area:
        folder = f"/area/{area.folder}"
        _Call("addBasemap", {"folder": folder, "layers": list(area.layers)}).add_to(drawn)
    url = f"/api/assets/{version}?lang={lang}"
    options = {"url": url, "version": version, "labels": labels, "external": external}
    _Call("addAssetLayer", options).add_to(drawn)
    return drawn


def _frame(
    area: Area | None, centre: Place, lang: str, labels: Mapping[str, Any], attribution: str
) -> dict[str, Any]:
    bounds = area.bounds if area else None
    edge = 0.01
    return {
        "lang": lang.partition("_")[0],
        "dir": "rtl" if lang.partition("_")[0] in RIGHT_TO_LEFT else "ltr",
        "title": labels["title"],
        "zoomIn": labels["zoom_in"],
        "zoomOut": labels["zoom_out"],
        "twoFingers": labels["two_fingers"],
        "attribution": attribution,
        "bounds": [[bounds.south, bounds.west], [bounds.north, bounds.east]]
        if bounds
        else [[centre.lat - edge, centre.lon - edge], [centre.lat + edge, centre.lon + edge]],
    }


def draw_view(
    shown: NDArray[np.bool_],
    outcomes: Sequence[int] | NDArray[np.uint8],
    view: Shown = NOTHING_MORE,
) -> View:
    """Return the view to hand to streamlit-folium, one value for each row of the columns.

    `outcomes` holds codes of OUTCOME_CODES, 0 where nothing was judged.
    """
    return View(
        {
            "mask": to_base64(np.packbits(shown, bitorder="little")),
            "outcomes": to_base64(pack_pairs(outcomes)),
            "selected": view.selected,
            "start": _start(view.start) if view.start else None,
            "numbered": [int(row) for row in view.numbered],
            "first": view.first,
            "style": view.style,
            "large": view.large,
            "part": view.part,
            "picking": view.picking,
        }
    )


def _start(start: Start) -> dict[str, Any]:
    return {
        "lat": start.place.lat,
        "lon": start.place.lon,
        "label": start.label,
        "radius_m": None if start.rings else start.radius_m,
        "rings": [{"minutes": ring.minutes, "shape": ring.shape} for ring in start.rings],
    }


def pack_pairs(codes: Sequence[int] | NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return codes of 0 to 3, four in a byte, low bits first; an array is packed at once."""
    padded = np.zeros(-(-len(codes) // 4) * 4, dtype=np.uint8)
    padded[: len(codes)] = codes
    four = padded.reshape(-1, 4)
    packed = four[:, 0] | four[:, 1] << 2 | four[:, 2] << 4 | four[:, 3] << 6
    return packed.astype(np.uint8)


def pack_columns(
    names: Sequence[str],
    types: Sequence[AssetType],
    places: Sequence[Place],
    vague: Sequence[bool],
    quarters: Sequence[int],
) -> bytes:
    """Return the columns of the layer as JSON, UTF-8.

    Coordinates are 1e-5 degrees, each the difference to the one before. A row has no other name:
    the map says its number, and the version of the columns. `quarters` holds rows of the area's
    quarters, -1 for none.
    """
    lons = np.round(np.array([p.lon for p in places]) * MICRODEGREES).astype(int)
    lats = np.round(np.array([p.lat for p in places]) * MICRODEGREES).astype(int)
    columns = {
        "name": list(names),
        "types": [one.value for one in TYPES],
        "type": [TYPES.index(one) for one in types],
        "vague": [int(one) for one in vague],
        "quarter": [int(one) for one in quarters],
        "x": np.diff(lons, prepend=0).tolist(),
        "y": np.diff(lats, prepend=0).tolist(),
    }
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def to_base64(values: NDArray[np.uint8]) -> str:
    """Return bytes as base64."""
    return base64.b64encode(values.tobytes()).decode()


def to_script_json(value: Any) -> str:
    """Return JSON that can stand in a script: no tag or line end of it ends the script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text

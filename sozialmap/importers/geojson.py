"""Read a GeoJSON FeatureCollection as a table: a feature a row, its properties the columns."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from sozialmap.core.errors import InputError
from sozialmap.core.folding import fold_key
from sozialmap.importers.lines import Line
from sozialmap.importers.sheets import MEGABYTE, cell_text

LAT, LON = "Breite", "Länge"
LARGEST = 60 * MEGABYTE
"""The whole file is held in memory, in about ten times its size."""
DIGITS = 7
"""Of a degree: a centimetre."""
NO_GEOMETRY = (
    shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError,
)  # fmt: skip
WGS84 = ("CRS84", "4326")


class GeoJsonSource:
    """The features of a file, the first line being the names of all properties."""

    stretches = False

    def __init__(self, path: Path) -> None:
        """Read the file. Raises InputError where it is not a FeatureCollection in WGS 84."""
        features = _read_features(path)
        properties = [_properties(feature) for feature in features]
        self._names = _names(properties)
        self._rows = [
            (*(_text(found.get(name)) for name in self._names), *_position(feature))
            for found, feature in zip(properties, features, strict=True)
        ]

    def lines(self) -> Iterator[Line]:
        """Yield the names, then the features."""
        yield Line(1, (*self._names, LAT, LON))
        for number, cells in enumerate(self._rows, 2):
            yield Line(number, cells)

    def estimated_lines(self) -> int:
        """Return the number of features and one."""
        return len(self._rows) + 1


def _read_features(path: Path) -> list[dict[str, Any]]:
    if path.stat().st_size > LARGEST:
        raise InputError("table.too_large", file=path.name, limit=LARGEST // MEGABYTE)
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError("table.not_geojson", file=path.name) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise InputError("table.not_geojson", file=path.name)
    crs = json.dumps(content.get("crs") or "CRS84")
    if not any(name in crs for name in WGS84):
        raise InputError("table.geojson_crs", file=path.name)
    features = content.get("features")
    found = features if isinstance(features, list) else []
    return [feature if isinstance(feature, dict) else {} for feature in found]


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties")
    return {str(name): value for name, value in found.items()} if isinstance(found, dict) else {}


def _names(properties: list[dict[str, Any]]) -> list[str]:
    """Return all names in their order, without coordinates: the geometry tells them."""
    names = dict.fromkeys(name for found in properties for name in found)
    return [name for name in names if fold_key(name) not in {fold_key(LAT), fold_key(LON)}]


def _text(value: object) -> str:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return cell_text(value)


def _position(feature: dict[str, Any]) -> tuple[str, str]:
    """Return latitude and longitude of the point or centroid, or two empty cells."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        return "", ""
    try:
        centre = shape(geometry).centroid
    except (
        shapely.errors.ShapelyError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
    ):
        return "", ""
    if centre.is_empty:
        return "", ""
    return str(round(centre.y, DIGITS)), str(round(centre.x, DIGITS))

"""What the map shows of an area on demand: quarters and stops, as plain columns for JSON."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from sozialmap.areas.plane import Plane
from sozialmap.areas.quarters import Quarter, QuarterFinder
from sozialmap.areas.stops import Stop

TOLERANCE = 1e-4
"""Degrees by which a simplified outline may differ: some ten metres."""
DIGITS = 5


def tell_quarters(quarters: Sequence[Quarter]) -> list[dict[str, Any]]:
    """Return name, middle and simplified outline of each quarter, in their order."""
    return [
        {
            "name": quarter.name,
            "lat": round(quarter.lat, DIGITS),
            "lon": round(quarter.lon, DIGITS),
            "outline": _simple(quarter.outline),
        }
        for quarter in quarters
    ]


def _simple(outline: shapely.Geometry | None) -> Any:
    if outline is None:
        return None
    simple = shapely.set_precision(outline.simplify(TOLERANCE), 10**-DIGITS)
    return shapely.geometry.mapping(simple)


def tell_stops(stops: Sequence[Stop]) -> list[dict[str, Any]]:
    """Return name, position and lines of each stop."""
    return [
        {
            "name": stop.name,
            "lat": round(stop.place.lat, DIGITS),
            "lon": round(stop.place.lon, DIGITS),
            "lines": list(stop.lines),
        }
        for stop in stops
    ]


def find_quarter_rows(
    quarters: Sequence[Quarter], lats: NDArray[np.float64], lons: NDArray[np.float64]
) -> list[int]:
    """Return for each position the row of its quarter, -1 for none."""
    if not quarters:
        return [-1] * len(lats)
    rows = {id(quarter): row for row, quarter in enumerate(quarters)}
    found = QuarterFinder(quarters, Plane(quarters[0].lat)).find_quarters(lats, lons)
    return [-1 if quarter is None else rows[id(quarter)] for quarter in found]

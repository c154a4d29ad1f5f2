"""Ways from the start of a wish to many rows: metres and minutes, NaN where there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import (
    DETOUR,
    EARTH_RADIUS_M,
    SPEED_M_PER_MIN,
    TRANSIT_DETOUR,
    TRANSIT_WAIT_MIN,
)
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Bools = NDArray[np.bool_]
CLEARLY = 1 + 1e-6
"""What is further than this times the reach need not be measured exactly."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes door to door and metres in a straight line, for some rows at a time."""

    minutes: Callable[[Rows], Floats]
    metres: Callable[[Rows], Floats]
    nowhere: Callable[[Rows], Bools]
    """Whether there is no known way."""
    beyond: Callable[[Rows, float], Bools]
    """Whether rows are further than some minutes."""


def find_ways(positions: Floats, start: Place | None, mode: Mode) -> Ways:
    """Return estimated ways to positions of latitude and longitude, in degrees."""
    if start is None:
        nan = np.full(len(positions), np.nan)
        return take_ways(nan, nan)

    def metres(rows: Rows) -> Floats:
        return distances_m(start, positions[rows])

    def minutes(rows: Rows) -> Floats:
        return estimates_min(metres(rows), mode)

    def beyond(rows: Rows, limit: float) -> Bools:
        found = positions[rows]
        far = _outside_box(found, start, limit, mode)
        near = np.flatnonzero(~far)
        far[near] = estimates_min(distances_m(start, found[near]), mode) > limit
        return far

    return Ways(minutes, metres, lambda rows: np.isnan(positions[rows, 0]), beyond)


def take_ways(minutes: Floats, metres: Floats) -> Ways:
    """Return ways that were found before, a minute and a metre for each row."""
    return Ways(
        lambda rows: minutes[rows],
        lambda rows: metres[rows],
        lambda rows: np.isnan(minutes[rows]),
        lambda rows, limit: minutes[rows] > limit,
    )


def distances_m(start: Place, positions: Floats) -> Floats:
    """Return great-circle distances in metres, as `core.distance.distance_m` does for one."""
    lats, lons = np.radians(positions.T)
    north = np.sin((lats - radians(start.lat)) / 2) ** 2
    east = np.sin((lons - radians(start.lon)) / 2) ** 2
    chord = north + np.cos(radians(start.lat)) * np.cos(lats) * east
    found: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return found


def estimates_min(metres: Floats, mode: Mode) -> Floats:
    """Return estimated times, as `core.distance.estimate_min` does for one."""
    if mode is not Mode.TRANSIT:
        return metres * DETOUR / SPEED_M_PER_MIN[mode]
    riding = metres * TRANSIT_DETOUR / SPEED_M_PER_MIN[mode] + TRANSIT_WAIT_MIN
    found: Floats = np.minimum(riding, metres * DETOUR / SPEED_M_PER_MIN[Mode.WALK])
    return found


def _outside_box(positions: Floats, start: Place, limit_min: float, mode: Mode) -> Bools:
    """Return which positions are certainly further than some minutes, without sine or cosine."""
    fastest = max(SPEED_M_PER_MIN[mode], SPEED_M_PER_MIN[Mode.WALK])
    angle = limit_min * fastest / min(DETOUR, TRANSIT_DETOUR) / EARTH_RADIUS_M * CLEARLY
    far = np.abs(positions[:, 0] - start.lat) > degrees(angle)
    if 0 < angle < radians(90 - abs(start.lat)) / 2:
        east = degrees(asin(sin(angle) / cos(radians(start.lat)))) * CLEARLY
        apart = np.abs(positions[:, 1] - start.lon)
        far |= np.minimum(apart, 360 - apart) > east
    return far

"""Ways from the start of a wish to many rows: metres and minutes, NaN where there is none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import asin, cos, degrees, radians, sin

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import (
    DETOUR,
    EARTH_RADIUS_M,
    SPEED_M_PER_MIN,
    TRANSIT_DETOUR,
    distances_m,
    estimates_min,
)
from sozialmap.core.places import Place
from sozialmap.core.reach import Travel
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
    by_network: Callable[[Rows], Bools]
    """Whether minutes come from the network; the others are estimates."""

    def at_pace(self, pace: float) -> "Ways":
        """Return the ways of a day on which all of them take `pace` times as long."""
        if pace == 1:
            return self
        return replace(
            self,
            minutes=lambda rows: self.minutes(rows) * pace,
            beyond=lambda rows, limit: self.beyond(rows, limit / pace),
        )


def find_ways(positions: Floats, start: Place | None, mode: Mode) -> Ways:
    """Return estimated ways to positions of latitude and longitude, in degrees."""
    if start is None:
        nan = np.full(len(positions), np.nan)
        return take_ways(Travel(nan, nan, np.zeros(len(positions), dtype=bool)))

    def metres(rows: Rows) -> Floats:
        return distances_m(start, *positions[rows].T)

    def minutes(rows: Rows) -> Floats:
        return estimates_min(metres(rows), mode)

    def beyond(rows: Rows, limit: float) -> Bools:
        found = positions[rows]
        far = _outside_box(found, start, limit, mode)
        near = np.flatnonzero(~far)
        far[near] = estimates_min(distances_m(start, *found[near].T), mode) > limit
        return far

    return Ways(
        minutes,
        metres,
        lambda rows: np.isnan(positions[rows, 0]),
        beyond,
        lambda rows: np.zeros(len(rows), dtype=bool),
    )


def take_ways(travel: Travel) -> Ways:
    """Return ways that were found before, one for each row."""
    return Ways(
        lambda rows: travel.minutes[rows],
        lambda rows: travel.metres[rows],
        lambda rows: np.isnan(travel.minutes[rows]),
        lambda rows, limit: travel.minutes[rows] > limit,
        lambda rows: travel.by_network[rows],
    )


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

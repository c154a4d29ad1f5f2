"""Ways from the start of a wish to many rows: metres and minutes, NaN where there is none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import pi, sin

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import (
    EARTH_RADIUS_M,
    distances_m,
    estimate_radius_m,
    estimates_min,
    unit_vectors,
)
from sozialmap.core.places import Place
from sozialmap.core.reach import Travel
from sozialmap.core.wishes import Mode

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Bools = NDArray[np.bool_]
CLEARLY = 1 + 1e-6
"""What 1 - cosine differs by from that of the reach need not be measured."""
ROUNDING = 1e-14
"""Of a cosine from unit vectors, many times; it makes a metre on the ground."""
ANY_COSINE = 2.0
"""Greater than every cosine."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Minutes door to door and metres in a straight line, for some rows at a time."""

    minutes: Callable[[Rows], Floats]
    metres: Callable[[Rows], Floats]
    reach: Callable[[Rows, float], tuple[Bools, Bools]]
    """Whether rows are further than some minutes, and whether there is no known way."""
    by_network: Callable[[Rows], Bools]
    """Whether minutes come from the network; the others are estimates."""

    def at_pace(self, pace: float) -> "Ways":
        """Return the ways of a day on which all of them take `pace` times as long."""
        if pace == 1:
            return self
        return replace(
            self,
            minutes=lambda rows: self.minutes(rows) * pace,
            reach=lambda rows, limit: self.reach(rows, limit / pace),
        )


def find_ways(positions: Floats, vectors: Floats, start: Place | None, mode: Mode) -> Ways:
    """Return estimated ways to positions of latitude and longitude, in degrees.

    `vectors` are the same positions as `unit_vectors`.
    """
    if start is None:
        nan = np.full(len(positions), np.nan)
        return take_ways(Travel(nan, nan, np.zeros(len(positions), dtype=bool)))
    origin = unit_vectors(np.array([(start.lat, start.lon)]))[0]

    def metres(rows: Rows) -> Floats:
        return distances_m(start, *positions[rows].T)

    def minutes(rows: Rows) -> Floats:
        return estimates_min(metres(rows), mode)

    def reach(rows: Rows, limit: float) -> tuple[Bools, Bools]:
        cosines: Floats = vectors.take(rows, axis=0) @ origin
        near, far = _certain_cosines(limit, mode)
        beyond = cosines < far
        unsure = np.flatnonzero((cosines < near) & ~beyond)
        if len(unsure):
            beyond[unsure] = minutes(rows[unsure]) > limit
        return beyond, np.isnan(cosines)

    return Ways(minutes, metres, reach, lambda rows: np.zeros(len(rows), dtype=bool))


def take_ways(travel: Travel) -> Ways:
    """Return ways that were found before, one for each row."""

    def reach(rows: Rows, limit: float) -> tuple[Bools, Bools]:
        minutes = travel.minutes[rows]
        return minutes > limit, np.isnan(minutes)

    return Ways(
        lambda rows: travel.minutes[rows],
        lambda rows: travel.metres[rows],
        reach,
        lambda rows: travel.by_network[rows],
    )


def _certain_cosines(limit_min: float, mode: Mode) -> tuple[float, float]:
    """Return the cosine from which places are surely within a limit, and below which surely beyond.

    It is that of the angle between two places; what lies between is measured as all else is.
    """
    radius_m = estimate_radius_m(limit_min, mode)
    if radius_m < 0:
        return ANY_COSINE, ANY_COSINE
    less = 2 * sin(min(radius_m / EARTH_RADIUS_M, pi) / 2) ** 2
    return 1 - less / CLEARLY + ROUNDING, 1 - less * CLEARLY - ROUNDING

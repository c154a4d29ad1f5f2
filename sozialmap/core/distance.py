"""Distances and estimated times, where no network is known."""

from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

EARTH_RADIUS_M = 6_371_008.8
DETOUR = 1.3
TRANSIT_DETOUR = 1.4
TRANSIT_WAIT_MIN = 8.0
SPEED_M_PER_MIN = {
    Mode.WALK: 4500 / 60,
    Mode.WHEELCHAIR: 4500 / 60,
    Mode.BIKE: 14_000 / 60,
    Mode.TRANSIT: 18_000 / 60,
}


def distance_m(one: Place, other: Place) -> float:
    """Return the great-circle distance in metres (haversine, mean earth radius)."""
    north = sin(radians(other.lat - one.lat) / 2) ** 2
    east = sin(radians(other.lon - one.lon) / 2) ** 2
    chord = north + cos(radians(one.lat)) * cos(radians(other.lat)) * east
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, chord)))


def walking_estimate_min(straight_line_m: float) -> float:
    """Return the walking time for a straight-line distance, in minutes.

    Used where the area has no network. Detour factor 1.3, 4.5 km/h.
    """
    return straight_line_m * DETOUR / SPEED_M_PER_MIN[Mode.WALK]


def estimate_min(straight_line_m: float, mode: Mode) -> float:
    """Return the estimated time for a straight-line distance, in minutes.

    Walk and wheelchair 4.5 km/h and bike 14 km/h with detour 1.3; transit 18 km/h with detour
    1.4 and 8 minutes of walking and waiting, never slower than on foot.
    """
    if mode is not Mode.TRANSIT:
        return straight_line_m * DETOUR / SPEED_M_PER_MIN[mode]
    riding = straight_line_m * TRANSIT_DETOUR / SPEED_M_PER_MIN[mode] + TRANSIT_WAIT_MIN
    return min(riding, walking_estimate_min(straight_line_m))


def estimate_radius_m(minutes: float, mode: Mode) -> float:
    """Return how far away, as the crow flies, something may be: the inverse of `estimate_min`."""
    if mode is not Mode.TRANSIT:
        return minutes * SPEED_M_PER_MIN[mode] / DETOUR
    riding = (minutes - TRANSIT_WAIT_MIN) * SPEED_M_PER_MIN[mode] / TRANSIT_DETOUR
    return max(riding, estimate_radius_m(minutes, Mode.WALK))


def distances_m(
    start: Place, lats: NDArray[np.float64], lons: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return `distance_m` to many positions."""
    north = np.sin(np.radians(lats - start.lat) / 2) ** 2
    east = np.sin(np.radians(lons - start.lon) / 2) ** 2
    chord = north + cos(radians(start.lat)) * np.cos(np.radians(lats)) * east
    metres: NDArray[np.float64] = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return metres


def unit_vectors(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return x, y and z on a sphere of radius 1 for latitude and longitude in degrees."""
    lats, lons = np.radians(positions).T
    flat = np.cos(lats)
    return np.column_stack((flat * np.cos(lons), flat * np.sin(lons), np.sin(lats)))


def estimates_min(straight_line_m: NDArray[np.float64], mode: Mode) -> NDArray[np.float64]:
    """Return `estimate_min` for many distances."""
    if mode is not Mode.TRANSIT:
        return straight_line_m * (DETOUR / SPEED_M_PER_MIN[mode])
    riding = straight_line_m * (TRANSIT_DETOUR / SPEED_M_PER_MIN[mode]) + TRANSIT_WAIT_MIN
    walking: NDArray[np.float64] = straight_line_m * (DETOUR / SPEED_M_PER_MIN[Mode.WALK])
    return np.minimum(riding, walking)

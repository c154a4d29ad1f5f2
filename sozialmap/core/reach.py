"""How far it is to each entry, and how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import distances_m, estimates_min
from sozialmap.core.model import Presence
from sozialmap.core.places import Place
from sozialmap.core.wishes import MinutesKind, Mode

NOT_VISITED = (Presence.ONLINE, Presence.HOME)
"""Always in reach, and no minutes away."""


@dataclass(frozen=True, slots=True)
class Travel:
    """The ways from one start to all rows of an index.

    `metres` (as the crow flies) are NaN where nobody goes: no place is known, or it is online;
    `minutes` there too, and where the map knows no way without steps. `by_network` says which
    minutes come from the network; the rest are estimates.
    """

    minutes: NDArray[np.float64]
    metres: NDArray[np.float64]
    by_network: NDArray[np.bool_]


def join_travel(
    start: Place,
    mode: Mode,
    lats: NDArray[np.float64],
    lons: NDArray[np.float64],
    visited: NDArray[np.bool_],
    network_minutes: NDArray[np.float64] | None,
) -> Travel:
    """Return the ways to positions: by the network where it knows one, estimated elsewhere.

    `network_minutes` are infinite where the network leads nowhere; None without a network. In a
    wheelchair a straight line would promise what only steps may lead to: no estimate there. Rides
    stay estimates, with a timetable too.
    """
    metres = np.where(visited, distances_m(start, lats, lons), np.nan)
    minutes = estimates_min(metres, mode)
    if network_minutes is None:
        return Travel(minutes, metres, np.zeros(len(metres), dtype=bool))
    known = visited & np.isfinite(network_minutes)
    by_network = known & (mode is not Mode.TRANSIT)
    otherwise = np.nan if mode is Mode.WHEELCHAIR else minutes
    return Travel(np.where(known, network_minutes, otherwise), metres, by_network)


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground within reach; `geometry` is GeoJSON in WGS 84, without any start."""

    minutes: float
    mode: Mode
    kind: MinutesKind
    area_km2: float
    geometry: Mapping[str, Any]
    by_timetable: bool = False
    """Whether rides come from a timetable; they are estimates all the same."""

"""How far it is to each entry, and how sure we are of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import distance_m, distances_m, estimate_min, estimates_min
from sozialmap.core.model import Asset, Presence
from sozialmap.core.places import Place
from sozialmap.core.wishes import MinutesKind, Mode, Wish

NOT_VISITED = (Presence.ONLINE, Presence.HOME)
"""Always in reach, and no minutes away."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to one entry: minutes door to door, metres as the crow flies."""

    minutes: float
    metres: float
    kind: MinutesKind = MinutesKind.ESTIMATE


@dataclass(frozen=True, slots=True)
class Travel:
    """The ways from one start to all rows of an index.

    `minutes` and `metres` (as the crow flies) are NaN where nobody goes: no place is known, or it
    is online. `by_network` says which minutes come from the network; the rest are estimates.
    """

    minutes: NDArray[np.float64]
    metres: NDArray[np.float64]
    by_network: NDArray[np.bool_]

    def take(self, rows: NDArray[np.intp]) -> "Travel":
        """Return the ways to some rows, in their order."""
        return Travel(self.minutes[rows], self.metres[rows], self.by_network[rows])

    def way(self, row: int) -> Way | None:
        """Return the way to one row, or None where nobody goes."""
        minutes = float(self.minutes[row])
        if np.isnan(minutes):
            return None
        kind = MinutesKind.NETWORK if self.by_network[row] else MinutesKind.ESTIMATE
        return Way(minutes, float(self.metres[row]), kind)

    @property
    def kinds(self) -> tuple[MinutesKind, ...]:
        """How the minutes of each row were found."""
        network, estimate = MinutesKind.NETWORK, MinutesKind.ESTIMATE
        return tuple(network if known else estimate for known in self.by_network.tolist())


def estimate_way(wish: Wish, asset: Asset) -> Way | None:
    """Return the estimated way to an asset, or None without a start or where nobody goes."""
    if wish.start is None or asset.place is None or asset.presence in NOT_VISITED:
        return None
    metres = distance_m(wish.start, asset.place)
    return Way(estimate_min(metres, wish.mode), metres)


def join_travel(
    start: Place,
    mode: Mode,
    lats: NDArray[np.float64],
    lons: NDArray[np.float64],
    visited: NDArray[np.bool_],
    network_minutes: NDArray[np.float64] | None,
) -> Travel:
    """Return the ways to positions: by the network where it knows one, estimated elsewhere.

    `network_minutes` are infinite where the network leads nowhere; None without a network. Rides
    know no timetable and stay estimates.
    """
    metres = np.where(visited, distances_m(start, lats, lons), np.nan)
    minutes = estimates_min(metres, mode)
    if network_minutes is None:
        return Travel(minutes, metres, np.zeros(len(metres), dtype=bool))
    known = visited & np.isfinite(network_minutes)
    by_network = known & (mode is not Mode.TRANSIT)
    return Travel(np.where(known, network_minutes, minutes), metres, by_network)


@dataclass(frozen=True, slots=True)
class Ground:
    """The ground within reach; `geometry` is GeoJSON in WGS 84, without any start."""

    minutes: float
    mode: Mode
    kind: MinutesKind
    area_km2: float
    geometry: Mapping[str, Any]

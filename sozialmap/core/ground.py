"""What lies below a map as plain shapes: streets, houses, water, green, for whoever draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.places import Bounds, Place

METRES_PER_DEGREE = 111_195.0
Points = NDArray[np.float64]
"""Two columns."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing of a layer. `parts` are lines, or rings with the outer one first, or one point.

    Points are longitude and latitude in degrees.
    """

    kind: str
    name: str
    parts: tuple[Points, ...]


MapGround = Mapping[str, Sequence[Shape]]
"""Shapes by layer, named as the basemap of a pack names them, in drawing order."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How much of the ground somebody needs. `layers` None are all."""

    tolerance_m: float
    layers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat plane in metres about a place, east and north; good for a town."""

    centre: Place

    def flatten(self, points: Points) -> Points:
        """Return degrees (longitude, latitude) as metres (east, north)."""
        return (points - self._middle) * self._scale

    def spot(self, place: Place) -> Points:
        """Return one place as metres."""
        return self.flatten(np.array([place.lon, place.lat]))

    def place(self, metres: Points) -> Place:
        """Return the place of one point in metres."""
        lon, lat = metres / self._scale + self._middle
        return Place(float(lat), float(lon))

    @property
    def _middle(self) -> Points:
        return np.array([self.centre.lon, self.centre.lat])

    @property
    def _scale(self) -> Points:
        east = METRES_PER_DEGREE * cos(radians(self.centre.lat))
        return np.array([east, METRES_PER_DEGREE])


def bounds_of(places: Sequence[Place], margin_m: float) -> Bounds:
    """Return the box around places with a margin on all sides."""
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    north = margin_m / METRES_PER_DEGREE
    east = north / cos(radians(max(map(abs, lats))))
    return Bounds(min(lons) - east, min(lats) - north, max(lons) + east, max(lats) + north)

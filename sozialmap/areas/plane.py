"""Degrees to metres for one town: a plane that touches the earth in its middle."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray

M_PER_DEGREE = 111_195.0
"""Of a great circle, mean earth radius."""


@dataclass(frozen=True, slots=True)
class Plane:
    """Equirectangular projection about a latitude; good to 0.1 % within 30 km."""

    lat: float

    def metres(self, lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return x and y in metres, one row per position."""
        east = np.asarray(lons) * M_PER_DEGREE * cos(radians(self.lat))
        return np.column_stack((east, np.asarray(lats) * M_PER_DEGREE))

    def flatten(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return a geometry in metres."""
        return shapely.transform(geometry, lambda xy: self.metres(xy[:, 0], xy[:, 1]))

    def unflatten(self, geometry: shapely.Geometry) -> shapely.Geometry:
        """Return a geometry in degrees again."""
        scale = np.array((M_PER_DEGREE * cos(radians(self.lat)), M_PER_DEGREE))
        return shapely.transform(geometry, lambda xy: xy / scale)

"""How far one gets in an area: ways to all entries of an index, and the ground within reach.

Nothing of a start is kept; only where the entries meet the network is.
"""

import json
import threading
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from sozialmap.areas.plane import Plane
from sozialmap.areas.rings import CELL_M, draw_ground
from sozialmap.areas.route import find_route
from sozialmap.areas.router import Anchors, Router
from sozialmap.core.distance import estimate_radius_m
from sozialmap.core.index import Index
from sozialmap.core.places import Place
from sozialmap.core.reach import Ground, Travel, join_travel
from sozialmap.core.wishes import MinutesKind, Mode

DIGITS = 5
"""Of a degree: about a metre."""
RING_SIDES = 16
"""In a quarter of a circle."""


class Reach:
    """The ways of one area; the router is None where the area has no network."""

    def __init__(self, router: Router | None) -> None:
        """Keep the router."""
        self.router = router
        self._lock = threading.Lock()
        self._version = ""
        self._anchors: dict[Mode, Anchors | None] = {}

    def travel(self, start: Place, mode: Mode, index: Index) -> Travel:
        """Return the ways from a start to all rows of an index."""
        minutes = None
        if self.router and (search := self.router.search(start, mode)):
            anchors = self._anchors_of(index, mode, self.router)
            if anchors is not None:
                minutes = np.full(len(index.entries), np.inf)
                minutes[index.located] = search.minutes(anchors)
        return join_travel(start, mode, index.lats, index.lons, index.visited, minutes)

    def _anchors_of(self, index: Index, mode: Mode, router: Router) -> Anchors | None:
        with self._lock:
            if self._version != index.version:
                self._version, self._anchors = index.version, {}
            if mode not in self._anchors:
                rows = index.located
                places = np.column_stack((index.lats[rows], index.lons[rows]))
                self._anchors[mode] = router.anchor(mode, places)
            return self._anchors[mode]

    def grounds(self, start: Place, mode: Mode, limits: Sequence[float]) -> list[Ground] | None:
        """Return the ground within each limit in minutes, from one search on the network.

        None where there is no network for the mode, or the start is not on it.
        """
        drawn = self._draw(start, mode, limits)
        if drawn is None or self.router is None:
            return None
        riding = mode is Mode.TRANSIT
        kind = MinutesKind.ESTIMATE if riding else MinutesKind.NETWORK
        plane = self.router.plane
        timed = riding and self.router.timetable is not None
        return [
            replace(_to_ground(shape, limit, mode, kind, plane), by_timetable=timed)
            for limit, shape in zip(limits, drawn, strict=True)
        ]

    def route(self, start: Place, end: Place, mode: Mode) -> list[Place]:
        """Return the way to draw, [] where the network knows none; rides know no streets."""
        layer = self.router.layer(mode) if self.router and mode is not Mode.TRANSIT else None
        return find_route(layer, mode, start, end) if layer else []

    def rings(
        self, start: Place, mode: Mode, limits: Sequence[float], most_bytes: int
    ) -> list[tuple[float, dict[str, object]]] | None:
        """Return the same as plain GeoJSON for a map, simplified until it is small enough."""
        drawn = self._draw(start, mode, limits)
        if drawn is None or self.router is None:
            return None
        plane, tolerance_m = self.router.plane, CELL_M[mode] / 4
        while True:
            shapes = [_to_geojson(plane.unflatten(_smooth(s, tolerance_m))) for s in drawn]
            if len(json.dumps(shapes, separators=(",", ":"))) <= most_bytes:
                return list(zip(limits, shapes, strict=True))
            tolerance_m *= 1.5

    def _draw(
        self, start: Place, mode: Mode, limits: Sequence[float]
    ) -> list[shapely.Geometry] | None:
        farthest = max(limits)
        search = self.router.search(start, mode, farthest) if self.router else None
        if search is None:
            return None
        metres, minutes = search.reached_samples(farthest)
        return [draw_ground(metres[minutes <= one], minutes[minutes <= one], one, CELL_M[mode])
                for one in limits]  # fmt: skip


def estimate_ground(start: Place, mode: Mode, limit: float) -> Ground:
    """Return a circle about the start, where no network is known."""
    plane = Plane(start.lat)
    middle = shapely.Point(plane.metres(np.array([start.lon]), np.array([start.lat]))[0])
    circle = middle.buffer(estimate_radius_m(limit, mode), quad_segs=RING_SIDES)
    return _to_ground(circle, limit, mode, MinutesKind.ESTIMATE, plane)


def _to_ground(
    shape: shapely.Geometry, limit: float, mode: Mode, kind: MinutesKind, plane: Plane
) -> Ground:
    geometry = _to_geojson(plane.unflatten(shape))
    return Ground(limit, mode, kind, float(shape.area) / 1e6, geometry)


def _to_geojson(shape: shapely.Geometry) -> dict[str, object]:
    def rounded(polygon: shapely.Polygon) -> list[list[list[float]]]:
        rings = (polygon.exterior, *polygon.interiors)
        return [np.round(shapely.get_coordinates(ring), DIGITS).tolist() for ring in rings]

    polygons = [rounded(part) for part in shapely.get_parts(shape) if not part.is_empty]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _smooth(shape: shapely.Geometry, tolerance_m: float) -> shapely.Geometry:
    """Return a shape with fewer corners, without parts and holes too small to see then."""
    least_m2 = (4 * tolerance_m) ** 2

    def is_seen(ring: shapely.LinearRing) -> bool:
        return bool(shapely.Polygon(ring).area >= least_m2)

    parts = [
        shapely.Polygon(part.exterior, [ring for ring in part.interiors if is_seen(ring)])
        for part in shapely.get_parts(shapely.simplify(shape, tolerance_m))
        if part.area >= least_m2
    ]
    return shapely.MultiPolygon(parts)

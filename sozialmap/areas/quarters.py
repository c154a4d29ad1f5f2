"""Quarters of a town: from boundaries where they exist, else by the nearest place node."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import cKDTree

from sozialmap.areas.extract import Thing
from sozialmap.areas.plane import Plane
from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place

PLACE_KINDS = ("suburb", "quarter", "neighbourhood")
ADMIN_LEVELS = {"9": "suburb", "10": "quarter", "11": "neighbourhood"}
FARTHEST_M = 2_500.0
"""Nobody lives in a quarter whose middle is further away than this."""
TOWN_KINDS = ("city", "town", "village", "hamlet")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A named part of town; `outline` in degrees, None where only its middle is known."""

    name: str
    kind: str
    """suburb, quarter, neighbourhood or a kind of town"""
    lat: float
    lon: float
    outline: shapely.Geometry | None = None

    @property
    def is_town(self) -> bool:
        """Whether it is a town of its own."""
        return self.kind in TOWN_KINDS


def find_quarters(things: Iterable[Thing]) -> list[Quarter]:
    """Return quarters and towns, each once; an outline wins over a node of its name.

    Two towns may have a quarter of one name.
    """
    found = [quarter for thing in things if (quarter := _quarter(thing))]
    kept: dict[str, list[Quarter]] = {}
    for quarter in sorted(found, key=lambda quarter: quarter.outline is None):
        same = kept.setdefault(quarter.name, [])
        if not any(_is_one(quarter, other) for other in same):
            same.append(quarter)
    return [quarter for name in sorted(kept) for quarter in kept[name]]


def _is_one(quarter: Quarter, other: Quarter) -> bool:
    here = shapely.Point(quarter.lon, quarter.lat)
    if other.outline is not None and other.outline.intersects(here):
        return True
    return distance_m(Place(quarter.lat, quarter.lon), Place(other.lat, other.lon)) <= FARTHEST_M


def _quarter(thing: Thing) -> Quarter | None:
    tags = thing.tags
    name = tags.get("name", "").strip()
    kind = tags.get("place", "")
    if kind not in (*PLACE_KINDS, *TOWN_KINDS):
        kind = ""
    if tags.get("boundary") == "administrative":
        kind = kind or ADMIN_LEVELS.get(tags.get("admin_level", ""), "")
    if not name or not kind:
        return None
    polygon = thing.geometry if thing.geometry.geom_type.endswith("Polygon") else None
    return Quarter(name, kind, thing.lat, thing.lon, polygon)


class QuarterFinder:
    """Tells the quarter of a position."""

    def __init__(self, quarters: Sequence[Quarter], plane: Plane) -> None:
        """Index the outlines and the middles, without towns."""
        parts = [quarter for quarter in quarters if not quarter.is_town]
        self._plane = plane
        self._outlined = [quarter for quarter in parts if quarter.outline is not None]
        self._tree = shapely.STRtree([quarter.outline for quarter in self._outlined])
        self._parts = parts
        middles = [(quarter.lon, quarter.lat) for quarter in parts]
        points = np.array(middles, dtype=float).reshape(-1, 2)
        self._middles = cKDTree(plane.metres(points[:, 0], points[:, 1])) if parts else None

    def find(self, lat: float, lon: float) -> str:
        """Return the smallest quarter that holds the position, else the nearest, else "".

        "" also where the nearest is too far away.
        """
        inside = self._tree.query(shapely.Point(lon, lat), predicate="within")
        if len(inside):
            smallest = min(inside, key=lambda i: self._outlined[i].outline.area)  # type: ignore[union-attr]
            return self._outlined[int(smallest)].name
        if self._middles is None:
            return ""
        here = self._plane.metres(np.array([lon]), np.array([lat]))[0]
        away_m, row = self._middles.query(here)
        return self._parts[int(row)].name if away_m <= FARTHEST_M else ""

"""Quarters of a town: from boundaries where they exist, else by the nearest place node."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
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


def read_quarters(basemap: Path) -> list[Quarter]:
    """Return the quarters of a finished pack, without towns, from its GeoPackage of all layers."""
    known = {str(name) for name, _ in pyogrio.list_layers(basemap)}
    if "labels" not in known:
        return []
    middles = gpd.read_file(basemap, layer="labels")
    outlines = gpd.read_file(basemap, layer="boundaries") if "boundaries" in known else None
    found = [
        Quarter(row.name_, row.kind, row.geometry.y, row.geometry.x, _outline(row, outlines))
        for row in middles.rename(columns={"name": "name_"}).itertuples()
    ]
    return [quarter for quarter in found if not quarter.is_town]


def _outline(row: Any, outlines: gpd.GeoDataFrame | None) -> shapely.Geometry | None:
    """Return the outline of a name that holds the middle, else the only one of that name."""
    if outlines is None:
        return None
    same = [shape for name, shape in zip(outlines["name"], outlines.geometry, strict=True)
            if name == row.name_]  # fmt: skip
    holding = [shape for shape in same if shape.intersects(row.geometry)]
    found = holding or (same if len(same) == 1 else [])
    return found[0] if found else None


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
        """Return the name of the quarter of a position, "" for none."""
        quarter = self.find_quarter(lat, lon)
        return quarter.name if quarter else ""

    def find_quarter(self, lat: float, lon: float) -> Quarter | None:
        """Return the quarter of a position, None for none."""
        return self.find_quarters(np.array([lat]), np.array([lon]))[0]

    def find_quarters(
        self, lats: NDArray[np.float64], lons: NDArray[np.float64]
    ) -> list[Quarter | None]:
        """Return for each position the smallest quarter that holds it, else the nearest.

        None also where the nearest is too far away.
        """
        found = self._nearest(lats, lons)
        area = [quarter.outline.area for quarter in self._outlined if quarter.outline is not None]
        smallest = [float("inf")] * len(found)
        points, outlines = self._tree.query(shapely.points(lons, lats), predicate="within")
        for point, outline in zip(points.tolist(), outlines.tolist(), strict=True):
            if area[outline] < smallest[point]:
                smallest[point], found[point] = area[outline], self._outlined[outline]
        return found

    def _nearest(
        self, lats: NDArray[np.float64], lons: NDArray[np.float64]
    ) -> list[Quarter | None]:
        if self._middles is None:
            return [None] * len(lats)
        away_m, rows = self._middles.query(self._plane.metres(lons, lats))
        return [
            self._parts[row] if away <= FARTHEST_M else None
            for away, row in zip(away_m.tolist(), rows.tolist(), strict=True)
        ]

"""Read the ground of a view from a pack's basemap, clipped and simplified."""

from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray

from sozialmap.core.ground import METRES_PER_DEGREE, Detail, MapGround, Points, Shape
from sozialmap.core.places import Bounds


def read_ground(basemap: Path, bounds: Bounds, detail: Detail) -> MapGround:
    """Return what lies in the box, of a pack's basemap.gpkg; {} where there is no such file."""
    if not basemap.is_file():
        return {}
    there = [str(name) for name, _kind in pyogrio.list_layers(basemap)]
    wanted = [name for name in there if detail.layers is None or name in detail.layers]
    read = {name: _read_layer(basemap, name, bounds, detail.tolerance_m) for name in wanted}
    return {name: shapes for name, shapes in read.items() if shapes}


def _read_layer(basemap: Path, layer: str, bounds: Bounds, tolerance_m: float) -> list[Shape]:
    box = (bounds.west, bounds.south, bounds.east, bounds.north)
    meta, _fids, wkb, columns = pyogrio.raw.read(basemap, layer=layer, bbox=box)
    geometries = _cut(shapely.from_wkb(wkb), box, tolerance_m)
    named = dict(zip(meta["fields"], columns, strict=True))
    nothing = np.full(len(geometries), "", dtype=object)
    kinds, names = named.get("kind", nothing), named.get("name", nothing)
    return [
        Shape(kind or "", name or "", parts)
        for geometry, kind, name in zip(geometries, kinds, names, strict=True)
        for parts in _parts(geometry)
    ]


def _cut(
    geometries: NDArray[np.object_], box: tuple[float, float, float, float], tolerance_m: float
) -> NDArray[np.object_]:
    cut: NDArray[np.object_] = shapely.clip_by_rect(geometries, *box)
    simple: NDArray[np.object_] = shapely.simplify(cut, tolerance_m / METRES_PER_DEGREE)
    return simple


def _parts(geometry: shapely.Geometry) -> list[tuple[Points, ...]]:
    """Return the lines or rings of each piece; nothing of what was cut or simplified away."""
    pieces = [piece for piece in shapely.get_parts(geometry) if not piece.is_empty]
    return [tuple(map(shapely.get_coordinates, _lines(piece))) for piece in pieces]


def _lines(piece: shapely.Geometry) -> list[shapely.Geometry]:
    if piece.geom_type != "Polygon":
        return [piece]
    return [piece.exterior, *piece.interiors]

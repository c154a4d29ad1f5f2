"""Cut an area out of a larger extract."""

import json
from pathlib import Path
from typing import Any

import shapely

from sozialmap.areas.extract import Extract
from sozialmap.core.errors import InputError

EARTH = shapely.box(-180, -90, 180, 90)


def read_bbox(text: str) -> shapely.Geometry:
    """Return the box "west,south,east,north" in degrees. Raises InputError."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InputError("area.bbox_form", value=text) from error
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise InputError("area.bbox_order", value=text)
    return shapely.box(west, south, east, north)


def read_boundary(path: Path) -> shapely.Geometry:
    """Return the polygons of a GeoJSON file as one, in degrees. Raises InputError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        shapes = [shapely.from_geojson(json.dumps(form)) for form in _forms(content)]
    except OSError as error:
        raise InputError("area.no_file", file=path.name) from error
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        shapely.errors.GEOSException,
    ) as error:
        raise InputError("area.boundary_form", file=path.name) from error
    pieces = [piece for shape in shapes for piece in getattr(shape, "geoms", [shape])]
    polygons = [piece for piece in pieces if piece.geom_type == "Polygon" and not piece.is_empty]
    if not polygons:
        raise InputError("area.boundary_empty", file=path.name)
    boundary = shapely.union_all(shapely.make_valid(polygons))
    if not EARTH.covers(boundary):  # metres of a national grid, not degrees
        raise InputError("area.boundary_form", file=path.name)
    return boundary


def _forms(content: Any) -> list[Any]:
    """Return the geometries of a GeoJSON object; features without one are passed over."""
    features = content["features"] if content.get("type") == "FeatureCollection" else [content]
    forms = [f["geometry"] if f.get("type") == "Feature" else f for f in features]
    return [form for form in forms if form]


def check_streets(extract: Extract, cut: shapely.Geometry | None, file: str) -> None:
    """Raise InputError where there is no street, and say so if the cut has its axes swapped."""
    if extract.highways:
        return
    if cut is not None and extract.streets_if_swapped:
        raise InputError("area.bbox_order", value=",".join(f"{edge:g}" for edge in cut.bounds))
    raise InputError("area.no_streets", file=file)


def cut_extract(extract: Extract, cut: shapely.Geometry) -> None:
    """Keep only what touches the cut."""
    shapely.prepare(cut)
    for name in ("addresses", "things", "lines"):
        things = getattr(extract, name)
        setattr(extract, name, [thing for thing in things if cut.intersects(thing.geometry)])
    extract.highways = [way for way in extract.highways if cut.intersects(way.line)]

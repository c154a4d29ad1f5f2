"""Cut an area out of a larger extract."""

import json
from pathlib import Path

import shapely

from sozialmap.areas.extract import Extract
from sozialmap.core.errors import InputError


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
    """Return the polygons of a GeoJSON file as one. Raises InputError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        features = content.get("features", [content])
        shapes = [
            shapely.from_geojson(json.dumps(feature.get("geometry") or feature))
            for feature in features
        ]
    except OSError as error:
        raise InputError("area.no_file", file=path.name) from error
    except (ValueError, TypeError, AttributeError, shapely.errors.GEOSException) as error:
        raise InputError("area.boundary_form", file=path.name) from error
    polygons = [shape for shape in shapes if shape.geom_type.endswith("Polygon")]
    if not polygons:
        raise InputError("area.boundary_empty", file=path.name)
    return shapely.make_valid(shapely.union_all(polygons))


def cut_extract(extract: Extract, cut: shapely.Geometry) -> None:
    """Keep only what touches the cut."""
    shapely.prepare(cut)
    for name in ("addresses", "things", "lines"):
        things = getattr(extract, name)
        setattr(extract, name, [thing for thing in things if cut.intersects(thing.geometry)])
    extract.highways = [way for way in extract.highways if cut.intersects(way.line)]

"""What an Overpass server answered: hits of a name, whole parts of the map, a boundary."""

import json
import re
from contextlib import suppress
from typing import Any

import osmium
import shapely

from sozialmap.areas.overpass import BrokenAnswerError
from sozialmap.core.errors import UnavailableError

Hit = dict[str, Any]
REMARK = re.compile(rb"<remark>([^<]{0,200})")
"""How a server says that it broke off; the answer looks whole otherwise."""


def read_hits(body: bytes) -> list[Hit]:
    """Return the relations of an answer in JSON. Raises BrokenAnswerError."""
    try:
        answer = json.loads(body)
        remark = answer.get("remark")
        hits = [hit for hit in answer["elements"] if hit["type"] == "relation" and int(hit["id"])]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise BrokenAnswerError("not JSON") from error
    if remark:
        raise BrokenAnswerError(str(remark)[:200])
    return hits


def level_of(hit: Hit) -> tuple[int, int]:
    """Return level and number of a boundary, to sort by."""
    level = str(hit.get("tags", {}).get("admin_level", ""))
    return (int(level) if level.isdecimal() else 99, int(hit["id"]))


def describe_hit(hit: Hit) -> str:
    """Return number, level and middle of a boundary, to choose by."""
    level = hit.get("tags", {}).get("admin_level", "?")
    told = f"relation/{hit['id']} (admin_level {level}"
    with suppress(LookupError, TypeError):
        box = hit["bounds"]
        lat, lon = (box["minlat"] + box["maxlat"]) / 2, (box["minlon"] + box["maxlon"]) / 2
        told += f", {lat:.2f}, {lon:.2f}"
    return told + ")"


def read_whole(body: bytes) -> bytes:
    """Return an answer in OSM XML as it is. Raises BrokenAnswerError where a part is missing."""
    remark = REMARK.search(body)
    if remark:
        raise BrokenAnswerError(remark[1].decode("utf-8", "replace").strip())
    try:
        for _ in osmium.FileProcessor(osmium.io.FileBuffer(body, "osm")):
            pass
    except RuntimeError as error:
        raise BrokenAnswerError("not OSM XML") from error
    return body


def read_outline(body: bytes, relation: int) -> shapely.Geometry:
    """Return the area inside a boundary, in degrees. Raises UnavailableError where it is open."""
    wkb = osmium.geom.WKBFactory()
    source: Any = osmium.FileProcessor(osmium.io.FileBuffer(body, "osm"))
    try:
        for thing in source.with_areas(osmium.filter.KeyFilter("boundary")):
            if thing.is_area() and not thing.from_way() and thing.orig_id() == relation:
                return shapely.make_valid(shapely.from_wkb(wkb.create_multipolygon(thing)))
    except (RuntimeError, osmium.InvalidLocationError) as error:
        raise UnavailableError("fetch.open_boundary", relation=relation) from error
    raise UnavailableError("fetch.open_boundary", relation=relation)

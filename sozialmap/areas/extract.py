"""Read an OSM extract once and keep what an area needs."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import osmium
import shapely

from sozialmap.core.errors import InputError

SUFFIXES = (".osm.pbf", ".osm", ".osm.gz", ".pbf")
MAP_KEYS = frozenset(
    "highway railway waterway public_transport route landuse leisure natural amenity building "
    "boundary place".split()
)
REPORT_EVERY = 20_000
KNOWN_EPOCH = 2005
"""OpenStreetMap is younger than any date before that."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A node, way or area with tags; `geometry` in degrees (lon, lat)."""

    osm_id: str
    tags: dict[str, str]
    geometry: shapely.Geometry
    edited_on: date | None = None

    @property
    def lon(self) -> float:
        """Longitude of a point inside."""
        return float(self._point.x)

    @property
    def lat(self) -> float:
        """Latitude of a point inside."""
        return float(self._point.y)

    @property
    def _point(self) -> shapely.Point:
        if self.geometry.geom_type == "Point":
            return self.geometry
        return self.geometry.centroid


@dataclass(frozen=True, slots=True)
class Highway:
    """A way of the street network, with its node numbers."""

    tags: dict[str, str]
    nodes: list[int]
    line: shapely.LineString
    """Its vertices belong to `nodes`, one by one."""


@dataclass(slots=True)
class Extract:
    """Everything an area is made of."""

    highways: list[Highway] = field(default_factory=list)
    addresses: list[Thing] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    lines: list[Thing] = field(default_factory=list)
    routes: list[tuple[dict[str, str], list[int]]] = field(default_factory=list)
    """Tags and stop nodes of public transport routes."""
    incomplete_ways: int = 0
    data_date: date | None = None
    fictional: bool = False
    objects: int = 0


def read_extract(
    path: Path, place_keys: set[str], told: Callable[[int], None] = lambda _: None
) -> Extract:
    """Return what an extract holds; `told` hears of the number of objects read so far.

    `place_keys` are the keys of ordinary places. Raises InputError where the file is not an OSM
    extract or is cut off.
    """
    _check_file(path)
    extract = Extract(data_date=_header_date(path))
    reader = _Reader(extract, place_keys)
    try:
        for thing in _objects(path, {"addr:housenumber", *MAP_KEYS, *place_keys}):
            reader.take(thing)
            if extract.objects % REPORT_EVERY == 0:
                told(extract.objects)
    except (RuntimeError, osmium.InvalidLocationError) as error:
        raise InputError("area.file_broken", file=path.name) from error
    if not extract.objects:
        raise InputError("area.nothing_inside", file=path.name)
    return extract


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise InputError("area.no_file", file=path.name)
    if not path.name.lower().endswith(SUFFIXES):
        raise InputError("area.not_osm", file=path.name)
    if path.stat().st_size == 0:
        raise InputError("area.file_empty", file=path.name)
    if path.name.lower().endswith(".gz"):
        _check_gzip(path)


def _check_gzip(path: Path) -> None:
    """Unpack to the end: a cut-off file must not pass as a small town."""
    try:
        with gzip.open(path) as file:
            while file.read(1 << 20):
                pass
    except (OSError, EOFError) as error:
        raise InputError("area.file_broken", file=path.name) from error


def _objects(path: Path, keys: set[str]) -> Iterator[Any]:
    processor = (
        osmium.FileProcessor(str(path))
        .with_areas(osmium.filter.KeyFilter(*sorted(keys)))
        .with_filter(osmium.filter.KeyFilter(*sorted(keys)))
    )
    return iter(processor)


def _header_date(path: Path) -> date | None:
    try:
        reader = osmium.io.Reader(str(path))
        stamp = reader.header().get("osmosis_replication_timestamp")
        reader.close()
    except RuntimeError as error:
        raise InputError("area.not_osm", file=path.name) from error
    return date.fromisoformat(stamp[:10]) if stamp else None


class _Reader:
    """Sorts objects into the extract."""

    def __init__(self, extract: Extract, place_keys: set[str]) -> None:
        self.extract = extract
        self.place_keys = place_keys
        self.wkb = osmium.geom.WKBFactory()

    def take(self, thing: Any) -> None:
        self.extract.objects += 1
        if thing.is_node():
            self._take_node(thing)
        elif thing.is_way():
            self._take_way(thing)
        elif thing.is_area():
            self._take_area(thing)
        elif thing.is_relation():
            self._take_relation(thing)

    def _take_node(self, node: Any) -> None:
        if node.location.valid():
            point = shapely.Point(node.location.lon, node.location.lat)
            self._keep(self._thing(f"node/{node.id}", node, point))

    def _take_way(self, way: Any) -> None:
        nodes = [node for node in way.nodes if node.location.valid()]
        if len(nodes) < len(way.nodes):
            self.extract.incomplete_ways += 1
        if len(nodes) < 2:
            return
        tags = dict(way.tags)
        line = shapely.LineString(np.array([(node.lon, node.lat) for node in nodes]))
        if "highway" in tags:
            self.extract.highways.append(Highway(tags, [node.ref for node in nodes], line))
        elif ("railway" in tags or "waterway" in tags) and not way.is_closed():
            self.extract.lines.append(Thing(f"way/{way.id}", tags, line))
        if not way.is_closed():
            self._keep(self._thing(f"way/{way.id}", way, line))

    def _take_area(self, area: Any) -> None:
        kind = "way" if area.from_way() else "relation"
        try:
            geometry = shapely.from_wkb(self.wkb.create_multipolygon(area))
        except RuntimeError:  # rings that do not close
            self.extract.incomplete_ways += 1
            return
        if geometry.geoms and len(geometry.geoms) == 1:
            geometry = geometry.geoms[0]
        self._keep(self._thing(f"{kind}/{area.orig_id()}", area, geometry))

    def _take_relation(self, relation: Any) -> None:
        tags = dict(relation.tags)
        if tags.get("type") == "route":
            stops = [member.ref for member in relation.members if member.type == "n"]
            self.extract.routes.append((tags, stops))

    def _thing(self, osm_id: str, thing: Any, geometry: shapely.Geometry) -> Thing:
        edited = _day(thing.timestamp)
        if edited and (self.extract.data_date is None or edited > self.extract.data_date):
            self.extract.data_date = edited
        return Thing(osm_id, dict(thing.tags), geometry, edited)

    def _keep(self, thing: Thing) -> None:
        tags = thing.tags
        if "addr:housenumber" in tags:
            self.extract.addresses.append(thing)
        if tags.keys() & self.place_keys or tags.keys() & MAP_KEYS:
            self.extract.things.append(thing)
        if tags.get("fictional") == "yes" and tags.keys() & {"place", "boundary"}:
            self.extract.fictional = True


def _day(moment: datetime) -> date | None:
    return moment.astimezone(UTC).date() if moment.year >= KNOWN_EPOCH else None

"""Read an OSM extract once and keep what an area needs."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import osmium
import shapely

from sozialmap.core.errors import InputError

SUFFIXES = (".osm.pbf", ".osm", ".osm.gz", ".pbf")
MAP_KEYS = frozenset(
    "highway railway waterway public_transport route landuse leisure natural amenity building "
    "boundary place kerb".split()
)
TRANSIT = frozenset("bus trolleybus share_taxi tram light_rail subway train ferry".split())
HIGH_KERBS = frozenset({"raised", "rolled", "yes"})
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
        middle = self.geometry.centroid
        inside = self.geometry.intersects(middle)
        return middle if inside else self.geometry.representative_point()


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
    routes: list[tuple[str, list[str]]] = field(default_factory=list)
    """Line and members ("node/1") of each route of public transport."""
    streets_if_swapped: bool = False
    """Whether there are streets where the window is with latitude for longitude."""
    high_kerbs: set[int] = field(default_factory=set)
    """Nodes where one has to get over a kerb."""
    incomplete_ways: int = 0
    data_date: date | None = None
    fictional: bool = False
    objects: int = 0


def read_extract(
    path: Path,
    place_keys: set[str],
    told: Callable[[int], None] = lambda _: None,
    window: tuple[float, float, float, float] | None = None,
) -> Extract:
    """Return what an extract holds; `told` hears of the number of objects read so far.

    `place_keys` are the keys of ordinary places. What lies outside the `window` (west, south,
    east, north) is not kept, so that a town may be cut from the file of a whole country. Raises
    InputError where the file is not an OSM extract or is cut off.
    """
    _check_file(path)
    extract = Extract(data_date=_header_date(path))
    reader = _Reader(extract, place_keys, window)
    for thing in _objects(path, {"addr:housenumber", *MAP_KEYS, *place_keys}):
        reader.take(thing)
        if extract.objects % REPORT_EVERY == 0:
            told(extract.objects)
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
    """Yield all objects with one of the keys. Errors of the file only: not of who takes them."""
    try:
        yield from (
            osmium.FileProcessor(str(path))
            .with_areas(osmium.filter.KeyFilter(*sorted(keys)))
            .with_filter(osmium.filter.KeyFilter(*sorted(keys)))
        )
    except (RuntimeError, ValueError, osmium.InvalidLocationError) as error:
        raise InputError("area.file_broken", file=path.name) from error


def _header_date(path: Path) -> date | None:
    try:
        reader = osmium.io.Reader(str(path))
        stamp = reader.header().get("osmosis_replication_timestamp")
        reader.close()
    except RuntimeError as error:
        raise InputError("area.not_osm", file=path.name) from error
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None


class _Reader:
    """Sorts objects into the extract."""

    def __init__(
        self,
        extract: Extract,
        place_keys: set[str],
        window: tuple[float, float, float, float] | None,
    ) -> None:
        self.extract = extract
        self.place_keys = place_keys
        self.window = shapely.box(*window) if window else None
        self.swapped = shapely.box(window[1], window[0], window[3], window[2]) if window else None
        shapely.prepare([self.window, self.swapped])
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
        if not node.location.valid():
            return
        point = shapely.Point(node.location.lon, node.location.lat)
        if self._is_outside(point):
            return
        if node.tags.get("kerb") in HIGH_KERBS:
            self.extract.high_kerbs.add(node.id)
        self._keep(self._thing(f"node/{node.id}", node, point))

    def _take_way(self, way: Any) -> None:
        runs = _known_runs(way.nodes)
        lines = [shapely.LineString([(node.lon, node.lat) for node in run]) for run in runs]
        whole = lines[0] if len(lines) == 1 else shapely.MultiLineString(lines)
        if lines and self._is_outside(whole):
            self._note_swapped(way, whole)
            return
        self.extract.incomplete_ways += sum(map(len, runs)) < len(way.nodes)
        if not lines:
            return
        tags = dict(way.tags)
        if "highway" in tags:
            for run, line in zip(runs, lines, strict=True):
                self.extract.highways.append(Highway(tags, [node.ref for node in run], line))
        elif "railway" in tags or "waterway" in tags:
            self.extract.lines.append(Thing(f"way/{way.id}", tags, whole))
        if not way.is_closed():
            self._keep(self._thing(f"way/{way.id}", way, whole))

    def _take_area(self, area: Any) -> None:
        kind = "way" if area.from_way() else "relation"
        try:
            geometry = shapely.from_wkb(self.wkb.create_multipolygon(area))
        except RuntimeError:  # rings that do not close
            self.extract.incomplete_ways += 1
            return
        if self._is_outside(geometry):
            return
        if len(geometry.geoms) == 1:
            geometry = geometry.geoms[0]
        self._keep(self._thing(f"{kind}/{area.orig_id()}", area, geometry))

    def _take_relation(self, relation: Any) -> None:
        tags = relation.tags
        if tags.get("type") == "route" and tags.get("route") in TRANSIT and tags.get("ref"):
            kinds = {"n": "node", "w": "way"}
            stops = [
                f"{kinds[member.type]}/{member.ref}"
                for member in relation.members
                if member.type in kinds
            ]
            self.extract.routes.append((tags["ref"], stops))

    def _note_swapped(self, way: Any, line: shapely.Geometry) -> None:
        if "highway" in way.tags and self.swapped is not None and self.swapped.intersects(line):
            self.extract.streets_if_swapped = True

    def _is_outside(self, geometry: shapely.Geometry) -> bool:
        return self.window is not None and not self.window.intersects(geometry)

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


def _known_runs(nodes: Any) -> list[list[Any]]:
    """Return the nodes with a place, in pieces: nobody knows how the way runs in the gaps."""
    runs: list[list[Any]] = [[]]
    for node in nodes:
        if node.location.valid():
            runs[-1].append(node)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _day(moment: datetime) -> date | None:
    return moment.astimezone(UTC).date() if moment.year >= KNOWN_EPOCH else None

"""Collects nodes, ways and relations and writes them as OpenStreetMap XML."""

import gzip
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import quoteattr

import shapely

from demo.geometry import Line, Point

MIDDLE_LAT, MIDDLE_LON = 50.1, 8.76
M_PER_DEGREE = 111_200.0
M_PER_DEGREE_LON = M_PER_DEGREE * math.cos(math.radians(MIDDLE_LAT))
FIRST_DAY = date(2019, 1, 7)
LAST_DAY = date(2026, 10, 18)
HEADER = "<?xml version='1.0' encoding='UTF-8'?>\n"
GENERATOR = "sozialmap demo quarter"
NOTE = "Erfundene Stadt: nichts hier gibt es wirklich. Frei von Rechten Dritter."

Tags = Mapping[str, str]
Member = tuple[str, int, str]
"""Type, number, role."""


def to_degrees(point: Point) -> tuple[float, float]:
    """Return latitude and longitude of a point on the drawing board."""
    lat = round(MIDDLE_LAT + point[1] / M_PER_DEGREE, 7)
    return lat, round(MIDDLE_LON + point[0] / M_PER_DEGREE_LON, 7)


@dataclass(slots=True)
class Drawing:
    """Everything the file will hold; numbers count from 1 in the order things were added."""

    rng: random.Random
    positions: list[tuple[float, float]] = field(default_factory=list)
    node_tags: dict[int, Tags] = field(default_factory=dict)
    ways: list[tuple[list[int], Tags]] = field(default_factory=list)
    relations: list[tuple[list[Member], Tags]] = field(default_factory=list)
    _known: dict[tuple[float, float], int] = field(default_factory=dict)

    def node(self, point: Point, tags: Tags | None = None) -> int:
        """Return the node at a point; one with tags is always a new one."""
        position = to_degrees(point)
        if tags or position not in self._known:
            self.positions.append(position)
            if tags:
                self.node_tags[len(self.positions)] = tags
            else:
                self._known[position] = len(self.positions)
            return len(self.positions)
        return self._known[position]

    def tag_node(self, point: Point, tags: Tags) -> int:
        """Put tags on the node that a way already has at a point."""
        number = self.node(point)
        self.node_tags[number] = {**self.node_tags.get(number, {}), **tags}
        return number

    def way(self, line: Sequence[Point], tags: Tags) -> int:
        """Add a line; return its number."""
        nodes: list[int] = []
        for point in line:
            number = self.node(point)
            if not nodes or nodes[-1] != number:
                nodes.append(number)
        self.ways.append((nodes, tags))
        return len(self.ways)

    def area(self, shape: shapely.Polygon, tags: Tags) -> int:
        """Add a polygon, with holes as a multipolygon; return the number of way or relation."""
        if not shape.interiors:
            return self.way(ring_of(shape), tags)
        members: list[Member] = [("way", self.way(ring_of(shape), {}), "outer")]
        for hole in shape.interiors:
            members.append(("way", self.way(_mm(hole.coords), {}), "inner"))
        return self.relation(members, {"type": "multipolygon", **tags})

    def relation(self, members: Iterable[Member], tags: Tags) -> int:
        """Add a relation; return its number."""
        self.relations.append((list(members), tags))
        return len(self.relations)

    def write(self, path: Path) -> None:
        """Write a gzipped file whose bytes depend on nothing but the drawing."""
        text = HEADER + "\n".join(self._lines()) + "\n"
        with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
            packed.write(text.encode())

    def _lines(self) -> list[str]:
        lats, lons = zip(*self.positions, strict=True)
        lines = [
            f'<osm version="0.6" generator="{GENERATOR}" copyright={quoteattr(NOTE)}>',
            f' <bounds minlat="{min(lats):.7f}" minlon="{min(lons):.7f}" '
            f'maxlat="{max(lats):.7f}" maxlon="{max(lons):.7f}"/>',
        ]
        for number, (lat, lon) in enumerate(self.positions, 1):
            start = f'<node id="{number}" lat="{lat:.7f}" lon="{lon:.7f}"'
            lines += self._element("node", start, [], self.node_tags.get(number, {}))
        for number, (nodes, tags) in enumerate(self.ways, 1):
            refs = [f'  <nd ref="{node}"/>' for node in nodes]
            lines += self._element("way", f'<way id="{number}"', refs, tags)
        for number, (members, tags) in enumerate(self.relations, 1):
            inner = [f'  <member type="{t}" ref="{r}" role="{role}"/>' for t, r, role in members]
            lines += self._element("relation", f'<relation id="{number}"', inner, tags)
        return [*lines, "</osm>"]

    def _element(self, kind: str, start: str, inner: list[str], tags: Tags) -> list[str]:
        day = self._day() if tags else FIRST_DAY
        version = self.rng.randint(1, 6) if tags else 1
        head = f' {start} version="{version}" timestamp="{day.isoformat()}T09:00:00Z"'
        rows = [f"  <tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in sorted(tags.items())]
        if not inner and not rows:
            return [f"{head}/>"]
        return [f"{head}>", *inner, *rows, f" </{kind}>"]

    def _day(self) -> date:
        """Return a day of edit; most are recent, some are old."""
        span = (LAST_DAY - FIRST_DAY).days
        return LAST_DAY - timedelta(days=int(span * self.rng.random() ** 1.7))


def _mm(points: Iterable[Sequence[float]]) -> Line:
    return [(round(p[0], 3), round(p[1], 3)) for p in points]


def ring_of(shape: shapely.Polygon) -> Line:
    """Return the outer ring of a polygon to the millimetre, starting at its lowest point."""
    ring = _mm(shapely.orient_polygons(shape).exterior.coords)[:-1]
    start = ring.index(min(ring))
    return [*ring[start:], *ring[:start], ring[start]]

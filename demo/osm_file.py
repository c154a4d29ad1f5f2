"""Write nodes, ways and relations as an OSM XML file, the same bytes every time."""

import gzip
import math
from pathlib import Path
from random import Random
from xml.sax.saxutils import quoteattr

import shapely

from demo.geometry import Line, Point

MIDDLE_LAT, MIDDLE_LON = 50.1035, 8.766
M_PER_DEGREE = 111_195.0
GENERATOR = "sozialmap demo quarter"
Member = tuple[str, int, str]


class OsmFile:
    """Collects objects in metres about the middle of the town; equal points are one node."""

    def __init__(self, rng: Random) -> None:
        """Start with nothing; `rng` dates the edits."""
        self._rng = rng
        self._nodes: dict[int, tuple[str, str, dict[str, str]]] = {}
        self._by_place: dict[tuple[str, str], int] = {}
        self._ways: list[tuple[dict[str, str], list[int]]] = []
        self._relations: list[tuple[dict[str, str], list[Member]]] = []

    def node(self, tags: dict[str, str], point: Point) -> int:
        """Add a node with tags and return its number."""
        number = len(self._nodes) + 1
        self._nodes[number] = (*_degrees(point), tags)
        return number

    def way(self, tags: dict[str, str], line: Line) -> int:
        """Add a way and return its number."""
        refs = [self._vertex(point) for point in line]
        kept = [ref for i, ref in enumerate(refs) if i == 0 or ref != refs[i - 1]]
        self._ways.append((tags, kept))
        return len(self._ways)

    def area(self, tags: dict[str, str], shape: shapely.Polygon) -> None:
        """Add a closed way, or a multipolygon where the area has holes."""
        outer = [(round(x, 2), round(y, 2)) for x, y in shape.exterior.coords]
        if not shape.interiors and "boundary" not in tags:
            self.way(tags, outer)
            return
        members = [("way", self.way({}, outer), "outer")]
        for ring in shape.interiors:
            inner = [(round(x, 2), round(y, 2)) for x, y in ring.coords]
            members.append(("way", self.way({}, inner), "inner"))
        kind = "boundary" if "boundary" in tags else "multipolygon"
        self.relation({"type": kind, **tags}, members)

    def relation(self, tags: dict[str, str], members: list[Member]) -> None:
        """Add a relation."""
        self._relations.append((tags, members))

    def _vertex(self, point: Point) -> int:
        place = _degrees(point)
        if place not in self._by_place:
            self._by_place[place] = self.node({}, point)
        return self._by_place[place]

    def to_xml(self) -> str:
        """Return the whole file."""
        lines = [
            "<?xml version='1.0' encoding='UTF-8'?>",
            f"<osm version='0.6' generator={quoteattr(GENERATOR)}>",
        ]
        for number, (lat, lon, tags) in self._nodes.items():
            head = f"<node id='{number}' version='1'{self._stamp(tags)} lat='{lat}' lon='{lon}'"
            lines += _element(head, "node", [], tags)
        for number, (tags, refs) in enumerate(self._ways, 1):
            head = f"<way id='{number}' version='1'{self._stamp(tags)}"
            lines += _element(head, "way", [f"<nd ref='{ref}'/>" for ref in refs], tags)
        for number, (tags, members) in enumerate(self._relations, 1):
            head = f"<relation id='{number}' version='1'{self._stamp(tags)}"
            inner = [f"<member type='{t}' ref='{r}' role='{role}'/>" for t, r, role in members]
            lines += _element(head, "relation", inner, tags)
        return "\n".join([*lines, "</osm>", ""])

    def write(self, path: Path) -> None:
        """Write the file, gzipped without a date of its own."""
        path.write_bytes(gzip.compress(self.to_xml().encode(), 9, mtime=0))

    def _stamp(self, tags: dict[str, str]) -> str:
        """Return when an object with tags was edited last; most are of the last years."""
        if not tags:
            return ""
        year = self._rng.choice((2019, 2021, 2023, 2024, 2025, 2025, 2026, 2026, 2026))
        month, day = self._rng.randint(1, 10), self._rng.randint(1, 28)
        return f" timestamp='{year}-{month:02}-{day:02}T12:00:00Z'"


def _degrees(point: Point) -> tuple[str, str]:
    scale = M_PER_DEGREE * math.cos(math.radians(MIDDLE_LAT))
    return f"{MIDDLE_LAT + point[1] / M_PER_DEGREE:.7f}", f"{MIDDLE_LON + point[0] / scale:.7f}"


def _element(head: str, name: str, inner: list[str], tags: dict[str, str]) -> list[str]:
    told = [f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items()]
    if not (inner or told):
        return [f"{head}/>"]
    return [f"{head}>", *inner, *told, f"</{name}>"]

"""Draw small invented extracts as OSM XML."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

import pytest

LAT, LON = 50.1, 8.7


class Sheet:
    """An OSM file to be drawn; coordinates are thousandths of a degree from 50.1, 8.7."""

    def __init__(self) -> None:
        self.nodes: list[str] = []
        self.ways: list[str] = []
        self.relations: list[str] = []
        self._known: dict[tuple[float, float], int] = {}

    def node(self, east: float, north: float, *, day: str = "2026-05-01", **tags: str) -> int:
        """Add a node, or return the one that is there already."""
        if not tags and (east, north) in self._known:
            return self._known[east, north]
        number = len(self.nodes) + 1
        self._known.setdefault((east, north), number)
        place = f"lat='{LAT + north / 1000:.6f}' lon='{LON + east / 1000:.6f}'"
        self.nodes.append(
            f"<node id='{number}' version='1' timestamp='{day}T00:00:00Z' {place}>"
            f"{_tags(tags)}</node>"
        )
        return number

    def way(self, *points: tuple[float, float] | int, **tags: str) -> int:
        """Add a way through points; a number is a node, which need not exist."""
        refs = [point if isinstance(point, int) else self.node(*point) for point in points]
        number = len(self.ways) + 1
        listed = "".join(f"<nd ref='{ref}'/>" for ref in refs)
        self.ways.append(f"<way id='{number}' version='1'>{listed}{_tags(tags)}</way>")
        return number

    def square(self, west: float, south: float, side: float, **tags: str) -> int:
        """Add a closed way."""
        east, north = west + side, south + side
        ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
        return self.way(*ring, **tags)

    def relation(self, members: Iterable[tuple[str, int]], **tags: str) -> None:
        """Add a relation of members ("way", 1)."""
        listed = "".join(f"<member type='{kind}' ref='{ref}' role=''/>" for kind, ref in members)
        number = len(self.relations) + 1
        self.relations.append(
            f"<relation id='{number}' version='1'>{listed}{_tags(tags)}</relation>"
        )

    @property
    def text(self) -> str:
        """The file's content."""
        body = "".join([*self.nodes, *self.ways, *self.relations])
        return f"<osm version='0.6'>{body}</osm>"


def _tags(tags: dict[str, str]) -> str:
    """Write tags; "__" in a name stands for the colon of OSM keys."""
    return "".join(
        f"<tag k='{key.replace('__', ':')}' v='{escape(value)}'/>" for key, value in tags.items()
    )


@pytest.fixture
def sheet() -> Sheet:
    """An empty sheet."""
    return Sheet()


@pytest.fixture
def save(sheet: Sheet, tmp_path: Path) -> Callable[[], Path]:
    """Write the sheet to a file and return its path."""

    def write() -> Path:
        path = tmp_path / "ort.osm"
        path.write_text(sheet.text, encoding="utf-8")
        return path

    return write

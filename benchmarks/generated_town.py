"""Write an invented town of any size: blocks of 100 m, each with houses, a path and a place."""

from collections.abc import Iterator
from itertools import product
from math import sqrt
from pathlib import Path

import osmium

Tags = dict[str, str]
WEST, SOUTH = 8.0, 50.0
BLOCK_LAT, BLOCK_LON = 100 / 111_195, 100 / 71_500
HOUSES = 8
LONGEST_STREET = 10
"""In blocks; a street that grows with the town would make all of it slower."""
OBJECTS_PER_BLOCK = 45
SYLLABLES = ("al", "ber", "chen", "dorf", "el", "fin", "gar", "holz", "ing", "jo", "kir", "lin")
PLACES = (
    ("amenity", "cafe"),
    ("leisure", "playground"),
    ("shop", "bakery"),
    ("amenity", "library"),
)


class TownWriter:
    """Numbers and writes the objects; nodes come first, as in every extract."""

    def __init__(self, side: int) -> None:
        """Take how many blocks the town is wide and long."""
        self.side = side
        self.nodes = 0
        self.ways: list[tuple[list[int], Tags]] = []

    def write(self, path: Path) -> int:
        """Write the file and return how many objects it holds."""
        with osmium.SimpleWriter(str(path)) as writer:
            corners = self._corners(writer)
            for x, y in product(range(self.side), repeat=2):
                self._block(writer, x, y)
            self._streets(corners)
            for number, (refs, tags) in enumerate(self.ways, 1):
                writer.add_way(osmium.osm.mutable.Way(id=number, nodes=refs, tags=tags, version=1))
        return self.nodes + len(self.ways)

    def _node(self, writer: osmium.SimpleWriter, x: float, y: float, tags: Tags) -> int:
        self.nodes += 1
        place = (WEST + x * BLOCK_LON, SOUTH + y * BLOCK_LAT)
        writer.add_node(
            osmium.osm.mutable.Node(id=self.nodes, location=place, tags=tags, version=1)
        )
        return self.nodes

    def _corners(self, writer: osmium.SimpleWriter) -> dict[tuple[int, int], int]:
        places = product(range(self.side + 1), repeat=2)
        return {(x, y): self._node(writer, x, y, {}) for x, y in places}

    def _block(self, writer: osmium.SimpleWriter, x: int, y: int) -> None:
        key, value = PLACES[(x + y) % len(PLACES)]
        self._node(writer, x + 0.5, y + 0.5, {key: value, "name": f"{value} {x} {y}"})
        for house in range(HOUSES):
            left, low = x + 0.08 + 0.11 * house, y + 0.1
            outline = [(left, low), (left + 0.08, low), (left + 0.08, low + 0.1), (left, low + 0.1)]
            refs = [self._node(writer, *corner, {}) for corner in outline]
            number = 2 * (x % LONGEST_STREET * HOUSES + house) + 1
            address = {"addr:street": street_name(x, y, 0), "addr:housenumber": str(number)}
            self.ways.append(([*refs, refs[0]], {"building": "yes", **address}))

    def _streets(self, corners: dict[tuple[int, int], int]) -> None:
        for x, y in product(range(self.side), repeat=2):
            for turn, step in enumerate(((1, 0), (0, 1))):
                refs = [corners[x, y], corners[x + step[0], y + step[1]]]
                tags = {"highway": "residential", "name": street_name(x, y, turn)}
                self.ways.append((refs, tags))
        for x, y in product(range(self.side), repeat=2):
            self.ways.append(([corners[x, y], corners[x + 1, y + 1]], {"highway": "footway"}))


def street_name(x: int, y: int, turn: int) -> str:
    """Return the name of the street below (turn 0) or left (turn 1) of a block."""
    along, across = (x, y) if turn == 0 else (y, x)
    number = ((along // LONGEST_STREET) * 5_000 + across) * 2 + turn
    return "".join(syllables(number)).capitalize() + "straße"


def syllables(number: int) -> Iterator[str]:
    """Yield the digits of a number as syllables."""
    while True:
        number, digit = divmod(number, len(SYLLABLES))
        yield SYLLABLES[digit]
        if not number:
            return


def write_town(path: Path, objects: int) -> int:
    """Write a town of about so many objects, and return how many it holds."""
    return TownWriter(round(sqrt(objects / OBJECTS_PER_BLOCK))).write(path)

"""Gives houses their street and number: odd on the left, even on the right."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import shapely

from demo.buildings import Building
from demo.geometry import Point
from demo.names import POSTCODES, TOWN
from demo.plan import Street

NO_HOUSES = frozenset({"", "footway", "steps", "path", "track", "service"})
WIDE_M = 21.0
"""A house this wide may have two numbers."""
HOLE_M = 55.0
"""Where no house stands for so long, numbers are left free."""
PER_NUMBER_M = 28.0


@dataclass(frozen=True, slots=True)
class Address:
    """One address; `door` is its point on the building."""

    street: str
    number: str
    postcode: str
    quarter: str
    door: Point

    @property
    def tags(self) -> dict[str, str]:
        """The address in the words of OpenStreetMap."""
        return {
            "addr:street": self.street,
            "addr:housenumber": self.number,
            "addr:postcode": self.postcode,
            "addr:city": TOWN,
            "addr:suburb": self.quarter,
        }


@dataclass(frozen=True, slots=True)
class _Front:
    at: float
    building: int
    door: int
    width_m: float


Numbered = dict[int, list[Address]]
"""The addresses of each building, by its row."""


def number_houses(
    buildings: list[Building],
    streets: Iterable[Street],
    quarter_of: Callable[[Point], str],
    rng: random.Random,
) -> Numbered:
    """Return the addresses of all buildings that have a front."""
    named = [street for street in streets if street.name and street.kind not in NO_HOUSES]
    rows = _rows(buildings, [shapely.LineString(street.line) for street in named])
    found: dict[int, list[tuple[int, Address]]] = defaultdict(list)
    for (street, side), fronts in sorted(rows.items()):
        for front, number in _numbers(sorted(fronts, key=lambda f: f.at), side, rng):
            door = buildings[front.building].fronts[front.door]
            quarter = quarter_of(buildings[front.building].shape.centroid.coords[0])
            address = Address(named[street].name, number, POSTCODES[quarter], quarter, door)
            found[front.building].append((front.door, address))
    return {row: [a for _, a in sorted(doors, key=lambda d: d[0])] for row, doors in found.items()}


def _rows(
    buildings: list[Building], lines: list[shapely.LineString]
) -> dict[tuple[int, int], list[_Front]]:
    """Return the fronts on each side (1 left, 0 right) of each street."""
    tree = shapely.STRtree(lines)
    rows: dict[tuple[int, int], list[_Front]] = defaultdict(list)
    for row, building in enumerate(buildings):
        for door, point in enumerate(building.fronts):
            spot = shapely.Point(point)
            nearest = int(min(tree.query_nearest(spot)))
            line = lines[nearest]
            at = round(line.project(spot), 2)
            width = building.width_m / len(building.fronts)
            front = _Front(at, row, door, width)
            rows[nearest, _is_left(line, at, building, spot)].append(front)
    return rows


def _is_left(
    line: shapely.LineString, at: float, building: Building, spot: shapely.Point
) -> int:
    here = spot if line.distance(spot) > 12 else building.shape.centroid
    (ax, ay) = line.interpolate(max(at - 2, 0)).coords[0]
    (bx, by) = line.interpolate(min(at + 2, line.length)).coords[0]
    return int((bx - ax) * (here.y - ay) - (by - ay) * (here.x - ax) > 0)


def _numbers(
    fronts: list[_Front], side: int, rng: random.Random
) -> list[tuple[_Front, str]]:
    numbered: list[tuple[_Front, str]] = []
    number, before = (-1 if side else 0), 0.0
    for front in fronts:
        if number > 0 and rng.random() < 0.045:
            numbered.append((front, f"{number}a"))
            continue
        hole = front.at - before - front.width_m
        number += 2 + 2 * int(hole // PER_NUMBER_M) if hole > HOLE_M else 2
        if rng.random() < 0.025:
            number += 2
        written = str(number)
        if front.width_m > WIDE_M and rng.random() < 0.25:
            written = f"{number}-{number + 2}"
            number += 2
        numbered.append((front, written))
        before = front.at
    return numbered

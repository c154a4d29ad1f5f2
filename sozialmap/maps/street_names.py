"""Where a street is straight enough to carry its name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees

import numpy as np
import shapely

from sozialmap.core.ground import Plane, Points, Shape

STRAIGHT_M = 6.0
"""How far a bend may leave the straight line under a name."""
SHORTEST_M = 25.0
REPEAT_PX = 260.0
"""A long street says its name again so far away."""
MOST = 8
"""Stretches of one street that are worth a try."""
RANKS = {"motorway": 0, "primary": 0, "secondary": 1, "tertiary": 2}
LAST_RANK = 3


@dataclass(frozen=True, slots=True)
class Straight:
    """A straight stretch of a named street, about its middle; the angle reads from left to right.

    `middle` is in metres of the plane, `angle` in degrees, counterclockwise from east, -90 to 90.
    """

    name: str
    rank: int
    middle: Points
    angle: float
    length_m: float


def find_straights(roads: Iterable[Shape], plane: Plane) -> list[Straight]:
    """Return where names may stand, the more important street and the longer stretch first."""
    lines: dict[str, list[Points]] = defaultdict(list)
    ranks: dict[str, int] = {}
    for road in roads:
        if road.name:
            lines[road.name] += [plane.flatten(part) for part in road.parts]
            rank = RANKS.get(road.kind, LAST_RANK)
            ranks[road.name] = min(rank, ranks.get(road.name, rank))
    found = [one for name in lines for one in _stretches(name, ranks[name], lines[name])]
    return sorted(found, key=lambda one: (one.rank, -one.length_m, one.name))


def _stretches(name: str, rank: int, lines: Sequence[Points]) -> list[Straight]:
    merged = shapely.line_merge(shapely.MultiLineString(list(lines)))
    kept: list[Straight] = []
    for piece in shapely.get_parts(shapely.simplify(merged, STRAIGHT_M)):
        ends = shapely.get_coordinates(piece)
        kept += [_straight(name, rank, *pair) for pair in pairwise(ends)]
    long_enough = [one for one in kept if one.length_m >= SHORTEST_M]
    return sorted(long_enough, key=lambda one: -one.length_m)[:MOST]


def _straight(name: str, rank: int, start: Points, end: Points) -> Straight:
    east, north = (end - start).tolist()
    angle = degrees(atan2(north, east))
    readable = (angle + 90) % 180 - 90
    return Straight(name, rank, (start + end) / 2, readable, float(np.hypot(east, north)))

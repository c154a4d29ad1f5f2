"""Blocks between the streets and the houses that stand in them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import shapely
import shapely.ops

from demo.geometry import Point, box, long_axis, polygons, turned
from demo.plan import BOUNDS, GRABEN, PATCHES, RAILWAY, RIVER, RIVER_HALF_M, Street

WALKED = frozenset({"footway", "path", "steps", "service"})
HALF_STREET_M = {"primary": 11.0, "secondary": 10.0, "tertiary": 9.0, "pedestrian": 5.0}
OTHER_HALF_M = 7.5
LEAST_BLOCK_M2 = 900.0
LARGEST_BLOCK_M2 = 90_000.0


@dataclass(slots=True)
class Block:
    """A piece of ground between streets."""

    shape: shapely.Polygon
    style: str
    patch: str
    use: str = "built"
    """built, or what lies there instead of houses"""


@dataclass(slots=True)
class Building:
    """A house; `doors` are further entrances with a number of their own."""

    shape: shapely.Polygon
    kind: str
    patch: str
    street: str = ""
    number: str = ""
    doors: list[tuple[Point, str]] = field(default_factory=list)

    @property
    def main_number(self) -> str:
        """Its house number, or that of its first entrance; "" where it has none."""
        return self.number or (self.doors[0][1] if self.doors else "")


def find_blocks(streets: Sequence[Street]) -> list[Block]:
    """Return all blocks that can be built on."""
    lines = [shapely.LineString(s.line) for s in streets if s.kind not in WALKED]
    edges = [shapely.LineString(line) for line in BOUNDS]
    water = shapely.LineString(RIVER).buffer(RIVER_HALF_M + 30)
    tracks = shapely.LineString(RAILWAY).buffer(15)
    taken = shapely.union_all(
        [
            *(line.buffer(_half(s)) for s, line in _drivable(streets)),
            water,
            tracks,
        ]
    )
    found = []
    for piece in shapely.ops.polygonize(shapely.union_all([*lines, *edges])):
        for shape in polygons(piece.difference(taken)):
            if LEAST_BLOCK_M2 < shape.area < LARGEST_BLOCK_M2:
                found.append(_block(shape))  # noqa: PERF401 - one step deeper nobody reads it
    found.sort(key=lambda b: (round(b.shape.centroid.x, 1), round(b.shape.centroid.y, 1)))
    return found


def _drivable(streets: Sequence[Street]) -> Iterator[tuple[Street, shapely.LineString]]:
    for street in streets:
        if street.kind not in WALKED:
            yield street, shapely.LineString(street.line)


def _half(street: Street) -> float:
    return HALF_STREET_M.get(street.kind, OTHER_HALF_M)


def _block(shape: shapely.Polygon) -> Block:
    middle = shape.representative_point()
    if shapely.Polygon(GRABEN).contains(middle):
        return Block(shape, "old", "Marktviertel")
    for patch in PATCHES:
        if patch.outline.contains(middle):
            return Block(shape, patch.style, patch.name)
    return Block(shape, "green", "")


def build_houses(blocks: Sequence[Block], rng: Random) -> list[Building]:
    """Return the houses of all blocks that are built on."""
    builders = {
        "old": lambda b: _along_edge(b, rng, (8, 13), 10.5, 0.5, "house"),
        "perimeter": lambda b: _along_edge(b, rng, (11, 15.5), 12.5, 0.6, "apartments"),
        "house": lambda b: _along_edge(b, rng, (14, 19), 9.0, 3.6, "house", gap=True),
        "slab": lambda b: _slabs(b, rng),
        "hall": lambda b: _along_edge(b, rng, (42, 66), 34.0, 8.0, "industrial", gap=True),
    }
    houses = []
    for block in blocks:
        if block.use == "built" and block.style in builders:
            houses += builders[block.style](block)
    return houses


def _along_edge(
    block: Block,
    rng: Random,
    steps: tuple[float, float],
    depth: float,
    setback: float,
    kind: str,
    gap: bool = False,
) -> list[Building]:
    """Return houses side by side along the edge of a block, facing the street."""
    edge = shapely.LineString(block.shape.exterior.simplify(0.5).coords)
    middle = block.shape.centroid
    placed: list[shapely.Polygon] = []
    at = rng.uniform(2, 6)
    while at < edge.length - 4:
        width = rng.uniform(*steps)
        house = _house_at(edge, at + width / 2, width, depth, setback, gap, rng, middle)
        at += width
        if rng.random() < 0.05:
            at += rng.uniform(5, 12)  # a gateway or a gap of the war
        if house is not None and _stands_free(house, block.shape, placed):
            placed.append(house)
    return [Building(shape, kind, block.patch) for shape in placed]


def _house_at(
    edge: shapely.LineString,
    at: float,
    width: float,
    depth: float,
    setback: float,
    gap: bool,
    rng: Random,
    middle: shapely.Point,
) -> shapely.Polygon | None:
    if at > edge.length:
        return None
    here = edge.interpolate(at)
    before, after = edge.interpolate(max(at - 3, 0)), edge.interpolate(min(at + 3, edge.length))
    length = math.hypot(after.x - before.x, after.y - before.y)
    if length < 4:
        return None  # a corner
    along = ((after.x - before.x) / length, (after.y - before.y) / length)
    inward = turned(along, 90)
    toward = (middle.x - here.x) * inward[0] + (middle.y - here.y) * inward[1]
    sign = 1 if toward > 0 else -1
    deep = depth * rng.uniform(0.88, 1.12)
    wide = width * rng.uniform(0.5, 0.66) if gap else width - 0.05
    back = (setback * rng.uniform(0.8, 1.6) if gap else setback) + deep / 2
    centre = (here.x + inward[0] * back * sign, here.y + inward[1] * back * sign)
    if gap and rng.random() < 0.25:
        along = turned(along, rng.uniform(-7, 7))
    return box(centre, along, wide, deep)


def _stands_free(
    house: shapely.Polygon, ground: shapely.Polygon, placed: list[shapely.Polygon]
) -> bool:
    if not ground.buffer(0.6).contains(house):
        return False
    return all(not house.intersects(o) or house.intersection(o).area < 1.2 for o in placed)


def _slabs(block: Block, rng: Random) -> list[Building]:
    """Return long rows, all the same way, set in green."""
    along, _, _ = long_axis(block.shape)
    across = turned(along, 90)
    middle = block.shape.centroid
    ground = block.shape.buffer(-5)
    placed: list[shapely.Polygon] = []
    turn = rng.random() < 0.4
    run, rows = (across, along) if turn else (along, across)
    steps = range(-6, 7)
    for row in steps:
        for place in steps:
            long = rng.choice((44.0, 52.0, 60.0))
            x = middle.x + rows[0] * row * 30 + run[0] * place * 66
            y = middle.y + rows[1] * row * 30 + run[1] * place * 66
            shape = box((x, y), run, long, 11.5)
            if ground.contains(shape):
                placed.append(shape)
    if not placed:
        return _along_edge(block, rng, (24, 32), 11.0, 5.0, "apartments", gap=True)
    return [Building(shape, "apartments", block.patch) for shape in placed]


def give_addresses(buildings: list[Building], streets: Sequence[Street], rng: Random) -> None:
    """Number the houses of every street: odd left, even right, with the gaps a town has."""
    named = [s for s in streets if s.name and s.kind not in WALKED]
    lines = [shapely.LineString(street.line) for street in named]
    tree = shapely.STRtree(lines)
    sides: dict[tuple[str, int, int], list[tuple[float, int]]] = defaultdict(list)
    for i, house in enumerate(buildings):
        middle = house.shape.centroid
        near = sorted(int(j) for j in tree.query(middle, predicate="dwithin", distance=75))
        if not near:
            continue
        best = min(near, key=lambda j: (round(lines[j].distance(middle), 1), j))
        at = lines[best].project(middle)
        sides[named[best].name, best, _side(lines[best], at, middle)].append((at, i))
    for (name, _, side), row in sorted(sides.items()):
        _number(name, side, [i for _, i in sorted(row)], buildings, rng)


def _side(line: shapely.LineString, at: float, point: shapely.Point) -> int:
    a, b = line.interpolate(max(at - 2, 0)), line.interpolate(min(at + 2, line.length))
    turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
    return 1 if turn > 0 else 2


def _number(name: str, side: int, row: list[int], buildings: list[Building], rng: Random) -> None:
    number = side
    for i in row:
        house = buildings[i]
        house.street = name
        if house.kind == "apartments" and house.shape.length > 100:  # a row with several doors
            house.doors = _doors(house, number)
            number += 2 * len(house.doors)
            continue
        wide = house.shape.length > 62 and house.kind == "apartments"
        house.number = f"{number}-{number + 2}" if wide and rng.random() < 0.5 else str(number)
        number += 4 if "-" in house.number else 2
        if rng.random() < 0.05:
            number -= 2
            house.number = f"{house.number.split('-')[0]}"
            number += 2
        elif rng.random() < 0.06:
            number += 2  # a house that was never built


def _doors(house: Building, number: int) -> list[tuple[Point, str]]:
    along, length, _ = long_axis(house.shape)
    middle = house.shape.centroid
    count = max(2, round(length / 18))
    offsets = [(k - (count - 1) / 2) * 17 for k in range(count)]
    return [
        ((middle.x + along[0] * o, middle.y + along[1] * o), str(number + 2 * k))
        for k, o in enumerate(offsets)
    ]


def add_letters(buildings: list[Building], rng: Random) -> None:
    """Turn some numbers into 12a after 12, as happens where a garden was built on."""
    seen = Counter((b.street, b.number) for b in buildings)
    by_street: dict[str, list[Building]] = defaultdict(list)
    for house in buildings:
        if house.number.isdigit():
            by_street[house.street].append(house)
    for street in sorted(by_street):
        row = sorted(by_street[street], key=lambda b: int(b.number))
        for before, house in zip(row, row[2:], strict=False):
            same_side = before.number.isdigit() and int(house.number) - int(before.number) == 2
            if same_side and rng.random() < 0.04 and seen[street, f"{before.number}a"] == 0:
                house.number = f"{before.number}a"
                seen[street, house.number] += 1

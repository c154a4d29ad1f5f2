"""Builds up the blocks, each part of town in its own manner."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import shapely
import shapely.ops

from demo.geometry import Line, Point, beside, box, direction, long_axis, polygons, turned
from demo.ground import Ground

CORNER_DEGREES = 33.0
SMALLEST_M2 = 28.0


@dataclass(slots=True)
class Building:
    """A building; where it has addresses, `fronts` tells the points they belong to."""

    shape: shapely.Polygon
    kind: str
    levels: int = 0
    fronts: list[Point] = field(default_factory=list)
    width_m: float = 0.0
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Site:
    """One block being built up."""

    block: shapely.Polygon
    ground: Ground
    rng: random.Random
    built: list[Building] = field(default_factory=list)

    def build(self, building: Building, gap_m: float = 0.0) -> bool:
        """Add a building where it fits."""
        shape = building.shape
        inside = shapely.covers(self.block.buffer(0.4), shape)
        if not inside or not self.ground.is_free(shape, gap_m):
            return False
        self.ground.take(shape)
        self.built.append(building)
        return True


def sides_of(block: shapely.Polygon) -> list[shapely.LineString]:
    """Return the sides of a block between its corners; the block lies to their left."""
    ring = list(shapely.orient_polygons(block).simplify(0.3).exterior.coords)[:-1]
    corners = [i for i in range(len(ring)) if abs(_turn(ring, i)) > CORNER_DEGREES]
    if len(corners) < 2:
        return [shapely.LineString([*ring, ring[0]])]
    ends = [*corners[1:], corners[0] + len(ring)]
    return [
        shapely.LineString([ring[k % len(ring)] for k in range(start, end + 1)])
        for start, end in zip(corners, ends, strict=True)
    ]


def _turn(ring: Line, i: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = ring[i - 1], ring[i], ring[(i + 1) % len(ring)]
    turn = math.atan2(cy - by, cx - bx) - math.atan2(by - ay, bx - ax)
    return math.degrees((turn + math.pi) % (2 * math.pi) - math.pi)


def _strip(side: shapely.LineString, start: float, end: float, depth: float) -> shapely.Polygon:
    front = list(shapely.ops.substring(side, start, end).coords)
    return shapely.Polygon([*front, *beside(front, depth)[::-1]]).buffer(0)


def _on(side: shapely.LineString, at: float) -> Point:
    point = side.interpolate(at)
    return point.x, point.y


# --- blocks of the Gründerzeit -----------------------------------------------------------------


def build_perimeter(site: Site) -> None:
    """Line a block with houses wall to wall; yards and back buildings inside."""
    _line_with_houses(site, widths=(14.0, 23.0), depth=12.0, levels=(4, 5))
    _back_buildings(site, room_m=17.0, share=1 / 800)


def build_old_town(site: Site) -> None:
    """Line a block with narrow old houses."""
    _line_with_houses(site, widths=(8.0, 14.0), depth=9.5, levels=(2, 4))
    _back_buildings(site, room_m=12.0, share=1 / 400)


def _line_with_houses(
    site: Site, widths: tuple[float, float], depth: float, levels: tuple[int, int]
) -> None:
    sides = sides_of(site.block)
    starts, ends = [0.0] * len(sides), [side.length for side in sides]
    for i, side in enumerate(sides):
        taken = _build_corner(site, sides[i - 1], side, depth, levels[1])
        starts[i] = taken
        ends[i - 1] -= taken
    for side, start, end in zip(sides, starts, ends, strict=True):
        _build_row(site, side, (start, end), widths, depth, levels)


def _build_corner(
    site: Site, before: shapely.LineString, after: shapely.LineString, depth: float, levels: int
) -> float:
    """Build the house on a corner; return how much of either side it takes."""
    inner = 180 - _angle_between(before, after)
    if not 48 < inner < 147:
        return 0.0
    reach = depth / math.tan(math.radians(inner / 2)) + site.rng.uniform(3.5, 7.0)
    if reach > 0.45 * min(before.length, after.length):
        return 0.0
    wing = _strip(before, before.length - reach, before.length, depth)
    shape = wing.union(_strip(after, 0.0, reach, depth))
    cut = [_on(before, before.length - 3.2), _on(after, 0.0), _on(after, 3.2)]
    shape = polygons(shape.difference(shapely.Polygon(cut)))[0]
    front = _on(after, reach / 2) if site.rng.random() < 0.6 else _on(before, before.length - 6)
    building = Building(shape, "apartments", levels, [front], reach)
    return reach if site.build(building) else 0.0


def _angle_between(before: shapely.LineString, after: shapely.LineString) -> float:
    (ax, ay), (bx, by) = direction(before, before.length), direction(after, 0.0)
    return math.degrees(math.atan2(ax * by - ay * bx, ax * bx + ay * by))


def _build_row(
    site: Site,
    side: shapely.LineString,
    span: tuple[float, float],
    widths: tuple[float, float],
    depth: float,
    levels: tuple[int, int],
) -> None:
    rng = site.rng
    lots = max(1, round((span[1] - span[0]) / rng.uniform(*widths)))
    shares = [rng.uniform(0.8, 1.25) for _ in range(lots)]
    at = span[0]
    for share in shares:
        width = (span[1] - span[0]) * share / sum(shares)
        if width >= 0.55 * widths[0] and rng.random() > 0.04:
            house = _strip(side, at, at + width, depth + rng.uniform(-1.3, 1.3))
            front = [_on(side, at + width / 2)]
            _build_rest(site, Building(house, "apartments", rng.randint(*levels), front, width))
        at += width


def _build_rest(site: Site, building: Building) -> None:
    """Build what others left of a lot, if that is still a house."""
    whole = building.shape
    rest = whole
    for other in site.ground.near(whole):
        rest = rest.difference(other)
    rest = rest.buffer(-0.05, join_style="mitre").buffer(0.05, join_style="mitre")
    parts = polygons(rest)
    if parts:
        building.shape = max(parts, key=lambda part: round(part.area, 1))
        if building.shape.area > max(SMALLEST_M2, 0.55 * whole.area):
            site.build(building)


def _back_buildings(site: Site, room_m: float, share: float) -> None:
    for yard in polygons(site.block.buffer(-room_m)):
        along, _, _ = long_axis(site.block)
        for _ in range(round(yard.area * share)):
            middle = _somewhere(yard, site.rng)
            size = site.rng.uniform(7, 17), site.rng.uniform(5.5, 9)
            turn = turned(along, site.rng.choice((0.0, 90.0)) + site.rng.uniform(-3, 3))
            kind = site.rng.choice(("yes", "garage", "shed", "yes"))
            site.build(Building(box(middle, turn, *size), kind, 1), gap_m=2.5)


def _somewhere(area: shapely.Polygon, rng: random.Random) -> Point:
    west, south, east, north = area.bounds
    for _ in range(30):
        point = rng.uniform(west, east), rng.uniform(south, north)
        if area.contains(shapely.Point(point)):
            return point
    return area.representative_point().coords[0]


# --- houses with gardens -----------------------------------------------------------------------


def build_houses(site: Site) -> None:
    """Set small houses along the streets, gardens behind."""
    for side in sides_of(site.block):
        if site.rng.random() < 0.22 and side.length > 60:
            _terrace(site, side)
        else:
            _detached(site, side)
    _sheds(site)


def _detached(site: Site, side: shapely.LineString) -> None:
    rng = site.rng
    at = rng.uniform(2, 5)
    while at < side.length - 6:
        width, depth = rng.uniform(9, 12.5), rng.uniform(9, 12)
        along = turned(direction(side, at + width / 2), rng.uniform(-2, 2))
        shape = _behind(side, at + width / 2, along, (width, depth), rng.uniform(4, 7))
        if rng.random() < 0.3:
            shape = _with_annex(shape, along, (width, depth))
        kind = rng.choice(("detached", "house", "house", "semidetached_house"))
        front = [_on(side, at + width / 2)]
        done = site.build(Building(shape, kind, rng.choice((1, 2, 2)), front, width), gap_m=2.6)
        if done and rng.random() < 0.3:
            carport = _behind(side, at + width + 2.4, along, (3.2, 6), rng.uniform(6, 9))
            site.build(Building(carport, "garage", 1), gap_m=0.4)
        at += (width if done else 3.0) + rng.uniform(4.5, 8.5)


def _behind(
    side: shapely.LineString, at: float, along: Point, size: tuple[float, float], setback: float
) -> shapely.Polygon:
    x, y = _on(side, at)
    away = setback + size[1] / 2
    return box((x - along[1] * away, y + along[0] * away), along, *size)


def _with_annex(shape: shapely.Polygon, along: Point, size: tuple[float, float]) -> shapely.Polygon:
    x, y = shape.centroid.coords[0]
    deep, wide = size[1] / 2 + 1.5, size[0] / 4
    middle = x - along[1] * deep + along[0] * wide, y + along[0] * deep + along[1] * wide
    return shape.union(box(middle, along, size[0] / 2, 4.0))


def _terrace(site: Site, side: shapely.LineString) -> None:
    rng = site.rng
    at, setback = 8.0, rng.uniform(4, 6)
    width, depth = rng.uniform(6.2, 7.2), rng.uniform(9.5, 11)
    while at + 4 * width < side.length:
        along = direction(side, at + 2.5 * width)
        x, y = _on(side, at + 2.5 * width)
        for k in range(rng.randint(4, 6)):
            shift = (k - 2.5) * width
            front = x + along[0] * shift, y + along[1] * shift
            away = setback + depth / 2
            middle = front[0] - along[1] * away, front[1] + along[0] * away
            shape = box(middle, along, width - 0.004, depth)
            site.build(Building(shape, "terrace", 2, [front], width))
        at += 6 * width + rng.uniform(6, 10)


def _sheds(site: Site) -> None:
    for garden in polygons(site.block.buffer(-22)):
        along, _, _ = long_axis(site.block)
        for _ in range(round(garden.area / 600)):
            place = _somewhere(garden, site.rng)
            size = site.rng.uniform(3, 5), site.rng.uniform(2.4, 3.4)
            shape = box(place, turned(along, site.rng.uniform(0, 90)), *size)
            site.build(Building(shape, "shed", 1), gap_m=3)


# --- the old village ---------------------------------------------------------------------------


def build_farms(site: Site) -> None:
    """Set farmsteads: a gabled house on the lane, a barn across the end of the yard."""
    for side in sides_of(site.block):
        at = site.rng.uniform(1, 4)
        while at < side.length - 8:
            at += _farm(site, side, at)


def _farm(site: Site, side: shapely.LineString, at: float) -> float:
    rng = site.rng
    gable, depth, yard = rng.uniform(7.5, 9.5), rng.uniform(11, 15), rng.uniform(6, 10)
    along = turned(direction(side, at + gable / 2), rng.uniform(-6, 6))
    setback = rng.uniform(0.3, 2.2)
    house = _behind(side, at + gable / 2, along, (gable, depth), setback)
    front = [_on(side, at + gable / 2)]
    kind = rng.choice(("farm", "house", "house"))
    if not site.build(Building(house, kind, 2, front, gable), gap_m=0.6):
        return 4.0
    stable = _behind(side, at + gable / 2, along, (gable - 2.5, 9), setback + depth + 0.01)
    if rng.random() < 0.6:
        site.build(Building(stable, "yes", 1))
    barn_at = at + (gable + yard) / 2
    barn = _behind(side, barn_at, along, (gable + yard - 1, 8), setback + depth + 10)
    if rng.random() < 0.75:
        site.build(Building(barn, "barn", 1), gap_m=0.5)
    return gable + yard


# --- slabs in the green ------------------------------------------------------------------------


def build_slabs(site: Site) -> None:
    """Set parallel slabs in the green, askew to the street, and a tower here and there."""
    rng = site.rng
    along, _, _ = long_axis(site.block)
    turn = turned(along, rng.choice((90.0, 90.0, 0.0, 68.0, 112.0)))
    width, gap = rng.uniform(10.5, 12.0), rng.uniform(24, 30)
    length = 15.0 * rng.choice((3, 3, 4, 4, 5))
    middle = site.block.centroid.coords[0]
    for row in range(-14, 15):
        shift = rng.uniform(-7, 7)
        for column in range(-8, 9):
            a = column * (length + 13) + shift
            b = row * (width + gap) + rng.uniform(-1.5, 1.5)
            here = middle[0] + turn[0] * a - turn[1] * b, middle[1] + turn[1] * a + turn[0] * b
            _slab(site, here, turn, length, width)
    _towers(site, turn)


def _slab(site: Site, middle: Point, along: Point, length: float, width: float) -> None:
    levels = site.rng.choice((4, 4, 5, 8))
    for shorter in (0, 1, 2):
        cut = length - 15.0 * shorter
        shape = box(middle, along, cut, width)
        if cut >= 30 and site.rng.random() > 0.05:
            doors = _doors(middle, along, cut, width)
            if site.build(Building(shape, "apartments", levels, doors, cut), gap_m=7):
                return


def _doors(middle: Point, along: Point, length: float, width: float) -> list[Point]:
    count = round(length / 15)
    (x, y), (ux, uy) = middle, along
    shifts = [(k - (count - 1) / 2) * 15.0 for k in range(count)]
    return [(x + ux * s - uy * width / 2, y + uy * s + ux * width / 2) for s in shifts]


def _towers(site: Site, turn: Point) -> None:
    for area in polygons(site.block.buffer(-18)):
        for _ in range(round(area.area / 9000)):
            place = _somewhere(area, site.rng)
            shape = box(place, turn, 22, 19)
            fronts = [place]
            site.build(Building(shape, "apartments", 12, fronts, 22), gap_m=14)


# --- industry ----------------------------------------------------------------------------------


def build_halls(site: Site) -> None:
    """Fill a block with halls and yards."""
    along, _, _ = long_axis(site.block)
    for lot in _lots(site.block.buffer(-5), site.rng):
        _hall(site, lot, along)


def _lots(area: shapely.Geometry, rng: random.Random) -> list[shapely.Polygon]:
    found = []
    for lot in polygons(area):
        along, length, _ = long_axis(lot)
        if lot.area < rng.uniform(2600, 6500) or length < 40:
            found.append(lot)
            continue
        x, y = lot.centroid.coords[0]
        shift = rng.uniform(-0.12, 0.12) * length
        half = box((x + along[0] * (shift + 500), y + along[1] * (shift + 500)), along, 1000, 1000)
        found += _lots(shapely.MultiPolygon(polygons(lot.intersection(half))), rng)
        found += _lots(shapely.MultiPolygon(polygons(lot.difference(half))), rng)
    return found


def _hall(site: Site, lot: shapely.Polygon, along: Point) -> None:
    rng = site.rng
    x, y = lot.centroid.coords[0]
    axis, length, width = long_axis(lot)
    size = length * rng.uniform(0.62, 0.8), width * rng.uniform(0.55, 0.75)
    kind = rng.choice(("industrial", "warehouse", "industrial", "commercial"))
    for share in (1.0, 0.8, 0.6, 0.42):
        shape = box((x, y), axis if rng.random() < 0.8 else along, size[0] * share, size[1] * share)
        if rng.random() < 0.5:
            wing = box((x + axis[0] * 9, y + axis[1] * 9), axis, size[0] * share / 3, size[1] + 8)
            shape = shape.union(wing) if share < 1 else shape
        building = Building(shape, kind, rng.choice((1, 1, 2)), [(x, y)], size[0])
        if site.build(building, gap_m=5):
            return


# --- gardens -----------------------------------------------------------------------------------


def build_huts(site: Site) -> None:
    """Set one small hut on each garden plot."""
    along, length, width = long_axis(site.block)
    x, y = site.block.centroid.coords[0]
    for row in range(int(width // 19) + 1):
        for column in range(int(length // 15) + 1):
            a = (column + 0.5) * 15 - length / 2 + site.rng.uniform(-3.5, 3.5)
            b = (row + 0.5) * 19 - width / 2 + site.rng.uniform(-4, 4)
            here = x + along[0] * a - along[1] * b, y + along[1] * a + along[0] * b
            size = site.rng.uniform(3.5, 5.5), site.rng.uniform(3, 4.2)
            turn = turned(along, site.rng.uniform(-9, 9))
            site.build(Building(box(here, turn, *size), "allotment_house", 1), gap_m=3)


BUILDERS: dict[str, Callable[[Site], None]] = {
    "perimeter": build_perimeter,
    "oldtown": build_old_town,
    "house": build_houses,
    "farm": build_farms,
    "slab": build_slabs,
    "hall": build_halls,
    "allotments": build_huts,
}

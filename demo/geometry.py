"""Lines and points in metres on the drawing board; x runs east, y north."""

import math
from collections.abc import Sequence
from itertools import pairwise

import shapely
import shapely.ops

Point = tuple[float, float]
Line = list[Point]

SAMPLE_M = 9.0
STRAIGHT_M = 0.12


def rounded(points: Sequence[Point]) -> Line:
    """Return the points to the millimetre, so that no platform's last digit matters."""
    return [(round(x, 3), round(y, 3)) for x, y in points]


def curve(points: Sequence[Point]) -> Line:
    """Return a smooth line through the points (Catmull-Rom)."""
    if len(points) == 2:
        return rounded(points)
    closed = points[0] == points[-1]
    before = points[-2] if closed else _mirrored(points[1], points[0])
    after = points[1] if closed else _mirrored(points[-2], points[-1])
    ends = [before, *points, after]
    line: Line = [points[0]]
    for i in range(len(points) - 1):
        line += _arc(ends[i], ends[i + 1], ends[i + 2], ends[i + 3])
    return simplified(line)


def _mirrored(point: Point, at: Point) -> Point:
    return 2 * at[0] - point[0], 2 * at[1] - point[1]


def _arc(a: Point, b: Point, c: Point, d: Point) -> Line:
    steps = max(2, round(math.dist(b, c) / SAMPLE_M))
    return [_on_arc(a, b, c, d, i / steps) for i in range(1, steps + 1)]


def _on_arc(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    def blend(p: float, q: float, r: float, s: float) -> float:
        cubic = -p + 3 * q - 3 * r + s
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + cubic * t * t * t)

    return blend(a[0], b[0], c[0], d[0]), blend(a[1], b[1], c[1], d[1])


def simplified(line: Sequence[Point], tolerance_m: float = STRAIGHT_M) -> Line:
    """Return the line without vertices nobody would see."""
    return rounded(shapely.LineString(line).simplify(tolerance_m).coords)


def beside(line: Sequence[Point], distance_m: float) -> Line:
    """Return a line that runs along at a distance, left of it where positive."""
    moved = [
        (x + nx * distance_m, y + ny * distance_m)
        for (x, y), (nx, ny) in zip(line, _normals(line), strict=True)
    ]
    return rounded(moved)


def _normals(line: Sequence[Point]) -> Line:
    normals = []
    for i in range(len(line)):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay)
        normals.append((-(by - ay) / length, (bx - ax) / length))
    return normals


def part(line: Sequence[Point], start: Point, end: Point) -> Line:
    """Return the part of a line between the places nearest to two points, in that direction."""
    path = shapely.LineString(line)
    at = path.project(shapely.Point(start))
    to = path.project(shapely.Point(end))
    return rounded(shapely.ops.substring(path, at, to).coords)


def part_of_ring(ring: Sequence[Point], start: Point, end: Point) -> Line:
    """Return the shorter way round a closed line from one point to another."""
    path = shapely.LineString(ring)
    at, to = (path.project(shapely.Point(point)) for point in (start, end))
    twice = shapely.LineString([*ring, *ring[1:]])
    ahead = (to - at) % path.length
    if ahead <= path.length / 2:
        return rounded(shapely.ops.substring(twice, at, at + ahead).coords)
    back = path.length - ahead
    return rounded(shapely.ops.substring(twice, to, to + back).coords)[::-1]


def joined(*lines: Sequence[Point]) -> Line:
    """Return lines one after the other as one."""
    whole: Line = list(lines[0])
    for line in lines[1:]:
        whole += [point for point in line if math.dist(point, whole[-1]) > 0.5]
    return whole


def direction(line: shapely.LineString, at_m: float) -> Point:
    """Return the unit vector along a line at a distance from its start."""
    a = line.interpolate(max(at_m - 1.5, 0.0))
    b = line.interpolate(min(at_m + 1.5, line.length))
    length = math.hypot(b.x - a.x, b.y - a.y)
    return (b.x - a.x) / length, (b.y - a.y) / length


def box(middle: Point, along: Point, length_m: float, width_m: float) -> shapely.Polygon:
    """Return a rectangle around a point; its length lies along a unit vector."""
    (x, y), (ux, uy) = middle, along
    a, b = length_m / 2, width_m / 2
    corners = [(-a, -b), (a, -b), (a, b), (-a, b)]
    return shapely.Polygon([(x + ux * p - uy * q, y + uy * p + ux * q) for p, q in corners])


def turned(along: Point, degrees: float) -> Point:
    """Return a unit vector turned to the left."""
    angle = math.radians(degrees)
    (x, y), c, s = along, math.cos(angle), math.sin(angle)
    return x * c - y * s, x * s + y * c


def long_axis(area: shapely.Polygon) -> tuple[Point, float, float]:
    """Return the direction of an area's longer extent, its length and its width in metres."""
    ring = list(shapely.minimum_rotated_rectangle(area).exterior.coords)
    sides = sorted(pairwise(ring[:3]), key=lambda side: -math.dist(*side))
    (a, b), short = sides[0], sides[1]
    length = math.dist(a, b)
    along = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    if along < (0.0, 0.0):
        along = -along[0], -along[1]
    return along, length, math.dist(*short)


def polygons(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """Return the polygons of a shape, in a stable order."""
    parts = shapely.get_parts(shape)
    found = [p for p in parts if p.geom_type == "Polygon" and not p.is_empty]
    return sorted(found, key=lambda p: (round(p.centroid.x, 2), round(p.centroid.y, 2)))

"""Join all streets into one network: where two meet, both get the same vertex."""

import math
from collections import defaultdict
from dataclasses import replace

import shapely

from demo.geometry import Line, Point, curve
from demo.plan import (
    BRIDGE,
    MAIN,
    OLD_TOWN,
    PATCHES,
    POND,
    RIVERSIDE,
    Patch,
    Street,
    main_streets,
)

REACH_M = 16.0
"""An end as near as this to another street was meant to reach it."""
SAME_M = 2.5
KIND_BY_STYLE = {"perimeter": "residential", "slab": "residential", "hall": "residential"}


def all_streets() -> list[Street]:
    """Return all streets and paths, joined."""
    streets = [*main_streets(), *_old_town(), *_inner_streets(), *_paths()]
    return _joined(streets)


def _old_town() -> list[Street]:
    return [Street(name, "living_street", curve(points)) for name, points in OLD_TOWN.items()]


def _inner_streets() -> list[Street]:
    return [
        Street(name, _kind(patch, name), curve([patch.at(u, v) for u, v in points]))
        for patch in PATCHES
        for name, points in patch.streets.items()
    ]


def _kind(patch: Patch, name: str) -> str:
    if name.endswith(("gasse", "pfad")) or (patch.style == "house" and name.endswith("weg")):
        return "living_street"
    return KIND_BY_STYLE.get(patch.style, "residential")


def _paths() -> list[Street]:
    """Return the promenade, its ways up to the road, and paths of the park."""
    road = shapely.LineString(RIVERSIDE)
    promenade = [(x, y) for x, y in road.offset_curve(24).coords]
    ways = [Street("Mainpromenade", "footway", curve(promenade[:: max(1, len(promenade) // 40)]))]
    for share in (0.02, 0.2, 0.38, 0.55, 0.72, 0.88, 0.98):
        at = road.interpolate(share, normalized=True)
        there = shapely.LineString(promenade).interpolate(share, normalized=True)
        ways.append(Street("", "footway", [(at.x, at.y), (there.x, there.y)]))
    stairs = shapely.LineString(MAIN["Fährstraße"]).interpolate(
        shapely.LineString(MAIN["Fährstraße"]).project(shapely.Point(BRIDGE))
    )
    ways.append(Street("", "steps", [(stairs.x, stairs.y), (stairs.x + 30, stairs.y + 12)]))
    around = shapely.Polygon(POND).buffer(14).exterior
    ways.append(Street("Weiherrundweg", "path", curve([*around.coords[::4], around.coords[0]])))
    ways.append(Street("", "path", curve([(50, -690), (-20, -700), (-138, -720)])))
    ways.append(Street("", "path", curve([(110, -610), (112, -560), (116, -500)])))
    ways.append(Street("", "path", curve([(165, -660), (240, -690), (317, -720)])))
    ways.append(Street("", "path", curve([(90, -722), (80, -820), (110, -925)])))
    return ways


def _joined(streets: list[Street]) -> list[Street]:
    lines = _reach_each_other([shapely.LineString(street.line) for street in streets])
    junctions = _junctions(lines)
    return [
        replace(street, line=_with_vertices(lines[i], junctions[i]))
        for i, street in enumerate(streets)
    ]


def _reach_each_other(lines: list[shapely.LineString]) -> list[shapely.LineString]:
    """Move ends that almost touch another street onto it."""
    tree = shapely.STRtree(lines)
    moved = []
    for i, line in enumerate(lines):
        coords = list(line.coords)
        closed = coords[0] == coords[-1]
        for end in () if closed else (0, -1):
            spot = _nearest_on_others(shapely.Point(coords[end]), i, lines, tree)
            if spot is not None:
                coords[end] = spot
        moved.append(shapely.LineString(coords))
    return moved


def _nearest_on_others(
    end: shapely.Point, own: int, lines: list[shapely.LineString], tree: shapely.STRtree
) -> Point | None:
    near = [int(j) for j in tree.query(end, predicate="dwithin", distance=REACH_M) if j != own]
    if not near:
        return None
    other = lines[min(sorted(near), key=lambda j: lines[j].distance(end))]
    spot = other.interpolate(other.project(end))
    return round(spot.x, 2), round(spot.y, 2)


def _junctions(lines: list[shapely.LineString]) -> dict[int, list[Point]]:
    tree = shapely.STRtree(lines)
    found: dict[int, list[Point]] = defaultdict(list)
    for i, line in enumerate(lines):
        for j in sorted(int(j) for j in tree.query(line, predicate="dwithin", distance=0.5)):
            if j <= i:
                continue
            for spot in _meetings(line, lines[j]):
                for index in (i, j):
                    if all(math.dist(spot, other) > SAME_M for other in found[index]):
                        found[index].append(spot)
    return found


def _meetings(one: shapely.LineString, other: shapely.LineString) -> list[Point]:
    shared = one.intersection(other)
    spots = [p for p in shapely.get_parts(shared) if p.geom_type == "Point"]
    for line, target in ((one, other), (other, one)):
        for end in (line.coords[0], line.coords[-1]):
            if target.distance(shapely.Point(end)) < 0.5:
                spots.append(shapely.Point(end))  # noqa: PERF401 - likewise
    points: list[Point] = []
    for spot in spots:
        point = (round(spot.x, 2), round(spot.y, 2))
        if all(math.dist(point, known) > SAME_M for known in points):
            points.append(point)
    return points


def _with_vertices(line: shapely.LineString, spots: list[Point]) -> Line:
    """Return a line with a vertex at every spot, in place of vertices close to it."""
    closed = line.is_ring
    kept = [
        (line.project(shapely.Point(c)), (round(c[0], 2), round(c[1], 2)))
        for c in line.coords[: -1 if closed else None]
        if all(math.dist(c, spot) > SAME_M for spot in spots)
    ]
    placed = [(line.project(shapely.Point(spot)), spot) for spot in spots]
    ordered = [point for _, point in sorted([*kept, *placed])]
    return [*ordered, ordered[0]] if closed else ordered

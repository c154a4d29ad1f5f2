"""Joins the drawn streets to one network and finds the blocks between them."""

import math
from dataclasses import dataclass, field

import shapely
import shapely.ops

from demo.geometry import Line, Point, curve, polygons, rounded
from demo.names import STREETS
from demo.plan import BOUNDS, OLD_TOWN, PATCHES, Street, main_streets

T_JUNCTION_M = 16.0
"""An end this close to another street is meant to meet it."""
SAME_PLACE_M = 2.0

NO_EDGE = frozenset({"footway", "steps", "path", "track", "service", "cycleway"})
"""Ways inside a block."""
SMALL_KINDS = {
    "Nordpfad": "residential",
    "Kleine Fischergasse": "pedestrian",
    "Große Fischergasse": "living_street",
    "Salzgasse": "pedestrian",
    "St.-Veits-Gasse": "living_street",
    "Küfergasse": "living_street",
    "Uferlindenallee": "residential",
    "Platanenallee": "tertiary",
    "Ziegelhüttenweg": "tertiary",
    "Kirchgasse": "living_street",
    "Backhausgasse": "living_street",
    "Am Dorfbrunnen": "living_street",
    "Lohfeldplatz": "living_street",
    "Theresienplatz": "living_street",
    "Jakob-Zinnmeister-Platz": "living_street",
}
HALF_WIDTH_M = {
    "primary": 11.0,
    "secondary": 10.0,
    "tertiary": 9.0,
    "residential": 7.5,
    "living_street": 5.5,
    "pedestrian": 4.0,
    "service": 3.5,
    "footway": 2.2,
    "steps": 2.0,
    "cycleway": 2.5,
    "path": 2.0,
    "track": 3.0,
    "": 0.0,
}
NARROW_M = 3.0
"""Lanes of the old cores are narrower by that."""


def drawn_streets() -> list[Street]:
    """Return all named streets, the main ones first."""
    streets = main_streets()
    streets += [_small(name, curve(points)) for name, points in OLD_TOWN.items()]
    for patch in PATCHES:
        for name, points in patch.streets.items():
            bent = curve([patch.at(u, v) for u, v in points])
            streets.append(_small(name, bent))
    return streets


def _small(name: str, line: Line) -> Street:
    return Street(name, SMALL_KINDS.get(name, "residential"), line)


def bound_lines() -> list[Street]:
    """Return the lines that close blocks where no street does."""
    return [Street("", "", line) for line in BOUNDS]


@dataclass(slots=True)
class Network:
    """Streets that share their junction points."""

    streets: list[Street] = field(default_factory=list)
    junctions: dict[Point, list[int]] = field(default_factory=dict)
    """Junction point → numbers of the streets that meet there."""

    def pieces(self, number: int) -> list[Line]:
        """Return a street cut at its junctions."""
        found: list[Line] = [[]]
        line = self.streets[number].line
        for i, point in enumerate(line):
            found[-1].append(point)
            if point in self.junctions and 0 < i < len(line) - 1:
                found.append([point])
        return found


def join_streets(drawn: list[Street]) -> Network:
    """Return the network of all drawn lines; ends near another line are led to it."""
    lines: list[Line] = []
    meetings: list[tuple[Point, int, int]] = []
    for street in drawn:
        number = len(lines)
        line, met = _with_ends(street, lines)
        meetings += [(point, number, other) for point, other in met]
        lines.append(line)
    meetings += _crossings(lines)
    at = _clustered(meetings)
    streets = [
        Street(street.name, street.kind, _through(lines[i], at.get(i, [])), street.tags)
        for i, street in enumerate(drawn)
    ]
    return Network(streets, _junctions(at))


def _with_ends(street: Street, others: list[Line]) -> tuple[Line, list[tuple[Point, int]]]:
    line = list(street.line)
    if street.is_closed or not street.kind or not others:
        return line, []
    met = []
    paths = [shapely.LineString(other) for other in others]
    for i in (0, -1):
        end = shapely.Point(line[i])
        distances = [round(path.distance(end), 3) for path in paths]
        nearest = min(range(len(paths)), key=lambda n: distances[n])
        if distances[nearest] <= T_JUNCTION_M:
            path = paths[nearest]
            line[i] = rounded(path.interpolate(path.project(end)).coords)[0]
            met.append((line[i], nearest))
    return line, met


def _crossings(lines: list[Line]) -> list[tuple[Point, int, int]]:
    paths = [shapely.LineString(line) for line in lines]
    found = []
    for a, path in enumerate(paths):
        for b in range(a):
            if shapely.intersects(path, paths[b]):
                shared = shapely.get_coordinates(path.intersection(paths[b]))
                found += [(point, a, b) for point in rounded(sorted(map(tuple, shared)))]
    return found


def _clustered(meetings: list[tuple[Point, int, int]]) -> dict[int, list[Point]]:
    """Return the junctions of each street; junctions in the same place become one."""
    chosen: list[Point] = []
    at: dict[int, list[Point]] = {}
    for point, a, b in meetings:
        same = next((c for c in chosen if math.dist(c, point) <= SAME_PLACE_M), None)
        if same is None:
            chosen.append(point)
            same = point
        for number in (a, b):
            known = at.setdefault(number, [])
            if same not in known:
                known.append(same)
    return at


def _through(line: Line, junctions: list[Point]) -> Line:
    """Return the line with the junctions among its vertices."""
    path = shapely.LineString(line)
    closed = line[0] == line[-1]
    here = {point: path.project(shapely.Point(point)) for point in junctions}
    stations = [(path.project(shapely.Point(p)), p) for p in line[1:-1]]
    kept = [
        (at, p)
        for at, p in [(0.0, line[0]), *stations, (path.length, line[-1])]
        if all(abs(at - other) > SAME_PLACE_M for other in here.values())
    ]
    merged = [p for _, p in sorted([*kept, *((at, p) for p, at in here.items())])]
    if closed and merged[0] != merged[-1]:
        merged.append(merged[0])
    return merged


def _junctions(at: dict[int, list[Point]]) -> dict[Point, list[int]]:
    found: dict[Point, list[int]] = {}
    for number in sorted(at):
        for point in at[number]:
            found.setdefault(point, []).append(number)
    return found


def find_blocks(network: Network) -> list[shapely.Polygon]:
    """Return the areas that streets enclose, up to the street's middle."""
    pieces = [
        shapely.LineString(piece)
        for number, street in enumerate(network.streets)
        if street.kind not in NO_EDGE
        for piece in network.pieces(number)
        if len(piece) > 1
    ]
    return polygons(shapely.polygonize(pieces))


def corridor(street: Street) -> shapely.Polygon:
    """Return the ground a street takes up, pavements included."""
    half = HALF_WIDTH_M[street.kind] - (NARROW_M if _is_lane(street) else 0.0)
    line = shapely.LineString(street.line)
    return line.buffer(half, cap_style="flat", join_style="mitre", mitre_limit=2.0)


def _is_lane(street: Street) -> bool:
    old = street.name in STREETS["Marktviertel"] and street.name != "Marktplatz"
    return old or (street.kind == "living_street" and street.name.endswith("gasse"))

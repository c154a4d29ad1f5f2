"""Bus lines along the main streets, and their stops."""

from dataclasses import dataclass, field

import shapely

from demo.geometry import Point, direction, turned
from demo.plan import MAIN, Street

STOP_EVERY_M = 330.0
BESIDE_M = 7.0
SAME_STOP_M = 140.0
LINES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "41": ("Steinkopf", "Kesselfeld", ("Waldenrother Straße", "Oberwiesener Straße")),
    "42": ("Fährhausen", "Bahnhof", ("Fährstraße", "Bahnhofstraße")),
    "43": ("Bahnhof", "Alt-Brunnheim", ("Brunnheimer Landstraße", "Waldrandstraße")),
    "44": ("Marktplatz", "Lohfeld", ("Lohfelder Straße", "Südallee")),
    "45": ("Ringlinie", "Ringlinie", ("Kastanienring", "Ulmenring", "Kesselbogen")),
}
"""Line: from, to, and the main streets it runs along."""
NAMED = {"Bahnhofplatz": "Bahnhof", "Marktplatz": "Marktplatz"}


@dataclass(slots=True)
class BusStop:
    """A stop with a post on either side of the street."""

    name: str
    posts: tuple[Point, Point]
    lines: list[str] = field(default_factory=list)


def find_stops(streets: list[Street]) -> tuple[list[BusStop], dict[str, list[BusStop]]]:
    """Return all stops, and those of each line in their order."""
    stops: list[BusStop] = []
    by_line: dict[str, list[BusStop]] = {}
    crossings = [(s, shapely.LineString(s.line)) for s in streets if s.name and s.kind != "footway"]
    for ref, (_, _, names) in LINES.items():
        by_line[ref] = []
        for name in names:
            for stop in _along(name, crossings, stops):
                if ref not in stop.lines:
                    stop.lines.append(ref)
                    by_line[ref].append(stop)
    return stops, by_line


def _along(
    name: str, crossings: list[tuple[Street, shapely.LineString]], stops: list[BusStop]
) -> list[BusStop]:
    line = shapely.LineString(MAIN[name])
    count = max(2, round(line.length / STOP_EVERY_M))
    found = []
    for k in range(count):
        at = line.length * (k + 0.5) / count
        found.append(_stop_at(line, at, name, crossings, stops))
    return found


def _stop_at(
    line: shapely.LineString,
    at: float,
    own: str,
    crossings: list[tuple[Street, shapely.LineString]],
    stops: list[BusStop],
) -> BusStop:
    here = line.interpolate(at)
    for stop in stops:
        if shapely.Point(stop.posts[0]).distance(here) < SAME_STOP_M:
            return stop
    used = {stop.name for stop in stops}
    near = sorted(
        (round(other.distance(here), 1), street.name)
        for street, other in crossings
        if street.name != own
    )
    choices = [NAMED.get(name, name) for _, name in near]
    name = next(choice for choice in choices if choice not in used)
    along = direction(line, at)
    left, right = turned(along, 90), turned(along, -90)
    posts = tuple(
        (round(here.x + side[0] * BESIDE_M, 2), round(here.y + side[1] * BESIDE_M, 2))
        for side in (left, right)
    )
    stop = BusStop(name, (posts[0], posts[1]))
    stops.append(stop)
    return stop

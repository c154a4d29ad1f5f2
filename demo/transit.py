"""Bus lines, their stops and ways, and the railway."""

import heapq
import math
from dataclasses import dataclass, field

import shapely

from demo.geometry import Line, Point, beside, direction, part, rounded
from demo.osm import Drawing, Member
from demo.plan import RAILWAY, Street, patch
from demo.streets import HALF_WIDTH_M, Network

BUS_KINDS = {
    "primary": 1.0,
    "secondary": 1.0,
    "tertiary": 1.1,
    "residential": 1.7,
    "living_street": 4.0,
}
"""Kinds of street a bus may use, and how long they feel to it."""
OPERATOR = "Stadtbus Mainbogen"
STATION: Point = (-60, -262)
STOPS: dict[str, Point] = {
    "Am Westrain": (-1062, 38),
    "Steinkopf": (-842, 126),
    "Kastanienring": (-636, 211),
    "Hopfenstraße": (-520, 258),
    "Lederarbeiterplatz": (-345, 303),
    "Ankerstraße": (222, 342),
    "Lotsenstraße": (462, 345),
    "Ulmenring": (640, 319),
    "Kesselfeld": (848, 270),
    "Kesselbogen": (1062, 238),
    "Fährbrücke": (-108, 664),
    "Schifferstraße": (-72, 556),
    "Fährhaus": (-142, 930),
    "Auenstraße": (-155, 1034),
    "Alter Graben": (-47, 158),
    "Feilenhauerstraße": (-28, 72),
    "Schulstraße": (-32, -40),
    "Mainbogen Bahnhof": (-92, -231),
    "Weißgerberstraße": (604, 106),
    "Färberstraße": (-592, 20),
    "Eisenbahnstraße": (-262, -168),
    "Buchbinderstraße": (122, -182),
    "Tuchmachertor": (-236, 131),
    "Lohfelder Tor": (-388, -104),
    "Gleisstraße": (-476, -344),
    "Südallee West": (-496, -578),
    "Quellmannring": (-500, -672),
    "Waldrand": (-448, -925),
    "Portefeuillerstraße": (146, 164),
    "Großmühlstraße": (392, 12),
    "Ulmenring Süd": (498, -56),
    "Werkmeisterstraße": (700, -290),
    "Hofäcker": (758, -446),
    "Mühlweg": (768, -536),
    "Dorfbrunnen": (766, -672),
    "Untergasse": (800, -796),
    "Brunnheim Süd": (838, -896),
    "Parkallee": (-122, -522),
    "Brunnenpark": (96, -501),
    "Freibad": (326, -532),
    "Lindenhof": (560, -553),
    "Lohfeldplatz": patch("Lohfeld West").at(0.475, 0.58),
    "Platanenallee": patch("Lohfeld West").at(0.53, 0.33),
    "Wacholderweg": (-760, -955),
    "Rudersteg": (-330, 640),
    "Uferlinden": (190, 690),
    "Holzhafen": (812, 476),
    "Betriebshof": patch("Ziegelhütte").at(0.42, 0.36),
    "Ziegelhütte": patch("Ziegelhütte").at(0.37, 0.72),
    "Friedhof": (230, -925),
    "Waldfrieden": (-136, -959),
    "Hasensprung": (470, -945),
}
LINES: dict[str, tuple[str, ...]] = {
    "41": (
        *("Am Westrain", "Steinkopf", "Kastanienring", "Hopfenstraße", "Lederarbeiterplatz"),
        *("Alter Graben", "Ankerstraße", "Lotsenstraße", "Ulmenring", "Kesselfeld"),
        "Kesselbogen",
    ),
    "42": (
        *("Auenstraße", "Fährhaus", "Fährbrücke", "Schifferstraße", "Alter Graben"),
        *("Feilenhauerstraße", "Schulstraße", "Mainbogen Bahnhof", "Eisenbahnstraße"),
        *("Lohfelder Tor", "Gleisstraße", "Südallee West", "Parkallee", "Brunnenpark"),
        *("Freibad", "Lindenhof", "Dorfbrunnen", "Untergasse", "Brunnheim Süd"),
    ),
    "43": (
        *("Mainbogen Bahnhof", "Buchbinderstraße", "Ulmenring Süd", "Werkmeisterstraße"),
        *("Hofäcker", "Mühlweg", "Dorfbrunnen", "Untergasse", "Hasensprung", "Friedhof"),
        *("Waldfrieden", "Waldrand", "Wacholderweg"),
    ),
    "44": (
        *("Wacholderweg", "Platanenallee", "Lohfeldplatz", "Gleisstraße", "Lohfelder Tor"),
        *("Tuchmachertor", "Alter Graben", "Portefeuillerstraße", "Großmühlstraße"),
        *("Ulmenring Süd", "Betriebshof", "Ziegelhütte", "Kesselfeld"),
    ),
    "45": (
        *("Mainbogen Bahnhof", "Eisenbahnstraße", "Färberstraße", "Kastanienring"),
        *("Rudersteg", "Fährbrücke", "Uferlinden", "Ulmenring", "Weißgerberstraße"),
        *("Buchbinderstraße", "Mainbogen Bahnhof"),
    ),
}
EXTRA: dict[str, tuple[str, ...]] = {
    "45": ("Quellmannring", "Südallee West"),
    "41": ("Holzhafen",),
}
"""Where a line goes on behind its end."""


@dataclass(slots=True)
class Graph:
    """Junctions and stops, and the written ways between them."""

    edges: dict[Point, list[tuple[float, Point, int]]] = field(default_factory=dict)

    def add(self, street: Street, line: Line, way: int) -> None:
        """Add a way; ways a bus may not use are left out."""
        if street.kind not in BUS_KINDS:
            return
        length = round(shapely.LineString(line).length * BUS_KINDS[street.kind], 2)
        self.edges.setdefault(line[0], []).append((length, line[-1], way))
        self.edges.setdefault(line[-1], []).append((length, line[0], way))

    def ways_between(self, start: Point, end: Point) -> list[int]:
        """Return the ways of the shortest route."""
        queue: list[tuple[float, Point, tuple[int, ...]]] = [(0.0, start, ())]
        done: set[Point] = set()
        while queue:
            cost, here, ways = heapq.heappop(queue)
            if here == end:
                return list(ways)
            if here in done:
                continue
            done.add(here)
            for length, there, way in self.edges.get(here, ()):
                heapq.heappush(queue, (round(cost + length, 2), there, (*ways, way)))
        raise ValueError(f"no way for the bus from {start} to {end}")


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on a street of the network."""

    name: str
    at: Point
    street: int


def put_stops(network: Network) -> list[Stop]:
    """Put every stop on the nearest street a bus may use; it becomes a junction there."""
    stops = []
    usable = [n for n, street in enumerate(network.streets) if street.kind in BUS_KINDS]
    for name, wanted in STOPS.items():
        spot = shapely.Point(wanted)
        lines = {n: shapely.LineString(network.streets[n].line) for n in usable}
        number = min(usable, key=lambda n: round(lines[n].distance(spot), 2))
        at = _insert(network, number, lines[number].project(spot))
        stops.append(Stop(name, at, number))
    return stops


def _insert(network: Network, number: int, at_m: float) -> Point:
    street = network.streets[number]
    path = shapely.LineString(street.line)
    point = rounded(path.interpolate(at_m).coords)[0]
    near = [p for p in street.line if math.dist(p, point) < 3.0]
    if near:
        point = near[0]
    else:
        stations = [(path.project(shapely.Point(p)), p) for p in street.line[1:-1]]
        ahead = [p for at, p in stations if at > at_m]
        behind = [p for at, p in stations if at <= at_m]
        street.line[:] = [street.line[0], *behind, point, *ahead, street.line[-1]]
    network.junctions.setdefault(point, []).append(number)
    return point


def draw_buses(drawing: Drawing, network: Network, stops: list[Stop], graph: Graph) -> None:
    """Add platforms, stop positions and a route relation for each line and direction."""
    platforms = {stop.name: _draw_stop(drawing, network, stop) for stop in stops}
    places = {stop.name: stop.at for stop in stops}
    for ref, called in LINES.items():
        names = (*called, *EXTRA.get(ref, ()))
        for back, order in ((0, names), (1, names[::-1])):
            members: list[Member] = []
            for name in order:
                position, sides = platforms[name]
                members.append(("node", position, "stop"))
                members.append(("node", sides[back], "platform"))
            drawing.relation([*members, *_route(graph, places, order)], _line_tags(ref, order))


def _route(graph: Graph, places: dict[str, Point], order: tuple[str, ...]) -> list[Member]:
    members: list[Member] = []
    for a, b in zip(order, order[1:], strict=False):
        members += [("way", way, "") for way in graph.ways_between(places[a], places[b])]
    return members


def _line_tags(ref: str, order: tuple[str, ...]) -> dict[str, str]:
    return {
        "type": "route",
        "route": "bus",
        "ref": ref,
        "name": f"Bus {ref}: {order[0]} – {order[-1]}",
        "from": order[0],
        "to": order[-1],
        "operator": OPERATOR,
        "public_transport:version": "2",
    }


def _draw_stop(drawing: Drawing, network: Network, stop: Stop) -> tuple[int, tuple[int, int]]:
    tags = {"public_transport": "stop_position", "bus": "yes", "name": stop.name}
    position = drawing.tag_node(stop.at, tags)
    street = network.streets[stop.street]
    path = shapely.LineString(street.line)
    at = path.project(shapely.Point(stop.at))
    ux, uy = direction(path, at)
    away = HALF_WIDTH_M[street.kind] - 2.5
    sides = []
    for side in (-1, 1):
        x = stop.at[0] - side * uy * away - side * ux * 9
        y = stop.at[1] + side * ux * away - side * uy * 9
        sides.append(drawing.node((x, y), _platform_tags(drawing, stop.name)))
    return position, (sides[0], sides[1])


def _platform_tags(drawing: Drawing, name: str) -> dict[str, str]:
    tags = {"highway": "bus_stop", "public_transport": "platform", "bus": "yes", "name": name}
    if drawing.rng.random() < 0.6:
        tags["shelter"] = drawing.rng.choice(("yes", "no"))
    if drawing.rng.random() < 0.6:
        tags["wheelchair"] = drawing.rng.choice(("yes", "yes", "limited", "no"))
    if drawing.rng.random() < 0.4:
        tags["tactile_paving"] = drawing.rng.choice(("yes", "no"))
    return tags


def draw_railway(drawing: Drawing) -> None:
    """Add two tracks, a siding, the station with its platforms, a halt and the train line."""
    ways = []
    for shift in (2.4, -2.4):
        track = beside(RAILWAY, shift)
        tags = {"railway": "rail", "usage": "main", "electrified": "contact_line", "gauge": "1435"}
        ways.append(drawing.way(track, tags))
    siding = part(beside(RAILWAY, 7.5), (-330, -262), (260, -274))
    drawing.way(siding, {"railway": "rail", "service": "siding", "gauge": "1435"})
    stops = [_rail_stop(drawing, "Mainbogen Bahnhof", "station", -60.0)]
    stops.append(_rail_stop(drawing, "Mainbogen-Brunnheim", "halt", 690.0))
    tags = {
        "type": "route",
        "route": "train",
        "ref": "RB 97",
        "name": "RB 97: Waldenroth – Mainbogen – Oberwiesen",
        "from": "Waldenroth",
        "to": "Oberwiesen",
    }
    members: list[Member] = [("node", stop, "stop") for stop in stops]
    drawing.relation([*members, *(("way", way, "") for way in ways)], tags)


def _rail_stop(drawing: Drawing, name: str, kind: str, x: float) -> int:
    middle = min(RAILWAY, key=lambda p: abs(p[0] - x))
    path = shapely.LineString(RAILWAY)
    at = path.project(shapely.Point(middle))
    a, b = path.interpolate(at - 75).coords[0], path.interpolate(at + 75).coords[0]
    for ref, shift in (("1", 5.0), ("2", -5.4)):
        line = part(beside(RAILWAY, shift), a, b)
        tags = {"railway": "platform", "public_transport": "platform", "ref": ref, "train": "yes"}
        drawing.way(line, {**tags, "name": name, "wheelchair": "yes" if ref == "1" else "limited"})
    tags = {"railway": kind, "public_transport": "station", "train": "yes", "name": name}
    return drawing.node(middle, {**tags, "operator": "Regionalbahn Mainbogen"})

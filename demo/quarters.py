"""Parts the town into quarters with common boundaries."""

import shapely

from demo.geometry import Line, Point, joined, part, polygons, rounded
from demo.names import POSTCODES
from demo.plan import GRABEN, MAIN, RAILWAY, RIVER

EDGE: Line = rounded(
    [
        *[(-1260, -1110), (-700, -1120), (0, -1105), (700, -1125), (1250, -1090)],
        *[(1270, -300), (1250, 300), (1240, 860), (600, 1090), (-150, 1165)],
        *[(-800, 1120), (-1260, 760), (-1280, 100), (-1260, -1110)],
    ]
)
"""The town's boundary."""

_INSIDE: dict[str, tuple[Point, ...]] = {
    "Marktviertel": ((-60, 250),),
    "Am Uferbogen": ((-300, 450), (300, 450)),
    "Bahnhofsviertel": ((-400, 150), (-200, 0), (150, 0), (400, 150)),
    "Steinkopf": ((-850, 250),),
    "Gartenring": ((-800, -100),),
    "Kesselfeld": ((900, 350),),
    "Ziegelhütte": ((900, 0),),
    "Lohfeld": ((-800, -600),),
    "Alt-Brunnheim": ((700, -800),),
    "Fährhausen": ((-400, 950),),
}
TITLE_AT: dict[str, Point] = {
    "Marktviertel": (-60, 262),
    "Am Uferbogen": (230, 560),
    "Bahnhofsviertel": (60, -70),
    "Steinkopf": (-860, 235),
    "Gartenring": (-800, -120),
    "Kesselfeld": (880, 350),
    "Ziegelhütte": (930, -60),
    "Lohfeld": (-700, -640),
    "Alt-Brunnheim": (700, -720),
    "Fährhausen": (-420, 910),
}


def _cuts() -> list[Line]:
    waldenrother, oberwiesener = MAIN["Waldenrother Straße"], MAIN["Oberwiesener Straße"]
    south = joined(MAIN["Am Freibad"], [(335, -930), (340, -1180)])
    return [
        EDGE,
        RIVER,
        RAILWAY,
        GRABEN,
        joined([(-560, 660)], MAIN["Kastanienring"]),
        joined(MAIN["Ulmenring"][::-1], [])[::-1],
        part(waldenrother, (-226, 322), waldenrother[-1]),
        part(oberwiesener, (122, 334), oberwiesener[-1]),
        part(MAIN["Brunnheimer Landstraße"], (482, -42), (732, -374)),
        part(MAIN["Lohfelder Straße"], (-402, -126), (-452, -282)),
        joined([(350, -291)], south),
        [(650, 525), (662, 660)],
    ]


def quarter_shapes() -> dict[str, shapely.Polygon]:
    """Return the ground of each quarter; together they make the town."""
    cuts = shapely.union_all([shapely.LineString(cut) for cut in _cuts()])
    faces = polygons(shapely.polygonize([cuts]))
    marks = {name: shapely.MultiPoint(points) for name, points in _INSIDE.items()}
    owned: dict[str, list[shapely.Polygon]] = {name: [] for name in POSTCODES}
    for face in faces:
        middle = face.representative_point()
        name = next((name for name, mark in marks.items() if mark.intersects(face)), "")
        owner = name or min(marks, key=lambda n: round(marks[n].distance(middle), 1))
        owned[owner].append(face)
    return {name: shapely.union_all(parts) for name, parts in owned.items()}


def quarter_of(point: Point) -> str:
    """Return the quarter of a point, the nearest one outside of town."""
    spot = shapely.Point(point)
    return min(_SHAPES, key=lambda name: round(_SHAPES[name].distance(spot), 2))


_SHAPES = quarter_shapes()

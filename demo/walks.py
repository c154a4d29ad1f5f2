"""Paths for people on foot, and the lanes behind gates: promenade, parks, gardens, yards."""

import shapely

from demo.geometry import Line, Point, beside, curve, part, rounded
from demo.plan import MAIN, RIVER, RIVERSIDE, Street, patch

PROMENADE = part(beside(RIVER, -80), (-1115, 250), (1110, 460))
NORTH_PATH = part(beside(RIVER, 84), (-1050, 470), (1000, 655))
LINK_EVERY_M = 150.0
LIT = (("lit", "yes"),)
PAVED = (("surface", "asphalt"), ("lit", "yes"))
GRAVEL = (("surface", "fine_gravel"),)

PARK_PATHS: tuple[list[Point], ...] = (
    [(-118, -600), (-20, -600), (40, -565), (118, -500)],
    [
        *[(30, -600), (110, -600), (190, -630), (196, -710), (110, -748), (30, -722)],
        *[(8, -660), (30, -600)],
    ],
    [(-138, -720), (-60, -740), (28, -723)],
    [(190, -630), (250, -600), (322, -625)],
    [(110, -748), (128, -830), (110, -925)],
    [(-60, -740), (-40, -840), (-80, -958)],
    [(128, -830), (230, -800), (318, -770)],
    [(-20, -600), (-40, -660), (-60, -740)],
    [(240, -860), (235, -800), (250, -745), (316, -720)],
    [(-100, -402), (60, -398), (200, -412), (360, -430)],
    [(62, -398), (72, -450), (60, -506)],
    [(206, -412), (214, -470), (205, -512)],
    [(-128, -302), (-58, -308), (120, -316), (352, -352)],
)
FOREST_TRACKS: tuple[list[Point], ...] = (
    [(-300, -948), (-296, -1010), (-150, -1062), (60, -1040), (112, -926)],
    [(-760, -955), (-780, -1030), (-600, -1075), (-442, -1060)],
    [(60, -1040), (260, -1075), (480, -1050), (600, -960)],
    [(-720, 690), (-860, 640), (-1000, 620), (-1130, 640)],
    [(-1050, 470), (-1010, 550), (-1000, 620)],
    [(-138, 940), (100, 925), (330, 905), (560, 860), (800, 790), (1000, 655)],
    [(330, 905), (350, 990), (200, 1060), (-163, 1070)],
)
PATCH_PATHS: dict[str, tuple[list[Point], ...]] = {
    "Lohfeld West": (
        [(0.12, 0.48), (0.13, 0.6), (0.12, 0.74)],
        [(0.0, 0.62), (0.13, 0.6), (0.27, 0.58), (0.48, 0.57)],
        [(0.63, 0.6), (0.8, 0.62), (1, 0.6)],
        [(0.8, 0.46), (0.8, 0.62), (0.82, 0.77)],
        [(0.1, 0.24), (0.12, 0.35), (0.1, 0.49)],
        [(0.1, 0.36), (0.3, 0.34), (0.54, 0.32)],
        [(0.53, 0.34), (0.77, 0.34), (1, 0.35)],
        [(0.0, 0.88), (0.2, 0.86), (0.35, 0.9), (0.5, 0.88)],
        [(0.5, 0.88), (0.73, 0.88), (1, 0.9)],
        [(0.25, 0.93), (0.25, 1)],
        [(0.64, 0.22), (0.66, 0.1), (0.62, 0)],
    ),
    "Lohfeld Ost": (
        [(0, 0.28), (0.33, 0.29), (0.74, 0.29)],
        [(0.66, 0.44), (0.85, 0.5), (0.84, 0.62)],
        [(0.7, 0.18), (0.85, 0.1), (0.82, 0)],
        [(0, 0.7), (0.5, 0.72), (1, 0.7)],
        [(0.24, 0.79), (0.25, 0.9), (0.24, 1)],
        [(0.2, 0.12), (0.22, 0)],
    ),
    "Gartenring": (
        [(0.47, 0.52), (0.7, 0.5), (1, 0.52)],
        [(0.72, 0.37), (0.73, 0.5), (0.75, 0.63)],
        [(0.74, 0.63), (0.76, 0.8), (0.74, 1)],
        [(0.7, 0), (0.72, 0.2), (0.7, 0.37)],
        [(0.5, 0.84), (0.62, 0.86), (0.76, 0.82), (1, 0.84)],
    ),
    "Ziegelhütte": (
        [(0.21, 0.29), (0.18, 0.6), (0.2, 1)],
        [(0, 0.55), (0.18, 0.58), (0.37, 0.55)],
        [(0.03, 0.8), (0.2, 0.82), (0.38, 0.8)],
    ),
    "Steinkopf": ([(0.385, 0.86), (0.38, 1)], [(0.73, 0.22), (0.81, 0.24)]),
    "Uferbogen West": ([(0.45, 0.64), (0.44, 0.82), (0.43, 1)],),
    "Uferbogen Ost": ([(0.09, 0.59), (0.1, 0.8), (0.09, 1)],),
    "Brunnheim West": ([(0.4, 0.51), (0.41, 0.62), (0.4, 0.75)], [(0.42, 0.27), (0.43, 0)]),
    "Brunnheim Ost": ([(0.32, 0.8), (0.65, 0.84), (1, 0.8)],),
    "Fährhausen": ([(0.58, 0.54), (0.6, 0.8), (0.58, 1)],),
    "Bahnhofsviertel Ost": ([(0.62, 0.76), (0.6, 0.9), (0.5, 0.99)],),
}
PATCH_YARDS: dict[str, tuple[list[Point], ...]] = {
    "Kesselfeld": (
        [(0.14, 0.0), (0.15, 0.25), (0.22, 0.28)],
        [(0.5, 0.45), (0.5, 0.6)],
        [(0.82, 0.0), (0.83, 0.24), (0.9, 0.26)],
        [(0.16, 0.5), (0.17, 0.74)],
    ),
    "Ziegelhütte": (
        [(0.56, 0.31), (0.56, 0.15), (0.8, 0.14), (0.82, 0.31)],
        [(0.7, 0.48), (0.85, 0.48), (0.9, 0.44)],
        [(0.55, 0.64), (0.56, 0.48), (0.5, 0.44)],
        [(0.7, 0.64), (0.7, 0.82), (0.9, 0.84)],
        [(0.42, 0.84), (0.56, 0.83)],
    ),
    "Lohfeld West": ([(0.88, 0.44), (0.9, 0.56)], [(0.36, 0.24), (0.37, 0.13)]),
    "Lohfeld Ost": ([(0.0, 0.92), (0.14, 0.92)], [(0.62, 0.63), (0.64, 0.55)]),
    "Bahnhofsviertel Mitte": ([(0.85, 0.0), (0.86, 0.15)],),
    "Bahnhofsviertel West": ([(0.46, 0.36), (0.46, 0.2)],),
    "Bahnhofsviertel Ost": ([(0.62, 0.48), (0.62, 0.6)],),
}


def drawn_walks() -> list[Street]:
    """Return all paths and service lanes."""
    walks = [
        Street("Uferpromenade", "footway", PROMENADE, (*PAVED, ("bicycle", "yes"))),
        Street("", "path", NORTH_PATH, GRAVEL),
    ]
    walks += _down_to_the_river()
    walks += _across_river_and_railway()
    walks += [Street("", "footway", curve(path), PAVED) for path in PARK_PATHS]
    walks += [Street("", "track", curve(path), GRAVEL) for path in FOREST_TRACKS]
    walks += _in_patches(PATCH_PATHS, "footway", LIT)
    walks += _in_patches(PATCH_YARDS, "service", ())
    return walks


def _in_patches(
    paths: dict[str, tuple[list[Point], ...]], kind: str, tags: tuple[tuple[str, str], ...]
) -> list[Street]:
    return [
        Street("", kind, curve([patch(name).at(u, v) for u, v in points]), tags)
        for name, drawn in paths.items()
        for points in drawn
    ]


def _down_to_the_river() -> list[Street]:
    links = _links(RIVERSIDE, PROMENADE)
    links += _links(MAIN["Nordufer"], NORTH_PATH)
    kinds = ("footway", "steps", "footway")
    return [Street("", kinds[i % 3], link, PAVED) for i, link in enumerate(links)]


def _links(road: Line, path: Line) -> list[Line]:
    upper, lower = shapely.LineString(road), shapely.LineString(path)
    found = []
    at = LINK_EVERY_M / 2
    while at < upper.length:
        start = upper.interpolate(at)
        end = lower.interpolate(lower.project(start))
        found.append(rounded([(start.x, start.y), (end.x, end.y)]))
        at += LINK_EVERY_M
    return found


def _across_river_and_railway() -> list[Street]:
    footbridge = curve([(770, 520), (778, 600), (802, 700)])
    return [
        Street("Reihersteg", "footway", footbridge, PAVED),
        Street("", "steps", rounded([(-60, -231), (-60, -247)]), LIT),
        Street("Bahnhofstunnel", "footway", rounded([(-60, -247), (-59, -280)]), PAVED),
        Street("", "steps", rounded([(-59, -280), (-58, -308)]), LIT),
    ]

"""The plan of the town, drawn by hand: river, railway, main streets and what lies between.

A patch is a four-sided piece of town between main streets. Its streets are drawn in the patch's
own coordinates: u runs from its west to its east side, v from its south to its north side, both
0 to 1. So they bend with the main streets around them.
"""

from dataclasses import dataclass

import shapely
import shapely.ops

from demo.geometry import Line, Point, beside, curve, joined, part, part_of_ring, rounded

RIVER = curve(
    [
        *[(-1330, 290), (-1150, 330), (-900, 430), (-610, 640), (-140, 800)],
        *[(340, 775), (720, 620), (1150, 540), (1330, 530)],
    ]
)
RAILWAY = curve(
    [
        *[(-1330, -440), (-1000, -370), (-700, -310), (-400, -275), (0, -262)],
        *[(350, -290), (750, -380), (1100, -500), (1330, -590)],
    ]
)
RIVER_HALF_M = 56.0
ISLAND = curve(
    [(395, 760), (450, 748), (520, 722), (560, 694), (540, 686), (470, 703), (405, 735), (395, 760)]
)
POND = curve(
    [(60, -640), (110, -625), (165, -650), (150, -700), (95, -720), (50, -690), (60, -640)]
)
MARKET = rounded([(-102, 300), (-20, 288), (-8, 368), (-92, 378), (-102, 300)])


@dataclass(frozen=True, slots=True)
class Street:
    """A street or path as drawn, before it is joined to the others."""

    name: str
    kind: str
    """The value of `highway`; "" for a line that only bounds blocks."""
    line: Line
    tags: tuple[tuple[str, str], ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it leads round in a circle."""
        return self.line[0] == self.line[-1]


GRABEN = curve(
    [
        *[(-50, 478), (62, 446), (122, 334), (72, 214), (-48, 172), (-176, 206)],
        *[(-226, 322), (-172, 438), (-50, 478)],
    ]
)
RIVERSIDE = part(beside(RIVER, -112), (-1110, 215), (1100, 430))
NORTH_BANK = part(beside(RIVER, 104), (-720, 690), (-142, 905))

_DRAWN: dict[str, tuple[str, Line]] = {
    "Mainbogenufer": ("tertiary", RIVERSIDE),
    "Fährstraße": (
        "secondary",
        curve(
            [
                *[(-50, 373), (-54, 420), (-50, 478), (-84, 590), (-116, 690), (-132, 800)],
                *[(-142, 905), (-140, 980), (-165, 1075), (-170, 1180)],
            ]
        ),
    ),
    "Bahnhofstraße": (
        "tertiary",
        curve([(-61, 294), (-56, 240), (-48, 172), (-26, 60), (-36, -60), (-60, -186)]),
    ),
    "Waldenrother Straße": (
        "primary",
        curve(
            [
                *[(-97, 339), (-160, 330), (-226, 322), (-430, 286), (-655, 205), (-850, 122)],
                *[(-1085, 30), (-1330, -40)],
            ]
        ),
    ),
    "Oberwiesener Straße": (
        "primary",
        curve(
            [
                *[(-14, 328), (50, 336), (122, 334), (380, 348), (668, 312), (880, 262)],
                *[(1085, 236), (1330, 250)],
            ]
        ),
    ),
    "Brunnheimer Landstraße": (
        "secondary",
        curve(
            [
                *[(-20, 288), (30, 246), (72, 214), (250, 96), (482, -42), (640, -190)],
                *[(728, -350), (770, -490), (764, -640), (798, -790), (846, -915), (880, -1130)],
            ]
        ),
    ),
    "Lohfelder Straße": (
        "secondary",
        curve(
            [
                *[(-102, 300), (-140, 256), (-176, 206), (-292, 60), (-402, -126), (-452, -270)],
                *[(-500, -420), (-512, -600), (-470, -800), (-446, -940), (-440, -1130)],
            ]
        ),
    ),
    "Kastanienring": (
        "secondary",
        curve(
            [
                *[(-545, 543), (-628, 390), (-655, 205), (-618, 60), (-520, -62), (-402, -126)],
                *[(-240, -172), (-60, -186)],
            ]
        ),
    ),
    "Ulmenring": (
        "secondary",
        curve(
            [
                *[(-60, -186), (140, -180), (330, -130), (482, -42), (590, 80), (650, 210)],
                *[(668, 312), (672, 420), (650, 525)],
            ]
        ),
    ),
    "Am Alten Graben": ("residential", GRABEN),
    "Südallee": (
        "tertiary",
        curve([(-512, -580), (-310, -545), (-104, -520), (120, -500), (340, -535), (768, -570)]),
    ),
    "Waldrandstraße": (
        "tertiary",
        curve(
            [
                *[(-1010, -880), (-760, -955), (-446, -940), (-120, -960), (110, -925)],
                *[(335, -930), (600, -960), (846, -915), (1080, -880)],
            ]
        ),
    ),
    "Parkallee": (
        "residential",
        curve([(-128, -300), (-98, -400), (-104, -520), (-138, -720), (-120, -960)]),
    ),
    "Am Bahndamm": (
        "residential",
        part(beside(RAILWAY, 34), (-1080, -350), (-442, -245)),
    ),
    "Gleisstraße": ("residential", part(beside(RAILWAY, -36), (-1050, -415), (-128, -300))),
    "Am Freibad": (
        "residential",
        curve([(352, -350), (362, -440), (340, -535), (316, -720), (335, -930)]),
    ),
    "Am Westrain": (
        "residential",
        curve([(-1080, -354), (-1052, -180), (-1085, 30), (-1066, 130), (-1104, 232)]),
    ),
    "Kesselbogen": (
        "tertiary",
        curve([(1096, 440), (1085, 236), (1104, 20), (1062, -220), (1078, -460)]),
    ),
    "Am Lerchenfeld": ("residential", curve([(-1050, -415), (-1088, -640), (-1010, -880)])),
    "Am Brunnheimer Bach": (
        "residential",
        curve([(1088, -600), (1050, -720), (1080, -880)]),
    ),
    "Werkmeisterstraße": (
        "residential",
        part(beside(RAILWAY, 34), (716, -330), (1078, -460)),
    ),
    "Mühlweg": ("residential", curve([(769, -520), (860, -545), (960, -535), (1088, -600)])),
    "Hofackerweg": ("residential", curve([(352, -350), (480, -372), (600, -392), (742, -405)])),
    "Nordufer": ("residential", NORTH_BANK),
    "Auenstraße": (
        "residential",
        curve([(-161, 1052), (-360, 1066), (-560, 1010), (-740, 880), (-720, 690)]),
    ),
    "Bahnhofplatz": (
        "tertiary",
        curve([(-142, -182), (-136, -216), (-110, -229), (-60, -231), (-10, -229), (14, -184)]),
    ),
    "Marktplatz": ("pedestrian", MARKET),
}
MAIN: dict[str, Line] = {name: line for name, (_, line) in _DRAWN.items()}


def main_streets() -> list[Street]:
    """Return the streets the town hangs on."""
    return [Street(name, kind, line) for name, (kind, line) in _DRAWN.items()]


OLD_TOWN: dict[str, list[Point]] = {
    "St.-Veits-Gasse": [(-52, 426), (-110, 418), (-150, 380), (-162, 330)],
    "Große Fischergasse": [(-53, 440), (8, 432), (54, 392), (66, 335)],
    "Kleine Fischergasse": [(-12, 366), (14, 384), (34, 412), (50, 455)],
    "Küfergasse": [(50, 336), (58, 290), (42, 262), (34, 240)],
    "Salzgasse": [(-56, 226), (-18, 232), (14, 244), (28, 247)],
    "Hinter der Zehntscheune": [(-57, 246), (-96, 236), (-120, 214), (-130, 185)],
    "Rathausgasse": [(-140, 256), (-158, 288), (-160, 330)],
    "Gerbergasse": [(-180, 204), (-184, 262), (-204, 300), (-226, 306)],
}


@dataclass(frozen=True, slots=True)
class Patch:
    """A four-sided piece of town and the streets inside, in (u, v)."""

    name: str
    style: str
    south: Line
    east: Line
    north: Line
    west: Line
    streets: dict[str, list[Point]]

    def at(self, u: float, v: float) -> Point:
        """Return the point (u, v) on the drawing board (Coons patch)."""
        south, north = _at(self.south, u), _at(self.north, u)
        west, east = _at(self.west, v), _at(self.east, v)
        sw, se, nw, ne = self.south[0], self.south[-1], self.north[0], self.north[-1]

        def blend(i: int) -> float:
            sides = (1 - v) * south[i] + v * north[i] + (1 - u) * west[i] + u * east[i]
            low = (1 - u) * sw[i] + u * se[i]
            high = (1 - u) * nw[i] + u * ne[i]
            return sides - (1 - v) * low - v * high

        return blend(0), blend(1)

    @property
    def outline(self) -> shapely.Polygon:
        """The whole patch."""
        ring = joined(self.south, self.east, self.north[::-1], self.west[::-1])
        return shapely.Polygon(ring).buffer(0)


def _at(line: Line, share: float) -> Point:
    point = shapely.LineString(line).interpolate(min(max(share, 0.0), 1.0), normalized=True)
    return point.x, point.y


def _side(name: str, start: Point, end: Point) -> Line:
    return part(MAIN[name], start, end)


def _graben(start: Point, end: Point) -> Line:
    return part_of_ring(GRABEN, start, end)


# Where main streets meet.
G_N, G_E, G_SE, G_S, G_SW, G_W = (
    *((-50, 478), (122, 334), (72, 214)),
    *((-48, 172), (-176, 206), (-226, 322)),
)
RING_W, RING_NW, RING_SW = (-655, 205), (-545, 543), (-402, -126)
RING_E, RING_NE, RING_SE, RING_S = (668, 312), (650, 525), (482, -42), (-60, -186)
BRIDGE = (-116, 690)

PATCHES: tuple[Patch, ...] = (
    Patch(
        "Uferbogen West",
        "perimeter",
        south=_side("Waldenrother Straße", RING_W, G_W),
        east=joined(_graben(G_W, G_N), _side("Fährstraße", G_N, BRIDGE)),
        north=_side("Mainbogenufer", RING_NW, BRIDGE),
        west=_side("Kastanienring", RING_W, RING_NW),
        streets={
            "Schifferstraße": [(0, 0.56), (0.35, 0.66), (0.7, 0.6), (1, 0.66)],
            "Ottilie-Brandner-Straße": [(0.33, 0), (0.3, 0.45), (0.26, 1)],
            "Flößerstraße": [(0.68, 0), (0.66, 0.5), (0.58, 1)],
            "Treidelstraße": [(0, 0.28), (0.4, 0.34), (0.67, 0.31)],
            "Lachsweg": [(0.8, 0.62), (0.8, 0.8), (0.77, 1)],
        },
    ),
    Patch(
        "Uferbogen Ost",
        "perimeter",
        south=_side("Oberwiesener Straße", G_E, RING_E),
        east=_side("Ulmenring", RING_E, RING_NE),
        north=_side("Mainbogenufer", BRIDGE, RING_NE),
        west=joined(_graben(G_E, G_N), _side("Fährstraße", G_N, BRIDGE)),
        streets={
            "Uferlindenallee": [(0, 0.62), (0.3, 0.5), (0.65, 0.58), (1, 0.52)],
            "Ankerstraße": [(0.17, 0), (0.17, 0.5), (0.22, 1)],
            "Reiherstraße": [(0.36, 0), (0.35, 0.6), (0.38, 1)],
            "Lotsenstraße": [(0.58, 0), (0.56, 0.5), (0.59, 1)],
            "Dr.-Irma-Feldhoff-Straße": [(0.8, 0), (0.79, 0.4), (0.76, 1)],
            "Bleichstraße": [(0.355, 0.25), (0.6, 0.3), (0.8, 0.26), (1, 0.24)],
            "Sandgasse": [(0.17, 0.27), (0.26, 0.22), (0.355, 0.27)],
            "Kahnstraße": [(0.59, 0.8), (0.77, 0.77), (1, 0.76)],
            "Jakob-Zinnmeister-Platz": [(0.45, 0.54), (0.45, 0.26)],
        },
    ),
    Patch(
        "Bahnhofsviertel Ost",
        "perimeter",
        south=_side("Brunnheimer Landstraße", G_SE, RING_SE),
        east=_side("Ulmenring", RING_SE, RING_E),
        north=_side("Oberwiesener Straße", G_E, RING_E),
        west=_graben(G_SE, G_E),
        streets={
            "Karolinenstraße": [(0, 0.55), (0.4, 0.44), (0.75, 0.52), (1, 0.46)],
            "Portefeuillerstraße": [(0.24, 0), (0.27, 0.5), (0.25, 1)],
            "Wilhelm-Tannrich-Straße": [(0.5, 0), (0.48, 0.45), (0.5, 1)],
            "Laternenstraße": [(0.77, 0), (0.74, 0.5), (0.76, 1)],
            "Theresienplatz": [(0.5, 0.74), (0.755, 0.76)],
            "Weißgerberstraße": [(0.755, 0.24), (0.88, 0.27), (1, 0.22)],
        },
    ),
    Patch(
        "Bahnhofsviertel Süd",
        "perimeter",
        south=_side("Ulmenring", RING_S, RING_SE),
        east=_side("Brunnheimer Landstraße", RING_SE, G_SE),
        north=_graben(G_S, G_SE),
        west=_side("Bahnhofstraße", RING_S, G_S),
        streets={
            "Schulstraße": [(0, 0.34), (0.3, 0.3), (0.65, 0.36), (1, 0.3)],
            "Henriette-Lohwald-Straße": [(0, 0.68), (0.5, 0.62), (1, 0.66)],
            "Buchbinderstraße": [(0.3, 0), (0.34, 0.4), (0.38, 0.645)],
            "Sattlerstraße": [(0.6, 0), (0.62, 0.34), (0.6, 0.64), (0.56, 1)],
            "Großmühlstraße": [(0.82, 0), (0.84, 0.33)],
        },
    ),
    Patch(
        "Bahnhofsviertel Mitte",
        "perimeter",
        south=_side("Kastanienring", RING_SW, RING_S),
        east=_side("Bahnhofstraße", RING_S, G_S),
        north=_graben(G_SW, G_S),
        west=_side("Lohfelder Straße", RING_SW, G_SW),
        streets={
            "Eisenbahnstraße": [(0, 0.26), (0.45, 0.31), (1, 0.26)],
            "Feilenhauerstraße": [(0, 0.6), (0.5, 0.57), (1, 0.63)],
            "Tuchmacherstraße": [(0.5, 0), (0.46, 0.3), (0.5, 0.6), (0.52, 1)],
            "Druckergasse": [(0.76, 0.29), (0.74, 0.61)],
            "Postgasse": [(0.24, 0.29), (0.27, 0.6)],
        },
    ),
    Patch(
        "Bahnhofsviertel West",
        "perimeter",
        south=_side("Lohfelder Straße", RING_SW, G_SW),
        east=_graben(G_SW, G_W),
        north=_side("Waldenrother Straße", RING_W, G_W),
        west=_side("Kastanienring", RING_SW, RING_W),
        streets={
            "Straße der Lederarbeiter": [(0.62, 0), (0.6, 0.5), (0.66, 1)],
            "Hopfenstraße": [(0.3, 0), (0.32, 0.5), (0.3, 1)],
            "Färberstraße": [(0, 0.36), (0.3, 0.4), (0.61, 0.34)],
            "Nordpfad": [(0, 0.7), (0.31, 0.68), (0.62, 0.72)],
            "Schriftgießerstraße": [(0.6, 0.5), (0.8, 0.55), (1, 0.5)],
        },
    ),
    Patch(
        "Steinkopf",
        "house",
        south=_side("Waldenrother Straße", (-1085, 30), RING_W),
        east=_side("Kastanienring", RING_W, RING_NW),
        north=_side("Mainbogenufer", (-1104, 232), RING_NW),
        west=_side("Am Westrain", (-1085, 30), (-1104, 232)),
        streets={
            "Steinkopfallee": [(0, 0.5), (0.25, 0.62), (0.55, 0.44), (1, 0.56)],
            "Am Steinkopf": [(0.27, 0), (0.22, 0.3), (0.28, 0.6), (0.22, 1)],
            "Gartenstraße": [(0.56, 0), (0.5, 0.45), (0.54, 1)],
            "Käthe-Sommerfeld-Weg": [(0.8, 0), (0.82, 0.5), (0.74, 1)],
            "Zaunkönigweg": [(0.53, 0.76), (0.64, 0.7), (0.79, 0.77)],
            "Holunderweg": [(0, 0.26), (0.12, 0.22), (0.24, 0.28)],
            "Schlehenweg": [(0.24, 0.25), (0.4, 0.2), (0.53, 0.22)],
            "Dompfaffweg": [(0.38, 0.55), (0.36, 0.7), (0.4, 0.86)],
            "Weißdornweg": [(0.525, 0.24), (0.63, 0.27), (0.73, 0.22)],
            "Am Alten Wasserturm": [(0.81, 0.27), (1, 0.24)],
            "Amselweg": [(0.025, 0.78), (0.13, 0.75), (0.25, 0.8)],
        },
    ),
    Patch(
        "Gartenring",
        "house",
        south=_side("Am Bahndamm", (-1080, -354), (-442, -245)),
        east=joined(
            _side("Lohfelder Straße", (-442, -245), RING_SW),
            _side("Kastanienring", RING_SW, RING_W),
        ),
        north=_side("Waldenrother Straße", (-1085, 30), RING_W),
        west=_side("Am Westrain", (-1080, -354), (-1085, 30)),
        streets={
            "Bei den Gärten": [(0.52, 0), (0.46, 0.4), (0.52, 0.7), (0.5, 1)],
            "Hans-Röderau-Weg": [(0, 0.5), (0.2, 0.56), (0.48, 0.5)],
            "Quittenweg": [(0.26, 0), (0.23, 0.3), (0.27, 0.54)],
            "Mirabellenweg": [(0.24, 0.55), (0.27, 0.8), (0.23, 1)],
            "Erdbeerweg": [(0.47, 0.33), (0.75, 0.38), (1, 0.34)],
            "Johannisbeerweg": [(0.51, 0.68), (0.75, 0.62), (1, 0.66)],
            "Rhabarberweg": [(0, 0.25), (0.12, 0.28), (0.235, 0.25)],
            "Geißblattweg": [(0, 0.76), (0.13, 0.73), (0.255, 0.77)],
        },
    ),
    Patch(
        "Kesselfeld",
        "hall",
        south=_side("Oberwiesener Straße", RING_E, (1085, 236)),
        east=_side("Kesselbogen", (1085, 236), (1096, 440)),
        north=_side("Mainbogenufer", RING_NE, (1096, 440)),
        west=_side("Ulmenring", RING_E, RING_NE),
        streets={
            "Kesselschmiedstraße": [(0, 0.52), (0.4, 0.44), (1, 0.5)],
            "Speicherstraße": [(0.66, 0), (0.64, 0.5), (0.7, 1)],
            "Am Holzhafen": [(0.34, 0.46), (0.36, 0.7), (0.32, 1)],
            "Ladekai": [(0.34, 0.76), (0.68, 0.76)],
            "Schmelzerstraße": [(0.32, 0), (0.3, 0.47)],
            "Kranstraße": [(0.67, 0.74), (0.85, 0.78), (1, 0.74)],
        },
    ),
    Patch(
        "Ziegelhütte",
        "hall",
        south=_side("Werkmeisterstraße", (716, -330), (1078, -460)),
        east=_side("Kesselbogen", (1078, -460), (1085, 236)),
        north=_side("Oberwiesener Straße", RING_E, (1085, 236)),
        west=joined(
            _side("Brunnheimer Landstraße", (716, -330), RING_SE),
            _side("Ulmenring", RING_SE, RING_E),
        ),
        streets={
            "Ziegelhüttenweg": [(0.4, 0), (0.42, 0.35), (0.36, 0.7), (0.42, 1)],
            "Brennofenstraße": [(0.37, 0.66), (0.7, 0.62), (1, 0.66)],
            "Betriebshofstraße": [(0.42, 0.3), (0.7, 0.34), (1, 0.3)],
            "Tongrubenweg": [(0.72, 0.33), (0.7, 0.63)],
            "Lokschuppenweg": [(0, 0.28), (0.2, 0.3), (0.42, 0.25)],
        },
    ),
    Patch(
        "Lohfeld West",
        "slab",
        south=_side("Waldrandstraße", (-1010, -880), (-446, -940)),
        east=_side("Lohfelder Straße", (-446, -940), (-470, -314)),
        north=_side("Gleisstraße", (-1050, -415), (-470, -314)),
        west=_side("Am Lerchenfeld", (-1010, -880), (-1050, -415)),
        streets={
            "Straße der Nachbarschaft": [(0, 0.52), (0.3, 0.42), (0.65, 0.5), (1, 0.44)],
            "Platanenallee": [(0.46, 0), (0.54, 0.3), (0.46, 0.65), (0.52, 1)],
            "Haselweg": [(0, 0.76), (0.25, 0.7), (0.47, 0.75)],
            "Erlenweg": [(0.47, 0.72), (0.75, 0.78), (1, 0.74)],
            "Eschenweg": [(0, 0.22), (0.25, 0.26), (0.52, 0.2)],
            "Ahornstraße": [(0.53, 0.24), (0.78, 0.2), (1, 0.25)],
            "Birkenstraße": [(0.24, 0.43), (0.28, 0.58), (0.26, 0.71)],
            "Robinienweg": [(0.75, 0.77), (0.72, 0.9), (0.74, 1)],
            "Wacholderweg": [(0.26, 0), (0.24, 0.25)],
            "Dr.-Emil-Hartroth-Straße": [(0.78, 0.21), (0.76, 0.47)],
            "Ginsterweg": [(0.24, 0.71), (0.2, 0.84), (0.25, 0.93)],
            "Lohfeldplatz": [(0.49, 0.5), (0.62, 0.53), (0.63, 0.66), (0.47, 0.64)],
        },
    ),
    Patch(
        "Lohfeld Ost",
        "slab",
        south=_side("Waldrandstraße", (-446, -940), (-120, -960)),
        east=_side("Parkallee", (-120, -960), (-128, -300)),
        north=_side("Gleisstraße", (-470, -314), (-128, -300)),
        west=_side("Lohfelder Straße", (-446, -940), (-470, -314)),
        streets={
            "Martha-Quellmann-Ring": [
                *[(0, 0.12), (0.4, 0.1), (0.66, 0.16), (0.74, 0.3), (0.66, 0.44)],
                *[(0.4, 0.48), (0, 0.44)],
            ],
            "Lärchenstraße": [(0.36, 0.1), (0.32, 0.3), (0.38, 0.48)],
            "Kiefernstraße": [(0.74, 0.3), (1, 0.32)],
            "Spierstraße": [(0.52, 0.63), (0.48, 0.8), (0.52, 1)],
            "Elsbeerenweg": [(0, 0.82), (0.25, 0.78), (0.485, 0.8)],
            "Douglasienweg": [(0.485, 0.77), (0.75, 0.82), (1, 0.78)],
        },
    ),
    Patch(
        "Hofäcker",
        "house",
        south=_side("Südallee", (340, -535), (768, -570)),
        east=_side("Brunnheimer Landstraße", (768, -570), (742, -405)),
        north=_side("Hofackerweg", (352, -350), (742, -405)),
        west=_side("Am Freibad", (340, -535), (352, -350)),
        streets={
            "Pfingstweide": [(0.34, 0), (0.36, 0.5), (0.3, 1)],
            "Streuobstweg": [(0.68, 0), (0.64, 0.45), (0.68, 1)],
            "Nussbaumweg": [(0.35, 0.5), (0.5, 0.56), (0.645, 0.5)],
        },
    ),
    Patch(
        "Brunnheim West",
        "house",
        south=_side("Waldrandstraße", (335, -930), (846, -915)),
        east=_side("Brunnheimer Landstraße", (846, -915), (768, -570)),
        north=_side("Südallee", (340, -535), (768, -570)),
        west=_side("Am Freibad", (335, -930), (340, -535)),
        streets={
            "St.-Wendelin-Straße": [(0.56, 0), (0.6, 0.28), (0.57, 0.55), (0.62, 0.8), (0.58, 1)],
            "Lindenhofstraße": [(0, 0.5), (0.2, 0.56), (0.4, 0.5), (0.575, 0.54)],
            "Rübenweg": [(0.22, 0.56), (0.2, 0.78), (0.24, 1)],
            "Gartenstraße": [(0.2, 0.78), (0.4, 0.74), (0.615, 0.79)],
            "Schulstraße": [(0, 0.25), (0.2, 0.22), (0.42, 0.28), (0.6, 0.26)],
            "Am Hasensprung": [(0.24, 0), (0.21, 0.23)],
            "Weizenkamp": [(0.41, 0.28), (0.38, 0.4), (0.4, 0.5)],
            "Untergasse": [(0.6, 0.3), (0.72, 0.36), (0.86, 0.3), (1, 0.34)],
            "Kirchgasse": [(0.6, 0.7), (0.74, 0.78), (0.86, 0.7), (1, 0.76)],
            "Backhausgasse": [(0.76, 0.36), (0.82, 0.52), (0.78, 0.77)],
            "Zehntgasse": [(0.575, 0.5), (0.7, 0.56), (0.82, 0.52)],
            "Am Dorfbrunnen": [(0.85, 0.72), (0.9, 0.6), (1, 0.55)],
            "Ziegengasse": [(0.82, 0.5), (0.92, 0.44), (1, 0.47)],
        },
    ),
    Patch(
        "Brunnheim Ost",
        "house",
        south=_side("Waldrandstraße", (846, -915), (1080, -880)),
        east=_side("Am Brunnheimer Bach", (1080, -880), (1088, -600)),
        north=_side("Mühlweg", (769, -520), (1088, -600)),
        west=_side("Brunnheimer Landstraße", (846, -915), (769, -520)),
        streets={
            "Obergasse": [(0, 0.72), (0.22, 0.7), (0.34, 0.56), (0.3, 0.36), (0, 0.26)],
            "Schmiedgasse": [(0, 0.5), (0.16, 0.46), (0.335, 0.48)],
            "Schäfergasse": [(0.22, 0.7), (0.3, 0.85), (0.28, 1)],
            "Kelterweg": [(0.3, 0.36), (0.6, 0.3), (1, 0.36)],
            "Im Wiesengrund": [(0.58, 0), (0.62, 0.31)],
            "Bachstraße": [(0.34, 0.58), (0.65, 0.64), (1, 0.58)],
        },
    ),
    Patch(
        "Fährhausen",
        "house",
        south=_side("Nordufer", (-720, 690), (-142, 905)),
        east=_side("Fährstraße", (-142, 905), (-161, 1052)),
        north=_side("Auenstraße", (-740, 880), (-161, 1052)),
        west=_side("Auenstraße", (-720, 690), (-740, 880)),
        streets={
            "Weidenweg": [(0, 0.52), (0.3, 0.45), (0.65, 0.56), (1, 0.5)],
            "Am Fährhaus": [(0.74, 0), (0.7, 0.5), (0.73, 1)],
            "Silberpappelweg": [(0.44, 0), (0.46, 0.5), (0.42, 1)],
            "Biberweg": [(0.2, 0.47), (0.22, 0.75), (0.19, 1)],
            "Eisvogelweg": [(0.22, 0), (0.2, 0.47)],
        },
    ),
)

BOUNDS: tuple[Line, ...] = (
    part(beside(RAILWAY, 16), (-452, -255), (728, -350)),
    part(beside(RAILWAY, -16), (-128, -290), (745, -420)),
    beside(MAIN["Waldrandstraße"], -52),
    part(beside(MAIN["Auenstraße"], -52), (-161, 1100), (-790, 880)),
)
"""Lines without a street that close blocks at the edge of town."""

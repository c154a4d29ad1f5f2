"""The ground of a printed map as SVG: areas, houses, streets with names, stops, quarters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sozialmap.core.ground import MapGround, Plane, Points, Shape
from sozialmap.core.places import Bounds, Place
from sozialmap.maps import ink
from sozialmap.maps.room import Room, Spot, text_spots
from sozialmap.maps.street_names import REPEAT_PX, Straight, find_straights
from sozialmap.text.shown import as_svg

NAME_PX = 11.0
LETTER = 0.6
"""Width of a letter as a share of the size of type, generously."""
HOUSES_UP_TO = 6.0
SMALL_UP_TO = 3.0
"""Metres in a pixel up to which houses, and paths and stops, can be told apart."""


@dataclass(frozen=True, slots=True)
class View:
    """A piece of the ground on paper: its middle, its size in pixels, metres in a pixel."""

    centre: Place
    metres_per_px: float
    width: int
    height: int

    @property
    def plane(self) -> Plane:
        """The plane in metres about the middle."""
        return Plane(self.centre)

    @property
    def bounds(self) -> Bounds:
        """The box of the ground to read for it."""
        east, north = self.width * self.metres_per_px / 2, self.height * self.metres_per_px / 2
        corner = np.array([east, north])
        low, high = self.plane.place(-corner), self.plane.place(corner)
        return Bounds(low.lon, low.lat, high.lon, high.lat)

    def draw(self, metres: Points) -> Points:
        """Return metres of the plane as pixels, down from the top left."""
        middle = np.array([self.width / 2, self.height / 2])
        drawn: Points = metres / self.metres_per_px * (1, -1) + middle
        return drawn

    def spot(self, place: Place) -> Spot:
        """Return where a place is, in pixels."""
        x, y = self.draw(self.plane.spot(place)).tolist()
        return x, y


def draw_ground(ground: MapGround, view: View) -> Iterator[str]:
    """Return the SVG of all areas, houses and lines, the lowest first; no text."""
    landuse = ground.get("landuse", ())
    for kind, fill in ink.AREAS.items():
        yield _areas((shape for shape in landuse if shape.kind == kind), view, fill)
    yield _areas(ground.get("water", ()), view, ink.WATER)
    yield _lines(ground.get("waterways", ()), view, f'stroke="{ink.WATER}" stroke-width="3"')
    if view.metres_per_px <= HOUSES_UP_TO:
        yield _areas(ground.get("buildings", ()), view, ink.BUILDING)
    yield from _roads(ground.get("roads", ()), view)
    rails = ground.get("railways", ())
    yield _lines(rails, view, f'stroke="{ink.RAIL}" stroke-width="2.4"')
    dashes = 'stroke-width="1.2" stroke-dasharray="6 6" stroke-linecap="butt"'
    yield _lines(rails, view, f'stroke="{ink.PAPER}" {dashes}')
    border = f'stroke="{ink.BOUNDARY}" stroke-width="1" stroke-dasharray="7 5"'
    yield _lines(ground.get("boundaries", ()), view, border)


def _roads(roads: Sequence[Shape], view: View) -> Iterator[str]:
    if view.metres_per_px <= SMALL_UP_TO:
        paths = (road for road in roads if road.kind in ink.PATHS)
        dots = f'stroke="{ink.CASING}" stroke-width="1" stroke-dasharray="3 2.5"'
        yield _lines(paths, view, dots)
    widths = [
        (kinds, max(ink.LEAST_ROAD_PX, metres / view.metres_per_px)) for kinds, metres in ink.ROADS
    ]
    for colour, more in ((ink.CASING, 2 * ink.CASING_PX), (ink.PAPER, 0.0)):
        for kinds, width in widths:
            some = (road for road in roads if road.kind in kinds)
            yield _lines(some, view, f'stroke="{colour}" stroke-width="{width + more:.1f}"')


def _areas(shapes: Iterable[Shape], view: View, fill: str) -> str:
    path = _path(shapes, view, close="Z")
    return f'<path d="{path}" fill="{fill}" fill-rule="evenodd"/>' if path else ""


def _lines(shapes: Iterable[Shape], view: View, look: str) -> str:
    path = _path(shapes, view, close="")
    if not path:
        return ""
    ends = "" if "linecap" in look else ' stroke-linecap="round"'
    return f'<path d="{path}" fill="none" stroke-linejoin="round"{ends} {look}/>'


def _path(shapes: Iterable[Shape], view: View, close: str) -> str:
    parts = [part for shape in shapes for part in shape.parts]
    if not parts:
        return ""
    drawn = view.draw(view.plane.flatten(np.concatenate(parts)))
    numbers = [f"{x:.1f} {y:.1f}" for x, y in drawn.tolist()]
    ends = np.cumsum([len(part) for part in parts]).tolist()
    lines = (numbers[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True))
    return "".join(f"M{'L'.join(line)}{close}" for line in lines)


def name_ground(ground: MapGround, view: View, room: Room) -> Iterator[str]:
    """Return the SVG of the names there is room for: quarters, streets, stops."""
    stops = ground.get("stops", ()) if view.metres_per_px <= SMALL_UP_TO else ()
    room.block(_spot(stop, view) for stop in stops)
    yield from _quarters(ground.get("labels", ()), view, room)
    told: dict[str, list[Points]] = {}
    for straight in find_straights(ground.get("roads", ()), view.plane):
        yield _street(straight, view, room, told.setdefault(straight.name, []))
    yield from _stops(stops, view, room)


def _street(straight: Straight, view: View, room: Room, told: list[Points]) -> str:
    """Return the name of a street, unless it stands nearby already; `told` is where it does."""
    size = NAME_PX + (1 if straight.rank < 2 else 0)
    width = len(straight.name) * size * LETTER
    spot = view.draw(straight.middle)
    x, y = spot.tolist()
    if straight.length_m / view.metres_per_px < width:
        return ""
    if any(np.hypot(*(spot - other)) < REPEAT_PX for other in told):
        return ""
    if not _is_free(text_spots((x, y), width, room.size, -straight.angle), view, room):
        return ""
    told.append(spot)
    turned = f'transform="translate({x:.1f} {y:.1f}) rotate({-straight.angle:.1f})"'
    return _text(straight.name, f'{turned} y="{size * 0.36:.1f}" font-size="{size}"', ink.INK)


def _quarters(labels: Iterable[Shape], view: View, room: Room) -> Iterator[str]:
    for shape in labels:
        name = shape.name.upper()
        x, y = _spot(shape, view)
        width = len(name) * (NAME_PX * LETTER + 2.2)
        spots = text_spots((x, y), width, room.size)
        if shape.kind != "town" and _is_free(spots, view, room):
            look = f'x="{x:.1f}" y="{y + 4:.1f}" font-size="{NAME_PX}" letter-spacing="1.2"'
            yield _text(name, f'{look} font-weight="700"', ink.QUIET)


def _stops(stops: Iterable[Shape], view: View, room: Room) -> Iterator[str]:
    for stop in stops:
        x, y = _spot(stop, view)
        look = f'fill="{ink.PAPER}" stroke="{ink.QUIET}" stroke-width="1.5"'
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" {look}/>'
        size = NAME_PX - 1.5
        width = len(stop.name) * size * LETTER
        middle = (x + room.size * 1.5 + width / 2, y)
        if _is_free(text_spots(middle, width, room.size), view, room):
            left = f'x="{x + 6:.1f}" y="{y + 3.5:.1f}" font-size="{size}" text-anchor="start"'
            yield _text(stop.name, left, ink.QUIET)


def _spot(shape: Shape, view: View) -> Spot:
    x, y = view.draw(view.plane.flatten(shape.parts[0][0])).tolist()
    return x, y


def _is_free(spots: Sequence[Spot], view: View, room: Room) -> bool:
    inside = all(0 <= x <= view.width and 0 <= y <= view.height for x, y in spots)
    return inside and room.take(spots)


def _text(words: str, look: str, colour: str) -> str:
    halo = f'stroke="{ink.PAPER}" stroke-width="2.6" stroke-linejoin="round" paint-order="stroke"'
    return f'<text {look} fill="{colour}" {halo}>{as_svg(words)}</text>'

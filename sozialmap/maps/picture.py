"""A map as a picture for paper: numbered markers on the ground of an area, as SVG text.

It is drawn here and not by a browser, so a sheet, a command and a page can all have one. Numbers
are those of a list beside it; a route and a start are drawn where somebody hands them in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from textwrap import wrap

from sozialmap.core.ground import METRES_PER_DEGREE, MapGround
from sozialmap.core.model import AssetType
from sozialmap.core.places import Place
from sozialmap.maps import ink
from sozialmap.maps.ground_svg import NAME_PX, View, draw_ground, name_ground
from sozialmap.maps.room import Room, Spot, text_spots
from sozialmap.pictures import draw_paths
from sozialmap.text.shown import as_svg

PIN_PX = 25.0
DRAWING_PX = 24
"""As small as our drawings get."""
NEAREST_M_PER_PX = 0.5
"""A single place is still shown with the streets around it."""
MARGIN = 0.12
SIDE_PX, TOP_PX, BOTTOM_PX = 36, 26, 46
"""Left beside all places at the least: half a marker and its label; below, two lines of licence."""
LEAST_INNER = 0.3
LICENCE_PX, LICENCE_SIGN_PX = 13, 5.6
"""Height of a line of the licence, and what a sign of it takes on average."""
NUMBER_SIZES = {0: 15.0, 1: 15.0, 2: 13.0, 3: 10.5}
"""Size of type by the number of digits, in a box of 34."""
SCALES_M = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
SCALE_PX = 110
ROW_PX = 20
COLUMN_PX = 320


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered marker; `name` stands beside the number in the list below the picture."""

    place: Place
    number: str
    name: str = ""
    asset_type: AssetType = AssetType.INSTITUTION
    drawing: str = ""
    """Name of a picture that stands beside the marker."""


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What stands on the picture beside the names of the ground."""

    title: str
    attribution: str
    start: str = ""


def view_of(places: Sequence[Place], width: int, height: int) -> View:
    """Return the view that shows all places with some ground around them. Needs one place."""
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    centre = Place((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    across_m = (max(lons) - min(lons)) * METRES_PER_DEGREE * cos(radians(centre.lat))
    down_m = (max(lats) - min(lats)) * METRES_PER_DEGREE
    inner_w = max(width * LEAST_INNER, width - 2 * max(width * MARGIN, SIDE_PX))
    top, bottom = (max(height * MARGIN, edge) for edge in (TOP_PX, BOTTOM_PX))
    inner_h = max(height * LEAST_INNER, height - top - bottom)
    scale = max(across_m / inner_w, down_m / inner_h, NEAREST_M_PER_PX)
    lower = (bottom - top) / 2 * scale / METRES_PER_DEGREE
    return View(Place(centre.lat - lower, centre.lon), scale, width, height)


def view_around(centre: Place, across_m: float, width: int, height: int) -> View:
    """Return the view about a place that is so many metres across."""
    return View(centre, across_m / width, width, height)


def draw_picture(
    ground: MapGround,
    view: View,
    pins: Sequence[Pin],
    words: PictureWords,
    *,
    route: Sequence[Place] = (),
    start: Place | None = None,
    with_list: bool = False,
) -> str:
    """Return the picture as SVG text; `with_list` puts numbers and names below the map."""
    spots = _pin_spots(pins, view)
    room = _room(pins, spots, start, view, words)
    listed = _list(pins, view) if with_list else []
    height = view.height + len(_rows(pins, view)) * ROW_PX + 12 if listed else view.height
    return "\n".join(
        part
        for part in (
            _head(view.width, height, words),
            f'<clipPath id="map"><rect width="{view.width}" height="{view.height}"/></clipPath>',
            '<g clip-path="url(#map)">',
            *draw_ground(ground, view),
            '<g text-anchor="middle">',
            *name_ground(ground, view, room),
            "</g>",
            _route(route, view),
            _start(start, view, words.start),
            *_pins(pins, spots, view),
            "</g>",
            *_edge(view, words),
            *listed,
            "</svg>",
        )
        if part
    )


def _head(width: int, height: int, words: PictureWords) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="{ink.FONTS}">'
        f"<title>{as_svg(words.title)}</title>"
        f'<rect width="{width}" height="{height}" fill="{ink.PAPER}"/>'
    )


def _pin_spots(pins: Sequence[Pin], view: View) -> list[Spot]:
    """Return where each marker stands: beside its place where another one stands there."""
    room = Room(PIN_PX + 1)
    right = view.width - PIN_PX / 2 - DRAWING_PX - 9
    spots = []
    for pin in pins:
        x, y = view.spot(pin.place)
        if pin.drawing:
            spots.append(room.take_near((min(x, right), y), DRAWING_PX + 4, right=right))
        else:
            spots.append(room.take_near((x, y)))
    return spots


def _room(
    pins: Sequence[Pin],
    spots: Sequence[Spot],
    start: Place | None,
    view: View,
    words: PictureWords,
) -> Room:
    """Return the room that markers, start, scale and licence leave to the names."""
    room = Room(NAME_PX + 1.5)
    for pin, spot in zip(pins, spots, strict=True):
        room.block(_cross(spot))
        if pin.drawing:
            room.block([(spot[0] + PIN_PX * share, spot[1]) for share in (0.8, 1.3)])
    if start:
        x, y = view.spot(start)
        told = text_spots((x, y + _beside(y, view) - 4), len(words.start) * 8, room.size)
        room.block([(x, y), *told])
    for number, line in enumerate(reversed(_licence(view, words))):
        width = min(view.width, len(line) * 6)
        room.block(
            text_spots((width / 2, view.height - 10 - number * LICENCE_PX), width, room.size)
        )
    room.block(text_spots((view.width - SCALE_PX / 2, 16), SCALE_PX, room.size))
    return room


def _cross(spot: Spot) -> list[Spot]:
    x, y = spot
    arm = PIN_PX / 3
    return [(x, y), (x - arm, y), (x + arm, y), (x, y - arm), (x, y + arm)]


def _pins(pins: Sequence[Pin], spots: Sequence[Spot], view: View) -> Iterator[str]:
    places = [view.spot(pin.place) for pin in pins]
    for place, spot in zip(places, spots, strict=True):
        if place != spot:
            yield _leader(place, spot)
    for pin, spot in zip(pins, spots, strict=True):
        if pin.drawing:
            yield _drawing(pin.drawing, spot)
        yield _pin(pin, spot, PIN_PX)


def _leader(place: Spot, spot: Spot) -> str:
    (x, y), (to_x, to_y) = place, spot
    line = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
    return (
        f'<line {line} stroke="{ink.INK}" stroke-width="1.4"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{ink.INK}"/>'
    )


def _pin(pin: Pin, spot: Spot, size: float) -> str:
    x, y = spot
    shape = ink.SHAPES[pin.asset_type.value]
    scale = size / 34
    text = NUMBER_SIZES.get(len(pin.number), 9.0)
    look = f'fill="{ink.INK}" stroke="{ink.PAPER}" stroke-width="2.2"'
    return (
        f'<g transform="translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({scale:.3f})">'
        f"<g {look}>{shape}</g>"
        f'<text x="17" y="{17 + text * 0.36:.1f}" font-size="{text}" font-weight="700" '
        f'text-anchor="middle" fill="{ink.PAPER}">{as_svg(pin.number, 4)}</text></g>'
    )


def _drawing(name: str, spot: Spot) -> str:
    """Return a drawing on a label that begins under its marker."""
    x, y = spot
    high, wide = DRAWING_PX + 4, PIN_PX / 2 + DRAWING_PX + 6
    box = f'x="{x:.1f}" y="{y - high / 2:.1f}" width="{wide}" height="{high}" rx="{high / 2}"'
    at = (
        f"translate({x + PIN_PX / 2 + 1:.1f} {y - DRAWING_PX / 2:.1f}) scale({DRAWING_PX / 48:.3f})"
    )
    lines = draw_paths(name).replace("currentColor", ink.INK)
    return (
        f'<rect {box} fill="{ink.PAPER}" stroke="{ink.INK}" stroke-width="1.4"/>'
        f'<g transform="{at}" fill="none" stroke="{ink.INK}" stroke-width="3" '
        f'stroke-linecap="round" stroke-linejoin="round">{lines}</g>'
    )


def _route(route: Sequence[Place], view: View) -> str:
    if len(route) < 2:
        return ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(view.spot, route))
    line = f'<polyline points="{points}" fill="none" stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'{line} stroke="{ink.PAPER}" stroke-width="7"/>'
        f'{line} stroke="{ink.ROUTE}" stroke-width="3.6" stroke-dasharray="1 6.5"/>'
    )


def _start(start: Place | None, view: View, words: str) -> str:
    if start is None:
        return ""
    x, y = view.spot(start)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7.5" fill="{ink.PAPER}"'
    look = f'font-size="12" font-weight="700" text-anchor="middle" fill="{ink.INK}"'
    halo = f'stroke="{ink.PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    label = (
        f'<text x="{x:.1f}" y="{y + _beside(y, view):.1f}" {look} {halo}>{as_svg(words, 40)}</text>'
    )
    return f'{ring} stroke="{ink.ROUTE}" stroke-width="4.5"/>' + (label if words else "")


def _beside(y: float, view: View) -> float:
    """Return how far below a start its name stands, or above it, away from the licence."""
    return 22 if y < view.height / 2 else -13


def _edge(view: View, words: PictureWords) -> Iterator[str]:
    frame = f'width="{view.width - 1}" height="{view.height - 1}"'
    yield f'<rect x="0.5" y="0.5" {frame} fill="none" stroke="{ink.QUIET}"/>'
    lines = _licence(view, words)
    high = len(lines) * LICENCE_PX + 5
    wide = max((len(line) for line in lines), default=0) * 6 + 12
    yield _box(1, view.height - high - 1, min(view.width - 2, wide), high)
    for number, line in enumerate(reversed(lines)):
        y = view.height - 6 - number * LICENCE_PX
        where = f'x="7" y="{y}" font-size="10" fill="{ink.INK}"'
        yield f"<text {where}>{as_svg(line, len(line))}</text>"
    yield from _scale_bar(view)


def _licence(view: View, words: PictureWords) -> list[str]:
    """Return the whole licence in as many lines as it needs: its date is a part of it."""
    return wrap(words.attribution, max(8, int((view.width - 14) / LICENCE_SIGN_PX)))


def _scale_bar(view: View) -> Iterator[str]:
    fitting = [m for m in SCALES_M if m / view.metres_per_px <= SCALE_PX]
    metres = fitting[-1] if fitting else SCALES_M[0]
    width = metres / view.metres_per_px
    right, y = view.width - 12, 24
    yield _box(right - width - 10, y - 19, width + 18, 26)
    left = right - width
    line = f"M{left:.1f} {y - 4}V{y}H{right}V{y - 4}"
    yield f'<path d="{line}" fill="none" stroke="{ink.INK}" stroke-width="1.6"/>'
    told = f"{metres} m" if metres < 1000 else f"{metres // 1000} km"
    where = f'x="{(left + right) / 2:.1f}" y="{y - 6}" font-size="10" text-anchor="middle"'
    yield f'<text {where} fill="{ink.INK}">{told}</text>'


def _box(x: float, y: float, width: float, height: float) -> str:
    size = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {size} fill="{ink.PAPER}" fill-opacity="0.85"/>'


def _rows(pins: Sequence[Pin], view: View) -> list[Sequence[Pin]]:
    columns = max(1, view.width // COLUMN_PX)
    down = -(-len(pins) // columns)
    return [pins[row::down] for row in range(down)]


def _list(pins: Sequence[Pin], view: View) -> list[str]:
    """Return numbers and names below the map, down the columns."""
    rows = _rows(pins, view)
    width = view.width / max(1, view.width // COLUMN_PX)
    longest = int((width - 44) / (12 * 0.6))
    parts = []
    for row, some in enumerate(rows):
        y = view.height + 18 + row * ROW_PX
        for column, pin in enumerate(some):
            x = column * width + 16
            where = f'x="{x + 18:.1f}" y="{y + 4}" font-size="12" fill="{ink.INK}"'
            parts.append(_pin(pin, (x, y), 18))
            parts.append(f"<text {where}>{as_svg(pin.name, longest)}</text>")
    return parts

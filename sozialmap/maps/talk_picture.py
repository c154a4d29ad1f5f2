"""Offers of a talk as a picture, with the place one starts from."""

from collections.abc import Callable, Sequence

from sozialmap.core.areas import Area
from sozialmap.core.distance import distance_m
from sozialmap.core.ground import Detail, MapGround
from sozialmap.core.model import Offer
from sozialmap.core.places import Bounds, Place
from sozialmap.maps.picture import PictureWords, Pin, draw_picture, view_around, view_of
from sozialmap.text.entries import describe_title
from sozialmap.text.explore import describe_attribution
from sozialmap.text.translator import Translator

FARTHEST_M = 5_000.0
"""With a start further off, nobody would find a street on the map."""
ACROSS_M = 600.0
"""What is shown around a single place."""


def picture_choices(
    entries: Sequence[Offer],
    start: Place | None,
    area: Area | None,
    read_ground: Callable[[Bounds, Detail], MapGround],
    size: tuple[int, int],
    _: Translator,
    *,
    route: Sequence[Place] = (),
    drawings: Sequence[str] = (),
) -> str | None:
    """Return entries, shared already, as SVG, numbered as they stand; None where none has a place.

    `size` is width and height in pixels; `drawings` are names of pictures beside the markers.
    """
    beside = [*drawings, *[""] * len(entries)]
    pins = [
        Pin(entry.asset.place, str(number), describe_title(entry, _), entry.asset.asset_type,
            beside[number - 1])
        for number, entry in enumerate(entries, 1)
        if entry.asset.place
    ]  # fmt: skip
    if not pins:
        return None
    places = [pin.place for pin in pins]
    near = start if start and distance_m(start, places[0]) <= FARTHEST_M else None
    if near:
        view = view_of([*places, near, *route], *size)
    elif len(places) == 1:
        view = view_around(places[0], ACROSS_M, *size)
    else:
        view = view_of(places, *size)
    ground = read_ground(view.bounds, Detail(view.metres_per_px / 2))
    licence = describe_attribution(area, _) if area else ""
    words = PictureWords(_("Map of the neighbourhood"), licence, _("Start") if near else "")
    return draw_picture(ground, view, pins, words, start=near, route=route if near else ())

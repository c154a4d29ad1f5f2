"""Entries as a picture: numbered as they stand in the list, with names below."""

from collections.abc import Callable, Sequence

from sozialmap.core.areas import Area
from sozialmap.core.ground import Detail, MapGround
from sozialmap.core.model import Offer
from sozialmap.core.places import Bounds
from sozialmap.maps.picture import PictureWords, Pin, draw_picture, view_of
from sozialmap.text.entries import describe_title
from sozialmap.text.explore import describe_attribution
from sozialmap.text.translator import Translator

WIDTH, HEIGHT = 1000, 720
MOST_PINS = 60
"""More could not be told apart on a sheet."""


def picture_entries(
    entries: Sequence[Offer],
    area: Area | None,
    read_ground: Callable[[Bounds, Detail], MapGround],
    _: Translator,
    *,
    first: int = 1,
) -> str:
    """Return the picture of entries as SVG, numbered from `first`; none without a place has a pin.

    Entries are shared already. Needs one with a place.
    """
    pins = [
        Pin(entry.asset.place, str(number), describe_title(entry, _), entry.asset.asset_type)
        for number, entry in enumerate(entries[:MOST_PINS], first)
        if entry.asset.place
    ]
    view = view_of([pin.place for pin in pins], WIDTH, HEIGHT)
    ground = read_ground(view.bounds, Detail(view.metres_per_px / 2))
    licence = describe_attribution(area, _) if area else ""
    words = PictureWords(_("Map of the neighbourhood"), licence)
    return draw_picture(ground, view, pins, words, with_list=True)

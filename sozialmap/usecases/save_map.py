"""Save what is shown as one file that needs no server and no network.

The file tells which public entries were shown, and nothing else of a wish: no words, no start, no
filter, no reasons, no openness and no ranking, for all of these depend on a person. Entries are
shared as the public sees them, whoever saves them, and stand in an order of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sozialmap.core.areas import Area
from sozialmap.core.ground import Detail, bounds_of
from sozialmap.core.model import Offer
from sozialmap.core.places import Bounds
from sozialmap.core.sharing import Audience, share_offer

MARGIN_M = 250.0
MOST_GROUND = 1_450_000
"""Letters of the ground, so that file, list and script stay below 2.5 MB."""
ESSENTIAL = frozenset({"landuse", "water", "waterways", "railways", "roads", "labels", "stops"})
DETAILS = (
    Detail(1.0),
    Detail(3.0),
    Detail(4.0, ESSENTIAL),
    Detail(15.0, ESSENTIAL - {"stops"}),
    Detail(60.0, frozenset({"water", "railways", "labels"})),
)
"""Less and less of the ground, for larger and larger views."""


@dataclass(frozen=True, slots=True)
class Saving:
    """What goes into the file. `ground` is packed, "" where there is none."""

    entries: tuple[Offer, ...]
    area: Area | None
    bounds: Bounds | None
    ground: str
    saved_on: date


def save_map(
    offers: Iterable[Offer],
    area: Area | None,
    *,
    read_ground: Callable[[Bounds, Detail], str],
    build: Callable[[Saving], bytes],
    today: date,
) -> bytes:
    """Return the file of the entries; `read_ground` packs, `build` writes."""
    entries = tuple(share_offer(offer, Audience.PUBLIC) for offer in offers)
    places = [entry.asset.place for entry in entries if entry.asset.place]
    bounds = bounds_of(places, MARGIN_M) if places else None
    ground = _fitting_ground(bounds, read_ground) if bounds and area else ""
    return build(Saving(entries, area, bounds, ground, today))


def _fitting_ground(bounds: Bounds, read_ground: Callable[[Bounds, Detail], str]) -> str:
    """Return as much of the ground as there is room for."""
    for detail in DETAILS:
        ground = read_ground(bounds, detail)
        if len(ground) <= MOST_GROUND:
            return ground
    return ""

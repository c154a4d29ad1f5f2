"""Opening times of the coming four weeks as bits, half an hour each, for many offers at once.

A wish and an offer have half an hour in one piece in common where they share a half hour that both
fill; they have none where they share no half hour that either touches. Only what lies between, as
17:45 to 18:15 does, is looked at piece by piece.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.hours import (
    AHEAD_DAYS,
    Interval,
    WishedTimes,
    find_known,
    has_unknown,
    longest_common_min,
)

SLOT_MIN = 30
"""Also the shortest time in common that counts."""
SLOTS = AHEAD_DAYS * 24 * 60 // SLOT_MIN
WORD_BITS = 64
Bits = NDArray[np.uint64]


class TimeMasks:
    """When each of some opening times is known to be open, from a day on.

    `inner` holds a column of bits for the half hours that are filled, `outer` for those touched.
    """

    def __init__(self, times: Sequence[str], day_from: date) -> None:
        """Read the times, in OSM syntax; holidays are those of the coming weeks."""
        self.times = times
        self.day_from = day_from
        masks = [_to_bits(find_known(osm, day_from), day_from) for osm in times]
        both = np.array(masks, dtype=np.uint64).reshape(len(times), 2, SLOTS // WORD_BITS)
        self.inner, self.outer = np.ascontiguousarray(both.transpose(1, 2, 0))

    @cached_property
    def by_appointment(self) -> NDArray[np.bool_]:
        """Whether times leave open when it is."""
        return np.array([has_unknown(osm) for osm in self.times], dtype=bool)

    def find_common(self, wished: WishedTimes) -> NDArray[np.bool_]:
        """Return which times have half an hour in one piece in common with those of a wish."""
        inner, outer = _to_bits(wished.pieces, self.day_from)
        enough = _share(self.inner, inner)
        perhaps = _share(self.outer, outer) & ~enough
        for row in np.flatnonzero(perhaps).tolist():
            common = longest_common_min(self.times[row], wished, self.day_from)
            enough[row] = common >= SLOT_MIN
        return enough


def _to_bits(pieces: Iterable[Interval], day_from: date) -> Bits:
    """Return the half hours that are filled by one piece, and those that are touched."""
    slots = np.zeros((2, SLOTS), dtype=bool)
    origin = datetime.combine(day_from, time())
    for piece in pieces:
        start, end = (_slots_since(origin, moment) for moment in (piece.start, piece.end))
        slots[0, ceil(start) : int(end)] = True
        slots[1, int(start) : ceil(end)] = True
    return np.packbits(slots, axis=1).view(np.uint64)


def _slots_since(origin: datetime, moment: datetime) -> float:
    return (moment - origin).total_seconds() / 60 / SLOT_MIN


def _share(masks: Bits, mask: Bits) -> NDArray[np.bool_]:
    """Return which masks share a bit with one; only its words that are not empty are looked at."""
    words = np.flatnonzero(mask)
    shared: NDArray[np.bool_] = np.bitwise_or.reduce(masks[words] & mask[words, None]) != 0
    return shared

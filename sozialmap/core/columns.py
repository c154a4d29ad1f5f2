"""Columns of entries, read-only and shared by all visitors: nothing of any wish is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.distance import unit_vectors
from sozialmap.core.facets import KEYS, Freshness, Kinds, find_kinds, find_kinds_by_need
from sozialmap.core.folding import fold
from sozialmap.core.model import Barrier, Offer, Presence, Regularity
from sozialmap.core.time_masks import TimeMasks
from sozialmap.core.word_rows import WordRows

REGULARITY_ORDER = (Regularity.ORDINARY, Regularity.MIXED, None, Regularity.SPECIAL)
ORDINARY_BITS, TENTHS_BITS, LAST_BITS = 3, 24, 24
"""Of the number that tells the order of a row, from its end; the rest is for outcome and fit."""
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer with what its own words say: interests with weights 0 to 1, and folded words."""

    offer: Offer
    profile: Mapping[str, float]
    words: frozenset[str]


class Columns:
    """Entries in columns, a row each; most columns are made when they are first asked for."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        """Keep the entries."""
        self.candidates = candidates
        self.offers = [candidate.offer for candidate in candidates]
        self._lock = Lock()
        self._day: Day | None = None

    def __len__(self) -> int:
        return len(self.offers)

    def on(self, today: date) -> "Day":
        """Return what holds on a day; only the last day is kept."""
        with self._lock:
            if self._day is None or self._day.today != today:
                self._day = Day(self, today)
            return self._day

    @cached_property
    def words(self) -> WordRows:
        """The rows of each word."""
        return WordRows(candidate.words for candidate in self.candidates)

    @cached_property
    def coming(self) -> NDArray[np.bool_]:
        """Whether it comes to you, so that there is no way."""
        remote = (Presence.ONLINE, Presence.HOME)
        return np.array([offer.asset.presence in remote for offer in self.offers], dtype=bool)

    @cached_property
    def elsewhere(self) -> NDArray[np.bool_]:
        """Whether it comes to you or takes place at changing places."""
        presences = (offer.asset.presence for offer in self.offers)
        return np.array([presence is not Presence.FIXED for presence in presences], dtype=bool)

    @cached_property
    def positions(self) -> NDArray[np.float64]:
        """Latitude and longitude in degrees; NaN where there is no way or no known place."""
        nowhere = (np.nan, np.nan)
        found = [
            (offer.asset.place.lat, offer.asset.place.lon) if offer.asset.place else nowhere
            for offer in self.offers
        ]
        positions = np.array(found, dtype=np.float64).reshape(len(found), 2)
        positions[self.coming] = np.nan
        return positions

    @cached_property
    def vectors(self) -> NDArray[np.float64]:
        """The positions as x, y and z on a sphere of radius 1."""
        return unit_vectors(self.positions)

    @cached_property
    def order(self) -> NDArray[np.uint64]:
        """What of the order of rows is known before any wish, with room for the minutes.

        What is ordinary goes first, offers before places of the map; then minutes; the last
        resort is price, then freshness, then title.
        """
        first = np.array(
            [
                2 * REGULARITY_ORDER.index(offer.regularity) + offer.asset.ordinary
                for offer in self.offers
            ],
            dtype=np.uint64,
        )
        sorted_rows = sorted(range(len(self)), key=lambda row: _last_resort(self.offers[row]))
        last = np.empty(len(self), dtype=np.uint64)
        last[sorted_rows] = np.arange(len(self), dtype=np.uint64)
        return first << np.uint64(TENTHS_BITS + LAST_BITS) | last

    @cached_property
    def assets(self) -> NDArray[np.intp]:
        """A number for the asset of each row; a place of the map is one of its own."""
        numbers: dict[object, int] = {}
        return np.array(
            [numbers.setdefault(_asset_of(offer), len(numbers)) for offer in self.offers],
            dtype=np.intp,
        )

    @cached_property
    def having(self) -> dict[Barrier, Rows]:
        """The rows that have a fact of a barrier."""
        rows: dict[Barrier, list[int]] = {barrier: [] for barrier in Barrier}
        for row, offer in enumerate(self.offers):
            for barrier in {fact.barrier for fact in offer.facts}:
                rows[barrier].append(row)
        return {barrier: np.array(found, dtype=np.intp) for barrier, found in rows.items()}


class Day:
    """Kinds of entries on one day, with what is outdated by then, and times of four weeks."""

    def __init__(self, columns: Columns, today: date) -> None:
        """Keep the day; nothing is made yet."""
        self.columns = columns
        self.today = today
        self._fresh = Freshness(today)
        self._kinds: dict[str | Barrier, Kinds] = {}

    def kinds(self, name: str | Barrier) -> Kinds:
        """Return the kinds by what a rule looks at, or by what needs of a barrier do."""
        found = self._kinds.get(name)
        if found is None:
            found = self._kinds[name] = self._find_kinds(name)
        return found

    @cached_property
    def known_times(self) -> Rows:
        """The numbers of the kinds of "times" that are known."""
        keys = self.kinds("times").keys
        return np.array([number for number, osm in enumerate(keys) if osm], dtype=np.intp)

    @cached_property
    def times(self) -> TimeMasks:
        """When these kinds are open in the coming four weeks."""
        keys = self.kinds("times").keys
        return TimeMasks([str(keys[number]) for number in self.known_times], self.today)

    def prepare(self) -> None:
        """Make everything now, so that nobody waits for it."""
        for name in (*KEYS, *Barrier):
            self.kinds(name)
        columns = self.columns
        made = (
            self.times.by_appointment, columns.words, columns.vectors, columns.elsewhere,
            columns.order, columns.assets,
        )  # fmt: skip
        del made

    def _find_kinds(self, name: str | Barrier) -> Kinds:
        offers = self.columns.offers
        if isinstance(name, Barrier):
            return find_kinds_by_need(offers, name, self.columns.having[name], self._fresh)
        return find_kinds(offers, KEYS[name], self._fresh)


def _last_resort(offer: Offer) -> tuple[float, int, str, str]:
    return (
        offer.price.full_eur if offer.price else float("inf"),
        -(offer.checked_on.toordinal() if offer.checked_on else 0),
        fold(offer.title),
        str(offer.id),
    )


def _asset_of(offer: Offer) -> object:
    asset = offer.asset
    return offer.id if asset.ordinary else (asset.id, fold(asset.name))

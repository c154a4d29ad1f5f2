"""The read-only index: what filters need, in columns, one row per entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.areas import Area
from sozialmap.core.columns import Candidate, Columns
from sozialmap.core.model import AssetType, Offer, OfferKind
from sozialmap.core.places import VAGUE, Bounds
from sozialmap.core.ports import OfferReader
from sozialmap.core.reach import NOT_VISITED

NO_KIND = -1
Z_BITS = 26
"""Enough for 360 degrees."""
KINDS = tuple(OfferKind)
ASSET_TYPES = tuple(AssetType)


@dataclass(frozen=True)
class Index:
    """Offers and ordinary places of the area in use, for one version of the data.

    `areas` holds a bit for each interest area of `area_names` that an entry belongs to. `leanings`
    has a column an interest; `meanings` a vector a row, all 0 where there is none, or is None.
    """

    version: str
    entries: tuple[Offer, ...]
    area_names: tuple[str, ...]
    kinds: NDArray[np.int8]
    areas: NDArray[np.uint32]
    lats: NDArray[np.float64]
    lons: NDArray[np.float64]
    leanings: NDArray[np.float32]
    meanings: NDArray[np.float32] | None
    candidates: tuple[Candidate, ...]

    @cached_property
    def columns(self) -> Columns:
        """What rules and order need, in columns."""
        return Columns(self.candidates)

    @cached_property
    def rows(self) -> dict[int | str, int]:
        """Row by id; a place that people edited is found by its id of the map too."""
        rows: dict[int | str, int] = {}
        for row, entry in enumerate(self.entries):
            rows.update({name: row for name in (entry.id, entry.osm_id) if name})
        return rows

    @cached_property
    def speaking(self) -> NDArray[np.bool_] | None:
        """Which rows have a meaning, or None where none has."""
        return None if self.meanings is None else np.asarray(self.meanings.any(axis=1))

    @cached_property
    def located(self) -> NDArray[np.intp]:
        """Rows of all entries with a place, in the order in which the map knows them.

        Neighbours stand beside one another, so that differences of coordinates are small.
        """
        rows = np.flatnonzero(~np.isnan(self.lats))
        return rows[np.argsort(find_z_order(self.lats[rows], self.lons[rows]), kind="stable")]

    @cached_property
    def located_rows(self) -> dict[int, int]:
        """Row among `located` by row."""
        return {int(row): place for place, row in enumerate(self.located)}

    @cached_property
    def visited(self) -> NDArray[np.bool_]:
        """Whether one goes there: it has a place, and is neither online nor comes home."""
        away = [entry.asset.presence not in NOT_VISITED for entry in self.entries]
        return np.array(away, dtype=bool) & ~np.isnan(self.lats)

    @cached_property
    def vague(self) -> NDArray[np.bool_]:
        """Whether the position of a row is worse than a house or a named place."""
        return np.array([entry.asset.quality in VAGUE for entry in self.entries], dtype=bool)

    def find(self, entry_id: int | str | None) -> Offer | None:
        """Return the entry with an id, or None."""
        row = None if entry_id is None else self.rows.get(entry_id)
        return None if row is None else self.entries[row]

    def mask(
        self, *, area: str | None, kind: OfferKind | None, bounds: Bounds | None = None
    ) -> NDArray[np.bool_]:
        """Return which rows belong to an interest area, are of a kind and lie in bounds.

        None lets all through; what has no place lies in no bounds.
        """
        passing = np.ones(len(self.entries), dtype=bool)
        if area is not None:
            passing &= self.areas & (1 << self.area_names.index(area)) != 0
        if kind is not None:
            passing &= self.kinds == KINDS.index(kind)
        if bounds is not None:
            passing &= (self.lats >= bounds.south) & (self.lats <= bounds.north)
            passing &= (self.lons >= bounds.west) & (self.lons <= bounds.east)
        return passing


def build_index(
    version: str,
    offers: Iterable[Offer],
    places: Iterable[Offer],
    *,
    area: Area | None,
    vocabulary: OfferReader,
) -> Index:
    """Return the index of the offers in the area, those without a place, and its ordinary places.

    The columns do not depend on any wish, so all visitors share them.
    """
    inside = [offer for offer in offers if _belongs(offer, area)]
    entries = (*inside, *places)
    area_names = vocabulary.area_names
    profiles = [vocabulary.hear_offer(entry) for entry in entries]
    bits = {name: 1 << number for number, name in enumerate(area_names)}
    return Index(
        version=version,
        entries=entries,
        area_names=area_names,
        kinds=np.array([_kind_code(entry) for entry in entries], dtype=np.int8),
        areas=np.array(
            [sum(bits[name] for name in vocabulary.areas(entry)) for entry in entries],
            dtype=np.uint32,
        ),
        lats=np.array([_coordinate(entry, "lat") for entry in entries], dtype=float),
        lons=np.array([_coordinate(entry, "lon") for entry in entries], dtype=float),
        leanings=np.array([profile.leaning for profile in profiles], dtype=np.float32).reshape(
            len(entries), len(vocabulary.interest_names)
        ),
        meanings=_stack([profile.meaning for profile in profiles]),
        candidates=tuple(
            Candidate(entry, profile.weights, vocabulary.words(entry))
            for entry, profile in zip(entries, profiles, strict=True)
        ),
    )


def find_z_order(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Return the place of each position on a Z-order curve (Morton 1966), of 1e-5 degrees."""
    woven = np.zeros(len(lats), dtype=np.uint64)
    for shift, column in enumerate((lons, lats)):
        steps = np.round((column - column.min(initial=0)) * 1e5).astype(np.uint64)
        for bit in range(Z_BITS):
            woven |= (steps >> np.uint64(bit) & np.uint64(1)) << np.uint64(2 * bit + shift)
    return woven


def _stack(meanings: list[NDArray[np.float32] | None]) -> NDArray[np.float32] | None:
    known = next((meaning for meaning in meanings if meaning is not None), None)
    if known is None:
        return None
    stacked = np.zeros((len(meanings), len(known)), dtype=np.float32)
    for row, meaning in enumerate(meanings):
        if meaning is not None:
            stacked[row] = meaning
    return stacked


def _belongs(offer: Offer, area: Area | None) -> bool:
    place = offer.asset.place
    return area is None or place is None or place in area.bounds


def _kind_code(offer: Offer) -> int:
    return NO_KIND if offer.kind is None else KINDS.index(offer.kind)


def _coordinate(offer: Offer, name: str) -> float:
    place = offer.asset.place
    return float("nan") if place is None else getattr(place, name)

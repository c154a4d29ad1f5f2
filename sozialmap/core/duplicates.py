"""What makes two entries the same, and which ones look alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from math import cos, floor, radians

from rapidfuzz import fuzz

from sozialmap.core.distance import distance_m
from sozialmap.core.folding import fold, fold_key
from sozialmap.core.model import Asset, Offer
from sozialmap.core.places import Place

NEAR_M = 100.0
"""Two of one name within this distance are likely one."""
SIMILAR = 88.0
"""Likeness of folded names, 0 to 100: "Hundetreff am Weiher" and "Hunde-Treff Weiher"."""
CELL_DEG = 0.0015
"""Edge of the grid in which near ones are looked for; wider than NEAR_M."""
LEAST_DIGITS = 5
"""Shorter telephone numbers are those of a switchboard."""


def asset_key(asset: Asset) -> str:
    """Return the key of an asset: folded name and address."""
    return f"{fold_key(asset.name)}|{fold_key(str(asset.address))}"


def asset_form_key(asset: Asset) -> str:
    """Return the key of an asset as one row tells it.

    Two rows may name one organisation with another telephone or person; each keeps its own. The
    place says nothing: a better map may find the same address a bit further on.
    """
    told: tuple[object, ...] = (asset.asset_type, asset.presence, asset.contact)
    if not str(asset.address):
        told = (*told, asset.place)
    return f"{asset_key(asset)}|{sha256(repr(told).encode()).hexdigest()[:16]}"


def offer_key(offer: Offer) -> str:
    """Return the key of an offer within its table: its own number, else folded name,

    organisation and address.
    """
    return f"nr:{offer.ref}" if offer.ref else f"{fold_key(offer.title)}|{asset_key(offer.asset)}"


class PairKind(StrEnum):
    """Whether two offers look alike, or the two assets they belong to."""

    OFFER = "offer"
    ASSET = "asset"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two of a kind by their numbers, the smaller one first."""

    kind: PairKind
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two entries that may be one; of assets, each is shown by one of its offers."""

    kind: PairKind
    one: Offer
    other: Offer
    distance_m: float | None
    same_contact: bool

    @property
    def pair(self) -> Pair:
        """Their numbers."""
        ids = (self.one.id, self.other.id)
        if self.kind is PairKind.ASSET:
            ids = (self.one.asset.id, self.other.asset.id)
        one, other = sorted(int(one) for one in ids if one is not None)
        return Pair(self.kind, one, other)


class LookAlikes:
    """Finds what looks like an offer among those added before."""

    def __init__(self, offers: Iterable[Offer] = ()) -> None:
        """Begin with the offers of the stock."""
        self._near: dict[tuple[int, int], list[Offer]] = defaultdict(list)
        self._contacts: dict[str, list[Offer]] = defaultdict(list)
        for offer in offers:
            self.add(offer)

    def add(self, offer: Offer) -> None:
        """Let later ones be compared with this offer."""
        if offer.asset.place:
            self._near[_cell(offer.asset.place)].append(offer)
        for contact in _contacts(offer.asset):
            self._contacts[contact].append(offer)

    def find(self, offer: Offer) -> Iterator[LookAlike]:
        """Yield each offer that looks like this one, and each asset that looks like its asset."""
        seen: set[int] = set()
        for other in self._candidates(offer):
            if id(other) not in seen and other is not offer:
                seen.add(id(other))
                yield from _compare(other, offer)

    def _candidates(self, offer: Offer) -> Iterator[Offer]:
        for contact in _contacts(offer.asset):
            yield from self._contacts.get(contact, ())
        if offer.asset.place:
            x, y = _cell(offer.asset.place)
            for near in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
                yield from self._near.get(near, ())


def find_look_alikes(offers: Iterable[Offer], distinct: Set[Pair]) -> list[LookAlike]:
    """Return all pairs that may be one, but those that were said to be different."""
    known = LookAlikes()
    found: dict[Pair, LookAlike] = {}
    for offer in offers:
        for alike in known.find(offer):
            if alike.pair not in distinct:
                found.setdefault(alike.pair, alike)
        known.add(offer)
    return list(found.values())


def _compare(one: Offer, other: Offer) -> Iterator[LookAlike]:
    away = _distance(one.asset, other.asset)
    near = away is not None and away <= NEAR_M
    contact = bool(_contacts(one.asset) & _contacts(other.asset))
    if (near or contact) and _alike(one.title, other.title):
        yield LookAlike(PairKind.OFFER, one, other, away, contact)
    if one.asset.id is None or one.asset.id == other.asset.id or other.asset.id is None:
        return
    if contact or (near and _alike(one.asset.name, other.asset.name)):
        yield LookAlike(PairKind.ASSET, one, other, away, contact)


def _alike(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    return bool(a and b) and max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b)) >= SIMILAR


def _distance(one: Asset, other: Asset) -> float | None:
    return distance_m(one.place, other.place) if one.place and other.place else None


def _contacts(asset: Asset) -> frozenset[str]:
    digits = "".join(filter(str.isdigit, asset.contact.phone)).removeprefix("49").lstrip("0")
    phone = digits if len(digits) > LEAST_DIGITS else ""
    return frozenset(filter(None, (phone, asset.contact.email.strip().lower())))


def _cell(place: Place) -> tuple[int, int]:
    """Return the cell of a grid whose cells are about square."""
    return floor(place.lat / CELL_DEG), floor(place.lon * cos(radians(50)) / CELL_DEG)

"""Tending the data: confirm, archive, place by hand, merge, tell apart. Each is one step back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.duplicates import LookAlike, Pair, PairKind
from sozialmap.core.freshness import RULES, confirm
from sozialmap.core.history import StepKind
from sozialmap.core.model import Fact, Offer, Presence, Status, Value
from sozialmap.core.parts import MOVED, Merged, find_parts, is_of_asset, mark_by_hand, with_parts
from sozialmap.core.places import VAGUE, Place, Quality


class Tended(Protocol):
    """Where offers are kept."""

    def edit_offer(self, base: Offer, edited: Offer, kind: StepKind, title: str) -> Merged:
        """Save what a person changed of an offer; parts changed meanwhile are named."""

    def save_offers(
        self, offers: Sequence[Offer], kind: StepKind, title: str, *, form: str = ""
    ) -> list[Offer]:
        """Save offers as one step."""

    def load_offers(self, status: Status = Status.LIVE) -> list[Offer]:
        """Return all offers of a status."""

    def save_distinct(self, pair: Pair) -> None:
        """Remember that two are different."""


def find_unplaced(offers: Iterable[Offer], area: Area | None) -> list[Offer]:
    """Return one offer for each asset whose pin somebody should look at.

    Those without a place come first, then those outside the area, then the vague ones.
    """
    by_asset = {o.asset.id: o for o in offers if _rank(o, area) < FINE}
    return sorted(by_asset.values(), key=lambda offer: (_rank(offer, area), offer.title))


FINE = 3


def _rank(offer: Offer, area: Area | None) -> int:
    asset = offer.asset
    if asset.place is None:
        return 0 if asset.presence is Presence.FIXED else FINE
    if area and asset.place not in area.bounds:
        return 1
    return 2 if asset.quality in VAGUE else FINE


def place_by_hand(
    store: Tended, offer: Offer, today: date, *, place: Place | None, presence: Presence
) -> Merged:
    """Set the pin of an offer's asset by hand, or say that it has none; imports keep it."""
    asset = replace(
        offer.asset,
        place=place,
        quality=Quality.MANUAL if place else Quality.NONE,
        presence=presence,
        placed_on=today,
    )
    return store.edit_offer(offer, replace(offer, asset=asset), StepKind.PLACED, offer.title)


def confirm_offer(store: Tended, offer: Offer, today: date, source: str) -> Merged:
    """Say that everything known about an offer is still right."""
    return store.edit_offer(offer, confirm(offer, today, source), StepKind.CONFIRMED, offer.title)


def archive_offer(store: Tended, offer: Offer) -> Merged:
    """Put an offer that exists no more into the archive; imports leave it there."""
    gone = replace(offer, status=Status.ARCHIVED)
    return store.edit_offer(offer, gone, StepKind.ARCHIVED, offer.title)


def restore_offer(store: Tended, offer: Offer) -> Merged:
    """Bring an offer back from the archive."""
    back = replace(offer, status=Status.LIVE)
    return store.edit_offer(offer, back, StepKind.RESTORED, offer.title)


def date_edits(offer: Offer, names: Iterable[str], today: date, source: str) -> Offer:
    """Return an edited offer whose changed parts carry the day and where it is known from."""
    changed = frozenset(names)
    facts = {(fact.barrier, fact.detail): fact for fact in offer.facts}
    known = find_parts(offer)
    for name in changed:
        if isinstance(known.get(name), Fact):
            fact = known[name]
            facts[fact.barrier, fact.detail] = replace(fact, checked_on=today, source=source)
    for name, barrier in RULES:
        if name in changed:
            fact = facts.get((barrier, "")) or Fact(barrier, Value.UNKNOWN)
            facts[barrier, ""] = replace(fact, checked_on=today, source=source or fact.source)
    return replace(offer, facts=tuple(facts.values()))


def merge_alike(store: Tended, alike: LookAlike, chosen: Iterable[str]) -> None:
    """Make one of two: the first, with the chosen parts of the other. One step of the history.

    Of two offers the other goes to the archive; of two assets all offers move to the first.
    """
    chosen = frozenset(chosen)
    other = find_parts(alike.other)
    merged = with_parts(alike.one, {name: other.get(name) for name in chosen})
    merged = mark_by_hand(merged, chosen)
    if alike.kind is PairKind.OFFER:
        same = merged.asset.id == alike.other.asset.id
        asset = merged.asset if same else alike.other.asset
        gone = replace(alike.other, status=Status.ARCHIVED, asset=asset)
        gone = mark_by_hand(gone, {"status"})
        store.save_offers([merged, gone], StepKind.MERGED, merged.title)
        return
    asset = mark_by_hand(merged, filter(is_of_asset, chosen)).asset
    ids = {alike.one.asset.id, alike.other.asset.id}
    both = [offer for status in Status for offer in store.load_offers(status)]
    moved = [
        replace(offer, asset=asset, by_hand=offer.by_hand | {MOVED})
        for offer in both
        if offer.asset.id in ids
    ]
    store.save_offers(moved, StepKind.MERGED, asset.name)


def tell_apart(store: Tended, alike: LookAlike) -> None:
    """Remember that two that look alike are different."""
    store.save_distinct(alike.pair)

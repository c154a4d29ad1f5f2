"""An offer and its asset as named parts: what was edited, what an import may touch, what to merge.

The names are those of the fields: "hours", "asset.name", "contact.phone", "fact.toilet.wheelchair".
"asset.place" is one part of four values: place, grade, presence and the day it was set by hand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sozialmap.core.model import Asset, Barrier, Contact, Fact, Offer

OFFER_PARTS = (
    "title", "kind", "regularity", "description", "interests", "hours", "price", "registration",
    "languages", "group_size", "ages", "genders", "eligibility", "help_text", "source",
    "checked_on", "valid_until", "status",
)  # fmt: skip
ASSET_PARTS = ("name", "asset_type", "description", "address")
CONTACT_PARTS = ("phone", "email", "website", "person")
PLACE_PARTS = ("place", "quality", "presence", "placed_on")
ASSET, CONTACT, FACT = "asset.", "contact.", "fact."
PLACE = "asset.place"
MOVED = "asset"
"""Marks an offer whose asset people chose; an import does not move it back."""
ALWAYS_STAY = (PLACE, "status", MOVED)
OF_ASSET = (ASSET, CONTACT)
"""Parts that an asset shares with all its offers begin so."""

Parts = Mapping[str, Any]


def find_parts(offer: Offer) -> dict[str, Any]:
    """Return all parts of an offer by name."""
    parts = {name: getattr(offer, name) for name in OFFER_PARTS}
    parts |= {ASSET + name: getattr(offer.asset, name) for name in ASSET_PARTS}
    parts |= {CONTACT + name: getattr(offer.asset.contact, name) for name in CONTACT_PARTS}
    parts[PLACE] = tuple(getattr(offer.asset, name) for name in PLACE_PARTS)
    return parts | {fact_part(fact.barrier, fact.detail): fact for fact in offer.facts}


def with_parts(offer: Offer, parts: Parts) -> Offer:
    """Return an offer with some parts exchanged; None takes a fact away."""
    known = find_parts(offer) | dict(parts)
    return replace(
        offer,
        asset=_with_asset_parts(offer.asset, known),
        facts=tuple(_facts_in_order(offer, known)),
        **{name: known[name] for name in OFFER_PARTS},
    )


def fact_part(barrier: Barrier, detail: str = "") -> str:
    """Return the name of the part that holds the fact of a barrier."""
    return f"{FACT}{barrier.value}" + (f".{detail}" if detail else "")


def is_of_asset(name: str) -> bool:
    """Tell whether a part belongs to the asset."""
    return name.startswith(OF_ASSET)


def find_edits(before: Offer, after: Offer) -> frozenset[str]:
    """Return the names of all parts that differ."""
    ones, others = find_parts(before), find_parts(after)
    return frozenset(n for n in {*ones, *others} if ones.get(n) != others.get(n))


def mark_by_hand(offer: Offer, names: Iterable[str]) -> Offer:
    """Return an offer whose parts of these names count as changed by people."""
    names = frozenset(names)
    of_asset = frozenset(filter(is_of_asset, names))
    asset = replace(offer.asset, by_hand=offer.asset.by_hand | of_asset)
    return replace(offer, asset=asset, by_hand=offer.by_hand | (names - of_asset))


@dataclass(frozen=True, slots=True)
class Merged:
    """One offer of two; `names` are the parts where both wanted something else."""

    offer: Offer
    names: frozenset[str] = frozenset()


def apply_edits(base: Offer, edited: Offer, current: Offer) -> Merged:
    """Put the edits that a person made of `base` upon what is kept by now.

    Where somebody else has changed the same part meanwhile, the current value stays and the part is
    named.
    """
    mine, theirs = find_edits(base, edited), find_edits(base, current)
    wanted, kept = find_parts(edited), find_parts(current)
    clashes = frozenset(n for n in mine & theirs if wanted.get(n) != kept.get(n))
    return Merged(with_parts(current, {n: wanted.get(n) for n in mine - clashes}), clashes)


def merge_import(known: Offer, incoming: Offer) -> Merged:
    """Return what an import makes of a known offer; `names` are the parts that people changed and

    that stay. They stay unless the table is younger; a pin set by hand always stays.
    """
    ours, theirs = find_parts(known), find_parts(incoming)
    by_hand = known.by_hand | known.asset.by_hand
    kept = {n: ours.get(n) for n in by_hand if _stays(n, ours, known, incoming)}
    merged = with_parts(replace(incoming, id=known.id), kept)
    asset = replace(
        merged.asset,
        by_hand=frozenset(filter(is_of_asset, kept)),
        ordinary=known.asset.ordinary,
        id=known.asset.id,
    )
    merged = replace(merged, asset=asset, by_hand=frozenset(kept) - asset.by_hand)
    told = frozenset(n for n in kept if n not in DATES and kept[n] != theirs.get(n))
    return Merged(merged, told)


DATES = frozenset({"source", "checked_on"})


def _stays(name: str, ours: Parts, known: Offer, incoming: Offer) -> bool:
    if name in ALWAYS_STAY:
        return True
    since = ours[name].checked_on if isinstance(ours.get(name), Fact) else known.checked_on
    return not _is_younger(incoming.checked_on, since)


def _is_younger(day: date | None, than: date | None) -> bool:
    return day is not None and (than is None or day > than)


def _with_asset_parts(asset: Asset, parts: Parts) -> Asset:
    contact = Contact(**{name: parts[CONTACT + name] for name in CONTACT_PARTS})
    own = {name: parts[ASSET + name] for name in ASSET_PARTS}
    place = dict(zip(PLACE_PARTS, parts[PLACE], strict=True))
    return replace(asset, contact=contact, **own, **place)


def _facts_in_order(offer: Offer, parts: Parts) -> Iterable[Fact]:
    """Yield the facts: those that were there in their order, then new ones."""
    before = [fact_part(fact.barrier, fact.detail) for fact in offer.facts]
    new = sorted(name for name in parts if name.startswith(FACT) and name not in before)
    found: Callable[[str], Any] = parts.get
    return (fact for fact in map(found, (*before, *new)) if fact is not None)

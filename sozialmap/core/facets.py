"""What a rule of openness looks at in an offer: offers alike in it stand alike to any wish.

So a rule is asked once for each kind of offer, by one that stands for all of the kind, and columns
hold the number of the kind. The rules themselves stay in `core.openness` alone.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.model import Barrier, Fact, Offer
from sozialmap.core.shelf_life import is_outdated, shelf_life_months

FEW = 256
Numbers = NDArray[np.uint8] | NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """The number of its kind for each row; for each kind what makes it, and an offer of it."""

    numbers: Numbers
    keys: Sequence[Hashable]
    examples: Sequence[Offer]


class Freshness:
    """Tells on one day what is too old."""

    def __init__(self, today: date) -> None:
        """Keep the day."""
        self.today = today
        self._known: dict[tuple[int, date | None], bool] = {}

    def is_outdated(self, barrier: Barrier, checked_on: date | None) -> bool:
        """Tell whether what was last checked on a day is too old."""
        key = (shelf_life_months(barrier), checked_on)
        if key not in self._known:
            self._known[key] = is_outdated(barrier, checked_on, self.today)
        return self._known[key]

    def is_rule_outdated(self, offer: Offer, barrier: Barrier) -> bool:
        """Tell whether a rule of the offer itself is too old."""
        return self.is_outdated(barrier, offer.checked(barrier))


Key = Callable[[Offer, Freshness], Hashable]


def _regularity(offer: Offer, _fresh: Freshness) -> Hashable:
    return offer.regularity


def _ended(offer: Offer, fresh: Freshness) -> Hashable:
    return offer.valid_until is not None and offer.valid_until < fresh.today


def _times(offer: Offer, fresh: Freshness) -> Hashable:
    """Times in OSM syntax; None where they are a question, whatever the wish."""
    if offer.hours is None or not offer.hours.known:
        return None
    return None if fresh.is_rule_outdated(offer, Barrier.TIMES) else offer.hours.osm


def _price(offer: Offer, fresh: Freshness) -> Hashable:
    price = offer.price
    if price is None or fresh.is_rule_outdated(offer, Barrier.COST):
        return price is None
    return price.full_eur, price.unit, price.reduced_eur, price.donation


def _ages(offer: Offer, fresh: Freshness) -> Hashable:
    return offer.ages and (offer.ages, fresh.is_rule_outdated(offer, Barrier.ELIGIBILITY))


def _genders(offer: Offer, fresh: Freshness) -> Hashable:
    return offer.genders and (offer.genders, fresh.is_rule_outdated(offer, Barrier.GENDER))


def _eligibility(offer: Offer, fresh: Freshness) -> Hashable:
    barrier, rule = Barrier.ELIGIBILITY, offer.eligibility
    if rule is None:
        told = offer.fact(barrier)
        return told and told.value, offer.regularity
    removed = bool(offer.remover(barrier))
    return rule.access, removed, fresh.is_rule_outdated(offer, barrier)


def _languages(offer: Offer, fresh: Freshness) -> Hashable:
    spoken = offer.languages
    return spoken and (spoken, fresh.is_rule_outdated(offer, Barrier.LANGUAGE))


KEYS: Mapping[str, Key] = {
    "regularity": _regularity,
    "ended": _ended,
    "times": _times,
    "price": _price,
    "ages": _ages,
    "genders": _genders,
    "eligibility": _eligibility,
    "languages": _languages,
}
"""Of rules other than needs."""


def _group(offer: Offer) -> Hashable:
    return offer.group_size


def _free(offer: Offer) -> Hashable:
    return offer.price is not None and (offer.price.donation or offer.price.full_eur == 0)


OF_OFFER: Mapping[Barrier, Callable[[Offer], Hashable]] = {
    Barrier.GROUP: _group,
    Barrier.LANGUAGE: lambda offer: offer.languages,
    Barrier.COST: _free,
    Barrier.ELIGIBILITY: lambda offer: offer.eligibility is not None,
    Barrier.GENDER: lambda offer: offer.genders,
    Barrier.REGISTRATION: lambda offer: offer.registration,
}
"""What needs look at beside facts; see the rules of core.needs."""


def find_kinds(offers: Iterable[Offer], key: Key, fresh: Freshness) -> Kinds:
    """Return the kinds of offers by a key."""
    numbers: list[int] = []
    kinds: dict[Hashable, int] = {}
    examples: list[Offer] = []
    for offer in offers:
        number = kinds.setdefault(key(offer, fresh), len(kinds))
        if number == len(examples):
            examples.append(offer)
        numbers.append(number)
    return Kinds(_narrow(np.array(numbers, dtype=np.int32), kinds), tuple(kinds), examples)


def find_kinds_by_need(
    offers: Sequence[Offer], barrier: Barrier, having: NDArray[np.intp], fresh: Freshness
) -> Kinds:
    """Return the kinds of offers by what needs of a barrier look at.

    `having` are the rows that have a fact of the barrier; where only facts count, all others are
    of one kind.
    """
    rule = OF_OFFER.get(barrier)
    if rule is not None:
        return find_kinds(offers, lambda offer, fresh: _need(offer, barrier, rule, fresh), fresh)
    without = np.setdiff1d(np.arange(len(offers)), having)[:1]
    some = [offers[row] for row in without]
    found = find_kinds(
        [*some, *(offers[row] for row in having)],
        lambda offer, fresh: _facts(offer, barrier, fresh),
        fresh,
    )
    numbers = np.zeros(len(offers), dtype=found.numbers.dtype)
    numbers[having] = found.numbers[len(some) :]
    return Kinds(numbers, found.keys, found.examples)


def _need(
    offer: Offer, barrier: Barrier, rule: Callable[[Offer], Hashable], fresh: Freshness
) -> Hashable:
    return rule(offer), fresh.is_rule_outdated(offer, barrier), _facts(offer, barrier, fresh)


def _facts(offer: Offer, barrier: Barrier, fresh: Freshness) -> Hashable:
    return tuple(_fact(fact, fresh) for fact in offer.facts if fact.barrier is barrier)


def _fact(fact: Fact, fresh: Freshness) -> Hashable:
    outdated = fresh.is_outdated(fact.barrier, fact.checked_on)
    return fact.detail, fact.value, bool(fact.remover), outdated


def _narrow(numbers: NDArray[np.int32], kinds: Mapping[Hashable, int]) -> Numbers:
    return numbers.astype(np.uint8) if len(kinds) <= FEW else numbers

"""What is due to be asked again: facts past their shelf life, most overdue first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sozialmap.core.model import Barrier, Offer, Value
from sozialmap.core.shelf_life import is_outdated, shelf_life_months

RULES = (
    ("hours", Barrier.TIMES),
    ("price", Barrier.COST),
    ("registration", Barrier.REGISTRATION),
    ("languages", Barrier.LANGUAGE),
    ("group_size", Barrier.GROUP),
    ("ages", Barrier.ELIGIBILITY),
    ("genders", Barrier.GENDER),
    ("eligibility", Barrier.ELIGIBILITY),
)
"""Rules of the offer itself and the barrier whose shelf life dates them."""
NEEDED = ("hours", "price")
"""Without these nobody can go there, so they are asked even where nothing was ever known."""
DAYS_A_MONTH = 30.44
NEVER = 120.0
"""Months overdue of what has no date at all."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to ask; `checked_on` None: never known, or known without a day."""

    barrier: Barrier
    detail: str = ""
    checked_on: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """An offer with what is to be asked about it, and how many months the oldest is overdue."""

    offer: Offer
    due: tuple[Due, ...]
    overdue_months: float

    @property
    def phone(self) -> str:
        """The number to call, or "" where there is none."""
        return self.offer.asset.contact.phone


def find_calls(offers: Iterable[Offer], today: date) -> list[Call]:
    """Return the offers to ask about: longest overdue first, then those with most questions."""
    calls = (find_call(offer, today) for offer in offers)
    return sorted(
        (call for call in calls if call),
        key=lambda call: (-round(call.overdue_months), -len(call.due), call.offer.title),
    )


def find_call(offer: Offer, today: date) -> Call | None:
    """Return what is to be asked about an offer, or None where all is fresh."""
    due = tuple(dict.fromkeys(_find_due(offer, today)))
    if not due or (offer.valid_until and offer.valid_until < today):
        return None
    return Call(offer, due, max(_overdue_months(one, today) for one in due))


def confirm(offer: Offer, today: date, source: str = "") -> Offer:
    """Return an offer of which everything known was said to be right today."""
    facts = tuple(
        fact
        if fact.value is Value.UNKNOWN and fact.checked_on is None
        else replace(fact, checked_on=today, source=source or fact.source)
        for fact in offer.facts
    )
    return replace(offer, facts=facts, checked_on=today, source=source or offer.source)


def _find_due(offer: Offer, today: date) -> Iterator[Due]:
    for name, barrier in RULES:
        known = bool(getattr(offer, name))
        if not known and name in NEEDED:
            yield Due(barrier, known=False)
        elif known and is_outdated(barrier, offer.checked(barrier), today):
            yield Due(barrier, checked_on=offer.checked(barrier))
    for fact in offer.facts:
        if fact.value is not Value.UNKNOWN and is_outdated(fact.barrier, fact.checked_on, today):
            yield Due(fact.barrier, fact.detail, fact.checked_on)


def _overdue_months(due: Due, today: date) -> float:
    if not due.known:
        return 0.0
    if due.checked_on is None:
        return NEVER
    return (today - due.checked_on).days / DAYS_A_MONTH - shelf_life_months(due.barrier)

"""What tells of health, faith, descent, opinion or sexuality (Art. 9 GDPR), decided in one place.

The Court of Justice reads the article widely (C-184/20): what lets somebody conclude it counts as
well. So in doubt a thing counts, and the person decides with a tick. It counts

- an interest that data/sensitive_interests.csv names, an area most of whose interests are such, and
  words in which one is heard, which tell of crisis, or which name an illness, a disability or help;
- a need or a thing to avoid that follows from how somebody is: steps, toilet, hearing, seeing,
  noise, groups, company, addiction (health); the language one needs (descent); only women or only
  men (faith, sexuality);
- the wheelchair, a bad day, the gender "diverse", company of somebody with a like experience,
  special services, and an offer that is one or that is about such an interest.

It does not count how the page looks, what one can pay, where one starts and when one has time, age,
woman or man, dogs and children: many people say that for many reasons.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from sozialmap.core.folding import fold
from sozialmap.core.model import Barrier, Gender, Offer, Regularity
from sozialmap.core.plan import Companion
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Avoid, Mode
from sozialmap.usecases.explore import Wanted

Value = TypeVar("Value", bound=StrEnum | None)
SENSITIVE: frozenset[StrEnum | None] = frozenset(
    (
        Barrier.STEPS, Barrier.TOILET, Barrier.HEARING, Barrier.SEEING, Barrier.SENSORY,
        Barrier.GROUP, Barrier.COMPANION, Barrier.TRIGGERS, Barrier.LANGUAGE, Barrier.GENDER,
        Avoid.ALCOHOL, Avoid.GAMBLING, Avoid.SPECIAL, Avoid.MIXED_GENDER,
        Wanted.STEP_FREE, Wanted.WHEELCHAIR_TOILET, Wanted.QUIET, Wanted.COMPANION,
        Mode.WHEELCHAIR, Gender.DIVERSE, Companion.PEER,
    )
)  # fmt: skip
"""Values of closed sets that tell of it by themselves."""
HEALTH = re.compile(
    r"(?:krank|diagnos|depress|psych|schizo|borderline|bipolar|therap|klinik|medikament|tablette"
    r"|suechtig|alkoholi|behinder|rollstuhl|rollator|gehoerlos|schwerhoer|epilep|autis|trauma"
    r"|diabet|schmerz|disab|wheelchair|illness|addict|medication|hospital)"
    r"|\b(?:sucht|entzug|angst|panik|blind|taub|adhs|hiv|krebs|demen|pflegegrad|schwanger|arzt"
    r"|aerzt|deaf|anxiety|doctor)"
)
"""Begins of words, folded; those before the bar also within a longer word."""


def tells(text: str, reader: WishReader) -> bool:
    """Tell whether own words tell of it. Rather once too often than once too little."""
    if not text.strip():
        return False
    told = bool(HEALTH.search(fold(text))) or reader.speaks_of_crisis(text)
    return told or reader.hear(text).private


def is_sensitive(name: str, reader: WishReader) -> bool:
    """Tell whether an interest tells of it."""
    interest = reader.find_interest(name)
    return bool(interest and interest.sensitive)


def find_sensitive_areas(reader: WishReader) -> frozenset[str]:
    """Return the areas most of whose interests tell of it."""
    known = [one for name in reader.interest_names if (one := reader.find_interest(name))]
    areas: dict[str, list[bool]] = {}
    for interest in known:
        areas.setdefault(interest.area, []).append(interest.sensitive)
    return frozenset(area for area, told in areas.items() if 2 * sum(told) > len(told))


def offer_tells(offer: Offer, reader: WishReader) -> bool:
    """Tell whether choosing an offer tells of it: by its kind, its interests or its name."""
    special = offer.regularity is Regularity.SPECIAL
    named = any(is_sensitive(name, reader) for name in offer.interests)
    return special or named or tells(offer.title, reader)


class Sieve:
    """Lets through what may go into a file, and counts what stays out."""

    def __init__(self, reader: WishReader, *, with_sensitive: bool) -> None:
        """Hear words by a reader; `with_sensitive` lets everything through."""
        self.left_out = 0
        self._reader = reader
        self._all = with_sensitive
        self._areas = find_sensitive_areas(reader)

    def keeps(self, sensitive: bool) -> bool:
        """Tell whether something stays, and count it where it does not."""
        out = sensitive and not self._all
        self.left_out += out
        return not out

    def words(self, text: str) -> str:
        """Return own words, "" where they stay out."""
        return text if self._all or self.keeps(tells(text, self._reader)) else ""

    def names(self, names: Iterable[str]) -> list[str]:
        """Return the interests that stay, in order."""
        return sorted(name for name in names if self.keeps(is_sensitive(name, self._reader)))

    def areas(self, names: Iterable[str]) -> list[str]:
        """Return the areas of interests that stay, in order."""
        return sorted(name for name in names if self.keeps(name in self._areas))

    def values(self, values: Iterable[Value]) -> list[Value]:
        """Return the values of a closed set that stay, in order."""
        return [value for value in values if self.keeps(value in SENSITIVE)]

    def value(self, value: Value, otherwise: Value) -> Value:
        """Return a value of a closed set, or another one where it stays out."""
        return value if self.keeps(value in SENSITIVE) else otherwise

    def offer(self, offer: Offer) -> bool:
        """Tell whether the choice of an offer stays."""
        return self._all or self.keeps(offer_tells(offer, self._reader))

"""Explore the neighbourhood: filters that work together, and which one to relax."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from sozialmap.core.answers import Answer, Matches
from sozialmap.core.index import Index
from sozialmap.core.model import Barrier, Offer, OfferKind
from sozialmap.core.places import Bounds, Place
from sozialmap.core.ports import WishReader
from sozialmap.core.reach import Travel
from sozialmap.core.wishes import Filter, Match, Mode, Need, Strength, Wish
from sozialmap.usecases.match import answer_wish

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


class PartOfDay(StrEnum):
    """Parts of a day that one can choose; the value is their time."""

    ANY = "06:00-23:00"
    MORNING = "08:00-12:00"
    AFTERNOON = "12:00-18:00"
    EVENING = "18:00-23:00"


class Wanted(StrEnum):
    """Facts that one can ask for with one tap."""

    STEP_FREE = "stufenlos"
    WHEELCHAIR_TOILET = "rollstuhl-wc"
    FREE = "kostenlos"
    QUIET = "ruhig"
    NO_REGISTRATION = "ohne-anmeldung"
    COMPANION = "begleitung"
    DOG = "hund"
    CHILD = "kind"


NEEDS = {
    Wanted.STEP_FREE: Need(Barrier.STEPS),
    Wanted.WHEELCHAIR_TOILET: Need(Barrier.TOILET, values=("wheelchair",)),
    Wanted.QUIET: Need(Barrier.SENSORY),
    Wanted.NO_REGISTRATION: Need(Barrier.REGISTRATION, values=("none",)),
    Wanted.COMPANION: Need(Barrier.COMPANION),
    Wanted.DOG: Need(Barrier.DOGS),
    Wanted.CHILD: Need(Barrier.CHILDREN),
}


class Part(StrEnum):
    """The parts of a query that can be relaxed one by one."""

    TEXT = "text"
    AREA = "area"
    KIND = "kind"
    DAY = "day"
    REACH = "reach"
    PART_OF_MAP = "part_of_map"
    WANTED = "wanted"


SURE = 0.35
"""Where the surest interest is less likely, what is found is a guess and is called one."""
JUDGING = frozenset((Part.TEXT, Part.DAY, Part.REACH, Part.WANTED))


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor narrowed down. `day` counts from Monday, 0 to 6; `minutes` door to door.

    `added` and `declined` correct what was heard: interests that are meant, or not. `nice` are
    those of `wanted` that are no must. `pace` stretches all ways, 1 on a good day.
    """

    text: str = ""
    area: str | None = None
    kind: OfferKind | None = None
    day: int | None = None
    part_of_day: PartOfDay = PartOfDay.ANY
    start: Place | None = None
    minutes: int | None = None
    mode: Mode = Mode.WALK
    pace: float = 1.0
    bounds: Bounds | None = None
    """The part of the map that the list is narrowed to."""
    wanted: frozenset[Wanted] = frozenset()
    nice: frozenset[Wanted] = frozenset()
    added: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()

    def to_wish(self) -> Wish:
        """Return the query as a wish, so that one rule judges everywhere."""
        times = "" if self.day is None else f"{WEEKDAYS[self.day]} {self.part_of_day.value}"
        return Wish(
            text=self.text,
            start=self.start,
            interests=tuple(sorted(self.added)),
            mode=self.mode,
            pace=self.pace,
            minutes=self.minutes if self.start else None,
            times=times,
            budget_eur=0.0 if Wanted.FREE in self.wanted else None,
            needs=tuple(self._need(wanted) for wanted in NEEDS if wanted in self.wanted),
        )

    def _need(self, wanted: Wanted) -> Need:
        strength = Strength.NICE if wanted in self.nice else Strength.MUST
        return replace(NEEDS[wanted], strength=strength)

    def active(self) -> list[Part]:
        """Return the parts that narrow something down."""
        narrowing = {
            Part.TEXT: bool(self.text.strip() or self.added),
            Part.AREA: self.area is not None,
            Part.KIND: self.kind is not None,
            Part.DAY: self.day is not None,
            Part.REACH: self.start is not None and self.minutes is not None,
            Part.PART_OF_MAP: self.bounds is not None,
            Part.WANTED: bool(self.wanted),
        }
        return [part for part in Part if narrowing[part]]

    def judges(self) -> bool:
        """Tell whether it asks something of an entry that may be unknown or not met."""
        return bool(set(self.active()) & JUDGING)

    def without(self, part: Part) -> "Query":
        """Return the query with one part taken away."""
        empty = Query()
        fields = {
            Part.TEXT: ("text", "added", "declined"),
            Part.AREA: ("area",),
            Part.KIND: ("kind",),
            Part.DAY: ("day", "part_of_day"),
            Part.REACH: ("minutes",),
            Part.PART_OF_MAP: ("bounds",),
            Part.WANTED: ("wanted", "nice"),
        }
        return replace(self, **{name: getattr(empty, name) for name in fields[part]})


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found, best first; `relaxed` says how many more there are without one part."""

    query: Query
    index: Index
    matches: Matches
    answer: Answer
    crisis: bool
    relaxed: Sequence[tuple[Part, int]] = ()

    @property
    def is_guess(self) -> bool:
        """Whether the words were understood so weakly that what is found is a guess."""
        said = bool(self.query.text.strip()) and not self.query.added
        surest = max((one.score for one in self.answer.understood), default=0.0)
        return said and surest < SURE

    @property
    def counted(self) -> dict[Filter, int]:
        """Fitting entries that a filter holds back."""
        return {name: count for name, count in self.answer.counted.items() if count}


def explore(
    query: Query,
    index: Index,
    reader: WishReader,
    *,
    today: date,
    travel: Travel | None = None,
) -> Exploration:
    """Return what fits the query, and where nothing does, which part to relax.

    `travel` holds the ways from the query's start to all rows of the index.
    """
    found = _find(query, index, reader, today, travel)
    if found.matches:
        return found
    relaxed = []
    for part in query.active():
        count = len(_find(query.without(part), index, reader, today, travel).matches)
        if count:
            relaxed.append((part, count))
    return replace(found, relaxed=sorted(relaxed, key=lambda pair: -pair[1]))


def judge_entry(
    query: Query,
    entry: Offer,
    index: Index,
    reader: WishReader,
    *,
    today: date,
    travel: Travel | None = None,
) -> Match:
    """Return one entry of the index, judged for the query, whether or not it is filtered out."""
    row = np.zeros(len(index.entries), dtype=bool)
    row[index.rows[entry.id or ""]] = True
    found = answer_wish(
        query.to_wish(), index, reader,
        today=today, rows=row, declined=query.declined, travel=travel,
    )  # fmt: skip
    return found.answer.matches[0]


def _find(
    query: Query, index: Index, reader: WishReader, today: date, travel: Travel | None
) -> Exploration:
    rows = index.mask(area=query.area, kind=query.kind, bounds=query.bounds)
    found = answer_wish(
        query.to_wish(), index, reader,
        today=today, rows=rows, declined=query.declined, travel=travel,
    )  # fmt: skip
    return Exploration(query, index, found.answer.shown, found.answer, found.crisis)

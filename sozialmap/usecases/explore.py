"""Explore the neighbourhood: filters that work together, and which one to relax."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from sozialmap.core.answers import Answer, Matches
from sozialmap.core.index import Index
from sozialmap.core.model import Barrier, Offer, OfferKind
from sozialmap.core.places import Place
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Filter, Match, Mode, Need, Wish
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
    WANTED = "wanted"


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor narrowed down. `day` counts from Monday, 0 to 6; `minutes` on foot."""

    text: str = ""
    area: str | None = None
    kind: OfferKind | None = None
    day: int | None = None
    part_of_day: PartOfDay = PartOfDay.ANY
    start: Place | None = None
    minutes: int | None = None
    wanted: frozenset[Wanted] = frozenset()
    declined: frozenset[str] = frozenset()
    """Interests that were heard but not meant."""

    def to_wish(self) -> Wish:
        """Return the query as a wish, so that one rule judges everywhere."""
        times = "" if self.day is None else f"{WEEKDAYS[self.day]} {self.part_of_day.value}"
        return Wish(
            text=self.text,
            start=self.start,
            mode=Mode.WALK,
            minutes=self.minutes if self.start else None,
            times=times,
            budget_eur=0.0 if Wanted.FREE in self.wanted else None,
            needs=tuple(NEEDS[wanted] for wanted in Wanted if wanted in self.wanted & set(NEEDS)),
        )

    def active(self) -> list[Part]:
        """Return the parts that narrow something down."""
        narrowing = {
            Part.TEXT: bool(self.text.strip()),
            Part.AREA: self.area is not None,
            Part.KIND: self.kind is not None,
            Part.DAY: self.day is not None,
            Part.REACH: self.start is not None and self.minutes is not None,
            Part.WANTED: bool(self.wanted),
        }
        return [part for part in Part if narrowing[part]]

    def without(self, part: Part) -> "Query":
        """Return the query with one part taken away."""
        empty = Query()
        fields = {
            Part.TEXT: ("text", "declined"),
            Part.AREA: ("area",),
            Part.KIND: ("kind",),
            Part.DAY: ("day", "part_of_day"),
            Part.REACH: ("minutes",),
            Part.WANTED: ("wanted",),
        }
        return replace(self, **{name: getattr(empty, name) for name in fields[part]})


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found, best first; `relaxed` says how many more there are without one part."""

    query: Query
    matches: Matches
    answer: Answer
    crisis: bool
    relaxed: Sequence[tuple[Part, int]] = ()

    @property
    def counted(self) -> dict[Filter, int]:
        """Fitting entries that a filter holds back."""
        return {name: count for name, count in self.answer.counted.items() if count}


def explore(query: Query, index: Index, reader: WishReader, *, today: date) -> Exploration:
    """Return what fits the query, and where nothing does, which part to relax."""
    found = _find(query, index, reader, today)
    if found.matches:
        return found
    relaxed = []
    for part in query.active():
        count = len(_find(query.without(part), index, reader, today).matches)
        if count:
            relaxed.append((part, count))
    return replace(found, relaxed=sorted(relaxed, key=lambda pair: -pair[1]))


def judge_entry(
    query: Query, entry: Offer, index: Index, reader: WishReader, *, today: date
) -> Match:
    """Return one entry of the index, judged for the query, whether or not it is filtered out."""
    row = np.zeros(len(index.entries), dtype=bool)
    row[index.rows[entry.id or ""]] = True
    found = answer_wish(
        query.to_wish(), index, reader, today=today, rows=row, declined=query.declined
    )
    return found.answer.matches[0]


def _find(query: Query, index: Index, reader: WishReader, today: date) -> Exploration:
    rows = index.mask(area=query.area, kind=query.kind)
    found = answer_wish(
        query.to_wish(), index, reader, today=today, rows=rows, declined=query.declined
    )
    return Exploration(query, found.answer.shown, found.answer, found.crisis)

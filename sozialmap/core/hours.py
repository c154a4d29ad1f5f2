"""Opening times in OSM syntax: when something is open, and when nobody knows.

Traps of the library that are met here: a rule of a comment alone counts as open there, German
public holidays lack those of a single Land (Fronleichnam in Hessen), and school holidays are
passed over in silence.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays
import opening_hours

LAND = "HE"
CACHED = 20_000
COMMENT_ALONE = re.compile(r'^\s*"[^"]*"\s*$')
SCHOOL_HOLIDAYS = re.compile(r"\bSH\b")
PUBLIC_HOLIDAY_RULE = re.compile(
    r"^\s*(?:[A-Z][a-z](?:-[A-Z][a-z])?,)*PH(?:,[A-Z][a-z](?:-[A-Z][a-z])?)*\s+(.*)$"
)
OPEN_END = re.compile(r"^(.*?)((?:\d\d:\d\d-\d\d:\d\d\s*,\s*)*)(?<!-)(\d\d:\d\d)\+\s*$")
DAYS_AND_COMMENT = re.compile(
    r'^((?:[A-Z][a-z](?:-[A-Z][a-z])?|PH)(?:,\s?(?:[A-Z][a-z](?:-[A-Z][a-z])?|PH))*) ("[^"]*")$'
)


class Answer(StrEnum):
    """Three values, since unknown is neither yes nor no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """A time from `start` to `end`, local, without zone; `known` is False for "perhaps open"."""

    start: datetime
    end: datetime
    known: bool = True
    comment: str = ""

    @property
    def minutes(self) -> float:
        """Its length in minutes."""
        return (self.end - self.start).total_seconds() / 60


def is_valid(osm: str) -> bool:
    """Tell whether the library can read opening times."""
    return _parse(osm, 2000) is not None


def find_intervals(osm: str, start: datetime, end: datetime) -> list[Interval]:
    """Return when something is open, or perhaps open, between two moments; [] if unreadable."""
    hours = _parse(osm, start.year)
    if hours is None:
        return []
    unsure = bool(SCHOOL_HOLIDAYS.search(osm))
    found = []
    for first, last, state, comments in hours.intervals(start, end):
        if state == opening_hours.State.CLOSED:
            continue
        known = state == opening_hours.State.OPEN and not unsure
        found.append(Interval(max(first, start), min(last or end, end), known, _join(comments)))
    return _merge(found)


def has_unknown(osm: str) -> bool:
    """Tell whether opening times leave open when it is: by appointment, or school holidays."""
    return (
        not is_valid(osm)
        or "unknown" in osm
        or bool(SCHOOL_HOLIDAYS.search(osm) or COMMENT_ALONE.match(osm))
    )


@lru_cache(CACHED)
def overlap_minutes(osm: str, wish_osm: str, day_from: date, days: int = 28) -> int:
    """Return the longest single piece that two opening times have in common, in minutes.

    Only what is known counts. Looks at `days` days from `day_from`.
    """
    start = datetime.combine(day_from, time())
    end = start + timedelta(days=days)
    offered = [piece for piece in find_intervals(osm, start, end) if piece.known]
    wished = find_intervals(wish_osm, start, end)
    return int(max((_common(a, b) for a in offered for b in wished), default=0))


@lru_cache(CACHED)
def state_between(osm: str, start: datetime, end: datetime) -> Answer:
    """Tell whether something is open at some time between two moments."""
    if not is_valid(osm):
        return Answer.UNKNOWN
    found = find_intervals(osm, start, end)
    if any(piece.known for piece in found):
        return Answer.YES
    return Answer.UNKNOWN if found else Answer.NO


def _common(one: Interval, other: Interval) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared.total_seconds() / 60


@lru_cache(CACHED)
def _parse(osm: str, year: int) -> opening_hours.OpeningHours | None:
    if not osm.strip():
        return None
    try:
        return opening_hours.OpeningHours(_mended(osm, year), country="DE")
    except (opening_hours.ParserError, ValueError, OverflowError):  # type: ignore[attr-defined]
        return None


def _mended(osm: str, year: int) -> str:
    """Return the same times, with what is unsure unknown and the holidays of the Land added."""
    rules = [rule.strip() for rule in osm.split(";") if rule.strip()]
    rules = [piece for rule in rules for piece in _unsure_apart(rule)]
    days = _days_of_the_land(year)
    if days:
        rules += [f"{days} {f[1]}" for rule in rules if (f := PUBLIC_HOLIDAY_RULE.match(rule))]
    return "; ".join(rules).replace("; , ", ", ")


def _unsure_apart(rule: str) -> list[str]:
    """Return a rule without its open end, and that end as an additional unknown."""
    if COMMENT_ALONE.match(rule):
        return [f"unknown {rule}"]
    found = OPEN_END.search(rule)
    if not found:
        return [re.sub(r"(?<=\d\d:\d\d)\+", "", DAYS_AND_COMMENT.sub(r"\1 unknown \2", rule))]
    days, before, start = found.groups()
    known = [f"{days}{before.rstrip(', ')}"] if before.strip(", ") else []
    comma = ", " if known else ""
    return [*known, f"{comma}{days}{start}-{_late(start)} unknown"]


def _late(start: str) -> str:
    """Return the end up to which an open end may last: midnight, or an hour later."""
    return "24:00" if start < "23:00" else "26:00"


@lru_cache(16)
def _days_of_the_land(year: int) -> str:
    years = range(year, year + 2)
    regional = holidays.country_holidays("DE", subdiv=LAND, years=years)
    national = holidays.country_holidays("DE", years=years)
    extra = sorted(set(regional) - set(national))
    return ",".join(f"{day:%Y %b %d}" for day in extra)


def _join(comments: object) -> str:
    return ", ".join(comments) if isinstance(comments, (list, tuple)) else str(comments or "")


def _merge(intervals: list[Interval]) -> list[Interval]:
    """Join pieces that touch and are of one kind: the library parts them at midnight."""
    merged: list[Interval] = []
    for piece in intervals:
        last = merged[-1] if merged else None
        if last and last.end == piece.start and _same_kind(last, piece):
            merged[-1] = Interval(last.start, piece.end, last.known, last.comment)
        else:
            merged.append(piece)
    return merged


def _same_kind(one: Interval, other: Interval) -> bool:
    return one.known == other.known and one.comment == other.comment

"""Opening times in OSM syntax: when something is open, and when nobody knows.

Traps of the library that are met here: a rule of a comment alone counts as open there, German
public holidays lack those of a single Land (Fronleichnam in Hessen), school holidays are passed
over in silence, an open end is cut off or counts as open until midnight, the hours of the sun are
fixed, "SH Mo-Fr" is read as "on school holidays, and Mo-Fr", and what follows || wins over all.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays
import opening_hours

from sozialmap.core.hour_rules import (
    LONGEST,
    Rule,
    Span,
    find_rules,
    join_rules,
    read_rules,
    rewrite,
)

LAND = "HE"
CACHED = 20_000
"""Times of offers that are remembered; those of a wish never are."""
CACHED_WEEKS = 2_000
"""Fewer, since all pieces of four weeks are kept: some 6 kB each."""
AHEAD_DAYS = 28
SCHOOL_HOLIDAYS = re.compile(r"\bSH\b")
PUBLIC_HOLIDAYS = re.compile(r"\bPH\b")
SUN = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b")
QUOTED = re.compile(r'"[^"]*"')
CLOSED = ("off", "closed")
BOTH = re.compile(r"(SH|PH)\s+(\S.*)")
NOBODY_KNOWS = Rule(";", "unknown", state="unknown")


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


@dataclass(frozen=True, slots=True)
class WishedTimes:
    """The times of a wish, read for one answer; nothing else remembers them."""

    valid: bool
    pieces: tuple[Interval, ...]


def is_valid(osm: str) -> bool:
    """Tell whether the library can read opening times."""
    return bool(_parse(osm, 2000))


def find_intervals(osm: str, start: datetime, end: datetime) -> list[Interval]:
    """Return when something is open, or perhaps open, between two moments; [] if unreadable."""
    return _find_pieces(osm, _parse(osm, start.year), start, end)


def _find_pieces(
    osm: str, parts: tuple[opening_hours.OpeningHours, ...], start: datetime, end: datetime
) -> list[Interval]:
    found: list[Interval] = []
    for part in parts:
        found += _outside(_intervals(part, start, end), found)
        found.sort(key=lambda piece: piece.start)
    return _merge(_all_unknown(found) if is_unsure(osm) else found)


def is_unsure(osm: str) -> bool:
    """Tell whether all times hang on what is not recorded: school holidays, or the sun."""
    return asks_in_school_holidays(osm) or bool(SUN.search(QUOTED.sub("", osm)))


def asks_in_school_holidays(osm: str) -> bool:
    """Tell whether times differ in school holidays, whose dates are not recorded."""
    return bool(SCHOOL_HOLIDAYS.search(QUOTED.sub("", osm)))


def has_unknown(osm: str) -> bool:
    """Tell whether opening times leave open when it is: by appointment, or school holidays."""
    if not is_valid(osm) or is_unsure(osm):
        return True
    return any(rule.state == "unknown" for rule in find_rules(_mended(osm, 2000)))


def overlap_minutes(osm: str, wish_osm: str, day_from: date, days: int = AHEAD_DAYS) -> int:
    """Return the longest single piece that two opening times have in common, in minutes.

    Only what is known counts. Looks at `days` days from `day_from`.
    """
    return longest_common_min(osm, read_wished(wish_osm, day_from, days), day_from, days)


def read_wished(osm: str, day_from: date, days: int = AHEAD_DAYS) -> WishedTimes:
    """Read the times of a wish for the days to come, without remembering them."""
    start, end = _days_ahead(day_from, days)
    parts = _open(osm, start.year, read_rules(osm))
    return WishedTimes(bool(parts), tuple(_find_pieces(osm, parts, start, end)))


def longest_common_min(
    osm: str, wished: WishedTimes, day_from: date, days: int = AHEAD_DAYS
) -> int:
    """Return the longest single piece in common with the times of a wish, in minutes."""
    offered = find_known(osm, day_from, days)
    return int(max((_common(a, b) for a in offered for b in wished.pieces), default=0))


@lru_cache(CACHED_WEEKS)
def find_known(osm: str, day_from: date, days: int = AHEAD_DAYS) -> tuple[Interval, ...]:
    """Return when an offer is known to be open in the days to come."""
    return tuple(
        piece for piece in find_intervals(osm, *_days_ahead(day_from, days)) if piece.known
    )


def _days_ahead(day_from: date, days: int) -> tuple[datetime, datetime]:
    start = datetime.combine(day_from, time())
    return start, start + timedelta(days=days)


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
def _parse(osm: str, year: int) -> tuple[opening_hours.OpeningHours, ...]:
    """Return the times, and what counts where they say closed (after ||); () if unreadable."""
    return _open(osm, year, find_rules(osm))


def _open(osm: str, year: int, rules: tuple[Rule, ...]) -> tuple[opening_hours.OpeningHours, ...]:
    if not osm.strip() or len(osm) > LONGEST:
        return ()
    try:
        return tuple(
            opening_hours.OpeningHours(part, country="DE") for part in _alternatives(rules, year)
        )
    except (opening_hours.ParserError, ValueError, OverflowError):  # type: ignore[attr-defined]
        return ()


def _intervals(hours: opening_hours.OpeningHours, start: datetime, end: datetime) -> list[Interval]:
    found = []
    for first, last, state, comments in hours.intervals(start, end):
        if state != opening_hours.State.CLOSED:
            known = state == opening_hours.State.OPEN
            piece = Interval(max(first, start), min(last or end, end), known, _join(comments))
            found.append(piece)
    return found


def _outside(pieces: list[Interval], taken: list[Interval]) -> list[Interval]:
    """Return what of the pieces lies outside of what is taken."""
    for one in taken:
        pieces = [rest for piece in pieces for rest in _without(piece, one)]
    return pieces


def _without(piece: Interval, taken: Interval) -> list[Interval]:
    before = replace(piece, end=min(piece.end, taken.start))
    after = replace(piece, start=max(piece.start, taken.end))
    return [rest for rest in (before, after) if rest.start < rest.end]


def _all_unknown(pieces: list[Interval]) -> list[Interval]:
    return [replace(piece, known=False) for piece in pieces]


def _mended(osm: str, year: int) -> str:
    """Return the same times, with what is unsure unknown and the holidays of the Land added."""
    return " || ".join(_alternatives(find_rules(osm), year))


def _alternatives(rules: tuple[Rule, ...], year: int) -> list[str]:
    parts: list[list[Rule]] = [[]]
    for rule in rules:
        if rule.joint == "||":
            parts.append([])
        parts[-1].append(rule)
    return [join_rules(_mend(part, year)) for part in parts]


def _mend(rules: list[Rule], year: int) -> list[Rule]:
    land = [more for rule in rules for more in _on_days_of_the_land(rule, year)]
    mended = [piece for rule in [*rules, *land] for piece in _school_apart(rule)]
    if rules and not mended:
        return [NOBODY_KNOWS]
    return [piece for rule in mended for piece in _open_ends_apart(_comment_unknown(rule))]


def _on_days_of_the_land(rule: Rule, year: int) -> list[Rule]:
    """Return what a rule for public holidays says of the days the library does not know."""
    days = _days_of_the_land(year)
    if not days or not PUBLIC_HOLIDAYS.search(QUOTED.sub("", rule.text)):
        return []
    if not rule.days or rule.wide or BOTH.match(rule.days):
        return [Rule(";", f"{days} unknown", wide=days, state="unknown")]
    return [rewrite(rule, joint=";", wide=days, days="")]


def _school_apart(rule: Rule) -> list[Rule]:
    """Return a rule with its school holidays as an unknown: their dates are not recorded.

    "SH Mo-Fr" means Mo-Fr within them, "SH,Mo-Fr" both; so does PH.
    """
    ranges = rule.day_ranges
    both = BOTH.match(rule.days)
    if both:
        days = "PH" if both[1] == "PH" else both[2]
        return [rewrite(rule, joint=",", days=days, state="unknown")] if rule.spans else []
    if "SH" not in ranges:
        return [rule]
    rest = ",".join(name for name in ranges if name != "SH")
    kept = [rewrite(rule, days=rest)] if rest else []
    if rule.state in CLOSED or not rule.spans:
        return kept
    return [*kept, rewrite(rule, joint=",", days="Mo-Su", state="unknown")]


def _comment_unknown(rule: Rule) -> Rule:
    """A comment in the place of times is none: somebody has to ask."""
    alone = rule.comment and not (rule.spans or rule.state or rule.always)
    return rewrite(rule, state="unknown") if alone else rule


def _open_ends_apart(rule: Rule) -> list[Rule]:
    """Return a rule without its open ends, and before it what they may add as an unknown."""
    if not any(span.open_end for span in rule.spans):
        return [rule]
    closed = tuple(Span(span.start, span.end) for span in rule.spans if span.end)
    perhaps = tuple(
        Span(span.start, _latest(span, later))
        for span, later in zip(rule.spans, (*rule.spans[1:], None), strict=True)
        if span.open_end
    )
    if rule.state in CLOSED or rule.state == "unknown":
        return [rewrite(rule, spans=closed + perhaps)]
    unsure = rewrite(rule, spans=perhaps, state="unknown")
    return [unsure, rewrite(rule, joint=",", spans=closed)] if closed else [unsure]


def _latest(span: Span, later: Span | None) -> str:
    """Return the end up to which an open end may last, at most the start of the next span.

    The hours are those of opening_hours.js: to midnight, in the evening 10, at night 8 hours.
    """
    start, end = _minutes(span.start), _minutes(span.end or span.start)
    end += 24 * 60 if end < start else 0
    late = end + 8 * 60 if end >= 22 * 60 else end + 10 * 60 if end >= 17 * 60 else 24 * 60
    if later and _minutes(later.start) > end:
        late = min(late, _minutes(later.start))
    return f"{late // 60:02}:{late % 60:02}"


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


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

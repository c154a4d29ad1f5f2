"""A rule of opening times in the making: what German words add to it, and its OSM form."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from sozialmap.importers.german_hours_words import (
    DATE,
    DAYS,
    IN_SCHOOL_HOLIDAYS,
    MONTHS,
    ORDINALS,
    PARTS_OF_DAY,
    WHICH_DAYS,
    WHICH_TIMES,
)

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
LEAP_YEAR = 2024


class UnreadableError(Exception):
    """The words say something that the grammar does not know."""


class Last(Enum):
    """What a dash or a comma continues."""

    NOTHING = auto()
    DAY = auto()
    TIME = auto()
    MONTH = auto()
    DATE = auto()


@dataclass(slots=True)
class Day:
    """A day of the calendar; without a year it comes back every year."""

    day: int
    month: int
    year: int | None = None

    def to_osm(self) -> str:
        """Return the day in OSM syntax."""
        year = f"{self.year} " if self.year else ""
        return f"{year}{_month_name(self.month)} {self.day:02}"


@dataclass(slots=True)
class Wide:
    """When in the year a rule holds."""

    months: list[str] = field(default_factory=list)
    dates: list[list[Day]] = field(default_factory=list)
    week: str = ""
    school: bool = False
    season: str = ""

    def __bool__(self) -> bool:
        return bool(self.months or self.dates or self.week or self.school or self.season)

    @property
    def single_dates(self) -> bool:
        """Whether it names days one by one."""
        return bool(self.dates) and all(len(piece) == 1 for piece in self.dates)

    def copy(self) -> "Wide":
        """Return what holds for the next rule too: seasons do, a single day does not."""
        dates = [] if self.single_dates else list(self.dates)
        return Wide(list(self.months), dates, self.week, self.school, self.season)

    def to_osm(self) -> str:
        """Return months, dates and weeks in OSM syntax."""
        dates = ["-".join(day.to_osm() for day in piece) for piece in self.dates]
        return " ".join(filter(None, (",".join([*self.months, *dates]), self.week)))


@dataclass(slots=True)
class Rule:
    """One rule in the making."""

    wide: Wide = field(default_factory=Wide)
    days: list[str] = field(default_factory=list)
    nths: list[int] = field(default_factory=list)
    spans: list[list[str]] = field(default_factory=list)
    part: str = ""
    off: bool = False
    asked: bool = False
    workdays: bool = False
    note: str = ""
    comment: str = ""
    carried: bool = False
    ended: bool = False
    unclear: bool = False
    last: Last = Last.NOTHING
    dash: bool = False
    comma: bool = False
    between: bool = False
    start: bool = False

    @property
    def told(self) -> bool:
        """Whether it says when, or that it is closed, or to ask."""
        return bool(self.spans or self.off or self.asked)

    @property
    def complete(self) -> bool:
        """Whether the next day begins a new rule."""
        return self.told and bool(self.days or self.workdays or self._own_wide)

    @property
    def empty(self) -> bool:
        """Whether it says nothing of its own."""
        bare = not (self.days or self.nths or self.told or self.note or self.workdays)
        return bare and not (self.comment or self._own_wide)

    @property
    def only_wide(self) -> bool:
        """Whether it tells when in the year, or how sure, and nothing else."""
        bare = not (self.days or self.nths or self.told or self.workdays)
        return bare and not self.empty

    @property
    def weekdays(self) -> set[str]:
        """The weekdays it speaks of; those of all the week where it names none."""
        if self.workdays and not self.days:
            return set(WEEK[:5])
        return {day for name in self.days for day in _weekdays(name)} or set(WEEK)

    @property
    def over_midnight(self) -> bool:
        """Whether it ends on the day after."""
        return any(len(span) > 1 and "00:00" < span[1] <= span[0] for span in self.spans)

    def to_osm(self, *, wished: bool) -> str:
        """Return the rule in OSM syntax; raises UnreadableError where something is missing."""
        self._check()
        days, note = ",".join(self._days()), self.note or self.wide.season
        if self.asked and not self.spans:
            note = note or WHICH_TIMES
        if self.spans and not wished and not (days or self.wide.dates or self.wide.school):
            note = note or WHICH_DAYS
        if self.wide.school:
            days = f"SH {days}".strip()
            note = IN_SCHOOL_HOLIDAYS if self.asked and not self.spans else note
        spans = "off" if self.off else ",".join(map(_span, self.spans))
        words = f'unknown "{note}"' if note else f'"{self.comment}"' if self.comment else ""
        return " ".join(filter(None, (self.wide.to_osm(), days, spans, words)))

    def _check(self) -> None:
        waits = self.dash or self.between or self.start or bool(self.nths)
        contradicts = self.off and bool(self.spans or self.note or self.comment)
        nowhen = self.off and not (self.days or self.wide or self.workdays)
        early = self.part in ("nachmittag", "abend") and any(s[0] < "12" for s in self.spans)
        unclear = self.unclear and not self.off and not self.wide
        if waits or contradicts or nowhen or early or unclear:
            raise UnreadableError
        if not self.told and not (self.note and self.days):
            raise UnreadableError
        if any(day.month == 0 for piece in self.wide.dates for day in piece):
            raise UnreadableError

    def _days(self) -> list[str]:
        if self.workdays and not self.days:
            return ["Mo-Fr"]
        if not self.wide.single_dates or not self.days:
            return self.days
        days = [piece[0] for piece in self.wide.dates]
        if any(day.year is None for day in days):
            return self.days
        met = {WEEK[date(d.year or 0, d.month, d.day).weekday()] for d in days}
        if met != self.weekdays:
            raise UnreadableError
        return []

    @property
    def _own_wide(self) -> bool:
        return bool(self.wide) and not self.carried

    def take_day(self, word: str) -> None:
        """Add a weekday, or end the range a dash began."""
        day = DAYS[word[:2]] if not word.startswith("sonna") else "Sa"
        if self.dash and (self.last is not Last.DAY or not self.days or "-" in self.days[-1]):
            raise UnreadableError
        if self.start or self.between:
            raise UnreadableError
        if self.dash:
            self._refuse_nth()
            self.days[-1] = f"{self.days[-1]}-{day}"
        else:
            self.add_day(day)
        self._took(Last.DAY)

    def add_day(self, name: str) -> None:
        """Add a day, with the numbers within the month that were said before it."""
        nth = f"[{','.join(map(str, self.nths))}]" if self.nths else ""
        if not nth:
            self._refuse_nth()
        if name + nth not in self.days:
            self.days.append(name + nth)
        self.nths = []
        self.comma = False

    def _refuse_nth(self) -> None:
        """The first Monday and Tuesday: nobody knows which Tuesday."""
        if any("[" in name for name in self.days):
            raise UnreadableError

    def take_nth(self, word: str) -> None:
        """Add the number of a weekday within the month."""
        if self.dash:
            raise UnreadableError
        stem = next((stem for stem in ORDINALS if word.startswith(stem)), "")
        self.nths.append(ORDINALS[stem] if stem else int(word[0]))

    def take_month(self, word: str) -> None:
        """Add a month, or end the range a dash began."""
        month = MONTHS[word[:3]]
        self._own()
        if self.dash and (self.last is not Last.MONTH or "-" in self.wide.months[-1]):
            raise UnreadableError
        if self.dash:
            self.wide.months[-1] += f"-{month}"
        else:
            self.wide.months.append(month)
        self._took(Last.MONTH)

    def take_date(self, word: str) -> None:
        """Add a day of the calendar, or end the range a dash began."""
        day = _day(word)
        self._own()
        if self.dash and (self.last is not Last.DATE or len(self.wide.dates[-1]) > 1):
            raise UnreadableError
        for piece in self.wide.dates:
            _complete(piece, day)
        if self.dash:
            self.wide.dates[-1] = _range(self.wide.dates[-1][0], day)
        else:
            self.wide.dates.append([day])
        self._took(Last.DATE)

    def take_day_number(self, word: str) -> None:
        """Add a day whose month is said later: 1. bis 15. August."""
        self._own()
        if self.dash:
            raise UnreadableError
        self.wide.dates.append([Day(int(word.rstrip(".")), 0)])
        self._took(Last.DATE)

    def take_time(self, word: str) -> None:
        """Add a time of day, or end the span a dash began."""
        clock = _clock(word)
        follows = self.last is Last.TIME and bool(self.spans)
        if self.ended or self.off or (follows and not self.dash and not self.comma):
            raise UnreadableError
        if self.dash:
            if not follows or len(self.spans[-1]) > 1:
                raise UnreadableError
            self.spans[-1].append(clock)
        else:
            self.spans.append([clock])
        self._took(Last.TIME)

    def take_part(self, word: str, *, wished: bool) -> None:
        """Take a part of the day: a time for a wish; beside the times of an offer, only words."""
        part = next(part for part in PARTS_OF_DAY if word.startswith(part))
        if wished:
            self.spans.append(PARTS_OF_DAY[part].split("-"))
            self._took(Last.TIME)
        self.part = part

    def take_open_end(self) -> None:
        """Note that nobody knows until when."""
        if not self.spans:
            raise UnreadableError
        if len(self.spans[-1]) == 2:
            self.spans[-1].append("+")

    def take_comma(self) -> None:
        """Let the next word stand beside the last one, or end "zwischen 14 und 16"."""
        if self.between and self.last is Last.TIME:
            self.between, self.dash = False, True
            return
        if self.dash or self.start:
            raise UnreadableError
        self.comma = True

    def take_dash(self) -> None:
        """Let the next word end a range."""
        if self.dash:
            raise UnreadableError
        self.dash = True

    def _own(self) -> None:
        if self.start or self.between:
            raise UnreadableError
        if self.carried:
            self.wide, self.carried = Wide(), False
        self.wide.season = ""

    def _took(self, last: Last) -> None:
        self.dash, self.comma, self.start, self.last = False, False, False, last


def are_apart(one: Rule, other: Rule) -> bool:
    """Tell whether no span of one rule touches one of the other."""
    return all(
        a[-1] <= b[0] or b[-1] <= a[0]
        for a in map(_ends, one.spans)
        for b in map(_ends, other.spans)
    )


def _ends(span: list[str]) -> list[str]:
    start, end = span[0], span[1] if len(span) == 2 else "48:00"
    return [start, "48:00" if end <= start else end]


def _weekdays(name: str) -> list[str]:
    first, _, last = name.split("[")[0].partition("-")
    if "," in name or first not in WEEK:
        return [day for part in name.split("[")[0].split(",") for day in WEEK if part == day]
    start, end = WEEK.index(first), WEEK.index(last or first)
    return [WEEK[n % 7] for n in range(start, end + (8 if end < start else 1))]


def _day(word: str) -> Day:
    found = DATE.match(word)
    if not found:
        raise UnreadableError
    month = int(found[2]) if found[2] else list(dict.fromkeys(MONTHS.values())).index(
        MONTHS[found[3].lower()]) + 1  # fmt: skip
    year = int(found[4]) if found[4] else None
    year = 2000 + year if year is not None and year < 100 else year
    return _checked(Day(int(found[1]), month, year))


def _checked(day: Day) -> Day:
    try:
        date(day.year or LEAP_YEAR, day.month, day.day)
    except ValueError as error:
        raise UnreadableError from error
    return day


def _complete(piece: list[Day], by: Day) -> None:
    """Give days said before their month what the first full date says."""
    for day in piece:
        if day.month == 0:
            day.month, day.year = by.month, by.year
            _checked(day)


def _range(first: Day, last: Day) -> list[Day]:
    if last.year and not first.year:
        later = (first.month, first.day) > (last.month, last.day)
        first.year = last.year - 1 if later else last.year
    if first.year and not last.year:
        raise UnreadableError
    return [first, last]


def _month_name(number: int) -> str:
    return list(dict.fromkeys(MONTHS.values()))[number - 1]


def _clock(word: str) -> str:
    hour, minute = int(word[: 2 if word[1:2].isdigit() else 1]), int(word[-2:])
    minute = minute if len(word) > 2 else 0
    if hour > 24 or minute > 59:
        raise UnreadableError
    return f"{hour:02}:{minute:02}"


def _span(clocks: list[str]) -> str:
    if len(clocks) == 1:
        return f"{clocks[0]}+"
    return f"{clocks[0]}-{clocks[1]}{'+' if len(clocks) > 2 else ''}"

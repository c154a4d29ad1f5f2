"""Opening times in words."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sozialmap.core.hour_rules import Rule, Span, find_rules
from sozialmap.core.hours import (
    Interval,
    asks_in_school_holidays,
    find_intervals,
    is_valid,
)
from sozialmap.core.model import Hours
from sozialmap.text.numbers import MONTHS as MONTH_NAMES
from sozialmap.text.translator import N_, Translator

DAYS = {
    "Mo": N_("Mon"), "Tu": N_("Tue"), "We": N_("Wed"), "Th": N_("Thu"), "Fr": N_("Fri"),
    "Sa": N_("Sat"), "Su": N_("Sun"), "PH": N_("public holidays"), "SH": N_("school holidays"),
}  # fmt: skip
LONG_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
MONTHS = dict(
    zip(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        MONTH_NAMES,
        strict=True,
    )
)
NTHS = {
    "Jan": N_("January"), "Feb": N_("February"), "Mar": N_("March"), "Apr": N_("April"),
    "May": N_("May"), "Jun": N_("June"), "Jul": N_("July"), "Aug": N_("August"),
    "Sep": N_("September"), "Oct": N_("October"), "Nov": N_("November"), "Dec": N_("December"),
}  # fmt: skip
NTHS = {
    "1": N_("1st"), "2": N_("2nd"), "3": N_("3rd"), "4": N_("4th"), "5": N_("5th"),
    "-1": N_("last"), "-2": N_("last but one"),
}  # fmt: skip
DAY = re.compile(r"([A-Z][a-zH])(?:-([A-Z][a-z]))?(?:\[([-\d,]+)\])?")
NAMES = tuple(MONTHS)
PARTS_OF_DATES = re.compile(
    r"(?:(?P<year>\d{4})\s+)?(?P<month>[A-Z][a-z]{2})(?:\s+(?P<day>\d{1,2}))?"
    r"(?:-(?:(?P<end_year>\d{4})\s+)?(?P<end_month>[A-Z][a-z]{2})?(?:\s*(?P<end_day>\d{1,2}))?)?"
)
WEEKS = re.compile(r"week\s*(\d{1,2})(?:-(\d{1,2}))?(?:/(\d))?$")
MINUTES_OF_A_DAY = 24 * 60
NIGHT_ENDS = timedelta(hours=24 + 6)
"""What ends at six in the morning still belongs to the evening before."""
ASKING = re.compile(r"(?i)frag|ask|vereinbarung|appointment|anruf|call")
"""Comments that say already that one has to ask."""


def describe_hours(hours: Hours, _: Translator) -> list[str]:
    """Return opening times as lines of words; what cannot be told in words stays as written."""
    if not hours.known or not is_valid(hours.osm):
        return [hours.text] if hours.text else []
    lines = [_describe_rule(rule, _) for rule in find_rules(hours.osm)]
    return lines if lines and all(lines) else [hours.text or hours.osm]


def describe_week(osm: str, monday: date, _: Translator) -> list[str]:
    """Return one line for each day of a week, with what is known of it."""
    start = datetime.combine(monday, time())
    if not is_valid(osm):
        pieces = [Interval(start, start + timedelta(days=7), known=False)]
    else:
        pieces = find_intervals(osm, start - timedelta(days=1), start + timedelta(days=8))
    asked = _("in school holidays please ask") if asks_in_school_holidays(osm) else ""
    return [_describe_day(pieces, monday + timedelta(days=n), asked, _) for n in range(7)]


def describe_next_opening(osm: str, now: datetime, _: Translator) -> str:
    """Return when it opens next within four weeks, or "" where nobody knows.

    Where it may open before that, by appointment or every other week, this is said too.
    """
    pieces = find_intervals(osm, now, now + timedelta(days=28))
    piece = next((piece for piece in pieces if piece.known), None)
    if piece is None:
        return ""
    if piece.start <= now:
        return _open_now(piece, now, _)
    told = _(
        "opens on {day}, {date}, {clock}",
        day=_(LONG_DAYS[piece.start.weekday()]),
        date=_day_and_month(piece.start, _),
        clock=_clock_of(piece.start, _),
    )
    return _("{opening}; perhaps earlier, please ask", opening=told) if piece != pieces[0] else told


def _open_now(piece: Interval, now: datetime, _: Translator) -> str:
    clock = _clock_of(piece.end, _)
    if piece.end - now > timedelta(days=2):
        return _("open now")
    if piece.end.date() > now.date() and piece.end.time() > time():
        return _(
            "open now until {day}, {clock}", day=_(LONG_DAYS[piece.end.weekday()]), clock=clock
        )
    return _("open now until {clock}", clock=_until(piece.end, _))


def _describe_rule(rule: Rule, _: Translator) -> str:
    """Return a rule in words, or "" where it cannot be told."""
    if rule.text != rule.to_osm() and not _is_understood(rule):
        return ""
    wide = _wide(rule.wide, _)
    if wide is None:
        return ""
    when = " ".join(part for part in (wide, _days(rule, _)) if part)
    if rule.state in {"off", "closed"}:
        told = _("{days} closed", days=when).strip()
        return f"{told} ({rule.comment})" if rule.comment else told
    times = _("around the clock") if rule.always else _spans(rule.spans, _)
    unsure = rule.state == "unknown" or not (times or rule.state or not rule.comment)
    if not times and unsure:
        return _unsure_days(rule, when, _)
    times = times or _("all day")
    told = " ".join(part for part in (when, times) if part)
    remark = _remark(rule.comment, _) if unsure else rule.comment
    return f"{told} ({remark})" if remark else told


def _is_understood(rule: Rule) -> bool:
    return bool(rule.wide or rule.days or rule.spans or rule.state or rule.comment or rule.always)


def _unsure_days(rule: Rule, when: str, _: Translator) -> str:
    words = rule.comment or _("please ask")
    if rule.days.startswith("SH") and re.search(r"(?i)ferien|holiday", words):
        alone = rule.days == "SH" and not rule.wide
        return words if alone else f"{when} {_('please ask')}"
    return " ".join(part for part in (when, words) if part)


def _remark(comment: str, _: Translator) -> str:
    if not comment:
        return _("please ask")
    return comment if ASKING.search(comment) else _("{remark} – please ask", remark=comment)


def _days(rule: Rule, _: Translator) -> str:
    school = re.match(r"SH(?:\s+|$)", rule.days)
    told = [_day(name, _) for name in rule.day_ranges]
    if school:
        return " ".join([_("in school holidays"), *told[1:]][: len(told)])
    return ", ".join(told)


def _day(written: str, _: Translator) -> str:
    found = DAY.match(written)
    if not found:
        return written
    first, last, nths = found.groups()
    if nths:
        told = [_(NTHS.get(nth, nth)) for nth in _numbers(nths)]
        return _("every {nth} {day} of the month", nth=_joined(told, _), day=_(DAYS[first]))
    return f"{_(DAYS[first])}–{_(DAYS[last])}" if last else _(DAYS[first])


def _numbers(nths: str) -> list[str]:
    """Return 1,3 and also 1-3 one by one."""
    found = []
    for nth in nths.split(","):
        ends = re.fullmatch(r"(\d)-(\d)", nth)
        found += [str(n) for n in range(int(ends[1]), int(ends[2]) + 1)] if ends else [nth]
    return found


def _wide(written: str, _: Translator) -> str | None:
    """Return months, dates and weeks in words, or None where they cannot be told."""
    dates, week, weeks = written.partition("week")
    told = [_dates(piece.strip(), _) for piece in dates.split(",") if piece.strip(" :")]
    told += [_weeks(f"{week}{weeks}".strip(), _)] if week else []
    return None if None in told else ", ".join(filter(None, told))


def _dates(written: str, _: Translator) -> str | None:
    found = PARTS_OF_DATES.fullmatch(written.rstrip(": "))
    if not found or found["month"] not in MONTHS or (found["end_month"] or "Jan") not in MONTHS:
        return None
    first = _date(found["year"], found["month"], found["day"], _)
    if "-" not in written:
        return first
    last_month = found["end_month"] or found["month"]
    last = _date(found["end_year"] or found["year"], last_month, found["end_day"], _)
    return f"{first}–{last}"


def _date(year: str | None, month: str, day: str | None, _: Translator) -> str:
    if day and _.tag == "de":
        return f"{int(day)}.{NAMES.index(month) + 1}.{year or ''}"
    return " ".join(filter(None, (day and str(int(day)), _(MONTHS[month]), year)))


def _day_and_month(moment: datetime, _: Translator) -> str:
    if _.tag == "de":
        return f"{moment:%d.%m.}"
    return f"{moment.day} {_(MONTHS[NAMES[moment.month - 1]])}"


def _weeks(written: str, _: Translator) -> str | None:
    found = WEEKS.fullmatch(written)
    if not found:
        return None
    first, last, step = found.groups()
    if step == "2" and int(last or 0) >= 52:
        return _("even weeks:") if int(first) % 2 == 0 else _("odd weeks:")
    weeks = f"{int(first)}–{int(last)}" if last else f"{int(first)}"
    return None if step else _("calendar weeks {weeks}:", weeks=weeks)


def _spans(spans: tuple[Span, ...], _: Translator) -> str:
    told = [_span(span, _) for span in spans]
    if not told:
        return ""
    for number, span in enumerate(spans[:-1]):
        if span.end and span.open_end:
            told[number] = _("{times} (open end)", times=told[number])
    times = _("{times} o’clock", times=_joined(told, _))
    return _("{times}, open end", times=times) if spans[-1].end and spans[-1].open_end else times


def _span(span: Span, _: Translator) -> str:
    start, end = _clock(span.start[:-3], span.start[-2:], _), span.end
    if not end:
        return _("from {clock}", clock=start)
    closes = _clock(f"{int(end[:2]) % 24 if end > '24:00' else int(end[:2])}", end[3:], _)
    return f"{start}–{closes}"


def _clock(hour: str, minute: str, _: Translator) -> str:
    """Return 14 or 14:30 where „Uhr“ follows, else 14:00."""
    short = minute == "00" and _.tag == "de"
    return str(int(hour)) if short else f"{int(hour)}:{minute}"


def _clock_of(moment: datetime, _: Translator) -> str:
    return _("{times} o’clock", times=_clock(f"{moment:%H}", f"{moment:%M}", _))


def _joined(words: list[str], _: Translator) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def _until(moment: datetime, _: Translator) -> str:
    midnight = (moment.hour, moment.minute) == (0, 0)
    if midnight:
        return _("{times} o’clock", times=_clock("24", "00", _))
    return _clock_of(moment, _)


def _describe_day(pieces: list[Interval], day: date, asked: str, _: Translator) -> str:
    name = _(LONG_DAYS[day.weekday()])
    here = [cut for piece in pieces if (cut := _on_day(piece, day))]
    sure = [piece for piece in here if piece.known or (asked and not piece.comment)]
    remarks = [piece.comment for piece in sure if piece.comment] + ([asked] if sure else [])
    unsure = _unsure_times([piece for piece in here if piece not in sure], sure, day, _)
    told = dict.fromkeys(filter(None, [_sure_times(sure, _), *remarks, *unsure]))
    return f"{name}: {', '.join(told) or _('closed')}"


def _sure_times(sure: list[Interval], _: Translator) -> str:
    if any(piece.minutes >= MINUTES_OF_A_DAY for piece in sure):
        return _("around the clock")
    times = [_short_span(piece, _) for piece in sure]
    return _("{times} o’clock", times=_joined(times, _)) if times else ""


def _unsure_times(
    unsure: list[Interval], sure: list[Interval], day: date, _: Translator
) -> list[str]:
    """Return words for the times when it is perhaps open, in short where that is all the rest."""
    rest = sum(piece.minutes for piece in (*unsure, *sure)) >= MINUTES_OF_A_DAY
    if unsure and sure and rest and len({piece.comment for piece in unsure}) == 1:
        return [_("otherwise {remark}", remark=_remark(unsure[0].comment, _))]
    return [_perhaps(piece, sure, day, _) for piece in unsure]


def _on_day(piece: Interval, day: date) -> Interval | None:
    """Return what of a piece is told on a day: a night is told on the evening it begins."""
    midnight = datetime.combine(day, time())
    evening = datetime.combine(piece.start.date(), time())
    if piece.end <= evening + NIGHT_ENDS:
        return piece if evening == midnight else None
    start, end = max(piece.start, midnight), min(piece.end, midnight + timedelta(days=1))
    return replace(piece, start=start, end=end) if start < end else None


def _perhaps(piece: Interval, sure: list[Interval], day: date, _: Translator) -> str:
    """Return words for a time when it is perhaps open."""
    midnight = datetime.combine(day, time())
    ends_late = piece.end >= midnight + timedelta(days=1)
    if not piece.comment and any(one.end == piece.start for one in sure):
        return _("perhaps longer")
    if piece.start == midnight and ends_late:
        return _remark(piece.comment, _)
    told = (
        _("from {clock}", clock=_clock_of(piece.start, _))
        if ends_late
        else _("{times} o’clock", times=_short_span(piece, _))
    )
    return f"{told} ({_remark(piece.comment, _)})"


def _short_span(piece: Interval, _: Translator) -> str:
    ends = ("24", "00") if piece.end.time() == time() else (f"{piece.end:%H}", f"{piece.end:%M}")
    return f"{_clock(f'{piece.start:%H}', f'{piece.start:%M}', _)}–{_clock(*ends, _)}"

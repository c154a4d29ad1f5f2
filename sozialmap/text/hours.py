"""Opening times in words."""

import re
from datetime import date, datetime, time, timedelta

from sozialmap.core.hours import Interval, find_intervals, is_valid
from sozialmap.core.model import Hours
from sozialmap.text.translator import N_, Translator

DAYS = {
    "Mo": N_("Mon"), "Tu": N_("Tue"), "We": N_("Wed"), "Th": N_("Thu"), "Fr": N_("Fri"),
    "Sa": N_("Sat"), "Su": N_("Sun"), "PH": N_("public holidays"), "SH": N_("school holidays"),
}  # fmt: skip
LONG_DAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
MONTHS = {
    "Jan": N_("January"), "Feb": N_("February"), "Mar": N_("March"), "Apr": N_("April"),
    "May": N_("May"), "Jun": N_("June"), "Jul": N_("July"), "Aug": N_("August"),
    "Sep": N_("September"), "Oct": N_("October"), "Nov": N_("November"), "Dec": N_("December"),
}  # fmt: skip
NTHS = {
    "1": N_("1st"), "2": N_("2nd"), "3": N_("3rd"), "4": N_("4th"), "5": N_("5th"),
    "-1": N_("last"),
}  # fmt: skip
RULE = re.compile(
    r"^(?:(?P<months>[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?)\s+)?"
    r"(?P<days>(?:[A-Z][a-zH](?:-[A-Z][a-z])?(?:\[[-\d,]+\])?,?\s?)+)?\s*"
    r"(?P<spans>(?:\d\d:\d\d(?:-\d\d:\d\d)?\+?(?:,\s?)?)+)?\s*"
    r"(?P<state>off|closed|unknown|open)?\s*(?:\"(?P<comment>[^\"]*)\")?$"
)
DAY = re.compile(r"([A-Z][a-zH])(?:-([A-Z][a-z]))?(?:\[([-\d,]+)\])?")
SPAN = re.compile(r"(\d\d):(\d\d)(?:-(\d\d):(\d\d))?(\+)?")
PARTS = re.compile(r"\s*(?:;|\|\||,\s+(?=[A-Z][a-z]))\s*")


def describe_hours(hours: Hours, _: Translator) -> list[str]:
    """Return opening times as lines of words; what cannot be told in words stays as written."""
    if not hours.known or not is_valid(hours.osm):
        return [hours.text] if hours.text else []
    if hours.osm.strip() == "24/7":
        return [_("around the clock")]
    lines = [_describe_rule(rule, _) for rule in PARTS.split(hours.osm) if rule]
    return [line for line in lines if line] if all(lines) else [hours.text or hours.osm]


def describe_week(osm: str, monday: date, _: Translator) -> list[str]:
    """Return one line for each day of a week, with what is known of it."""
    start = datetime.combine(monday, time())
    pieces = find_intervals(osm, start, start + timedelta(days=7))
    return [_describe_day(pieces, monday + timedelta(days=n), _) for n in range(7)]


def describe_next_opening(osm: str, now: datetime, _: Translator) -> str:
    """Return when it opens next within four weeks, or "" where nobody knows."""
    pieces = find_intervals(osm, now, now + timedelta(days=28))
    piece = next((piece for piece in pieces if piece.known), None)
    if piece is None:
        return ""
    if piece.start <= now:
        return _("open now until {clock}", clock=_clock_of(piece.end, _))
    day = _(LONG_DAYS[piece.start.weekday()])
    return _(
        "opens on {day}, {date}, {clock}",
        day=day,
        date=f"{piece.start:%d.%m.}",
        clock=_clock_of(piece.start, _),
    )


def _describe_rule(rule: str, _: Translator) -> str:
    found = RULE.match(rule.strip())
    if not found:
        return ""
    days = _days(found["days"] or "", _)
    months = _months(found["months"] or "", _)
    if found["state"] == "unknown" or (found["comment"] and not found["spans"]):
        words = found["comment"] or _("not known")
        return " ".join(part for part in (months, days, words) if part)
    if found["state"] in {"off", "closed"}:
        return _("{days} closed", days=days or months).strip()
    spans = _spans(found["spans"] or "", _)
    told = " ".join(part for part in (months, days, spans) if part)
    return f"{told} ({found['comment']})" if found["comment"] else told


def _days(written: str, _: Translator) -> str:
    told = []
    nth_seen = ""
    for first, last, nths in DAY.findall(written):
        day = _(DAYS[first]) if first in DAYS else first
        if nths:
            nth_seen = _joined([_(NTHS.get(nth, nth)) for nth in nths.split(",")], _)
            day = _("every {nth} {day} of the month", nth=nth_seen, day=day)
        told.append(f"{day}–{_(DAYS[last])}" if last in DAYS else day)
    return ", ".join(told)


def _months(written: str, _: Translator) -> str:
    return "–".join(_(MONTHS[m]) if m in MONTHS else m for m in filter(None, written.split("-")))


def _spans(written: str, _: Translator) -> str:
    told = []
    for hour, minute, end_hour, end_minute, open_end in SPAN.findall(written):
        start = _clock(hour, minute)
        if end_hour:
            told.append(f"{start}–{_clock(end_hour, end_minute)}")
        else:
            told.append(_("from {clock}", clock=start) if open_end else start)
    return _("{times} o’clock", times=_joined(told, _)) if told else ""


def _clock(hour: str, minute: str) -> str:
    return str(int(hour)) if minute == "00" else f"{int(hour)}:{minute}"


def _clock_of(moment: datetime, _: Translator) -> str:
    return _("{times} o’clock", times=_clock(f"{moment:%H}", f"{moment:%M}"))


def _joined(words: list[str], _: Translator) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


def _describe_day(pieces: list[Interval], day: date, _: Translator) -> str:
    name = _(LONG_DAYS[day.weekday()])
    here = [piece for piece in pieces if piece.start.date() == day]
    known = [f"{_short(p.start)}–{_short(p.end)}" for p in here if p.known]
    unsure = [piece.comment or _("please ask") for piece in here if not piece.known]
    times = [_("{times} o’clock", times=_joined(known, _))] if known else []
    told = ", ".join([*times, *dict.fromkeys(unsure)]) or _("closed")
    return f"{name}: {told}"


def _short(moment: datetime) -> str:
    if (moment.hour, moment.minute) == (0, 0):
        return "24"
    return _clock(f"{moment:%H}", f"{moment:%M}")

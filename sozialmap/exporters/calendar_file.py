"""The first visit as a calendar file (RFC 5545): the public offer, and nothing of the person."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from sozialmap.core.model import Offer
from sozialmap.core.plan import Appointment
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.text.entries import describe_title, describe_where
from sozialmap.text.translator import Translator

ZONE = ZoneInfo("Europe/Berlin")
PRODUCT = "-//sozialmap//DE"


def to_calendar(
    offer: Offer, when: Appointment, _: Translator, *, now: datetime, url: str = ""
) -> bytes:
    """Return the visit as a calendar with one event; `url` is that of the public entry, if any.

    A day without a time is a whole day; an end that nobody knows is not made up.
    """
    shared = share_offer(offer, Audience.PUBLIC)
    event = Event()
    event.add("uid", f"{uuid4()}@sozialmap")  # by chance: it leads back to nobody
    event.add("dtstamp", now)
    event.add("summary", describe_title(shared, _))
    for name, value in _moments(when).items():
        event.add(name, value)
    for name, text in (("location", describe_where(shared, _)), ("url", url)):
        if text:
            event.add(name, text)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    year = when.day.year
    calendar.add_missing_timezones(first_date=date(year, 1, 1), last_date=date(year + 1, 1, 1))
    return bytes(calendar.to_ical())


def _moments(when: Appointment) -> dict[str, date]:
    if when.start is None:
        return {"dtstart": when.day, "dtend": when.day + timedelta(days=1)}
    start = datetime.combine(when.day, when.start, ZONE)
    if when.end is None:
        return {"dtstart": start}
    last_day = when.day if when.end > when.start else when.day + timedelta(days=1)
    return {"dtstart": start, "dtend": datetime.combine(last_day, when.end, ZONE)}

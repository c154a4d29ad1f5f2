"""The diary file of a first visit, and the names of sections."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.model import Asset, Contact
from sozialmap.core.places import Address
from sozialmap.core.plan import Appointment
from sozialmap.exporters.calendar_file import to_calendar
from sozialmap.exporters.plan_sections import find_sections, read_sections
from tests.conftest import CHECKOUT, make_offer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = date(2026, 12, 1)
FORMS = CHECKOUT / "data" / "plan_sections.toml"


def read(file):
    return icalendar.Calendar.from_ical(file)


def event_of(german, when, **values):
    (event,) = read(to_calendar(make_offer(**values), when, german, now=NOW)).walk("VEVENT")
    return event


def test_a_visit_is_in_local_time_and_the_zone_comes_along(german):
    file = to_calendar(make_offer(), Appointment(DAY, time(9), time(9, 45)), german, now=NOW)
    (event,) = read(file).walk("VEVENT")

    assert b"DTSTART;TZID=Europe/Berlin:20261201T090000" in file
    assert b"BEGIN:VTIMEZONE" in file
    assert event["dtstart"].dt.utcoffset() == timedelta(hours=1)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)


def test_in_summer_the_zone_says_so(german):
    event = event_of(german, Appointment(date(2027, 7, 1), time(9)))

    assert event["dtstart"].dt.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("when", "end"),
    [
        (Appointment(DAY), date(2026, 12, 2)),
        (Appointment(DAY, time(9)), None),
        (Appointment(DAY, time(22), time(1)), "2026-12-02 01:00"),
    ],
    ids=["whole-day", "end-unknown", "over-midnight"],
)
def test_an_end_is_never_made_up(when, end, german):
    found = event_of(german, when).get("dtend")

    told = found and (f"{found.dt:%Y-%m-%d %H:%M}" if when.start else found.dt)
    assert told == end


def test_it_holds_the_public_offer_and_nothing_else(german):
    asset = Asset("Verein", address=Address("Weg 1", "63999", "Ort"), contact=Contact(person="Uwe"))
    event = event_of(german, Appointment(DAY, time(9)), asset=asset, notes={"Intern": "Uwe"})

    assert set(event) == {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "LOCATION"}
    assert event["location"] == "Weg 1, 63999 Ort"
    assert b"Uwe" not in event.to_ical()


def test_a_title_cannot_bring_lines_of_its_own(german):
    title = "Treff\r\nATTENDEE:mailto:x@example.org\r\n;,\\"

    event = event_of(german, Appointment(DAY), title=title)

    assert "ATTENDEE" not in event
    assert "x@example.org" in event["summary"]


def test_two_files_of_one_visit_cannot_be_linked(german):
    one, other = (event_of(german, Appointment(DAY))["uid"] for _ in range(2))

    assert one != other


def test_the_forms_of_the_project_can_be_read():
    forms = read_sections(FORMS)

    assert find_sections(forms).code == "neutral"
    assert find_sections(forms, "pit_hessen_2023").wish.startswith("4 ")


def test_an_unknown_form_names_the_known_ones():
    with pytest.raises(InputError) as caught:
        find_sections(read_sections(FORMS), "bei_nrw")

    assert "neutral" in caught.value.values["known"]


@pytest.mark.parametrize(
    "content",
    ["", "form = 3", "[[form]]\ncode = 'x'", "form = []", "]]]", "\ud800"],
    ids=["empty", "number", "incomplete", "none", "no-toml", "no-utf8"],
)
def test_a_broken_file_is_told(content, tmp_path):
    file = tmp_path / "forms.toml"
    file.write_bytes(content.encode("utf-8", "surrogatepass"))

    with pytest.raises(InputError, match=r"plan\.sections"):
        read_sections(file)

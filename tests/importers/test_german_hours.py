"""Opening times as leaflets write them; the table beside this file is written and read by eye."""

import csv
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.hours import find_intervals, is_valid
from sozialmap.importers.german_hours import read_hours, read_wished_times
from tests.conftest import CHECKOUT

MONDAY = datetime(2026, 11, 23)
SUNDAY_NIGHT = datetime(2026, 11, 30)
WORDS = (
    "Mo", "Di", "dienstags", "Freitag", "jeden", "1.", "und", "3.", "im Monat", "letzten", "10",
    "12", "14.30", "–", "bis", ",", ";", "\n", "(", ")", "außer", "Ferien", "feiertags",
    "geschlossen", "nach Vereinbarung", "und n. V.", "ab", "24.12.", "1.8.2026", "April",
    "im Winter", "alle zwei Wochen", "gerade KW", "täglich", "werktags", "Sonn- und Feiertage",
    "Uhr", "in den Ferien", "Ruhetag", "bitte fragen", "Ende offen", "zwischen", "abends", "31.2.",
)  # fmt: skip


def table():
    path = Path(__file__).with_name("german_hours.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["osm"]) for row in csv.DictReader(file)]


READABLE = [(text, osm) for text, osm in table() if osm]
UNREADABLE = [text for text, osm in table() if not osm]


@pytest.mark.parametrize(("text", "osm"), READABLE)
def test_a_leaflet_is_read(text, osm):
    assert read_hours(text).osm == osm
    assert is_valid(osm)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_not_understood_to_the_last_word_stays_text(text):
    hours = read_hours(text)

    assert (hours.osm, hours.text) == ("", text)


def test_the_documentation_shows_the_table():
    page = (CHECKOUT / "docs" / "opening_times.md").read_text(encoding="utf-8")
    shown = [line for line in page.splitlines() if line.startswith("| ") and "`" in line]

    assert shown == [
        f"| {text.replace(chr(10), '<br>')} | `{osm.replace('|', chr(92) + '|') or 'text'}` |"
        for text, osm in table()
    ]


def week(text):
    """The week of 23 November 2026 (calendar week 48), a question mark where nobody knows."""
    return [
        f"{piece.start:%a %H:%M}-{piece.end:%H:%M}{'' if piece.known else '?'}"
        for piece in find_intervals(read_hours(text).osm, MONDAY, SUNDAY_NIGHT)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Di und Do 14–17 Uhr", ["Tue 14:00-17:00", "Thu 14:00-17:00"]),
        ("Di 10–12 Uhr, Di und Do 14–17 Uhr",
         ["Tue 10:00-12:00", "Tue 14:00-17:00", "Thu 14:00-17:00"]),
        ("Fr 20–2 Uhr, Sa 10–14 Uhr", ["Fri 20:00-02:00", "Sat 10:00-14:00"]),
        ("jeden 4. Mittwoch im Monat 15–17 Uhr", ["Wed 15:00-17:00"]),
        ("letzter Freitag im Monat 19–22 Uhr", ["Fri 19:00-22:00"]),
        ("jeden 1. und 3. Mittwoch im Monat 15–17 Uhr", []),
        ("gerade KW: Mo 10–12 Uhr", ["Mon 10:00-12:00"]),
        ("ungerade KW: Mo 10–12 Uhr", []),
        ("Mo 10–12 Uhr, alle zwei Wochen", ["Mon 10:00-12:00?"]),
        ("jeden zweiten Dienstag 15–17 Uhr", ["Tue 15:00-17:00?"]),
        ("April bis Oktober Di 10–18 Uhr", []),
        ("Oktober bis April Di 10–18 Uhr", ["Tue 10:00-18:00"]),
        ("im Winter Di 10–12 Uhr", ["Tue 10:00-12:00?"]),
        ("Di 14–17 Uhr (außer Ferien)", ["Tue 14:00-17:00?"]),
        ("nur in den Schulferien Di 10–14 Uhr", ["Tue 10:00-14:00?"]),
        ("Di 14–17 Uhr (nach Vereinbarung)", ["Tue 14:00-17:00?"]),
        ("Di 14–17 Uhr und nach Vereinbarung",
         ["Mon 00:00-14:00?", "Tue 14:00-17:00", "Tue 17:00-00:00?"]),
        ("Mo 9–12 Uhr, Sa nach Vereinbarung", ["Mon 09:00-12:00", "Sat 00:00-00:00?"]),
        ("in der Regel Di 14–17 Uhr", ["Tue 14:00-17:00?"]),
        ("Do ab 18 Uhr", ["Thu 18:00-04:00?"]),
        ("Sa 18–22 Uhr, Ende offen", ["Sat 18:00-22:00", "Sat 22:00-06:00?"]),
        ("täglich außer Mo, Di, Mi, Do, Fr 10–18 Uhr", ["Sat 10:00-18:00", "Sun 10:00-18:00"]),
        ("Fr 27.11.2026, 15–18 Uhr", ["Fri 15:00-18:00"]),
        ("25.11. geschlossen; Di–Do 9–10 Uhr", ["Tue 09:00-10:00", "Thu 09:00-10:00"]),
        ("Mo Ruhetag, Mo–Mi 9–10 Uhr", ["Tue 09:00-10:00", "Wed 09:00-10:00"]),
    ],
)  # fmt: skip
def test_the_week_is_what_a_person_expects(text, expected):
    assert week(text) == expected


def test_a_saturday_is_perhaps_a_workday():
    assert week("werktags 9–10 Uhr")[-2:] == ["Fri 09:00-10:00", "Sat 09:00-10:00?"]


@pytest.mark.parametrize("day", ["2026-04-03", "2026-06-04", "2026-05-01"])
@pytest.mark.parametrize(
    "text",
    ["Mo–Fr 9–17 Uhr, feiertags geschlossen", "Feiertage geschlossen, täglich 9–17 Uhr",
     "Mo–Fr 9–17 Uhr (außer an Feiertagen)", "Sa, So und feiertags geschlossen, Mo–Fr 7–16 Uhr"],
)  # fmt: skip
def test_public_holidays_of_hessen_are_closed(text, day):
    at = datetime.fromisoformat(f"{day}T12:00")

    assert find_intervals(read_hours(text).osm, at, at.replace(hour=13)) == []


@pytest.mark.parametrize("text", ["Mo-Fr", "Sa", "Apr-Oct", "2026"])
def test_days_without_a_time_are_not_open_all_day(text):
    assert not any(piece.known for piece in find_intervals(read_hours(text).osm, MONDAY,
                                                           SUNDAY_NIGHT))  # fmt: skip


def test_only_a_closed_day_says_nothing_of_the_others():
    assert week("Mi geschlossen") == ["Mon 00:00-00:00?", "Thu 00:00-00:00?"]


@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_what_is_read_is_valid(text):
    for osm in (read_hours(text).osm, read_wished_times(text)):
        assert not osm or is_valid(osm)


@given(st.text(max_size=600))
def test_no_text_is_too_strange(text):
    assert read_hours(text).text == text.replace("\u00a0", " ").strip()
    read_wished_times(text)


@pytest.mark.parametrize(
    "piece", ["Mo ", "1", "Mo,", '"', "(", " ", "außer ", "und ", "nach ", "Tel. 0 ", "\x00", "–"]
)
@pytest.mark.parametrize("length", [499, 10_000])
def test_a_long_text_does_not_hang(piece, length):
    text = (piece * length)[:length] + "x"
    started = time.perf_counter()

    read_hours(text)

    assert time.perf_counter() - started < 1

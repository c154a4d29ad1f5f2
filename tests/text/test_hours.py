"""Opening times in words: a rule, a week, the next opening."""

import csv
import json
import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.model import Hours
from sozialmap.importers.german_hours import read_hours
from sozialmap.text.hours import describe_hours, describe_next_opening, describe_week
from sozialmap.text.translator import load_translator
from tests.conftest import CHECKOUT, hours

MONDAY = date(2026, 11, 23)
GERMAN = load_translator("de")
PIECES = (
    "Mo", "Tu-Fr", "PH", "SH", "Sa,Su", "We[1,3]", "Fr[-1]", "10:00-12:00", "18:00+",
    "20:00-02:00+", "24/7", "off", "unknown", "open", '"x; y"', '"', ";", ",", "||", "Apr-Oct",
    "Dec 24-Jan 06", "2026 Aug 01", "week 2-52/2", "sunrise-sunset", "easter", "99:99", "Feb 30",
    "10:00-48:00", "/30", "-1 day", "Di", "Uhr",
)  # fmt: skip
NOT_BACK_TO_THE_SAME = frozenset[str]()
"""Texts of the table whose words, read again, give other times; none today."""


def table():
    path = CHECKOUT / "tests" / "importers" / "german_hours.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file) if row["osm"]]


@pytest.mark.parametrize("text", table())
def test_words_read_again_give_the_same_times(text):
    read = read_hours(text)

    told = "; ".join(describe_hours(read, GERMAN))

    assert (read_hours(told).osm == read.osm) == (text not in NOT_BACK_TO_THE_SAME)


@pytest.mark.parametrize(
    ("osm", "told"),
    [
        ("Tu 14:00-17:00", ["Di 14–17 Uhr"]),
        ("Mo-Fr 8:30-12:00,14:00-18:00; Sa off", ["Mo–Fr 8:30–12 und 14–18 Uhr", "Sa geschlossen"]),
        ("Mo, We 10:00-12:00", ["Mo, Mi 10–12 Uhr"]),
        ("Mo-Sa 10:00-04:00, PH,Su 12:00-04:00", ["Mo–Sa 10–4 Uhr", "Feiertage, So 12–4 Uhr"]),
        ("Apr-Oct: Mo-Fr 10:00-19:00", ["April–Oktober Mo–Fr 10–19 Uhr"]),
        ("Mar 29-Oct 27 Su 09:50-18:30; May 01 off",
         ["29.3.–27.10. So 9:50–18:30 Uhr", "1.5. geschlossen"]),
        ("2026 Dec 24-26 off", ["24.12.2026–26.12.2026 geschlossen"]),
        ("week 1-53/2 We 10:00-12:00", ["ungerade Kalenderwochen: Mi 10–12 Uhr"]),
        ("Mo[1-3] 10:00-11:00", ["jeden 1., 2. und 3. Mo im Monat 10–11 Uhr"]),
        ("Fr[-1] 19:00+", ["jeden letzten Fr im Monat ab 19 Uhr"]),
        ("Sa 22:00-26:00", ["Sa 22–2 Uhr"]),
        ("SH Mo-Fr 10:00-14:00", ["in den Schulferien Mo–Fr 10–14 Uhr"]),
        ('Tu 14:00-16:00 unknown "alle zwei Wochen"',
         ["Di 14–16 Uhr (alle zwei Wochen – bitte fragen)"]),
        ('Tu 14:00-17:00 || unknown "nach Vereinbarung"', ["Di 14–17 Uhr", "nach Vereinbarung"]),
        ('Mo 10:00-12:00 "a; b"', ["Mo 10–12 Uhr (a; b)"]),
        ("24/7", ["rund um die Uhr"]),
        ("Mo-Fr", ["Mo–Fr ganztags"]),
        ("sunrise-sunset", ["sunrise-sunset"]),
        ("easter off", ["easter off"]),
    ],
)  # fmt: skip
def test_a_rule_in_words(german, osm, told):
    assert describe_hours(hours(osm), german) == told


def test_what_cannot_be_read_stays_as_written(german):
    assert describe_hours(Hours("", "wenn die Sonne scheint"), german) == ["wenn die Sonne scheint"]
    assert describe_hours(Hours("", ""), german) == []


def told_week(osm, monday=MONDAY):
    """Return the days that are not closed."""
    lines = describe_week(osm, monday, GERMAN)
    assert [line.split(":")[0] for line in lines] == [
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ]  # fmt: skip
    return [line for line in lines if not line.endswith(": geschlossen")]


@pytest.mark.parametrize(
    ("osm", "told"),
    [
        ("Tu 10:00-12:00,14:00-17:00", ["Dienstag: 10–12 und 14–17 Uhr"]),
        ("Fr,Su 20:00-03:00", ["Freitag: 20–3 Uhr", "Sonntag: 20–3 Uhr"]),
        ("Fr 00:00-24:00; Sa 00:00-12:00", ["Freitag: rund um die Uhr", "Samstag: 0–12 Uhr"]),
        ('Tu 14:00-17:00; SH unknown "in den Ferien bitte fragen"',
         ["Dienstag: 14–17 Uhr, in den Schulferien bitte fragen"]),
        ("Tu 14:00-17:00; SH off", ["Dienstag: 14–17 Uhr, in den Schulferien bitte fragen"]),
        ('Mo 10:00-12:00; Sa unknown "nach Vereinbarung"',
         ["Montag: 10–12 Uhr", "Samstag: nach Vereinbarung"]),
        ('Tu 14:00-16:00 unknown "alle zwei Wochen"',
         ["Dienstag: 14–16 Uhr (alle zwei Wochen – bitte fragen)"]),
        ('Tu 14:00-17:00 "mit Anmeldung"', ["Dienstag: 14–17 Uhr, mit Anmeldung"]),
        ("Th 18:00+", ["Donnerstag: ab 18 Uhr (bitte fragen)"]),
        ("Fr 18:00-22:00+", ["Freitag: 18–22 Uhr, vielleicht länger"]),
    ],
)  # fmt: skip
def test_a_week_in_words(osm, told):
    assert told_week(osm) == told


def test_by_appointment_fills_the_rest_of_the_week():
    week = told_week('Tu 14:00-17:00 || unknown "nach Vereinbarung"')

    assert week[:2] == ["Montag: nach Vereinbarung", "Dienstag: 14–17 Uhr, sonst nach Vereinbarung"]
    assert len(week) == 7


def test_corpus_christi_is_a_holiday_in_the_week():
    week = describe_week("Mo-Fr 09:00-17:00; PH off", date(2026, 6, 1), GERMAN)

    assert week[3:5] == ["Donnerstag: geschlossen", "Freitag: 9–17 Uhr"]


@pytest.mark.parametrize("osm", ["", "wenn die Sonne scheint"])
def test_a_week_nobody_knows_is_not_closed(osm):
    assert {line.split(": ")[1] for line in told_week(osm)} == {"bitte fragen"}


@pytest.mark.parametrize(
    ("osm", "now", "told"),
    [
        ("Tu 14:00-17:00", "2026-11-24T13:00", "öffnet am Dienstag, 24.11., 14 Uhr"),
        ("Tu 14:00-17:00", "2026-11-24T15:00", "jetzt offen bis 17 Uhr"),
        ("Tu 14:00-17:00", "2026-11-24T17:00", "öffnet am Dienstag, 01.12., 14 Uhr"),
        ("We[1] 18:00-20:00", "2026-11-24T17:00", "öffnet am Mittwoch, 02.12., 18 Uhr"),
        ("Th 09:00-12:00; PH off", "2026-06-03T12:00", "öffnet am Donnerstag, 11.06., 9 Uhr"),
        ("Fr 20:00-03:00", "2026-11-27T21:00", "jetzt offen bis Samstag, 3 Uhr"),
        ("Fr 20:00-03:00", "2026-11-28T01:00", "jetzt offen bis 3 Uhr"),
        ("Tu 10:00-24:00", "2026-11-24T15:00", "jetzt offen bis 24 Uhr"),
        ("24/7", "2026-11-24T15:00", "jetzt offen"),
        ('Tu 14:00-17:00 || unknown "nach Vereinbarung"', "2026-11-23T12:00",
         "öffnet am Dienstag, 24.11., 14 Uhr; vielleicht früher, bitte fragen"),
        ('unknown "nach Vereinbarung"', "2026-11-23T12:00", ""),
        ('Tu 14:00-16:00 unknown "alle zwei Wochen"', "2026-11-23T12:00", ""),
        ("Tu 14:00-17:00; SH off", "2026-11-23T12:00", ""),
        ("Apr-Oct Tu 14:00-17:00", "2026-11-23T12:00", ""),
        ("", "2026-11-23T12:00", ""),
        ("wenn die Sonne scheint", "2026-11-23T12:00", ""),
    ],
)  # fmt: skip
def test_the_next_opening(german, osm, now, told):
    assert describe_next_opening(osm, datetime.fromisoformat(now), german) == told


strange = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
)


@given(strange)
def test_no_times_are_too_strange(osm):
    describe_hours(Hours(osm, osm), GERMAN)
    assert len(describe_week(osm, MONDAY, GERMAN)) == 7
    describe_next_opening(osm, datetime(2026, 11, 23, 11), GERMAN)


@pytest.mark.parametrize("piece", ["Mo ", "Mo,", '"', "10:00-12:00,", "Mo 10:00-12:00, ", "\x00"])
@pytest.mark.parametrize("length", [1000, 10_000])
def test_a_long_text_does_not_hang(piece, length):
    text = (piece * length)[:length]
    started = time.perf_counter()

    describe_hours(Hours(text, text), GERMAN)
    describe_week(text, MONDAY, GERMAN)

    assert time.perf_counter() - started < 2


@pytest.mark.external
def test_real_values_are_told_in_words(shared):
    """241 of 242 today; the last one has a second time of day with a state of its own."""
    path = shared / "data" / "opening_hours" / "dev.jsonl"
    values = [json.loads(line)["value"] for line in path.read_text(encoding="utf-8").splitlines()]

    as_written = [v for v in values if describe_hours(hours(v), GERMAN) == [v]]

    assert len(as_written) / len(values) <= 0.02, as_written

"""Opening times: when something is open, and when nobody knows."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.hours import Answer, find_intervals, is_valid, overlap_minutes, state_between

TUESDAY = date(2026, 11, 24)


def test_by_appointment_is_neither_open_nor_shut():
    for osm in ('"nach Vereinbarung"', 'unknown "nach Vereinbarung"'):
        at = datetime(2026, 11, 24, 14)
        assert state_between(osm, at, at.replace(hour=15)) is Answer.UNKNOWN
        assert overlap_minutes(osm, "24/7", TUESDAY) == 0


def test_holidays_of_hessen_count():
    corpus_christi = datetime(2026, 6, 4, 12)
    open_at_noon = state_between(
        "Mo-Su 10:00-18:00; PH off", corpus_christi, corpus_christi.replace(hour=13)
    )
    assert open_at_noon is Answer.NO


def test_school_holidays_make_times_a_question():
    osm = 'Tu 14:00-17:00; SH unknown "bitte fragen"'
    at = datetime(2026, 11, 24, 14)
    assert state_between(osm, at, at.replace(hour=15)) is Answer.UNKNOWN


def test_an_open_end_is_unknown():
    found = find_intervals("Tu 18:00+", datetime(2026, 11, 24), datetime(2026, 11, 25))
    assert [piece.known for piece in found] == [False]


def test_the_longest_piece_in_common_counts():
    assert overlap_minutes("Tu 14:00-17:00", "Tu 16:40-20:00", TUESDAY) == 20
    assert overlap_minutes("Tu 14:00-17:00; We 09:00-10:00", "Tu,We 09:00-16:00", TUESDAY) == 120
    assert overlap_minutes("We[1] 18:00-20:00", "We 17:00-19:00", TUESDAY) == 60


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    find_intervals(text, datetime(2026, 11, 24), datetime(2026, 11, 25))
    is_valid(text)


@pytest.mark.external
def test_real_values_give_the_expected_intervals(shared):
    """Neighbouring pieces of one kind are joined on both sides before they are compared."""
    right = []
    for line in (
        (shared / "data" / "opening_hours" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    ):
        case = json.loads(line)
        found = find_intervals(case["value"], datetime(2026, 3, 31), datetime(2026, 4, 5))
        pieces = [(f"{p.start:%FT%H:%M}", f"{p.end:%FT%H:%M}", p.known) for p in found]
        expected = [(start, end, state == "open") for start, end, state, _ in case["intervals"]]
        right.append(joined(pieces) == joined(expected))

    assert sum(right) / len(right) >= 0.98


def joined(pieces):
    merged = []
    for start, end, known in pieces:
        if merged and merged[-1][1] == start and merged[-1][2] == known:
            merged[-1] = (merged[-1][0], end, known)
        else:
            merged.append((start, end, known))
    return merged

"""Opening times: when something is open, and when nobody knows."""

import json
import time
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.hours import (
    Answer,
    find_intervals,
    has_unknown,
    is_unsure,
    is_valid,
    overlap_minutes,
    state_between,
)

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


def intervals(osm, first="2026-11-23", last="2026-11-30"):
    found = find_intervals(osm, datetime.fromisoformat(first), datetime.fromisoformat(last))
    return [
        f"{p.start:%a %H:%M}-{p.end:%H:%M}{'' if p.known else '?'} {p.comment}".strip()
        for p in found
    ]


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("Tu 14:00-17:00 || unknown", ["Mon 00:00-14:00?", "Tue 14:00-17:00", "Tue 17:00-00:00?"]),
        ('Tu 14:00-17:00; PH off || Sa unknown "n. V."',
         ["Tue 14:00-17:00", "Sat 00:00-00:00? n. V."]),
        ("SH Mo 10:00-14:00", ["Mon 10:00-14:00?"]),
        ("Mo 14:00-18:00; SH Mo 10:00-12:00", ["Mon 10:00-12:00?", "Mon 14:00-18:00?"]),
        ("PH Mo-Fr 10:00-12:00", []),
        ("PH,SH off; Mo 10:00-12:00", ["Mon 10:00-12:00?"]),
        ("SH off", ["Mon 00:00-00:00?"]),
        ("Fr 18:00-22:00+", ["Fri 18:00-22:00", "Fri 22:00-06:00?"]),
        ("Mo 11:30-15:00+,17:30-22:00",
         ["Mon 11:30-15:00", "Mon 15:00-17:30?", "Mon 17:30-22:00"]),
        ("Tu 14:00-24:00+", ["Tue 14:00-00:00", "Wed 00:00-08:00?"]),
        ('Tu 14:00+ unknown "x"', ["Tue 14:00-00:00? x"]),
        ("Mo sunrise-sunset", ["Mon 07:00-19:00?"]),
        ('Mo "a; b"; Tu 9:00-10:00', ["Mon 00:00-00:00? a; b", "Tue 09:00-10:00"]),
        ('Nov "a"', ["Mon 00:00-00:00? a"]),
    ],
)  # fmt: skip
def test_traps_of_the_library(osm, expected):
    assert intervals(osm) == expected


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("Mo-Su 10:00-18:00; PH off", []),
        ("Mo-Sa 10:00-18:00, PH,Su 12:00-14:00", ["Thu 12:00-14:00"]),
        ("Mo-Su 10:00-18:00; PH 11:00-12:00", ["Thu 11:00-12:00"]),
        ("Mo-Su 10:00-18:00; May-Jun PH off", ["Thu 00:00-00:00?"]),
        ("Mo-Su 10:00-18:00; PH Sa 11:00-12:00", ["Thu 00:00-00:00?"]),
        ("Mo-Su 10:00-18:00; PH -1 day off", ["Thu 00:00-00:00?"]),
        ('Mo-Su 10:00-18:00 "PH"', ["Thu 10:00-18:00 PH"]),
    ],
)
def test_corpus_christi(osm, expected):
    """What cannot be carried over to the holiday of the Land is unknown there."""
    assert intervals(osm, "2026-06-04", "2026-06-05") == expected


PIECES = (
    "Mo", "Tu-Fr", "PH", "SH", "Sa,Su", "We[1,3]", "10:00-12:00", "18:00+", "20:00-02:00+",
    "24:00-26:00", "24/7", "off", "unknown", "open", '"x; y"', '"', ";", ",", "||", "Apr-Oct",
    "Dec 24-Jan 06", "2026 Aug 01", "week 2-52/2", "sunrise-sunset", "easter", "-1 day", "99:99",
    "(sunset+01:00)", "Feb 30", "48:00", "10:00-48:00", "/30",
)  # fmt: skip
strange = st.one_of(
    st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
)


@given(strange)
def test_no_text_is_too_strange(text):
    start, end = datetime(2026, 11, 23), datetime(2026, 11, 30)

    found = find_intervals(text, start, end)

    times = [moment for piece in found for moment in (piece.start, piece.end)]
    assert times == sorted(times)
    assert all(start <= moment <= end for moment in times)
    assert is_valid(text) or (found == [] and has_unknown(text))
    assert not (is_unsure(text) and any(piece.known for piece in found))


@given(strange, strange)
def test_no_two_texts_are_too_strange(offered, wished):
    assert overlap_minutes(offered, wished, TUESDAY) >= 0


@pytest.mark.parametrize("piece", ["Mo ", "1", "Mo,", '"', "10:00-12:00,", "Mo 10:00-12:00, "])
@pytest.mark.parametrize("length", [1000, 10_000])
def test_a_long_text_does_not_hang(piece, length):
    text = (piece * length)[:length]
    started = time.perf_counter()

    find_intervals(text, datetime(2026, 11, 23), datetime(2026, 11, 30))
    overlap_minutes(text, text, TUESDAY)

    assert time.perf_counter() - started < 2


def real_values(shared):
    path = shared / "data" / "opening_hours" / "dev.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found_in(case):
    """Karfreitag lies within these days."""
    return find_intervals(case["value"], datetime(2026, 3, 31), datetime(2026, 4, 5))


@pytest.mark.external
def test_real_values_give_the_expected_intervals(shared):
    """Neighbouring pieces of one kind are joined on both sides before they are compared."""
    wrong = []
    cases = real_values(shared)
    for case in cases:
        pieces = [(f"{p.start:%FT%H:%M}", f"{p.end:%FT%H:%M}", p.known) for p in found_in(case)]
        expected = [(start, end, state == "open") for start, end, state, _ in case["intervals"]]
        if joined(pieces) != joined(expected):
            wrong.append(case["value"])

    assert 1 - len(wrong) / len(cases) >= 0.98, wrong


@pytest.mark.external
def test_a_comment_or_an_unknown_never_counts_as_open(shared):
    for case in real_values(shared):
        unknown = [(a, b) for a, b, state, _ in case["intervals"] if state == "unknown"]
        for piece in found_in(case):
            start, end = f"{piece.start:%FT%H:%M}", f"{piece.end:%FT%H:%M}"
            assert not (piece.known and any(a < end and start < b for a, b in unknown)), case


def joined(pieces):
    merged = []
    for start, end, known in pieces:
        if merged and merged[-1][1] == start and merged[-1][2] == known:
            merged[-1] = (merged[-1][0], end, known)
        else:
            merged.append((start, end, known))
    return merged

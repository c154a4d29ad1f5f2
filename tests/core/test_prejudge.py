"""The columns say of every offer what the rules say of it alone."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialmap.core.columns import Candidate, Columns
from sozialmap.core.distance import unit_vectors
from sozialmap.core.hours import overlap_minutes, read_wished
from sozialmap.core.matching import match_offers
from sozialmap.core.model import Barrier, Fact, Value
from sozialmap.core.openness import judge
from sozialmap.core.places import Place
from sozialmap.core.prejudge import FILTERS, OUTCOMES, Asked, prejudge
from sozialmap.core.reach import Travel
from sozialmap.core.time_masks import SLOT_MIN, TimeMasks
from sozialmap.core.ways import find_ways, take_ways
from sozialmap.core.wishes import Mode, Need, Wish
from tests.conftest import TODAY, make_offer
from tests.core.any_wish import OFFERED_TIMES, WISHED_TIMES, questions
from tests.core.openness_cases import CASES

positions = st.builds(Place, st.floats(-90, 90), st.floats(-180, 180))


def candidate(offer):
    return Candidate(offer, {}, frozenset())


def ask(columns, wish, today=TODAY, ways=None):
    return Asked(
        wish,
        columns.on(today),
        ways or find_ways(columns.positions, columns.vectors, wish.start, wish.mode),
        read_wished(wish.times, today) if wish.times else None,
    )


def minutes_of(asked, row):
    found = asked.ways.minutes(np.array([row]))[0]
    return None if np.isnan(found) else float(found)


def assert_alike(asked, codes, rows):
    for row, code in zip(rows, codes, strict=True):
        offer = asked.day.columns.offers[row]
        verdict = judge(offer, asked.wish, today=asked.day.today, minutes=minutes_of(asked, row))
        assert (OUTCOMES[code], FILTERS[code]) == (verdict.outcome, verdict.filter), offer


@settings(max_examples=200, deadline=None)
@given(questions())
def test_columns_and_rules_agree(question):
    some, wish = question
    columns = Columns([candidate(offer) for offer in some])
    asked = ask(columns, wish)
    rows = np.arange(len(some))

    assert_alike(asked, prejudge(asked, rows), rows)


@settings(max_examples=30, deadline=None)
@given(questions(), st.dates(date(2026, 1, 1), date(2029, 1, 1)))
def test_they_agree_on_any_day_and_for_any_rows(question, today):
    some, wish = question
    columns = Columns([candidate(offer) for offer in some])
    columns.on(TODAY).prepare()
    asked = ask(columns, wish, today)
    rows = np.arange(len(some))[::-2]

    assert_alike(asked, prejudge(asked, rows), rows)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_case_of_the_document(case):
    columns = Columns([candidate(case.offer)])
    minutes = np.array([np.nan if case.minutes is None else case.minutes])
    ways = take_ways(Travel(minutes, minutes, np.array([False])))

    code = prejudge(ask(columns, case.wish, ways=ways), np.array([0]))[0]

    assert OUTCOMES[code] is case.outcome


@pytest.mark.parametrize("wished", [times for times in WISHED_TIMES if times])
def test_masks_of_times_find_half_an_hour_in_one_piece(wished):
    masks = TimeMasks(OFFERED_TIMES, TODAY)

    found = masks.find_common(read_wished(wished, TODAY)).tolist()

    assert found == [overlap_minutes(osm, wished, TODAY) >= SLOT_MIN for osm in OFFERED_TIMES]


@pytest.mark.parametrize("mode", [Mode.WALK, Mode.BIKE, Mode.TRANSIT])
def test_a_row_further_than_the_reach_by_a_hair_is_out_of_reach(mode):
    start = Place(50.1, 8.7)
    at = [
        make_offer(asset=replace(make_offer().asset, place=Place(50.1, 8.7 + k / 1e4)))
        for k in range(400)
    ]
    columns = Columns([candidate(offer) for offer in at])
    ways = find_ways(columns.positions, columns.vectors, start, mode)
    rows = np.arange(len(at))
    exactly = ways.minutes(rows)[::40]
    for limit in (-1.0, 0.0, *exactly, *np.nextafter(exactly, 0), 1e9, np.inf):
        beyond, nowhere = ways.reach(rows, limit)
        assert beyond.tolist() == (ways.minutes(rows) > limit).tolist()
        assert not nowhere.any()


@given(positions, positions, st.floats(-1, 40_000), st.sampled_from(Mode))
def test_a_way_by_its_chord_is_as_long_as_by_its_arc(start, there, limit, mode):
    at = np.array([(there.lat, there.lon), (np.nan, np.nan)])
    ways = find_ways(at, unit_vectors(at), start, mode)
    rows = np.arange(2)
    for exactly in (
        limit,
        *(float(ways.minutes(rows)[0]) * near for near in (1, 1 - 1e-15, 1 - 1e-6)),
    ):
        beyond, nowhere = ways.reach(rows, exactly)
        assert beyond.tolist() == (ways.minutes(rows) > exactly).tolist()
        assert nowhere.tolist() == [False, True]


def test_a_fact_that_changes_is_seen_by_a_new_index_only():
    free = Fact(Barrier.STEPS, Value.FREE, checked_on=TODAY)
    wish = Wish(needs=(Need(Barrier.STEPS),))
    before = match_offers([candidate(make_offer())], wish, [], wish_words=frozenset(), today=TODAY)
    after = match_offers(
        [candidate(make_offer(facts=(free,)))], wish, [], wish_words=frozenset(), today=TODAY
    )

    assert [m.verdict.outcome for m in (*before.shown, *after.shown)] == ["ask", "open"]

"""The ways to entries: by the network where it is known, estimated elsewhere, none to online."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.distance import (
    distance_m,
    distances_m,
    estimate_min,
    estimate_radius_m,
    estimates_min,
)
from sozialmap.core.matching import Candidate, match_offers
from sozialmap.core.model import Asset, Presence
from sozialmap.core.places import Place
from sozialmap.core.reach import Travel, join_travel
from sozialmap.core.wishes import MinutesKind, Mode, Outcome, Wish
from tests.conftest import TODAY, make_offer

START = Place(50.1, 8.7)
NEAR = Place(50.103, 8.7)
modes = st.sampled_from(tuple(Mode))


def match(travel, *assets, **wish):
    candidates = [Candidate(make_offer(asset=asset), {}, frozenset()) for asset in assets]
    answer = match_offers(
        candidates, Wish(start=START, **wish), (),
        wish_words=frozenset(), today=TODAY, travel=travel,
    )  # fmt: skip
    return {one.offer.asset.name: one for one in answer.matches}


def one_way(minutes, *, by_network=True):
    return Travel(np.array([minutes]), np.array([333.6]), np.array([by_network]))


def test_minutes_of_the_network_take_the_place_of_the_estimate():
    asset = Asset("Verein", place=NEAR)

    found = match(one_way(21.34), asset)["Verein"]
    assert (found.minutes, found.minutes_kind, found.distance_m) == (21.3, "network", 334)

    guessed = match(None, asset)["Verein"]
    assert guessed.minutes == round(estimate_min(distance_m(START, NEAR), Mode.WALK), 1)
    assert guessed.minutes_kind is MinutesKind.ESTIMATE


def test_who_must_go_over_the_bridge_may_be_out_of_reach():
    asset = Asset("Verein", place=NEAR)

    assert match(None, asset, minutes=10)["Verein"].verdict.outcome is Outcome.OPEN
    assert match(one_way(21), asset, minutes=10)["Verein"].verdict.outcome is Outcome.ABSENT


def test_a_bad_day_makes_ways_longer():
    asset = Asset("Verein", place=NEAR)

    found = match(one_way(8.0), asset, minutes=10, pace=1.5)["Verein"]

    assert found.minutes == 12
    assert found.verdict.outcome is Outcome.ABSENT


@pytest.mark.parametrize("presence", [Presence.ONLINE, Presence.HOME], ids=str)
def test_nobody_goes_to_what_is_online_or_comes_home(presence):
    asset = Asset("Verein", place=NEAR, presence=presence)
    travel = join_travel(
        START, Mode.WALK, np.array([NEAR.lat]), np.array([NEAR.lon]), np.array([False]),
        np.array([4.0]),
    )  # fmt: skip

    for ways in (travel, None):
        found = match(ways, asset, minutes=1)["Verein"]
        assert (found.minutes, found.distance_m) == (None, None)
        assert found.verdict.outcome is Outcome.OPEN


def test_where_the_network_leads_nowhere_minutes_are_estimates():
    lats, lons = np.array([50.103, 50.103, np.nan]), np.array([8.7, 8.71, np.nan])
    visited = np.array([True, True, False])

    travel = join_travel(START, Mode.WALK, lats, lons, visited, np.array([9.0, np.inf, np.inf]))

    guessed = estimate_min(distance_m(START, Place(50.103, 8.71)), Mode.WALK)
    assert travel.minutes[:2].tolist() == pytest.approx([9.0, guessed])
    assert travel.by_network.tolist() == [True, False, False]
    assert travel.metres[0] == pytest.approx(333.6, abs=0.1)
    assert np.isnan(travel.minutes[2])
    assert np.isnan(travel.metres[2])


def test_in_a_wheelchair_a_place_without_a_known_way_is_asked_about():
    asset = Asset("Verein", place=NEAR)
    travel = join_travel(
        START, Mode.WHEELCHAIR, np.array([NEAR.lat]), np.array([NEAR.lon]), np.array([True]),
        np.array([np.inf]),
    )  # fmt: skip

    found = match(travel, asset, mode=Mode.WHEELCHAIR, minutes=30)["Verein"]

    assert (found.minutes, found.distance_m) == (None, 334)
    assert found.verdict.outcome is Outcome.ASK
    assert "way_unknown" in [reason.code for reason in found.verdict.missing]


def test_rides_know_no_timetable_and_stay_estimates():
    travel = join_travel(
        START, Mode.TRANSIT, np.array([50.2]), np.array([8.7]), np.array([True]), np.array([33.0])
    )

    assert (travel.minutes[0], travel.by_network[0]) == (33.0, False)


@given(st.floats(49, 51), st.floats(8, 9), modes)
def test_many_estimates_are_what_each_alone_is(lat, lon, mode):
    alone = distance_m(START, Place(lat, lon))

    metres = distances_m(START, np.array([lat]), np.array([lon]))

    assert metres[0] == pytest.approx(alone, abs=1e-3)
    assert estimates_min(metres, mode)[0] == pytest.approx(estimate_min(alone, mode), abs=1e-4)


@given(st.floats(0, 240), modes)
def test_the_estimated_radius_is_where_the_minutes_are_used_up(minutes, mode):
    assert estimate_min(estimate_radius_m(minutes, mode), mode) == pytest.approx(minutes)


def test_to_an_asset_without_a_place_there_is_no_way():
    found = match(None, Asset("Verein"))["Verein"]

    assert (found.minutes, found.distance_m) == (None, None)

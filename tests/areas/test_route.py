"""The way between two places, as a line of the streets."""

import itertools

import pytest

from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

HERE = Place(50.1002, 8.7005)
THERE = Place(50.1022, 8.7035)


def length_m(route):
    return sum(distance_m(a, b) for a, b in itertools.pairwise(route))


@pytest.fixture
def reach(town_house):
    return town_house.reach(town_house.area())


def test_the_line_begins_and_ends_where_it_was_asked_and_keeps_to_the_streets(reach):
    route = reach.route(HERE, THERE, Mode.WALK)

    assert (route[0], route[-1]) == (HERE, THERE)
    assert len(route) > 2
    network = reach.router.network
    nodes = set(zip(network.lats.tolist(), network.lons.tolist(), strict=True))
    assert {(place.lat, place.lon) for place in route[1:-1]} <= nodes


def test_the_line_is_as_long_as_the_minutes_say(reach):
    route = reach.route(HERE, THERE, Mode.WALK)
    router = reach.router
    minutes = router.search(HERE, Mode.WALK).minutes(router.anchor(Mode.WALK, [THERE]))[0]

    assert length_m(route) / 75 == pytest.approx(minutes, rel=0.25)


def test_on_one_street_it_is_a_straight_line(reach):
    route = reach.route(Place(50.1002, 8.7014), Place(50.1002, 8.7016), Mode.WALK)

    assert length_m(route) < 40


def test_there_is_none_far_from_streets_and_none_for_rides(reach):
    assert reach.route(HERE, Place(50.5, 9.5), Mode.WALK) == []
    assert reach.route(HERE, THERE, Mode.TRANSIT) == []

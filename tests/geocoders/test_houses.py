"""Where a house number stands, on a street that runs north with odd numbers in the west."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place, Quality
from sozialmap.geocoders.houses import House, locate_house, reaches

WEST, EAST = 8.700, 8.701


def house(number: int, letter: str = "", last: int | None = None) -> House:
    return House(number, letter, last, "99901", where(number))


def where(number: float, side: int | None = None) -> Place:
    odd = (number if side is None else side) % 2
    return Place(50 + number / 10_000, WEST if odd else EAST)


STREET = [house(n) for n in (1, 3, 7, 11)] + [house(n) for n in (2, 4, 12)] + [house(20, "", 24)]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(5, where(5)), (9, where(9)), (6, where(6)), (8, where(8)), (16, where(16))],
    ids=["odd", "odd-later", "even", "even-later", "even-wide-gap"],
)
def test_a_missing_number_stands_between_the_neighbours_of_its_own_side(number, expected):
    spot = locate_house(STREET, number, "", None)

    assert spot.quality is Quality.INTERPOLATED
    assert distance_m(spot.place, expected) < 1


def test_one_side_tells_nothing_about_the_other():
    only_even = [house(2), house(4), house(12)]

    assert locate_house(only_even, 5, "", None) is None
    assert not reaches(only_even, 5)


def test_a_number_next_to_the_last_is_put_beside_it_and_one_further_off_is_unknown():
    assert locate_house(STREET, 13, "", None).place == where(11)
    assert locate_house(STREET, 13, "", None).quality is Quality.INTERPOLATED
    assert locate_house(STREET, 15, "", None) is None


def test_a_number_within_a_recorded_range_is_that_house_on_its_side_only():
    assert locate_house(STREET, 22, "", None).quality is Quality.HOUSE
    assert locate_house(STREET, 21, "", None) is None


def test_the_house_itself_goes_before_a_range_that_begins_with_its_number():
    far_range = House(4, "", 30, "", Place(51, 9))

    assert locate_house([far_range, house(4)], 4, "", None).place == where(4)


def test_a_range_is_a_house_only_if_both_ends_are_recorded():
    assert locate_house(STREET, 1, "", 3).quality is Quality.HOUSE
    assert distance_m(locate_house(STREET, 1, "", 3).place, where(2, side=1)) < 1
    assert locate_house(STREET, 3, "", 5).quality is Quality.INTERPOLATED


def test_an_unknown_letter_is_a_guess_and_said():
    spot = locate_house(STREET, 4, "b", None)

    assert (spot.quality, spot.notes) == (Quality.INTERPOLATED, ("letter_unknown",))


def test_a_number_recorded_twice_is_put_where_most_are():
    twice = [house(4), house(4), House(4, "", None, "", Place(51, 9))]

    assert locate_house(twice, 4, "", None).place == where(4)


@given(st.sets(st.integers(1, 60)), st.integers(1, 60))
def test_a_guess_is_never_a_house_and_lies_on_the_street(numbers, asked):
    houses = [house(number) for number in sorted(numbers)]
    spot = locate_house(houses, asked, "", None)

    if asked in numbers:
        assert spot.quality is Quality.HOUSE
    elif spot:
        assert spot.quality is Quality.INTERPOLATED
        assert min(numbers) <= (spot.place.lat - 50) * 10_000 + 1e-6
        assert (spot.place.lat - 50) * 10_000 <= max(numbers) + 1e-6

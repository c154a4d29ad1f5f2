"""Where a house number stands in its street."""

from collections.abc import Sequence
from dataclasses import dataclass

from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place, Quality

NEXT_DOOR = 2
"""How far beyond the last known number of its side a number may be put beside it."""


@dataclass(frozen=True, slots=True)
class House:
    """One known house number; `last` is the end of a range such as 12–14."""

    number: int
    letter: str
    last: int | None
    postcode: str
    place: Place

    def covers(self, number: int) -> bool:
        """Whether a number is this one, or lies in its range on its side of the street."""
        end = self.last or self.number
        return self.number <= number <= end and (number - self.number) % 2 == 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A position with its grade and remarks."""

    quality: Quality
    place: Place
    notes: tuple[str, ...] = ()


def locate_house(
    houses: Sequence[House], number: int, letter: str, last: int | None
) -> Spot | None:
    """Return where a number stands, or None where nothing near it is known.

    HOUSE only for a number that is recorded; everything else is INTERPOLATED.
    """
    exact = _recorded(houses, number, letter, last)
    if exact:
        return Spot(Quality.HOUSE, _middle(exact) if last else _most_central(exact))
    same = [house for house in houses if house.covers(number)]
    if same:
        return Spot(Quality.INTERPOLATED, same[0].place, ("letter_unknown",))
    return _between(houses, number)


def reaches(houses: Sequence[House], number: int) -> bool:
    """Tell whether a number is recorded, or lies between two of its side of the street."""
    low, high = _neighbours(houses, number)
    return bool(low and high) or any(house.covers(number) for house in houses)


def _recorded(houses: Sequence[House], number: int, letter: str, last: int | None) -> list[House]:
    if last:
        ends = [h for h in houses if h.number in (number, last) and not h.letter]
        whole = [h for h in ends if h.number == number and h.last == last]
        return whole or (ends if {h.number for h in ends} == {number, last} else [])
    plain = [house for house in houses if house.number == number and house.letter == letter]
    if plain or letter:
        return [house for house in plain if not house.last] or plain
    return [house for house in houses if house.last and house.covers(number)]


def _between(houses: Sequence[House], number: int) -> Spot | None:
    low, high = _neighbours(houses, number)
    if low and high:
        share = (number - low.number) / (high.number - low.number)
        return Spot(Quality.INTERPOLATED, _mix(low.place, high.place, share))
    end = low or high
    if end and abs(end.number - number) <= NEXT_DOOR:
        return Spot(Quality.INTERPOLATED, end.place)
    return None


def _neighbours(houses: Sequence[House], number: int) -> tuple[House | None, House | None]:
    side = [house for house in houses if house.number % 2 == number % 2]
    low = max((h for h in side if h.number < number), key=lambda h: h.number, default=None)
    high = min((h for h in side if h.number > number), key=lambda h: h.number, default=None)
    return low, high


def _mix(low: Place, high: Place, share: float) -> Place:
    return Place(low.lat + share * (high.lat - low.lat), low.lon + share * (high.lon - low.lon))


def _most_central(houses: Sequence[House]) -> Place:
    """Return the one nearest to the others, where a number is recorded more than once."""
    places = [house.place for house in houses]
    return min(places, key=lambda place: sum(distance_m(place, other) for other in places))


def _middle(houses: Sequence[House]) -> Place:
    count = len(houses)
    return Place(sum(h.place.lat for h in houses) / count, sum(h.place.lon for h in houses) / count)

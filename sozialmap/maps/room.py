"""Room on a drawing: who comes first keeps their place."""

from collections.abc import Iterable
from math import cos, floor, hypot, inf, pi, radians, sin

Spot = tuple[float, float]
RINGS = 6
DIRECTIONS = 12


class Room:
    """Discs of one size that must not overlap; texts are rows of discs. All in pixels."""

    def __init__(self, size: float) -> None:
        """Start empty; `size` is how far two centres must be apart."""
        self.size = size
        self._cells: dict[tuple[int, int], list[Spot]] = {}

    def take(self, spots: Iterable[Spot]) -> bool:
        """Take the spots, all or none; tell whether they were free."""
        wanted = list(spots)
        if not all(map(self._is_free, wanted)):
            return False
        self.block(wanted)
        return True

    def block(self, spots: Iterable[Spot]) -> None:
        """Take the spots, free or not."""
        for spot in spots:
            self._cells.setdefault(self._cell(spot), []).append(spot)

    def take_near(self, spot: Spot, beside: float = 0.0, *, right: float = inf) -> Spot:
        """Take the free spot that is nearest, or the spot itself where all around is taken.

        It takes another one so far beside it, unless that is 0, and goes no further than `right`.
        """
        for ring in range(RINGS):
            for step in range(DIRECTIONS if ring else 1):
                turn = 2 * pi * step / DIRECTIONS
                away = ring * self.size * 1.01
                near = (spot[0] + away * cos(turn), spot[1] + away * sin(turn))
                also = [(near[0] + beside, near[1])] if beside else []
                if near[0] <= right and self.take([near, *also]):
                    return near
        return spot

    def _cell(self, spot: Spot) -> tuple[int, int]:
        return floor(spot[0] / self.size), floor(spot[1] / self.size)

    def _is_free(self, spot: Spot) -> bool:
        column, row = self._cell(spot)
        around = ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        return all(
            hypot(spot[0] - other[0], spot[1] - other[1]) >= self.size
            for cell in around
            for other in self._cells.get(cell, ())
        )


def text_spots(middle: Spot, width: float, height: float, angle: float = 0.0) -> list[Spot]:
    """Return the discs that a text covers, its angle in degrees, clockwise."""
    count = max(1, round(width / height))
    along = [(number + 0.5) / count * width - width / 2 for number in range(count)]
    turn = radians(angle)
    return [(middle[0] + a * cos(turn), middle[1] + a * sin(turn)) for a in along]

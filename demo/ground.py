"""Keeps track of the ground that is taken."""

from collections.abc import Iterator

import shapely

CELL_M = 60.0


class Ground:
    """Shapes that nothing else may stand on."""

    def __init__(self) -> None:
        """Start with empty ground."""
        self._cells: dict[tuple[int, int], list[shapely.Geometry]] = {}

    def take(self, shape: shapely.Geometry) -> None:
        """Mark a shape as taken."""
        for cell in _cells(shape):
            self._cells.setdefault(cell, []).append(shape)

    def is_free(self, shape: shapely.Geometry, gap_m: float = 0.0) -> bool:
        """Return whether nothing taken lies within a gap of a shape."""
        return all(
            shapely.distance(other, shape) > gap_m if gap_m else not _overlap(other, shape)
            for other in self.near(shape, gap_m)
        )

    def near(self, shape: shapely.Geometry, gap_m: float = 0.0) -> list[shapely.Geometry]:
        """Return taken shapes that may lie within a gap of a shape."""
        found: dict[int, shapely.Geometry] = {}
        for cell in _cells(shape, gap_m):
            for other in self._cells.get(cell, ()):
                found.setdefault(id(other), other)
        return list(found.values())


def _overlap(a: shapely.Geometry, b: shapely.Geometry) -> bool:
    return bool(shapely.intersects(a, b)) and shapely.area(shapely.intersection(a, b)) > 0.3


def _cells(shape: shapely.Geometry, gap_m: float = 0.0) -> Iterator[tuple[int, int]]:
    west, south, east, north = shape.bounds
    for column in range(int((west - gap_m) // CELL_M), int((east + gap_m) // CELL_M) + 1):
        for row in range(int((south - gap_m) // CELL_M), int((north + gap_m) // CELL_M) + 1):
            yield column, row

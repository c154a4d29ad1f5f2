"""The ground one reaches from streets, as a polygon: a field of values and its zero line.

A point of the ground is reached within N minutes if some point of a street is, which lies at most
`OFF_STREET_M` away, and the walk across is counted. The field says by how many metres that is
missed; it is negative inside.
"""

import numpy as np
import shapely
from numpy.typing import NDArray

from sozialmap.areas.chains import Floats, Rows
from sozialmap.areas.router import OFF_STREET_M, OFF_STREET_M_PER_MIN
from sozialmap.core.wishes import Mode

CELL_M = {Mode.WALK: 15.0, Mode.WHEELCHAIR: 15.0, Mode.BIKE: 25.0, Mode.TRANSIT: 25.0}
"""Of the field; the outline between cells is interpolated."""
FAR_M = 1000.0
Cells = NDArray[np.intp]
Values = NDArray[np.float32]


def draw_ground(metres: Floats, minutes: Floats, limit: float, cell_m: float) -> shapely.Geometry:
    """Return the ground reached within a limit, in metres, from points reached in minutes."""
    if not len(metres) or limit <= 0:
        return shapely.MultiPolygon()
    field, corner = _field(metres, minutes, limit, cell_m)
    rings = _zero_lines(field)
    lines = [shapely.linearrings((corner + ring) * cell_m) for ring in rings]
    return shapely.build_area(shapely.GeometryCollection(lines))


def _field(
    metres: Floats, minutes: Floats, limit: float, cell_m: float
) -> tuple[Values, NDArray[np.int64]]:
    """Return the field by column and row, and its corner in cells.

    What is missed grows with the distance, so a point hands its value on to the corners of its
    cell first and these to all corners near by; that is never too little, and at most 3 m more.
    """
    missed = np.maximum((minutes - limit) * OFF_STREET_M_PER_MIN, -OFF_STREET_M)
    cells = np.floor(metres / cell_m).astype(np.int64)
    reach = int(np.ceil(OFF_STREET_M / cell_m)) + 1
    corner = cells.min(axis=0) - reach - 1
    width, height = cells.max(axis=0) - corner + reach + 3
    seeds = np.full((width, height), FAR_M, dtype=np.float32)
    inside = metres / cell_m - cells
    first = (cells[:, 0] - corner[0]) * height + cells[:, 1] - corner[1]
    for across, up in ((0, 0), (1, 0), (0, 1), (1, 1)):
        away = cell_m * np.hypot(inside[:, 0] - across, inside[:, 1] - up)
        value = (missed + away).astype(np.float32)
        np.minimum.at(seeds.reshape(-1), first + across * height + up, value)
    return _spread(seeds, reach, cell_m), corner


def _spread(seeds: Values, reach: int, cell_m: float) -> Values:
    """Return for each corner the least of all seeds near by and the distance to them."""
    width, height = seeds.shape
    padded = np.full((width + 2 * reach, height + 2 * reach), FAR_M, dtype=np.float32)
    padded[reach:-reach, reach:-reach] = seeds
    field, shifted = seeds.copy(), np.empty_like(seeds)
    for across in range(-reach, reach + 1):
        for up in range(-reach, reach + 1):
            away = cell_m * float(np.hypot(across, up))
            if away <= OFF_STREET_M + cell_m:
                left, below = reach + across, reach + up
                there = padded[left : left + width, below : below + height]
                np.add(there, np.float32(away), out=shifted)
                np.minimum(field, shifted, out=field)
    return field


def _zero_lines(field: Values) -> list[Floats]:
    """Return closed lines around what is negative, in cells (marching squares).

    Each crossing of a grid line is met by two squares: one line comes from it, one goes there.
    """
    inside = field < 0
    tails, heads = _segments(inside)
    crossings = np.unique(tails)
    following = np.searchsorted(crossings, heads)[np.argsort(tails)]
    points = _crossing_points(field, crossings)
    return [points[rows] for rows in _cycles(following.tolist()) if len(rows) > 2]


SIDES = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),),
    7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),),
    12: ((1, 3),), 13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip
"""From side to side of a square, by the bits of its corners inside: 1 is (0, 0), 2 (1, 0),
4 (1, 1), 8 (0, 1). Side 0 is below, 1 right, 2 above, 3 left. Two opposite corners are apart."""


def _segments(inside: NDArray[np.bool_]) -> tuple[Cells, Cells]:
    """Return the crossings each piece of a line comes from and goes to.

    The crossing on the grid line from a cell to the right is twice its number, upwards one more.
    """
    corners = inside.astype(np.int8)
    kinds = corners[:-1, :-1] + 2 * corners[1:, :-1] + 4 * corners[1:, 1:] + 8 * corners[:-1, 1:]
    height = inside.shape[1]
    tails, heads = [], []
    for kind, pieces in SIDES.items():
        across, up = np.nonzero(kinds == kind)
        cell = across * height + up
        sides = (2 * cell, 2 * (cell + height) + 1, 2 * (cell + 1), 2 * cell + 1)
        tails += [sides[begin] for begin, _ in pieces]
        heads += [sides[end] for _, end in pieces]
    return np.concatenate(tails), np.concatenate(heads)


def _crossing_points(field: Values, crossings: Cells) -> Floats:
    height = field.shape[1]
    cells, upwards = np.divmod(crossings, 2)
    here = field.ravel()[cells].astype(float)
    there = field.ravel()[cells + np.where(upwards, 1, height)]
    share = np.clip(here / (here - there), 1e-6, 1 - 1e-6)
    across, up = np.divmod(cells, height)
    return np.column_stack((across + share * (1 - upwards), up + share * upwards))


def _cycles(following: list[int]) -> list[Rows]:
    seen = bytearray(len(following))
    cycles = []
    for first in range(len(following)):
        rows = []
        row = first
        while not seen[row]:
            seen[row] = 1
            rows.append(row)
            row = following[row]
        if rows:
            cycles.append(np.array(rows))
    return cycles

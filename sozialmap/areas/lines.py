"""Buses and trains as an honest estimate from stops and the lines that serve them.

Without a timetable a pack knows which lines stop where, not when and in which order. A line is then
taken to run along the shortest tree that joins its stops; whoever boards waits half of a quarter of
an hour. What comes of it is always called an estimate.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree

from sozialmap.areas.chains import Bools, Floats, Rows, shortest_arcs
from sozialmap.areas.stops import Stop
from sozialmap.core.distance import SPEED_M_PER_MIN, TRANSIT_DETOUR
from sozialmap.core.wishes import Mode

BOARDING_MIN = 7.5
RIDE_M_PER_MIN = SPEED_M_PER_MIN[Mode.TRANSIT]
LEAST_RIDE_M = 1.0


@dataclass(frozen=True, slots=True)
class Rides:
    """A node for each line at a stop: `stops` hold the row of the stop.

    `waits` are minutes until one has boarded, infinite where nobody may; `leaving` says where one
    may get off. `arcs` have rows of: from node, to node, minutes.
    """

    stops: Rows
    waits: Floats
    leaving: Bools
    arcs: Floats


def find_rides(stops: Sequence[Stop], metres: Floats, on_streets: Bools) -> Rides | None:
    """Return the rides by the lines of stops, or None where no line joins two of them.

    `metres` are x and y of the stops, `on_streets` whether one gets to them.
    """
    lines = _stops_by_line(stops, on_streets)
    if not lines:
        return None
    firsts = np.cumsum([0, *map(len, lines)])
    arcs = [_ride(metres[line], first) for line, first in zip(lines, firsts, strict=False)]
    at = np.concatenate(lines)
    everywhere = np.ones(len(at), dtype=bool)
    return Rides(at, np.full(len(at), BOARDING_MIN), everywhere, np.concatenate(arcs))


def add_rides(graph: csr_array, rides: Rides, crossings: Rows, access: Floats) -> csr_array:
    """Return the graph of the streets with the rides beyond its crossings.

    `crossings` are where stops meet the streets, -1 where they do not, after `access` minutes.
    """
    nodes = graph.shape[0]
    node, at = nodes + np.arange(len(rides.stops)), crossings[rides.stops]
    away = access[rides.stops]
    on, off = np.isfinite(rides.waits) & (at >= 0), rides.leaving & (at >= 0)
    get_on = np.column_stack((at[on], node[on], (away + rides.waits)[on]))
    get_off = np.column_stack((node[off], at[off], away[off]))
    streets = graph.tocoo()
    walks = np.column_stack((streets.row, streets.col, streets.data))
    ridden = rides.arcs + np.array((nodes, nodes, 0))
    rows, columns, minutes = np.concatenate((walks, get_on, get_off, ridden)).T
    count = nodes + len(rides.stops)
    return shortest_arcs(rows.astype(np.intp), columns.astype(np.intp), minutes, count)


def _stops_by_line(stops: Sequence[Stop], on_streets: Bools) -> list[list[int]]:
    by_line: dict[str, list[int]] = defaultdict(list)
    for row, stop in enumerate(stops):
        if on_streets[row]:
            for line in stop.lines:
                by_line[line].append(row)
    return [rows for _, rows in sorted(by_line.items()) if len(rows) > 1]


def _ride(metres: Floats, first_node: int) -> Floats:
    """Return the rides of one line, both ways: from node, to node, minutes."""
    away = np.linalg.norm(metres[:, None] - metres[None], axis=2)
    tree = minimum_spanning_tree(np.maximum(away, LEAST_RIDE_M)).tocoo()
    minutes = tree.data * TRANSIT_DETOUR / RIDE_M_PER_MIN
    there = np.column_stack((first_node + tree.row, first_node + tree.col, minutes))
    return np.concatenate((there, there[:, [1, 0, 2]]))

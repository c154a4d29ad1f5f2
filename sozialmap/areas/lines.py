"""Buses and trains as an honest estimate from stops and the lines that serve them.

A pack knows which lines stop where, not when and in which order. A line is taken to run along the
shortest tree that joins its stops; whoever boards waits half of a quarter of an hour. There is no
timetable, so what comes of it is always called an estimate.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree

from sozialmap.areas.chains import Floats, Rows, shortest_arcs
from sozialmap.areas.stops import Stop
from sozialmap.core.distance import SPEED_M_PER_MIN, TRANSIT_DETOUR
from sozialmap.core.wishes import Mode

BOARDING_MIN = 7.5
RIDE_M_PER_MIN = SPEED_M_PER_MIN[Mode.TRANSIT]
LEAST_RIDE_M = 1.0


def add_lines(
    graph: csr_array, stops: Sequence[Stop], metres: Floats, crossings: Rows, access: Floats
) -> csr_array | None:
    """Return the graph of the streets with a node more for each line at each stop; or None.

    `metres` are x and y of the stops, `crossings` where they meet the streets, -1 where they do
    not, after `access` minutes. None where no line joins two stops.
    """
    lines = _stops_by_line(stops, crossings)
    if not lines:
        return None
    nodes, at_stops, rides = graph.shape[0], [], []
    for line in lines:
        at_stops.append(np.column_stack((nodes + np.arange(len(line)), line)))
        rides.append(_ride(metres[line], nodes))
        nodes += len(line)
    node, stop = np.concatenate(at_stops).T
    get_on = np.column_stack((crossings[stop], node, access[stop] + BOARDING_MIN))
    get_off = np.column_stack((node, crossings[stop], access[stop]))
    streets = graph.tocoo()
    walks = np.column_stack((streets.row, streets.col, streets.data))
    rows, columns, minutes = np.concatenate((walks, get_on, get_off, *rides)).T
    return shortest_arcs(rows.astype(np.intp), columns.astype(np.intp), minutes, nodes)


def _stops_by_line(stops: Sequence[Stop], crossings: Rows) -> list[list[int]]:
    by_line: dict[str, list[int]] = defaultdict(list)
    for row, stop in enumerate(stops):
        if crossings[row] >= 0:
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

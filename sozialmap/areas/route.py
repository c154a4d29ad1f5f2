"""The way from one place to another, as a line to draw. Nothing of it is kept."""

import numpy as np
from scipy.sparse.csgraph import dijkstra

from sozialmap.areas.chains import Floats, Rows, find_usage, shortest_arcs
from sozialmap.areas.router import Layer
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

ROUND_M = 1_000.0
"""So far about the straight line a way is looked for."""
LEAST_MIN = 1e-6
"""Of an edge; one without length would be none."""


def find_route(layer: Layer, mode: Mode, start: Place, end: Place) -> list[Place]:
    """Return the quickest way by the streets of a mode, both ends included; [] for none near by.

    Every node of the network is one of the graph; start and end are two more.
    """
    places = layer.plane.metres(np.array([start.lon, end.lon]), np.array([start.lat, end.lat]))
    at, edges, shares = layer.nearest(places)
    if set(at.tolist()) != {0, 1}:
        return []
    order = np.argsort(at)
    tails, heads, minutes = _arcs(layer, mode, places, edges[order], shares[order])
    count = len(layer.network.lats)
    graph = shortest_arcs(tails, heads, np.maximum(minutes, LEAST_MIN), count + 2)
    before = dijkstra(graph, indices=count, return_predecessors=True)[1]
    nodes = _trace(before, count + 1, count)
    if nodes is None:
        return []
    lats, lons = layer.network.lats, layer.network.lons
    return [start, *(Place(float(lats[node]), float(lons[node])) for node in nodes), end]


def _arcs(
    layer: Layer, mode: Mode, places: Floats, ends: Rows, shares: Floats
) -> tuple[Rows, Rows, Floats]:
    """Return tails, heads and minutes of all streets near by, with those from start and to end."""
    usage = find_usage(layer.network, mode)
    rows = layer.chains.edges[_near(layer, places)]
    tails, heads = layer.network.edges[rows].T.astype(np.intp)
    along, against = usage.along[rows], usage.against[rows]
    start = len(layer.network.lats)
    arcs = [
        (tails[along], heads[along], usage.minutes[rows][along]),
        (heads[against], tails[against], usage.minutes[rows][against]),
    ]
    (tail, head), length = layer.network.edges[ends[0]], usage.minutes[ends[0]]
    arcs.append(_some(start, head, length * (1 - shares[0]), usage.along[ends[0]]))
    arcs.append(_some(start, tail, length * shares[0], usage.against[ends[0]]))
    (tail, head), length = layer.network.edges[ends[1]], usage.minutes[ends[1]]
    arcs.append(_some(tail, start + 1, length * shares[1], usage.along[ends[1]]))
    arcs.append(_some(head, start + 1, length * (1 - shares[1]), usage.against[ends[1]]))
    ahead = shares[1] - shares[0]
    open_to = (usage.along if ahead >= 0 else usage.against)[ends[0]]
    arcs.append(_some(start, start + 1, length * abs(ahead), ends[0] == ends[1] and open_to))
    joined = [np.concatenate(part) for part in zip(*arcs, strict=True)]
    return joined[0], joined[1], joined[2]


def _some(tail: int, head: int, minutes: float, is_open: bool) -> tuple[Rows, Rows, Floats]:
    """Return one arc, or none where it is not open."""
    once = slice(None if is_open else 0)
    return np.array([tail])[once], np.array([head])[once], np.array([minutes])[once]


def _near(layer: Layer, places: Floats) -> Rows:
    """Return the edges about the straight line."""
    low, high = places.min(axis=0) - ROUND_M, places.max(axis=0) + ROUND_M
    inside = ((layer.ends >= low) & (layer.ends <= high)).all(axis=(1, 2))
    return np.flatnonzero(inside)


def _trace(before: Rows, end: int, start: int) -> list[int] | None:
    """Return the nodes between start and end, or None where no way leads there."""
    nodes = []
    node = int(before[end])
    while node != start:
        if node < 0:
            return None
        nodes.append(node)
        node = int(before[node])
    return nodes[::-1]

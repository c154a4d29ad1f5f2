"""How long the way is on an area's network: from one start to everywhere in one search."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from sozialmap.areas.chains import (
    NEVER,
    Bools,
    Chains,
    Floats,
    Rows,
    find_usage,
    in_largest_part,
    join_chains,
)
from sozialmap.areas.lines import add_rides, find_rides
from sozialmap.areas.network import Network
from sozialmap.areas.plane import Plane
from sozialmap.areas.stops import Stop
from sozialmap.areas.timetable import Timetable
from sozialmap.core.distance import SPEED_M_PER_MIN
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

NEAR_M = 250.0
"""Who is farther from the network than this is not on it: what is said then is an estimate."""
OFF_STREET_M = 50.0
"""So far from its street something may lie and still be reached straight across."""
STEP_FREE_M = 25.0
"""So much farther than the nearest way on foot a way without steps may be, to lead there too."""
AT_END_MIN = 1e-3
OFF_STREET_M_PER_MIN = SPEED_M_PER_MIN[Mode.WALK]
SAMPLE_M = 15.0
"""Between two points of a street from which its surroundings are reached."""

Found = tuple[Rows, Rows, Floats]
"""Positions that have a street near by, by row; its edge of the network; where on it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where positions meet the network of a mode: ways in, by rows, for each position.

    `chains` is -1 where there is none within `NEAR_M`. `along` are minutes from the tail of the
    chain, `access` minutes from the position to the street. `places` and `doors` (where the
    streets are met) are x and y in metres.
    """

    chains: NDArray[np.intp]
    along: Floats
    access: Floats
    places: Floats
    doors: Floats

    @property
    def found(self) -> Bools:
        """Which positions are on the network."""
        found: Bools = np.any(self.chains >= 0, axis=0)
        return found


@dataclass(frozen=True)
class Layer:
    """The network of one mode. `graph` may know lines of buses beyond the crossings."""

    network: Network
    plane: Plane
    chains: Chains
    graph: csr_array

    @cached_property
    def ends(self) -> Floats:
        """Both ends of each edge, in metres: edge, end, x and y."""
        metres = self.plane.metres(self.network.lons, self.network.lats)
        return metres[self.network.edges[self.chains.edges]]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Finds the nearest edge."""
        return shapely.STRtree(shapely.linestrings(self.ends))

    def nearest(self, places: Floats) -> Found:
        """Return which positions have an edge near by, which edge of the network, and where."""
        points = shapely.points(places)
        at, rows = self.tree.query_nearest(points, max_distance=NEAR_M, all_matches=False)
        shares = shapely.line_locate_point(self.tree.geometries[rows], points[at], normalized=True)
        return at, self.chains.edges[rows], np.nan_to_num(shares)

    def anchor(self, places: Floats, found: Found) -> Anchors:
        """Return where positions meet this network, by what `nearest` found, here or elsewhere."""
        at, edges, shares = found
        rows = self.chains.rows[edges]
        starts, ends = self.chains.edge_starts[rows], self.chains.edge_ends[rows]
        tails, heads = self.ends[rows, 0], self.ends[rows, 1]
        count = len(places)
        chains, along = np.full(count, -1), np.zeros(count)
        access, doors = np.full(count, NEVER), places.copy()
        chains[at] = self.chains.edge_chains[rows]
        along[at] = starts + shares * (ends - starts)
        doors[at] = tails + shares[:, None] * (heads - tails)
        away = np.linalg.norm(doors[at] - places[at], axis=1)
        access[at] = away / OFF_STREET_M_PER_MIN
        return Anchors(chains[None], along[None], access[None], places, doors[None])

    @cached_property
    def samples(self) -> tuple[Anchors, Rows]:
        """Points of all streets at most `SAMPLE_M` apart, chain by chain; where chains begin."""
        lengths = self.network.lengths_m[self.chains.edges]
        order = np.argsort(self.chains.edge_chains, kind="stable")
        counts = np.maximum(1, np.ceil(lengths[order] / SAMPLE_M)).astype(int)
        rows = np.repeat(order, counts)
        numbers = ranges(np.zeros(len(counts), dtype=int), counts)
        shares = (numbers + 0.5) / np.repeat(counts, counts)
        places = self.ends[rows, 0] + shares[:, None] * (self.ends[rows, 1] - self.ends[rows, 0])
        every = np.arange(len(rows))
        anchors = self.anchor(places, (every, self.chains.edges[rows], shares))
        chains = np.arange(len(self.chains.tails) + 1)
        return anchors, np.searchsorted(anchors.chains[0], chains)


def ranges(starts: Rows, counts: Rows) -> Rows:
    """Return starts[0], starts[0] + 1, … for each count, one after another."""
    before = np.cumsum(counts) - counts
    every: Rows = np.arange(int(counts.sum())) + np.repeat(starts - before, counts)
    return every


@dataclass(frozen=True, slots=True)
class Search:
    """What one search from a start found: minutes to all crossings within a limit."""

    layer: Layer
    start: Anchors
    crossings: Floats

    def minutes(self, there: Anchors) -> Floats:
        """Return minutes to positions, `NEVER` where they are not on the network."""
        best = np.full(len(there.places), NEVER)
        for way in range(len(there.chains)):
            np.minimum(best, self._through(there, way), out=best)
        away = np.linalg.norm(there.places - self.start.places, axis=1)
        straight = np.where(away <= OFF_STREET_M, away / OFF_STREET_M_PER_MIN, NEVER)
        np.minimum(best, straight, out=best)
        return best

    def _through(self, there: Anchors, way: int) -> Floats:
        on_street = self.on_street(there.chains[way], there.along[way])
        minutes: Floats = np.where(there.chains[way] < 0, NEVER, on_street) + there.access[way]
        return minutes

    def on_street(self, rows: Rows, along: Floats) -> Floats:
        """Return minutes to points of chains."""
        chains = self.layer.chains
        onward = self.crossings[chains.tails[rows]] + along
        backward = self.crossings[chains.heads[rows]] + chains.minutes[rows] - along
        at_tail, at_head = _at_ends(chains, rows, along)
        best = np.minimum(
            np.where(chains.along[rows] | at_tail, onward, NEVER),
            np.where(chains.against[rows] | at_head, backward, NEVER),
        )
        for own, begun, access in self._doors():
            here = np.flatnonzero(rows == own)
            ahead = along[here] - begun
            open_to = np.where(ahead >= 0, chains.along[own], chains.against[own])
            best[here] = np.minimum(best[here], np.where(open_to, access + np.abs(ahead), NEVER))
        return best

    def _doors(self) -> list[tuple[int, float, float]]:
        start = self.start
        ways = zip(start.chains[:, 0], start.along[:, 0], start.access[:, 0], strict=True)
        return [(int(row), float(at), float(access)) for row, at, access in ways if row >= 0]

    def reached_samples(self, limit: float) -> tuple[Floats, Floats]:
        """Return points of streets (x, y) and the minutes to them, all within a limit."""
        samples, begins = self.layer.samples
        chains = self.layer.chains
        near = (self.crossings[chains.tails] <= limit) | (self.crossings[chains.heads] <= limit)
        near[[row for row, _, _ in self._doors()]] = True
        reached = np.flatnonzero(near)
        rows = ranges(begins[reached], begins[reached + 1] - begins[reached])
        minutes = self.on_street(samples.chains[0][rows], samples.along[0][rows])
        across, crossed = self._across()
        metres = np.concatenate((samples.places[rows], across))
        minutes = np.concatenate((minutes, crossed))
        inside = minutes <= limit
        return metres[inside], minutes[inside]

    def _across(self) -> tuple[Floats, Floats]:
        """Return points on the way from the start to the street, and the minutes to them."""
        found = self.start.chains[:, 0] >= 0
        doors, access = self.start.doors[found, 0], self.start.access[found, 0]
        shares = np.linspace(0, 1, int(NEAR_M / SAMPLE_M) + 1)
        start = self.start.places[0]
        points = start + shares[:, None, None] * (doors - start)
        return points.reshape(-1, 2), (shares[:, None] * access).ravel()


class Router:
    """Finds ways on the network of an area; what a mode needs is made when first asked for."""

    def __init__(
        self, network: Network, stops: Sequence[Stop] = (), timetable: Timetable | None = None
    ) -> None:
        """Keep the network, and for rides the timetable, else stops with lines."""
        self.network = network
        self.stops = stops
        self.timetable = timetable
        self.plane = Plane(float(np.median(network.lats)) if len(network.lats) else 0.0)
        self._layers: dict[Mode, Layer | None] = {}
        self._lock = threading.RLock()

    def layer(self, mode: Mode) -> Layer | None:
        """Return the network of a mode; None where there is nothing, or no line to ride on."""
        with self._lock:
            if mode not in self._layers:
                self._layers[mode] = self._build(mode)
            return self._layers[mode]

    def anchor(self, mode: Mode, places: Sequence[Place] | Floats) -> Anchors | None:
        """Return where positions (or rows of latitude and longitude) meet a mode's network.

        Who walks may also take the nearest street without steps: nobody on foot gets less far
        than in a wheelchair.
        """
        layer, walk = self.layer(mode), self.layer(Mode.WALK)
        if layer is None:
            return None
        metres = self._metres(places)
        if mode is Mode.BIKE or walk is None:
            return layer.anchor(metres, layer.nearest(metres))
        on_foot = walk.nearest(metres)
        step_free = self._step_free(metres, walk.anchor(metres, on_foot))
        if mode is Mode.WHEELCHAIR:
            return layer.anchor(metres, step_free)
        return _together(layer.anchor(metres, on_foot), layer.anchor(metres, step_free))

    def _step_free(self, metres: Floats, on_foot: Anchors) -> Found:
        """Return the step-free streets near by, but for positions that only steps lead to."""
        layer = self.layer(Mode.WHEELCHAIR)
        if layer is None:
            nothing = np.zeros(0, dtype=int)
            return nothing, nothing, np.zeros(0)
        at, edges, shares = layer.nearest(metres)
        access = layer.anchor(metres, (at, edges, shares)).access[0, at]
        near = access <= on_foot.access[0, at] + STEP_FREE_M / OFF_STREET_M_PER_MIN
        return at[near], edges[near], shares[near]

    def search(self, start: Place, mode: Mode, limit: float = NEVER) -> Search | None:
        """Search from a start as far as a limit in minutes; None where it is off the network."""
        layer, begun = self.layer(mode), self.anchor(mode, [start])
        if layer is None or begun is None or not begun.found[0]:
            return None
        return Search(layer, begun, _search(layer, begun, limit))

    def _metres(self, places: Sequence[Place] | Floats) -> Floats:
        if not isinstance(places, np.ndarray):
            places = np.array([(place.lat, place.lon) for place in places]).reshape(-1, 2)
        return self.plane.metres(places[:, 1], places[:, 0])

    def _build(self, mode: Mode) -> Layer | None:
        if mode is Mode.TRANSIT:
            return self._build_transit()
        usage = find_usage(self.network, mode)
        if mode is Mode.WHEELCHAIR:
            usage = usage.only(in_largest_part(self.network, find_usage(self.network, Mode.WALK)))
        usage = usage.only(in_largest_part(self.network, usage))
        if not usage.any.any():
            return None
        chains = join_chains(self.network, usage)
        return Layer(self.network, self.plane, chains, chains.graph)

    def _build_transit(self) -> Layer | None:
        walk = self.layer(Mode.WALK)
        ridden = [stop for stop in self.stops if stop.lines]
        if walk is None or not (ridden or self.timetable):
            return None
        places = self.timetable.positions if self.timetable else [stop.place for stop in ridden]
        metres = self._metres(places)
        nodes, access = _nearest_nodes(walk, metres)
        rides = (
            self.timetable.find_rides()
            if self.timetable
            else find_rides(ridden, metres, nodes >= 0)
        )
        if rides is None:
            return None
        usage = find_usage(self.network, Mode.WALK)
        usage = usage.only(in_largest_part(self.network, usage))
        chains = join_chains(self.network, usage, nodes[nodes >= 0])
        crossings = np.where(nodes < 0, -1, np.searchsorted(chains.nodes, nodes))
        graph = add_rides(chains.graph, rides, crossings, access)
        return Layer(self.network, self.plane, chains, graph)


def _nearest_nodes(layer: Layer, metres: Floats) -> tuple[Rows, Floats]:
    """Return the nearer end of the nearest edge, -1 where none is near, and the minutes to it."""
    at, edges, shares = layer.nearest(metres)
    nodes, access = np.full(len(metres), -1), np.full(len(metres), NEVER)
    ends = (shares > 0.5).astype(int)
    nodes[at] = layer.network.edges[edges, ends]
    doors = layer.ends[layer.chains.rows[edges], ends]
    access[at] = np.linalg.norm(doors - metres[at], axis=1) / OFF_STREET_M_PER_MIN
    return nodes, access


def _together(one: Anchors, other: Anchors) -> Anchors:
    return Anchors(
        np.concatenate((one.chains, other.chains)),
        np.concatenate((one.along, other.along)),
        np.concatenate((one.access, other.access)),
        one.places,
        np.concatenate((one.doors, other.doors)),
    )


def _at_ends(chains: Chains, rows: Rows, along: Floats) -> tuple[Bools, Bools]:
    """Return what lies on the crossing at a chain's tail or head, whatever way it is open."""
    return along <= AT_END_MIN, along >= chains.minutes[rows] - AT_END_MIN


def _search(layer: Layer, begun: Anchors, limit: float) -> Floats:
    """Search with the start as one more node, so that the network itself never changes."""
    chains, graph = layer.chains, layer.graph
    rows, along = begun.chains[:, 0], begun.along[:, 0]
    access = begun.access[:, 0]
    at_tail, at_head = _at_ends(chains, rows, along)
    ahead = access + chains.minutes[rows] - along
    onward = (chains.heads[rows], ahead, chains.along[rows] | at_head)
    backward = (chains.tails[rows], access + along, chains.against[rows] | at_tail)
    targets, minutes, allowed = map(np.concatenate, zip(onward, backward, strict=True))
    allowed = allowed & np.tile(rows >= 0, 2)
    targets, minutes = targets[allowed], minutes[allowed]
    count = graph.shape[0]
    begins = np.append(graph.indptr, graph.indptr[-1] + len(targets))
    with_start = csr_array(
        (
            np.concatenate((graph.data, minutes)),
            np.concatenate((graph.indices, targets.astype(np.int32))),
            begins.astype(np.int32),
        ),
        shape=(count + 1, count + 1),
    )
    found: Floats = dijkstra(with_start, indices=count, limit=limit)
    return found[: chains.crossings]

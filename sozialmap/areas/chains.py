"""The network of one mode: only what may be used, joined to chains between crossings.

A node where nothing branches off costs a search time and tells it nothing, so the search knows
crossings only; an edge knows its chain and how far along it lies.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from sozialmap.areas.network import Edge, Network
from sozialmap.core.distance import SPEED_M_PER_MIN
from sozialmap.core.wishes import Mode

NEVER = np.inf
STEPS_FACTOR = 2.0
"""Stairs take a walker twice the time of the same length of street."""
WHEELS_FACTORS = {Edge.ROUGH: 2.0, Edge.STEEP: 2.0}
"""Gravel, earth and 6 % or more are possible for many in a wheelchair, but slow."""
BIKE_FACTORS = {Edge.ROUGH: 1.5, Edge.STEEP: 1.3}
NO_WHEELS = Edge.STEPS | Edge.KERB | Edge.NO_WHEELS
"""What nobody in a wheelchair gets over without help: never used."""

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Usage:
    """Which edges of a network a mode may use, along and against, and what they cost."""

    minutes: Floats
    along: Bools
    against: Bools

    @property
    def any(self) -> Bools:
        """Which edges may be used at all."""
        return self.along | self.against

    def only(self, edges: Bools) -> "Usage":
        """Return the same for some edges only."""
        return Usage(self.minutes, self.along & edges, self.against & edges)


def find_usage(network: Network, mode: Mode) -> Usage:
    """Return what a mode may use; transit begins and ends on foot."""
    flags = network.flags
    minutes = network.lengths_m.astype(float) / SPEED_M_PER_MIN[_on_streets(mode)]
    foot = _has(flags, Edge.FOOT)
    if mode is Mode.BIKE:
        ridable = ~_has(flags, Edge.STEPS)
        minutes *= _factors(flags, BIKE_FACTORS)
        along, against = _has(flags, Edge.BIKE_ALONG), _has(flags, Edge.BIKE_AGAINST)
        return Usage(minutes, along & ridable, against & ridable)
    if mode is Mode.WHEELCHAIR:
        rolling = foot & ~_has(flags, NO_WHEELS)
        return Usage(minutes * _factors(flags, WHEELS_FACTORS), rolling, rolling)
    return Usage(minutes * _factors(flags, {Edge.STEPS: STEPS_FACTOR}), foot, foot)


def _on_streets(mode: Mode) -> Mode:
    return Mode.WALK if mode is Mode.TRANSIT else mode


def _has(flags: NDArray[np.uint8], flag: Edge) -> Bools:
    found: Bools = (flags & int(flag)) != 0
    return found


def _factors(flags: NDArray[np.uint8], factors: dict[Edge, float]) -> Floats:
    product = np.ones(len(flags))
    for flag, factor in factors.items():
        product[_has(flags, flag)] *= factor
    return product


def in_largest_part(network: Network, usage: Usage) -> Bools:
    """Return which edges lie in the largest part in which one gets from anywhere to anywhere."""
    count = len(network.lats)
    tails, heads = network.edges.T
    rows = np.concatenate((tails[usage.along], heads[usage.against]))
    columns = np.concatenate((heads[usage.along], tails[usage.against]))
    graph = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=(count, count))
    parts = connected_components(graph, connection="strong")[1]
    used = usage.any
    if not used.any():
        return used
    sizes = np.bincount(parts[network.edges[used]].ravel())
    largest = parts == sizes.argmax()
    inside: Bools = used & largest[tails] & largest[heads] & (tails != heads)
    return inside


@dataclass(frozen=True)
class Chains:
    """Chains between crossings. Minutes; `edge_…` has a row an edge used, the rest one a chain.

    `nodes` are the network's nodes that are crossings, in the order in which they are numbered
    here, `edges` the rows of its edges. Each edge begins `edge_starts` and ends
    `edge_ends` minutes from the tail of its chain.
    """

    nodes: Rows
    edges: Rows
    edge_chains: Rows
    edge_starts: Floats
    edge_ends: Floats
    tails: Rows
    heads: Rows
    minutes: Floats
    along: Bools
    against: Bools

    @property
    def crossings(self) -> int:
        """How many crossings there are."""
        return len(self.nodes)

    @cached_property
    def graph(self) -> csr_array:
        """Minutes from crossing to crossing, the shortest chain where there are several."""
        rows = np.concatenate((self.tails[self.along], self.heads[self.against]))
        columns = np.concatenate((self.heads[self.along], self.tails[self.against]))
        minutes = np.concatenate((self.minutes[self.along], self.minutes[self.against]))
        return shortest_arcs(rows, columns, minutes, self.crossings)

    @cached_property
    def rows(self) -> Rows:
        """Row here by row of the network's edges; -1 for those not used."""
        rows = np.full(int(self.edges.max(initial=-1)) + 1, -1)
        rows[self.edges] = np.arange(len(self.edges))
        return rows


def shortest_arcs(rows: Rows, columns: Rows, minutes: Floats, count: int) -> csr_array:
    """Return a matrix with the least of all entries for the same pair; loops lead nowhere."""
    order = np.lexsort((minutes, columns, rows))
    order = order[rows[order] != columns[order]]
    rows, columns, minutes = rows[order], columns[order], minutes[order]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = (rows[1:] != rows[:-1]) | (columns[1:] != columns[:-1])
    starts = np.searchsorted(rows[first], np.arange(count + 1))
    return csr_array(
        (minutes[first], columns[first].astype(np.int32), starts.astype(np.int32)),
        shape=(count, count),
    )


NO_NODES = np.zeros(0, dtype=np.intp)


def join_chains(network: Network, usage: Usage, kept: Rows = NO_NODES) -> Chains:
    """Return the chains of the edges that may be used, which must be one connected part.

    `kept` are nodes that count as crossings wherever they lie. An edge is two halves, one each
    way; each half is followed by another or ends its chain. Doubling the step finds the end of
    every chain at once.
    """
    edges = np.flatnonzero(usage.any)
    count = len(edges)
    tails, heads = network.edges[edges].T.astype(np.intp)
    minutes, along, against = usage.minutes[edges], usage.along[edges], usage.against[edges]
    half_heads = np.concatenate((heads, tails))
    half_minutes = np.concatenate((minutes, minutes))
    last = _following(tails, heads, along, against, kept)
    beyond = np.where(last == np.arange(2 * count), 0.0, half_minutes[last])
    while not np.array_equal(last[last], last):
        beyond += beyond[last]
        last = last[last]
    ends, starts = last[:count], last[count:]
    turned = ends < starts
    firsts, chains = np.unique(np.minimum(ends, starts), return_index=True, return_inverse=True)[1:]
    nodes, numbers = np.unique(half_heads[last], return_inverse=True)
    head, tail = numbers[:count], numbers[count:]
    before, after = beyond[count:], beyond[:count]
    return Chains(
        nodes=nodes,
        edges=edges,
        edge_chains=chains,
        edge_starts=np.where(turned, after + minutes, before),
        edge_ends=np.where(turned, after, before + minutes),
        tails=np.where(turned, head, tail)[firsts],
        heads=np.where(turned, tail, head)[firsts],
        minutes=(before + minutes + after)[firsts],
        along=np.where(turned, against, along)[firsts],
        against=np.where(turned, along, against)[firsts],
    )


def _following(tails: Rows, heads: Rows, along: Bools, against: Bools, kept: Rows) -> Rows:
    """Return for each half the half that goes on from its head; itself where a chain ends."""
    count = len(tails)
    halves = np.arange(2 * count)
    back = (halves + count) % max(2 * count, 1)
    leaving = np.concatenate((tails, heads))
    arriving = np.concatenate((heads, tails))
    may = np.concatenate((along, against))
    degree = np.bincount(leaving)
    both = np.bincount(leaving, weights=halves).astype(np.intp)
    passing = (degree[arriving] == 2) & ~np.isin(arriving, kept)
    following = np.where(passing, both[arriving] - back, halves)
    changes = passing & ((may != may[following]) | (may[back] != may[back[following]]))
    passing &= ~np.isin(arriving, arriving[changes])
    if count and passing.all():  # a mere ring has no crossing: it begins anywhere
        passing &= arriving != arriving[0]
    return np.where(passing, following, halves)

"""The walking and cycling network of an area."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import IntFlag
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from sozialmap.areas.extract import Highway
from sozialmap.areas.plane import Plane

ON_FOOT = frozenset(
    "residential living_street pedestrian footway path steps track service unclassified tertiary "
    "tertiary_link secondary secondary_link primary primary_link cycleway bridleway corridor "
    "road platform trunk".split()
)
BY_BIKE = ON_FOOT - {"steps", "footway", "pedestrian", "corridor", "platform", "bridleway", "trunk"}
ALLOWED = frozenset({"yes", "designated", "permissive", "official", "destination", "use_sidepath"})
FORBIDDEN = frozenset({"no", "private", "dismount"})
"""Who dismounts walks."""
ROUGH = frozenset(
    "gravel fine_gravel pebblestone ground dirt earth mud sand grass cobblestone "
    "unhewn_cobblestone rock".split()
)
UNEVEN = frozenset("bad very_bad horrible very_horrible impassable".split())
IMPASSABLE = frozenset("horrible very_horrible impassable".split())
"""For wheels of everyday, as OSM defines smoothness."""


class Edge(IntFlag):
    """What holds for one edge of the network, read along the way and against it."""

    FOOT = 1
    BIKE_ALONG = 2
    BIKE_AGAINST = 4
    STEPS = 8
    ROUGH = 16
    """Hard for wheels by its surface."""
    STEEP = 32
    """Tagged as 6 % or more."""
    KERB = 64
    """One end is a raised kerb."""
    NO_WHEELS = 128
    """Signed or tagged as not to be passed in a wheelchair."""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges; edges name nodes by row, lengths in metres, flags of `Edge`."""

    lats: NDArray[np.float64]
    lons: NDArray[np.float64]
    edges: NDArray[np.int32]
    lengths_m: NDArray[np.float32]
    flags: NDArray[np.uint8]

    @property
    def largest_share(self) -> float:
        """Which share of the nodes lies in the largest connected part, 0 to 1."""
        count = len(self.lats)
        if not count:
            return 0.0
        graph = coo_array((np.ones(len(self.edges)), self.edges.T), shape=(count, count))
        parts = connected_components(graph, directed=False)[1]
        return float(np.bincount(parts).max() / count)

    def write(self, path: Path) -> None:
        """Write to an .npz file."""
        np.savez_compressed(
            path,
            lats=self.lats,
            lons=self.lons,
            edges=self.edges,
            lengths_m=self.lengths_m,
            flags=self.flags,
        )


def read_network(path: Path) -> Network:
    """Return the network of an .npz file."""
    with np.load(path) as arrays:
        return Network(**{name: arrays[name] for name in Network.__slots__})


def build_network(
    highways: Iterable[Highway], plane: Plane, high_kerbs: Set[int] = frozenset()
) -> Network:
    """Return the network of all ways that one may walk or cycle on.

    `high_kerbs` are the nodes where one has to get over a kerb.
    """
    starts: list[int] = []
    ends: list[int] = []
    flags: list[int] = []
    positions: dict[int, tuple[float, float]] = {}
    for highway in highways:
        flag = edge_flags(highway.tags)
        if not flag:
            continue
        starts += highway.nodes[:-1]
        ends += highway.nodes[1:]
        flags += [flag] * (len(highway.nodes) - 1)
        positions.update(zip(highway.nodes, highway.line.coords, strict=True))
    nodes = np.array(sorted(positions), dtype=np.int64)
    lonlat = np.array([positions[node] for node in nodes]).reshape(-1, 2)
    edges = np.column_stack((np.searchsorted(nodes, starts), np.searchsorted(nodes, ends)))
    metres = plane.metres(lonlat[:, 0], lonlat[:, 1])
    kerbs = np.isin(starts, list(high_kerbs)) | np.isin(ends, list(high_kerbs))
    lengths = np.linalg.norm(metres[edges[:, 0]] - metres[edges[:, 1]], axis=1)
    return Network(
        lats=lonlat[:, 1],
        lons=lonlat[:, 0],
        edges=edges.astype(np.int32),
        lengths_m=lengths.astype(np.float32),
        flags=np.array(flags, dtype=np.uint8) | np.where(kerbs, Edge.KERB, 0).astype(np.uint8),
    )


def edge_flags(tags: dict[str, str]) -> int:
    """Return the flags of a way; 0 where one may neither walk nor cycle."""
    flags = 0
    if _may(tags, "foot", ON_FOOT):
        flags |= Edge.FOOT
    if _may(tags, "bicycle", BY_BIKE):
        flags |= _bike_directions(tags)
    if not flags:
        return 0
    if tags["highway"] == "steps":
        flags |= Edge.STEPS
    if _is_rough(tags):
        flags |= Edge.ROUGH
    if tags.get("wheelchair") == "no" or tags.get("smoothness") in IMPASSABLE:
        flags |= Edge.NO_WHEELS
    if _incline(tags.get("incline", "")) >= 6:
        flags |= Edge.STEEP
    return flags


def _is_rough(tags: dict[str, str]) -> bool:
    return (
        tags.get("surface") in ROUGH
        or tags.get("smoothness") in UNEVEN
        or tags.get("wheelchair") == "no"
    )


def _may(tags: dict[str, str], who: str, kinds: frozenset[str]) -> bool:
    if tags.get("area") == "yes" and tags["highway"] not in {"pedestrian", "footway", "platform"}:
        return False
    usual = tags["highway"] in kinds and not _is_for_cars(tags)
    if who in tags:
        return tags[who] not in FORBIDDEN and (tags[who] in ALLOWED or usual)
    access = tags.get("vehicle", tags.get("access")) if who == "bicycle" else tags.get("access")
    return usual and access not in FORBIDDEN


def _is_for_cars(tags: dict[str, str]) -> bool:
    """Whether only cars use it unless a tag says more."""
    fast = tags["highway"] == "trunk" and tags.get("sidewalk", "no") in {"no", "none", "separate"}
    return fast or tags.get("motorroad") == "yes"


def _bike_directions(tags: dict[str, str]) -> int:
    usual = "yes" if tags.get("junction") in {"roundabout", "circular"} else "no"
    oneway = tags.get("oneway:bicycle", tags.get("oneway", usual))
    if any("opposite" in text for key, text in tags.items() if key.startswith("cycleway")):
        oneway = "no"
    if oneway == "-1":
        return Edge.BIKE_AGAINST
    return Edge.BIKE_ALONG if oneway in {"yes", "1"} else Edge.BIKE_ALONG | Edge.BIKE_AGAINST


def _incline(written: str) -> float:
    number = written.strip().lstrip("-+").rstrip("% ").replace(",", ".")
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0

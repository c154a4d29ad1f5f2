"""How fast are ways and isochrones? Against networkx, and against buffered streets.

Network of heidelberg, whole and its 21,000 nodes about the middle of the town. networkx searches
the same arcs: those between crossings, as osmnx would leave them, and those of all nodes. The
aims: 15 minutes on foot 2 ms; minutes to 10,000 offers 15 ms; an isochrone with polygon 10 ms.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import shapely

from benchmarks.bench_area import EXTRACT, HERE, MissingToolError, osmnx_python
from benchmarks.measure import print_table
from sozialmap.areas.chains import find_usage, in_largest_part
from sozialmap.areas.extract import read_extract
from sozialmap.areas.network import Network, build_network
from sozialmap.areas.plane import Plane
from sozialmap.areas.reach import Reach
from sozialmap.areas.rings import CELL_M
from sozialmap.areas.router import OFF_STREET_M, Router, Search
from sozialmap.core.places import Place
from sozialmap.core.wishes import Mode

CENTRE = Place(49.4094, 8.6942)
CUT_NODES = 21_000
OFFERS = 10_000
LIMIT_MIN = 15.0
TIMES = 21
WALK = Mode.WALK


@dataclass(frozen=True)
class Timing:
    """Median milliseconds by the clock and of the processor."""

    ms: float
    cpu_ms: float
    result: Any


def time_it(function: Callable[[], Any], times: int = TIMES) -> Timing:
    """Run a function several times, once before."""
    result = function()
    walls, works = [], []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        result = function()
        walls.append(1000 * (time.perf_counter() - began))
        works.append(1000 * (time.process_time() - worked))
    return Timing(median(walls), median(works), result)


def cut_network(network: Network, plane: Plane, nodes: int) -> Network:
    """Return the part of a network that is nearest to the centre."""
    middle = plane.metres(np.array([CENTRE.lon]), np.array([CENTRE.lat]))
    away = np.linalg.norm(plane.metres(network.lons, network.lats) - middle, axis=1)
    kept = np.sort(np.argsort(away)[:nodes])
    inside = np.isin(network.edges, kept).all(axis=1)
    edges = np.searchsorted(kept, network.edges[inside]).astype(np.int32)
    return Network(network.lats[kept], network.lons[kept], edges, network.lengths_m[inside],
                   network.flags[inside])  # fmt: skip


def offers_near(network: Network) -> np.ndarray:
    """Return latitudes and longitudes of offers some 20 m beside the streets."""
    rng = np.random.default_rng(8)
    rows = rng.integers(0, len(network.lats), OFFERS)
    places = np.column_stack((network.lats[rows], network.lons[rows]))
    return places + rng.normal(0, 0.0002, places.shape)


def buffer_streets(router: Router) -> float:
    """Return the km² of all reached streets, buffered: what one would do with shapely alone."""
    search = router.search(CENTRE, WALK, LIMIT_MIN)
    assert search is not None
    chains, layer = search.layer.chains, search.layer
    minutes = np.minimum(
        search.on_street(chains.edge_chains, chains.edge_starts),
        search.on_street(chains.edge_chains, chains.edge_ends),
    )
    lines = shapely.linestrings(layer.ends[minutes <= LIMIT_MIN])
    return float(shapely.union_all(shapely.buffer(lines, OFF_STREET_M, quad_segs=4)).area) / 1e6


def write_arcs(path: Path, router: Router, *, joined: bool) -> int:
    """Write the arcs that networkx gets; return how many nodes there are."""
    network, layer = router.network, router.layer(WALK)
    assert layer is not None
    if joined:
        arcs = layer.graph.tocoo()
        tails, heads, minutes = arcs.row, arcs.col, arcs.data
        nodes = layer.chains.nodes
    else:
        usage = find_usage(network, WALK)
        usage = usage.only(in_largest_part(network, usage))
        ends = network.edges[usage.any]
        tails, heads = np.concatenate((ends, ends[:, ::-1])).T
        minutes = np.tile(usage.minutes[usage.any], 2)
        nodes = np.unique(ends)
    places = router.plane.metres(network.lons[nodes], network.lats[nodes])
    middle = router.plane.metres(np.array([CENTRE.lon]), np.array([CENTRE.lat]))
    nearest = int(np.linalg.norm(places - middle, axis=1).argmin())
    start = nearest if joined else int(nodes[nearest])
    np.savez(path, tails=tails, heads=heads, minutes=minutes, start=start, limit=LIMIT_MIN)
    return len(nodes)


def run_networkx(python: Path, arcs: Path) -> dict[str, tuple[float, float, int]]:
    """Search in a process of its own."""
    command = [python, str(HERE / "networkx_ways.py"), str(arcs)]
    environ = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    if done.returncode:
        raise MissingToolError(f"networkx failed: {done.stderr.strip().splitlines()[-1]}")
    told: dict[str, tuple[float, float, int]] = json.loads(done.stdout)
    return told


def networkx_rows(router: Router, ours: dict[str, Timing], folder: Path) -> list[list[str]]:
    """Return the rows of networkx, or none where it is missing."""
    rows = []
    try:
        python = osmnx_python()
        for joined, what in ((True, "crossings"), (False, "all nodes")):
            count = write_arcs(folder / "arcs.npz", router, joined=joined)
            told = run_networkx(python, folder / "arcs.npz")
            for key, name in (("near", "15 minutes"), ("all", "one to all")):
                ms, cpu_ms, _ = told[key]
                label = f"networkx, {name}, {what} ({count:,})"
                rows.append(_row(label, Timing(ms, cpu_ms, None), ours[key]))
    except MissingToolError as reason:
        print(f"networkx: skipped, {reason}\n")
    return rows


def _row(label: str, timing: Timing, ours: Timing) -> list[str]:
    factor = timing.cpu_ms / ours.cpu_ms
    return [label, f"{timing.ms:.2f}", f"{timing.cpu_ms:.2f}", f"{factor:.1f} ×"]


def measure_network(title: str, network: Network, plane: Plane, folder: Path) -> None:
    """Measure on one network and print a table."""
    began = time.perf_counter()
    router = Router(network)
    anchors = router.anchor(WALK, offers_near(network))
    reach = Reach(router)
    reach.grounds(CENTRE, WALK, [1.0])
    prepared_s = time.perf_counter() - began
    assert anchors is not None

    def search(limit: float = np.inf) -> Search:
        found = router.search(CENTRE, WALK, limit)
        assert found is not None
        return found

    def ground(mode: Mode = WALK, limit: float = LIMIT_MIN) -> float:
        grounds = reach.grounds(CENTRE, mode, [limit])
        return grounds[0].area_km2 if grounds else 0.0

    near, every = time_it(lambda: search(LIMIT_MIN)), time_it(lambda: search().minutes(anchors))
    polygon = time_it(ground)
    rows = [
        _row("15 minutes on foot, from any place", near, near),
        _row(f"minutes to {OFFERS:,} offers", every, every),
        _row(f"isochrone with polygon, {polygon.result:.2f} km²", polygon, polygon),
    ]
    three = time_it(lambda: reach.rings(CENTRE, WALK, (5, 10, 15), 30_000))
    rows.append(_row("5, 10, 15 minutes, simplified for the map", three, polygon))
    for mode, limit in ((Mode.BIKE, 15.0), (WALK, 60.0)):
        wide = time_it(lambda mode=mode, limit=limit: ground(mode, limit), 5)  # type: ignore[misc]
        cells = f"cells of {CELL_M[mode]:.0f} m"
        label = f"isochrone {mode} {limit:.0f} min, {wide.result:.1f} km², {cells}"
        rows.append(_row(label, wide, polygon))
    buffered = time_it(lambda: buffer_streets(router), 5)
    label = f"same search, streets buffered with shapely, {buffered.result:.2f} km²"
    rows.append(_row(label, buffered, polygon))
    rows += networkx_rows(router, {"near": near, "all": every}, folder)
    layer = router.layer(WALK)
    crossings = layer.chains.crossings if layer else 0
    head = ("way", "ms", "CPU ms", "of ours")
    print_table(
        f"Reach on {title}: {len(network.lats):,} nodes, {crossings:,} crossings", head, rows
    )
    print(
        f"Made once: chains, nearest streets, anchors of {OFFERS:,} offers in {prepared_s:.2f} s.\n"
    )


def main() -> None:
    """Print a table for the whole town and one for its middle."""
    extract = Path(sys.argv[1]) if len(sys.argv) > 1 else EXTRACT
    if not extract.exists():
        print("bench_reach: skipped, the extract is missing. Give one: bench_reach FILE.osm.pbf\n")
        return
    town, plane = read_extract(extract, set()), Plane(CENTRE.lat)
    network = build_network(town.highways, plane, town.high_kerbs)
    with tempfile.TemporaryDirectory() as name:
        measure_network("heidelberg", network, plane, Path(name))
        middle = cut_network(network, plane, CUT_NODES)
        measure_network("the middle of heidelberg", middle, plane, Path(name))


if __name__ == "__main__":
    main()

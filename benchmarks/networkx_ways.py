"""Search ways with networkx; runs in an environment of its own: GRAPH.npz → one line of JSON.

The file holds `tails`, `heads`, `minutes` (arcs), `start` and `limit`.
"""

import json
import statistics
import sys
import time

import networkx
import numpy as np

TIMES = 5

arcs = np.load(sys.argv[1])
graph = networkx.DiGraph()
graph.add_weighted_edges_from(
    zip(arcs["tails"].tolist(), arcs["heads"].tolist(), arcs["minutes"].tolist(), strict=True)
)
start, limit = int(arcs["start"]), float(arcs["limit"])


def search(cutoff: float | None) -> tuple[float, float, int]:
    """Return median milliseconds, of CPU too, and how many nodes were reached."""
    walls, works = [], []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        found = networkx.single_source_dijkstra_path_length(graph, start, cutoff=cutoff)
        walls.append(1000 * (time.perf_counter() - began))
        works.append(1000 * (time.process_time() - worked))
    return statistics.median(walls), statistics.median(works), len(found)


print(json.dumps({"near": search(limit), "all": search(None)}))

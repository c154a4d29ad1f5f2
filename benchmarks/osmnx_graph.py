"""Build osmnx's graph of a file; runs in the environment of osmnx: FILE → one line of JSON."""

import json
import sys
import time
from pathlib import Path

import osmnx

started = time.perf_counter()
graph = osmnx.graph.graph_from_xml(sys.argv[1], bidirectional=True, retain_all=True)
seconds = time.perf_counter() - started
status = Path("/proc/self/status").read_text()
peak_kb = int(status.split("VmHWM:")[1].split()[0])
print(json.dumps({"seconds": seconds, "peak_mb": peak_kb / 1024, "nodes": len(graph)}))

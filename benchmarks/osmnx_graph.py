"""Build osmnx's graph of a file; runs in the environment of osmnx: FILE → one line of JSON."""

import json
import sys
import time
from pathlib import Path

import osmnx

started, worked = time.perf_counter(), time.process_time()
graph = osmnx.graph.graph_from_xml(sys.argv[1], bidirectional=True, retain_all=True)
seconds, cpu_s = time.perf_counter() - started, time.process_time() - worked
status = Path("/proc/self/status").read_text()
peak_kb = int(status.split("VmHWM:")[1].split()[0])
print(
    json.dumps({"seconds": seconds, "cpu_s": cpu_s, "peak_mb": peak_kb / 1024, "nodes": len(graph)})
)

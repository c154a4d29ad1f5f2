"""Build an area pack of a real extract, against osmnx building its graph of the same file.

osmnx makes a street graph only; the pack also holds gazetteer, basemap, quarters, stops, places.
It reads XML, so the extract is turned into XML first, which is not counted. Aim: 10 × faster.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import osmium

from benchmarks.bench_import import open_house, silent
from benchmarks.measure import Measured, measure_best, print_table
from sozialmap.config import CHECKOUT

EXTRACT = CHECKOUT.parent / "shared" / "data" / "osm" / "heidelberg-ors-test.osm.pbf"
HERE = Path(__file__).resolve().parent
ENVIRONMENT = CHECKOUT / "var" / "benchmarks"
AIM = 10
WHOLE = "sozialmap: the whole pack"
TIMES = 3


class MissingToolError(Exception):
    """Why something could not be measured here."""


def build(home: Path, extract: Path) -> float:
    """Build a pack and return how many nodes its network has."""
    house = open_house(home)
    area = house.build_area(extract, "Bench", cut=None, use=True, progress=silent)
    house.close()
    return area.counts["network_nodes"]


def build_network_only(extract: Path) -> int:
    """Read the extract and build the network, which is what osmnx does; return its nodes."""
    from statistics import median

    from sozialmap.areas.extract import read_extract
    from sozialmap.areas.network import build_network
    from sozialmap.areas.plane import Plane

    town = read_extract(extract, set())
    plane = Plane(median(way.line.coords[0][1] for way in town.highways))
    return len(build_network(town.highways, plane, town.high_kerbs).lats)


def write_xml(extract: Path, target: Path, *, highways_only: bool) -> None:
    """Write an extract as XML, all of it or only its streets with their nodes."""
    if not highways_only:
        with osmium.SimpleWriter(str(target)) as writer:
            for thing in osmium.FileProcessor(str(extract)):
                writer.add(thing)
        return
    with osmium.BackReferenceWriter(str(target), ref_src=str(extract)) as writer:
        for thing in osmium.FileProcessor(str(extract), osmium.osm.WAY):
            if "highway" in thing.tags:
                writer.add(thing)


def osmnx_python() -> Path:
    """Return the Python that has osmnx; its environment is made where it is missing."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    needed = ["-m", "pip", "install", "--quiet", "-r", str(HERE / "requirements.txt")]
    done = subprocess.run([python, *needed], capture_output=True, text=True)
    if done.returncode:
        raise MissingToolError(
            f"osmnx could not be installed: {done.stderr.strip().splitlines()[-1]}"
        )
    return python


def run_osmnx(python: Path, extract: Path) -> Measured:
    """Build osmnx's graph in a process of its own."""
    command = [python, "-W", "ignore", str(HERE / "osmnx_graph.py"), str(extract)]
    environ = {**os.environ, "PYTHONPATH": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environ)
    if done.returncode:
        raise MissingToolError(f"osmnx failed: {done.stderr.strip().splitlines()[-1]}")
    told = json.loads(done.stdout)
    return Measured(told["seconds"], told["cpu_s"], told["peak_mb"], told["nodes"])


def best_osmnx(python: Path, extract: Path) -> Measured:
    """Return the fastest of several runs."""
    return min((run_osmnx(python, extract) for _ in range(TIMES)), key=lambda run: run.cpu_s)


def main() -> None:
    """Print the table, or why there is none."""
    extract = Path(sys.argv[1]) if len(sys.argv) > 1 else EXTRACT
    if not extract.exists():
        print("bench_area: skipped, the extract is missing. Give one: bench_area FILE.osm.pbf\n")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = {
            WHOLE: measure_best(TIMES, build, folder, extract),
            "sozialmap: reading and network only": measure_best(TIMES, build_network_only, extract),
        }
        try:
            python = osmnx_python()
            for highways_only, what in ((False, "same file"), (True, "streets cut out before")):
                xml = folder / f"{highways_only}.osm"
                write_xml(extract, xml, highways_only=highways_only)
                runs[f"osmnx `graph_from_xml`, {what}"] = best_osmnx(python, xml)
        except MissingToolError as reason:
            print(f"osmnx: skipped, {reason}\n")
    ours = runs[WHOLE].cpu_s
    rows = [
        (
            name,
            f"{run.result:,.0f}",
            f"{run.seconds:.2f}",
            f"{run.cpu_s:.2f}",
            f"{run.peak_mb:.0f}",
            f"{run.cpu_s / ours:.1f} ×",
        )
        for name, run in runs.items()
    ]
    head = ("way", "network nodes", "s", "CPU s", "peak MB", "of the pack's CPU time")
    print_table(f"`area build` of {extract.name} (aim: osmnx takes {AIM} ×)", head, rows)


if __name__ == "__main__":
    main()

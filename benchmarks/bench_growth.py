"""Build packs of towns from 250,000 to 2.5 million objects, against only reading the file.

Shown is the exponent of growth: 1 is linear, 2 would make ten times the town take a hundred
times as long.
"""

import sys
import tempfile
from math import log
from pathlib import Path

import osmium

from benchmarks.bench_area import build
from benchmarks.generated_town import write_town
from benchmarks.measure import measure, print_table

SIZES = (250_000, 790_000, 2_500_000)


def read_only(extract: Path) -> int:
    """Read a file with the places of its ways, as osmium does, and count what is tagged."""
    return sum(bool(thing.tags) for thing in osmium.FileProcessor(str(extract)).with_locations())


def main() -> None:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    rows, runs = [], []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            extract = Path(name) / f"{size}.osm.pbf"
            home = Path(name) / str(size)
            home.mkdir()
            objects = measure(write_town, extract, size).result
            floor = measure(read_only, extract)
            run = measure(build, home, extract)
            runs.append((objects, run.cpu_s))
            ratio = f"{run.cpu_s / floor.cpu_s:.0f} ×"
            each = f"{1e6 * run.cpu_s / objects:.1f}"
            cells = (
                f"{objects:,}",
                f"{run.seconds:.1f}",
                f"{run.cpu_s:.1f}",
                each,
                f"{run.peak_mb:.0f}",
            )
            rows.append((*cells, f"{floor.cpu_s:.1f}", ratio, growth(runs)))
    head = (
        "objects",
        "`area build` s",
        "CPU s",
        "µs each",
        "peak MB",
        "osmium reads CPU s",
        "ratio",
        "growth",
    )
    print_table("Growth of `area build` with the town", head, rows)


def growth(runs: list[tuple[int, float]]) -> str:
    """Return the exponent from the run before to the last one."""
    if len(runs) < 2:
        return "–"
    (small, short), (large, long) = runs[-2:]
    return f"n^{log(long / short) / log(large / small):.2f}"


if __name__ == "__main__":
    main()

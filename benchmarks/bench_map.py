"""Our map against three that folium offers, in one browser and in turn; then the app's own page.

`python -m benchmarks.bench_map 200 2000` measures these sizes only.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser

from benchmarks.map.browser import ANY, TooSlowError, Visit, chromium, new_visitor, open_page
from benchmarks.map.libraries import install_libraries
from benchmarks.map.server import ROOT, Server, serve
from benchmarks.measure import print_table
from sozialmap.config import process_environment
from sozialmap.maps.bundle import build_bundle, is_built

COUNTS = (200, 2_000, 10_000, 50_000)
NAMES = {
    "ours": "sozialmap",
    "markers": "(a) Marker + MarkerCluster",
    "geojson": "(b) GeoJson",
    "fast": "(c) FastMarkerCluster",
}
LEFT_OUT = {("markers", 50_000)}
"""By its growth it would take some four minutes to load and two for each filter."""
ROUNDS = 3
LONGEST_S = 150
SLOW_S = 30
"""A variant that takes longer is measured once, and for no further visitors."""
VISITORS = 4
HEAD = ("entries", "map")


@dataclass
class Sample:
    """One visit and one filter; seconds, kB, CPU seconds."""

    load_s: float
    after_page_s: float
    load_browser_s: float
    data_kb: float
    library_kb: float
    filter_s: float
    filter_kb: float
    filter_server_s: float
    filter_map_s: float
    filter_browser_s: float


@dataclass
class Measured:
    """All that is known about one variant with so many entries."""

    variant: str
    count: int
    samples: list[Sample] = field(default_factory=list)
    frames_ms: list[float] = field(default_factory=list)
    visitor_mb: float | None = None
    too_slow: bool = False

    @property
    def is_slow(self) -> bool:
        """Whether one visit is enough."""
        return self.too_slow or any(sample.load_s > SLOW_S for sample in self.samples)

    def best(self, name: str) -> float | None:
        """Return the least of a measure over all rounds, None where nothing was drawn in time."""
        return min((getattr(sample, name) for sample in self.samples), default=None)


def main() -> None:
    """Measure and print."""
    counts = [int(word) for word in sys.argv[1:]] or COUNTS
    install_libraries()
    if not is_built():
        build_bundle(process_environment())
    runs: list[Measured] = []
    with chromium() as browser:
        for count in counts:
            runs += (these := measure_count(browser, count))
            print_speed(these)
            print_cost(these)
        print_aims(runs)
        print_app(browser)


def measure_count(browser: Browser, count: int) -> list[Measured]:
    """Visit all variants in turn. The first round warms the servers, and moves the map."""
    runs = [Measured(name, count) for name in NAMES if (name, count) not in LEFT_OUT]
    with ExitStack() as stack:
        servers = {run.variant: stack.enter_context(serve_map(count, run.variant)) for run in runs}
        for turn in range(ROUNDS + 1):
            for run in runs:
                if not run.is_slow:
                    _take(run, browser, servers[run.variant], turn)
        for run in runs:
            if not run.is_slow:
                run.visitor_mb = measure_memory(browser, servers[run.variant], run)
    return runs


@contextmanager
def serve_map(count: int, variant: str) -> Iterator[Server]:
    """Run the benchmark's app with so many entries for one of the maps."""
    with tempfile.TemporaryDirectory() as home:
        environ = {
            "MAP_BENCHMARK_COUNT": str(count),
            "MAP_BENCHMARK_HOME": home,
            "MAP_BENCHMARK_VARIANT": variant,
        }
        with serve("benchmarks/map/app.py", **environ) as s:
            yield s


def _take(run: Measured, browser: Browser, server: Server, turn: int) -> None:
    warming = turn == 0
    print(f"{NAMES[run.variant]}, {run.count:,}: round {turn}", file=sys.stderr, flush=True)
    try:
        sample = visit_once(run, browser, server, moves=warming)
    except TooSlowError:
        run.too_slow = True
        return
    if not warming or sample.load_s > SLOW_S:
        run.samples.append(sample)


def visit_once(run: Measured, browser: Browser, server: Server, *, moves: bool) -> Sample:
    """Load the map and filter it by half; move it in between where that is wanted."""
    with closing(new_visitor(browser)) as visitor:
        visit = open_page(visitor, f"{server.address}/?v={run.variant}", run.count, LONGEST_S)
        drawn_ms = visit.await_drawn(LONGEST_S)["last"]
        loaded_s, traffic = visit.cpu_s(), visit.traffic
        sent = traffic.socket
        data_kb = (sent + traffic.http_of("/api/")) / 1000
        if moves:
            run.frames_ms = visit.frames_ms()
        before, browser_before = server.spent(), visit.cpu_s()
        filter_s = visit.filter_s(run.count // 2, LONGEST_S)
        after = server.spent()
        return Sample(
            load_s=(drawn_ms - visit.started_ms) / 1000,
            after_page_s=(drawn_ms - visit.page_up_ms) / 1000,
            load_browser_s=loaded_s,
            data_kb=data_kb,
            library_kb=traffic.http_of("/npm/", "/bundle/") / 1000,
            filter_s=filter_s,
            filter_kb=(traffic.socket - sent) / 1000,
            filter_server_s=after.cpu_s - before.cpu_s,
            filter_map_s=after.script_s[-1],
            filter_browser_s=visit.cpu_s() - browser_before,
        )


def measure_memory(browser: Browser, server: Server, run: Measured) -> float:
    """Return by how much the server grows for each of some visitors who stay, in MB."""
    before = server.spent().memory_mb
    with ExitStack() as stack:
        for _ in range(VISITORS):
            visitor = stack.enter_context(closing(new_visitor(browser)))
            url = f"{server.address}/?v={run.variant}"
            open_page(visitor, url, run.count, LONGEST_S).await_drawn(LONGEST_S)
        return (server.spent().memory_mb - before) / VISITORS


def print_speed(runs: list[Measured]) -> None:
    """Print how long loading and a filter take; at once, for larger towns take minutes."""
    head = (
        *HEAD, "load s", "after the page is up s", "filter s", "times ours: load / after / filter",
        "browser CPU s: load / filter", "times ours",
    )  # fmt: skip
    rows = []
    for run in runs:
        ours = _ours(runs, run.count)
        rows.append(
            (
                *_begin(run),
                _told(run.best("load_s")),
                _told(run.best("after_page_s")),
                _told(run.best("filter_s")),
                _ratios(run, ours, ("load_s", "after_page_s", "filter_s")),
                f"{_told(run.best('load_browser_s'))} / {_told(run.best('filter_browser_s'))}",
                _ratios(run, ours, ("load_browser_s", "filter_browser_s")),
            )
        )
    print_table(f"Map: until all is drawn, best of {ROUNDS} visits in turn", head, rows)


def print_cost(runs: list[Measured]) -> None:
    """Print bytes, server time, memory and frames."""
    head = (
        *HEAD, "data kB", "a filter kB", "libraries kB", "server CPU ms a filter (map alone)",
        "MB a visitor", "frame ms: median (95 %) longest",
    )  # fmt: skip
    print_table(
        "Map: what it costs, and how it moves", head, [(*_begin(run), *_cost(run)) for run in runs]
    )


def _cost(run: Measured) -> Iterable[str]:
    server, alone = run.best("filter_server_s"), run.best("filter_map_s")
    yield _told(run.best("data_kb"), ",.0f")
    yield _told(run.best("filter_kb"), ",.0f")
    yield _told(run.best("library_kb"), ".0f")
    yield f"{_ms(server)} ({_ms(alone)})"
    yield _told(run.visitor_mb, ".1f")
    yield _frames(run.frames_ms)


def print_aims(runs: list[Measured]) -> None:
    """Print each aim beside its figure."""
    rows = [(name, aim, unit.format(figure)) for name, aim, figure, unit in _aims(runs) if figure]
    if rows:
        print_table("Map: aims", ("what", "aim", "measured"), rows)


def _aims(runs: list[Measured]) -> Iterator[tuple[str, str, float | None, str]]:
    large, marks = _find(runs, "ours", 50_000), _find(runs, "markers", 2_000)
    fast = _find(runs, "fast", 50_000)
    yield "50,000 drawn after the page is up", "≤ 1.6 s", large.best("after_page_s"), "{:.2f} s"
    yield "50,000 filtered", "≤ 0.4 s", large.best("filter_s"), "{:.2f} s"
    yield "50,000 compressed", "≤ 500 kB", large.best("data_kb"), "{:.0f} kB"
    server = large.best("filter_server_s")
    yield "server time a filter at 50,000", "≤ 15 ms", server and 1000 * server, "{:.0f} ms"
    few = _find(runs, "ours", 2_000)
    yield "(a) at 2,000, load", "≥ 6 ×", _ratio(marks, few, "load_s"), "{:.1f} ×"
    yield (
        "(a) at 2,000, after the page is up",
        "≥ 6 ×",
        _ratio(marks, few, "after_page_s"),
        "{:.1f} ×",
    )
    yield "(c) at 50,000, load", "≥ 3 ×", _ratio(fast, large, "load_s"), "{:.1f} ×"
    yield (
        "(c) at 50,000, after the page is up",
        "≥ 3 ×",
        _ratio(fast, large, "after_page_s"),
        "{:.1f} ×",
    )


def print_app(browser: Browser) -> None:
    """Print what the app's own first page takes on the demo quarter, for a visitor and again."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "sozialmap", "setup"]
        environ = {**process_environment(), "SOZIALMAP_HOME": home}
        subprocess.run(command, cwd=ROOT, env=environ, check=True, stdout=subprocess.DEVNULL)
        with serve("app.py", SOZIALMAP_HOME=home) as server:
            visits = [list(_two_visits(browser, server)) for _ in range(ROUNDS + 1)][1:]
    first, again = (min(side) for side in zip(*visits, strict=True))
    rows = [
        ("first", "≤ 2.5 s", f"{first[0]:.2f}", f"{first[1]:.2f}", "≤ 3,500", f"{first[2]:,.0f}"),
        ("second", "–", f"{again[0]:.2f}", f"{again[1]:.2f}", "≤ 100", f"{again[2]:,.0f}"),
    ]
    head = ("visit", "aim", "entries drawn s", "with basemap s", "aim kB", "kB")
    print_table("The page `/` on the demo quarter", head, rows)


def _two_visits(browser: Browser, server: Server) -> Iterator[tuple[float, float, float]]:
    with closing(new_visitor(browser)) as visitor:
        for _ in range(2):
            visit = open_page(visitor, server.address, ANY)
            drawn = visit.await_drawn(LONGEST_S)
            yield (
                _since(visit, drawn["first"]),
                _since(visit, drawn["last"]),
                visit.traffic.total / 1000,
            )
            visit.page.close()


def _since(visit: Visit, at_ms: float) -> float:
    return (at_ms - visit.started_ms) / 1000


def _begin(run: Measured) -> tuple[str, str]:
    return f"{run.count:,}", NAMES[run.variant]


def _find(runs: list[Measured], variant: str, count: int) -> Measured:
    found = (run for run in runs if (run.variant, run.count) == (variant, count))
    return next(found, Measured(variant, count))


def _ours(runs: list[Measured], count: int) -> Measured:
    return _find(runs, "ours", count)


def _ratio(run: Measured, ours: Measured, name: str) -> float | None:
    theirs, own = run.best(name), ours.best(name)
    return theirs / own if theirs and own else None


def _ratios(run: Measured, ours: Measured, names: Iterable[str]) -> str:
    return " / ".join(_told(_ratio(run, ours, name), ".1f") + " ×" for name in names)


def _told(value: float | None, form: str = ".2f") -> str:
    return "–" if value is None else format(value, form)


def _ms(seconds: float | None) -> str:
    return "–" if seconds is None else f"{1000 * seconds:.0f}"


def _frames(deltas_ms: list[float]) -> str:
    if not deltas_ms:
        return "–"
    ranked = sorted(deltas_ms)
    late = ranked[int(len(ranked) * 0.95)]
    return f"{median(ranked):.0f} ({late:.0f}) {ranked[-1]:.0f}"


if __name__ == "__main__":
    main()

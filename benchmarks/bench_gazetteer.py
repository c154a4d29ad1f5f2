"""How fast is the offline geocoder? `python -m benchmarks.bench_gazetteer` prints a table.

An invented town of 10,000 streets and 480,000 addresses, written with the real schema. Beside it,
in the same run, what one would do without it: rapidfuzz and SQLite FTS5 (trigram) over all
addresses as text.
"""

import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

import shapely
from rapidfuzz import fuzz, process

from sozialmap.areas.gazetteer import Name, write_gazetteer
from sozialmap.areas.plane import Plane
from sozialmap.areas.streets import House, Street
from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place
from sozialmap.geocoders.gazetteer import Gazetteer

STREETS = 10_000
HOUSES = 48
NAMES = 5_000
QUERIES = 1_000
SLOW_QUERIES = 20
"""Of the approaches over whole addresses, which take long."""
RIGHT_M = 20.0
TOWN = "Großstadt"
PLANE = Plane(50.1)
FRONTS = (
    "Ahorn Alt Anger Auer Bach Baum Birken Blumen Brunnen Buchen Burg Dorn Eichen Erlen Falken "
    "Feld Fichten Fischer Fuchs Garten Gerber Glocken Graben Hafen Hasel Heide Hirsch Hohen "
    "Holunder Kapellen Kastanien Kiefern Kirsch Kloster Korn Kreuz Lerchen Linden Lilien Markt "
    "Meister Mühlen Müller Nelken Ochsen Palmen Pfarr Quellen Raben Rosen Sand Schäfer Schiller "
    "Schloss Schmiede Schul Schwalben Sonnen Stein Tannen Tulpen Ufer Veilchen Wald Weber Wein "
    "Wiesen Ziegel Zimmer"
).split()
MIDDLES = (
    "acker bacher berger born brück bühler burger dorfer eck felder furter garten grund hagen "
    "häuser heimer hofer hüger kamper kircher länder leiten linger mühler ner rather reuther "
    "rieder roder see stetter taler wangen wieser"
).split()
ENDS = ("straße", "weg", "platz", "allee", "gasse", "ring", "steig", "ufer")


@dataclass(frozen=True)
class Asked:
    """A query and where its answer lies."""

    written: str
    place: Place


def draw_streets(rng: Random) -> list[Street]:
    """Return streets in a grid of 100 by 100, houses on both sides."""
    names = ["".join(parts) for parts in product(FRONTS, MIDDLES, ENDS)]
    return [_draw_street(number, name) for number, name in enumerate(rng.sample(names, STREETS))]


def _draw_street(number: int, name: str) -> Street:
    south, west = 50.0 + number // 100 * 0.002, 8.6 + number % 100 * 0.004
    line = PLANE.flatten(shapely.LineString([(west, south), (west + 0.0035, south)]))
    postcode = f"{63000 + number // 400:05}"
    street = Street(name, line)
    street.postcodes[postcode] = street.towns[TOWN] = HOUSES
    for house in range(1, HOUSES + 1):
        lat, lon = south + (0.0001 if house % 2 else -0.0001), west + house * 0.00007
        street.houses.append(House(house, "", None, postcode, lat, lon))
    return street


def write_town(file: Path, streets: list[Street], rng: Random) -> float:
    """Write the gazetteer and return the seconds it took."""
    names = [
        Name(f"{kind} {street.name}", "stop", 50.1, 8.7)
        for street in rng.sample(streets, NAMES // 2)
        for kind in ("Haltestelle", "Kita")
    ]
    crossings = [(at, at + 1, 50.1, 8.7) for at in range(len(streets) - 1)]
    start = perf_counter()
    write_gazetteer(file, streets, names, crossings, PLANE)
    return perf_counter() - start


def draw_queries(streets: list[Street], rng: Random, count: int) -> list[Asked]:
    """Return addresses, half of them with postcode and town."""
    asked = []
    for street in rng.choices(streets, k=count):
        house = rng.choice(street.houses)
        town = f", {house.postcode} {TOWN}" if rng.random() < 0.5 else ""
        place = Place(house.lat, house.lon)
        asked.append(Asked(f"{street.name} {house.number}{town}", place))
    return asked


def mistype(asked: Asked, rng: Random) -> Asked:
    """Lose, add, mistake or swap one letter of the street's name."""
    text = asked.written
    at = rng.randrange(1, text.index(" ", 2) - 1)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    written = rng.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )
    return Asked(written, asked.place)


@dataclass(frozen=True)
class Timing:
    """Milliseconds per query and the share of right answers."""

    median_ms: float
    slow_ms: float
    right: float


def time_queries(find: Callable[[str], Place | None], asked: list[Asked]) -> Timing:
    """Ask all, one after another."""
    times, right = [], 0
    for one in asked:
        start = perf_counter()
        place = find(one.written)
        times.append(1000 * (perf_counter() - start))
        right += place is not None and distance_m(place, one.place) <= RIGHT_M
    return Timing(median(times), quantiles(times, n=20)[-1], right / len(asked))


def whole_addresses(streets: list[Street]) -> Iterator[tuple[str, Place]]:
    """Return every address as one text."""
    for street in streets:
        for house in street.houses:
            text = f"{street.name} {house.number}, {house.postcode} {TOWN}"
            yield text, Place(house.lat, house.lon)


def rapidfuzz_finder(addresses: list[tuple[str, Place]]) -> Callable[[str], Place | None]:
    """Return a search through all addresses with rapidfuzz."""
    texts = [text for text, _ in addresses]

    def find(written: str) -> Place | None:
        best = process.extractOne(written, texts, scorer=fuzz.ratio, score_cutoff=60)
        return addresses[best[2]][1] if best else None

    return find


def trigram_finder(addresses: list[tuple[str, Place]], file: Path) -> Callable[[str], Place | None]:
    """Return a search through all addresses with SQLite FTS5, by any trigram, best first."""
    db = sqlite3.connect(file)
    db.execute("create virtual table address using fts5(text, tokenize='trigram')")
    rows = ((number, text) for number, (text, _) in enumerate(addresses, 1))
    db.executemany("insert into address(rowid, text) values (?, ?)", rows)
    db.commit()

    def find(written: str) -> Place | None:
        parts = {written[at : at + 3].replace('"', "") for at in range(len(written) - 2)}
        query = " OR ".join(f'"{part}"' for part in sorted(parts) if len(part) == 3)
        row = db.execute(
            "select rowid from address where address match ? order by rank limit 1", (query,)
        ).fetchone()
        return addresses[row[0] - 1][1] if row else None

    return find


def time_opening(file: Path) -> float:
    """Return the median seconds of opening the gazetteer."""
    times = []
    for _ in range(7):
        start = perf_counter()
        Gazetteer(file).close()
        times.append(perf_counter() - start)
    return median(times)


MEMORY = """
import sys
from pathlib import Path
from sozialmap.geocoders.gazetteer import Gazetteer

def most_mb():
    status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(status.split()[0]) / 1024

before = most_mb()
finder = Gazetteer(Path(sys.argv[1]))
for written in sys.stdin.read().splitlines():
    finder.find(written)
print(before, most_mb())
"""
"""Its own process, and not `ru_maxrss`, which would count what its parent had."""


def measure_memory(file: Path, asked: list[Asked]) -> tuple[float, float]:
    """Return the most MB of a fresh process before opening and after all queries (Linux)."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(file)],
        input="\n".join(one.written for one in asked),
        capture_output=True,
        text=True,
        check=True,
    )
    before, after = map(float, done.stdout.split())
    return before, after


def machine() -> str:
    """Return a line about the machine."""
    cores = len(os.sched_getaffinity(0))
    sqlite = sqlite3.sqlite_version
    return (
        f"{cores} cores, Python {platform.python_version()}, SQLite {sqlite}, {platform.machine()}"
    )


def print_timings(rows: list[tuple[str, Timing, Timing]]) -> None:
    """Print a table of Markdown; factors are of medians, against the first row."""
    own_clean, own_typo = rows[0][1], rows[0][2]
    print("| approach | clean, ms (95 %) | right | one typo, ms (95 %) | right | times ours |")
    print("|---|---|---|---|---|---|")
    for name, clean, typo in rows:
        factors = (clean.median_ms / own_clean.median_ms, typo.median_ms / own_typo.median_ms)
        print(
            f"| {name} | {clean.median_ms:.2f} ({clean.slow_ms:.2f}) | {clean.right:.1%} "
            f"| {typo.median_ms:.2f} ({typo.slow_ms:.2f}) | {typo.right:.1%} "
            f"| {factors[0]:.0f}× / {factors[1]:.0f}× |"
        )


def main() -> None:
    """Draw the town, measure, print."""
    rng = Random(11)
    streets = draw_streets(rng)
    clean = draw_queries(streets, rng, QUERIES)
    typo = [mistype(asked, rng) for asked in clean]
    addresses = list(whole_addresses(streets))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gazetteer.db"
        written_s = write_town(file, streets, rng)
        finder = Gazetteer(file)
        own = [time_queries(lambda text: finder.find(text).place, asked) for asked in (clean, typo)]
        opened_s = time_opening(file)
        before_mb, after_mb = measure_memory(file, clean + typo)
        few = clean[:SLOW_QUERIES], typo[:SLOW_QUERIES]
        fuzzy = rapidfuzz_finder(addresses)
        trigram = trigram_finder(addresses, Path(folder) / "trigram.db")
        rows = [
            ("gazetteer", own[0], own[1]),
            ("rapidfuzz, whole addresses", *(time_queries(fuzzy, asked) for asked in few)),
            ("SQLite FTS5 trigram", *(time_queries(trigram, asked) for asked in few)),
        ]
        size_mb = file.stat().st_size / 1e6
    print(f"## Offline geocoder: {len(streets):,} streets, {len(addresses):,} addresses\n")
    print(f"{machine()}\n")
    print_timings(rows)
    print(
        f"\nWritten in {written_s:.1f} s, {size_mb:.0f} MB; opened in {1000 * opened_s:.0f} ms; "
        f"process {before_mb:.0f} MB before opening, {after_mb:.0f} MB after all queries."
    )


if __name__ == "__main__":
    main()

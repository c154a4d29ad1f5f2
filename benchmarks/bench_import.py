"""Import 10,000 rows with their addresses, against pandas that only copies the cells.

Aims: 10,000 rows in 30 s; the peak of memory does not grow with the rows.
"""

import csv
import random
import sqlite3
import tempfile
from pathlib import Path

from benchmarks.measure import Measured, measure, print_table
from sozialmap.config import Settings
from sozialmap.wiring import DEMO_AREA, DEMO_OFFERS, DEMO_OSM, House

SIZES = (2_000, 10_000)
AIM_S = 30.0
SEED = 11


def silent(step: str, share: float) -> None:
    """Take progress and show it nowhere."""


def open_house(home: Path) -> House:
    """Return a house at a folder."""
    return House(Settings(home, f"sqlite:///{home / 'bench.sqlite'}", "de"))


def build_demo(home: Path) -> Path:
    """Build the demo area and return its directory of addresses."""
    house = open_house(home)
    area = house.build_area(DEMO_OSM, DEMO_AREA, cut=None, use=True, progress=silent)
    gazetteer = house.pack(area).gazetteer
    house.close()
    return gazetteer


def write_rows(path: Path, gazetteer: Path, count: int) -> None:
    """Write a table made of the demo's offers at all addresses of the demo area."""
    rng = random.Random(SEED)
    addresses = read_addresses(gazetteer)
    with DEMO_OFFERS.open(encoding="utf-8-sig", newline="") as file:
        offers = list(csv.DictReader(file, delimiter=";"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(offers[0]), delimiter=";")
        writer.writeheader()
        for number in range(1, count + 1):
            street, postcode, town = rng.choice(addresses)
            changed = {"Nr": number, "Träger": f"Verein {number // 3}", "Breite": "", "Länge": ""}
            place = {"Straße": as_written(street, rng), "PLZ": postcode, "Ort": town}
            writer.writerow({**rng.choice(offers), **changed, **place})


def read_addresses(gazetteer: Path) -> list[tuple[str, str, str]]:
    """Return street with number, postcode and town of all houses."""
    db = sqlite3.connect(gazetteer)
    rows = db.execute(
        "select s.name || ' ' || h.number || h.letter, s.postcode, s.town"
        " from house h join street s on s.id = h.street order by h.rowid"
    ).fetchall()
    db.close()
    return rows


def as_written(street: str, rng: random.Random) -> str:
    """Return a street as people write it: every third abbreviated, every tenth with a typo."""
    if rng.random() < 0.33:
        street = street.replace("straße", "str.").replace("Straße", "Str.")
    if rng.random() < 0.1:
        at = rng.randrange(1, 5)
        street = street[:at] + street[at + 1 :]
    return street


def import_rows(home: Path, table: Path) -> tuple[int, int]:
    """Import a table; return how many offers are new, and how many of them have a place."""
    house = open_house(home)
    report, _ = house.import_file(table, dry_run=False, progress=silent)
    house.close()
    db = sqlite3.connect(home / "bench.sqlite")
    placed = db.execute(
        "select count(*) from offer join asset a on a.id = asset_id where a.lat is not null"
    ).fetchone()[0]
    db.close()
    return report.imported, placed


def copy_with_pandas(home: Path, table: Path) -> tuple[int, int]:
    """Copy the cells into SQLite as they are: nothing read, judged or found."""
    import pandas as pd

    db = sqlite3.connect(home / "pandas.sqlite")
    cells = pd.read_csv(table, sep=";", dtype=str)
    cells.to_sql("offer", db, if_exists="replace")
    db.close()
    return len(cells), 0


def run_size(folder: Path, count: int) -> list[list[object]]:
    """Measure one size, each way in a process of its own."""
    home = folder / str(count)
    home.mkdir()
    build = measure(build_demo, home)
    table = folder / f"{count}.csv"
    write_rows(table, build.result, count)
    copied = measure(copy_with_pandas, home, table)
    imported = measure(import_rows, home, table)
    again = measure(import_rows, home, table)
    return [
        _row("sozialmap import", count, imported, copied),
        _row("the same table again", count, again, copied),
        _row("pandas `read_csv`, `to_sql`: cells only", count, copied, copied),
    ]


def _row(name: str, count: int, run: Measured, floor: Measured) -> list[object]:
    placed = f"{run.result[1]:,}" if run.result[1] else "–"
    each = 1000 * run.cpu_s / count
    ratio = f"{run.cpu_s / floor.cpu_s:.0f} ×"
    return [
        name,
        f"{count:,}",
        placed,
        f"{run.seconds:.1f}",
        f"{run.cpu_s:.1f}",
        f"{each:.2f}",
        f"{run.peak_mb:.0f}",
        ratio,
    ]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for count in SIZES for row in run_size(Path(folder), count)]
    head = ("way", "rows", "with a place", "s", "CPU s", "CPU ms a row", "peak MB", "CPU of pandas")
    print_table(f"Import with addresses (aim: 10,000 rows in {AIM_S:.0f} s)", head, rows)


if __name__ == "__main__":
    main()

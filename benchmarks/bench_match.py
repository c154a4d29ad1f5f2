"""Filter and rank offers by everything at once, against what one would use instead.

Run: OPENBLAS_NUM_THREADS=1 python -m benchmarks.bench_match [COUNT …]. "pandas" does all that the
rules ask: the outcome of every row, what each filter holds back, and the whole order; it must come
to the same in all three, else the run fails. The others look for open ones only, count nothing and
know no questions; they must find the same first 50 of them. All look into a box before they measure
or measure few, and are told which opening times fit, which we find out from the masks.
"""

import sqlite3
import sys
import time
from datetime import date

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from benchmarks.measure import print_table
from sozialmap.core.columns import LAST_BITS, TENTHS_BITS, Candidate, Columns
from sozialmap.core.distance import distances_m
from sozialmap.core.hours import read_wished
from sozialmap.core.matching import match_rows
from sozialmap.core.model import (
    Asset,
    Barrier,
    Fact,
    Hours,
    Offer,
    OfferKind,
    Price,
    Regularity,
    Value,
)
from sozialmap.core.places import Place
from sozialmap.core.time_masks import TimeMasks
from sozialmap.core.wishes import Filter, Need, Outcome, Wish

TODAY = date(2026, 11, 24)
START = Place(50.1, 8.76)
AREA_BITS = 16
AREA = 5
FIRST = 50
COUNTS = (1_000, 10_000, 100_000, 1_000_000)
TIMES = (
    "Mo-Fr 09:00-12:00", "Tu 14:00-17:00", "Tu,Th 15:30-18:00; PH off", "We 14:00-17:00",
    "Mo-Fr 08:00-18:00", "Sa 10:00-14:00", "Su 14:00-18:00", "Tu[1] 15:00-17:00", "Fr 18:00-22:00",
    "Mo-Sa 10:00-20:00", "Th 09:00-11:00", "Tu 16:45-19:00",
)  # fmt: skip
LANGUAGES = (("de",), ("de",), ("de", "tr"), ("de", "en"), ("de", "ar"), ("tr",))
PRICES = (0.0, 0.0, 2.0, 5.0, 8.0, 20.0)
REGULARITIES = tuple(Regularity)
STEPS = tuple(
    Fact(Barrier.STEPS, value, checked_on=TODAY)
    for value in (Value.FREE, Value.FREE, Value.HURDLE, Value.UNKNOWN)
)
WISH = Wish(
    start=START,
    minutes=90,
    times="Tu 14:00-17:00",
    budget_eur=5,
    needs=(Need(Barrier.STEPS), Need(Barrier.LANGUAGE, values=("tr", "en"))),
    include_special=False,
)
VALUES = tuple(Value)
SPOKEN = ("de", "en", "tr", "ar")
WANTED = sum(1 << SPOKEN.index(code) for code in ("tr", "en"))
HURDLES = [VALUES.index(Value.HURDLE), VALUES.index(Value.EXCLUDED)]
JUDGED = ["hours", "eur", "languages", "steps", "regularity"]
SPECIAL = REGULARITIES.index(Regularity.SPECIAL)
OPEN_THEN = np.flatnonzero(
    TimeMasks(TIMES, TODAY).find_common(read_wished(WISH.times, TODAY))
).tolist()
METRES = WISH.minutes * 75 / 1.3
BOX_LAT = METRES / 111_195 * 1.001
BOX_LON = BOX_LAT / np.cos(np.radians(START.lat))


def draw_offers(count):
    """Offers of a town, and the same in plain columns."""
    rng = np.random.default_rng(5)
    table = pd.DataFrame(
        {
            "id": np.arange(count),
            "lat": START.lat + rng.normal(0, 0.05, count),
            "lon": START.lon + rng.normal(0, 0.08, count),
            "areas": (1 << rng.integers(0, AREA_BITS, count)).astype("u4"),
            "hours": rng.integers(0, len(TIMES), count).astype("u1"),
            "price": rng.integers(0, len(PRICES), count).astype("u1"),
            "language": rng.integers(0, len(LANGUAGES), count).astype("u1"),
            "regularity": rng.integers(0, len(REGULARITIES), count).astype("u1"),
            "steps": rng.integers(0, len(STEPS), count).astype("u1"),
        }
    )
    hours, prices = [Hours(osm, osm) for osm in TIMES], [Price(eur) for eur in PRICES]
    facts = [(fact,) for fact in STEPS]
    offers = [
        Offer(
            f"Angebot {row.id % 997}", Asset("Träger", place=Place(row.lat, row.lon), id=row.id),
            OfferKind.GROUP, REGULARITIES[row.regularity], hours=hours[row.hours],
            price=prices[row.price], languages=LANGUAGES[row.language], facts=facts[row.steps],
            checked_on=TODAY, id=row.id,
        )
        for row in table.itertuples(index=False)
    ]  # fmt: skip
    return offers, table


def plain_table(table, columns):
    """What the alternatives search: a plain column for everything that is known of an offer."""
    bits = [sum(1 << SPOKEN.index(code) for code in one) for one in LANGUAGES]
    return table[["id", "lat", "lon", "areas", "hours", "regularity"]].assign(
        eur=np.array(PRICES)[table.price],
        languages=np.array(bits, dtype="u1")[table.language],
        steps=np.array([VALUES.index(fact.value) for fact in STEPS], dtype="u1")[table.steps],
        ordinary=(columns.order >> np.uint64(TENTHS_BITS + LAST_BITS)).astype("i8"),
        last=(columns.order & np.uint64((1 << LAST_BITS) - 1)).astype("i8"),
    )


def rank(found):
    """The first 50 of what passes the box and all columns, by the same order as ours."""
    metres = distances_m(START, found["lat"].to_numpy(), found["lon"].to_numpy())
    found = found.assign(tenths=np.rint(metres * 1.3 / 75 * 10))[metres * 1.3 / 75 <= WISH.minutes]
    return found.sort_values(["ordinary", "tenths", "last"]).id.to_numpy()[:FIRST]


def in_columns(columns, areas):
    def run():
        rows = np.flatnonzero((areas & (1 << AREA)) != 0)
        return match_rows(columns, WISH, (), wish_words=frozenset(), today=TODAY, rows=rows)

    return run


def in_pandas(table):
    """All that the rules ask, as one would write it in pandas for data of one day."""

    def run():
        some = table[(table.areas & (1 << AREA)) != 0]
        some = some[["id", "lat", "lon", "ordinary", "last", *JUDGED]]
        wanted = some[some.regularity != SPECIAL]
        near = (abs(wanted.lat - START.lat) < BOX_LAT) & (abs(wanted.lon - START.lon) < BOX_LON)
        boxed = wanted[near]
        minutes = distances_m(START, boxed.lat.to_numpy(), boxed.lon.to_numpy()) * 1.3 / 75
        reached = boxed.assign(tenths=np.rint(minutes * 10))[minutes <= WISH.minutes]
        timely = reached[reached.hours.isin(OPEN_THEN)]
        payable = timely[timely.eur <= WISH.budget_eur]
        closed = ((payable.languages & WANTED) == 0) | payable.steps.isin(HURDLES)
        asked = payable.steps == VALUES.index(Value.UNKNOWN)
        shown = payable.assign(ask=asked)[~closed]
        shown = shown.sort_values(["ask", "ordinary", "tenths", "last"])
        counted = {
            Filter.SPECIAL: len(some) - len(wanted),
            Filter.REACH: len(wanted) - len(reached),
            Filter.TIMES: len(reached) - len(timely),
            Filter.BUDGET: len(timely) - len(payable),
            Filter.CLOSED: int(closed.sum()),
        }
        return shown.id.to_numpy(), shown["ask"].to_numpy(), counted

    return run


def same_answer(answer, other):
    """Whether an answer of ours and what pandas found are one: rows, outcomes and counts."""
    rows, asked, counted = other
    outcomes = [Outcome.ASK if ask else Outcome.OPEN for ask in asked.tolist()]
    ours = (answer.shown.rows.tolist(), answer.shown.outcomes, dict(answer.counted))
    return ours == (rows.tolist(), outcomes, counted)


def passing(table):
    return (
        ((table.areas & (1 << AREA)) != 0)
        & table.hours.isin(OPEN_THEN)
        & (table.eur <= WISH.budget_eur)
        & ((table.languages & WANTED) != 0)
        & (table.steps == VALUES.index(Value.FREE))
        & (table.regularity != SPECIAL)
    )


def open_in_pandas(table):
    def run():
        near = (abs(table.lat - START.lat) < BOX_LAT) & (abs(table.lon - START.lon) < BOX_LON)
        return rank(table[near & passing(table)])

    return run


def in_geopandas(table):
    places = gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table.lon, table.lat), crs=4326)
    box = shapely.box(
        START.lon - BOX_LON, START.lat - BOX_LAT, START.lon + BOX_LON, START.lat + BOX_LAT
    )
    places.sindex.query(box)

    def run():
        near = table.iloc[places.sindex.query(box)]
        return rank(near[passing(near)])

    return run


WHERE = f"""lat between {START.lat - BOX_LAT} and {START.lat + BOX_LAT}
    and lon between {START.lon - BOX_LON} and {START.lon + BOX_LON}
    and (areas & {1 << AREA}) <> 0 and hours in ({", ".join(map(str, OPEN_THEN))})
    and eur <= {WISH.budget_eur} and (languages & {WANTED}) <> 0
    and steps = {VALUES.index(Value.FREE)} and regularity <> {SPECIAL}"""


def in_sqlite(table):
    db = sqlite3.connect(":memory:")
    table.to_sql("o", db, index=False)
    db.execute("create unique index o_id on o(id)")
    db.execute("create virtual table r using rtree(id, x0, x1, y0, y1)")
    db.execute("insert into r select id, lon, lon, lat, lat from o")
    query = f"""select o.id, lat, lon, ordinary, last from r join o on o.id = r.id
        where x1 >= {START.lon - BOX_LON} and x0 <= {START.lon + BOX_LON}
        and y1 >= {START.lat - BOX_LAT} and y0 <= {START.lat + BOX_LAT} and {WHERE}"""
    names = ["id", "lat", "lon", "ordinary", "last"]
    return lambda: rank(pd.DataFrame(db.execute(query).fetchall(), columns=names))


def in_duckdb(table):
    db = duckdb.connect()
    db.execute("set threads = 1")
    db.register("given", table)
    db.execute("create table o as select * from given")
    query = f"select id, lat, lon, ordinary, last from o where {WHERE}"
    return lambda: rank(db.execute(query).df())


def best_ms(run, repeats=7, least_s=0.3):
    """The best of some runs in CPU time: as many as fit into `least_s`, so that luck is shared."""
    result = run()
    times = []
    while len(times) < repeats or sum(times) < least_s:
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times) * 1e3, result


def bandwidth_gb_s():
    """How fast memory is read: the sum of 256 MB."""
    block = np.ones(32_000_000)
    ms, _ = best_ms(lambda: block.sum(), 5)
    return block.nbytes / ms / 1e6


def columns_bytes(columns):
    """What a wish would read if it looked at every row of every column it needs."""
    day = columns.on(TODAY)
    kinds = ("regularity", "ended", "times", "price", "ages", "genders", "eligibility",
             "languages", Barrier.STEPS, Barrier.LANGUAGE)  # fmt: skip
    read = [day.kinds(name).numbers for name in kinds]
    read += [columns.positions, columns.order]  # vectors are longer, but positions would do
    return sum(column.nbytes for column in read) + 4 * len(columns)


def bench_filters(counts):
    rows = []
    for count in counts:
        offers, table = draw_offers(count)
        columns = Columns([Candidate(offer, {}, frozenset()) for offer in offers])
        started = time.process_time()
        columns.on(TODAY).prepare()
        prepared = time.process_time() - started
        areas = table.areas.to_numpy()
        plain = plain_table(table, columns)
        ways = {
            "columns": in_columns(columns, areas),
            "pandas": in_pandas(plain),
            "pandas, open only": open_in_pandas(plain),
            "geopandas sindex": in_geopandas(plain),
            "SQLite R*Tree": in_sqlite(plain),
            "DuckDB": in_duckdb(plain),
        }
        measured = {name: best_ms(run) for name, run in ways.items()}
        ours, answer = measured["columns"]
        opened = sum(outcome == Outcome.OPEN for outcome in answer.shown.outcomes)
        if not same_answer(answer, measured["pandas"][1]):
            raise SystemExit(f"pandas judges otherwise at {count}")
        for name, (_, other) in list(measured.items())[2:]:
            if other.tolist() != answer.shown.rows[: min(FIRST, opened)].tolist():
                raise SystemExit(f"{name} finds something else at {count}")
        speed = bandwidth_gb_s()
        ideal = columns_bytes(columns) / speed / 1e6
        rows.append(
            [f"{count:,}", len(answer.shown), *(f"{ms:.2f}" for ms, _ in measured.values()),
             f"{measured['pandas'][0] / ours:.1f} ×", f"{ideal:.2f}", f"{ours / ideal:.1f} ×",
             f"{prepared:.2f}"]
        )  # fmt: skip
    head = ["offers", "shown", *(f"{name}, ms" for name in ways), "pandas / columns",
            "memory speed, ms", "columns / memory speed", "columns made once, s"]  # fmt: skip
    print_table("Filter and rank by everything at once: the same answer", head, rows)


if __name__ == "__main__":
    bench_filters([int(count) for count in sys.argv[1:]] or COUNTS)

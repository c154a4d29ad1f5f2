"""Write the gazetteer of an area: streets, houses, names, postcodes, corners."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from sozialmap.areas.plane import Plane
from sozialmap.areas.streets import Street
from sozialmap.core.addresses import street_key
from sozialmap.core.folding import fold_key

TABLES = """
create table street(id integer primary key, key text, name text, postcode text, town text,
    quarter text, lat real, lon real, west real, south real, east real, north real);
create table house(street integer references street(id), number integer, letter text,
    last integer, postcode text, lat real, lon real);
create table name(key text, name text, kind text, lat real, lon real, rank integer);
create table postcode(postcode text, town text, lat real, lon real, houses integer);
create table crossing(street_a integer, street_b integer, lat real, lon real);
create table meta(key text primary key, value text);
"""
INDEXES = """
create index street_key on street(key);
create index house_number on house(street, number);
create index house_place on house(lat, lon);
create index name_key on name(key);
create index crossing_streets on crossing(street_a, street_b);
"""


@dataclass(frozen=True, slots=True)
class Name:
    """A named place that stands for an address; rank 1 is the best known."""

    name: str
    kind: str
    """quarter, stop or place"""
    lat: float
    lon: float
    rank: int = 2


def write_gazetteer(
    path: Path,
    streets: Sequence[Street],
    names: Iterable[Name],
    crossings: Iterable[tuple[int, int, float, float]],
    plane: Plane,
    more_towns: Iterable[str] = (),
) -> None:
    """Write all to a new SQLite file; crossings name streets by their position in `streets`.

    `more_towns` are towns inside that no address names.
    """
    with closing(sqlite3.connect(path)) as db:
        db.executescript("pragma journal_mode=off; pragma synchronous=off;" + TABLES)
        db.executemany(
            "insert into street values (?,?,?,?,?,?,?,?,?,?,?,?)",
            (_street_row(number, street, plane) for number, street in enumerate(streets)),
        )
        db.executemany(
            "insert into house values (?,?,?,?,?,?,?)",
            (
                (number, h.number, h.letter, h.last, h.postcode or street.postcode, h.lat, h.lon)
                for number, street in enumerate(streets)
                for h in street.houses
            ),
        )
        db.executemany("insert into name values (?,?,?,?,?,?)", map(_name_row, names))
        db.executemany("insert into postcode values (?,?,?,?,?)", _postcode_rows(streets))
        db.executemany("insert into crossing values (?,?,?,?)", crossings)
        towns = Counter(town for street in streets for town in street.towns.elements())
        known = dict.fromkeys([*(town for town, _ in towns.most_common()), *more_towns])
        listed = json.dumps(list(known), ensure_ascii=False)
        db.execute("insert into meta values ('towns', ?)", (listed,))
        db.executescript(INDEXES)
        db.commit()


def _street_row(number: int, street: Street, plane: Plane) -> tuple[object, ...]:
    middle = plane.unflatten(street.middle)
    west, south, east, north = plane.unflatten(street.line).bounds
    return (
        *(number, street_key(street.name), street.name, street.postcode, street.town),
        *(street.quarter, middle.y, middle.x, west, south, east, north),
    )


def _name_row(name: Name) -> tuple[object, ...]:
    return fold_key(name.name), name.name, name.kind, name.lat, name.lon, name.rank


def _postcode_rows(streets: Iterable[Street]) -> list[tuple[object, ...]]:
    positions: dict[str, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    for street in streets:
        for house in street.houses:
            positions[house.postcode or street.postcode].append((house.lat, house.lon))
        towns[street.postcode].update(street.towns)
    rows: list[tuple[object, ...]] = []
    for postcode in sorted(filter(None, positions)):
        lat, lon = np.median(np.array(positions[postcode]), axis=0)
        town = towns[postcode].most_common(1)
        rows.append((postcode, town[0][0] if town else "", lat, lon, len(positions[postcode])))
    return rows


def find_crossings(
    streets: Sequence[Street], positions: dict[int, tuple[float, float]]
) -> list[tuple[int, int, float, float]]:
    """Return the shared nodes of two streets, by their numbers, as lat and lon.

    `positions` holds lon and lat by node.
    """
    at_node: dict[int, set[int]] = defaultdict(set)
    for number, street in enumerate(streets):
        for node in street.nodes:
            at_node[node].add(number)
    rows = []
    for node in sorted(node for node, here in at_node.items() if len(here) > 1):
        lon, lat = positions[node]
        rows += [(a, b, lat, lon) for a, b in combinations(sorted(at_node[node]), 2)]
    return rows

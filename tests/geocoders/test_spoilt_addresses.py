"""Real addresses of two quarters, spoiled as people write them: how often are we right?"""

import csv
import re
import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.config import Settings
from sozialmap.core.addresses import street_key
from sozialmap.core.distance import distance_m
from sozialmap.core.places import Address, Geocoded, Place, Quality
from sozialmap.geocoders.gazetteer import Gazetteer
from sozialmap.wiring import House
from tests.conftest import no_progress
from tests.geocoders.spoiling import Known, spoil

pytestmark = pytest.mark.external

NEAR_M = 30.0
SPOILED_EACH = 5
"""400 addresses five times, so that 0.3 % are six of 2,000."""


@dataclass
class Quarter:
    """A real quarter: its geocoder and its own addresses."""

    file: Path
    finder: Gazetteer
    places: dict[tuple[str, str], list[Place]]
    known: list[Known]


@pytest.fixture(scope="module")
def quarters(shared, tmp_path_factory) -> Iterator[list[Quarter]]:
    home = tmp_path_factory.mktemp("quarters")
    house = House(
        Settings(home=home, database_url=f"sqlite:///{home / 'test.sqlite'}", language="de")
    )
    names = {"miraustr": "Berlin", "karlsruhe-kirchfeld": "Karlsruhe"}
    yield [open_quarter(house, shared / "data/osm" / f"{n}.osm.pbf", t) for n, t in names.items()]
    house.close()


def open_quarter(house: House, source: Path, town: str) -> Quarter:
    area = house.build_area(source, source.stem, cut=None, use=True, progress=no_progress)
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    postcodes: dict[tuple[str, str], str] = {}
    for thing in read_extract(source, set()).addresses:
        street, number = thing.tags.get("addr:street"), thing.tags["addr:housenumber"]
        if street and re.fullmatch(r"\d+[a-zA-Z]?", number):
            places[street, number].append(Place(thing.lat, thing.lon))
            postcodes[street, number] = thing.tags.get("addr:postcode", "")
    known = [
        Known(street, number, postcode, town, next_number(street, number, places))
        for (street, number), postcode in sorted(postcodes.items())
        if postcode
    ]
    file = house.pack(area).gazetteer
    return Quarter(file, house.finder(area), dict(places), known)


def next_number(street, number, places) -> str:
    following = str(int(number) + 2) if number.isdigit() else ""
    return following if (street, following) in places else ""


def is_right(found: Geocoded, known: Known, places: dict[tuple[str, str], list[Place]]) -> bool:
    """Whether the place is near the house, or near the neighbour or between in a range."""
    ones = places[known.street, known.number]
    others = places.get((known.street, known.neighbour), [])
    between = [Place((a.lat + b.lat) / 2, (a.lon + b.lon) / 2) for a in ones for b in others]
    return found.place is not None and any(
        distance_m(found.place, place) <= NEAR_M for place in [*ones, *others, *between]
    )


def try_spoilt(quarters: list[Quarter], typos: int) -> tuple[float, float, list[str]]:
    """Return the shares of right answers and of wrong houses, and what went wrong."""
    rng = Random(2026)
    right, wrong_house, tried, told = 0, 0, 0, []
    for quarter in quarters:
        for known in rng.sample(quarter.known, 200) * SPOILED_EACH:
            written = spoil(known, typos, rng)
            found = quarter.finder.find(written)
            tried += 1
            if is_right(found, known, quarter.places):
                right += 1
                continue
            is_wrong = found.quality is Quality.HOUSE and not found.ambiguous
            wrong_house += is_wrong
            told.append(
                f"{known.street} {known.number}: {written!r} → {found.quality} {found.label}"
            )
    return right / tried, wrong_house / tried, told


@pytest.mark.parametrize(("typos", "least"), [(0, 0.995), (1, 0.99), (2, 0.70)])
def test_400_spoilt_addresses(quarters, typos, least):
    right, wrong_house, told = try_spoilt(quarters, typos)
    assert right >= least, told
    assert wrong_house <= 0.003, told


def read_strangers(shared: Path, quarter: Quarter, count: int) -> list[Address]:
    """Return real addresses of other towns, drawn from the community centres of Germany."""
    path = shared / "data" / "addresses" / "osm_community_centres_de_2022.csv"
    here = {known.town for known in quarter.known}
    with path.open(encoding="utf-8") as file:
        rows = [
            Address(
                f"{row['addr.street']} {row['addr.housenumber']}",
                row["addr.postcode"],
                row["addr.city"],
            )
            for row in csv.DictReader(file)
            if row["addr.city"] and not here & set(re.split(r"\W+", row["addr.city"]))
        ]
    return Random(7).sample(rows, count)


@pytest.mark.parametrize("form", ["in full", "with its town", "in columns"])
def test_200_addresses_of_other_towns_are_not_found(quarters, shared, form):
    found = []
    for quarter in quarters:
        for stranger in read_strangers(shared, quarter, 100):
            written = {
                "in full": str(stranger),
                "with its town": f"{stranger.street}, {stranger.town}",
                "in columns": stranger,
            }[form]
            if quarter.finder.find(written).place:
                found.append(written)

    assert len(found) <= 2, found


def test_streets_of_other_towns_are_not_bent_to_similar_ones_here(quarters, shared):
    """6,000 streets without any town: Turnstraße cannot be told from a mistyped Turmstraße."""
    bent = []
    for quarter in quarters:
        for stranger in read_strangers(shared, quarter, 3000):
            found = quarter.finder.find(stranger.street)
            if "spelled_differently" in found.notes:
                bent.append(f"{stranger.street} → {found.label}")

    assert len(bent) <= 0.01 * 6000, bent


def leave_out(quarter: Quarter, file: Path, rng: Random) -> list[Known]:
    """Copy the gazetteer without each tenth house number and return these."""
    numbers = [known for known in quarter.known if known.number.isdigit()]
    missing = rng.sample(numbers, len(numbers) // 10)
    shutil.copy(quarter.file, file)
    with closing(sqlite3.connect(file)) as db:
        db.executemany(
            "delete from house where number = ? and letter = '' and street in"
            " (select id from street where key = ?)",
            [(int(known.number), street_key(known.street)) for known in missing],
        )
        db.commit()
    return missing


def test_left_out_house_numbers_are_put_between_their_neighbours(quarters, tmp_path):
    rng = Random(10)
    errors, qualities = [], Counter()
    for quarter in quarters:
        file = tmp_path / f"{quarter.file.parent.name}.db"
        missing = leave_out(quarter, file, rng)
        finder = Gazetteer(file)
        for known in missing:
            found = finder.find(f"{known.street} {known.number}")
            qualities[found.quality] += 1
            if found.quality is Quality.INTERPOLATED:
                places = quarter.places[known.street, known.number]
                errors.append(min(distance_m(found.place, place) for place in places))
        finder.close()

    assert qualities[Quality.INTERPOLATED] >= 0.9 * qualities.total(), qualities
    assert qualities[Quality.HOUSE] == 0, "a guess is never a house"
    assert median(errors) <= 20

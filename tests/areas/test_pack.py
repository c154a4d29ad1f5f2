"""Whole packs of drawn extracts, and what a large file costs."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pyogrio
import pytest

from sozialmap.areas.build import build_area
from sozialmap.areas.cut import read_bbox
from sozialmap.areas.pack import Pack
from sozialmap.importers.german_hours import read_hours
from tests.conftest import CHECKOUT, no_progress

MOST_MB = 1500
MEASURE = """
import resource, sys
from pathlib import Path
from sozialmap.areas.build import build_area
from sozialmap.importers.german_hours import read_hours
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.wiring import VOCABULARY
build_area(Path(sys.argv[1]), "Groß", Path(sys.argv[2]), load_vocabulary(VOCABULARY).interests,
           read_hours=read_hours, progress=lambda step, share: None)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture
def build(save, tmp_path, interests):
    def run(**options):
        folder = tmp_path / "pack"
        folder.mkdir()
        options = {"progress": no_progress, **options}
        area = build_area(save(), "Ort", folder, interests, read_hours=read_hours, **options)
        return area, Pack(folder)

    return run


def towns_of(pack):
    with closing(sqlite3.connect(pack.gazetteer)) as db:
        return json.loads(db.execute("select value from meta where key = 'towns'").fetchone()[0])


def draw_streets(sheet, count=20):
    for north in range(count):
        sheet.way((0, north), (count, north), highway="residential", name=f"{north}. Querstraße")


def test_an_extract_without_addresses_is_a_town_too(sheet, build):
    draw_streets(sheet)

    area, pack = build()

    assert area.counts["addresses"] == 0
    assert area.counts["streets"] == 20
    assert towns_of(pack) == []


def test_a_single_address_does_not_shrink_the_view(sheet, build):
    draw_streets(sheet)
    sheet.node(1, 1, addr__street="1. Querstraße", addr__housenumber="1")

    bounds = build()[0].bounds

    assert bounds.north - bounds.south > 0.018


def test_the_view_stays_within_the_cut(sheet, build):
    draw_streets(sheet)

    bounds = build(cut=read_bbox("8.701,50.105,8.709,50.110"))[0].bounds

    assert (bounds.west, bounds.south) >= (8.701, 50.105)
    assert (bounds.east, bounds.north) <= (8.709, 50.110)


def test_a_cut_between_the_nodes_of_a_long_street_is_the_view(sheet, build):
    sheet.way((0, 5), (1000, 5), highway="track", name="Langer Weg")

    bounds = build(cut=read_bbox("8.9,50.104,8.91,50.106"))[0].bounds

    assert (bounds.west, bounds.south, bounds.east, bounds.north) == (8.9, 50.104, 8.91, 50.106)


def test_towns_inside_are_known_without_any_address_of_them(sheet, build):
    draw_streets(sheet)
    sheet.node(5, 5, place="village", name="Ober-Ort")
    sheet.node(900, 5, place="city", name="Fernstadt")

    assert towns_of(build()[1]) == ["Ober-Ort"]


def test_an_invented_town_says_so(sheet, build):
    draw_streets(sheet)
    sheet.node(5, 5, place="suburb", name="Erdacht", fictional="yes")

    area, _ = build()

    assert area.fictional
    assert "OpenStreetMap" not in area.licence


def test_a_real_town_names_its_source(sheet, build):
    draw_streets(sheet)

    area, _ = build()

    assert not area.fictional
    assert area.licence == "© OpenStreetMap-Mitwirkende, ODbL 1.0"
    assert area.source == "ort.osm"


def test_a_tile_layer_is_named_as_its_file(sheet, build):
    draw_streets(sheet)
    sheet.square(1, 1, 2, leisure="park", name="Park")

    area, pack = build()

    for layer in area.layers:
        assert pyogrio.list_layers(pack.folder / f"{layer}.pmtiles")[:, 0].tolist() == [layer]
    assert "water" not in area.layers


def test_progress_never_goes_back_and_ends_at_all(sheet, build):
    draw_streets(sheet)
    told = []

    build(progress=lambda step, share: told.append(share))

    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.external
def test_a_large_extract_fits_into_memory(shared, tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    source = shared / "data" / "osm" / "heidelberg-ors-test.osm.pbf"

    told = subprocess.run(
        [sys.executable, "-c", MEASURE, source, folder],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(told.stdout) < MOST_MB

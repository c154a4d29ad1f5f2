"""An area pack from an OSM file. town.osm is a small invented town:

Hauptstraße with a gap at number 7, Müllerstraße across it, Gartenweg twice (a kilometre apart),
a bar that is left out, a way whose last node is missing, and a bench two degrees away.
"""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest

from sozialmap.areas.cut import read_bbox, read_boundary
from sozialmap.core.errors import InputError
from sozialmap.core.model import Barrier, Value
from tests.conftest import CHECKOUT, FIXTURE_TOWN, no_progress


def build(house, path, **more):
    options = {"cut": None, "use": False, "progress": no_progress, **more}
    return house.build_area(path, options.pop("name", "Ort"), **options)


def test_streets_addresses_and_quarters_are_counted(town_house):
    counts = town_house.area().counts

    assert counts["addresses"] == 21
    assert counts["streets"] == 3
    assert counts["quarters"] == 2
    assert counts["incomplete_ways"] == 1


def test_a_name_far_apart_is_two_streets(town_house):
    pack = town_house.pack(town_house.area())
    with closing(sqlite3.connect(pack.gazetteer)) as db:
        rows = db.execute(
            "select quarter, postcode from street where name = 'Gartenweg'"
        ).fetchall()

    assert sorted(rows) == [("Nordviertel", "99901"), ("Südviertel", "99902")]


def test_a_far_outlier_does_not_blow_up_the_view(town_house):
    bounds = town_house.area().bounds

    assert bounds.east - bounds.west < 0.02
    assert bounds.north - bounds.south < 0.02


def test_ordinary_places_say_what_is_known_and_nothing_more(town_house):
    places = {place.title: place for place in town_house.pack(town_house.area()).places}

    assert set(places) == {"Stadtbücherei", "Café <b>Eck</b>", "Stadtpark", ""}
    library, cafe = places["Stadtbücherei"], places["Café <b>Eck</b>"]
    assert library.fact(Barrier.STEPS).value is Value.FREE
    assert library.fact(Barrier.TOILET, "wheelchair") is None
    assert cafe.fact(Barrier.STEPS).value is Value.HURDLE
    assert not cafe.hours.known


def test_every_layer_is_there_for_the_browser_and_for_qgis(town_house):
    area = town_house.area()
    folder = town_house.folders.path(area.folder)

    assert {"landuse", "buildings", "roads", "labels", "stops"} <= set(area.layers)
    for layer in area.layers:
        assert (folder / f"{layer}.pmtiles").read_bytes().startswith(b"PMTiles")
        assert not gpd.read_file(folder / "basemap.gpkg", layer=layer).empty


def test_a_box_cuts(house):
    area = build(house, FIXTURE_TOWN, cut=read_bbox("8.69,50.099,8.71,50.11"))

    assert area.counts["addresses"] == 18


def test_a_stopped_build_leaves_the_old_pack_whole(town_house):
    class StoppedError(Exception):
        pass

    def stop(step, share):
        if share > 0.5:
            raise StoppedError

    before = town_house.area()
    with pytest.raises(StoppedError):
        build(town_house, FIXTURE_TOWN, name="Kleinstadt", progress=stop)

    assert town_house.area() == before
    assert [path.name for path in town_house.folders.root.iterdir()] == [before.folder]
    assert town_house.pack(before).places


def test_a_rebuilt_area_takes_the_place_of_the_old_one(town_house):
    before = town_house.area()

    build(town_house, FIXTURE_TOWN, name="Kleinstadt")

    assert town_house.area().folder != before.folder
    assert not town_house.folders.path(before.folder).exists()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leer.osm.pbf", b"", "area.file_empty"),
        ("bild.osm.pbf", b"\x89PNG\r\n\x1a\n" + b"x" * 500, "area.not_osm"),
        ("brief.pdf", b"%PDF-1.7", "area.not_osm"),
        ("kaputt.osm", b"<osm version='0.6'><node id='1'", "area.not_osm"),
        ("nichts.osm", b"<osm version='0.6'></osm>", "area.nothing_inside"),
        ("halb.osm.gz", gzip.compress(FIXTURE_TOWN.read_bytes())[:900], "area.file_broken"),
    ],
)
def test_a_file_that_is_no_map_is_named(house, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError) as told:
        build(house, path)

    assert told.value.code == code
    assert house.area() is None


def test_a_cut_without_streets_is_said(house):
    with pytest.raises(InputError, match=r"area.no_streets"):
        build(house, FIXTURE_TOWN, cut=read_bbox("8.0,49.0,8.1,49.1"))


@pytest.mark.parametrize(
    ("box", "code"),
    [("1,2,3", "area.bbox_form"), ("9,50,8,51", "area.bbox_order"), ("a,b,c,d", "area.bbox_form")],
)
def test_a_box_must_be_one(box, code):
    with pytest.raises(InputError, match=code):
        read_bbox(box)


def test_a_boundary_must_hold_an_area(tmp_path):
    path = tmp_path / "grenze.geojson"
    path.write_text('{"type": "Point", "coordinates": [8, 50]}')

    with pytest.raises(InputError, match=r"area.boundary_empty"):
        read_boundary(path)


@pytest.mark.external
@pytest.mark.parametrize(
    ("name", "addresses", "streets"),
    [("miraustr", 2600, 80), ("karlsruhe-kirchfeld", 1500, 58)],
)
def test_real_neighbourhoods(house, shared, name, addresses, streets):
    area = build(house, shared / "data" / "osm" / f"{name}.osm.pbf")

    assert area.counts["addresses"] >= addresses
    assert area.counts["streets"] >= streets
    assert area.counts["network_largest_share"] >= 0.95


@pytest.mark.external
def test_a_truncated_pbf_is_said(house, shared, tmp_path):
    whole = (shared / "data" / "osm" / "tram-junction.osm.pbf").read_bytes()
    path = Path(tmp_path) / "halb.osm.pbf"
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(InputError, match=r"area.file_broken"):
        build(house, path)


def test_the_demo_quarter_holds_what_it_promises(house):
    area = build(house, CHECKOUT / "data" / "quarter.osm.gz", name="Mainbogen")
    places = house.pack(area).places

    assert area.fictional
    least = {"streets": 120, "addresses": 2500, "buildings": 1200, "stops": 35, "places": 150}
    assert {name: area.counts[name] >= count for name, count in least.items()} == dict.fromkeys(
        least, True
    )
    assert area.counts["network_largest_share"] >= 0.98
    covered = {name for place in places for name in house.vocabulary.areas(place)}
    assert covered == set(house.vocabulary.area_names)

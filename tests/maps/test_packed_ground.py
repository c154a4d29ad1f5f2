"""The ground as letters, and back."""

import json
from math import inf

from sozialmap.areas.ground import read_ground
from sozialmap.core.ground import Detail
from sozialmap.core.places import Bounds, Place
from sozialmap.maps.packed_ground import encode, pack_ground
from tests.maps.ground import CENTRE, make_ground


def test_numbers_become_letters_as_in_encoded_polylines():
    assert encode([-17998321]) == "`~oia@"  # the worked example of the description
    assert encode([0, 1, -1]) == "?A@"


def test_shapes_are_told_apart_by_layer_and_kind():
    packed = pack_ground(make_ground(), CENTRE)

    assert set(packed["shapes"]) == {"landuse", "buildings", "roads"}
    assert len(packed["shapes"]["roads"]["residential"].split(";")) == 2
    assert len(packed["shapes"]["buildings"][""].split(",")) == 2  # the house and its yard
    assert packed["shapes"]["landuse"]["park"] == encode([0, 0, 200, 0, 0, 200, -200, 0])
    assert packed["stops"] == [("Am Markt", 100, -200)]
    assert packed["streets"][0][0] == "Lange Straße"
    json.dumps(packed)


def test_the_ground_of_a_pack_is_cut_to_the_box(town_house):
    area = town_house.area()
    basemap = town_house.pack(area).basemap
    everywhere = read_ground(basemap, Bounds(-180, -89, 180, 89), Detail(0))
    middle = area.bounds.centre
    box = Bounds(middle.lon - 0.001, middle.lat - 0.001, middle.lon + 0.001, middle.lat + 0.001)

    cut = read_ground(basemap, box, Detail(0))

    assert cut["roads"]
    assert extent(cut) < extent(everywhere)
    wider = Bounds(box.west - 1e-9, box.south - 1e-9, box.east + 1e-9, box.north + 1e-9)
    for shapes in cut.values():
        for lon, lat in (p for shape in shapes for part in shape.parts for p in part.tolist()):
            assert Place(lat, lon) in wider
    assert set(read_ground(basemap, box, Detail(0, frozenset({"roads"})))) == {"roads"}


def test_without_a_basemap_there_is_no_ground(tmp_path):
    assert read_ground(tmp_path / "basemap.gpkg", Bounds(0, 0, 1, 1), Detail(1)) == {}


def extent(ground):
    lons = [p[0] for shapes in ground.values() for s in shapes for part in s.parts for p in part]
    return max(lons, default=-inf) - min(lons, default=inf)

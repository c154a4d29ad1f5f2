"""The network: where one may walk and cycle, and what is hard for wheels."""

import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.areas.network import Edge, build_network, edge_flags, read_network
from sozialmap.areas.plane import Plane

FOOT = Edge.FOOT
BIKE = Edge.BIKE_ALONG | Edge.BIKE_AGAINST


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"highway": "residential"}, FOOT | BIKE),
        ({"highway": "residential", "oneway": "yes"}, FOOT | Edge.BIKE_ALONG),
        ({"highway": "residential", "oneway": "-1"}, FOOT | Edge.BIKE_AGAINST),
        ({"highway": "residential", "oneway": "yes", "oneway:bicycle": "no"}, FOOT | BIKE),
        (
            {"highway": "residential", "oneway": "yes", "cycleway:left": "opposite_lane"},
            FOOT | BIKE,
        ),
        ({"highway": "tertiary", "junction": "roundabout"}, FOOT | Edge.BIKE_ALONG),
        ({"highway": "footway"}, FOOT),
        ({"highway": "footway", "bicycle": "yes"}, FOOT | BIKE),
        ({"highway": "path", "bicycle": "dismount"}, FOOT),
        ({"highway": "track", "vehicle": "no"}, FOOT),
        ({"highway": "steps"}, FOOT | Edge.STEPS),
        ({"highway": "path", "surface": "gravel", "bicycle": "no"}, FOOT | Edge.ROUGH),
        ({"highway": "footway", "smoothness": "very_bad"}, FOOT | Edge.ROUGH),
        ({"highway": "footway", "incline": "-8%"}, FOOT | Edge.STEEP),
        ({"highway": "footway", "incline": "up"}, FOOT),
        ({"highway": "service", "access": "private"}, 0),
        ({"highway": "service", "access": "private", "foot": "yes"}, FOOT),
        ({"highway": "residential", "foot": "no"}, BIKE),
        ({"highway": "motorway"}, 0),
        ({"highway": "trunk"}, 0),
        ({"highway": "trunk", "sidewalk": "right"}, FOOT),
        ({"highway": "primary", "motorroad": "yes"}, 0),
        ({"highway": "pedestrian", "area": "yes"}, FOOT),
        ({"highway": "service", "area": "yes"}, 0),
        ({"highway": "construction"}, 0),
    ],
    ids=str,
)
def test_who_may_use_a_way(tags, expected):
    assert edge_flags(tags) == expected


def test_lengths_are_metres_and_parts_are_counted(sheet, save, tmp_path):
    sheet.way((0, 0), (0, 1), (0, 3), highway="footway")
    sheet.way((5, 0), (5, 1), highway="footway")
    network = build_network(read_extract(save(), set()).highways, Plane(50.1))
    network.write(tmp_path / "network.npz")

    again = read_network(tmp_path / "network.npz")

    assert [round(float(length)) for length in again.lengths_m] == [111, 222, 111]
    assert again.largest_share == pytest.approx(3 / 5)
    assert again.lengths_m.dtype == "float32"
    assert again.flags.dtype == "uint8"


def test_a_raised_kerb_is_marked_where_it_is(sheet, save):
    kerb = sheet.node(1, 0, kerb="raised")
    lowered = sheet.node(3, 0, kerb="lowered")
    sheet.way((0, 0), kerb, (2, 0), lowered, (4, 0), highway="footway")

    extract = read_extract(save(), set())
    network = build_network(extract.highways, Plane(50.1), extract.high_kerbs)

    assert [bool(flags & Edge.KERB) for flags in network.flags] == [True, True, False, False]

"""The picture for paper: numbers as in the list, any text as text, never on top of each other."""

import struct
from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest

from sozialmap.core.model import Asset, AssetType
from sozialmap.core.places import Place
from sozialmap.maps import ink
from sozialmap.maps.picture import PIN_PX, PictureWords, Pin, draw_picture, view_around, view_of
from sozialmap.maps.picture_file import draw_png
from sozialmap.maps.room import Room, text_spots
from sozialmap.maps.street_names import find_straights
from sozialmap.maps.talk_picture import picture_choices
from sozialmap.pictures import draw_paths
from sozialmap.text.translator import load_translator
from tests.conftest import make_offer
from tests.maps.ground import CENTRE, HOSTILE, make_ground

SVG = "{http://www.w3.org/2000/svg}"
WORDS = PictureWords("Karte", "© OpenStreetMap-Mitwirkende · Stand 01.11.2026", "Am Markt")
VIEW = view_around(CENTRE, 1000, 600, 400)


def pins(*names, place=CENTRE):
    return [Pin(place, str(number), name) for number, name in enumerate(names, 1)]


def texts(svg):
    shown = ("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))
    return [text.strip("\u2068\u2069") for text in shown]


def pin_spots(svg):
    groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
    moved = (group.get("transform", "") for group in groups)
    return [
        tuple(map(float, text.split(")")[0].removeprefix("translate(").split()))
        for text in moved
        if text.startswith("translate(")
    ]


def test_it_shows_numbers_names_licence_scale_and_the_ground():
    svg = draw_picture(make_ground(), VIEW, pins("Hundetreff", "Chor"), WORDS, with_list=True)

    told = texts(svg)
    assert [text for text in told if text.isdigit()] == ["1", "2", "1", "2"]
    assert {"Hundetreff", "Chor", "Lange Straße", "ALTSTADT", "Am Markt"} <= set(told)
    assert WORDS.attribution in told
    assert "100 m" in told


LICENCE = "© OpenStreetMap-Mitwirkende, ODbL 1.0 · Ausschnitt der Innenstadt · Stand 01.11.2026"


@pytest.mark.parametrize("width", [200, 300, 600])
def test_the_licence_stands_whole_however_small_the_picture_is(width):
    view = view_around(CENTRE, 1000, width, 300)
    svg = draw_picture(make_ground(), view, pins("Chor"), PictureWords("Karte", LICENCE))

    lines = [text for text in texts(svg) if text and text in LICENCE and not text.isdigit()]
    assert " ".join(reversed(lines)) == LICENCE


@pytest.mark.parametrize("size", [(600, 400), (320, 124), (228, 116)])
def test_markers_stand_clear_of_licence_and_edge(size):
    corners = [Place(CENTRE.lat + y, CENTRE.lon + x) for y in (-4e-3, 4e-3) for x in (-5e-3, 5e-3)]
    view = view_of(corners, *size)

    for x, y in map(view.spot, corners):
        assert PIN_PX / 2 < x < size[0] - PIN_PX / 2
        assert PIN_PX / 2 < y < size[1] - PIN_PX / 2 - 31


def test_nothing_is_fetched_by_a_picture():
    svg = draw_picture(make_ground(), VIEW, pins("Chor"), WORDS)

    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert "href" not in svg


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_text_and_keeps_its_direction_to_itself(name):
    ground = make_ground(street=name, stop=name, quarter=name)
    words = PictureWords(name, name, name)

    svg = draw_picture(ground, VIEW, pins(name), words, start=CENTRE, with_list=True)

    tree = ElementTree.fromstring(svg)
    assert {part.tag for part in tree.iter()} <= {
        f"{SVG}{tag}" for tag in "svg title rect clipPath g path text line circle polyline".split()
    }
    for text in tree.iter(f"{SVG}text"):
        shown = "".join(text.itertext())
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200f\u200e")
        if not shown.endswith((" m", " km")):
            assert (shown[0], shown[-1]) == ("\u2068", "\u2069")
            assert shown.count("\u2069") == 1
    assert max(map(len, texts(svg))) < 120


def test_markers_of_one_place_stand_beside_each_other():
    svg = draw_picture({}, VIEW, pins(*"abcde"), WORDS)

    spots = pin_spots(svg)
    assert len(spots) == 5
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= PIN_PX - 0.2 for a, b in combinations(spots, 2))
    assert svg.count("<line") == 4


def test_each_type_has_its_shape():
    drawn = {
        kind: draw_picture({}, VIEW, [Pin(CENTRE, "1", "", kind)], WORDS)
        for kind in (AssetType.ASSOCIATION, AssetType.ECONOMY, AssetType.INSTITUTION)
    }
    assert len(set(drawn.values())) == 3


def test_the_way_from_a_stop_is_drawn_only_where_there_is_one():
    route = [Place(50.099, 8.701), Place(50.0995, 8.7005), CENTRE]
    with_way = draw_picture({}, VIEW, pins("Chor"), WORDS, route=route, start=route[0])

    assert with_way.count("<polyline") == 2
    assert "Am Markt" in texts(with_way)
    without = draw_picture({}, VIEW, pins("Chor"), WORDS)
    assert "<polyline" not in without
    assert "Am Markt" not in texts(without)


def test_a_view_holds_all_its_places():
    places = [Place(50.09, 8.70), Place(50.12, 8.71), Place(50.10, 8.78)]
    view = view_of(places, 800, 600)

    for x, y in map(view.spot, places):
        assert 50 < x < 750
        assert 30 < y < 570
    assert all(place in view.bounds for place in places)


def test_one_place_alone_is_shown_with_streets_around_it():
    assert view_of([CENTRE], 600, 400).metres_per_px == 0.5


def test_a_street_carries_its_name_where_it_is_straight():
    first, *_others = find_straights(make_ground()["roads"], VIEW.plane)

    assert first.name == "Lange Straße"
    assert first.length_m == pytest.approx(1200 * 1e-5 * 111_195 * 0.6414, rel=0.01)
    assert abs(first.angle) < 1


def test_a_name_without_room_is_left_out():
    room = Room(12)

    assert room.take(text_spots((100, 100), 80, 12))
    assert not room.take(text_spots((120, 104), 80, 12))
    assert room.take(text_spots((120, 125), 80, 12))


def test_a_png_has_the_size_asked_for():
    svg = draw_picture(make_ground(), VIEW, pins("Chor"), WORDS)

    png = draw_png(svg, VIEW.width, sharpness=2.0)

    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (1200, 800)


def labels(svg):
    """Edges of the labels that drawings stand on: left, top, right, bottom."""
    rects = (rect.attrib for rect in ElementTree.fromstring(svg).iter(f"{SVG}rect"))
    boxes = [tuple(float(r[n]) for n in ("x", "y", "width", "height")) for r in rects if "rx" in r and r["rx"] == "14.0"]  # fmt: skip
    return [(x, y, x + wide, y + high) for x, y, wide, high in boxes]


def test_a_drawing_stands_beside_its_marker_which_keeps_its_shape_and_number():
    pin = Pin(CENTRE, "1", "Hundetreff", AssetType.ECONOMY, "need-dogs")
    svg = draw_picture({}, VIEW, [pin, Pin(CENTRE, "2")], WORDS)

    assert draw_paths("need-dogs").replace("currentColor", ink.INK) in svg
    assert len(labels(svg)) == 1
    assert ink.SHAPES["economy"] in svg
    assert [text for text in texts(svg) if text.isdigit()] == ["1", "2"]


def test_drawings_cover_no_other_marker_and_stay_on_the_map():
    east = Place(CENTRE.lat, VIEW.bounds.east)
    crowd = [Pin(CENTRE, str(n), drawing="area-music") for n in range(1, 5)]
    edge = [Pin(east, str(n), drawing="area-music") for n in range(5, 8)]

    svg = draw_picture({}, VIEW, [*crowd, *edge], WORDS)

    boxes = labels(svg)
    assert len(boxes) == 7
    assert all(right <= VIEW.width for _left, _top, right, _bottom in boxes)
    for (x, y), own in zip(pin_spots(svg)[1::2], boxes, strict=True):
        middle = (x + PIN_PX / 2, y + PIN_PX / 2)
        others = [box for box in boxes if box != own]
        assert not [b for b in others if b[0] < middle[0] < b[2] and b[1] < middle[1] < b[3]]


def test_drawings_go_with_their_offers_also_where_one_has_no_place():
    entries = [make_offer("Online"), make_offer("Chor", asset=Asset("Chor", place=CENTRE))]

    svg = picture_choices(
        entries, None, None, lambda _bounds, _detail: {}, (600, 400), load_translator("de"),
        drawings=["need-dogs", "area-music"],
    )  # fmt: skip

    assert draw_paths("area-music").replace("currentColor", ink.INK) in svg
    assert draw_paths("need-dogs").replace("currentColor", ink.INK) not in svg

"""Every area, need and way has a drawing of ours, in one style, with words for it."""

import xml.etree.ElementTree as ET

import pytest

from sozialmap import pictures
from sozialmap.core.model import Barrier
from sozialmap.core.wishes import Mode
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.pictures import (
    AREA_PICTURES,
    DRAWINGS,
    INTEREST_PICTURES,
    PICTURES,
    describe_picture,
    find_picture,
    picture_of,
    picture_of_interest,
    to_data_uri,
)
from sozialmap.pictures.sheet import SHEET, draw_sheet
from sozialmap.wiring import VOCABULARY

LARGEST_BYTES = 2048
SVG = "{http://www.w3.org/2000/svg}"
STYLE = {
    "viewBox": "0 0 48 48", "fill": "none", "stroke": "currentColor", "stroke-width": "2.5",
    "stroke-linecap": "round", "stroke-linejoin": "round",
}  # fmt: skip
TINT = {
    "class": "accent",
    "fill": "currentColor",
    "fill-opacity": ".16",
    "stroke": "none",
}
every_picture = pytest.mark.parametrize("name", PICTURES)


def drawing(name):
    return ET.fromstring((DRAWINGS / f"{name}.svg").read_text(encoding="utf-8"))


def test_every_area_of_interest_has_its_own_picture():
    areas = load_vocabulary(VOCABULARY).area_names

    assert len(areas) == 16
    assert set(AREA_PICTURES) == set(areas)
    assert len({AREA_PICTURES[area] for area in areas} & set(PICTURES)) == 16


@pytest.mark.parametrize("value", [*Barrier, *Mode])
def test_every_need_and_every_way_has_a_picture(value):
    assert picture_of(value) in PICTURES


def test_there_are_as_many_files_as_names():
    assert {path.stem for path in DRAWINGS.iterdir()} == set(PICTURES)


@every_picture
def test_a_picture_is_told_in_german(name, german):
    told = describe_picture(name, german)

    assert told != PICTURES[name]
    assert PICTURES[name] in german._messages


def test_no_two_pictures_are_told_or_drawn_alike(german):
    assert len({describe_picture(name, german) for name in PICTURES}) == len(PICTURES)
    assert len({find_picture(name) for name in PICTURES}) == len(PICTURES)


@every_picture
def test_a_file_holds_lines_of_the_one_style_and_nothing_else(name):
    root = drawing(name)
    tinted = [path for path in root if path.get("class")]

    assert (root.tag, root.attrib) == (f"{SVG}svg", STYLE)
    assert {path.tag for path in root} == {f"{SVG}path"}
    assert len(tinted) <= 1
    for path in root:
        expected = TINT if path in tinted else {}
        assert {key: value for key, value in path.attrib.items() if key != "d"} == expected
        assert not "".join(path.itertext()).strip()
    assert (DRAWINGS / f"{name}.svg").stat().st_size <= LARGEST_BYTES


@every_picture
def test_nothing_of_a_file_is_lost_on_the_way_to_the_page(name):
    shown = ET.fromstring(find_picture(name))

    assert [path.get("d") for path in shown] == [path.get("d") for path in drawing(name)]
    assert [path.get("class") for path in shown] == [path.get("class") for path in drawing(name)]


def test_a_picture_with_words_is_an_image_and_one_without_is_decoration(german):
    alone = ET.fromstring(find_picture("need-dogs", describe_picture("need-dogs", german)))
    beside_a_word = ET.fromstring(find_picture("need-dogs"))

    assert (alone.get("role"), alone.findtext(f"{SVG}title")) == ("img", "ein Hund")
    assert beside_a_word.get("aria-hidden") == "true"
    assert beside_a_word.find(f"{SVG}title") is None


def test_words_cannot_leave_their_place():
    hostile = '</title><script>alert(1)</script>" onload="x'

    shown = ET.fromstring(find_picture("need-dogs", hostile, color='"/><script/>'))

    assert shown.findtext(f"{SVG}title") == hostile
    assert shown.get("stroke") == '"/><script/>'
    assert not list(shown.iter(f"{SVG}script"))


def test_a_spoilt_file_brings_no_script_and_no_address(tmp_path, monkeypatch):
    spoilt = (
        '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script><path onload="x()" d="M1 1"/>'
        '<image href="http://evil.example/"/><path d="url(http://evil.example/)"/></svg>'
    )
    (tmp_path / "need-dogs.svg").write_text(spoilt, encoding="utf-8")
    monkeypatch.setattr(pictures, "DRAWINGS", tmp_path)
    pictures.draw_paths.cache_clear()

    drawn = pictures.draw_paths("need-dogs")
    pictures.draw_paths.cache_clear()

    assert drawn == '<path d="M1 1"/>'


def test_a_name_nobody_drew_is_an_error():
    with pytest.raises(KeyError):
        find_picture("../secret")


def test_an_image_of_its_own_takes_the_colour_it_is_given():
    marker = to_data_uri(find_picture("mode-bike", color="#0b6157"))

    assert marker.startswith("data:image/svg+xml,%3Csvg")
    assert "%230b6157" in marker
    assert "currentColor" not in marker


def test_the_sheet_to_look_at_shows_the_pictures_as_they_are():
    assert SHEET.read_text(encoding="utf-8") == draw_sheet()


def test_an_interest_has_a_drawing_of_its_own_where_that_of_its_area_shows_something_else(
    interests,
):
    by_name = {one.name: one for one in interests}

    assert set(INTEREST_PICTURES) <= set(by_name)
    assert picture_of_interest(by_name["Einen Hund haben"]) == "need-dogs"
    assert picture_of_interest(by_name["Katze oder kleines Tier haben"]) == "area-animals"
    assert {picture_of_interest(one) for one in interests} <= set(PICTURES)

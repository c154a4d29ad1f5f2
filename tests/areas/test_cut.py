"""Cutting a town out of a larger file."""

import json

import pytest

from sozialmap.areas.cut import check_streets, cut_extract, read_bbox, read_boundary
from sozialmap.areas.extract import read_extract
from sozialmap.core.errors import InputError

SQUARE = [[[8.7, 50.1], [8.71, 50.1], [8.71, 50.11], [8.7, 50.11], [8.7, 50.1]]]
POLYGON = {"type": "Polygon", "coordinates": SQUARE}
FEATURE = {"type": "Feature", "properties": {}, "geometry": POLYGON}
NOWHERE = {"type": "Feature", "properties": {}, "geometry": None}


def boundary(tmp_path, content):
    path = tmp_path / "grenze.geojson"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


@pytest.mark.parametrize(
    "content",
    [
        POLYGON,
        FEATURE,
        {"type": "FeatureCollection", "features": [NOWHERE, FEATURE]},
        {"type": "GeometryCollection", "geometries": [POLYGON]},
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
    ],
    ids=["polygon", "feature", "collection-with-an-empty-feature", "geometries", "multipolygon"],
)
def test_every_form_of_a_boundary_is_read(tmp_path, content):
    assert read_boundary(boundary(tmp_path, content)).bounds == (8.7, 50.1, 8.71, 50.11)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("no json", "area.boundary_form"),
        ("[1, 2]", "area.boundary_form"),
        ('{"type": "FeatureCollection"}', "area.boundary_form"),
        ({"type": "Polygon", "coordinates": "x"}, "area.boundary_form"),
        ({"type": "FeatureCollection", "features": [NOWHERE]}, "area.boundary_empty"),
        ({"type": "LineString", "coordinates": SQUARE[0]}, "area.boundary_empty"),
        (
            {"type": "Polygon", "coordinates": [[[480000, 5550000], [480100, 5550000],
                                                 [480100, 5550100], [480000, 5550000]]]},
            "area.boundary_form",
        ),
    ],
    ids=["text", "list", "no-features", "bad-points", "only-empty", "line", "metres"],
)  # fmt: skip
def test_what_is_no_boundary_is_named(tmp_path, content, code):
    with pytest.raises(InputError, match=code):
        read_boundary(boundary(tmp_path, content))


def test_a_boundary_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"area.no_file"):
        read_boundary(tmp_path / "fehlt.geojson")


@pytest.mark.parametrize(
    "box", ["8.8,50.1,8.7,50.2", "8.7,50.2,8.8,50.1", "8.7,50,8.7,51", "nan,50,9,51", "0,80,1,95"]
)
def test_an_impossible_box_is_named(box):
    with pytest.raises(InputError, match=r"area.bbox_order"):
        read_bbox(box)


def read_cut(path, cut):
    extract = read_extract(path, set(), window=cut.bounds)
    cut_extract(extract, cut)
    check_streets(extract, cut, path.name)
    return extract


def test_swapped_axes_are_told_apart_from_the_wrong_file(sheet, save):
    sheet.way((0, 0), (1, 0), highway="residential")
    path = save()

    assert read_cut(path, read_bbox("8.69,50.09,8.71,50.11")).highways
    with pytest.raises(InputError, match=r"area.bbox_order"):
        read_cut(path, read_bbox("50.09,8.69,50.11,8.71"))
    with pytest.raises(InputError, match=r"area.no_streets"):
        read_cut(path, read_bbox("1,2,3,4"))


def test_a_boundary_cuts_more_finely_than_its_box(sheet, save, tmp_path):
    triangle = [[[8.7, 50.1], [8.71, 50.1], [8.7, 50.11], [8.7, 50.1]]]
    cut = read_boundary(boundary(tmp_path, {"type": "Polygon", "coordinates": triangle}))
    sheet.way((1, 1), (2, 1), highway="residential", name="Innen")
    sheet.way((9, 9), (9, 8), highway="residential", name="Nur im Kasten")

    assert [way.tags["name"] for way in read_cut(save(), cut).highways] == ["Innen"]

"""The map loads our bundle and nothing else."""

import base64
import json

import numpy as np
from streamlit_folium import generate_leaflet_string

from sozialmap.core.model import AssetType
from sozialmap.core.places import Place
from sozialmap.maps.bundle import bundle_address
from sozialmap.maps.neighbourhood import (
    NeighbourhoodMap,
    Shown,
    draw_neighbourhood,
    draw_view,
    pack_columns,
    pack_pairs,
    to_script_json,
)
from sozialmap.text.map_words import map_labels


def test_no_foreign_host_is_in_the_page_of_the_map(german):
    drawn = draw_neighbourhood(
        None,
        centre=Place(50.1, 8.7),
        version="1",
        lang="de",
        labels=map_labels(german),
        attribution="</script><script>alert(1)</script>",
    )
    script = generate_leaflet_string(drawn)

    assert "sozialmap.addAssetLayer(map_div, " in script
    assert "http://" not in script
    assert "https://" not in script
    assert "<script>alert(1)" not in script
    assert [url for _, url in drawn.default_js] == [bundle_address("map.js")]
    assert [url for _, url in drawn.default_css] == [bundle_address("map.css")]


def test_no_page_is_written_around_the_map():
    drawn = NeighbourhoodMap(Place(50.1, 8.7))
    draw_view(np.array([True]), [1]).add_to(drawn)

    page = drawn.get_root().render()

    assert "L.map" not in page
    assert "viewport" not in page


def test_the_view_is_a_mask_not_a_map():
    shown = Shown(selected=1, numbered=[2, 0], first=21)
    drawn = draw_view(np.array([True, False, True]), [1, 0, 3], shown)
    script = generate_leaflet_string(drawn, base_id="group")

    view = json.loads(script.partition("sozialmap.setView(")[2].removesuffix(");"))
    assert base64.b64decode(view["mask"]) == bytes([0b101])
    assert base64.b64decode(view["outcomes"]) == bytes([0b110001])
    assert view["selected"] == 1
    assert (view["numbered"], view["first"]) == ([2, 0], 21)


def test_two_bits_for_each_outcome():
    assert pack_pairs([0, 1, 2, 3, 1]).tolist() == [0b11100100, 0b1]


def test_columns_are_differences():
    packed = json.loads(
        pack_columns(
            ["A", "B"],
            [AssetType.PLACE] * 2,
            [Place(50.1, 8.7), Place(50.2, 8.6)],
            [False, True],
            [-1, 3],
        )
    )

    assert packed["y"] == [5_010_000, 10_000]
    assert packed["x"] == [870_000, -10_000]
    assert packed["vague"] == [0, 1]
    assert packed["quarter"] == [-1, 3]


def test_a_name_cannot_end_the_script():
    assert "</script" not in to_script_json({"name": "</script><script>"})

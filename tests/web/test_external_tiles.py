"""Foreign tiles: only where an administrator named them, and only in the frame of the map."""

from dataclasses import replace

import pytest

from sozialmap.config import TileSettings, read_settings
from sozialmap.core.errors import InputError
from sozialmap.web.headers import policy_for

URL = "https://{s}.tiles.example/{z}/{x}/{y}.png"
MAP = "/component/streamlit_folium.st_folium/index.html"


def policy(path, tiles):
    return policy_for({"path": path, "headers": [(b"host", b"127.0.0.1:8501")]}, tiles)


def test_only_the_frame_of_the_map_may_load_their_pictures():
    origin = read_settings({"SOZIALMAP_TILES_URL": URL}).tiles.origin

    assert origin == "https://*.tiles.example"
    assert f"img-src 'self' data: blob: {origin};" in policy(MAP, origin)
    assert "tiles.example" not in policy("/", origin)
    assert "https:" not in policy(MAP, "")


@pytest.mark.parametrize(
    "url",
    [
        "http://tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://tiles.example/{z}/{x}/{y}.png; script-src *",
        "https://tiles.example' *; default-src *//{z}/{x}/{y}",
        "javascript:alert(1)//{z}{x}{y}",
    ],
)
def test_an_address_that_is_none_or_would_widen_the_policy_is_refused(url):
    with pytest.raises(InputError) as refused:
        read_settings({"SOZIALMAP_TILES_URL": url})

    assert refused.value.code == "setting.tiles_url"


def test_an_invented_area_never_offers_them(town_house):
    town_house.settings = replace(town_house.settings, tiles=TileSettings(URL, "© Beispiel"))
    area = town_house.area()

    assert town_house.external_tiles(replace(area, fictional=True)) is None
    assert town_house.external_tiles(replace(area, fictional=False)) == {
        "url": URL,
        "attribution": "© Beispiel",
    }
    assert town_house.external_tiles(None) is None

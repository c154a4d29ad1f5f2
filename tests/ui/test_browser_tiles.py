"""Foreign tiles are asked for after a click that was told why it matters, never before."""

import pytest

from tests.conftest import chromium_path
from tests.ui.test_browser import map_of, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
ENV = {
    "SOZIALMAP_TILES_URL": "https://tiles.example/{z}/{x}/{y}.png",
    "SOZIALMAP_TILES_ATTRIBUTION": "<b>© Beispielkarten</b>",
}


def test_the_external_map_is_loaded_by_a_click_and_left_again(server, context):
    page = opened(context, server, [])
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    drawn = map_of(page)
    drawn.locator("summary").click()
    drawn.get_by_text("Er erfährt dann die Adresse dieses Rechners").wait_for()
    page.wait_for_timeout(500)
    assert not [url for url in asked if "tiles.example" in url]

    drawn.get_by_role("button", name="Externe Karte laden").click()
    page.wait_for_timeout(800)
    assert [url for url in asked if url.startswith("https://tiles.example/")]
    attribution = drawn.locator(".leaflet-control-attribution")
    assert "© Beispielkarten" in attribution.inner_text()
    assert attribution.locator("b").count() == 0

    drawn.get_by_role("button", name="Zurück zur eigenen Karte").click()
    assert "Beispielkarten" not in attribution.inner_text()

"""The main job in a real browser that can reach no other host."""

from urllib.parse import urlparse

import pytest

from tests.conftest import chromium_path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]


def opened(context, url, log):
    page = context.new_page()
    page.on("requestfinished", lambda request: log.append(request.url))
    page.on("pageerror", lambda error: log.append(f"error:{error}"))
    page.goto(url)
    page.get_by_text("Einträge passen").or_(page.get_by_text("Zurück zur Liste")).or_(
        page.get_by_text("Eintrag passt")
    ).first.wait_for(timeout=30_000)
    return page


def map_of(page):
    frame = page.frame_locator("iframe").first
    frame.locator(".leaflet-marker-icon").first.wait_for(timeout=30_000)
    return frame


def hosts(log):
    return {urlparse(url).netloc for url in log if url.startswith("http")}


def test_the_main_job(server, context):
    log = []
    page = opened(context, server, log)
    drawn = map_of(page)
    assert page.evaluate("document.documentElement.lang") == "de"
    assert drawn.locator("html").evaluate("node => node.lang") == "de"

    page.get_by_role("button", name="Art", exact=False).first.click()
    page.get_by_text("Treff", exact=True).click()
    page.get_by_text("2 Einträge passen").wait_for()
    page.keyboard.press("Escape")
    link = page.url
    assert "art=drop_in" in link

    drawn.get_by_role("button", name="Hundetreff").click()
    page.get_by_text("Zurück zur Liste").wait_for()
    page.get_by_text("genaues Haus").wait_for()
    assert "offer=1" in page.url

    other = opened(context, link, log)
    other.get_by_text("2 Einträge passen").wait_for()

    assert hosts(log) == {urlparse(server).netloc}
    assert [entry for entry in log if entry.startswith("error:")] == []


def test_a_filter_keeps_the_map_where_it_was(server, context):
    page = opened(context, server, [])
    drawn = map_of(page)
    drawn.locator("a.leaflet-control-zoom-in").click()
    page.wait_for_timeout(800)
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    before = frame.evaluate("[map_div.getZoom(), map_div.getCenter().lat]")

    page.get_by_label("Was interessiert Sie?").fill("Hund")
    page.keyboard.press("Enter")
    page.get_by_text("Eintrag passt").wait_for()
    page.wait_for_timeout(800)

    assert frame.evaluate("[map_div.getZoom(), map_div.getCenter().lat]") == before


def test_what_a_visitor_says_does_not_reach_another(server, context):
    first = opened(context, server, [])
    first.get_by_label("Was interessiert Sie?").fill("Hund")
    first.keyboard.press("Enter")
    first.get_by_text("Eintrag passt").wait_for()

    second = opened(context, server, [])

    assert second.get_by_label("Was interessiert Sie?").input_value() == ""
    assert "Hund" not in first.url


def test_a_phone_shows_the_list_and_the_map_on_a_tap(server, context):
    page = opened(context, server, [])
    page.set_viewport_size({"width": 390, "height": 844})
    row = page.get_by_role("button", name="Hundetreff").first
    row.wait_for()
    assert not page.locator("iframe").first.is_visible()

    page.get_by_role("radio", name="Karte").or_(
        page.get_by_role("button", name="Karte", exact=True)
    ).first.click()

    map_of(page)
    assert not row.is_visible()


def test_the_map_can_be_switched_off_and_stays_off(server, context):
    page = opened(context, server, [])
    page.get_by_role("button", name="Ansicht").click()
    page.get_by_text("Karte zeigen").click()
    page.locator("iframe").first.wait_for(state="detached")

    page.keyboard.press("Escape")
    page.get_by_label("Was interessiert Sie?").fill("Hund")
    page.keyboard.press("Enter")
    page.get_by_text("Eintrag passt").wait_for()

    assert page.locator("iframe").count() == 0


def test_the_view_for_a_beamer_has_an_address_and_a_way_out(server, context):
    page = opened(context, server + "/?ansicht=beamer", [])
    assert not page.get_by_role("link", name="Daten", exact=True).is_visible()

    page.get_by_role("button", name="Beamer-Ansicht beenden").click()

    page.get_by_role("link", name="Daten", exact=True).wait_for()
    page.wait_for_url(lambda url: "beamer" not in url)


@pytest.mark.parametrize("address", ["/", "/daten", "/eintragen"])
@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (1280, 2)])
def test_nothing_is_cut_off_on_a_narrow_or_enlarged_page(server, context, address, width, zoom):
    page = context.new_page()
    page.set_viewport_size({"width": width // zoom, "height": 800 // zoom})
    page.goto(server + address)
    page.locator("h1").wait_for(timeout=30_000)
    page.wait_for_timeout(2000)

    too_wide = page.evaluate(
        "() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth; }"
    )

    assert too_wide <= 0

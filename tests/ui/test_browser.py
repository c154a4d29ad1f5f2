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
    frame.locator(".sm-marker, .sm-cluster").first.wait_for(timeout=30_000)
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

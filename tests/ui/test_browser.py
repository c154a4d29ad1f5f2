"""The main job in a real browser that can reach no other host."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from urllib.parse import urlparse

import pytest

from sozialmap.config import Settings
from sozialmap.maps.bundle import is_built
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, chromium_path, no_progress
from tests.ui.test_explore import TABLE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The app on the small town with three offers; yields its address."""
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    home = tmp_path_factory.mktemp("home")
    house = House(Settings(home, f"sqlite:///{home / 'sozialmap.sqlite'}", "de"))
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    table = home / "o.csv"
    table.write_text(TABLE, encoding="utf-8")
    house.import_file(table, dry_run=False, progress=no_progress)
    house.close()
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port),
         "--server.headless", "true"],
        cwd=CHECKOUT,
        env={**os.environ, "SOZIALMAP_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(300):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def context():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield chromium.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
        chromium.close()


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

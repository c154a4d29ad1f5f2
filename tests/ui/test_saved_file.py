"""The saved map, opened from the disk in a browser without any network."""

import re

import pytest

from sozialmap.core.areas import Area
from sozialmap.maps.bundle import is_built
from sozialmap.maps.neighbourhood import to_script_json
from sozialmap.maps.packed_ground import pack_ground
from sozialmap.maps.saved import read_bundle
from sozialmap.maps.saved_list import MOST_PLAIN
from tests.conftest import chromium_path
from tests.maps.ground import CENTRE, HOSTILE, make_ground
from tests.maps.test_saved import AREA, build, entry

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
    pytest.mark.skipif(not is_built(), reason="the map's bundle is not built: run make setup"),
]


@pytest.fixture
def opened(chromium, tmp_path, german):
    """Opens a saved file; what it asks for or complains about is kept in `log`."""
    contexts = []

    def open_file(entries, *, width=1280, area: Area = AREA, javascript=True):
        ground = to_script_json(pack_ground(make_ground(), CENTRE))
        file = tmp_path / "karte.html"
        page = build(entries, german, area=area, bundle=read_bundle(), ground=ground)
        file.write_text(page, encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, offline=True, java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.log = []
        page.on("request", lambda request: page.log.append(request.url))
        page.on("console", lambda message: page.log.append(message.text))
        page.on("pageerror", lambda error: page.log.append(str(error)))
        page.on("dialog", lambda dialog: page.log.append(dialog.message))
        page.goto(file.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()


def quiet(page):
    """Whether the file asked for nothing but itself, and no policy was hurt."""
    return [re.sub(r".*/", "", line) for line in page.log] == ["karte.html"]


def apart(count):
    return [entry(8 * number, f"Treff {number}") for number in range(count)]


def test_list_and_markers_are_there_without_any_request(opened):
    page = opened(apart(3))

    page.locator(".sm-marker[aria-label]").first.wait_for()
    assert page.locator(".sm-marker[aria-label]").count() == 3
    assert page.locator("#list details").count() == 3
    assert page.locator(".leaflet-tile-loaded").count() > 0
    assert page.title() == "Schatzkarte Mainbogen"
    assert page.get_by_text("OpenStreetMap-Mitwirkende").first.is_visible()
    assert quiet(page)


def test_the_ground_is_drawn(opened):
    page = opened(apart(3))
    page.locator(".leaflet-tile-loaded").first.wait_for()

    colours = page.evaluate(
        """() => {
          const seen = new Set();
          for (const tile of document.querySelectorAll("canvas.leaflet-tile")) {
            const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height);
            for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
          }
          return seen.size;
        }"""
    )
    assert colours > 20  # paper alone is one


def test_a_marker_opens_its_details_and_shows_its_row_by_mouse_and_keyboard(opened):
    page = opened(apart(3))
    page.locator('.sm-marker[aria-label*="Treff 1"]').click()

    assert "Hauptstr. 5" in page.locator(".leaflet-popup").inner_text()
    assert "Treff 1" in page.locator("details.sm-chosen").inner_text()

    page.locator('.sm-marker[aria-label*="Treff 2"]').focus()
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup", has_text="Treff 2").wait_for()
    assert "Treff 2" in page.locator("details.sm-chosen").inner_text()
    page.keyboard.press("Escape")
    assert quiet(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_details_can_be_closed_and_hide_no_button(opened, width):
    page = opened(apart(3), width=width)
    page.locator('.sm-marker[aria-label*="Treff 2"]').click()

    page.locator(".leaflet-popup-close-button").click(timeout=5000)
    page.locator(".leaflet-popup").wait_for(state="detached")


@pytest.mark.parametrize("width", [1280, 390])
def test_details_stand_still_as_soon_as_they_are_open(opened, width):
    page = opened(apart(3), width=width)
    page.locator('.sm-marker[aria-label*="Treff 2"]').wait_for()

    seen = page.evaluate(
        """async () => {
          const marker = document.querySelector('.sm-marker[aria-label*="Treff 2"]');
          const before = marker.getBoundingClientRect().y;
          marker.click();
          const cross = document.querySelector(".leaflet-popup-close-button");
          const look = () => [cross.getBoundingClientRect().x, cross.getBoundingClientRect().y];
          const first = look();
          await new Promise((done) => setTimeout(done, 600));
          const now = document.querySelector('.sm-marker[aria-label*="Treff 2"]');
          return { first, last: look(), moved: now.getBoundingClientRect().y - before };
        }"""
    )

    assert seen["first"] == seen["last"]
    assert seen["moved"] > 0  # else the details had room, and nothing was shown here


def test_a_row_shows_its_place_on_the_map(opened):
    page = opened(apart(12))
    page.locator("summary", has_text="Treff 7").press("Enter")
    page.get_by_role("button", name="Auf der Karte zeigen").click()

    page.locator(".leaflet-popup", has_text="Treff 7").wait_for()
    assert page.locator(".sm-selected").count() == 1


def test_the_map_can_be_skipped(opened):
    page = opened(apart(3))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Karte überspringen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("count", [1, MOST_PLAIN + 1], ids=["plain", "packed"])
def test_hostile_names_are_text_everywhere(opened, count):
    offers = [
        entry(7 * n, name, description=name, source=name) for n, name in enumerate(HOSTILE)
    ] + apart(count)
    page = opened(offers)
    page.locator(".sm-marker, .sm-heap").first.wait_for()
    for summary in page.locator("summary", has_text="alert(1)").all():
        summary.click()
        page.get_by_role("button", name="Auf der Karte zeigen").last.click()
    page.wait_for_timeout(300)

    assert quiet(page)
    assert page.locator("#list img, #map img[src=x]").count() == 0
    assert page.locator("#list dd", has_text="</script><script>alert(1)</script>").count() > 0


def test_a_long_list_fills_its_details(opened):
    page = opened([entry(n, f"Treff {n}", description="Kommt alle") for n in range(MOST_PLAIN + 1)])
    page.locator("summary", has_text="Treff 7").first.click()

    assert "Kommt alle" in page.locator("details[open]").inner_text()
    assert quiet(page)


def test_a_phone_has_large_targets_and_no_sideways_scrolling(opened):
    page = opened([*apart(3), entry(30, HOSTILE[-1])], width=320)
    page.locator(".sm-marker[aria-label]").first.wait_for()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for part in page.locator("summary, .leaflet-control-zoom a").all():
        assert part.bounding_box()["height"] >= 44


def test_the_list_can_be_read_without_a_script(opened):
    page = opened(apart(2), javascript=False)
    page.locator("summary", has_text="Treff 1").click()

    assert "069 1234" in page.locator("details[open]").inner_text()


def test_paper_gets_all_rows_and_every_number(opened):
    page = opened([entry(number, f"Treff {number}") for number in range(9)])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("#list details[open]").count() == 9
    assert page.locator(".sm-marker[aria-label]").count() == 9
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#list details[open]").count() == 0


def test_no_barrier_that_axe_finds(opened):
    from tests.ui.test_accessibility import AXE  # the script of the tests of the pages

    page = opened(apart(3))
    page.locator('.sm-marker[aria-label*="Treff 1"]').click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']})"
    )

    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_two_entries_of_one_door_can_both_be_pressed(opened):
    page = opened([entry(1, "Chor"), entry(1, "Boule"), entry(40, "Angeln")])

    for name in ("Chor", "Boule"):
        page.locator(f'.sm-marker[aria-label*="{name}"]').click(timeout=5000)
        page.locator(".leaflet-popup", has_text=name).wait_for()
        page.locator(".leaflet-popup-close-button").last.click()

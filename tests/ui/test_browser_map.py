"""The map in a real browser: what a mouse does, what keys do, and how list and map are one."""

import pytest

from tests.conftest import chromium_path
from tests.ui.test_browser import map_of, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
LONG = "Sehr langer Name " * 18
TABLE = (
    "Nr;Name;Art;Straße;Beschreibung;Zeiten;Kosten;Stufenlos;Stand;Quelle\n"
    "1;Hundetreff;Treff;Hauptstr. 5;Mit Hunden gehen;Di 14-17 Uhr;kostenlos;ja;2026-11-01;Gespräch\n"
    "2;Töpferkurs;Kurs;Hauptstr. 9;Ton formen;Mi 9-12 Uhr;5 €;nein;2026-11-01;Aushang\n"
    "3;</script><b>x</b>;Treff;Hauptstr. 5;;;;;2026-11-01;Flyer\n"
    '4;"${alert(1)} \'a\' ""b""";Treff;Hauptstr. 7;;;;;2026-11-01;Flyer\n'
    f"5;{LONG};Treff;Hauptstr. 9;;;;;2026-11-01;Flyer\n"
    "6;\u202eumgedreht;Treff;Hauptstr. 11;;;;;2026-11-01;Flyer\n"
)


ROW = '[class*="st-key-row-"]:has-text("Hundetreff")'


def frame_of(page):
    return next(frame for frame in page.frames if "streamlit_folium" in frame.url)


def where(page):
    return frame_of(page).evaluate(
        "[map_div.getZoom(), map_div.getCenter().lat, map_div.getCenter().lng]"
    )


def ask(page, words):
    page.get_by_label("Was interessiert Sie?").fill(words)
    page.keyboard.press("Enter")
    page.get_by_text("Verstanden").wait_for()
    page.wait_for_timeout(1000)


def frame_part(page):
    """The frame of the map, whether or not a marker is in view."""
    return page.frame_locator("iframe").first


def look_at(page, zoom):
    """Move the map to the first entry."""
    map_of(page)
    frame_of(page).evaluate(
        f"map_div.setView(map_div.sozialmapLayer.at(0), {zoom}, {{animate: false}})"
    )
    page.wait_for_timeout(500)


def test_a_filter_keeps_zoom_centre_and_open_details(server, context):
    page = opened(context, server, [])
    map_of(page)
    page.get_by_role("button", name="Hundetreff").first.click()
    page.get_by_text("Zurück zur Liste").wait_for()
    page.wait_for_timeout(1200)
    before = where(page)

    page.get_by_role("button", name="Art", exact=False).first.click()
    page.get_by_text("Kurs", exact=True).click()
    page.wait_for_timeout(1500)

    assert where(page) == before
    assert page.get_by_text("Zurück zur Liste").is_visible()
    assert map_of(page).locator(".sm-selected").count() == 1


def test_rows_and_markers_carry_the_same_numbers(server, context):
    page = opened(context, server, [])
    ask(page, "Hund")

    first = page.locator('[class*="st-key-open-"] button').first.inner_text()
    assert first == "1. Hundetreff"
    marker = map_of(page).locator('.sm-numbered[aria-label*="Hundetreff"]')
    assert marker.locator("text").text_content() == "1"
    assert marker.get_attribute("aria-label").startswith("1. – ")


def test_pointing_at_a_row_lights_its_marker_and_the_other_way_round(server, context):
    page = opened(context, server, [])
    ask(page, "Hund")
    drawn = map_of(page)

    page.locator(ROW).hover()
    drawn.locator('.sm-lit[aria-label*="Hundetreff"]').wait_for()
    page.mouse.move(5, 5)
    drawn.locator(".sm-lit").wait_for(state="detached")

    drawn.locator('[aria-label*="Hundetreff"]').hover()
    page.locator('.sm-row-lit:has-text("Hundetreff")').wait_for()
    page.mouse.move(5, 5)
    page.locator(".sm-row-lit").wait_for(state="detached")
    frame_of(page).evaluate("document.querySelector('[aria-label*=Hundetreff]').focus()")
    page.locator('.sm-row-lit:has-text("Hundetreff")').wait_for()


def test_back_from_the_details_the_row_is_in_view_and_has_the_focus(server, context):
    page = opened(context, server, [])
    page.set_viewport_size({"width": 1280, "height": 500})
    ask(page, "Hund")
    map_of(page).locator('[aria-label*="Hundetreff"]').click()
    page.get_by_text("Zurück zur Liste").click()
    page.locator(ROW).wait_for()
    page.wait_for_timeout(600)

    assert page.evaluate("document.activeElement.innerText") == "1. Hundetreff"


def test_all_of_it_by_keyboard_alone(server, context):
    page = opened(context, server, [])
    ask(page, "Hund")
    frame = frame_of(page)
    stops = frame.evaluate(
        "[...document.querySelectorAll('.leaflet-marker-icon')].filter(m => m.tabIndex === 0).length"
    )
    assert stops == 1, "one stop of the tab key for all markers"

    frame.evaluate("map_div.getContainer().focus()")
    centre = where(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    assert where(page) != centre, "arrows move the map"
    page.keyboard.press("+")
    page.wait_for_timeout(600)
    assert where(page)[0] == centre[0] + 1

    page.keyboard.press("-")
    page.wait_for_timeout(600)
    frame.evaluate("document.querySelector('[aria-label*=Hundetreff]').focus()")
    page.keyboard.press("Enter")
    page.get_by_text("Zurück zur Liste").wait_for()
    assert "offer=1" in page.url


def test_arrows_go_from_marker_to_marker_and_space_opens(server, context):
    page = opened(context, server, [])
    look_at(page, 17)
    frame = frame_of(page)
    frame.evaluate("document.querySelector('.leaflet-marker-icon[tabindex=\"0\"]').focus()")
    label = "document.activeElement.getAttribute('aria-label')"
    seen = {frame.evaluate(label)}
    for key in ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] * 4:
        page.keyboard.press(key)
        page.wait_for_timeout(250)
        seen.add(frame.evaluate(label))
    assert len(seen) > 2
    page.keyboard.press("Escape")
    assert frame.evaluate("document.activeElement === map_div.getContainer()")


def test_only_this_part_narrows_the_list_and_can_be_taken_back(server, context):
    page = opened(context, server, [])
    every = page.get_by_text("Einträge passen").inner_text()
    look_at(page, 19)
    frame_part(page).get_by_role("button", name="Nur dieser Ausschnitt").click()
    page.get_by_text(every).wait_for(state="detached")
    page.wait_for_timeout(500)
    assert "bounds" not in page.url

    frame_part(page).get_by_role("button", name="Wieder das ganze Gebiet").click()
    page.get_by_text(every).wait_for()


def test_a_place_is_chosen_by_a_click_or_by_enter(server, context):
    page = opened(context, server, [])
    map_of(page)
    page.get_by_role("button", name="Von wo").click()
    page.get_by_text("Auf der Karte wählen").click()
    page.keyboard.press("Escape")
    frame_part(page).get_by_text("Tippen Sie jetzt auf die Karte").wait_for()
    frame_of(page).evaluate("map_div.getContainer().focus()")
    page.keyboard.press("Enter")

    page.get_by_role("button", name="auf der Karte gewählt").wait_for()
    frame_part(page).locator(".sm-start").wait_for()
    assert "lat" not in page.url


def test_names_stand_beside_markers_when_near_and_none_over_another(server, context):
    page = opened(context, server, [])
    drawn = map_of(page)
    map_of(page).locator("a.leaflet-control-zoom-out").click()
    page.wait_for_timeout(800)
    assert drawn.locator(".sm-label:visible").count() == 0
    look_at(page, 18)

    boxes = frame_of(page).evaluate(
        "[...document.querySelectorAll('.sm-label')].filter(l => getComputedStyle(l).display !== 'none')"
        ".map(l => l.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
    )
    assert boxes
    for one in boxes:
        for other in boxes:
            if one is not other:
                assert (
                    one[2] <= other[0]
                    or other[2] <= one[0]
                    or one[3] <= other[1]
                    or other[3] <= one[1]
                )


@pytest.mark.parametrize(
    "name", ["</script><b>x</b>", "${alert(1)} 'a' \"b\"", "umgedreht", "Sehr langer Name"]
)
def test_hostile_names_are_text_everywhere(server, context, name):
    log = []
    page = opened(context, server, log)
    page.get_by_label("Was interessiert Sie?").wait_for()
    page.locator('[class*="st-key-open-"] button', has_text=name).first.click()
    page.get_by_text("Zurück zur Liste").wait_for()
    page.wait_for_timeout(1200)

    assert name in page.locator("h3").first.inner_text()
    marker = map_of(page).locator(".sm-selected")
    assert name in marker.get_attribute("aria-label")
    tooltip = map_of(page).locator(".sm-name-selected")
    assert name in tooltip.inner_text()
    assert tooltip.locator("b").count() == 0
    width = frame_of(page).evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    assert not [entry for entry in log if entry.startswith("error:")]


def test_quarters_and_stops_are_drawn_when_they_are_asked_for(server, context):
    page = opened(context, server, [])
    drawn = map_of(page)
    drawn.locator("summary").click()
    drawn.get_by_label("Haltestellen").check()
    drawn.locator(".sm-stop").first.wait_for()
    drawn.get_by_label("Ortsteile mit Zahlen").check()
    page.wait_for_timeout(800)
    drawn.get_by_label("Haltestellen").uncheck()
    drawn.locator(".sm-stop").first.wait_for(state="detached")


def test_a_kind_can_be_taken_off_the_map(server, context):
    page = opened(context, server, [])
    look_at(page, 18)
    drawn = map_of(page)
    before = drawn.locator(".sm-institution.leaflet-marker-icon").count()
    drawn.locator("summary").click()
    drawn.get_by_role("checkbox", name="Einrichtung").uncheck()

    assert before > 0
    assert drawn.locator(".sm-institution.leaflet-marker-icon").count() == 0


def test_where_am_i_is_asked_twice_and_stays_here(server, context):
    context.grant_permissions(["geolocation"], origin=server)
    context.set_geolocation({"latitude": 50.1, "longitude": 8.7})
    page = opened(context, server, [])
    drawn = map_of(page)
    drawn.get_by_role("button", name="Wo bin ich?").click()
    drawn.get_by_text("Manche Browser fragen dafür ihren Hersteller").wait_for()
    drawn.get_by_role("button", name="Standort bestimmen").click()

    page.get_by_role("button", name="mein Standort").wait_for()
    assert "50.1" not in page.url


def test_a_denied_position_gives_a_sentence_that_helps(server, context):
    page = opened(context, server, [])
    map_of(page)
    frame_of(page).evaluate(
        "() => { navigator.geolocation.getCurrentPosition = (ok, no) => no({code: 1, PERMISSION_DENIED: 1}); }"
    )
    drawn = map_of(page)
    drawn.get_by_role("button", name="Wo bin ich?").click()
    drawn.get_by_role("button", name="Standort bestimmen").click()
    drawn.get_by_text("Der Browser darf den Standort nicht verraten").wait_for()
    page.keyboard.press("Escape")
    assert not drawn.locator(".sm-note").first.is_visible()


def test_the_map_follows_the_look_of_the_page(server, context):
    page = opened(context, server + "/?ansicht=kontrast", [])
    map_of(page)
    page.wait_for_timeout(1500)

    assert frame_of(page).evaluate("map_div.getContainer().dataset.style") == "contrast"
    assert (
        frame_of(page).evaluate("map_div.getContainer().style.background") == "rgb(255, 255, 255)"
    )
    assert frame_of(page).locator(".leaflet-tile-pane .leaflet-layer").count() == 1


def test_one_finger_scrolls_the_page_two_move_the_map(server, context):
    phone = context.browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="de-DE"
    )
    page = phone.new_page()
    page.goto(server)
    page.get_by_role("radio", name="Karte").or_(
        page.get_by_role("button", name="Karte", exact=True)
    ).first.click(timeout=30_000)
    map_of(page)
    frame = frame_of(page)

    assert frame.evaluate("map_div.dragging.enabled()") is False
    assert frame.evaluate("map_div.touchZoom.enabled()") is True
    small = frame.evaluate(
        "[...document.querySelectorAll('.sm-tools button, .leaflet-control-zoom a, .sm-button, summary')]"
        ".filter(b => b.offsetParent).map(b => b.getBoundingClientRect()).filter(b => b.height < 44).length"
    )
    assert small == 0
    phone.close()

"""axe-core on every page and in the frame of the map, in all states."""

import json

import pytest

from tests.conftest import CHECKOUT, chromium_path
from tests.ui.conftest import settled

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
AXE = CHECKOUT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KNOWN = json.loads((CHECKOUT / "docs" / "accessibility.json").read_text(encoding="utf-8"))
"""What Streamlit itself causes, by rule and selector; docs/accessibility.md gives the reasons."""


def violations(page):
    """All violations of the page and its frames that are not known, by rule and element."""
    source = AXE.read_text(encoding="utf-8")
    found = []
    for frame in page.frames:
        if frame.url.startswith("http"):
            frame.evaluate(source)
            result = frame.evaluate(
                "levels => axe.run(document, {runOnly: levels, iframes: false})", LEVELS
            )
            found += [
                f"{one['id']}: {node['target'][0]} {node['html'][:120]}"
                for one in result["violations"]
                for node in one["nodes"]
                if not any(is_known(one["id"], node, known) for known in KNOWN)
            ]
    return found


def is_known(rule, node, known):
    return rule == known["rule"] and known["part"] in node["html"]


def opened(context, url):
    page = context.new_page()
    page.goto(url)
    page.locator("h1").first.wait_for()
    drawn(page)
    return page


def drawn(page):
    """Wait until the page and its map stand still."""
    settled(page)
    if page.locator("iframe").count() and page.locator("iframe").first.is_visible():
        page.frame_locator("iframe").first.locator(".leaflet-container").wait_for()
    page.wait_for_timeout(300)  # for what is faded in


def nothing(page):
    """The page as it comes."""


def details(page):
    page.get_by_role("button", name="Hundetreff").first.click()
    page.get_by_text("Zurück zur Liste").wait_for()


def searched(page):
    page.get_by_label("Was interessiert Sie?").fill("Hund")
    page.keyboard.press("Enter")
    page.get_by_text("Verstanden").wait_for()
    drawn(page)


def empty(page):
    page.get_by_label("Was interessiert Sie?").fill("qqqxyz")
    page.keyboard.press("Enter")
    page.get_by_text("Nichts gefunden").wait_for()
    drawn(page)


def section(name):
    def show(page):
        page.get_by_text(name, exact=True).click()
        drawn(page)

    return show


def in_map(act):
    def show(page):
        frame = page.frame_locator("iframe").first
        frame.locator(".leaflet-marker-icon").first.wait_for()
        act(frame)
        page.wait_for_timeout(900)

    return show


legend = in_map(lambda frame: frame.locator("summary").click())
keys = in_map(lambda frame: frame.get_by_role("button", name="Tasten der Karte").click())
where = in_map(lambda frame: frame.get_by_role("button", name="Wo bin ich?").click())
near = in_map(lambda frame: frame.locator("a.leaflet-control-zoom-in").dblclick())


def reach(page):
    page.get_by_role("button", name="Von wo").click()
    page.get_by_label("Adresse, Haltestelle, Ortsteil oder Ort").fill("Stadtbücherei")
    page.keyboard.press("Enter")
    drawn(page)


def languages(page):
    page.get_by_role("button", name="Sprache").click()
    page.get_by_text("Deutsch in einfachen Worten").wait_for()
    page.wait_for_timeout(600)


def failed(page):
    """What a visitor sees whose map could not load its entries."""
    page.route("**/api/assets/**", lambda route: route.abort())
    page.reload()
    page.frame_locator("iframe").first.get_by_role("alert").wait_for()


def opened_all(page):
    """All that opens on the page „Datenschutz“, with the result of the test."""
    page.get_by_text("Datei machen").click()
    page.get_by_text("Datei öffnen", exact=True).click()
    page.get_by_role("button", name="Jetzt prüfen").click()
    page.get_by_text("Bestanden").wait_for(timeout=60_000)
    page.get_by_role("button", name="Alles löschen").first.click()
    page.wait_for_timeout(900)


def reloaded(page):
    page.reload()
    page.get_by_text("neu geladen").wait_for()
    drawn(page)


STATES = [
    ("/", nothing), ("/", details), ("/", searched), ("/", empty), ("/", legend), ("/", keys),
    ("/", where), ("/", near), ("/", reach), ("/", failed), ("/?ansicht=hell", nothing),
    ("/?lang=de_simple", nothing), ("/?lang=en", nothing), ("/", languages),
    ("/?ansicht=kontrast", legend), ("/?ansicht=beamer", details), ("/?ansicht=druck&thema=Tiere", nothing),
    ("/daten", nothing), ("/daten", section("Bitte prüfen")), ("/daten", section("Doppelte")),
    ("/daten", section("Diese Woche nachfragen")), ("/daten", section("Verlauf")),
    ("/daten", section("Mitnehmen")), ("/daten", section("Meine eigene Stadt")),
    ("/eintragen", nothing), ("/datenschutz", nothing), ("/datenschutz", opened_all),
    ("/datenschutz", reloaded),
]  # fmt: skip


@pytest.mark.parametrize(("address", "state"), STATES)
def test_axe_finds_nothing(server, context, address, state):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in frontend/")
    page = opened(context, server + address)
    state(page)

    assert violations(page) == []

"""Languages in a real browser: switched by a click, from right to left, read aloud by the device alone."""

import pytest

from tests.conftest import chromium_path
from tests.ui.test_accessibility import AXE, drawn, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
APP = "tests/ui/arabic/app.py"
VOICES = """
window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => window.voices ?? %s, addEventListener: (name, act) => { window.voicesCame = act; }, cancel() {}, speak(words) { window.said.push([words.text, words.voice.name]); },
} });
"""
HERE = '[{ name: "Cloud", lang: "de-DE", localService: false, default: true }, { name: "Here", lang: "de-DE", localService: true }]'
CLOUD = '[{ name: "Cloud", lang: "de-DE", localService: false, default: true }]'


def opened(context, url, told, voices="[]"):
    page = context.new_page()
    page.add_init_script(VOICES % voices)
    page.goto(url)
    page.get_by_text(told).first.wait_for(timeout=30_000)
    return page


def root(page):
    page.locator("html[dir]").wait_for(state="attached")
    return page.evaluate("[document.documentElement.lang, document.documentElement.dir]")


def map_root(page):
    frame = page.frame_locator("iframe").first
    frame.locator(".leaflet-marker-icon").first.wait_for(timeout=30_000)
    return frame.locator("html").evaluate("node => [node.lang, node.dir]")


def choose(page, now, name):
    page.get_by_test_id("stPopoverButton").filter(has_text=now).click()
    page.get_by_text(name, exact=True).click()


def test_page_map_and_columns_change_their_language_together(server, context):
    page = opened(context, server, "Einträge passen")
    assert [root(page), map_root(page)] == [["de", "ltr"], ["de", "ltr"]]

    with page.expect_request(
        lambda request: "/api/assets/" in request.url and "lang=en" in request.url
    ):
        choose(page, "Sprache", "English")
    page.get_by_text("entries fit").wait_for()
    page.keyboard.press("Escape")

    assert "lang=en" in page.url
    frame = page.frame_locator("iframe").first
    frame.get_by_text("Only this part").wait_for()
    assert [root(page), map_root(page)] == [["en", "ltr"], ["en", "ltr"]]
    page.reload()
    page.get_by_text("entries fit").wait_for(timeout=30_000)


def test_words_that_streamlit_brings_change_with_the_language(server, context):
    page = opened(context, f"{server}/?lang=de_simple", "Einträge passen")
    page.get_by_text("Zum Inhalt springen").wait_for(state="attached")

    choose(page, "Sprache", "English")
    page.get_by_text("entries fit").wait_for()

    page.get_by_text("Skip to main content").wait_for(state="attached")


@pytest.mark.parametrize("width", [390, 1280])
def test_arabic_stands_from_right_to_left(server, context, width):
    page = opened(context, f"{server}/?lang=ar", "مناسبة")
    page.set_viewport_size({"width": width, "height": 850})

    assert root(page) == ["ar", "rtl"]
    if width > 640:
        assert map_root(page) == ["ar", "rtl"]
        row, drawn = (
            page.locator(".st-key-side").bounding_box(),
            page.locator(".st-key-middle").bounding_box(),
        )
        assert drawn["x"] + drawn["width"] <= row["x"]
    title = page.locator("h1").bounding_box()
    assert title["x"] + title["width"] > width * 0.85
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_voice_of_the_device_reads_the_page(server, context):
    page = opened(context, server, "Einträge passen", HERE)
    page.locator('[class*="st-key-row-"]').first.wait_for()  # the list comes after its heading

    page.get_by_role("button", name="Vorlesen").click()

    said = page.evaluate("window.said")
    assert said[0] == ["Schatzkarte Kleinstadt", "Here"]
    assert any("Hundetreff" in text for text, _voice in said)
    assert {voice for _text, voice in said} == {"Here"}
    page.get_by_role("button", name="Vorlesen beenden").click()
    page.get_by_role("button", name="Vorlesen", exact=True).wait_for()


@pytest.mark.parametrize("voices", ["[]", CLOUD])
def test_without_a_voice_of_the_device_there_is_no_button(server, context, voices):
    page = opened(context, server, "Einträge passen", voices)
    page.locator('[class*="st-key-row-"]').first.wait_for()

    assert page.get_by_role("button", name="Vorlesen").count() == 0


def test_voices_that_come_later_bring_the_button(server, context):
    page = opened(context, server, "Einträge passen")
    page.locator('[class*="st-key-row-"]').first.wait_for()
    assert root(page) == ["de", "ltr"]

    page.evaluate(f"window.voices = {HERE}; window.voicesCame()")

    page.get_by_role("button", name="Vorlesen").wait_for()


def test_a_page_in_another_language_than_the_voice_has_no_button(server, context):
    page = opened(context, f"{server}/?lang=en", "entries fit", HERE)

    assert page.get_by_role("button", name="Read aloud").count() == 0


def test_axe_finds_nothing_from_right_to_left_with_the_button_that_reads(server, context):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in frontend/")
    page = opened(context, f"{server}/?lang=ar", "مناسبة", HERE.replace("de-DE", "ar"))
    page.locator(".sm-aloud").wait_for()
    drawn(page)

    assert violations(page) == []

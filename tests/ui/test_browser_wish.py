"""From a sentence to offers in a real browser: heard, corrected, judged, and on the map."""

import pytest

from tests.conftest import chromium_path
from tests.ui.test_browser import map_of, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
TABLE = """Nr;Name;Art;Straße;Beschreibung;Zeiten;Kosten;Stufenlos;Stand;Quelle
1;Hundetreff;Treff;Hauptstr. 5;Mit Hunden spazieren gehen;Di 14-17 Uhr;kostenlos;ja;2026-11-01;Gespräch
2;Gassi-Runde;Gruppe;Hauptstr. 7;Hunde aus dem Tierheim ausführen;Mi 14-17 Uhr;kostenlos;nein;2026-11-01;Gespräch
3;Hundeschule;Kurs;Hauptstr. 9;Welpen erziehen, Hunde verstehen;Do 9-12 Uhr;5 €;;2026-11-01;Aushang
4;Töpferkurs;Kurs;Hauptstr. 11;Ton formen;Mi 9-12 Uhr;5 €;nein;2026-11-01;Aushang
"""


def rows(page):
    return [
        text.split(". ", 1)[-1]
        for text in page.locator('[class*="st-key-open-"] button').all_inner_texts()
    ]


def numbers(page):
    shown = map_of(page).locator(".sm-numbered")
    return {shown.nth(i).get_attribute("aria-label").split("\u2068")[1].split("\u2069")[0]
            for i in range(shown.count())}  # fmt: skip


def test_the_whole_way_from_a_sentence_to_a_row_that_moves(server, context):
    page = opened(context, server, [])
    page.get_by_label("Was interessiert Sie?").fill(
        "Ich will einen Hund, aber in der WG darf ich nicht."
    )
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Einen Hund haben").first.wait_for()
    page.get_by_text("Ein großer Wunsch, in drei Schritten").wait_for()
    page.wait_for_timeout(1500)
    assert {"Hundetreff", "Gassi-Runde", "Hundeschule"} <= set(rows(page))
    assert "Töpferkurs" not in rows(page)

    page.get_by_role("button", name="Wichtig").click()
    page.get_by_text("stufenlos", exact=True).click()
    page.get_by_text("bisher nicht offen").wait_for()
    page.wait_for_timeout(1200)
    assert rows(page)[0] == "Hundetreff"
    assert "Gassi-Runde" not in rows(page)
    assert (
        "Bitte erst fragen: Komme ich ohne Stufe hinein?"
        in page.locator('[class*="st-key-row-"]:has-text("Hundeschule")').inner_text()
    )
    assert "Gassi-Runde" not in numbers(page)

    page.get_by_role("radio", name="wäre gut").or_(
        page.get_by_role("button", name="wäre gut")
    ).first.click()
    page.locator('[class*="st-key-row-"]:has-text("Gassi-Runde")').wait_for()
    page.wait_for_timeout(1200)
    moved = page.locator('[class*="st-key-row-"]:has-text("Gassi-Runde")').inner_text()
    assert "Geht mit" in moved
    assert "Gassi-Runde" in numbers(page)
    assert "Hund" not in page.url
    assert "WG" not in page.url


def test_what_was_heard_wrongly_is_taken_away_and_what_was_meant_is_added(server, context):
    page = opened(context, server, [])
    page.get_by_label("Was interessiert Sie?").fill("Ich will einen Hund")
    page.keyboard.press("Enter")
    chips = page.locator(".st-key-understood button")
    chips.first.wait_for()
    page.wait_for_timeout(1000)
    while chips.count():
        chips.first.click()
        page.wait_for_timeout(1200)
    page.get_by_role("button", name="Antippen").click()
    page.get_by_text("Töpfern und Malen").or_(page.get_by_text("Malen", exact=False)).first.click()
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")

    assert chips.count() == 1


def test_a_row_says_which_words_led_there(server, context):
    page = opened(context, server, [])
    page.get_by_label("Was interessiert Sie?").fill("mit einem Hund spazieren")
    page.keyboard.press("Enter")
    page.locator('[class*="st-key-open-"] button', has_text="Hundetreff").click()
    page.get_by_text("herausgehört aus:").first.wait_for()

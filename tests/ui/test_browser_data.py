"""Keeping the data in a real browser: the round trip of a spreadsheet, pins that stay."""

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import chromium_path
from tests.ui.test_browser import hosts

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
HEADERS = ("Nr", "Angebot", "Einrichtung", "Strasse/Hausnr.", "Öffnungszeiten", "Kosten")


def workbook(path, rows):
    book = Workbook()
    book.active.append(HEADERS)
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def opened(context, url, log):
    page = context.new_page()
    page.on("requestfinished", lambda request: log.append(request.url))
    page.goto(url)
    page.locator("h1").wait_for(timeout=30_000)
    return page


def drop(page, path):
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Zeile der Überschriften").wait_for()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def go_to(page, name):
    page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_text(name, exact=True)
    ).first.click()


def test_the_round_trip_of_a_spreadsheet(server, context, tmp_path):
    log = []
    rows = [
        ("x1", "Singkreis", "Chor", "Hauptstr. 7", "Di 18-20 Uhr", "kostenlos"),
        ("x2", "", "Chor", "Hauptstr. 7", "Mi 10 Uhr", "kostenlos"),
        ("x3", "Zeichnen", "Atelier", "Nirgendweg 3", "Do 10-12 Uhr", "viel"),
    ]
    page = opened(context, server + "/daten", log)
    drop(page, workbook(tmp_path / "liste.xlsx", rows))
    page.get_by_label("Strasse/Hausnr.").wait_for()

    press(page, "Probelauf")
    page.get_by_text("3 Zeilen: 2 neu, 0 aktualisiert, 1 nicht übernommen").wait_for()
    press(page, "Jetzt einlesen")
    page.get_by_role("button", name="Diesen Import zurücknehmen").wait_for()

    with page.expect_download() as waiting:
        page.get_by_text("Zeilen mit Hinweisen").click()
    mended = tmp_path / "liste.xlsx"
    waiting.value.save_as(mended)
    book = load_workbook(mended)
    told = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert told[0] == [*HEADERS, "Grund"]
    assert [row[0] for row in told[1:]] == ["x2", "x3"]
    assert "Name fehlt" in told[1][-1]

    book.active.cell(2, 2, "Chorprobe")
    book.save(mended)
    page.reload()
    page.locator("h1").wait_for()
    drop(page, mended)
    page.get_by_text("Gemerkt von der letzten Tabelle").or_(
        page.get_by_text("Was die Spalten bedeuten")
    ).first.wait_for()
    press(page, "Einlesen")
    page.get_by_text("2 Zeilen: 1 neu, 1 aktualisiert, 0 nicht übernommen").wait_for()

    press(page, "Diesen Import zurücknehmen")
    page.get_by_text("wurde zurückgenommen").wait_for()
    assert hosts(log) == {server.removeprefix("http://")}


def test_an_import_can_be_stopped_and_leaves_nothing(server, context, tmp_path):
    rows = [(f"s{n}", f"Angebot {n}", "Haus", "Hauptstr. 9", "", "") for n in range(6000)]
    page = opened(context, server + "/daten", [])
    drop(page, workbook(tmp_path / "lang.xlsx", rows))

    press(page, "Einlesen")
    page.get_by_role("button", name="Anhalten").click()

    page.get_by_text("Angehalten. Nichts wurde geändert.").wait_for(timeout=60_000)
    page.goto(server + "/")
    page.get_by_text("Einträge passen").wait_for()
    assert page.get_by_text("Angebot 1", exact=True).count() == 0


def test_a_pin_moved_by_click_stays_after_the_next_import(server, context, tmp_path):
    log = []
    rows = [("p1", "Mondtreff", "Sternwarte", "Hauptstr. 999", "Di 18-20 Uhr", "kostenlos")]
    table = workbook(tmp_path / "pin.xlsx", rows)
    page = opened(context, server + "/daten", log)
    drop(page, table)
    press(page, "Einlesen")
    page.get_by_role("button", name="Diesen Import zurücknehmen").wait_for()

    page.get_by_text("Bitte prüfen", exact=True).click()
    page.get_by_role("button", name="Mondtreff").click()
    drawn = page.frame_locator("iframe").first
    drawn.locator(".leaflet-container").click(position={"x": 220, "y": 260})
    page.get_by_role("button", name="Hier ist es").click()
    page.get_by_text("Gespeichert: Mondtreff").wait_for()

    page.reload()
    page.locator("h1").wait_for()
    drop(page, table)
    press(page, "Einlesen")
    page.get_by_text("1 aktualisiert").wait_for()
    page.goto(server + "/")
    page.get_by_role("button", name="Mondtreff").click()
    page.get_by_text("● von Hand gesetzt").first.wait_for()
    assert hosts(log) == {server.removeprefix("http://")}


def test_an_entry_is_written_with_the_map_beside_it(server, context):
    log = []
    page = opened(context, server + "/eintragen", log)
    page.get_by_label("Name des Angebots").fill("Nachtcafé")
    page.get_by_label("Name des Angebots").press("Tab")
    page.frame_locator("iframe").first.locator(".leaflet-container").click(
        position={"x": 200, "y": 200}
    )
    page.get_by_role("button", name="Angeklickte Stelle vergessen").wait_for()

    press(page, "Speichern")
    page.get_by_text("Gespeichert: Nachtcafé").wait_for()
    page.get_by_text("Verlauf dieses Eintrags").wait_for()
    assert hosts(log) == {server.removeprefix("http://")}

"""Whole talks in a real browser: Amsel and Efeu by mouse, one by keyboard alone, on three sizes."""

import re
from urllib.parse import urlparse

import pytest

from tests.conftest import chromium_path
from tests.printing.pdf import read, text_of
from tests.ui.test_accessibility import AXE, violations

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
TABLE = """Nr;Name;Art;Offen für;Straße;Beschreibung;Zeiten;Kosten;Anmeldung;Gruppengröße;Ruhig;Stand;Quelle;Interessen
1;Hundespaziergang;Treff;alle;Hauptstr. 5;Mit Hunden gehen, auch ohne eigenen Hund;Mo-Fr 15-16 Uhr;kostenlos;keine;6;;2026-11-01;Gespräch;Mit Hunden sein, ohne eigenen Hund|Einen Hund haben
2;Große Hunderunde;Gruppe;alle;Hauptstr. 9;Viele Hunde und Menschen;Mo-Fr 15-16 Uhr;kostenlos;keine;30;;2026-11-01;Aushang;Mit Hunden sein, ohne eigenen Hund|Einen Hund haben
3;Kann ich einen Hund halten?;Beratung;alle;Hauptstr. 11;Was kostet ein Hund, was sagt der Vermieter?;Mi 16-17 Uhr;kostenlos;keine;2;;2026-11-01;Gespräch;Einen Hund haben
4;Ruheraum mit Tee;Ort;alle;Hauptstr. 5;Sessel, Stille, Tee. Zur Ruhe kommen;Mo-Fr 10-12 Uhr;kostenlos;keine;6;ja;2026-11-01;Gespräch;Ausgeglichen sein
5;Atempause;Treff;alle;Hauptstr. 9;Sitzen und atmen, ausgeglichen werden;Mo-Fr 9-10 Uhr;kostenlos;keine;8;ja;2026-11-01;Gespräch;Ausgeglichen sein
6;Sanftes Yoga;Kurs;alle;Hauptstr. 11;Langsame Bewegung, Entspannung;Di 10-11 Uhr;kostenlos;E-Mail;8;ja;2026-11-01;Gespräch;Ausgeglichen sein
7;Trommeln zur Entspannung;Gruppe;alle;Hauptstr. 11;Laut trommeln, loslassen, ausgeglichen sein;Di 9-11 Uhr;kostenlos;telefonisch;25;nein;2026-11-01;Gespräch;Ausgeglichen sein
"""
SIZES = [(1280, 900), (820, 1180), (390, 844)]
STEPS = ("Ankommen", "Mein Wunsch", "Weg und Zeit", "Was ich brauche", "Vorschläge",
         "Auswahl", "Erster Schritt", "Mitnehmen")  # fmt: skip


@pytest.fixture
def log():
    return []


def opened(context, server, log, size=SIZES[0]):
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.on("request", lambda request: log.append(request.url))
    page.on("pageerror", lambda error: log.append(f"error:{error}"))
    page.goto(f"{server}/planen")
    heading(page, "Schön, dass Sie da sind")
    return page


def heading(page, words):
    page.get_by_role("heading", name=words, level=1).wait_for(timeout=30_000)
    settled(page)


def settled(page):
    page.wait_for_timeout(400)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def press(page, name, **how):
    page.get_by_role("button", name=name, **how).first.click()
    settled(page)


def go(page, step):
    press(page, step, exact=False)


def say_wish(page, words):
    page.get_by_label("In eigenen Worten").first.fill(words)


def pick(page, group, *names):
    """Tap pills of a group."""
    for name in names:
        part = page.get_by_role("toolbar", name=group).or_(
            page.get_by_role("radiogroup", name=group)
        )
        part.get_by_text(name, exact=True).first.click()
        settled(page)


def card(page, words):
    page.locator("label").filter(has_text=words).first.click()
    settled(page)


def start_at(page, name):
    page.get_by_label("Von wo gehen Sie los?").click()
    page.keyboard.type(name)
    page.get_by_role("option", name=name).first.click()
    settled(page)


def suggested(page):
    return [title.strip() for title in page.locator('[class*="st-key-plan-row-list-"] h3').all_inner_texts()]  # fmt: skip


def sheet(page):
    with page.expect_download() as loading:
        page.get_by_role("button", name="Blatt mitnehmen (PDF)").click()
    return loading.value.path().read_bytes()


def nothing_left(page, log, server, marker):
    assert {urlparse(url).netloc for url in log if url.startswith("http")} == {
        urlparse(server).netloc
    }
    assert [url for url in log if marker in url] == []
    assert [entry for entry in log if entry.startswith("error:")] == []
    assert page.url == f"{server}/planen"


@pytest.mark.parametrize("size", SIZES, ids=["desk", "tablet", "phone"])
def test_amsel_would_like_a_dog(server, context, log, size):
    page = opened(context, server, log, size)
    press(page, "Weiter")
    say_wish(page, "Ich will einen Hund haben. In der WG darf ich nicht.")
    press(page, "Weiter")  # without leaving the field first: it must not be lost
    start_at(page, "Haltestelle")
    pick(page, "Wie viele Minuten höchstens", "25 min")
    page.get_by_text("Wann habe ich Zeit?").click()
    pick(page, "Nachmittags", "Mo", "Mi")
    press(page, "Weiter")
    card(page, "Kleine Gruppe")
    page.get_by_label("Wie viele Menschen höchstens?").fill("6")
    page.keyboard.press("Tab")
    settled(page)
    press(page, "Weiter")
    heading(page, "Was gäbe es für mich?")

    assert page.get_by_text("„Ich will einen Hund haben. In der WG darf ich nicht.“").is_visible()
    found = suggested(page)
    assert "1. Hundespaziergang" in found or "2. Hundespaziergang" in found
    assert not any("Große Hunderunde" in title for title in found)
    assert any("Kann ich einen Hund halten?" in title for title in found)
    page.get_by_text("Großer Wunsch: Einen Hund haben").click()
    page.get_by_text("Heute klein").first.wait_for()

    press(page, "Auswählen: Hundespaziergang")
    go(page, "Erster Schritt")
    page.get_by_label("Was ist zuerst zu tun?").fill("Am Montag vorbeigehen")
    press(page, "Zur nächsten Frage")  # again without leaving the field first
    pick(page, "Wer macht das?", "ich selbst")
    press(page, "Erster Besuch")
    page.get_by_role("button", name=re.compile("(Montag|Mittwoch).*15–16")).first.click()
    settled(page)
    press(page, "Wer mitkommt")
    pick(page, "Wer kommt mit?", "Freundin oder Freund")
    press(page, "Weiter zu „Mitnehmen“")
    pdf = sheet(page)

    told = text_of(pdf)
    for words in ("IchwilleinenHundhaben.InderWGdarfichnicht.", "Hundespaziergang", "15–16Uhr",
                  "AmMontagvorbeigehen", "Freund", "AbHaltestelle", "kostenlos"):  # fmt: skip
        assert words in told, words
    assert read(pdf).trailer["/Root"]["/Lang"] == "de"
    assert page.get_by_role("button", name="Erster Besuch für den Kalender").is_visible()

    press(page, "Alles löschen")
    press(page, "Ja, alles löschen")
    page.get_by_text("Uhr gelöscht").first.wait_for()
    assert "WG darf" not in page.content()
    nothing_left(page, log, server, "Hund%20haben")


COUNT_CLICKS = (
    "addEventListener('pointerdown', () => { window.taps = (window.taps || 0) + 1; }, true)"
)


def test_from_opening_the_page_to_a_sheet_it_takes_twelve_clicks_at_most(server, context, log):
    context.add_init_script(COUNT_CLICKS)
    page = opened(context, server, log)
    press(page, "Weiter")
    say_wish(page, "Ich will einen Hund haben")
    for question in ("Wie weit und wann?", "Was brauche ich dabei?", "Was gäbe es für mich?"):
        press(page, "Weiter")
        heading(page, question)
    press(page, "Auswählen: Hundespaziergang")
    press(page, "Weiter")
    heading(page, "Was wähle ich aus?")
    press(page, "Weiter")
    heading(page, "Was ist mein erster Schritt?")
    page.get_by_label("Was ist zuerst zu tun?").fill("Am Montag vorbeigehen")
    press(page, "Zur nächsten Frage")
    pick(page, "Wer macht das?", "ich selbst")
    press(page, "Weiter zu „Mitnehmen“")
    told = text_of(sheet(page))

    assert "AmMontagvorbeigehen" in told
    assert "Hundespaziergang" in told
    assert page.evaluate("window.taps") <= 12


def test_efeu_would_like_to_be_calm(server, context, log):
    page = opened(context, server, log)
    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einfach ausgeglichen sein.")
    go(page, "Was ich brauche")
    for words in ("nicht zu laut", "Kleine Gruppe", "Anmelden ist leicht"):
        card(page, words)
    pick(page, "Anmelden kann ich mich", "per E-Mail")
    page.get_by_text("Was darf es kosten?").click()
    page.get_by_label("Höchstens, in Euro").fill("0")
    page.keyboard.press("Tab")
    settled(page)
    go(page, "Vorschläge")
    heading(page, "Was gäbe es für mich?")

    found = [title.partition(". ")[2] for title in suggested(page)]
    assert {"Ruheraum mit Tee", "Atempause", "Sanftes Yoga"} <= set(found[:4])
    assert "Trommeln zur Entspannung" not in found
    page.get_by_text("Karte zeigen").click()
    page.locator("img.plan-map-wide").wait_for()
    for title in ("Ruheraum mit Tee", "Atempause", "Sanftes Yoga"):
        press(page, f"Auswählen: {title}")
    go(page, "Mitnehmen")
    pick(page, "Größe des Papiers", "A5")

    pdf = sheet(page)

    told = text_of(pdf)
    assert "Ruheraum" in told
    assert "SanftesYoga" in told
    assert round(float(read(pdf).pages[0].mediabox.width)) == 420
    nothing_left(page, log, server, "ausgeglichen")


PASSPHRASE = "vier blaue Kähne am Wehr"


def test_a_talk_is_sealed_deleted_opened_and_everything_is_there(server, context, log, tmp_path):
    page = opened(context, server, log)
    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einen Hund haben. MARKER-WUNSCH")
    go(page, "Weg und Zeit")
    start_at(page, "Haltestelle")
    start = page.get_by_label("Von wo gehen Sie los?").input_value()
    go(page, "Was ich brauche")
    card(page, "Kleine Gruppe")
    card(page, "Ein Hund darf mit")
    go(page, "Vorschläge")
    press(page, "Auswählen: Hundespaziergang")
    go(page, "Auswahl")
    page.get_by_label("Warum gerade das? In eigenen Worten").fill("MARKER-WARUM")
    go(page, "Mitnehmen")
    page.get_by_text("An einem anderen Tag weitermachen").click()
    page.get_by_label("Kennwort", exact=True).fill(PASSPHRASE)
    press(page, "Datei vorbereiten")
    page.get_by_text("ist empfindlich").wait_for()  # the small group stays out without a tick
    with page.expect_download() as loading:
        press(page, "Datei speichern")
    file = tmp_path / "meins.sozialmap"
    file.write_bytes(loading.value.path().read_bytes())
    assert b"MARKER" not in file.read_bytes()

    press(page, "Alles löschen")
    press(page, "Ja, alles löschen")
    page.get_by_text("Uhr gelöscht").first.wait_for()
    assert "MARKER" not in page.content()
    go(page, "Ankommen")
    page.get_by_text("Mit meiner eigenen Datei weitermachen").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("meins.sozialmap").first.wait_for()
    page.get_by_label("Kennwort", exact=True).fill(PASSPHRASE)
    press(page, "Datei öffnen und weitermachen")
    page.get_by_text("Ihr Gespräch ist wieder da").wait_for()

    go(page, "Mein Wunsch")
    wish = page.get_by_label("In eigenen Worten").first.input_value()
    assert wish == "Ich will einen Hund haben. MARKER-WUNSCH"
    go(page, "Weg und Zeit")
    assert page.get_by_label("Von wo gehen Sie los?").input_value() == start != ""
    go(page, "Was ich brauche")
    assert page.get_by_role("checkbox", name="Ein Hund darf mit").is_checked()
    assert not page.get_by_role("checkbox", name="Kleine Gruppe").is_checked()
    go(page, "Auswahl")
    assert page.get_by_label("Warum gerade das?").input_value() == "MARKER-WARUM"
    go(page, "Mitnehmen")
    assert "MARKER-WARUM" in text_of(sheet(page))
    nothing_left(page, log, server, "MARKER")


def tab_to(page, name, most=120):
    """Walk with the tabulator to what a screen reader calls so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const n = document.activeElement; return !n || n.matches('body, main') ? '' : (n.getAttribute('aria-label') || '')"
            " + ' ' + (n.innerText || '') + ' ' + [...(n.labels || [])].map(l => l.innerText); }"
        )
        if name in told:
            return
    raise AssertionError(name)


def test_a_talk_by_keyboard_alone(server, context, log):
    page = opened(context, server, log)
    tab_to(page, "Weiter")
    page.keyboard.press("Enter")
    heading(page, "Was ist mir wichtig?")
    assert page.evaluate("document.activeElement.id") == "plan-question"
    tab_to(page, "In eigenen Worten")
    page.keyboard.type("Ich will einen Hund haben")
    tab_to(page, "Weiter")
    page.keyboard.press("Enter")
    heading(page, "Wie weit und wann?")
    tab_to(page, "Weiter")
    page.keyboard.press("Enter")
    heading(page, "Was brauche ich dabei?")
    tab_to(page, "Kleine Gruppe")
    page.keyboard.press("Space")
    settled(page)
    tab_to(page, "Weiter")
    page.keyboard.press("Enter")
    heading(page, "Was gäbe es für mich?")
    tab_to(page, "Auswählen: Hundespaziergang")
    page.keyboard.press("Enter")
    settled(page)
    for question in ("Was wähle ich aus?", "Was ist mein erster Schritt?"):
        tab_to(page, "Weiter")
        page.keyboard.press("Enter")
        heading(page, question)
    tab_to(page, "Zur nächsten Frage")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Wer macht das?").wait_for()
    settled(page)
    assert page.evaluate("document.activeElement.id") == "plan-part"
    tab_to(page, "Weiter")
    page.keyboard.press("Enter")
    heading(page, "Mitnehmen und löschen")
    tab_to(page, "Blatt mitnehmen")
    with page.expect_download() as loading:
        page.keyboard.press("Enter")

    assert "Hundespaziergang" in text_of(loading.value.path().read_bytes())
    nothing_left(page, log, server, "Hund%20haben")


def test_words_are_kept_when_the_page_is_left_from_within_the_field(server, context, log):
    page = opened(context, server, log)
    go(page, "Mein Wunsch")
    say_wish(page, "Im Chor singen")
    page.get_by_role("link", name="Entdecken").click(delay=150)  # as a finger does
    page.get_by_text("Einträge passen").first.wait_for(timeout=30_000)
    page.get_by_role("link", name="Planen").click()
    heading(page, "Was ist mir wichtig?")

    assert page.get_by_label("In eigenen Worten").first.input_value() == "Im Chor singen"


def test_two_tabs_never_mix(server, context, log):
    one = opened(context, server, log)
    go(one, "Mein Wunsch")
    say_wish(one, "GEHEIM-EINS")
    go(one, "Vorschläge")
    other = opened(context, server, log)
    go(other, "Mein Wunsch")

    assert other.get_by_label("In eigenen Worten").first.input_value() == ""
    assert "GEHEIM" not in other.content()


@pytest.mark.parametrize("size", [SIZES[0], SIZES[2]], ids=["desk", "phone"])
def test_targets_are_large_enough_for_fingers(server, context, log, size):
    page = opened(context, server, log, size)
    small = []
    for step in STEPS:
        go(page, step)
        small += page.evaluate(
            """() => [...document.querySelectorAll(
                '.st-key-plan-step button, .st-key-plan-steps button, .st-key-plan-moves button,'
                + '.st-key-plan-step summary, .st-key-plan-step [data-testid=stCheckbox] label')]
              .filter(n => n.offsetParent && (n.offsetHeight < 44 || n.offsetWidth < 44))
              .map(n => n.outerHTML.slice(0, 160))"""
        )

    assert small == []


@pytest.mark.parametrize("step", STEPS)
def test_axe_finds_nothing_on_any_step(server, context, log, step):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: run npm ci in frontend/")
    page = opened(context, server, log)
    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einen Hund haben")
    go(page, "Vorschläge")
    press(page, "Auswählen: Hundespaziergang")
    go(page, step)
    for part in page.locator(".st-key-plan-step summary").all():
        part.click()
    page.wait_for_timeout(800)

    assert violations(page) == []


def test_what_was_understood_carries_its_drawing(server, context, log):
    page = opened(context, server, log)
    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einen Hund haben")
    page.keyboard.press("Tab")
    settled(page)

    chip = page.get_by_role("button", name="Einen Hund haben ✕")
    mask = chip.evaluate("chip => getComputedStyle(chip, '::before').maskImage")
    assert mask.startswith('url("data:image/svg+xml')
    assert chip.evaluate("chip => parseFloat(getComputedStyle(chip, '::before').width)") > 24
    assert chip.bounding_box()["height"] >= 44

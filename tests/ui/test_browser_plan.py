"""Whole talks in a real browser: Amsel and Efeu by mouse, one by keyboard alone, and bad input."""

import re

import pytest

from tests.conftest import chromium_path
from tests.printing.pdf import read, tags_of, text_of
from tests.ui import talking
from tests.ui.conftest import settled, wait_until
from tests.ui.talking import (
    PHONE,
    TABLET,
    card,
    erase,
    fill,
    go,
    heading,
    nothing_left,
    opened,
    pick,
    press,
    say_wish,
    sheet,
    start_at,
    suggested,
    taken,
    unfold,
    wish_of,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
TABLE = talking.TABLE


@pytest.fixture
def log():
    return []


def is_tagged(pdf):
    """Whether a screen reader finds language, headings and words for pictures."""
    root, tags = read(pdf).trailer["/Root"], tags_of(pdf)
    kinds = [tag["/S"] for tag in tags]
    return (
        root["/Lang"] == "de"
        and bool(root["/MarkInfo"]["/Marked"])
        and kinds.count("/H1") == 1
        and "/H2" in kinds
        and all(tag.get("/Alt") for tag in tags if tag["/S"] == "/Figure")
    )


def say_what_amsel_wants(page):
    """Wish, way, times, needs and money; fields are left by „Weiter“, and nothing may be lost."""
    press(page, "Weiter")
    say_wish(page, "Ich will einen Hund haben. In der WG darf ich nicht.")
    press(page, "Weiter")
    start_at(page, "Haltestelle")
    pick(page, "Wie viele Minuten höchstens", "25 min")
    unfold(page, "Wann habe ich Zeit?")
    pick(page, "Nachmittags", "Mo", "Mi")
    press(page, "Weiter")
    card(page, "Kleine Gruppe")
    fill(page, "Wie viele Menschen höchstens?", "6")
    unfold(page, "Was darf es kosten?")
    fill(page, "Höchstens, in Euro", "5")
    pick(page, "Das gilt", "pro Monat")
    press(page, "Weiter")
    heading(page, "Was gäbe es für mich?")


def take_amsels_first_step(page):
    """Choose, say what, who, when and with whom; the first field is left by the next question."""
    press(page, "Auswählen: Hundespaziergang")
    go(page, "Erster Schritt")
    page.get_by_label("Was ist zuerst zu tun?").fill("Am Montag vorbeigehen")
    press(page, "Zur nächsten Frage")
    pick(page, "Wer macht das?", "ich selbst")
    press(page, "Erster Besuch")
    page.get_by_role("button", name=re.compile("(Montag|Mittwoch).*15–16")).first.click()
    settled(page)
    press(page, "Wer mitkommt")
    pick(page, "Wer kommt mit?", "Freundin oder Freund")
    press(page, "Weiter zu „Mitnehmen“")


def test_amsel_would_like_a_dog(server, context, log):
    page = opened(context, server, log, PHONE)
    say_what_amsel_wants(page)

    assert page.get_by_text("„Ich will einen Hund haben. In der WG darf ich nicht.“").is_visible()
    found = suggested(page)
    assert "1. Hundespaziergang" in found or "2. Hundespaziergang" in found
    assert not any("Große Hunderunde" in title for title in found)
    assert any("Kann ich einen Hund halten?" in title for title in found)
    page.get_by_text("Großer Wunsch: Einen Hund haben").click()
    page.get_by_text("Heute klein").first.wait_for()

    take_amsels_first_step(page)
    pdf = sheet(page)

    told = text_of(pdf)
    for words in ("IchwilleinenHundhaben.InderWGdarfichnicht.", "Hundespaziergang", "15–16Uhr",
                  "AmMontagvorbeigehen", "Freund", "AbHaltestelle", "kostenlos"):  # fmt: skip
        assert words in told, words
    assert is_tagged(pdf)
    assert page.get_by_role("button", name="Erster Besuch für den Kalender").is_visible()

    erase(page)
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
    page = opened(context, server, log, TABLET)
    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einfach ausgeglichen sein.")
    go(page, "Was ich brauche")
    for words in ("nicht zu laut", "Kleine Gruppe", "Anmelden ist leicht"):
        card(page, words)
    pick(page, "Anmelden kann ich mich", "per E-Mail")
    unfold(page, "Was darf es kosten?")
    fill(page, "Höchstens, in Euro", "0")
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
    assert is_tagged(pdf)
    nothing_left(page, log, server, "ausgeglichen")


PASSPHRASE = "vier blaue Kähne am Wehr"


def say_with_markers(page):
    """Hold a talk with a start, needs, a choice and marked words; return what the start is called."""
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
    return start


def seal(page, file):
    go(page, "Mitnehmen")
    page.get_by_text("An einem anderen Tag weitermachen").click()
    page.get_by_label("Kennwort", exact=True).fill(PASSPHRASE)
    press(page, "Datei vorbereiten")
    page.get_by_text("ist empfindlich").wait_for()  # the small group stays out without a tick
    file.write_bytes(taken(page, "Datei speichern"))


def unseal(page, file):
    go(page, "Ankommen")
    page.get_by_text("Mit meiner eigenen Datei weitermachen").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text(file.name).first.wait_for()
    page.get_by_label("Kennwort", exact=True).fill(PASSPHRASE)
    press(page, "Datei öffnen und weitermachen")
    page.get_by_text("Ihr Gespräch ist wieder da").wait_for()


def test_a_talk_is_sealed_deleted_opened_and_everything_is_there(server, context, log, tmp_path):
    page, file = opened(context, server, log), tmp_path / "meins.sozialmap"
    start = say_with_markers(page)
    seal(page, file)
    assert b"MARKER" not in file.read_bytes()

    erase(page)
    assert "MARKER" not in page.content()
    unseal(page, file)

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
    wait_until(page, "document.activeElement.id === 'plan-question'")
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
    wait_until(page, "document.activeElement.id === 'plan-part'")
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
    page.get_by_text("Einträge passen").first.wait_for()
    page.get_by_role("link", name="Planen").click()
    heading(page, "Was ist mir wichtig?")

    assert page.get_by_label("In eigenen Worten").first.input_value() == "Im Chor singen"


def test_a_spot_on_the_map_is_where_somebody_starts(server, context, log):
    page = opened(context, server, log)
    go(page, "Weg und Zeit")
    unfold(page, "Auf der Karte wählen")
    ground = page.frame_locator("iframe").first.locator(".leaflet-container")
    ground.locator(".leaflet-marker-icon, canvas").first.wait_for()
    ground.click(position={"x": 300, "y": 250})
    page.get_by_text("Start: der gewählte Ort").wait_for()

    go(page, "Mein Wunsch")
    say_wish(page, "Ich will einen Hund haben")
    go(page, "Vorschläge")
    assert "zu Fuß" in page.locator('[class*="st-key-plan-row-list-"]').first.inner_text()
    press(page, "Auswählen: Hundespaziergang")
    go(page, "Mitnehmen")
    assert "AbdergewählteOrt" in text_of(sheet(page))
    nothing_left(page, log, server, "50.1")

    go(page, "Weg und Zeit")
    press(page, "Ohne Start")
    page.get_by_text("Start: der gewählte Ort").wait_for(state="detached")


def test_two_people_at_two_tabs_never_mix_even_while_both_type(server, context):
    one = opened(context, server)
    go(one, "Mein Wunsch")
    say_wish(one, "GEHEIM-EINS Hund")
    go(one, "Vorschläge")
    press(one, "Auswählen: Hundespaziergang")
    other = opened(context, server)  # after the first has chosen
    for step in talking.STEPS:
        go(other, step)
        assert "GEHEIM" not in other.content(), step
        assert "Hundespaziergang" not in other.locator(".st-key-plan-step").inner_text() or (
            step == "Vorschläge"
        )

    for page in (one, other):
        go(page, "Mein Wunsch")
        page.get_by_label("In eigenen Worten").first.fill("")
    for mine, yours in zip("Ich mag Chöre", "Ich mag Holz.", strict=True):
        one.get_by_label("In eigenen Worten").first.press_sequentially(mine)
        other.get_by_label("In eigenen Worten").first.press_sequentially(yours)
    for page in (one, other):
        go(page, "Weg und Zeit")
        go(page, "Mein Wunsch")
    assert (wish_of(one), wish_of(other)) == ("Ich mag Chöre", "Ich mag Holz.")

    erase(other)
    go(one, "Auswahl")
    assert "Hundespaziergang" in one.locator(".st-key-plan-step").inner_text()
    go(one, "Mein Wunsch")
    assert wish_of(one) == "Ich mag Chöre"


def test_what_was_said_is_there_when_a_lost_connection_comes_back(server, context):
    page = opened(context, server)
    go(page, "Mein Wunsch")
    fill(page, "In eigenen Worten", "Ich will einen Hund haben")
    go(page, "Vorschläge")
    press(page, "Auswählen: Hundespaziergang")
    go(page, "Auswahl")
    field = page.get_by_label("Warum gerade das?")

    field.fill("Weil er wedelt")  # not sent yet
    context.set_offline(True)
    page.evaluate("streamlitSockets.at(-1).close()")
    wait_until(page, "document.querySelector('textarea').disabled")
    context.set_offline(False)
    wait_until(page, "streamlitSockets.at(-1).readyState === WebSocket.OPEN")
    wait_until(page, "!document.querySelector('textarea').disabled")
    go(page, "Mein Wunsch")
    assert wish_of(page) == "Ich will einen Hund haben"
    go(page, "Auswahl")
    assert field.input_value() == "Weil er wedelt"


def test_a_reload_in_the_middle_is_warned_of_even_while_somebody_types(server, context):
    page = opened(context, server)
    answers = []
    page.on("dialog", lambda dialog: (answers.append(dialog.type), dialog.dismiss()))
    go(page, "Mein Wunsch")
    page.get_by_label("In eigenen Worten").first.press_sequentially("Ich")  # not sent yet
    with page.expect_event("dialog"):
        page.evaluate("() => { setTimeout(() => location.reload(), 50) }")

    assert answers == ["beforeunload"]
    assert wish_of(page) == "Ich"


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

"""What people do on the page Planen, in a real browser."""

from urllib.parse import urlparse

from tests.ui.conftest import settled

TABLE = """Nr;Name;Art;Offen für;Straße;Beschreibung;Zeiten;Kosten;Anmeldung;Gruppengröße;Ruhig;Stand;Quelle;Interessen
1;Hundespaziergang;Treff;alle;Hauptstr. 5;Mit Hunden gehen, auch ohne eigenen Hund;Mo-Fr 15-16 Uhr;kostenlos;keine;6;;2026-11-01;Gespräch;Mit Hunden sein, ohne eigenen Hund|Einen Hund haben
2;Große Hunderunde;Gruppe;alle;Hauptstr. 9;Viele Hunde und Menschen;Mo-Fr 15-16 Uhr;kostenlos;keine;30;;2026-11-01;Aushang;Mit Hunden sein, ohne eigenen Hund|Einen Hund haben
3;Kann ich einen Hund halten?;Beratung;alle;Hauptstr. 11;Was kostet ein Hund, was sagt der Vermieter?;Mi 16-17 Uhr;kostenlos;keine;2;;2026-11-01;Gespräch;Einen Hund haben
4;Ruheraum mit Tee;Ort;alle;Hauptstr. 5;Sessel, Stille, Tee. Zur Ruhe kommen;Mo-Fr 10-12 Uhr;kostenlos;keine;6;ja;2026-11-01;Gespräch;Ausgeglichen sein
5;Atempause;Treff;alle;Hauptstr. 9;Sitzen und atmen, ausgeglichen werden;Mo-Fr 9-10 Uhr;kostenlos;keine;8;ja;2026-11-01;Gespräch;Ausgeglichen sein
6;Sanftes Yoga;Kurs;alle;Hauptstr. 11;Langsame Bewegung, Entspannung;Di 10-11 Uhr;kostenlos;E-Mail;8;ja;2026-11-01;Gespräch;Ausgeglichen sein
7;Trommeln zur Entspannung;Gruppe;alle;Hauptstr. 11;Laut trommeln, loslassen, ausgeglichen sein;Di 9-11 Uhr;kostenlos;telefonisch;25;nein;2026-11-01;Gespräch;Ausgeglichen sein
"""
DESK, TABLET, PHONE = (1280, 900), (1024, 768), (390, 844)
STEPS = {
    "Ankommen": "Schön, dass Sie da sind",
    "Mein Wunsch": "Was ist mir wichtig?",
    "Weg und Zeit": "Wie weit und wann?",
    "Was ich brauche": "Was brauche ich dabei?",
    "Vorschläge": "Was gäbe es für mich?",
    "Auswahl": "Was wähle ich aus?",
    "Erster Schritt": "Was ist mein erster Schritt?",
    "Mitnehmen": "Mitnehmen und löschen",
}
"""The steps and their questions."""


def opened(context, server, log=None, size=DESK):
    """The page at its first step; what it asks for and errors are noted in a log."""
    log = [] if log is None else log
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.on("request", lambda request: log.append(request.url))
    page.on("pageerror", lambda error: log.append(f"error:{error}"))
    page.goto(f"{server}/planen")
    heading(page, "Schön, dass Sie da sind")
    return page


def heading(page, words):
    page.get_by_role("heading", name=words, level=1).wait_for()
    settled(page)


def press(page, name, **how):
    page.get_by_role("button", name=name, **how).first.click()
    settled(page)


def go(page, step):
    """Go to a step; its question tells that one is there."""
    page.get_by_role("button", name=step).first.click()
    heading(page, STEPS[step])


def fill(page, label, words, *, exact=False):
    """Write into a field and leave it."""
    page.get_by_label(label, exact=exact).first.fill(words)
    page.keyboard.press("Tab")
    settled(page)


def say_wish(page, words):
    page.get_by_label("In eigenen Worten").first.fill(words)


def wish_of(page):
    return page.get_by_label("In eigenen Worten").first.input_value()


def unfold(page, words):
    page.get_by_text(words, exact=True).first.click()


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
    rows = page.locator('[class*="st-key-plan-row-list-"] h3')
    return [title.strip() for title in rows.all_inner_texts()]


def taken(page, button):
    """What a button gives to take along."""
    with page.expect_download() as loading:
        page.get_by_role("button", name=button).click()
    return loading.value.path().read_bytes()


def sheet(page):
    return taken(page, "Blatt mitnehmen (PDF)")


def erase(page):
    press(page, "Alles löschen")
    press(page, "Ja, alles löschen")
    page.get_by_text("Uhr gelöscht").first.wait_for()


def nothing_left(page, log, server, marker):
    """No foreign host, no word in an address, no error of a script."""
    assert {urlparse(url).netloc for url in log if url.startswith("http")} == {
        urlparse(server).netloc
    }
    assert [url for url in log if marker.casefold() in url.casefold()] == []
    assert [entry for entry in log if entry.startswith("error:")] == []
    assert page.url == f"{server}/planen"

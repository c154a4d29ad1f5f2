"""The marker test: a word that nobody ever said goes through a whole talk and leaves no trace."""

from contextlib import contextmanager
from uuid import uuid4

import pytest

from tests.conftest import chromium_path
from tests.printing.pdf import text_of
from tests.privacy.traces import find_traces
from tests.ui import talking
from tests.ui.conftest import FLAGS, LISTENER, WAIT_MS, settled
from tests.ui.talking import fill, go, press, taken, unfold
from tests.ui.tracing import served, traced, traced_when

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
MARKUP = '#import "a.typ": * $x^2$ \\ <b>f</b>'
STORED = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, document.cookie, window.name, history.state,
  (await indexedDB.databases()).map((one) => one.name), await caches.keys(),
])"""
QUESTIONS = (
    ("Wen ich frage", "Nach wem frage ich?", "Wem"),
    ("Erste Minute", "Wie sieht die erste Minute aus?", "Minute"),
    ("Was ich mitnehme", "Was nehme ich mit?", "Mit"),
    ("Wenn es nicht klappt", "Und wenn es nicht klappt?", "PlanB"),
    ("Was zuerst", "Was ist zuerst zu tun?", "Zuerst"),
)
"""What is asked of a first step in own words: its button, its question, and how the answer begins."""
OF_THE_HOUSE = ("/dev/", "/proc/", "sozialmap.sqlite", ".streamlit")
"""What the process may open to write: devices, and the database of the house."""


def words(place, word):
    return f"{place} {word} {MARKUP}"


def say_everything(page, word):
    """Search, then talk with the word in every field; yields nothing, asks for everything."""
    page.get_by_label("Was interessiert Sie?").fill(f"Hund {word}")
    page.keyboard.press("Enter")
    page.get_by_text("Verstanden").first.wait_for()
    settled(page)
    page.get_by_role("link", name="Planen").click()
    talking.heading(page, "Schön, dass Sie da sind")
    go(page, "Mein Wunsch")
    fill(page, "In eigenen Worten", "Ich will einen Hund haben. " + words("Wunsch", word))
    press(page, "Weiß nicht")
    fill(page, "Wo waren Sie früher gern?", words("Früher", word))
    go(page, "Weg und Zeit")
    talking.start_at(page, "Haltestelle")
    go(page, "Was ich brauche")
    talking.card(page, "Kleine Gruppe")
    go(page, "Vorschläge")
    press(page, "Auswählen: Hundespaziergang")
    go(page, "Auswahl")
    fill(page, "Warum gerade das?", words("Warum", word))
    unfold(page, "Was will ich erreichen? (für den Teilhabeplan)")
    fill(page, "In eigenen Worten", words("Ziel", word), exact=True)
    go(page, "Erster Schritt")
    for part, question, place in QUESTIONS:
        press(page, part)
        fill(page, question, words(place, word))
    press(page, "Erster Besuch")
    press(page, "15–16")
    go(page, "Mitnehmen")


@contextmanager
def browser_that_keeps(profile, playwright, tmp_path):
    """A browser as people have it, with a profile on the disk; downloads go elsewhere."""
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=chromium_path(), args=FLAGS, locale="de-DE",
        downloads_path=tmp_path / "downloads",
    )  # fmt: skip
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(path=LISTENER)
    try:
        yield context
    finally:
        context.close()


def take_everything(page):
    """Return sheet, date and all that stands on the last step, with the texts to copy."""
    sheet = text_of(taken(page, "Blatt mitnehmen (PDF)"))
    diary = taken(page, "Erster Besuch für den Kalender")
    unfold(page, "Text zum Kopieren")
    unfold(page, "Text für den Teilhabeplan")
    return sheet, diary, page.locator(".st-key-plan-step").inner_text()


def found_after_erasing(context, app, word, talk):
    """What the app knows of the word once its stores had the time to let go of it."""
    return traced_when(
        context,
        app,
        lambda t: not t["holders"] + [n for n in t["talks"] if n == talk] + [0] * t["files"],
        word,
    )


def written_elsewhere(found):
    return [path for path in found["wrote"] if not any(one in path for one in OF_THE_HOUSE)]


def cache_rules(kept, address):
    """What the answers with sheets and dates said of keeping them."""
    return [headers.get("cache-control") for url, headers in kept if url.startswith(address)]


def test_a_word_goes_through_a_whole_talk_and_is_nowhere_afterwards(
    playwright, tmp_path, tmp_path_factory
):
    word, profile = f"wort{uuid4().hex[:12]}", tmp_path / "profile"
    asked, kept = [], []
    with (
        served(tmp_path_factory, talking.TABLE) as app,
        browser_that_keeps(profile, playwright, tmp_path) as context,
    ):
        page = context.pages[0]
        context.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))
        context.on("response", lambda answer: kept.append((answer.url, answer.headers)))
        page.on("console", lambda message: asked.append(message.text))
        page.goto(app.address)
        page.get_by_label("Was interessiert Sie?").wait_for()
        say_everything(page, word)

        sheet, diary, said = take_everything(page)
        found = traced(context, app, word)
        (talk,) = found["talks"]
        assert sheet.count(word + MARKUP.replace(" ", "")) == 8
        assert said.count(f"{word} {MARKUP}") >= 8
        assert b"BEGIN:VEVENT" in diary
        assert word.encode() not in diary
        assert found["holders"]  # so the search can find it
        assert found["files"] >= 1

        talking.erase(page)
        found = found_after_erasing(context, app, word, talk)
        left = [found[name] for name in ("holders", "queued", "files", "waiting")]
        assert left == [[], 0, 0, 0]
        assert talk not in found["talks"]
        assert found["called"] == []
        assert written_elsewhere(found) == []
        assert word not in page.content()
        assert word not in page.evaluate(STORED)
        page.go_back()
        settled(page)
        assert word not in page.content()

    hosts = {text.split("/")[2] for text in asked if text.startswith("http")}
    assert hosts == {app.address.removeprefix("http://")}
    assert [text for text in asked if word in text] == []
    assert set(cache_rules(kept, f"{app.address}/media/")) == {"no-store"}
    assert find_traces(word, *app.folders, profile) == []

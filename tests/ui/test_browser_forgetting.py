"""Nothing stays, in a real browser: two tabs, back, refresh, erasing, the timer, a closed tab."""

import time
from contextlib import contextmanager

import pytest

from sozialmap.maps.bundle import is_built
from sozialmap.privacy.watch import find_files_with
from tests.conftest import chromium_path
from tests.ui.conftest import serving, small_town

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
WORD = "zauberwortqx"
OTHER = "nebelhornqy"
ASK = "Was interessiert Sie?"


class Served:
    def __init__(self, address, home, log):
        self.address, self.home, self.log = address, home, log


@contextmanager
def served(tmp_path_factory, **environ):
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    home = small_town(tmp_path_factory.mktemp("home"))
    log = home.parent / f"{home.name}.log"
    with (
        log.open("w") as file,
        serving(home, "tests/ui/traced_app.py", file, PYTHONPATH=".", **environ) as address,
    ):
        yield Served(address, home, log)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with served(tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def hasty_app(tmp_path_factory):
    """An app that forgets after half a minute."""
    with served(tmp_path_factory, SOZIALMAP_FORGET_MINUTES="0.5") as found:
        yield found


def opened(context, address):
    page = context.new_page()
    page.goto(address)
    page.locator("h1").wait_for(timeout=60_000)
    page.get_by_label(ASK).wait_for(timeout=30_000)
    return page


def say(page, words):
    page.get_by_label(ASK).fill(words)
    page.keyboard.press("Enter")
    page.get_by_text("Alles zurücksetzen").wait_for(timeout=30_000)
    page.wait_for_function("window.sozialmapHolds === true", timeout=30_000)


def traced(context, app, word=WORD):
    return context.request.get(f"{app.address}/trace?word={word[::-1]}").json()


def settled(context, app, check, word=WORD, within_s=30):
    """The trace as soon as it passes a check, or the last one."""
    end = time.monotonic() + within_s
    while not check(found := traced(context, app, word)) and time.monotonic() < end:
        time.sleep(1)
    return found


def erase(page):
    page.get_by_role("button", name="Alles löschen").first.click()
    page.get_by_role("button", name="Ja, alles löschen").click()
    page.get_by_text("Es ist nichts mehr da").wait_for(timeout=30_000)


def field(page):
    field = page.get_by_label(ASK)
    page.wait_for_function(
        "name => document.querySelectorAll(`[aria-label='${name}']`).length === 1", arg=ASK
    )
    return field.input_value()


def test_two_clients_in_two_tabs_never_mix(app, context):
    first = opened(context, app.address)
    say(first, f"Hund {WORD}")
    second = opened(context, app.address)  # after the first has chosen

    assert field(second) == ""
    assert WORD not in second.content()
    say(second, f"Chor {OTHER}")
    first.get_by_role("link", name="Datenschutz").click()
    first.get_by_text("In einfachen Worten").wait_for()
    first.go_back()
    first.get_by_label(ASK).wait_for()

    assert field(first) == f"Hund {WORD}"
    assert OTHER not in first.content()
    erase(second)
    assert (field(first), field(second)) == (f"Hund {WORD}", "")


def test_after_erasing_the_word_is_nowhere(app, context):
    page = opened(context, app.address)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    say(page, f"Hund {WORD}erase")
    page.get_by_role("button", name="Hundetreff").first.click()
    page.get_by_text("Zurück zur Liste").wait_for()
    assert traced(context, app, WORD + "erase")["holders"]  # so the search can find it
    erase(page)
    page.wait_for_timeout(1000)

    found = settled(context, app, lambda t: not t["holders"], WORD + "erase")
    assert (found["holders"], found["queued"]) == ([], 0)
    assert field(page) == ""
    assert WORD not in page.url
    assert [url for url in asked if WORD in url] == []
    assert find_files_with(WORD, app.home) == []
    assert WORD not in app.log.read_text()
    page.go_back()
    page.wait_for_timeout(1500)
    assert f"{WORD}erase" not in page.content()


def test_a_refresh_asks_first_and_says_what_is_gone(app, context):
    page = opened(context, app.address)
    dialogs, stay = [], [True]

    def answer(dialog):
        dialogs.append(dialog.type)
        dialog.dismiss() if stay[0] else dialog.accept()

    page.on("dialog", answer)
    say(page, f"Hund {WORD}")
    page.evaluate("() => { setTimeout(() => location.reload(), 50) }")
    page.wait_for_timeout(1500)
    assert dialogs == ["beforeunload"]
    assert field(page) == f"Hund {WORD}"
    assert page.locator(".sm-gone").count() == 0

    stay[0] = False
    page.evaluate("() => { setTimeout(() => location.reload(), 50) }")
    page.locator(".sm-gone").wait_for(timeout=30_000)
    page.get_by_label(ASK).wait_for(timeout=30_000)
    assert "Was nur im Arbeitsspeicher war, ist weg" in page.locator(".sm-gone").inner_text()
    assert field(page) == ""
    page.locator(".sm-gone button").click()
    assert page.locator(".sm-gone").count() == 0


def test_nobody_is_asked_while_nothing_would_be_lost(app, context):
    page = opened(context, app.address)
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    say(page, f"Hund {WORD}")
    erase(page)
    page.wait_for_function("window.sozialmapHolds === false", timeout=30_000)
    page.evaluate("() => { setTimeout(() => location.reload(), 50) }")
    page.locator(".sm-gone").wait_for(timeout=30_000)

    assert dialogs == []


def test_an_idle_visit_is_warned_kept_on_wish_and_emptied_at_last(hasty_app, context):
    page = opened(context, hasty_app.address)
    say(page, f"Hund {WORD}idle")
    page.get_by_role("button", name="Weitermachen").wait_for(timeout=40_000)
    page.get_by_role("button", name="Weitermachen").click()
    page.get_by_role("button", name="Weitermachen").wait_for(state="detached", timeout=10_000)
    assert field(page) == f"Hund {WORD}idle"

    page.get_by_text("weil lange niemand etwas getan hat").wait_for(timeout=60_000)
    page.wait_for_timeout(1000)
    found = settled(context, hasty_app, lambda t: not t["holders"], WORD + "idle")
    assert field(page) == ""
    assert (found["holders"], found["queued"]) == ([], 0)
    assert find_files_with(WORD, hasty_app.home) == []
    assert WORD not in hasty_app.log.read_text()


def test_a_closed_tab_leaves_neither_session_nor_visit(app, context):
    assert settled(context, app, lambda t: not t["visits"])["visits"] == 0  # of earlier tabs
    page = opened(context, app.address)
    say(page, f"Hund {WORD}closed")
    assert traced(context, app)["visits"] == 1
    page.close()

    found = settled(context, app, lambda t: not t["visits"] + t["sessions"], WORD + "closed")
    assert found == {"sessions": 0, "visits": 0, "queued": 0, "holders": []}

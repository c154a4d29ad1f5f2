"""Nothing stays, in a real browser: two tabs, refresh, the timer, a closed tab.

A whole talk with a marked word is in test_browser_traces.py.
"""

import pytest

from tests.conftest import chromium_path
from tests.printing.pdf import text_of
from tests.privacy.traces import find_traces
from tests.ui import talking
from tests.ui.conftest import wait_until
from tests.ui.tracing import served, traced, traced_when

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]
WORD = "zauberwortqx"
OTHER = "nebelhornqy"
ASK = "Was interessiert Sie?"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with served(tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def hasty_app(tmp_path_factory):
    """An app that forgets after half a minute, and logs each wish: a test of the search for traces."""
    with served(tmp_path_factory, SOZIALMAP_FORGET_MINUTES="0.5", TATTLE="1") as found:
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
    wait_until(page, "window.sozialmapHolds === true")


def erase(page):
    page.get_by_role("button", name="Alles löschen").first.click()
    page.get_by_role("button", name="Ja, alles löschen").click()
    page.get_by_text("Es ist nichts mehr da").wait_for(timeout=30_000)


def field(page):
    wait_until(page, f"document.querySelectorAll(`[aria-label='{ASK}']`).length === 1")
    return page.get_by_label(ASK).input_value()


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


def test_a_refresh_asks_first_and_says_what_is_gone(app, context):
    page = opened(context, app.address)
    dialogs, stay = [], [True]

    def answer(dialog):
        dialogs.append(dialog.type)
        dialog.dismiss() if stay[0] else dialog.accept()

    page.on("dialog", answer)
    say(page, f"Hund {WORD}")
    with page.expect_event("dialog"):
        page.evaluate("() => { setTimeout(() => location.reload(), 50) }")
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
    wait_until(page, "window.sozialmapHolds === false")
    page.evaluate("() => { setTimeout(() => location.reload(), 50) }")
    page.locator(".sm-gone").wait_for(timeout=30_000)

    assert dialogs == []


def test_an_idle_visit_is_warned_kept_on_wish_and_emptied_at_last(hasty_app, context):
    page = opened(context, hasty_app.address)
    say(page, f"Hund {WORD}idle")
    page.get_by_role("link", name="Planen").click()
    talking.heading(page, "Schön, dass Sie da sind")
    talking.go(page, "Mein Wunsch")
    talking.fill(page, "In eigenen Worten", f"Chor {OTHER}")
    talking.go(page, "Vorschläge")
    (talk,) = traced(context, hasty_app, OTHER)["talks"]
    page.get_by_role("button", name="Weitermachen").wait_for(timeout=40_000)
    page.get_by_role("button", name="Weitermachen").click()
    page.get_by_role("button", name="Weitermachen").wait_for(state="detached", timeout=10_000)
    assert OTHER in page.locator(".st-key-plan-step").inner_text()

    page.get_by_text("weil lange niemand etwas getan hat").wait_for(timeout=60_000)
    for word in (f"{WORD}idle", OTHER):
        found = traced_when(context, hasty_app, lambda t: not t["holders"], word)
        assert (found["holders"], found["queued"]) == ([], 0)
        assert talk not in found["talks"]
    talking.go(page, "Mein Wunsch")
    assert talking.wish_of(page) == ""
    assert find_traces(WORD, *hasty_app.folders) == []
    assert find_traces(OTHER, *hasty_app.folders) == [hasty_app.log.name]  # tattled on purpose


def test_a_closed_tab_leaves_neither_session_nor_visit_nor_sheet(app, context):
    assert traced_when(context, app, lambda t: not t["visits"])["visits"] == 0  # of earlier tabs
    page = opened(context, app.address)
    say(page, f"Hund {WORD}closed")
    page.get_by_role("link", name="Planen").click()
    talking.heading(page, "Schön, dass Sie da sind")
    talking.go(page, "Mein Wunsch")
    talking.fill(page, "In eigenen Worten", f"Hund {WORD}closed")
    talking.go(page, "Mitnehmen")
    assert f"{WORD}closed" in text_of(talking.sheet(page))
    before = traced(context, app, WORD)
    assert (before["visits"], len(before["talks"])) == (1, 1)
    assert before["files"] >= 1  # the sheet, packed so that no search for words finds it
    page.close()

    found = traced_when(
        context, app, lambda t: not t["visits"] + t["sessions"] + t["files"], WORD + "closed"
    )
    assert (found["sessions"], found["visits"], found["queued"]) == (0, 0, 0)
    assert (found["holders"], found["talks"]) == ([], [])
    assert (found["files"], found["waiting"]) == (0, 0)

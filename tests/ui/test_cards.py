"""Cards to choose, alone on a page of their own."""

import contextlib
import os
import socket
import subprocess
import sys
import time

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.ui import state
from tests.conftest import CHECKOUT, chromium_path
from tests.ui.conftest import free_port
from tests.ui.test_accessibility import AXE, violations

PAGE = CHECKOUT / "tests" / "ui" / "cards_page.py"
LEAST_PX = 44
needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium_path() is None, reason="no Chromium: browser tests are left out"),
]


@pytest.fixture
def app(house, monkeypatch):
    monkeypatch.setattr(state, "shared_house", lambda: house)
    return AppTest.from_file(str(PAGE), default_timeout=30).run()


def card(app, word):
    return next(box for box in app.checkbox if box.label == word)


def test_what_was_chosen_before_is_chosen_still(app):
    assert app.session_state["chosen"] == {"Tiere"}
    assert len(app.checkbox) == 20


def test_cards_are_added_and_taken_back(app):
    card(app, "Essen & Kochen").check().run()
    assert app.session_state["chosen"] == {"Tiere", "Essen & Kochen"}

    card(app, "Tiere").uncheck().run()
    assert app.session_state["chosen"] == {"Essen & Kochen"}
    assert app.session_state["modes"] == set()


def test_a_word_is_no_markup(app):
    assert card(app, r"\*\*walk\*\*")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.port", str(port),
         "--server.headless", "true"],
        cwd=CHECKOUT,
        env={**os.environ, "SOZIALMAP_HOME": str(tmp_path_factory.mktemp("home")),
             "PYTHONPATH": str(CHECKOUT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(300):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


@pytest.fixture
def page(context, address):
    page = context.new_page()
    page.goto(address)
    page.get_by_role("checkbox", name="walk").wait_for(state="attached", timeout=30_000)
    page.wait_for_timeout(500)
    return page


def label(page, word):
    return page.locator("label").filter(has_text=word)


def look(page, word, part, pseudo=""):
    return label(page, word).evaluate(
        "(card, [part, pseudo]) => getComputedStyle(card, pseudo || null)[part]", [part, pseudo]
    )


@pytest.mark.parametrize("width", [1280, 390])
class TestInTheBrowser:
    pytestmark = needs_browser

    @pytest.fixture(autouse=True)
    def size(self, page, width):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)

    def test_every_card_is_large_enough_and_in_sight(self, page, width):
        for card in page.locator("label").all():
            box = card.bounding_box()
            assert box["width"] >= LEAST_PX
            assert box["height"] >= LEAST_PX
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width

    def test_every_card_shows_its_own_picture(self, page, width):
        words = [card.inner_text() for card in page.locator("label").all()]
        shown = {look(page, word, "maskImage", "::before") for word in words}

        assert len(shown) == len(words) == 20
        assert all(image.startswith('url("data:image/svg+xml,') for image in shown)

    def test_a_chosen_card_is_told_without_colour(self, page, width):
        tick = page.get_by_role("checkbox", name="Tiere", exact=True)

        assert tick.is_checked()
        assert look(page, "Tiere", "borderTopWidth") == "4px"
        assert look(page, "Essen & Kochen", "borderTopWidth") == "2px"

    def test_the_keyboard_alone_chooses(self, page, width):
        wanted = page.get_by_role("checkbox", name="Musik, Tanz & Bühne", exact=True)
        for _ in range(30):
            page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                break
        assert look(page, "Musik, Tanz & Bühne", "outlineStyle") == "solid"

        page.keyboard.press("Space")
        page.wait_for_timeout(500)

        assert wanted.is_checked()
        assert look(page, "Musik, Tanz & Bühne", "borderTopWidth") == "4px"

    @pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: run make setup")
    def test_axe_finds_no_violation(self, page, width):
        assert violations(page) == []

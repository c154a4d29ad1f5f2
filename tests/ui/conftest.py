"""The app as a server and a browser that can reach no other host."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sozialmap.config import Settings
from sozialmap.maps.bundle import is_built
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, chromium_path, no_progress
from tests.ui.test_explore import TABLE

WAIT_MS = int(os.environ.get("TEST_WAIT_MS", "30000"))
"""How long tests wait for a page; a crowded machine may need more."""
LISTENER = Path(__file__).resolve().parent / "listener.js"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def server(request, tmp_path_factory):
    """The app on the small town with the offers and settings of the module; yields its address."""
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    home = small_town(tmp_path_factory.mktemp("home"), getattr(request.module, "TABLE", TABLE))
    app, environ = (getattr(request.module, name, usual) for name, usual in
                    (("APP", "app.py"), ("ENV", {})))  # fmt: skip
    with serving(home, app, **environ) as address:
        yield address


def small_town(home, table_text=TABLE):
    """Fill a home with the small town and some offers."""
    house = House(Settings(home, f"sqlite:///{home / 'sozialmap.sqlite'}", "de"))
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    table = home / "o.csv"
    table.write_text(table_text, encoding="utf-8")
    house.import_file(table, dry_run=False, progress=no_progress)
    house.close()
    return home


@contextlib.contextmanager
def serving(home, app="app.py", log=subprocess.DEVNULL, **environ):
    """Run the app on a home; yield its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", app, "--server.port", str(port),
         "--server.headless", "true"],
        cwd=CHECKOUT,
        env={**os.environ, "SOZIALMAP_HOME": str(home), **environ},
        stdout=log,
        stderr=log,
    )  # fmt: skip
    for _ in range(300):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            break
        time.sleep(0.1)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def playwright():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def chromium(playwright):
    """One browser for the tests of a module."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def context(chromium):
    """A window of its own for each test: nothing is left of another."""
    made = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    made.set_default_timeout(WAIT_MS)
    made.add_init_script(path=LISTENER)
    yield made
    made.close()


def settled(page, timeout_ms=WAIT_MS):
    """Wait until all that was said has reached the server and its answer is drawn."""
    page.evaluate("most => streamlitRests(most)", timeout_ms)


def wait_until(page, check, timeout_ms=WAIT_MS):
    """Wait until a condition in JavaScript holds."""
    page.evaluate(f"most => waitUntil(() => {check}, most)", timeout_ms)

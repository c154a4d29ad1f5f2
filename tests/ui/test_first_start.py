"""The first start: progress while set-up runs, a clear word when it fails."""

import threading

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.core.errors import UnavailableError
from sozialmap.ui import state
from sozialmap.usecases.set_up import SetupRun, Step, set_up
from sozialmap.wiring import House
from tests.conftest import CHECKOUT

PAGE = str(CHECKOUT / "sozialmap" / "ui" / "script" / "main.py")


def house_with(steps, settings, monkeypatch):
    house = House(settings)
    house.__dict__["setup_run"] = SetupRun(steps)
    monkeypatch.setattr(state, "shared_house", lambda: house)
    return house


def test_progress_is_shown_while_it_runs(settings, monkeypatch):
    go_on = threading.Event()
    step = Step("setup.area", 1, lambda: False, lambda progress: go_on.wait(20))
    house = house_with([step], settings, monkeypatch)

    app = AppTest.from_file(PAGE, default_timeout=20).run()

    assert app.title[0].value == "sozialmap wird vorbereitet"
    assert house.setup_run.is_running
    go_on.set()


def test_a_failure_says_what_to_do(settings, monkeypatch):
    def fail(progress):
        raise UnavailableError("bundle.no_node")

    house = house_with([Step("setup.bundle", 1, lambda: False, fail)], settings, monkeypatch)
    house.setup_run.start()
    house.setup_run._thread.join(10)

    app = AppTest.from_file(PAGE, default_timeout=20).run()

    assert "Node.js wurde nicht gefunden" in app.error[0].value


def test_what_is_done_is_not_done_again():
    ran, told = [], []
    steps = [
        Step("setup.bundle", 1, lambda: True, lambda progress: ran.append("bundle")),
        Step("setup.area", 3, lambda: False, lambda progress: ran.append("area")),
    ]

    set_up(steps, lambda step, share: told.append((step, share)))

    assert ran == ["area"]
    assert told[-1] == ("setup.done", 1.0)
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_an_unforeseen_failure_is_told_without_its_details():
    def fail(progress):
        raise ValueError("secret words")

    run = SetupRun([Step("setup.area", 1, lambda: False, fail)])
    run.start()
    run._thread.join(10)

    assert run.error.code == "unexpected"
    assert "secret" not in str(run.error)


@pytest.mark.parametrize("name", ["SOZIALMAP_LANGUAGE"])
def test_a_wrong_setting_is_told_in_german(run_command, name):
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "sozialmap", "area", "list"],
        cwd=CHECKOUT,
        env={name: "xx", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "möglich sind: de, de_simple, en" in done.stderr

"""The app of tests/ui/traced_app.py with a home, a folder for temporary files, a cache and a log of its own."""

import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sozialmap.maps.bundle import is_built
from tests.ui.conftest import serving, small_town
from tests.ui.test_explore import TABLE


@dataclass
class Served:
    """Where an app is, and where it could leave something."""

    address: str
    home: Path
    log: Path
    folders: tuple[Path, ...]


@contextmanager
def served(tmp_path_factory, table=TABLE, **environ):
    """Run the app until the end of the block."""
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    around = tmp_path_factory.mktemp("around")
    names = ("sozialmap", "home", "tmp", "cache", "config", "log")
    folders = {name: around / name for name in names}
    for folder in folders.values():
        folder.mkdir()
    small_town(folders["sozialmap"], table)
    own = {
        "HOME": folders["home"],
        "TMPDIR": folders["tmp"],
        "XDG_CACHE_HOME": folders["cache"],
        "XDG_CONFIG_HOME": folders["config"],
    }
    log = folders["log"] / "app.log"
    with (
        log.open("w") as file,
        serving(
            folders["sozialmap"], "tests/ui/traced_app.py", file,
            PYTHONPATH=".", **{name: str(path) for name, path in own.items()}, **environ,
        ) as address,
    ):  # fmt: skip
        yield Served(address, folders["sozialmap"], log, tuple(folders.values()))


def traced(context, app, word):
    """What the process holds of a word; see traced_app.py."""
    return context.request.get(f"{app.address}/trace?word={word[::-1]}").json()


def traced_when(context, app, check, word="nothing-of-it", within_s=30):
    """The trace as soon as it passes a check, or the last one."""
    end = time.monotonic() + within_s
    while not check(found := traced(context, app, word)) and time.monotonic() < end:
        time.sleep(0.5)
    return found

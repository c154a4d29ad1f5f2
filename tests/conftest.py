"""What all tests may use."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from sozialmap.config import Settings
from sozialmap.core.model import Asset, Hours, Interest, Offer
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.text import Translator, load_translator
from sozialmap.wiring import VOCABULARY, House

CHECKOUT = Path(__file__).resolve().parent.parent
NO_SERVER = "http://127.0.0.1:9/"
"""No test ever asks a public server."""
TODAY = date(2026, 11, 24)
FIXTURE_TOWN = Path(__file__).resolve().parent / "areas" / "town.osm"


@pytest.fixture(autouse=True)
def main_module_of_its_own() -> Iterator[None]:
    """Streamlit's runner puts its script in the place of `__main__` and leaves it there.

    A process that a later test starts would run that script first.
    """
    before = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = before


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the checkout."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not there: trials on real data are left out")
    return folder


@pytest.fixture(scope="session")
def german() -> Translator:
    return load_translator("de")


@pytest.fixture(scope="session")
def interests() -> tuple[Interest, ...]:
    return load_vocabulary(VOCABULARY).interests


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    home = tmp_path / "home"
    return Settings(
        home=home,
        database_url=f"sqlite:///{home / 'test.sqlite'}",
        language="de",
        overpass_url=NO_SERVER,
    )


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    """A house without any data."""
    house = House(settings)
    yield house
    house.close()


@pytest.fixture
def town_house(house: House) -> House:
    """A house with the small invented town of tests/areas/town.osm."""
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    return house


def no_progress(step: str, share: float) -> None:
    """Take progress and show it nowhere."""


def make_offer(title: str = "Spaziergruppe", **values: object) -> Offer:
    """An offer that was checked today, with what a test changes."""
    asset = values.pop("asset", Asset("Verein"))
    return Offer(title=title, asset=asset, **{"checked_on": TODAY, **values})  # type: ignore[arg-type]


def hours(osm: str) -> Hours:
    return Hours(osm=osm, text=osm)


@pytest.fixture
def run_command(settings: Settings) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `python -m sozialmap …` as people do, in a home of its own."""

    def run(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
        environ = {
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "SOZIALMAP_HOME": str(settings.home),
            "SOZIALMAP_OVERPASS_URL": NO_SERVER,
            **more,
        }
        return subprocess.run(
            [sys.executable, "-m", "sozialmap", *map(str, arguments)],
            cwd=CHECKOUT,
            env=environ,
            capture_output=True,
            text=True,
            timeout=240,
        )

    return run


def chromium_path() -> str | None:
    """Where the machine's Chromium is, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)

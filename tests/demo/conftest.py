"""A house with the demo quarter and its offers, made once."""

from collections.abc import Iterator

import pytest

from sozialmap.config import Settings
from sozialmap.wiring import DEMO_AREA, DEMO_OFFERS, DEMO_OSM, House
from tests.conftest import NO_SERVER, no_progress


@pytest.fixture(scope="session")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """As after the set-up. Nothing may be written into it."""
    home = tmp_path_factory.mktemp("mainbogen")
    database = f"sqlite:///{home / 'sozialmap.sqlite'}"
    house = House(Settings(home, database, "de", overpass_url=NO_SERVER))
    house.build_area(DEMO_OSM, DEMO_AREA, cut=None, use=True, progress=no_progress)
    house.import_file(DEMO_OFFERS, dry_run=False, progress=no_progress)
    house.profile_offers(no_progress)
    yield house
    house.close()

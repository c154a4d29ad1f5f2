"""What the app and its page share: Streamlit runs the page anew, a module stays."""

import os
from functools import cache
from pathlib import Path

from benchmarks.map.town import InventedHouse
from sozialmap.config import Settings

COUNT = "MAP_BENCHMARK_COUNT"
HOME = "MAP_BENCHMARK_HOME"
script_seconds: list[float] = []
"""CPU seconds of each run of the page, for the map alone: drawing it and handing it over."""


@cache
def shared_house() -> InventedHouse:
    """Return the house of this process; how many entries it has is in the environment."""
    home = Path(os.environ[HOME])
    settings = Settings(home, f"sqlite:///{home / 'none.sqlite'}", "de")
    return InventedHouse(settings, int(os.environ[COUNT]))

"""Settings from the environment; the only place that reads it. Listed in docs/settings.md."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sozialmap.core.errors import InputError

CHECKOUT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "en")
OVERPASS_URL = "https://overpass-api.de/api/interpreter"


def process_environment() -> dict[str, str]:
    """Return the environment to hand to a program that is started."""
    return dict(os.environ)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their values."""

    home: Path
    database_url: str
    language: str
    team_passphrase: str = ""
    overpass_url: str = OVERPASS_URL

    @property
    def areas(self) -> Path:
        """The folder of all area packs."""
        return self.home / "areas"

    @property
    def fetched(self) -> Path:
        """The folder of all towns that were fetched from a map server."""
        return self.home / "fetched"


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of this process."""
    home = Path(environ.get("SOZIALMAP_HOME") or CHECKOUT / "var").resolve()
    language = environ.get("SOZIALMAP_LANGUAGE") or "de"
    if language not in LANGUAGES:
        raise InputError("setting.language", value=language, allowed=", ".join(LANGUAGES))
    return Settings(
        home=home,
        database_url=environ.get("SOZIALMAP_DATABASE_URL")
        or f"sqlite:///{home / 'sozialmap.sqlite'}",
        language=language,
        team_passphrase=environ.get("SOZIALMAP_TEAM_PASSPHRASE") or "",
        overpass_url=environ.get("SOZIALMAP_OVERPASS_URL") or OVERPASS_URL,
    )

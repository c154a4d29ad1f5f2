"""Settings from the environment; the only place that reads it. Listed in docs/settings.md."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sozialmap.core.errors import InputError

CHECKOUT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "de_simple", "en")
"""Of commands and pages; each has a folder of catalogues in `locale/` or is English."""
OVERPASS_URL = "https://overpass-api.de/api/interpreter"
OFFLINE = "gazetteer"
TILES_URL = re.compile(r"https://(\{s\}\.)?[a-z0-9.-]+(:\d+)?/[\w{}./?=&%+-]*", re.IGNORECASE)
FORGET_MINUTES, MOST_FORGET_MINUTES = 60.0, 240.0
GEOCODERS = (OFFLINE, "nominatim", "photon")


def process_environment() -> dict[str, str]:
    """Return the environment to hand to a program that is started."""
    return dict(os.environ)


@dataclass(frozen=True, slots=True)
class GeocoderSettings:
    """Which service may be asked for addresses of assets; by default none."""

    provider: str = OFFLINE
    url: str = ""
    local: bool = True
    """Whether it runs on this machine or in a private network."""


@dataclass(frozen=True, slots=True)
class TileSettings:
    """Foreign map tiles that a person may load by a click; "" is none."""

    url: str = ""
    attribution: str = ""

    @property
    def origin(self) -> str:
        """Scheme and host, as a content security policy names them; "" for none."""
        parts = urlsplit(self.url)
        host = parts.netloc.replace("{s}.", "*.")
        return f"{parts.scheme}://{host}" if host else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their values."""

    home: Path
    database_url: str
    language: str
    team_passphrase: str = ""
    overpass_url: str = OVERPASS_URL
    geocoder: GeocoderSettings = GeocoderSettings()
    tiles: TileSettings = TileSettings()
    crisis_lines: tuple[str, ...] = ()
    """Where else help is found at once, beside the numbers that hold everywhere."""
    forget_minutes: float = FORGET_MINUTES
    """After how many idle minutes a visit is emptied."""
    public_url: str = ""
    """Where everybody can reach the app, for QR codes of public entries; "" is nowhere."""

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
        geocoder=_read_geocoder(environ),
        tiles=_read_tiles(environ),
        crisis_lines=_read_lines(environ.get("SOZIALMAP_CRISIS_LINE", "")),
        forget_minutes=_read_forget_minutes(environ),
        public_url=_read_public_url(environ),
    )


def _read_forget_minutes(environ: Mapping[str, str]) -> float:
    text = environ.get("SOZIALMAP_FORGET_MINUTES", "").strip()
    try:
        minutes = float(text.replace(",", ".")) if text else FORGET_MINUTES
    except ValueError:
        minutes = 0.0
    if not 0 < minutes <= MOST_FORGET_MINUTES:
        raise InputError("setting.forget_minutes", value=text, most=round(MOST_FORGET_MINUTES))
    return minutes


def _read_public_url(environ: Mapping[str, str]) -> str:
    url = environ.get("SOZIALMAP_PUBLIC_URL", "").strip().rstrip("/")
    if url and not _web_host(url):
        raise InputError("setting.public_url", value=url)
    return url


def _read_tiles(environ: Mapping[str, str]) -> TileSettings:
    url = environ.get("SOZIALMAP_TILES_URL", "").strip()
    if not url:
        return TileSettings()
    plain = TILES_URL.fullmatch(url)
    if not plain or not all(part in url for part in ("{z}", "{x}", "{y}")):
        raise InputError("setting.tiles_url", value=url)
    return TileSettings(url, environ.get("SOZIALMAP_TILES_ATTRIBUTION", "").strip())


def _read_lines(text: str) -> tuple[str, ...]:
    return tuple(line for part in text.split("|") if (line := part.strip()))


def _read_geocoder(environ: Mapping[str, str]) -> GeocoderSettings:
    provider = environ.get("SOZIALMAP_GEOCODER") or OFFLINE
    if provider not in GEOCODERS:
        raise InputError("setting.geocoder", value=provider, allowed=", ".join(GEOCODERS))
    if provider == OFFLINE:
        return GeocoderSettings()
    url = environ.get("SOZIALMAP_GEOCODER_URL", "").strip()
    host = _web_host(url)
    if not host:
        raise InputError("setting.geocoder_url", value=url)
    local = _is_local(host)
    if not local and environ.get("SOZIALMAP_GEOCODER_PUBLIC") != "yes":
        raise InputError("setting.geocoder_public", host=host)
    return GeocoderSettings(provider, url, local)


def _web_host(url: str) -> str:
    """Return the host of a plain http(s) URL, or "" where it is none or carries a password."""
    try:
        parts = urlsplit(url)
        plain = parts.scheme in ("http", "https") and not (parts.query or parts.fragment)
        return (
            (parts.hostname or "") if plain and "@" not in parts.netloc and parts.port != 0 else ""
        )
    except ValueError:
        return ""


def _is_local(host: str) -> bool:
    """Tell whether a host is surely here or in a private network. A name may lead anywhere."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_private

"""Geocoding services beyond this process: an own Nominatim or Photon, by URL, through geopy.

Only addresses of assets are sent, and of them only street, number, postcode and town. "Not found"
is an answer and kept; a service that could not be asked is an UnavailableError and never kept.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import (
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.geocoders import Nominatim, Photon

from sozialmap.core.addresses import ParsedAddress, parse_address
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.errors import UnavailableError
from sozialmap.core.folding import fold
from sozialmap.core.places import Address, Bounds, Geocoded, Place, Quality
from sozialmap.core.ports import AnswerCache
from sozialmap.geocoders.fetching import JsonAdapter
from sozialmap.geocoders.hits import Hit, grade_hits, read_nominatim, read_photon
from sozialmap.geocoders.pace import REST_S, Pace

TIMEOUT_S = 10.0
RESULTS = 5
KEPT_DAYS = 180
"""Then an address is asked anew: streets and numbers change."""
USER_AGENT = "sozialmap (neighbourhood map of a social foundation)"
WRONG_FORMS = (GeocoderParseError, ValueError, TypeError, LookupError, AttributeError)
logger = logging.getLogger(__name__)


class Provider(StrEnum):
    """Kinds of services that are understood."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How a provider is asked and read."""

    geocoder: Callable[..., Any]
    is_answer: Callable[[Any], bool]
    read: Callable[[Any], Hit]
    near: Callable[[Bounds], dict[str, Any]]


def _box(bounds: Bounds) -> list[tuple[float, float]]:
    return [(bounds.south, bounds.west), (bounds.north, bounds.east)]


def _is_photon(answer: Any) -> bool:
    return isinstance(answer, dict) and isinstance(answer.get("features"), list)


DIALECTS = {
    Provider.NOMINATIM: _Dialect(
        Nominatim,
        lambda answer: isinstance(answer, list),
        read_nominatim,
        lambda bounds: {"viewbox": _box(bounds), "bounded": True, "addressdetails": True},
    ),
    Provider.PHOTON: _Dialect(
        Photon, _is_photon, read_photon, lambda bounds: {"bbox": _box(bounds)}
    ),
}


class GeocodingService:
    """One service, asked at its pace."""

    def __init__(
        self,
        provider: Provider,
        url: str,
        *,
        local: bool,
        pace: Pace | None = None,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Take the URL of the service; a local one is never asked through a proxy."""
        parts = urlsplit(url)
        self.name = f"{provider} {url.rstrip('/')}"
        self._dialect = DIALECTS[provider]
        self._pace = pace or Pace()
        self._geocoder = self._dialect.geocoder(
            domain=f"{parts.netloc}{parts.path}",
            scheme=parts.scheme,
            user_agent=USER_AGENT,
            timeout=timeout_s,
            proxies={} if local else None,
            adapter_factory=partial(JsonAdapter, is_answer=self._dialect.is_answer),
        )

    def ask(self, address: AssetAddress, bounds: Bounds) -> list[Hit]:
        """Return the hits for the address of an asset. Raises UnavailableError."""
        query = _query(_sendable(address))
        if self._pace.is_resting():
            raise UnavailableError("geocoder.resting", service=self.name)
        self._pace.wait()
        hits, code = self._ask(query, bounds)
        if code:
            self._pace.failed()
            logger.warning("%s: %s", self.name, code)
            raise UnavailableError(code, service=self.name)
        self._pace.succeeded()
        return hits

    def _ask(self, query: str, bounds: Bounds) -> tuple[list[Hit], str]:
        """Return the hits, or none and the code of what went wrong.

        No exception leaves: its cause would carry the address into a log.
        """
        try:
            found = self._geocoder.geocode(
                query, exactly_one=False, limit=RESULTS, **self._dialect.near(bounds)
            )
            return [self._dialect.read(location.raw) for location in found or ()], ""
        except GeocoderTimedOut:
            return [], "geocoder.slow"
        except (GeocoderRateLimited, GeocoderQuotaExceeded) as error:
            self._pace.rest(getattr(error, "retry_after", None) or REST_S)
            return [], "geocoder.busy"
        except WRONG_FORMS:
            return [], "geocoder.rubbish"
        except GeopyError:
            return [], "geocoder.down"


class NetworkFinder:
    """Finds addresses of assets of one area by a service, and remembers what it said."""

    def __init__(
        self,
        service: GeocodingService,
        bounds: Bounds,
        cache: AnswerCache,
        *,
        today: Callable[[], date],
    ) -> None:
        """Take the service and what is to be inside."""
        self._service = service
        self._bounds = bounds
        self._cache = cache
        self._today = today
        corners = (bounds.west, bounds.south, bounds.east, bounds.north)
        self._provider = f"{service.name} {','.join(f'{corner:.4f}' for corner in corners)}"

    def find(self, address: AssetAddress) -> Geocoded:
        """Return the best answer inside the area. Raises UnavailableError, and TypeError for

        anything but the address of an asset that may be sent.
        """
        parsed = _sendable(address)
        if not parsed.street:
            return Geocoded(Quality.NONE, reason="empty")
        key = fold(_query(parsed))
        known = self._load(key)
        if known is not None:
            return known
        found = grade_hits(parsed, self._service.ask(address, self._bounds), self._bounds)
        if not found.ambiguous:
            self._cache.save_answer(self._provider, key, _to_json(found), self._today())
        return found

    def _load(self, key: str) -> Geocoded | None:
        kept = self._cache.load_answer(self._provider, key)
        if kept is None or (self._today() - kept[1]).days > KEPT_DAYS:
            return None
        try:
            return _from_json(kept[0])
        except WRONG_FORMS:
            return None


def _sendable(address: AssetAddress) -> ParsedAddress:
    """Return the parts of an address that may be sent. Raises TypeError for all others."""
    if not isinstance(address, AssetAddress):
        raise TypeError("only addresses of assets may be sent to a service")
    if not address.may_be_sent:
        raise TypeError("where a person lives is not sent to a service")
    return parse_address(address.written)


def _query(parsed: ParsedAddress) -> str:
    """Return what is sent: no names behind "c/o", no floor, no remark."""
    last = f"-{parsed.last}" if parsed.last else ""
    number = f"{parsed.number}{parsed.letter}{last}" if parsed.number is not None else ""
    return str(Address(f"{parsed.street} {number}".strip(), parsed.postcode, parsed.town))


def _to_json(found: Geocoded) -> dict[str, Any]:
    place = {"lat": found.place.lat, "lon": found.place.lon} if found.place else {}
    return {
        "quality": found.quality.value,
        "label": found.label,
        "score": found.score,
        "reason": found.reason,
        "notes": list(found.notes),
        **place,
    }


def _from_json(answer: dict[str, Any]) -> Geocoded:
    place = Place(float(answer["lat"]), float(answer["lon"])) if "lat" in answer else None
    return Geocoded(
        Quality(answer["quality"]),
        place,
        str(answer["label"]),
        float(answer["score"]),
        reason=str(answer["reason"]),
        notes=tuple(map(str, answer["notes"])),
    )

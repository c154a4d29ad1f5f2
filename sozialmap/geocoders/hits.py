"""Read what Nominatim and Photon answer, and grade it. A guess is never a HOUSE."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from sozialmap.core.addresses import ParsedAddress, street_key
from sozialmap.core.distance import distance_m
from sozialmap.core.folding import fold_key
from sozialmap.core.places import Address, Alternative, Bounds, Geocoded, Place, Quality

SAME_HOUSE_M = 200.0
SAME_STREET_M = 1000.0
"""A long street comes in pieces; nearer ones are one street."""
QUARTERS = frozenset(("suburb", "quarter", "neighbourhood", "city_district", "borough", "district"))
TOWN_PARTS = ("city", "town", "village", "municipality", "hamlet")
ORDER = (Quality.HOUSE, Quality.PLACE, Quality.STREET, Quality.POSTCODE, Quality.QUARTER)


class Kind(Enum):
    """What a hit is."""

    BUILDING = auto()
    """A house, or a place that stands at an address."""
    STREET = auto()
    POSTCODE = auto()
    QUARTER = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result of a service, in the same form for all of them."""

    kind: Kind
    place: Place
    name: str = ""
    street: str = ""
    number: str = ""
    postcode: str = ""
    town: str = ""


def read_nominatim(raw: Any) -> Hit:
    """Return one result of Nominatim. Raises ValueError where it is none."""
    parts = _mapping(raw).get("address")
    parts = _mapping(parts if parts is not None else {})
    kind = _nominatim_kind(_text(raw, "addresstype") or _text(raw, "type"), parts)
    return Hit(
        kind=kind,
        place=_place(raw.get("lat"), raw.get("lon")),
        name=_text(raw, "name") or _text(raw, "display_name").split(",")[0],
        street=_text(parts, "road") or _text(parts, "pedestrian"),
        number=_text(parts, "house_number"),
        postcode=_text(parts, "postcode"),
        town=next(filter(None, (_text(parts, name) for name in TOWN_PARTS)), ""),
    )


def read_photon(raw: Any) -> Hit:
    """Return one feature of Photon. Raises ValueError where it is none."""
    parts = _mapping(_mapping(raw).get("properties"))
    lon, lat = _pair(_mapping(raw.get("geometry")).get("coordinates"))
    kind = _photon_kind(_text(parts, "type"), _text(parts, "osm_value"))
    name = _text(parts, "name")
    return Hit(
        kind=kind,
        place=_place(lat, lon),
        name=name,
        street=name if kind is Kind.STREET else _text(parts, "street"),
        number=_text(parts, "housenumber"),
        postcode=_text(parts, "postcode"),
        town=_text(parts, "city"),
    )


def grade_hits(parsed: ParsedAddress, hits: Iterable[Hit], bounds: Bounds) -> Geocoded:
    """Return the best of the hits that lie inside and speak of the address asked for.

    Equally good ones far apart are an ambiguous answer.
    """
    inside = (hit for hit in hits if hit.place in bounds)
    graded = [found for hit in inside if (found := _grade(parsed, hit))]
    if not graded:
        return Geocoded(Quality.NONE, reason="street_unknown")
    best = min(graded, key=_rank)
    rivals = [found for found in graded if _rank(found) == _rank(best)]
    return _with_rivals(best, rivals)


def _grade(parsed: ParsedAddress, hit: Hit) -> Geocoded | None:
    if hit.kind is Kind.POSTCODE:
        found = _grade_postcode(parsed, hit)
    elif hit.kind is Kind.QUARTER:
        found = _answer(Quality.QUARTER, hit, hit.name, "street_unknown")
    elif hit.street and street_key(hit.street) == street_key(parsed.street):
        found = _grade_street(parsed, hit)
    elif hit.kind is Kind.BUILDING and fold_key(hit.name) == fold_key(parsed.street):
        found = _answer(Quality.PLACE, hit, hit.name) if parsed.number is None else None
    else:
        return None
    if found and parsed.postcode and hit.postcode and hit.postcode != parsed.postcode:
        return replace(found, notes=(*found.notes, "postcode_differs"))
    return found


def _grade_street(parsed: ParsedAddress, hit: Hit) -> Geocoded:
    if parsed.number is None:
        return _answer(Quality.STREET, hit, hit.street, "number_missing")
    if hit.kind is Kind.BUILDING and _asked_number(parsed) in _numbers(hit.number):
        return _answer(Quality.HOUSE, hit, f"{hit.street} {hit.number}")
    return _answer(Quality.STREET, hit, hit.street, "number_unknown")


def _grade_postcode(parsed: ParsedAddress, hit: Hit) -> Geocoded | None:
    if parsed.postcode not in (hit.postcode, hit.name) or not parsed.postcode:
        return None
    return _answer(Quality.POSTCODE, replace(hit, postcode=parsed.postcode), "", "street_unknown")


def _answer(quality: Quality, hit: Hit, street: str, *notes: str) -> Geocoded:
    label = str(Address(street, hit.postcode, hit.town))
    return Geocoded(quality, hit.place, label, 100.0, notes=notes)


def _rank(found: Geocoded) -> tuple[int, bool]:
    return ORDER.index(found.quality), "postcode_differs" in found.notes


def _with_rivals(best: Geocoded, rivals: list[Geocoded]) -> Geocoded:
    apart = SAME_HOUSE_M if best.quality in (Quality.HOUSE, Quality.PLACE) else SAME_STREET_M
    far = [best]
    for rival in rivals:
        if all(_apart_m(rival, other) > apart for other in far):
            far.append(rival)
    if len(far) == 1:
        return best
    alternatives = tuple(
        Alternative(found.label, found.place, _apart_m(best, found)) for found in far if found.place
    )
    return replace(best, ambiguous=True, alternatives=alternatives)


def _apart_m(one: Geocoded, other: Geocoded) -> float:
    return distance_m(one.place, other.place) if one.place and other.place else 0.0


def _asked_number(parsed: ParsedAddress) -> str:
    last = f"-{parsed.last}" if parsed.last else ""
    return f"{parsed.number}{parsed.letter}{last}"


def _numbers(written: str) -> set[str]:
    """Return all numbers of a house that has several: "12; 12 A" is 12 and 12a."""
    plain = re.sub(r"\s", "", written.lower()).replace("–", "-")
    return set(re.split(r"[;,]", plain)) - {""}


def _nominatim_kind(kind: str, parts: Mapping[str, Any]) -> Kind:
    if kind == "road":
        return Kind.STREET
    if kind == "postcode":
        return Kind.POSTCODE
    if kind in QUARTERS:
        return Kind.QUARTER
    return Kind.BUILDING if "road" in parts or "pedestrian" in parts else Kind.OTHER


def _photon_kind(kind: str, value: str) -> Kind:
    if value == "postcode":
        return Kind.POSTCODE
    kinds = {"house": Kind.BUILDING, "street": Kind.STREET, "district": Kind.QUARTER}
    return kinds.get(kind, Kind.OTHER)


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("not an object")
    return value


def _text(parts: Mapping[str, Any], name: str) -> str:
    value = parts.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError("not text")
    return value or ""


def _pair(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, list) or len(value) < 2:
        raise ValueError("not a pair")
    return value[0], value[1]


def _place(lat: Any, lon: Any) -> Place:
    if isinstance(lat, bool) or isinstance(lon, bool):
        raise ValueError("not degrees")
    try:
        place = Place(float(lat), float(lon))
    except TypeError as error:
        raise ValueError("not degrees") from error
    if not (math.isfinite(place.lat) and abs(place.lat) <= 90 and abs(place.lon) <= 180):
        raise ValueError("not on earth")
    return place

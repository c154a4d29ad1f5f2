"""Ordinary places of the map: what OpenStreetMap knows, told in the words of the model.

A place is never an offer "open to you": what no tag says is unknown.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain

from sozialmap.areas.extract import Thing
from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    AssetType,
    Barrier,
    Channel,
    Contact,
    Eligibility,
    Fact,
    Gender,
    Hours,
    Interest,
    Offer,
    OfferKind,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.places import Address, Place, Quality

SOURCE = "OpenStreetMap"
LEFT_OUT = frozenset(
    "amenity=gambling amenity=casino shop=bookmaker leisure=adult_gaming_centre "
    "leisure=amusement_arcade amenity=bar amenity=pub amenity=nightclub amenity=bench".split()
)
NAMELESS_KINDS = frozenset(
    "leisure=playground leisure=park leisure=garden leisure=pitch leisure=dog_park "
    "leisure=fitness_station amenity=public_bookcase amenity=give_box amenity=marketplace "
    "leisure=outdoor_seating tourism=viewpoint landuse=allotments landuse=cemetery "
    "leisure=firepit amenity=bbq sport=table_tennis".split()
)
"""Kinds that are of use without a name of their own."""
STOP_TAGS = frozenset({"railway=station", "amenity=bus_station"})
PRIVATE = frozenset({"private", "no", "customers"})
ASSOCIATIONS = ("club",)
ECONOMY = ("shop", "craft", "office")
BUSINESS = frozenset(
    "cafe restaurant fast_food ice_cream cinema pharmacy driving_school taxi bank".split()
)
INSTITUTIONS = frozenset(
    "library school kindergarten college university townhall community_centre social_centre "
    "hospital clinic doctors place_of_worship childcare arts_centre theatre social_facility "
    "music_school".split()
)
MAIN_KEYS = tuple(
    "amenity leisure shop tourism club craft office healthcare landuse natural sport "
    "railway place".split()
)
"""What names the kind of a place, the most telling first."""
ALCOHOL_YES = frozenset({"yes", "served", "retail"})
ALCOHOL_KEYS = ("bar", "biergarten", "drink:beer", "drink:wine", "drink:liquor", "alcohol")
ALCOHOL_KINDS = frozenset({"amenity=biergarten", "shop=alcohol", "shop=wine", "craft=brewery"})
UNITS = (
    (re.compile(r"/\s*(?:month|monat)|pro monat|monatlich", re.IGNORECASE), PriceUnit.MONTH),
    (re.compile(r"/\s*(?:year|jahr)|pro jahr|jährlich", re.IGNORECASE), PriceUnit.YEAR),
    (re.compile(r"/\s*(?:visit|person|entry|besuch)", re.IGNORECASE), PriceUnit.VISIT),
    (re.compile(r"/|\bpro\b|\bper\b", re.IGNORECASE), PriceUnit.OTHER),
)
"""What a charge is paid for; nothing named is a visit."""
RULES = {
    "members": Access.MEMBER,
    "residents": Access.RESIDENT,
}
AMOUNT = re.compile(r"(\d+(?:[.,]\d{1,2})?)\s*(?:EUR|€|Euro)", re.IGNORECASE)
YES_NO = {"yes": Value.FREE, "designated": Value.FREE, "no": Value.HURDLE}
FACT_TAGS: tuple[tuple[str, Barrier, str, dict[str, Value]], ...] = (
    (
        "wheelchair",
        Barrier.STEPS,
        "",
        {**YES_NO, "limited": Value.HURDLE},
    ),
    ("toilets", Barrier.TOILET, "", YES_NO),
    ("toilets:wheelchair", Barrier.TOILET, "wheelchair", YES_NO),
    ("hearing_loop", Barrier.HEARING, "loop", YES_NO),
    ("tactile_paving", Barrier.SEEING, "", {"yes": Value.FREE}),
    ("dog", Barrier.DOGS, "", {**YES_NO, "leashed": Value.FREE}),
)


class PlaceReader:
    """Makes ordinary places of tagged things, by the tags of the vocabulary."""

    def __init__(self, interests: Iterable[Interest]) -> None:
        """Index the interests by tag."""
        self._names: dict[str, list[str]] = {}
        for interest in interests:
            for tag in interest.osm_tags:
                self._names.setdefault(tag, []).append(interest.name)

    @property
    def keys(self) -> set[str]:
        """Return the keys of all tags of the vocabulary."""
        return {tag.partition("=")[0] for tag in self._names}

    def read(
        self, things: Iterable[Thing], quarter_of: Callable[[float, float], str]
    ) -> list[Offer]:
        """Return the ordinary places among the things, each once, in a stable order."""
        found: dict[str, Offer] = {}
        for thing in things:
            tags = _tag_pairs(thing.tags)
            interests = self._interests(tags)
            if interests and _is_useful(thing.tags, tags):
                kind = _main_tag(tags) or next(tag for tag in tags if tag in self._names)
                place = _to_place(thing, interests, kind, quarter_of(thing.lat, thing.lon))
                found.setdefault(thing.osm_id, place)
        return [found[osm_id] for osm_id in sorted(found)]

    def _interests(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Return the interests of the tags; a tag that few interests share comes first."""
        weights: dict[str, float] = {}
        for tag in tags:
            for name in self._names.get(tag, ()):
                weights[name] = weights.get(name, 0) + 1 / len(self._names[tag])
        return tuple(sorted(weights, key=lambda name: (-weights[name], name)))


def _tag_pairs(tags: dict[str, str]) -> list[str]:
    return [f"{key}={value.strip()}" for key, text in tags.items() for value in text.split(";")]


def _is_useful(tags: dict[str, str], pairs: Sequence[str]) -> bool:
    if LEFT_OUT.intersection(pairs) or tags.get("access") in PRIVATE or "disused" in tags:
        return False
    if tags.get("highway") == "bus_stop" or "public_transport" in tags:
        return bool(STOP_TAGS.intersection(pairs))
    return bool(tags.get("name")) or bool(NAMELESS_KINDS.intersection(pairs))


def _to_place(thing: Thing, interests: tuple[str, ...], kind: str, quarter: str) -> Offer:
    tags = thing.tags
    return Offer(
        title=tags.get("name", "").strip(),
        asset=_asset(thing),
        kind=OfferKind.PLACE,
        regularity=Regularity.ORDINARY,
        description=tags.get("description:de", tags.get("description", "")).strip(),
        interests=interests,
        hours=_hours(tags),
        price=_price(tags),
        ages=_ages(tags),
        genders=_genders(tags),
        registration=(Channel.NONE,) if tags.get("reservation") == "no" else (),
        eligibility=_eligibility(tags),
        facts=_facts(thing),
        source=SOURCE,
        checked_on=_checked_on(thing, "opening_hours"),
        notes={"osm_kind": kind, "quarter": quarter},
        id=f"osm:{thing.osm_id}",
    )


def _asset(thing: Thing) -> Asset:
    tags = thing.tags
    street = f"{tags.get('addr:street', '')} {tags.get('addr:housenumber', '')}".strip()
    return Asset(
        name=tags.get("operator", tags.get("name", "")).strip(),
        asset_type=_asset_type(tags),
        address=Address(street, tags.get("addr:postcode", ""), tags.get("addr:city", "")),
        place=Place(round(thing.lat, 6), round(thing.lon, 6)),
        quality=Quality.PLACE,
        contact=Contact(
            phone=tags.get("phone", tags.get("contact:phone", "")),
            email=tags.get("email", tags.get("contact:email", "")),
            website=tags.get("website", tags.get("contact:website", "")),
        ),
        ordinary=True,
    )


def _asset_type(tags: dict[str, str]) -> AssetType:
    if any(key in tags for key in ASSOCIATIONS) or tags.get("office") == "association":
        return AssetType.ASSOCIATION
    if any(key in tags for key in ECONOMY) or tags.get("amenity") in BUSINESS:
        return AssetType.ECONOMY
    if tags.get("amenity") in INSTITUTIONS or "social_facility" in tags or "healthcare" in tags:
        return AssetType.INSTITUTION
    return AssetType.PLACE


def _main_tag(pairs: Sequence[str]) -> str:
    found = {pair.partition("=")[0]: pair for pair in reversed(pairs)}
    return next((found[key] for key in MAIN_KEYS if key in found), "")


def _hours(tags: dict[str, str]) -> Hours | None:
    written = tags.get("opening_hours", "").strip()
    return Hours(osm="", text=written) if written else None


def _price(tags: dict[str, str]) -> Price | None:
    if tags.get("fee") == "no":
        return Price(0.0)
    charge = tags.get("charge", "")
    amount = AMOUNT.search(charge)
    if not amount:
        return None
    unit = next((unit for words, unit in UNITS if words.search(charge)), PriceUnit.VISIT)
    return Price(float(amount[1].replace(",", ".")), unit, text=charge)


def _ages(tags: dict[str, str]) -> Ages | None:
    low, high = (_whole(tags.get(key, "")) for key in ("min_age", "max_age"))
    return Ages(low, high) if (low, high) != (None, None) else None


def _whole(written: str) -> int | None:
    return int(written) if written.isdigit() and len(written) < 4 else None


def _genders(tags: dict[str, str]) -> frozenset[Gender]:
    only = {Gender.FEMALE: "female", Gender.MALE: "male"}
    named = {gender for gender, key in only.items() if tags.get(key) in {"yes", "only"}}
    return frozenset(named) if len(named) == 1 else frozenset()


def _eligibility(tags: dict[str, str]) -> Eligibility | None:
    rule = RULES.get(tags.get("access", ""))
    return Eligibility(rule) if rule else None


def _facts(thing: Thing) -> tuple[Fact, ...]:
    facts = [
        Fact(
            barrier=barrier,
            value=values[thing.tags[key]],
            detail=detail,
            text="" if values[thing.tags[key]] is Value.FREE else thing.tags[key],
            source=SOURCE,
            checked_on=_checked_on(thing, key),
        )
        for key, barrier, detail, values in FACT_TAGS
        if thing.tags.get(key) in values
    ]
    key = _alcohol_key(thing.tags)
    if key:
        checked_on = _checked_on(thing, key)
        hurdle = Value.HURDLE
        facts.append(Fact(Barrier.TRIGGERS, hurdle, "alcohol", "", SOURCE, checked_on))
    return tuple(facts)


def _alcohol_key(tags: dict[str, str]) -> str:
    """Return the key that says that alcohol is served or sold, or ""."""
    kinds = (key for key in tags if ALCOHOL_KINDS.intersection(_tag_pairs({key: tags[key]})))
    served = (key for key in ALCOHOL_KEYS if tags.get(key) in ALCOHOL_YES)
    return next(chain(served, kinds), "")


def _checked_on(thing: Thing, key: str) -> date | None:
    """Return the day somebody checked it, else the day of the last edit."""
    for name in (f"check_date:{key}", "check_date", "survey:date"):
        try:
            return date.fromisoformat(thing.tags.get(name, "")[:10])
        except ValueError:
            continue
    return thing.edited_on

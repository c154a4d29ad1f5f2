"""What a client takes along of a search, as plain values for a sealed file, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sozialmap.core.errors import InputError
from sozialmap.core.model import OfferKind
from sozialmap.core.places import Place
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Mode
from sozialmap.usecases.explore import PartOfDay, Query, Wanted

LONGEST_TEXT = 5000
MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Packed:
    """Plain values to seal, and how much was left out since it is sensitive."""

    content: dict[str, Any]
    left_out: int


def pack_query(query: Query, label: str, reader: WishReader, *, with_sensitive: bool) -> Packed:
    """Return a query as plain values; `label` is how the person named the start.

    What tells of health, faith, descent, opinion or sexuality stays out unless it is wanted: such
    interests, and words in which one was heard.
    """

    def fits(name: str) -> bool:
        interest = reader.find_interest(name)
        return with_sensitive or not (interest and interest.sensitive)

    told = with_sensitive or not any(one.interest.sensitive for one in reader.read(query.text))
    added, declined = (sorted(filter(fits, names)) for names in (query.added, query.declined))
    left_out = len(query.added) + len(query.declined) - len(added) - len(declined)
    content = {
        "text": query.text if told else "",
        "area": query.area,
        "kind": query.kind,
        "day": query.day,
        "part_of_day": query.part_of_day.name,
        "start": {"lat": query.start.lat, "lon": query.start.lon} if query.start else None,
        "label": label,
        "minutes": query.minutes,
        "mode": query.mode,
        "pace": query.pace,
        "wanted": sorted(query.wanted),
        "nice": sorted(query.nice),
        "added": added,
        "declined": declined,
    }
    return Packed({"search": content}, left_out + (not told))


def unpack_query(content: Mapping[str, Any], areas: tuple[str, ...]) -> tuple[Query, str]:
    """Return the query and the name of its start.

    Raises InputError `sealed.damaged` where the values are not those that `pack_query` writes.
    """
    try:
        return _to_query(content["search"], areas)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError("sealed.damaged") from error


def _to_query(told: Mapping[str, Any], areas: tuple[str, ...]) -> tuple[Query, str]:
    start, minutes, day = told["start"], told["minutes"], told["day"]
    query = Query(
        text=_text(told["text"]),
        area=told["area"] if told["area"] in areas else None,
        kind=_maybe(OfferKind, told["kind"]),
        day=_whole(day, 6),
        part_of_day=PartOfDay[told["part_of_day"]],
        start=None if start is None else _place(start),
        minutes=_whole(minutes, 24 * 60),
        mode=Mode(told["mode"]),
        pace=min(5.0, max(0.5, float(told["pace"]))),
        wanted=frozenset(map(Wanted, _names(told["wanted"]))),
        nice=frozenset(map(Wanted, _names(told["nice"]))),
        added=frozenset(_names(told["added"])),
        declined=frozenset(_names(told["declined"])),
    )
    return query, _text(told["label"])


def _maybe(kind: Callable[[Any], OfferKind], value: Any) -> OfferKind | None:
    return None if value is None else kind(value)


def _place(told: Mapping[str, Any]) -> Place:
    place = Place(float(told["lat"]), float(told["lon"]))
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        raise ValueError("no place on earth")
    return place


def _whole(value: Any, most: int) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no such number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError("no such text")
    return value


def _names(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST_NAMES:
        raise ValueError("no such list")
    return [_text(one) for one in value]

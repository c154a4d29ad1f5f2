"""What a client takes along of a search, as plain values for a sealed file, and back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sozialmap.core.errors import InputError
from sozialmap.core.model import OfferKind
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Mode
from sozialmap.usecases.explore import PartOfDay, Query, Wanted
from sozialmap.usecases.plain_values import from_place, to_names, to_place, to_text, to_whole
from sozialmap.usecases.sensitive import Sieve

SEARCH, TALK = "search", "talk"
"""The parts of a file; it may hold one or both."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Plain values to seal, and how much was left out since it is sensitive."""

    content: dict[str, Any]
    left_out: int


def pack_query(query: Query, label: str, reader: WishReader, *, with_sensitive: bool) -> Packed:
    """Return a query as plain values; `label` is how the person named the start.

    What is sensitive (usecases.sensitive) stays out unless it is wanted.
    """
    sieve = Sieve(reader, with_sensitive=with_sensitive)
    wanted = sorted(sieve.values(query.wanted))
    content = {
        "text": sieve.words(query.text),
        "area": next(iter(sieve.areas([query.area] if query.area else [])), None),
        "kind": query.kind,
        "day": query.day,
        "part_of_day": query.part_of_day.name,
        "start": from_place(query.start),
        "label": label,
        "minutes": query.minutes,
        "mode": sieve.value(query.mode, Mode.WALK),
        "pace": query.pace if sieve.keeps(query.pace != 1.0) else 1.0,
        "wanted": wanted,
        "nice": sorted(query.nice.intersection(wanted)),
        "added": sieve.names(query.added),
        "declined": sieve.names(query.declined),
    }
    return Packed({SEARCH: content}, sieve.left_out)


def unpack_query(content: Mapping[str, Any], areas: tuple[str, ...]) -> tuple[Query, str]:
    """Return the query and the name of its start.

    Raises InputError `sealed.no_search` for a file of a talk alone, `sealed.damaged` where the
    values are not those that `pack_query` writes.
    """
    if SEARCH not in content and TALK in content:
        raise InputError("sealed.no_search")
    try:
        return _to_query(content[SEARCH], areas)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise InputError("sealed.damaged") from error


def _to_query(told: Mapping[str, Any], areas: tuple[str, ...]) -> tuple[Query, str]:
    query = Query(
        text=to_text(told["text"]),
        area=told["area"] if told["area"] in areas else None,
        kind=_maybe(OfferKind, told["kind"]),
        day=to_whole(told["day"], 6),
        part_of_day=PartOfDay[told["part_of_day"]],
        start=to_place(told["start"]),
        minutes=to_whole(told["minutes"], 24 * 60),
        mode=Mode(told["mode"]),
        pace=min(5.0, max(0.5, float(told["pace"]))),
        wanted=frozenset(map(Wanted, to_names(told["wanted"]))),
        nice=frozenset(map(Wanted, to_names(told["nice"]))),
        added=frozenset(to_names(told["added"])),
        declined=frozenset(to_names(told["declined"])),
    )
    return query, to_text(told["label"])


def _maybe(kind: Callable[[Any], OfferKind], value: Any) -> OfferKind | None:
    return None if value is None else kind(value)

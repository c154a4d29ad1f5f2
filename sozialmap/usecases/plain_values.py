"""Plain values of a file that somebody could have written by hand, back into our own."""

from datetime import date, time
from typing import Any

from sozialmap.core.places import Place

LONGEST_TEXT = 5000
MOST_NAMES = 200


def to_text(value: Any) -> str:
    """Return a text. Raises ValueError for all else, as the others here do for theirs."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError("no such text")
    return value


def to_names(value: Any) -> list[str]:
    """Return a list of texts."""
    if not isinstance(value, list) or len(value) > MOST_NAMES:
        raise ValueError("no such list")
    return [to_text(one) for one in value]


def to_whole(value: Any, most: int) -> int | None:
    """Return a whole number from 0 on, or None."""
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no such number")
    return value


def to_yes(value: Any) -> bool:
    """Return yes or no."""
    if not isinstance(value, bool):
        raise ValueError("neither yes nor no")
    return value


def to_place(value: Any) -> Place | None:
    """Return a place on earth, or None."""
    if value is None:
        return None
    place = Place(float(value["lat"]), float(value["lon"]))
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        raise ValueError("no place on earth")
    return place


def from_place(place: Place | None) -> dict[str, float] | None:
    """Return a place as plain values."""
    return {"lat": place.lat, "lon": place.lon} if place else None


def to_day(value: Any) -> date | None:
    """Return a day, or None."""
    return None if value is None else date.fromisoformat(to_text(value))


def to_time(value: Any) -> time | None:
    """Return a local time, or None."""
    if value is None:
        return None
    moment = time.fromisoformat(to_text(value))
    if moment.tzinfo:
        raise ValueError("no local time")
    return moment


def from_moment(moment: date | time | None) -> str | None:
    """Return a day or a time as plain value."""
    return moment.isoformat() if moment else None

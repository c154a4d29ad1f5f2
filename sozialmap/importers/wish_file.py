"""Read wishes from JSON files. Nothing of them is kept."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from sozialmap.core.errors import InputError
from sozialmap.core.model import Barrier, Gender
from sozialmap.core.places import Place
from sozialmap.core.wishes import Avoid, BudgetUnit, Has, Mode, Need, Strength, Wish
from sozialmap.importers.german_hours import read_wished_times

Word = TypeVar("Word", bound=StrEnum)
HIGHEST_AGE = 130
LEAST_PACE = 0.1


def read_wishes(path: Path) -> list[Wish]:
    """Return the wish of a .json file, or one a line of a .jsonl file. Raises InputError."""
    if not path.is_file():
        raise InputError("wish.no_file", file=path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("wish.encoding", file=path.name) from error
    return [read_wish(content) for content in _contents(path, text)]


def _contents(path: Path, text: str) -> Iterator[Any]:
    parts = text.splitlines() if path.suffix.lower() == ".jsonl" else [text]
    for number, part in enumerate(parts, 1):
        if part.strip() or len(parts) == 1:
            try:
                yield json.loads(part)
            except (ValueError, RecursionError) as error:
                line = number if len(parts) > 1 else getattr(error, "lineno", 1)
                raise InputError("wish.json", file=path.name, line=line) from error


def read_wish(content: Any) -> Wish:
    """Return the wish of a JSON object; unknown fields are passed over. Raises InputError."""
    if not isinstance(content, Mapping):
        raise InputError("wish.not_an_object")
    given = _Fields(content)
    return Wish(
        text=given.text("text"),
        interests=given.texts("interests"),
        start=_start(given),
        mode=given.word("mode", Mode, Mode.WALK),
        minutes=given.number("minutes", least=0),
        pace=given.number("pace", least=LEAST_PACE) or 1.0,
        times=_times(given.text("times")),
        budget_eur=given.number("budget_eur", least=0),
        budget_per=given.word("budget_per", BudgetUnit, BudgetUnit.VISIT),
        languages=tuple(language.lower() for language in given.texts("languages")),
        age=_age(given),
        gender=given.word("gender", Gender, None),
        has=frozenset(given.words("has", Has)),
        needs=tuple(_need(need) for need in given.list("needs")),
        avoid=frozenset(given.words("avoid", Avoid)),
        include_special=given.flag("include_special", default=True),
    )


class _Fields:
    """Reads single fields; a bad value is named with its field."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content

    def get(self, field: str) -> Any:
        return self._content.get(field)

    def text(self, field: str) -> str:
        value = self.get(field)
        if value is not None and not isinstance(value, str):
            raise InputError("wish.not_text", field=field)
        return value or ""

    def list(self, field: str) -> list[Any]:
        value = self.get(field)
        if value is not None and not isinstance(value, list):
            raise InputError("wish.not_a_list", field=field)
        return value or []

    def texts(self, field: str) -> tuple[str, ...]:
        found = self.list(field)
        if not all(isinstance(part, str) for part in found):
            raise InputError("wish.not_text", field=field)
        return tuple(found)

    def number(self, field: str, *, least: float) -> float | None:
        value = self.get(field)
        if value is None:
            return None
        number = _finite(value)
        if number is None or number < least:
            raise InputError("wish.number", field=field, least=f"{least:g}")
        return number

    def flag(self, field: str, *, default: bool) -> bool:
        value = self.get(field)
        if value is not None and not isinstance(value, bool):
            raise InputError("wish.flag", field=field)
        return default if value is None else value

    def word(self, field: str, words: type[Word], default: Any) -> Any:
        value = self.get(field)
        return default if value is None else _word(field, value, words)

    def words(self, field: str, words: type[Word]) -> tuple[Word, ...]:
        return tuple(_word(field, value, words) for value in self.list(field))


def _finite(value: Any) -> float | None:
    """Return a number that one can count with, or None; JSON of Python knows NaN and Infinity."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return float(value) if isfinite(value) else None
    except OverflowError:  # a whole number longer than any float
        return None


def _word(field: str, value: Any, words: type[Word]) -> Word:
    try:
        return words(value)
    except ValueError as error:
        allowed = ", ".join(word.value for word in words)
        raise InputError("wish.word", field=field, allowed=allowed) from error


def _start(given: _Fields) -> Place | None:
    value = given.get("start")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise InputError("wish.start")
    inner = _Fields(value)
    lat, lon = inner.number("lat", least=-90), inner.number("lon", least=-180)
    if lat is None or lon is None or lat > 90 or lon > 180:
        raise InputError("wish.start")
    return Place(lat, lon)


def _age(given: _Fields) -> int | None:
    value = given.number("age", least=0)
    if value is not None and (value > HIGHEST_AGE or value != int(value)):
        raise InputError("wish.age")
    return None if value is None else int(value)


def _times(text: str) -> str:
    times = read_wished_times(text)
    if text.strip() and not times:
        raise InputError("wish.times")
    return times


def _need(content: Any) -> Need:
    if not isinstance(content, Mapping):
        raise InputError("wish.need")
    given = _Fields(content)
    if given.get("kind") is None:
        raise InputError("wish.need")
    return Need(
        barrier=given.word("kind", Barrier, None),
        strength=given.word("strength", Strength, Strength.MUST),
        values=_values(given.get("value")),
    )


def _values(value: Any) -> tuple[str, ...]:
    if value is None or value is True:
        return ()
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, (str, int, float)) for part in parts):
        raise InputError("wish.not_text", field="value")
    return tuple(f"{part:g}" if isinstance(part, float) else str(part).lower() for part in parts)

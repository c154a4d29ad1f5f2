"""Turn rows of the offer table into offers. Empty is unknown, never "no"."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sozialmap.core.errors import InputError, Problem, Severity
from sozialmap.core.folding import fold_key
from sozialmap.core.model import (
    Ages,
    Asset,
    AssetType,
    Barrier,
    Channel,
    Contact,
    Fact,
    Hours,
    Offer,
    Presence,
    Value,
)
from sozialmap.core.places import Address, Place, Quality
from sozialmap.importers import german
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.mapping import check_mapping, guess_mapping
from sozialmap.importers.removers import find_removers
from sozialmap.importers.tables import CellProblem, Table, TableRow
from sozialmap.text import offer_words
from sozialmap.text.offer_words import COLUMNS as COLUMNS

LONGEST_SHOWN = 80
FLIPPED = {Value.FREE: Value.HURDLE, Value.HURDLE: Value.FREE}
WELCOME = {word.lower(): word for word in offer_words.WELCOME}
NO_AGE_RULE = frozenset({"alle", "jedes alter", "alle altersgruppen"})
NOT_TAKEN = frozenset({"row.surplus"})
"""Problems of a row whose cells may stand below the wrong headers: nothing of it is believed."""


@dataclass(frozen=True, slots=True)
class OfferRow:
    """What one row became; `offer` is None where the row could not be taken."""

    number: int
    offer: Offer | None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Cells:
    """The cells of one row by the known column, and the problems found in them."""

    row: int
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def line(self, column: str) -> str:
        return " ".join(self.text(column).split())

    def read(self, column: str, reader: Callable[[str], Any]) -> Any:
        """Return what a cell means; words that mean nothing are kept and reported."""
        text = self.line(column)
        value = reader(text) if text else None
        if text and value is None:
            self.warn(column, "row.not_understood")
            self.unread[column] = text
        return value

    def keep(self, *columns: str) -> None:
        """Keep cells as they are written: no field of an offer can hold them."""
        self.unread.update({column: self.line(column) for column in columns if self.line(column)})

    def warn(self, column: str, code: str, severity: Severity = Severity.WARNING) -> None:
        shown = self.text(column)[:LONGEST_SHOWN]
        self.problems.append(Problem(self.row, column, shown, code, severity))


@dataclass(frozen=True, slots=True)
class OfferColumns:
    """Which header of a table is which column, and which ones mean nothing here."""

    by_column: dict[str, str]
    others: tuple[str, ...]

    @property
    def mapped(self) -> dict[str, str]:
        """The headers that are called otherwise than their column."""
        return {
            header: column
            for column, header in self.by_column.items()
            if fold_key(header) != fold_key(column)
        }


def find_columns(table: Table, mapping: Mapping[str, str] | None = None) -> OfferColumns:
    """Return what the headers mean, by a mapping of header to column or as they are guessed.

    Raises InputError without a name, or where the mapping gives two headers one column.
    """
    chosen = guess_mapping(table.headers) if mapping is None else check_mapping(mapping)
    by_column = {chosen[header]: header for header in table.headers if header in chosen}
    if "Name" not in by_column:
        raise InputError("table.no_name", headers=", ".join(filter(None, table.headers))[:200])
    others = [header for header in table.headers if header and header not in chosen]
    if others and others[-1] == table.headers[-1] == offer_words.REASON_COLUMN:
        others.pop()
    return OfferColumns(by_column, tuple(others))


def unknown_columns(table: Table, mapping: Mapping[str, str] | None = None) -> list[str]:
    """Return the headers that mean nothing here; their cells are kept as notes."""
    return list(find_columns(table, mapping).others)


def read_offers(table: Table, mapping: Mapping[str, str] | None = None) -> Iterator[OfferRow]:
    """Yield an OfferRow for each row that is not empty. Raises InputError as `find_columns`."""
    columns = find_columns(table, mapping)
    for row in table.rows():
        yield _read_row(row, columns, set(table.headers))


def read_cells(cells: Mapping[str, str], number: int = 1) -> OfferRow:
    """Read one row that stands in no file, by the names of the columns."""
    row = TableRow(number, dict(cells))
    return _read_row(row, OfferColumns({c: c for c in cells if c in COLUMNS}, ()), set(cells))


def _read_row(row: TableRow, columns: OfferColumns, headers: set[str]) -> OfferRow:
    texts = {column: row.cells.get(header, "") for column, header in columns.by_column.items()}
    cells = _Cells(row.number, texts)
    cells.problems += [_to_problem(row.number, found, columns) for found in row.problems]
    if any(found.code in NOT_TAKEN for found in row.problems):
        return OfferRow(row.number, None, tuple(cells.problems))
    if not cells.line("Name"):
        cells.warn("Name", "row.no_name", Severity.ERROR)
        return OfferRow(row.number, None, tuple(cells.problems))
    nameless = [name for name, cell in row.cells.items() if cell and name not in headers]
    for name in nameless:
        shown = row.cells[name][:LONGEST_SHOWN]
        cells.problems.append(Problem(row.number, name, shown, "row.no_header", Severity.WARNING))
    kept = [*columns.others, *nameless]
    offer = _to_offer(cells, {name: row.cells[name] for name in kept if row.cells.get(name)})
    return OfferRow(row.number, offer, tuple(cells.problems))


def _to_problem(number: int, found: CellProblem, columns: OfferColumns) -> Problem:
    column = columns.mapped.get(found.header, found.header)
    severity = Severity.ERROR if found.code in NOT_TAKEN else Severity.WARNING
    return Problem(number, column, found.value[:LONGEST_SHOWN], found.code, severity)


def _to_offer(cells: _Cells, notes: dict[str, str]) -> Offer:
    hours = _hours(cells)
    eligibility = german.read_eligibility(cells.line("Zugang")) if cells.line("Zugang") else None
    offer = Offer(
        title=cells.line("Name"),
        asset=_asset(cells),
        kind=cells.read("Art", lambda text: german.read_word(text, german.KINDS)),
        regularity=cells.read(
            "Offen für", lambda text: german.read_word(text, german.REGULARITIES)
        ),
        description=cells.text("Beschreibung"),
        interests=tuple(filter(None, (i.strip() for i in cells.line("Interessen").split("|")))),
        hours=hours,
        price=cells.read("Kosten", german.read_price),
        registration=_registration(cells),
        languages=cells.read("Sprachen", german.read_languages) or (),
        group_size=cells.read("Gruppengröße", german.read_group_size),
        ages=_ages(cells),
        genders=cells.read("Geschlecht", german.read_genders) or frozenset(),
        eligibility=eligibility,
        help_text=cells.text("Hilfe"),
        source=cells.line("Quelle"),
        checked_on=cells.read("Stand", german.read_date),
        valid_until=cells.read("Gültig bis", german.read_date),
        ref=cells.line("Nr"),
        facts=_facts(cells),
        notes=notes,
    )
    return _with_unread(offer, cells)


def _with_unread(offer: Offer, cells: _Cells) -> Offer:
    return replace(offer, notes={**offer.notes, **cells.unread}) if cells.unread else offer


def _ages(cells: _Cells) -> Ages | None:
    if cells.line("Alter").lower() in NO_AGE_RULE:
        cells.keep("Alter")
        return None
    return cells.read("Alter", german.read_ages)  # type: ignore[no-any-return]


def _hours(cells: _Cells) -> Hours | None:
    text = cells.line("Zeiten")
    if not text:
        return None
    hours = read_hours(text)
    if not hours.known:
        cells.warn("Zeiten", "row.hours_unreadable")
    return hours


def _registration(cells: _Cells) -> tuple[Channel, ...]:
    return cells.read("Anmeldung", lambda text: german.read_words(text, german.CHANNELS)) or ()


def _asset(cells: _Cells) -> Asset:
    presence = cells.read("Online", lambda text: german.read_word(text, german.PRESENCES))
    kind = cells.read("Trägerart", lambda text: german.read_word(text, german.ASSET_TYPES))
    place = _place(cells)
    quality = cells.read("Ortsgüte", _read_quality) or Quality.MANUAL
    return Asset(
        name=cells.line("Träger") or cells.line("Name"),
        asset_type=kind or AssetType.INSTITUTION,
        address=Address(cells.line("Straße"), cells.line("PLZ"), cells.line("Ort")),
        place=place,
        quality=quality if place else Quality.NONE,
        presence=presence or Presence.FIXED,
        contact=Contact(
            phone=cells.line("Telefon"),
            email=cells.line("E-Mail"),
            website=cells.line("Website"),
            person=cells.line("Ansprechperson"),
        ),
    )


def _read_quality(text: str) -> Quality | None:
    return next((quality for quality in Quality if quality.value == text.lower()), None)


def _place(cells: _Cells) -> Place | None:
    """Return the place of the coordinates, or None with a warning where they cannot be right."""
    if not (cells.line("Breite") or cells.line("Länge")):
        return None
    lat, lon = german.read_degrees(cells.line("Breite")), german.read_degrees(cells.line("Länge"))
    if lat is None or lon is None:
        cells.warn("Breite" if lat is None else "Länge", "row.coordinate_form")
    elif (lat, lon) == (0.0, 0.0):
        cells.warn("Breite", "row.coordinate_zero")
    elif not (-90 <= lat <= 90 and -180 <= lon <= 180):
        cells.warn("Breite", "row.coordinate_range")
    elif _in_germany(lon, lat) and not _in_germany(lat, lon):
        cells.warn("Breite", "row.coordinate_swapped")
    else:
        return Place(lat, lon)
    cells.keep("Breite", "Länge")
    return None


def _in_germany(lat: float, lon: float) -> bool:
    return 47.2 <= lat <= 55.1 and 5.8 <= lon <= 15.1


def _facts(cells: _Cells) -> tuple[Fact, ...]:
    source, day = cells.line("Quelle"), german.read_date(cells.line("Stand"))
    facts: dict[tuple[Barrier, str], Fact] = {}

    def know(barrier: Barrier, value: Value, detail: str = "", text: str = "") -> None:
        facts[barrier, detail] = Fact(barrier, value, detail, text, source, day)

    for column, barrier, detail in (*offer_words.YES_NO_FACTS, *offer_words.REVERSED_FACTS):
        value = cells.read(column, german.read_value)
        if value is not None:
            plain = cells.line(column).lower() in german.YES | german.NO
            turned = (column, barrier, detail) in offer_words.REVERSED_FACTS
            seen = FLIPPED[value] if turned else value
            know(barrier, seen, detail, "" if plain else cells.line(column))
    _know_welcome(cells, know)
    _know_commitment(cells, know)
    if cells.line("Weg"):
        know(Barrier.JOURNEY, Value.UNKNOWN, text=cells.line("Weg"))
    return _with_removers(facts, cells.text("Hilfe"), source, day)


def _know_welcome(cells: _Cells, know: Callable[..., None]) -> None:
    def read(text: str) -> str | None:
        words = text.lower()
        return "" if words in {offer_words.NO_WELCOME, "nein"} else WELCOME.get(words)

    evidence = cells.read("Willkommen", read)
    if evidence is not None:
        know(Barrier.ATTITUDE, Value.FREE if evidence else Value.UNKNOWN, text=evidence)


def _know_commitment(cells: _Cells, know: Callable[..., None]) -> None:
    text = cells.line("Verbindlich")
    if not text:
        return
    if text.lower() in german.NO:
        know(Barrier.COMMITMENT, Value.FREE)
    else:
        know(Barrier.COMMITMENT, Value.HURDLE, text="" if text.lower() in german.YES else text)


def _with_removers(
    facts: dict[tuple[Barrier, str], Fact], help_text: str, source: str, day: date | None
) -> tuple[Fact, ...]:
    for barrier, words in find_removers(help_text).items():
        known = [key for key in facts if key[0] is barrier]
        for key in known:
            facts[key] = replace(facts[key], remover=words)
        if not known:
            facts[barrier, ""] = Fact(
                barrier, Value.UNKNOWN, source=source, checked_on=day, remover=words
            )
    return tuple(facts.values())

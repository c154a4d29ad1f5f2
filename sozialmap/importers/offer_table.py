"""Turn rows of the offer table into offers. Empty is unknown, never "no"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sozialmap.core.errors import InputError, Problem, Severity
from sozialmap.core.model import (
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
from sozialmap.importers.removers import find_removers
from sozialmap.importers.tables import Table, TableRow

LONGEST_SHOWN = 80
COLUMNS = (
    "Nr", "Name", "Art", "Offen für", "Beschreibung", "Träger", "Straße", "PLZ", "Ort", "Breite",
    "Länge", "Zeiten", "Kosten", "Anmeldung", "Sprachen", "Gruppengröße", "Alter", "Geschlecht",
    "Zugang", "Stufenlos", "WC", "Rollstuhl-WC", "Höranlage", "DGS", "Ruhig", "Begleitung",
    "Willkommen", "Verbindlich", "Hunde", "Kinder", "Kinderbetreuung", "Alkohol", "Glücksspiel",
    "Hilfe", "Telefon", "E-Mail", "Website", "Quelle", "Stand", "Online", "Gültig bis",
    "Trägerart", "Interessen", "Ansprechperson", "Kontrastreich", "Ohne Internet",
    "Willkommensperson", "Weg", "Ortsgüte",
)  # fmt: skip
KNOWN_HEADERS = {german.header_key(column): column for column in COLUMNS}
YES_NO_FACTS = (
    ("Stufenlos", Barrier.STEPS, ""),
    ("WC", Barrier.TOILET, ""),
    ("Rollstuhl-WC", Barrier.TOILET, "wheelchair"),
    ("Höranlage", Barrier.HEARING, "loop"),
    ("DGS", Barrier.HEARING, "dgs"),
    ("Kontrastreich", Barrier.SEEING, ""),
    ("Ruhig", Barrier.SENSORY, ""),
    ("Begleitung", Barrier.COMPANION, ""),
    ("Hunde", Barrier.DOGS, ""),
    ("Kinder", Barrier.CHILDREN, ""),
    ("Kinderbetreuung", Barrier.CHILDCARE, ""),
    ("Ohne Internet", Barrier.DIGITAL, ""),
    ("Willkommensperson", Barrier.ALONE, ""),
)
REVERSED_FACTS = (
    ("Alkohol", Barrier.TRIGGERS, "alcohol"),
    ("Glücksspiel", Barrier.TRIGGERS, "gambling"),
)
"""Where "ja" is the hurdle."""
FLIPPED = {Value.FREE: Value.HURDLE, Value.HURDLE: Value.FREE}
WELCOME = {"gesprochen": "gesprochen", "waren da": "waren da", "vereinbarung": "Vereinbarung"}


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

    def warn(self, column: str, code: str, severity: Severity = Severity.WARNING) -> None:
        shown = self.text(column)[:LONGEST_SHOWN]
        self.problems.append(Problem(self.row, column, shown, code, severity))


def known_columns(table: Table) -> dict[str, str]:
    """Return the table's own header for each known column. Raises InputError without a name."""
    found: dict[str, str] = {}
    for header in table.headers:
        column = KNOWN_HEADERS.get(german.header_key(header))
        if column:
            found.setdefault(column, header)
    if "Name" not in found:
        raise InputError("table.no_name", headers=", ".join(filter(None, table.headers))[:200])
    return found


def unknown_columns(table: Table) -> list[str]:
    """Return the headers that mean nothing here; their cells are kept as notes."""
    return [h for h in table.headers if h and german.header_key(h) not in KNOWN_HEADERS]


def read_offers(table: Table) -> Iterator[OfferRow]:
    """Yield an OfferRow for each row that is not empty. Raises InputError without a name column."""
    columns = known_columns(table)
    others = unknown_columns(table)
    for row in table.rows():
        yield _read_row(row, columns, others)


def _read_row(row: TableRow, columns: dict[str, str], others: list[str]) -> OfferRow:
    cells = _Cells(row.number, {c: row.cells.get(header, "") for c, header in columns.items()})
    if not cells.line("Name"):
        cells.warn("Name", "row.no_name", Severity.ERROR)
        return OfferRow(row.number, None, tuple(cells.problems))
    notes = {header: row.cells[header] for header in others if row.cells.get(header)}
    offer = _to_offer(cells, notes)
    return OfferRow(row.number, offer, tuple(cells.problems))


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
        ages=cells.read("Alter", german.read_ages) if _has_age_rule(cells) else None,
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


def _has_age_rule(cells: _Cells) -> bool:
    return cells.line("Alter").lower() not in {"alle", "jedes alter", "alle altersgruppen"}


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
    return None


def _in_germany(lat: float, lon: float) -> bool:
    return 47.2 <= lat <= 55.1 and 5.8 <= lon <= 15.1


def _facts(cells: _Cells) -> tuple[Fact, ...]:
    source, day = cells.line("Quelle"), german.read_date(cells.line("Stand"))
    facts: dict[tuple[Barrier, str], Fact] = {}

    def know(barrier: Barrier, value: Value, detail: str = "", text: str = "") -> None:
        facts[barrier, detail] = Fact(barrier, value, detail, text, source, day)

    for column, barrier, detail in (*YES_NO_FACTS, *REVERSED_FACTS):
        value = cells.read(column, german.read_value)
        if value is not None:
            plain = cells.line(column).lower() in german.YES | german.NO
            seen = FLIPPED[value] if (column, barrier, detail) in REVERSED_FACTS else value
            know(barrier, seen, detail, "" if plain else cells.line(column))
    _know_welcome(cells, know)
    _know_commitment(cells, know)
    if cells.line("Weg"):
        know(Barrier.JOURNEY, Value.UNKNOWN, text=cells.line("Weg"))
    return _with_removers(facts, cells.text("Hilfe"), source, day)


def _know_welcome(cells: _Cells, know: Callable[..., None]) -> None:
    def read(text: str) -> str | None:
        words = text.lower()
        return "" if words in {"keine", "nein"} else WELCOME.get(words)

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

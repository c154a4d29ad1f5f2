"""Turn offers into rows of the offer table; the importer reads the same offer back."""

from collections.abc import Iterable

from sozialmap.core.folding import fold_key
from sozialmap.core.model import (
    Access,
    Ages,
    Barrier,
    Fact,
    Gender,
    Hours,
    Offer,
    Presence,
    Price,
    PriceUnit,
    Value,
)
from sozialmap.text import offer_words
from sozialmap.text.offer_words import COLUMNS, TEAM_COLUMNS

DIGITS = 7
"""Of a degree: a centimetre, and what RFC 7946 asks for."""
PER = {
    PriceUnit.VISIT: "",
    PriceUnit.MONTH: " pro Monat",
    PriceUnit.YEAR: " pro Jahr",
    PriceUnit.COURSE: " pro Kurs",
    PriceUnit.OTHER: " pro Einheit",
}
KNOWN = {fold_key(column): column for column in COLUMNS}
PARTLY = frozenset(offer_words.PARTLY)


def to_cells(offer: Offer) -> dict[str, str]:
    """Return the cells of an offer by column, then its notes.

    What is known is written in one form; what could not be read stands as it was written.
    """
    cells = {**_offer_cells(offer), **_rule_cells(offer), **_asset_cells(offer)}
    cells.update(_fact_cells(offer))
    ordered = {column: cells[column] for column in COLUMNS}
    for header, text in offer.notes.items():
        column = KNOWN.get(fold_key(header), header)
        ordered[column] = ordered.get(column) or text
    return ordered


def find_headers(rows: Iterable[dict[str, str]], *, team: bool) -> list[str]:
    """Return the columns of an export: all known ones, for the team also those of notes."""
    if not team:
        return [column for column in COLUMNS if column not in TEAM_COLUMNS]
    others = dict.fromkeys(header for row in rows for header in row)
    return [*COLUMNS, *(header for header in others if header not in COLUMNS)]


def _offer_cells(offer: Offer) -> dict[str, str]:
    return {
        "Nr": offer.ref,
        "Name": offer.title,
        "Art": _first(offer_words.KINDS, offer.kind),
        "Offen für": _first(offer_words.REGULARITIES, offer.regularity),
        "Beschreibung": offer.description,
        "Interessen": "|".join(offer.interests),
        "Hilfe": offer.help_text,
        "Quelle": offer.source,
        "Stand": offer.checked_on.isoformat() if offer.checked_on else "",
        "Gültig bis": offer.valid_until.isoformat() if offer.valid_until else "",
    }


def _rule_cells(offer: Offer) -> dict[str, str]:
    channels = (_first(offer_words.CHANNELS, channel) for channel in offer.registration)
    languages = (_first(offer_words.LANGUAGES, code) or code for code in offer.languages)
    return {
        "Zeiten": _hours(offer.hours),
        "Kosten": _price(offer.price),
        "Anmeldung": ", ".join(channels),
        "Sprachen": ", ".join(languages),
        "Gruppengröße": "" if offer.group_size is None else str(offer.group_size),
        "Alter": _ages(offer.ages),
        "Geschlecht": _genders(offer.genders),
        "Zugang": _access(offer),
    }


def _asset_cells(offer: Offer) -> dict[str, str]:
    asset, place = offer.asset, offer.asset.place
    return {
        "Träger": "" if asset.name == offer.title else asset.name,
        "Trägerart": _first(offer_words.ASSET_TYPES, asset.asset_type),
        "Straße": asset.address.street,
        "PLZ": asset.address.postcode,
        "Ort": asset.address.town,
        "Breite": _degrees(place.lat) if place else "",
        "Länge": _degrees(place.lon) if place else "",
        "Ortsgüte": asset.quality.value if place else "",
        "Online": _presence(asset.presence),
        "Telefon": asset.contact.phone,
        "E-Mail": asset.contact.email,
        "Website": asset.contact.website,
        "Ansprechperson": asset.contact.person,
    }


def _fact_cells(offer: Offer) -> dict[str, str]:
    cells = {
        column: _yes_no(offer.fact(barrier, detail), free="ja", hurdle="nein")
        for column, barrier, detail in offer_words.YES_NO_FACTS
    }
    for column, barrier, detail in offer_words.REVERSED_FACTS:
        cells[column] = _yes_no(offer.fact(barrier, detail), free="nein", hurdle="ja")
    way = offer.fact(Barrier.JOURNEY)
    return {
        **cells,
        "Willkommen": _welcome(offer.fact(Barrier.ATTITUDE)),
        "Verbindlich": _commitment(offer.fact(Barrier.COMMITMENT)),
        "Weg": way.text if way else "",
    }


def _first(words: object, value: object) -> str:
    spelled = words.get(value) if isinstance(words, dict) else None
    return str(spelled[0]) if spelled else ""


def _degrees(degrees: float) -> str:
    return f"{degrees:.{DIGITS}f}".rstrip("0").rstrip(".")


def _presence(presence: Presence) -> str:
    return "" if presence is Presence.FIXED else _first(offer_words.PRESENCES, presence)


def _hours(hours: Hours | None) -> str:
    return (hours.text or hours.osm) if hours else ""


def _price(price: Price | None) -> str:
    if price is None or price.text:
        return price.text if price else ""
    if price.donation:
        return "Spende"
    full = f"{_euro(price.full_eur)}{PER[price.unit]}" if price.full_eur else "kostenlos"
    return full if price.reduced_eur is None else f"{full}, ermäßigt {_euro(price.reduced_eur)}"


def _euro(eur: float) -> str:
    written = f"{eur:.2f}".removesuffix(".00").replace(".", ",")
    return f"{written} €"


def _ages(ages: Ages | None) -> str:
    if ages is None or (ages.minimum is None and ages.maximum is None):
        return ""
    if ages.maximum is None:
        return f"ab {ages.minimum}"
    return f"bis {ages.maximum}" if ages.minimum is None else f"{ages.minimum}-{ages.maximum}"


def _genders(genders: frozenset[Gender]) -> str:
    if genders == frozenset(Gender):
        return offer_words.ALL_GENDERS
    return ", ".join(_first(offer_words.GENDERS, g) for g in Gender if g in genders)


def _access(offer: Offer) -> str:
    rule = offer.eligibility
    if rule is None:
        return ""
    return rule.text if rule.access is Access.WORDS else _first(offer_words.ACCESSES, rule.access)


def _yes_no(fact: Fact | None, *, free: str, hurdle: str) -> str:
    if fact is None or fact.value is Value.UNKNOWN:
        return ""
    if fact.value is Value.FREE:
        return free
    return fact.text if fact.text.lower() in PARTLY else hurdle


def _welcome(fact: Fact | None) -> str:
    if fact is None:
        return ""
    if fact.value is Value.FREE:
        return fact.text if fact.text in offer_words.WELCOME else offer_words.WELCOME[0]
    return offer_words.NO_WELCOME


def _commitment(fact: Fact | None) -> str:
    if fact is None or fact.value is Value.UNKNOWN:
        return ""
    return "nein" if fact.value is Value.FREE else fact.text or "ja"

"""Read German addresses as people write them."""

import re
import unicodedata
from dataclasses import dataclass, replace

from sozialmap.core.folding import fold
from sozialmap.core.places import Address

NUMBER = re.compile(
    r"""(?<!\d)(?P<first>\d{1,4})          # 12
        (?:\s?(?P<letter>[a-z])(?![a-z])(?:\s?[+&]\s?[a-z]\b)*)?    # 12a, 12 a, 12 b+c
        (?:\s*[-–/+,.]\s*(?P<more>\d{1,4}\s?[a-z]?(?![a-z.])|[ivx]+\b))*  # 12-14, 59/60, 8/I
        (?:\s1/2|\s?½)?
        \s*$""",
    re.IGNORECASE | re.VERBOSE,
)
LEADING_NUMBER = re.compile(
    r"""^(?P<first>\d{1,4})\s?(?P<letter>[a-z]?)
        (?P<more>\s?[-–/]\s?\d{1,4}\s?[a-z]?)?\s+(?P<street>[^\W\d].*)$""",
    re.IGNORECASE | re.VERBOSE,
)
RANGE_END = re.compile(r"[-–]\s*(\d{1,4})")
POSTCODE = re.compile(r"(?<!\d)(?:D\s?-\s?)?(\d{5})(?!\d)\s*([^,;\n(]*)", re.IGNORECASE)
LOST_ZERO = re.compile(r"(?<=[,;\n])\s*(\d{4})(?=\s+[A-ZÄÖÜ])")
"""A postcode that a spreadsheet took for a number: 01587 Riesa."""
CORNER = re.compile(
    r"^\s*(?:an\s+der\s+)?ecke\s+(.+?)\s*(?:/|\bund\b|&|\becke\b)\s*(.+)$", re.IGNORECASE
)
CORNER_LATER = re.compile(r"^(.+?)\s*(?:/\s*)?\becke\s+([^\W\d].+)$", re.IGNORECASE)
"""No digit behind it: "In der Ecke 14" is a street."""
TWO_STREETS = re.compile(r"^([^\d/]{4,}?)\s*/\s*([^\d/]{4,})$")
CARE_OF = re.compile(r"\b(?:c\s?/\s?o|z\.\s?hd\.?)\s+[^,;\n]+[,;\n]", re.IGNORECASE)
NOISE = re.compile(
    r"""(?:^|(?<=[\n,;]))\s*[^\W\d][\w -]{0,24}:\s              # Adresse:, Treffpunkt:
        |\b(?:tel|telefon|fon|fax|mobil|handy)\b[.:\s]*\+?\d[\d\s/().-]*
        |(?:\+49|\b0)[\d\s]{2,6}[/-]\s?\d[\d\s-]{3,}            # 069/8065-1234
        |\S+@\S+|(?:https?://|www\.)\S+""",
    re.IGNORECASE | re.VERBOSE,
)
NO_TOWN = re.compile(
    r"""\d|(?:haus|saal|zentrum|raum|räume|schule|kirche|eingang|straße|strasse|str|weg|platz|allee
        |gasse|etage|stock|keller|anbau|altbau|neubau|treff|verein|büro|bibliothek|bücherei)\b
        |e\.\s?v\b|\b(?:eingang|klingel|bei|im|in|am|an|neben|hinter|gegenüber|über)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What tells that the words behind an address are no town: "Gemeindesaal", "im Hof"."""
INSIDE = re.compile(
    r"""[\s,/(]*(?:\b(?:
        hinterhaus|vorderhaus|seitenfl\w*|nebengeb\w*|hofgeb\w*|rückgeb\w*|
        (?:erd|ober|unter|dach|zwischen)geschoss|dachgeschoß|souterrain|
        hh|vh|ug|dg|gh|rg|hinterhof|eg(?!\s+\d+\s?[a-z]?(?![\w.])(?!\s*og))|
        \d+\.?\s*(?:og|ug|stock|etage|obergeschoss)|
        (?:wohnung|whg|raum|zimmer|eingang|aufgang|block|stiege|haus|saal|halle)\b\.?\s*(?:\d{1,4}\w?|[a-z]\b)
        |(?:1|2|3|4|5)\.?\s?og)\b\.?[\s,)]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
ABBREVIATIONS = (
    (re.compile(r"str(?:\.|(?=\s|$|\d))|stra(?:ss|ß)e\b"), "strasse"),
    (re.compile(r"\bpl\.|(?<=\w)pl\.(?=\s|$)"), "platz"),
    (re.compile(r"\bst\."), "sankt "),
    (re.compile(r"\bdr\."), "doktor "),
    (re.compile(r"\bprof\."), "professor "),
    (re.compile(r"\bbgm\."), "buergermeister "),
    (re.compile(r"\ba\.\s?d\."), "an der "),
)
PREFIX = "strasse"
SUFFIXES = (
    "strasse", "platz", "allee", "gasse", "ring", "ufer", "damm", "pfad", "steig", "chaussee",
    "promenade", "steg", "weg", "hof", "berg", "wall", "markt", "anger", "stieg", "zeile", "park",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParsedAddress:
    """The parts of an address; empty or None where it names none.

    `number` 12 and `letter` "a" of 12a; `last` 14 of 12-14; `corner` the other street of a corner.
    """

    street: str = ""
    number: int | None = None
    letter: str = ""
    last: int | None = None
    postcode: str = ""
    town: str = ""
    corner: str = ""


def street_key(name: str) -> str:
    """Return one key for all spellings: "Bieberer Str." and "bieberer-strasse" are the same."""
    text = unicodedata.normalize("NFKC", name).lower()
    for pattern, whole in ABBREVIATIONS:
        text = pattern.sub(whole, text)
    return fold(text).replace(" ", "")


def split_generic(key: str) -> tuple[str, str]:
    """Return a street key as its telling part and its generic word ("" where none).

    "bieberer" and "strasse" of Bieberer Straße, "a" and "strasse" of Straße A.
    """
    if key.startswith(PREFIX) and key != PREFIX:
        return key.removeprefix(PREFIX), PREFIX
    ending = next((ending for ending in SUFFIXES if key.endswith(ending) and key != ending), "")
    return key.removesuffix(ending), ending


def parse_address(written: Address | str) -> ParsedAddress:
    """Return the parts of an address written in one or several lines. Never fails on any text."""
    return find_readings(written)[0]


def find_readings(written: Address | str) -> list[ParsedAddress]:
    """Return at least one reading of an address, the likeliest first.

    "Pavillon 3, Domstr. 5" may mean either number, "Straße 22" may be the name of a street.
    """
    if not isinstance(written, Address):
        return _read_text(written)
    return [
        replace(
            reading,
            postcode=written.postcode.strip() or reading.postcode,
            town=written.town.strip() or reading.town,
        )
        for reading in _read_text(written.street)
    ]


def _read_text(written: str) -> list[ParsedAddress]:
    text, postcode, town = _take_postcode(_tidy(written))
    parts = [part for part in _parts(text) if part]
    corner = _read_corner(text)
    if corner:
        town = town or _town_among(parts[1:])
        return [ParsedAddress(corner[0], postcode=postcode, town=town, corner=corner[1])]
    whole = ParsedAddress(postcode=postcode, town=town)
    return _numbered(parts, whole) or _unnumbered(parts, whole) or [whole]


def _numbered(parts: list[str], whole: ParsedAddress) -> list[ParsedAddress]:
    readings = []
    for at, part in enumerate(parts):
        reading = _read_number(part)
        if reading:
            town = whole.town or _town_among(parts[at + 1 :])
            readings.append(replace(reading, postcode=whole.postcode, town=town))
            readings.append(replace(whole, street=part, town=town))  # "Straße 22" has no number
    return sorted(readings, key=lambda reading: reading.number is None)


def _unnumbered(parts: list[str], whole: ParsedAddress) -> list[ParsedAddress]:
    town = whole.town or _town_among(parts[1:])
    return [replace(whole, street=part, town=town) for part in parts]


def _town_among(parts: list[str]) -> str:
    """Return the last part, or "" where its words tell that it is no town."""
    return parts[-1] if parts and not NO_TOWN.search(parts[-1]) else ""


def _tidy(written: str) -> str:
    text = unicodedata.normalize("NFC", written)
    text = re.sub(r"[\u00a0\u2000-\u200b\u202f\t]", " ", text).replace("\r", "\n")
    text = NOISE.sub(" ", text)
    text = CARE_OF.sub(" ", re.sub(r"\([^)]*\)", " ", text) + "\n")
    return INSIDE.sub(lambda found: ", " if found.end() < len(text.rstrip()) else " ", text).strip()


def _take_postcode(text: str) -> tuple[str, str, str]:
    text = LOST_ZERO.sub(r" 0\1", text)
    found = POSTCODE.search(text)
    if not found:
        return text, "", ""
    rest = f"{text[: found.start()]}\n{text[found.end() :]}"
    return rest, found[1], found[2].strip(" .-")


def _parts(text: str) -> list[str]:
    joined = re.sub(r"(\d)\s*,\s*(?=\d{1,4}\b)", r"\1/", text)  # 118,120,122 is one number
    joined = re.sub(r"([^\W\d]{3,}\.?)\s*,\s*(\d{1,4}\s?[a-z]?)\s*(?=[,;\n]|$)", r"\1 \2", joined)
    return [part.strip(" .,-–/") for part in re.split(r"[,;\n()]+|\s[-–]\s(?!\d)", joined)]


def _read_corner(text: str) -> tuple[str, str] | None:
    line = next((part for part in text.split("\n") if part.strip()), "")
    line = line.split(",")[0].strip(" .()")
    for pattern in (CORNER, CORNER_LATER, TWO_STREETS):
        found = pattern.match(line)
        if found:
            return found[1].strip(" ,/"), found[2].strip(" ,/")
    return None


def _read_number(part: str) -> ParsedAddress | None:
    return _read_number_behind(part) or _read_number_in_front(part)


def _read_number_behind(part: str) -> ParsedAddress | None:
    found = NUMBER.search(part)
    if not found:
        return None
    street = part[: found.start()].strip(" ,.-–")
    street = re.sub(r"\s+(?:hausnr|haus-?nr|nr|no)\.?$", "", street, flags=re.IGNORECASE)
    if not any(c.isalpha() for c in street):
        return None
    letter = (found["letter"] or "").lower()
    return ParsedAddress(
        _dotted(part, street), int(found["first"]), letter, _end_of_range(found[0])
    )


def _read_number_in_front(part: str) -> ParsedAddress | None:
    found = LEADING_NUMBER.match(part)
    if not found:
        return None
    last = _end_of_range(found["more"] or "")
    return ParsedAddress(
        found["street"].strip(), int(found["first"]), found["letter"].lower(), last
    )


def _end_of_range(written: str) -> int | None:
    found = RANGE_END.search(written)
    return int(found[1]) if found else None


def _dotted(part: str, street: str) -> str:
    """Give the abbreviation its dot back, which was cut as punctuation: "Str" was "Str."."""
    return street + "." if part[len(street) :].startswith(".") else street

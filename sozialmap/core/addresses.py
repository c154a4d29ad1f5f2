"""Read German addresses as people write them."""

import re
import unicodedata
from dataclasses import dataclass

from sozialmap.core.folding import fold
from sozialmap.core.places import Address

NUMBER = re.compile(
    r"""(?<!\d)(?P<first>\d{1,4})          # 12
        (?:\s?(?P<letter>[a-z])(?![a-z]))?    # 12a, 12 a
        (?:\s*[-–/+,.]\s*(?P<more>\d{1,4}\s?[a-z]?(?![a-z.])|[ivx]+\b))*  # 12-14, 59/60, 8/I
        (?:\s1/2|\s?½)?
        \s*$""",
    re.IGNORECASE | re.VERBOSE,
)
LEADING_NUMBER = re.compile(
    r"^(?P<number>\d{1,4}\s?[a-z]?)\s+(?P<street>[^\W\d].*)$", re.IGNORECASE
)
RANGE_END = re.compile(r"[-–]\s*(\d{1,4})")
POSTCODE = re.compile(r"(?<!\d)(?:D\s?-\s?)?(\d{5})(?!\d)\s*([^,;\n(]*)", re.IGNORECASE)
LOST_ZERO = re.compile(r"(?<=[,;\n])\s*(\d{4})(?=\s+[A-ZÄÖÜ])")
"""A postcode that a spreadsheet took for a number: 01587 Riesa."""
CORNER = re.compile(
    r"^\s*(?:an\s+der\s+)?ecke\s+(.+?)\s*(?:/|\bund\b|&|\becke\b)\s*(.+)$", re.IGNORECASE
)
CORNER_LATER = re.compile(r"^(.+?)\s*(?:/\s*)?\becke\s+(.+)$", re.IGNORECASE)
TWO_STREETS = re.compile(r"^([^\d/]{4,}?)\s*/\s*([^\d/]{4,})$")
CARE_OF = re.compile(r"\b(?:c\s?/\s?o|z\.\s?hd\.?)\s+[^,;\n]+[,;\n]", re.IGNORECASE)
INSIDE = re.compile(
    r"""[\s,/(]*(?:\b(?:
        hinterhaus|vorderhaus|seitenfl\w*|nebengeb\w*|hofgeb\w*|rückgeb\w*|
        (?:erd|ober|unter|dach|zwischen)geschoss|dachgeschoß|souterrain|
        hh|vh|eg|ug|dg|gh|hinterhof|
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
SUFFIXES = (
    "strasse", "platz", "allee", "gasse", "ring", "ufer", "damm", "pfad", "steig", "chaussee",
    "promenade", "weg", "hof", "berg", "wall", "markt", "anger", "stieg", "zeile", "park",
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


def split_suffix(key: str) -> tuple[str, str]:
    """Return a street key as the telling part and the generic ending ("" where none)."""
    for suffix in SUFFIXES:
        if key.endswith(suffix) and len(key) > len(suffix):
            return key[: -len(suffix)], suffix
    return key, ""


def parse_address(written: Address | str) -> ParsedAddress:
    """Return the parts of an address written in one or several lines. Never fails on any text."""
    if isinstance(written, Address):
        parsed = _parse_text(written.street)
        return ParsedAddress(
            parsed.street,
            parsed.number,
            parsed.letter,
            parsed.last,
            written.postcode.strip() or parsed.postcode,
            written.town.strip() or parsed.town,
            parsed.corner,
        )
    return _parse_text(written)


def _parse_text(written: str) -> ParsedAddress:
    text = _tidy(written)
    text, postcode, town = _take_postcode(text)
    corner = _read_corner(text)
    if corner:
        return ParsedAddress(corner[0], postcode=postcode, town=town, corner=corner[1])
    parts = [part for part in _parts(text) if part]
    numbered = next((found for part in parts if (found := _read_number(part))), None)
    if numbered:
        street, number, letter, last, part = numbered
        rest = parts[parts.index(part) + 1 :]
        return ParsedAddress(
            street, number, letter, last, postcode, town or (rest[-1] if rest else "")
        )
    street = parts[0] if parts else ""
    return ParsedAddress(street, postcode=postcode, town=town or (parts[-1] if parts[1:] else ""))


def _tidy(written: str) -> str:
    text = unicodedata.normalize("NFC", written)
    text = re.sub(r"[\u00a0\u2000-\u200b\u202f\t]", " ", text).replace("\r", "\n")
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


def _read_number(part: str) -> tuple[str, int, str, int | None, str] | None:
    found = NUMBER.search(part)
    if found and found.start() > 0:
        street = part[: found.start()].strip(" ,.-–")
        street = re.sub(r"\s+(?:hausnr|haus-?nr|nr|no)\.?$", "", street, flags=re.IGNORECASE)
        if any(c.isalpha() for c in street):
            last = RANGE_END.search(found[0])
            letter = (found["letter"] or "").lower()
            return _dotted(part, street), int(found["first"]), letter, _int(last), part
    leading = LEADING_NUMBER.match(part)
    if leading:
        digits = re.match(r"\d+", leading["number"])
        letter = leading["number"][digits.end() :].strip().lower() if digits else ""
        return leading["street"].strip(), int(digits[0]) if digits else 0, letter, None, part
    return None


def _dotted(part: str, street: str) -> str:
    """Give the abbreviation its dot back, which was cut as punctuation: "Str" was "Str."."""
    return street + "." if part[len(street) :].startswith(".") else street


def _int(found: re.Match[str] | None) -> int | None:
    return int(found[1]) if found else None

"""Read the German values of a table. Each reader returns None for words it does not understand."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from sozialmap.core.folding import fold, fold_key
from sozialmap.core.model import Access, Ages, Eligibility, Gender, Price, PriceUnit, Value
from sozialmap.text import offer_words

Word = TypeVar("Word", bound=StrEnum)
YES = frozenset(map(fold, offer_words.YES))
NO = frozenset(map(fold, offer_words.NO))
PARTLY = frozenset(map(fold, offer_words.PARTLY))
KINDS = offer_words.by_word(offer_words.KINDS)
REGULARITIES = offer_words.by_word(offer_words.REGULARITIES)
ASSET_TYPES = offer_words.by_word(offer_words.ASSET_TYPES)
CHANNELS = offer_words.by_word(offer_words.CHANNELS)
GENDERS = offer_words.by_word(offer_words.GENDERS)
ACCESSES = offer_words.by_word(offer_words.ACCESSES)
PRESENCES = offer_words.by_word(offer_words.PRESENCES)
LANGUAGES = offer_words.by_word(offer_words.LANGUAGES)
FREE = re.compile(
    r"^(?:kostenlos|kostenfrei|gratis|umsonst|frei|eintritt frei|keine|gebuehrenfrei)$"
)
DONATION = re.compile(r"spende")
AMOUNT = re.compile(
    r"(?:(?:€|EUR|Euro)\s*)?(\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,5}(?:[.,]\d{1,2})?)(?:,[-–])?"
    r"\s*(?:€|EUR|Euro)?",
    re.IGNORECASE,
)
CURRENCY = re.compile(r"€|\bEUR\b|euro|,[-–]", re.IGNORECASE)
REDUCED = re.compile(r"erm(?:\.|äß\w*)|reduziert|mit\s+(?:frankfurt|offenbach|kultur)?-?pass", re.I)
UNITS = (
    (re.compile(r"(?:/|pro|je|im)\s*monat|monatlich|mtl\b", re.I), PriceUnit.MONTH),
    (re.compile(r"(?:/|pro|je|im)\s*jahr|jährlich|jahresbeitrag|/\s*j\b", re.I), PriceUnit.YEAR),
    (re.compile(r"(?:/|pro|je)\s*(?:kurs|kursreihe|semester|quartal)|kursgebühr", re.I),
     PriceUnit.COURSE),
    (re.compile(r"(?:/|pro|je)\s*(?:termin|mal|besuch|treffen|person|abend|tag|eintritt)|eintritt",
                re.I), PriceUnit.VISIT),
    (re.compile(r"(?:/|pro|je)\s*\w+", re.I), PriceUnit.OTHER),
)  # fmt: skip
DEPOSIT = re.compile(
    r"[,;+(]?\s*(?:(?:zzgl\.?|plus|und)\s*)?(?:\d+(?:,\d+)?\s*(?:€|EUR|Euro)\s*(?:Pfand|Kaution)"
    r"|(?:Pfand|Kaution):?\s*\d+(?:,\d+)?\s*(?:€|EUR|Euro))\s*\)?",
    re.IGNORECASE,
)
HIGHEST_AGE = 120
EARLIEST_YEAR = 1990
SERIAL_START = date(1899, 12, 30)
SERIAL_DAY = re.compile(r"3[3-9]\d{3}|[4-6]\d{4}")
"""Days since then, as a spreadsheet counts a date whose cell lost its form: 1990 to 2091."""
AGE_FROM = re.compile(r"^(?:ab|von|mindestens|über)\s*(\d{1,3})(?:\s*jahren?)?$")
AGE_TO = re.compile(r"^(?:bis|höchstens|unter)\s*(?:zu\s*)?(\d{1,3})(?:\s*jahren?)?$")
AGE_BETWEEN = re.compile(r"^(?:von\s*)?(\d{1,3})\s*(?:-|–|bis)\s*(\d{1,3})(?:\s*jahren?)?$")
NUMBER = re.compile(
    r"^(?:ca\.?|etwa|bis\s*(?:zu)?|max\.?|höchstens)?\s*(\d{1,4})(?:\s*\w+)?$", re.I
)
BETWEEN = re.compile(r"^(?:ca\.?\s*)?(\d{1,4})\s*[-–]\s*(\d{1,4})(?:\s*\w+)?$")


def read_word(text: str, words: dict[str, Word]) -> Word | None:
    """Return what one word of a closed list means; the English value is understood too."""
    folded = fold(text)
    if folded in words:
        return words[folded]
    return next((value for value in words.values() if value.value == text.strip().lower()), None)


def read_words(text: str, words: dict[str, Word]) -> tuple[Word, ...] | None:
    """Return what several words parted by commas mean; None where one is not known."""
    found = [read_word(part, words) for part in re.split(r"[,;/]|\bund\b|\boder\b", text)]
    return None if None in found else tuple(dict.fromkeys(w for w in found if w is not None))


def read_value(text: str) -> Value | None:
    """Return FREE for yes, HURDLE for no and for partly."""
    folded = fold(text)
    if folded in YES:
        return Value.FREE
    return Value.HURDLE if folded in NO or folded in PARTLY else None


def read_genders(text: str) -> frozenset[Gender] | None:
    """Return the genders named; all of them for "alle"."""
    if fold(text) == "alle":
        return frozenset(Gender)
    found = read_words(re.sub(r"^\s*nur\s+", "", text, flags=re.IGNORECASE), GENDERS)
    return None if found is None else frozenset(found)


def read_eligibility(text: str) -> Eligibility:
    """Return the rule of access; other words are a rule in free words."""
    access = read_word(text, ACCESSES)
    return Eligibility(access) if access else Eligibility(Access.WORDS, text)


def read_languages(text: str) -> tuple[str, ...] | None:
    """Return ISO 639-1 codes (gsg for German Sign Language); None where a name is not known."""
    found = []
    for part in filter(None, map(fold, re.split(r"[,;/]|\bund\b", text))):
        code = LANGUAGES.get(part) or (part if re.fullmatch(r"[a-z]{2,3}", part) else None)
        if code is None:
            return None
        found.append(code)
    return tuple(dict.fromkeys(found))


def read_ages(text: str) -> Ages | None:
    """Return the ages of "ab 18", "18-27", "bis 65"."""
    words = text.strip().lower().removesuffix(".").strip()
    if found := AGE_BETWEEN.match(words):
        low, high = int(found[1]), int(found[2])
        return Ages(low, high) if low <= high <= HIGHEST_AGE else None
    if found := AGE_FROM.match(words):
        return Ages(int(found[1]), None) if int(found[1]) <= HIGHEST_AGE else None
    if found := AGE_TO.match(words):
        return Ages(None, int(found[1])) if int(found[1]) <= HIGHEST_AGE else None
    return None


def read_group_size(text: str) -> int | None:
    """Return the usual number of people; of "8-12" the larger."""
    if found := BETWEEN.match(text.strip()):
        return max(int(found[1]), int(found[2]))
    found = NUMBER.match(text.strip())
    return int(found[1]) if found else None


def read_price(text: str) -> Price | None:
    """Return the price of "kostenlos", "3,50 € pro Termin", "5 €, ermäßigt 2 €", "Spende".

    A deposit one gets back is no price.
    """
    written, deposits = DEPOSIT.subn(" ", text)
    if deposits:
        found = read_price(written) if written.strip(" ,;.()+") else Price(0.0)
        return replace(found, text=text) if found else None
    if FREE.match(fold(text)):
        return Price(0.0, text=text)
    if DONATION.search(fold(text)):
        return Price(0.0, donation=True, text=text)
    reduced_at = REDUCED.search(text)
    full, reduced = (
        (text[: reduced_at.start()], text[reduced_at.start() :]) if reduced_at else (text, "")
    )
    amount = _amount(full)
    if amount is None or not (CURRENCY.search(text) or re.fullmatch(r"[\d.,\s]+", text)):
        return None
    unit = next((unit for pattern, unit in UNITS if pattern.search(full)), PriceUnit.VISIT)
    return Price(amount, unit, _amount(reduced), text=text)


def _amount(text: str) -> float | None:
    found = AMOUNT.search(text)
    if not found:
        return 0.0 if re.search(r"kostenlos|frei\b|gratis", text, re.IGNORECASE) else None
    digits = found[1]
    if "," in digits or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        digits = digits.replace(".", "").replace(",", ".")
    return float(digits)


def read_date(text: str) -> date | None:
    """Return the day of "2026-12-31", "31.12.2026", "31.12.26" or of a spreadsheet's number."""
    words = text.strip().split(" ")[0].split("T")[0]
    if SERIAL_DAY.fullmatch(words):
        return SERIAL_START + timedelta(days=int(words))
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"):
        try:
            day = datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return day if day.year >= EARLIEST_YEAR else None
    return None


def read_degrees(text: str) -> float | None:
    """Return a coordinate with decimal point or comma."""
    try:
        return float(text.strip().rstrip("°").replace(",", "."))
    except ValueError:
        return None


def header_key(header: str) -> str:
    """Return a header in the form in which spellings are compared."""
    return fold_key(header)

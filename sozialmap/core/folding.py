"""Bring spellings of the same word together."""

import re
import unicodedata

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return lower-case ASCII words parted by one blank: "Größe (m²)" is "groesse m2"."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(UMLAUTS)
    plain = unicodedata.normalize("NFKD", lowered)
    return NOT_A_LETTER.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def fold_key(text: str) -> str:
    """Return `fold` without blanks, for comparing names and headers."""
    return fold(text).replace(" ", "")

"""Make own words fit for paper: nothing that steers, and no word that is longer than a line."""

import re
import unicodedata

STEERING = re.compile(
    "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"  # marks that turn the way of writing
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"  # what no text may hold
)
BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
MANY_BREAKS = re.compile(r"\n\s*\n\s*")
LONG_WORD = re.compile(r"[^\s\u00a0\u200b]{24,}")
JOINTS = re.compile(r"(?<=[@/._?&=+-])(?=[^\s@/._?&=+-]\S{5})")
"""After a sign that joins, where more than an ending follows."""
ADDRESS = re.compile(r"\S@\S|://|www\.")
PIECE = 16
LONGEST_HYPHENATED = 90
GAP = "\u200b"
"""Lets a line break where there is no blank; it has no width."""


def as_printed(text: str, longest: int = LONGEST_HYPHENATED) -> str:
    """Return the text with its lines, so that it fits the paper whatever it is.

    A word of letters up to `longest` is left to the hyphens of its language.
    """
    plain = STEERING.sub("", BREAKS.sub("\n", text)).strip()
    return LONG_WORD.sub(
        lambda found: _with_gaps(found[0], longest), MANY_BREAKS.sub("\n\n", plain)
    )


def is_kept_whole(text: str) -> bool:
    """Tell whether a hyphen at the end of a line would spoil a text: an address of the net."""
    return bool(ADDRESS.search(text))


def is_right_to_left(text: str) -> bool:
    """Tell how a text runs, by its first letter that has a direction."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _with_gaps(word: str, longest: int) -> str:
    """Return a long word that may break at its joints, and where those are far, anywhere."""
    return GAP.join(part if _fits(part, longest) else _cut(part) for part in JOINTS.split(word))


def _fits(part: str, longest: int) -> bool:
    return len(part) <= 2 * PIECE or (part.isalpha() and len(part) <= longest)


def _cut(part: str) -> str:
    """Return a part with gaps; no sign is taken from the one it stands upon."""
    pieces, piece = [], ""
    for sign in part:
        if len(piece) >= PIECE and not unicodedata.combining(sign):
            pieces.append(piece)
            piece = ""
        piece += sign
    return GAP.join([*pieces, piece])

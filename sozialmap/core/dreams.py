"""Big wishes in three rungs: what goes today, what comes next, what it takes.

No wish is too big to begin with; a rung names what to do and what to look for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sozialmap.core.folding import fold
from sozialmap.core.model import OfferKind
from sozialmap.core.wishes import Understood

MOST_DREAMS = 2
SURE_ENOUGH = 0.25
"""A guess less likely is no reason to speak of somebody's dream."""


class Rung(StrEnum):
    """How far up: small today, the next step, what it takes."""

    TODAY = "today"
    NEXT = "next"
    NEEDS = "needs"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do on one rung, in German and English, and what to look for: interests, kinds."""

    rung: Rung
    text: str
    interests: tuple[str, ...]
    kinds: tuple[OfferKind, ...]
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class Dream:
    """A big wish. `words`, where there are any, tell it from the everyday side of its interest."""

    interest: str
    words: tuple[str, ...]
    steps: tuple[Step, Step, Step]


def find_dreams(
    understood: Iterable[Understood], dreams: Mapping[str, Sequence[Dream]], text: str
) -> list[Dream]:
    """Return the dreams that speak from a wish, the surest first; `dreams` by interest."""
    said = f" {fold(text)} "
    found = [
        dream
        for heard in sorted(understood, key=lambda one: -one.score)
        if heard.score >= SURE_ENOUGH
        for dream in dreams.get(heard.interest.name, ())
        if not dream.words or any(f" {fold(word)}" in said for word in dream.words)
    ]
    return found[:MOST_DREAMS]

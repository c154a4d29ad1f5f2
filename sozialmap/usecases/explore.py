"""Find what fits a wish among offers and ordinary places, and say which filter to relax."""

from dataclasses import dataclass

from sozialmap.core.matching import Answer
from sozialmap.core.model import OfferKind
from sozialmap.core.wishes import Match, Outcome

SHOWN = (Outcome.OPEN, Outcome.OPEN_WITH, Outcome.ASK)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a visitor narrowed down; the wish itself holds the rest."""

    area: str | None = None
    kind: OfferKind | None = None


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found: matches to show, best first, and how many each filter holds back."""

    matches: tuple[Match, ...]
    answer: Answer

"""Answer a wish: what was understood, what fits, and whether help is needed at once."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.index import Index
from sozialmap.core.matching import Answer, match_offers
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Understood, Wish

CHOSEN_SCORE = 1.0
"""An interest that was named is no guess."""


@dataclass(frozen=True, slots=True)
class WishAnswer:
    """The answer to one wish."""

    answer: Answer
    crisis: bool


def answer_wish(
    wish: Wish,
    index: Index,
    reader: WishReader,
    *,
    today: date,
    rows: NDArray[np.bool_] | None = None,
    declined: frozenset[str] = frozenset(),
) -> WishAnswer:
    """Judge all entries of the index, or those in `rows`, for a wish on a day.

    `declined` are interests that were heard but not meant. Nothing of the wish is kept.
    """
    candidates = (
        index.candidates
        if rows is None
        else [index.candidates[row] for row in np.flatnonzero(rows)]
    )
    answer = match_offers(
        candidates,
        wish,
        [u for u in understand(wish, reader) if u.interest.name not in declined],
        wish_words=reader.telling_words(wish.text),
        today=today,
    )
    return WishAnswer(answer, reader.speaks_of_crisis(wish.text))


def understand(wish: Wish, reader: WishReader) -> list[Understood]:
    """Return the interests of a wish: those named, then those heard in its words."""
    named = [
        Understood(interest, CHOSEN_SCORE)
        for name in wish.interests
        if (interest := reader.find_interest(name))
    ]
    heard = reader.read(wish.text)
    names = {understood.interest.name for understood in named}
    return [*named, *(u for u in heard if u.interest.name not in names)]

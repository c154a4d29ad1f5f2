"""Answer a wish: what was understood, what fits, and whether help is needed at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.answers import Answer
from sozialmap.core.fit import LEAST_IF_PLAIN, Heard, find_likeness, is_plain, lean_towards
from sozialmap.core.index import Index
from sozialmap.core.matching import match_rows
from sozialmap.core.ports import WishReader
from sozialmap.core.reach import Travel
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
    travel: Travel | None = None,
) -> WishAnswer:
    """Judge all entries of the index, or those in `rows`, for a wish on a day.

    `declined` are interests that were heard but not meant, `travel` the ways from the wish's start
    to all rows of the index. Nothing of the wish is kept.
    """
    heard = reader.hear(wish.text)
    understood = [u for u in understand(wish, heard, reader) if u.interest.name not in declined]
    answer = match_rows(
        index.columns,
        wish,
        understood,
        wish_words=reader.telling_words(wish.text),
        today=today,
        likeness=_likeness(heard, understood, index, reader, declined).astype(np.float64),
        rows=None if rows is None else np.flatnonzero(rows),
        travel=travel,
    )
    return WishAnswer(answer, reader.speaks_of_crisis(wish.text))


def _likeness(
    heard: Heard,
    understood: Sequence[Understood],
    index: Index,
    reader: WishReader,
    declined: frozenset[str],
) -> NDArray[np.float32]:
    """Return how alike the wish and each entry of the index are.

    Who clearly wants to fish is not sent riding: where one interest is plainly meant and no entry
    is about it, none is alike.
    """
    nothing = np.zeros(len(index.entries), dtype=np.float32)
    if not understood:
        return nothing
    named = [u.interest.name for u in understood if u.score == CHOSEN_SCORE]
    leaning = lean_towards(heard, reader.interest_names, named=named, declined=declined)
    alike = find_likeness(
        index.leanings, index.meanings, leaning, heard.meaning, speaking=index.speaking
    )
    as_heard = not named and not declined
    missing = as_heard and is_plain(heard) and alike.max(initial=0) < LEAST_IF_PLAIN
    return nothing if missing else alike


def understand(wish: Wish, heard: Heard, reader: WishReader) -> list[Understood]:
    """Return the interests of a wish: those named, then those heard in its words."""
    named = [
        Understood(interest, CHOSEN_SCORE)
        for name in wish.interests
        if (interest := reader.find_interest(name))
    ]
    names = {understood.interest.name for understood in named}
    return [*named, *(u for u in heard.understood if u.interest.name not in names)]

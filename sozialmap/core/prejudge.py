"""The outcome of many rows for one wish at once, without reasons.

Each rule of `core.openness` is asked for one offer of each kind, and its answer counts for all rows
of the kind; so `judge` stays the one truth. tests/core/test_prejudge.py compares both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.columns import Day, Rows
from sozialmap.core.facets import Kinds
from sozialmap.core.hours import WishedTimes
from sozialmap.core.model import Barrier
from sozialmap.core.openness import Case, Effect, find_needs, find_strongest
from sozialmap.core.ways import Ways
from sozialmap.core.wishes import Avoid, Filter, Mode, Outcome, Wish

Codes = NDArray[np.uint8]
OPEN, WITH, ASK, CLOSED, BUDGET, TIMES, REACH, ENDED, SPECIAL = range(9)
"""The greatest code of all rules counts; filters in the order in which they are told."""
LEAST_ABSENT = BUDGET
OUTCOMES = (Outcome.OPEN, Outcome.OPEN_WITH, Outcome.ASK, Outcome.CLOSED, *[Outcome.ABSENT] * 5)
FILTERS = (
    None, None, None, Filter.CLOSED, Filter.BUDGET, Filter.TIMES, Filter.REACH, Filter.TIMES,
    Filter.SPECIAL,
)  # fmt: skip
OF_EFFECT = {Effect.CLOSED: CLOSED, Effect.ASK: ASK, Effect.WITH: WITH}
OF_FILTER = {"special": SPECIAL, "ended": ENDED, "budget": BUDGET}
AVOIDS = {
    Avoid.SPECIAL: "regularity",
    Avoid.MIXED_GENDER: "genders",
    Avoid.ALCOHOL: Barrier.TRIGGERS,
    Avoid.GAMBLING: Barrier.TRIGGERS,
    Avoid.DOGS: Barrier.DOGS,
    Avoid.CHILDREN: Barrier.CHILDREN,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish on a day, with what was made of it once for all rows."""

    wish: Wish
    day: Day
    ways: Ways
    wished: WishedTimes | None


@dataclass(frozen=True, slots=True)
class Look:
    """Finds the codes of rows by one rule; `filters` tells whether some of them are absent."""

    find: Callable[[Rows], Codes]
    filters: bool


def prejudge(asked: Asked, rows: Rows) -> Codes:
    """Return a code for each of some rows: the outcome, and the filter that holds it back.

    What is absent by one rule is not looked at by the next, which could not change it.
    """
    codes = np.zeros(len(rows), dtype=np.uint8)
    left: Rows | None = None
    found = codes
    for look in _looks(asked):
        np.maximum(found, look.find(rows), out=found)
        if not look.filters:
            continue
        staying = np.flatnonzero(found < LEAST_ABSENT)
        if len(staying) == len(found):
            continue
        if left is not None:
            codes[left] = found
        left = staying if left is None else left[staying]
        rows, found = rows[staying], found[staying]
    if left is not None:
        codes[left] = found
    return codes


def _looks(asked: Asked) -> Iterator[Look]:
    """Yield what is to be looked at for a wish, in the order of the rules."""
    wish = asked.wish
    if not wish.include_special:
        yield from _by_kind(asked, "special", "regularity")
    yield from _by_kind(asked, "ended", "ended")
    if wish.minutes is not None and wish.start is not None:
        yield Look(partial(_look_at_reach, asked), filters=True)
    if wish.times:
        yield from _by_table(asked.day.kinds("times"), _weigh_times(asked))
    if wish.budget_eur is not None:
        yield from _by_kind(asked, "budget", "price")
    for rule in ("ages", "genders", "eligibility", "languages"):
        yield from _by_kind(asked, rule, rule)
    for avoid in wish.avoid:
        yield from _by_kind(asked, "avoids", AVOIDS[avoid], avoid=frozenset({avoid}))
    for need in find_needs(wish):
        yield from _by_kind(asked, "needs", need.barrier, needs=(need,), mode=Mode.WALK)


def _by_kind(
    asked: Asked, rule: str, kinds_by: str | Barrier, **narrowed: object
) -> Iterator[Look]:
    wish = replace(asked.wish, **narrowed) if narrowed else asked.wish  # type: ignore[arg-type]
    kinds = asked.day.kinds(kinds_by)
    weights = [_weigh(rule, Case(one, wish, asked.day.today)) for one in kinds.examples]
    yield from _by_table(kinds, np.array(weights, dtype=np.uint8))


def _by_table(kinds: Kinds, table: Codes) -> Iterator[Look]:
    if table.any():
        yield Look(
            lambda rows: table.take(kinds.numbers.take(rows)),
            filters=bool(table.max() >= LEAST_ABSENT),
        )


def _weigh(rule: str, case: Case) -> int:
    found = find_strongest(rule, case)
    if found is None:
        return OPEN
    if found.effect is Effect.ABSENT:
        return OF_FILTER[rule]
    return OF_EFFECT.get(found.effect, OPEN)


def _weigh_times(asked: Asked) -> Codes:
    """Return a code for each kind of times; unknown and outdated ones are one kind."""
    kinds, wished = asked.day.kinds("times"), asked.wished
    table = np.full(len(kinds.keys), ASK, dtype=np.uint8)
    if wished is None or not wished.valid:
        return table
    masks = asked.day.times
    perhaps = np.where(masks.by_appointment, ASK, TIMES)
    table[asked.day.known_times] = np.where(masks.find_common(wished), OPEN, perhaps)
    return table


def _look_at_reach(asked: Asked, rows: Rows) -> Codes:
    columns, limit = asked.day.columns, asked.wish.minutes or 0.0
    beyond, nowhere = asked.ways.reach(rows, limit)
    codes = np.where(beyond, np.uint8(REACH), np.uint8(OPEN))
    codes[nowhere] = ASK
    elsewhere = np.flatnonzero(columns.elsewhere.take(rows))
    codes[elsewhere] = np.where(columns.coming[rows[elsewhere]], OPEN, ASK)
    return codes

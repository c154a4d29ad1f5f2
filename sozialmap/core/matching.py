"""Which offers fit a wish, in which order, with what to ask."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import prod

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.answers import Answer, Matches
from sozialmap.core.columns import (
    LAST_BITS,
    ORDINARY_BITS,
    TENTHS_BITS,
    Candidate,
    Columns,
    Rows,
)
from sozialmap.core.hours import read_wished
from sozialmap.core.openness import find_needs, judge
from sozialmap.core.prejudge import FILTERS, OPEN, OUTCOMES, Asked, Codes, prejudge
from sozialmap.core.reach import Travel
from sozialmap.core.ways import find_ways, take_ways
from sozialmap.core.wishes import (
    Filter,
    Match,
    MinutesKind,
    Need,
    Outcome,
    Reason,
    Strength,
    Understood,
    Wish,
)
from sozialmap.core.word_rows import has_word

LEAST_SCORE = 0.15
"""Below it an offer does not fit the words."""
DIRECT_SHARE = 0.6
"""What the same words in wish and offer count for, against an interest in common."""
LEAST_OF_BEST = 0.4
"""Beside a good fit, a faint one does not count."""
LEAST_REASON = 0.01
"""An interest in common that is fainter is no reason to name."""
AMONG_FIRST = 5
OF_ONE_ASSET = 2
ENOUGH = 3
"""With fewer, wishes are set aside, and something new is proposed."""
SHOWN = (Outcome.OPEN, Outcome.OPEN_WITH, Outcome.ASK)
LAST_SHOWN = OUTCOMES.index(SHOWN[-1])
OUTCOME_RANKS = np.array([tuple(Outcome).index(one) for one in OUTCOMES], dtype=np.uint64)
SCORE_STEPS = 1000
SCORE_BITS = 10
"""With those of the columns, and 3 for the outcome, the whole order of a row is one number."""
SCORE_AT = np.uint64(ORDINARY_BITS + TENTHS_BITS + LAST_BITS)
OUTCOME_AT = SCORE_AT + np.uint64(SCORE_BITS)
TENTHS_AT = np.uint64(LAST_BITS)
NO_WAY_TENTHS = 2**TENTHS_BITS - 1
"""Behind every way, which is given in tenths of a minute."""
NETWORK, ESTIMATE = MinutesKind.NETWORK, MinutesKind.ESTIMATE
Floats = NDArray[np.float64]


def match_offers(
    candidates: Iterable[Candidate],
    wish: Wish,
    understood: Sequence[Understood],
    *,
    wish_words: frozenset[str],
    today: date,
    likeness: Sequence[float] | None = None,
    travel: Travel | None = None,
) -> Answer:
    """Judge some candidates for a wish and order them; see `match_rows`."""
    return match_rows(
        Columns(tuple(candidates)),
        wish,
        understood,
        wish_words=wish_words,
        today=today,
        likeness=None if likeness is None else np.asarray(likeness, dtype=np.float64),
        travel=travel,
    )


def match_rows(
    columns: Columns,
    wish: Wish,
    understood: Sequence[Understood],
    *,
    wish_words: frozenset[str],
    today: date,
    likeness: Floats | None = None,
    rows: Rows | None = None,
    travel: Travel | None = None,
) -> Answer:
    """Judge all rows of columns, or some, for a wish and order them.

    `understood` are the interests heard in the wish, `wish_words` its telling words, folded.
    `likeness` says for each row of the columns how alike its profile and the wish are, 0 to 1;
    without it the interests in common are counted. `travel` knows the way to each row of the
    columns; without it ways are estimated. Reasons are made for a row when it is looked at.
    """
    ways = (
        find_ways(columns.positions, columns.vectors, wish.start, wish.mode)
        if travel is None
        else take_ways(travel)
    )
    question = _Question(
        Asked(
            wish,
            columns.on(today),
            ways.at_pace(wish.pace),
            read_wished(wish.times, today) if wish.times else None,
        ),
        understood,
        wish_words,
        likeness,
    )
    return question.answer(np.arange(len(columns)) if rows is None else rows)


@dataclass(frozen=True, slots=True, eq=False)
class _Question:
    """A wish as it was heard, put to columns."""

    asked: Asked
    understood: Sequence[Understood]
    wish_words: frozenset[str]
    likeness: Floats | None

    def answer(self, rows: Rows) -> Answer:
        """Judge what fits the words; the rest is judged when somebody asks for it."""
        scores = self._score(rows)
        relevant = self._find_relevant(scores)
        fitting = _Rated(rows, scores).some(relevant)
        codes = prejudge(self.asked, fitting.rows)
        shown = self._order(fitting.some(codes <= LAST_SHOWN), codes[codes <= LAST_SHOWN])
        shown = shown.in_order(_spread(shown.rows, self.asked.day.columns.assets))

        def find_all() -> Matches:
            others = _Rated(rows, scores).some(~relevant)
            held = self._order(fitting.some(codes > LAST_SHOWN), codes[codes > LAST_SHOWN])
            last = self._order(others, prejudge(self.asked, others.rows))
            return self._matches([shown, held, last], relevant=len(codes))

        return Answer(
            understood=tuple(self.understood),
            shown=self._matches([shown], relevant=len(codes)),
            counted=_count(codes),
            find_all=find_all,
            relaxed=self._relax(fitting.rows, codes),
            start_new=len(shown.rows) < ENOUGH,
        )

    def _score(self, rows: Rows) -> Floats:
        """Return how well the words fit some rows, 0 to 1."""
        unlike = self._find_unlike(rows)
        if not self.wish_words:
            return 1 - unlike
        found = self.asked.day.columns.words.count(self.wish_words)[rows]
        return _mix(unlike, found, self.wish_words)

    def _find_unlike(self, rows: Rows) -> Floats:
        if self.likeness is not None:
            return 1 - self.likeness[rows]
        if not self.understood:
            return np.ones(len(rows))
        candidates = self.asked.day.columns.candidates
        shares = (self._weigh_interests(candidates[row]) for row in rows.tolist())
        return np.array([prod(1 - weight for weight, _ in weights) for weights in shares])

    def _weigh_interests(self, candidate: Candidate) -> list[tuple[float, Understood]]:
        return [
            (heard.score * candidate.profile.get(heard.interest.name, 0.0), heard)
            for heard in self.understood
        ]

    def _find_relevant(self, scores: Floats) -> NDArray[np.bool_]:
        wish = self.asked.wish
        asked_for = bool(wish.text.strip() or wish.interests)
        relevant = scores >= LEAST_SCORE if asked_for else np.ones(len(scores), dtype=bool)
        if self.likeness is not None and len(scores):
            rounded = np.round(scores, 3)
            relevant &= rounded >= LEAST_OF_BEST * rounded.max()
        return relevant

    def _order(self, rated: "_Rated", codes: Codes) -> "_Judged":
        """Return rows, best first: by outcome, fit, ordinary, minutes, and the last resort."""
        columns, rows = self.asked.day.columns, rated.rows
        tenths = np.fmin(np.rint(self.asked.ways.minutes(rows) * 10), NO_WAY_TENTHS)
        unfit = SCORE_STEPS - np.rint(rated.scores * SCORE_STEPS).astype(np.uint64)
        key = columns.order.take(rows)
        key |= OUTCOME_RANKS[codes] << OUTCOME_AT
        key |= unfit << SCORE_AT
        key |= tenths.astype(np.uint64) << TENTHS_AT
        return _Judged(rows, codes).in_order(np.argsort(key))

    def _relax(self, rows: Rows, codes: Codes) -> tuple[Need, ...]:
        """Return the wishes to set aside, one by one, until enough is open; never a must.

        No wish holds anything back, so what is shown stays the same; see docs/openness.md.
        """
        wish, count = self.asked.wish, int(np.count_nonzero(codes == OPEN))
        aside: list[Need] = []
        gained = 0
        while count < ENOUGH and (nice := _nice_needs(wish)):
            counts = [self._count_open(_without(wish, need), rows) for need in nice]
            best = max(range(len(nice)), key=lambda number: (counts[number], number))
            aside.append(nice[best])
            gained = len(aside) if counts[best] > count else gained
            wish, count = _without(wish, nice[best]), counts[best]
        return tuple(aside[:gained])

    def _count_open(self, wish: Wish, rows: Rows) -> int:
        return int(np.count_nonzero(prejudge(replace(self.asked, wish=wish), rows) == OPEN))

    def _matches(self, parts: Sequence["_Judged"], *, relevant: int) -> Matches:
        rows = np.concatenate([part.rows for part in parts])

        def make(position: int) -> Match:
            return self._match(int(rows[position]), relevant=position < relevant)

        return Matches(rows, np.concatenate([part.codes for part in parts]), make)

    def _match(self, row: int, *, relevant: bool) -> Match:
        asked, at = self.asked, np.array([row])
        candidate = asked.day.columns.candidates[row]
        minutes, metres = (_known(way(at)) for way in (asked.ways.minutes, asked.ways.metres))
        common = [word for word in sorted(self.wish_words) if has_word(candidate.words, word)]
        score = _mix(self._find_unlike(at), np.array([len(common)]), self.wish_words)
        return Match(
            offer=candidate.offer,
            verdict=judge(
                candidate.offer,
                asked.wish,
                today=asked.day.today,
                minutes=minutes,
                wished=asked.wished,
            ),
            score=round(float(score[0]), 3),
            relevant=relevant,
            minutes=None if minutes is None else round(minutes, 1),
            minutes_kind=NETWORK if asked.ways.by_network(at)[0] else ESTIMATE,
            distance_m=None if metres is None else round(metres),
            fits=self._find_fits(row, common),
        )

    def _find_fits(self, row: int, common: list[str]) -> tuple[Reason, ...]:
        """Return the two strongest reasons why the words fit."""
        candidate = self.asked.day.columns.candidates[row]
        weights = sorted(self._weigh_interests(candidate), key=lambda pair: -pair[0])
        reasons = [
            Reason(
                "fits_interest", None, (("interest", heard.interest.name), ("heard", heard.words))
            )
            for weight, heard in weights[:2]
            if weight >= LEAST_REASON
        ]
        if not reasons and common:
            reasons = [Reason("fits_words", None, (("words", tuple(common[:3])),))]
        if not reasons and self.likeness is not None and self.likeness[row] >= LEAST_SCORE:
            reasons = [Reason("fits_meaning")]
        return tuple(reasons)


@dataclass(frozen=True, slots=True, eq=False)
class _Rated:
    """Rows with how well the words fit them."""

    rows: Rows
    scores: Floats

    def some(self, wanted: NDArray[np.bool_]) -> "_Rated":
        if wanted.all():
            return self
        return _Rated(self.rows[wanted], self.scores[wanted])


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """Rows with the code of their outcome."""

    rows: Rows
    codes: Codes

    def in_order(self, order: Rows) -> "_Judged":
        return _Judged(self.rows[order], self.codes[order])


def _mix(unlike: Floats, common: NDArray[np.int64], wish_words: frozenset[str]) -> Floats:
    """Return the score of what the words have in common beside what is alike in meaning."""
    direct = DIRECT_SHARE * common / len(wish_words) if wish_words else 0.0
    fitting: Floats = 1 - unlike * (1 - direct)
    return fitting


def _known(way: Floats) -> float | None:
    return None if np.isnan(way[0]) else float(way[0])


def _count(codes: Codes) -> Mapping[Filter, int]:
    counted = Counter(dict.fromkeys(Filter, 0))
    for name, count in zip(FILTERS, np.bincount(codes, minlength=len(FILTERS)), strict=True):
        if name:
            counted[name] += int(count)
    return dict(counted)


def _nice_needs(wish: Wish) -> list[Need]:
    return [need for need in find_needs(wish) if need.strength is Strength.NICE]


def _without(wish: Wish, need: Need) -> Wish:
    return replace(wish, needs=tuple(one for one in wish.needs if one is not need))


def _spread(rows: Rows, assets: Rows) -> Rows:
    """Return the order in which at most two of one asset stand among the first five."""
    first: list[int] = []
    later: list[int] = []
    seen: Counter[int] = Counter()
    for position, row in enumerate(rows):
        if len(first) >= AMONG_FIRST:
            break
        asset = int(assets[row])
        (later if seen[asset] >= OF_ONE_ASSET else first).append(position)
        seen[asset] += 1
    ahead = len(first) + len(later)
    return np.concatenate([np.array([*first, *later], dtype=np.intp), np.arange(ahead, len(rows))])

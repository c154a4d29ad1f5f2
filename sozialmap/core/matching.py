"""Which offers fit a wish, in which order, with what to ask."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import prod

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.answers import Answer, Matches
from sozialmap.core.columns import Candidate, Columns, Rows
from sozialmap.core.hours import read_wished
from sozialmap.core.openness import find_needs, judge
from sozialmap.core.prejudge import FILTERS, OPEN, OUTCOMES, Asked, Codes, prejudge
from sozialmap.core.ways import Ways, find_ways
from sozialmap.core.wishes import (
    Filter,
    Match,
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
LEAST_REASON = 0.02
"""An interest in common that is fainter is no reason to name."""
AMONG_FIRST = 5
OF_ONE_ASSET = 2
ENOUGH = 3
"""With fewer, wishes are set aside, and something new is proposed."""
SHOWN = (Outcome.OPEN, Outcome.OPEN_WITH, Outcome.ASK)
LAST_SHOWN = OUTCOMES.index(SHOWN[-1])
OUTCOME_RANKS = np.array([tuple(Outcome).index(one) for one in OUTCOMES], dtype=np.uint64)
SCORE_STEPS = 1000
OUTCOME_BITS, SCORE_BITS, ORDINARY_BITS, TENTHS_BITS, LAST_BITS = 3, 10, 3, 24, 24
"""Together 64: the whole order of a row is one number."""
NO_WAY_TENTHS = 2**TENTHS_BITS - 1
"""Behind every way, which is given in tenths of a minute."""
Floats = NDArray[np.float64]


def match_offers(
    candidates: Iterable[Candidate],
    wish: Wish,
    understood: Sequence[Understood],
    *,
    wish_words: frozenset[str],
    today: date,
    likeness: Sequence[float] | None = None,
) -> Answer:
    """Judge some candidates for a wish and order them; see `match_rows`."""
    return match_rows(
        Columns(tuple(candidates)),
        wish,
        understood,
        wish_words=wish_words,
        today=today,
        likeness=None if likeness is None else np.asarray(likeness, dtype=np.float64),
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
    ways: Ways | None = None,
) -> Answer:
    """Judge all rows of columns, or some, for a wish and order them.

    `understood` are the interests heard in the wish, `wish_words` its telling words, folded.
    `likeness` says for each row of the columns how alike its profile and the wish are, 0 to 1;
    without it the interests in common are counted. Without `ways` they are estimated. Reasons are
    made for a row when it is looked at.
    """
    question = _Question(
        Asked(
            wish,
            columns.on(today),
            ways or find_ways(columns.positions, wish.start, wish.mode),
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
        scores = self._score()
        relevant = self._find_relevant(scores, rows)
        fitting, others = (rows, rows[:0]) if relevant.all() else (rows[relevant], rows[~relevant])
        codes = prejudge(self.asked, fitting)
        known = np.zeros(len(scores), dtype=np.uint8)
        known[fitting] = codes
        shown = self._order(fitting[codes <= LAST_SHOWN], known, scores)
        shown = _spread(shown, self.asked.day.columns.assets)

        def find_all() -> Matches:
            known[others] = prejudge(self.asked, others)
            held = self._order(fitting[codes > LAST_SHOWN], known, scores)
            last = self._order(others, known, scores)
            everything = np.concatenate([shown, held, last])
            return self._matches(everything, known, scores, relevant=len(fitting))

        return Answer(
            understood=tuple(self.understood),
            shown=self._matches(shown, known, scores, relevant=len(shown)),
            counted=_count(codes),
            find_all=find_all,
            relaxed=self._relax(fitting, codes),
            start_new=len(shown) < ENOUGH,
        )

    def _score(self) -> Floats:
        """Return how well the words fit each row of the columns, 0 to 1."""
        columns = self.asked.day.columns
        unlike = self._find_unlike()
        if not self.wish_words:
            return 1 - unlike
        found = columns.words.count(self.wish_words)
        fitting: Floats = 1 - unlike * (1 - DIRECT_SHARE * found / len(self.wish_words))
        return fitting

    def _find_unlike(self) -> Floats:
        columns = self.asked.day.columns
        if self.likeness is not None:
            return 1 - self.likeness
        if not self.understood:
            return np.ones(len(columns))
        shares = (self._weigh_interests(candidate) for candidate in columns.candidates)
        return np.array([prod(1 - weight for weight, _ in weights) for weights in shares])

    def _weigh_interests(self, candidate: Candidate) -> list[tuple[float, Understood]]:
        return [
            (heard.score * candidate.profile.get(heard.interest.name, 0.0), heard)
            for heard in self.understood
        ]

    def _find_relevant(self, scores: Floats, rows: Rows) -> NDArray[np.bool_]:
        wish = self.asked.wish
        asked_for = bool(wish.text.strip() or wish.interests)
        found = scores[rows]
        relevant = found >= LEAST_SCORE if asked_for else np.ones(len(rows), dtype=bool)
        if self.likeness is not None and len(rows):
            rounded = np.round(found, 3)
            relevant &= rounded >= LEAST_OF_BEST * rounded.max()
        return relevant

    def _order(self, rows: Rows, codes: Codes, scores: Floats) -> Rows:
        """Return rows, best first: by outcome, fit, ordinary, minutes, and the last resort."""
        columns = self.asked.day.columns
        steps = SCORE_STEPS - np.rint(scores[rows] * SCORE_STEPS).astype(np.uint64)
        tenths = np.rint(self.asked.ways.minutes(rows) * 10)
        tenths = np.nan_to_num(tenths, nan=NO_WAY_TENTHS).clip(0, NO_WAY_TENTHS)
        key = OUTCOME_RANKS[codes[rows]]
        for bits, part in (
            (SCORE_BITS, steps),
            (ORDINARY_BITS, columns.ordinary_first[rows]),
            (TENTHS_BITS, tenths.astype(np.uint64)),
            (LAST_BITS, columns.last_resort[rows]),
        ):
            key = (key << np.uint64(bits)) | part
        return rows[np.argsort(key)]

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

    def _matches(self, rows: Rows, codes: Codes, scores: Floats, *, relevant: int) -> Matches:
        def make(position: int) -> Match:
            row = int(rows[position])
            return self._match(row, float(scores[row]), relevant=position < relevant)

        outcomes = [OUTCOMES[code] for code in codes[rows].tolist()]
        return Matches(rows, outcomes, make)

    def _match(self, row: int, score: float, *, relevant: bool) -> Match:
        asked, at = self.asked, np.array([row])
        offer = asked.day.columns.offers[row]
        minutes, metres = (_known(way(at)) for way in (asked.ways.minutes, asked.ways.metres))
        return Match(
            offer=offer,
            verdict=judge(
                offer, asked.wish, today=asked.day.today, minutes=minutes, wished=asked.wished
            ),
            score=round(score, 3),
            relevant=relevant,
            minutes=None if minutes is None else round(minutes, 1),
            distance_m=None if metres is None else round(metres),
            fits=self._find_fits(row),
        )

    def _find_fits(self, row: int) -> tuple[Reason, ...]:
        """Return the two strongest reasons why the words fit."""
        candidate = self.asked.day.columns.candidates[row]
        weights = sorted(self._weigh_interests(candidate), key=lambda pair: -pair[0])
        reasons = [
            Reason("fits_interest", None, (("interest", heard.interest.name),))
            for weight, heard in weights[:2]
            if weight >= LEAST_REASON
        ]
        common = [word for word in sorted(self.wish_words) if has_word(candidate.words, word)]
        if not reasons and common:
            reasons = [Reason("fits_words", None, (("words", tuple(common[:3])),))]
        if not reasons and self.likeness is not None and self.likeness[row] >= LEAST_SCORE:
            reasons = [Reason("fits_meaning")]
        return tuple(reasons)


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
    """Let at most two of one asset stand among the first five of what is shown."""
    first: list[int] = []
    later: list[int] = []
    seen: Counter[int] = Counter()
    for row in rows:
        if len(first) >= AMONG_FIRST:
            break
        asset = int(assets[row])
        (later if seen[asset] >= OF_ONE_ASSET else first).append(int(row))
        seen[asset] += 1
    ahead = np.array([*first, *later], dtype=np.intp)
    return np.concatenate([ahead, rows[len(ahead) :]])

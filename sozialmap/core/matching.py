"""Which offers fit a wish, in which order, with what to ask."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from math import prod

from sozialmap.core.folding import fold
from sozialmap.core.model import Offer, Regularity
from sozialmap.core.openness import judge
from sozialmap.core.reach import Travel, Way, estimate_way
from sozialmap.core.wishes import (
    Filter,
    Match,
    MinutesKind,
    Outcome,
    Reason,
    Understood,
    Wish,
)

LEAST_SCORE = 0.15
"""Below it an offer does not fit the words."""
DIRECT_SHARE = 0.6
"""What the same words in wish and offer count for, against an interest in common."""
LEAST_OF_BEST = 0.4
"""Beside a good fit, a faint one does not count."""
LEAST_REASON = 0.02
"""An interest in common that is fainter is no reason to name."""
LEAST_PREFIX = 5
AMONG_FIRST = 5
OF_ONE_ASSET = 2
SHOWN = (Outcome.OPEN, Outcome.OPEN_WITH, Outcome.ASK)
OUTCOME_ORDER = (*SHOWN, Outcome.CLOSED, Outcome.ABSENT)
REGULARITY_ORDER = (Regularity.ORDINARY, Regularity.MIXED, None, Regularity.SPECIAL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer with what its own words say: interests with weights 0 to 1, and folded words."""

    offer: Offer
    profile: Mapping[str, float]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """All matches, best first, and how many fitting ones each filter holds back."""

    understood: tuple[Understood, ...]
    matches: tuple[Match, ...]
    counted: Mapping[Filter, int]

    @property
    def shown(self) -> list[Match]:
        """Fitting matches that are open, open with help, or to be asked."""
        return [m for m in self.matches if m.relevant and m.verdict.outcome in SHOWN]


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
    """Judge every candidate for a wish and order them.

    `understood` are the interests heard in the wish, `wish_words` its telling words, folded.
    `likeness` says for each candidate how alike its profile and the wish are, 0 to 1; without it
    the interests in common are counted. `travel` knows the way to each candidate; without it ways
    are estimated.
    """
    alike = repeat(None) if likeness is None else map(float, likeness)
    matches = [
        _match(candidate, wish, understood, wish_words, today, one, way)
        for (candidate, way), one in zip(_ways(candidates, wish, travel), alike, strict=False)
    ]
    least = LEAST_OF_BEST * max((match.score for match in matches), default=0.0)
    if likeness is not None:
        matches = [replace(m, relevant=m.relevant and m.score >= least) for m in matches]
    matches.sort(key=_rank)
    counted = Counter(m.verdict.filter for m in matches if m.relevant and m.verdict.filter)
    return Answer(
        tuple(understood),
        tuple(_spread(matches)),
        {name: counted.get(name, 0) for name in Filter},
    )


def _match(
    candidate: Candidate,
    wish: Wish,
    understood: Sequence[Understood],
    wish_words: frozenset[str],
    today: date,
    alike: float | None,
    way: Way | None,
) -> Match:
    offer = candidate.offer
    score, fits = _fit(candidate, understood, wish_words, alike)
    asked_for = bool(wish.text.strip() or wish.interests)
    minutes = None if way is None else way.minutes * wish.pace
    return Match(
        offer=offer,
        verdict=judge(offer, wish, today=today, minutes=minutes),
        score=round(score, 3),
        relevant=score >= LEAST_SCORE or not asked_for,
        minutes=None if minutes is None else round(minutes, 1),
        minutes_kind=MinutesKind.ESTIMATE if way is None else way.kind,
        distance_m=None if way is None else round(way.metres),
        fits=fits,
    )


def _ways(
    candidates: Iterable[Candidate], wish: Wish, travel: Travel | None
) -> Iterator[tuple[Candidate, Way | None]]:
    for row, one in enumerate(candidates):
        yield one, estimate_way(wish, one.offer.asset) if travel is None else travel.way(row)


def _fit(
    candidate: Candidate,
    understood: Sequence[Understood],
    wish_words: frozenset[str],
    alike: float | None,
) -> tuple[float, tuple[Reason, ...]]:
    """Return how well the words fit, 0 to 1, and the two strongest reasons."""
    weights = [
        (heard.score * candidate.profile.get(heard.interest.name, 0.0), heard)
        for heard in understood
    ]
    common = [word for word in sorted(wish_words) if _has_word(candidate.words, word)]
    direct = DIRECT_SHARE * len(common) / len(wish_words) if wish_words else 0.0
    unlike = prod(1 - weight for weight, _ in weights) if alike is None else 1 - alike
    score = 1 - unlike * (1 - direct)
    weights.sort(key=lambda pair: -pair[0])
    reasons = [
        Reason("fits_interest", None, (("interest", heard.interest.name),))
        for weight, heard in weights[:2]
        if weight >= LEAST_REASON
    ]
    if not reasons and common:
        reasons = [Reason("fits_words", None, (("words", tuple(common[:3])),))]
    if not reasons and alike is not None and alike >= LEAST_SCORE:
        reasons = [Reason("fits_meaning")]
    return score, tuple(reasons)


def _has_word(words: frozenset[str], word: str) -> bool:
    """Tell whether a text has a word, or one that begins with it or is its beginning."""
    if word in words:
        return True
    if len(word) < LEAST_PREFIX:
        return False
    return any(
        other.startswith(word) or (len(other) >= LEAST_PREFIX and word.startswith(other))
        for other in words
    )


def _rank(match: Match) -> tuple[object, ...]:
    offer = match.offer
    return (
        not match.relevant,
        OUTCOME_ORDER.index(match.verdict.outcome),
        -match.score,
        REGULARITY_ORDER.index(offer.regularity),
        offer.asset.ordinary,
        match.minutes if match.minutes is not None else float("inf"),
        offer.price.full_eur if offer.price else float("inf"),
        -(offer.checked_on.toordinal() if offer.checked_on else 0),
        fold(offer.title),
        str(offer.id),
    )


def _spread(matches: list[Match]) -> list[Match]:
    """Let at most two of one asset stand among the first five of a group of outcomes."""
    first: list[Match] = []
    later: list[Match] = []
    seen: Counter[object] = Counter()
    for position, match in enumerate(matches):
        key = _asset_of(match)
        same_group = match.relevant and match.verdict.outcome in SHOWN
        if len(first) >= AMONG_FIRST or not same_group:
            return [*first, *later, *matches[position:]]
        (later if seen[key] >= OF_ONE_ASSET else first).append(match)
        seen[key] += 1
    return [*first, *later]


def _asset_of(match: Match) -> object:
    asset = match.offer.asset
    return match.offer.id if asset.ordinary else (asset.id, fold(asset.name))

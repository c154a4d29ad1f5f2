"""How alike a wish and an offer are: by the interests that speak from both, and by meaning.

A leaning holds a number a column for each interest, none below 0; a meaning is a vector of length
one from a sentence encoder.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.wishes import Understood

Floats = NDArray[np.float32]
MEANING_SHARE = 0.3
"""What direct likeness counts for beside interests in common (measured: docs/matching.md)."""
SHARPNESS = 1.5
"""How much more a loud interest counts than a faint one (measured: docs/matching.md)."""
NAMED = 1.0
"""How strongly one leans to an interest that was named."""
SURE, PLAIN = 0.75, 0.8
"""One interest speaks so surely, and so much louder than all others, that it alone is meant."""
LEAST_IF_PLAIN = 0.55
"""Then an offer is about it or it is not: below that nothing here is (docs/matching.md)."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What was heard in a wish.

    `maybe` are weaker candidates, the likeliest first, to ask „Meinen Sie …?“ with. `private` tells
    whether something sensitive was heard, also where it is too faint to be named.
    """

    understood: tuple[Understood, ...]
    leaning: Floats
    meaning: Floats | None = None
    maybe: tuple[Understood, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class OfferProfile:
    """What an offer is about: interests with weights 0 to 1 for reasons, and for comparing.

    The length of `leaning` says how much the interests are to be trusted, at most 1.
    """

    weights: Mapping[str, float]
    leaning: Floats
    meaning: Floats | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SavedVoice:
    """What a model made of the words of an offer.

    `loud` tells how much louder than usual each interest speaks, `meaning` is a vector, `text_key`
    tells whether the words are still the same.
    """

    text_key: str
    loud: Floats
    meaning: Floats | None = None


def to_leaning(weights: Mapping[str, float], names: Sequence[str]) -> Floats:
    """Return weights of interests as columns."""
    return np.array([weights.get(name, 0.0) for name in names], dtype=np.float32)


def sharpen(louder: Floats) -> Floats:
    """Return the leaning of a text in which interests are louder than usual, of length one."""
    return scale_to(louder.clip(0) ** np.float32(SHARPNESS), 1)


def scale_to(leaning: Floats, length: float) -> Floats:
    """Return a leaning of another length; of nothing stays nothing."""
    size = float(np.linalg.norm(leaning))
    return leaning if size == 0 else (leaning * np.float32(length / size))


def lean_towards(
    heard: Heard, names: Sequence[str], *, named: Iterable[str], declined: Collection[str]
) -> Floats:
    """Return where a wish leans: as heard, with interests named or declined by the person."""
    leaning = heard.leaning.copy()
    for name in named:
        leaning[names.index(name)] = max(NAMED, float(leaning.max(initial=0)))
    for name in declined:
        if name in names:
            leaning[names.index(name)] = 0
    return leaning


def is_plain(heard: Heard) -> bool:
    """Tell whether it is beyond doubt which one interest is meant."""
    surest = max((one.score for one in heard.understood), default=0.0)
    return surest >= SURE and float(scale_to(heard.leaning, 1).max(initial=0)) >= PLAIN


def find_likeness(
    leanings: Floats,
    meanings: Floats | None,
    leaning: Floats,
    meaning: Floats | None,
    *,
    speaking: NDArray[np.bool_] | None = None,
) -> Floats:
    """Return for each row how alike it is to a wish, 0 to 1. A wish without interests: 0.

    `speaking` tells which rows have a meaning, where that is known already.
    """
    alike: Floats = leanings @ scale_to(leaning, 1)
    if meanings is not None and meaning is not None and leaning.any():
        direct = np.clip(meanings @ meaning, 0, 1)
        mixed = (1 - MEANING_SHARE) * alike + MEANING_SHARE * direct
        known = meanings.any(axis=1) if speaking is None else speaking
        alike = np.where(known, mixed, alike)
    return alike.clip(0, 1)

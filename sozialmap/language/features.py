"""What a text is made of: pieces of words, their lemmas and the parts of compounds."""

import re
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sozialmap.core.folding import fold
from sozialmap.language.dialect import to_standard
from sozialmap.language.words import stem

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_GRAM, LONGEST_GRAM = 3, 5
LONGEST_WORD = 40
"""Nobody writes longer words; a hostile one would only cost time."""
LEAST_PART = 3
MORPHOLOGY = "morphmodel_ger.pgz"
NO_PARTS = ("FUGE", "SUF", "PREF", "PTK")
PART_MARK = "="


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was written, with the features it brings."""

    written: str
    features: tuple[str, ...]


class WordReader:
    """Takes words apart. German morphology is loaded with the first word.

    One that `remembers` is quicker and for texts of the project and of offers only: what a client
    says is kept nowhere.
    """

    def __init__(self, *, remembers: bool = False) -> None:
        """Make a reader; nothing is loaded yet."""
        self._known: dict[str, tuple[str, ...]] | None = {} if remembers else None
        self._tagger: Any = None
        self._lock = threading.Lock()

    def read(self, text: str) -> list[Word]:
        """Return the words of a text with their features."""
        return [
            Word(written, self._features(to_standard(written))) for written in WORD.findall(text)
        ]

    def _features(self, written: str) -> tuple[str, ...]:
        if self._known is None:
            return self._take_apart(written)
        if written not in self._known:
            self._known[written] = self._take_apart(written)
        return self._known[written]

    def _take_apart(self, written: str) -> tuple[str, ...]:
        written = written[:LONGEST_WORD]
        folded = fold(written).split()
        if not folded:
            return tuple(find_grams(written.lower()))  # Cyrillic, Arabic
        return (*(gram for word in folded for gram in find_grams(word)), *self._parts(written))

    def _parts(self, written: str) -> list[str]:
        """Return lemma and parts: Nähkurse are =naehkurs, =naeh and =kurs."""
        lemma, morphemes, _ = self._morphology().analyze(written, taglevel=3, casesensitive=False)
        roots = [
            part
            for part, tag in morphemes
            if len(part) >= LEAST_PART and not tag.startswith(NO_PARTS)
        ]
        return sorted({PART_MARK + stem(fold(part)) for part in (lemma, *roots) if fold(part)})

    def _morphology(self) -> Any:
        with self._lock:
            if self._tagger is None:
                from HanTa.HanoverTagger import HanoverTagger  # takes 0.1 s

                self._tagger = HanoverTagger(MORPHOLOGY)
        return self._tagger


def find_grams(word: str) -> list[str]:
    """Return all runs of 3 to 5 letters of a folded word; a blank marks its ends."""
    framed = f" {word} "
    return [
        framed[start : start + size]
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(framed) - size + 1)
    ]


def count_features(words: Iterable[Word]) -> Counter[str]:
    """Return how often each feature stands in a text."""
    return Counter(feature for word in words for feature in word.features)


def find_vocabulary(counts: Sequence[Counter[str]], most: int) -> list[str]:
    """Return the features of at least two texts, the commonest first kept, in their order."""
    texts_with = Counter(feature for count in counts for feature in count)
    known = [feature for feature, number in texts_with.items() if number > 1]
    known.sort(key=lambda feature: (-texts_with[feature], feature))
    return sorted(known[:most])

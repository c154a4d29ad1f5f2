"""Which rows have a word, one that begins with it, or its beginning."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

LEAST_PREFIX = 5
Rows = NDArray[np.intp]


class WordRows:
    """The rows of each word."""

    def __init__(self, words_of_rows: Iterable[frozenset[str]]) -> None:
        """Take the folded words of each row."""
        rows: dict[str, list[int]] = {}
        self.length = 0
        for row, words in enumerate(words_of_rows):
            self.length += 1
            for word in words:
                rows.setdefault(word, []).append(row)
        self._words = sorted(rows)
        self._rows = {word: np.array(found, dtype=np.intp) for word, found in rows.items()}

    def count(self, words: Iterable[str]) -> NDArray[np.int64]:
        """Return how many of some words each row has."""
        counts = np.zeros(self.length, dtype=np.int64)
        for word in words:
            found = [self._rows[like] for like in set(self._alike(word))]
            if found:
                counts[np.unique(np.concatenate(found))] += 1
        return counts

    def _alike(self, word: str) -> Iterator[str]:
        if word in self._rows:
            yield word
        if len(word) < LEAST_PREFIX:
            return
        for length in range(LEAST_PREFIX, len(word)):
            if word[:length] in self._rows:
                yield word[:length]
        first = bisect_left(self._words, word)
        for other in self._words[first:]:
            if not other.startswith(word):
                return
            yield other


def has_word(words: frozenset[str], word: str) -> bool:
    """Tell the same of one row: whether it has a word, a longer or a shorter form of it."""
    if word in words:
        return True
    if len(word) < LEAST_PREFIX:
        return False
    return any(
        other.startswith(word) or (len(other) >= LEAST_PREFIX and word.startswith(other))
        for other in words
    )

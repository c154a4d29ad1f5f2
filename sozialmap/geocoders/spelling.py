"""Find names that are written almost alike, without comparing each with each."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

ONE_LETTER = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
BUCKETS = 32


class Spellings:
    """Known keys of `fold_key` or `street_key`, to be found by a key with typos.

    Only keys with nearly the same letters are compared: one typo (a letter lost, added, mistaken
    or swapped) changes two of the marks "has this letter, has it twice" at most.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        """Take the known keys."""
        written = [(form, key) for key in keys for form in _forms(key)]
        self._forms = [form for form, _ in written]
        self._keys = [key for _, key in written]
        self._marks = _marks(self._forms)

    def find(self, key: str, most: int) -> dict[str, int]:
        """Return all keys within `most` typos, and how many each needs."""
        found: dict[str, int] = {}
        for written in {key, _compact(key)}:
            for row in self._rows_like(written, most):
                typos = OSA.distance(written, self._forms[row], score_cutoff=most)
                if typos <= most:
                    known = self._keys[row]
                    found[known] = min(typos, found.get(known, most))
        return found

    def _rows_like(self, written: str, most: int) -> list[int]:
        if not self._forms:
            return []
        differing = np.bitwise_count(self._marks ^ _marks([written])[0])
        return [int(row) for row in np.flatnonzero(differing <= 2 * most)]


def _forms(key: str) -> set[str]:
    """Return a key as it may be written: umlauts as one letter or two, "str" for "strasse"."""
    short = key.removesuffix("asse") if key.endswith("strasse") else key
    return {key, _compact(key), short, _compact(short)}


def _compact(key: str) -> str:
    """Return umlauts as one letter again, so that a typo in one of them is one typo."""
    for pair, letter in ONE_LETTER:
        key = key.replace(pair, letter)
    return key


def _marks(forms: Sequence[str]) -> NDArray[np.uint64]:
    """Return 64 bits for each form: which letters it has, which of them more than once."""
    letters = np.frombuffer("\n".join([*forms, ""]).encode("latin-1"), np.uint8)
    row = np.cumsum(letters == ord("\n"))
    inside = letters != ord("\n")
    cells = row[inside] * BUCKETS + letters[inside] % BUCKETS
    counts = np.bincount(cells, minlength=len(forms) * BUCKETS).reshape(-1, BUCKETS)
    return np.packbits(np.hstack((counts > 0, counts > 1)), axis=1).view(np.uint64)[:, 0]

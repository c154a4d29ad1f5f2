"""The linear head: from the features of a text to the interests that speak from it.

Two heads are added: one for pieces of words and lemmas, which also works alone, and one for the
vector of the sentence encoder. Both are learned by `sozialmap.language.train`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.errors import UnavailableError
from sozialmap.language.features import Word, count_features

Floats = NDArray[np.float32]
KNOTS = np.linspace(-2, 22, 49)
"""How much louder than usual: where it was counted how often an interest is meant."""
STEEP = 50
ENCODER_SHARE = 1.0
"""What the encoder's head counts for, against the words' head (chosen on lines held out)."""


class Speaker(IntEnum):
    """Who speaks: what a person says is calibrated otherwise than how an offer presents itself."""

    PERSON = 0
    OFFER = 1


@dataclass(frozen=True)
class Head:
    """All that was learned. `weights` holds a row a feature, a column an interest, in `scales`.

    The last column is for texts that mean none of them. By whether the encoder is there and by
    speaker, `centre` and `spread` say how loud each interest speaks from any text (some always
    speak loudly, and only what is louder than usual tells something), `calibration` how often it
    is meant at each of the knots; by whether the encoder is there, `silence` has what the last
    column, the loudest interest and a constant say of nothing being meant.
    """

    version: str
    names: tuple[str, ...]
    features: tuple[str, ...]
    rarity: Floats
    weights: NDArray[np.int8]
    scales: Floats
    bias: Floats
    encoder_weights: Floats
    encoder_bias: Floats
    centre: Floats
    spread: Floats
    calibration: Floats
    silence: Floats

    @cached_property
    def _row(self) -> dict[str, int]:
        return {feature: row for row, feature in enumerate(self.features)}

    @cached_property
    def _rarest(self) -> float:
        return float(self.rarity.max(initial=1))

    def measure(self, words: Sequence[Word]) -> tuple[NDArray[np.intp], Floats]:
        """Return rows and values of the features of a text, of length one.

        Unknown features lengthen the text too, so that an unknown word says little.
        """
        counts = count_features(words)
        values = [
            (self._row.get(feature, -1), 1 + math.log(count)) for feature, count in counts.items()
        ]
        if not values:
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.float32)
        rows = np.array([row for row, _ in values], dtype=np.intp)
        sizes = np.array([size for _, size in values], dtype=np.float32)
        sizes *= np.where(rows < 0, np.float32(self._rarest), self.rarity[rows])
        sizes /= np.linalg.norm(sizes)
        known = rows >= 0
        return rows[known], sizes[known]

    def speak(self, words: Sequence[Word], vector: Floats | None) -> Floats:
        """Return how loud each interest speaks from a text; `vector` is None without an encoder."""
        rows, sizes = self.measure(words)
        loud: Floats = self.bias + (sizes * self.scales[rows]) @ self.weights[rows].astype(
            np.float32
        )
        return loud if vector is None else self.add_meaning(loud, vector)

    def add_meaning(self, loud: Floats, vector: Floats) -> Floats:
        """Return how loud each interest speaks by words and by the meaning of the sentence."""
        meant: Floats = vector @ self.encoder_weights + self.encoder_bias
        return loud + np.float32(ENCODER_SHARE) * meant

    def compare(self, loud: Floats, speaker: Speaker, *, with_encoder: bool) -> Floats:
        """Return how much louder than usual each interest speaks, in standard deviations."""
        mode = int(with_encoder)
        louder: Floats = (loud - self.centre[mode, speaker]) / self.spread[mode, speaker]
        return louder

    def calibrate(self, louder: Floats, speaker: Speaker, *, with_encoder: bool) -> Floats:
        """Return how likely each interest is meant, 0 to 1."""
        known = self.calibration[int(with_encoder), speaker]
        chances: Floats = np.interp(louder[: len(self.names)], KNOTS, known).astype(np.float32)
        return chances

    def doubt(self, louder: Floats, *, with_encoder: bool) -> float:
        """Return how likely it is that a person's text means nothing that we know, 0 to 1."""
        by_nothing, by_loudest, constant = self.silence[int(with_encoder)]
        loudest = float(louder[: len(self.names)].max(initial=0))
        height = by_nothing * float(louder[-1]) + by_loudest * loudest + constant
        return 1 / (1 + math.exp(-min(STEEP, max(-STEEP, height))))

    def shares(self, words: Sequence[Word], interest: int) -> list[float]:
        """Return what each word adds to an interest: leaving the word out takes it away."""
        rows, sizes = self.measure(words)
        adds = dict(
            zip(rows, sizes * self.scales[rows] * self.weights[rows, interest], strict=True)
        )
        counts = count_features(words)
        return [
            sum(adds.get(self._row.get(f, -1), 0.0) / counts[f] for f in word.features)
            for word in words
        ]


def read_head(path: Path) -> Head:
    """Return the head of a file that `write_head` wrote. Raises UnavailableError."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return Head(
                version=_text(file["version"]),
                names=tuple(_text(file["names"]).split("\n")),
                features=tuple(_text(file["features"]).split("\n")),
                rarity=file["rarity"].astype(np.float32),
                weights=file["weights"],
                scales=file["scales"].astype(np.float32),
                bias=file["bias"],
                encoder_weights=file["encoder_weights"].astype(np.float32),
                encoder_bias=file["encoder_bias"],
                centre=file["centre"],
                spread=file["spread"],
                calibration=file["calibration"],
                silence=file["silence"],
            )
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise UnavailableError("model.broken", file=path.name) from error


def write_head(head: Head, path: Path) -> None:
    """Write a head; the same head gives the same bytes."""
    np.savez_compressed(
        path,
        version=_bytes(head.version),
        names=_bytes("\n".join(head.names)),
        features=_bytes("\n".join(head.features)),
        rarity=head.rarity.astype(np.float16),
        weights=head.weights,
        scales=head.scales.astype(np.float16),
        bias=head.bias,
        encoder_weights=head.encoder_weights.astype(np.float16),
        encoder_bias=head.encoder_bias,
        centre=head.centre,
        spread=head.spread,
        calibration=head.calibration,
        silence=head.silence,
    )


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _text(content: NDArray[np.uint8]) -> str:
    return content.tobytes().decode()

"""Learn the head from the vocabulary and the phrase bank: `make model` writes data/model.npz.

Ridge regression, once for the words and once for the encoder's vectors. The same inputs give the
same file. What a line fits beside its interest counts less; a line without interest fits nothing.
"""

import csv
import hashlib
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from sozialmap.language.dialect import to_standard
from sozialmap.language.encoder import LONGEST_TEXT, PACKAGE, Encoder, EncoderState
from sozialmap.language.features import Word, WordReader, count_features, find_vocabulary
from sozialmap.language.head import ENCODER_SHARE, KNOTS, Floats, Head, Speaker, write_head
from sozialmap.language.words import STOP_WORDS

FOLDER = Path(__file__).resolve().parents[2] / "data"
INTERESTS, PHRASES, MODEL = "interests.csv", "phrases.csv", "model.npz"
TRAINING = "3"
"""Change it with every change of what is learned, so that the test asks for a new model."""
ALSO = 0.7
MOST_FEATURES = 45_000
WORD_RIDGE, ENCODER_RIDGE = 1.0, 2.0
ROUNDS = 30
CLOSE_ENOUGH = 1e-6
FOLDS = 4
NOISE_LINES = 300
SMALL_TALK = frozenset("hallo guten tag morgen danke tschuess servus hi hey ok ja nein".split())
SEED = 63067
LARGEST = 127
LEAST_SPREAD = 0.01
FEW_LINES = 20
STEADY = 1e-3


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the interests it stands for, by number, and who says it."""

    text: str
    speaker: Speaker
    interests: tuple[tuple[int, float], ...]
    is_phrase: bool = True


@dataclass(frozen=True)
class Learned:
    """Lines as numbers: features of words, vectors, and what they stand for."""

    lines: Sequence[Line]
    words: Sequence[Sequence[Word]]
    vectors: Floats
    target: Floats


def read_lines(folder: Path) -> tuple[list[str], list[Line]]:
    """Return the names of all interests and all lines to learn from."""
    vocabulary = _rows(folder / INTERESTS, ",")
    names = [row["interest_de"] for row in vocabulary]
    number = {name: i for i, name in enumerate(names)}
    lines = [_to_line(row, number) for row in _rows(folder / PHRASES, ";")]
    for i, row in enumerate(vocabulary):
        said = dict.fromkeys((row["interest_de"], *filter(None, row["words_de"].split("|"))))
        lines += [Line(word, Speaker.PERSON, ((i, 1.0),), is_phrase=False) for word in said]
    return names, lines


def _to_line(row: dict[str, str], number: dict[str, int]) -> Line:
    also = (name.strip() for name in (row["also"] or "").split("|"))
    interests = {number[name]: ALSO for name in also if name}
    if row["interest"]:
        interests[number[row["interest"]]] = 1.0
    speaker = Speaker.OFFER if row["kind"] == "offer" else Speaker.PERSON
    return Line(row["text"], speaker, tuple(sorted(interests.items())))


def make_noise(count: int = NOISE_LINES) -> list[Line]:
    """Return lines that mean nothing: invented words, and words that say little."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    small = sorted(STOP_WORDS | SMALL_TALK)
    lines = []
    for number in range(count):
        length = chance.randint(1, 8)
        words = [
            chance.choice(small) if number % 2 else _invent(chance, number % 4 == 0)
            for _ in range(length)
        ]
        lines.append(Line(" ".join(words), Speaker.PERSON, ()))
    return lines


def _invent(chance: random.Random, spoken: bool) -> str:
    if spoken:
        return "".join(
            chance.choice("bdfgklmnprstwz") + chance.choice("aeiou")
            for _ in range(chance.randint(1, 4))
        )
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9)))


def learn(folder: Path, encoder: Encoder) -> Head:
    """Return the head learned from a folder's vocabulary and phrases."""
    names, lines = read_lines(folder)
    learned = prepare([*lines, *make_noise()], len(names), encoder)
    head = fit(learned, names)
    return _calibrated(head, learned, names, find_version(folder))


def prepare(lines: Sequence[Line], interests: int, encoder: Encoder) -> Learned:
    """Return lines as numbers. Needs the encoder."""
    if encoder.wait() is not EncoderState.READY:
        raise SystemExit(f"{PACKAGE} is needed to learn, and it cannot be loaded")
    reader = WordReader(remembers=True)
    vectors = encoder.encode([to_standard(line.text[:LONGEST_TEXT]) for line in lines])
    target = np.zeros((len(lines), interests + 1), dtype=np.float32)
    for row, line in enumerate(lines):
        target[row, -1] = not line.interests
        for number, weight in line.interests:
            target[row, number] = weight
    if vectors is None:
        raise SystemExit(f"{PACKAGE} stopped working")
    return Learned(lines, [reader.read(line.text) for line in lines], vectors, target)


def fit(learned: Learned, names: Sequence[str], rows: NDArray[np.bool_] | None = None) -> Head:
    """Return the head learned from some rows, all by default; not calibrated yet."""
    chosen = np.flatnonzero(np.ones(len(learned.lines), dtype=bool) if rows is None else rows)
    counts = [count_features(learned.words[int(row)]) for row in chosen]
    features = find_vocabulary(counts, MOST_FEATURES)
    target = learned.target[chosen]
    encoder_weights, encoder_bias = _fit_dense(learned.vectors[chosen], target)
    columns = target.shape[1]
    empty = np.zeros((len(features), columns), dtype=np.int8)
    head = Head(
        version="", names=tuple(names), features=tuple(features),
        rarity=_rarity(features, counts), weights=empty,
        scales=np.ones(len(features), dtype=np.float32), bias=target.mean(axis=0),
        encoder_weights=encoder_weights, encoder_bias=encoder_bias,
        centre=np.zeros((2, 2, columns), dtype=np.float32),
        spread=np.ones((2, 2, columns), dtype=np.float32),
        calibration=np.zeros((2, 2, len(KNOTS)), dtype=np.float32),
        silence=np.zeros((2, 3), dtype=np.float32),
    )  # fmt: skip
    matrix = measure_all(head, [learned.words[int(row)] for row in chosen])
    weights = _fit_sparse(matrix, target - head.bias)
    scales = np.abs(weights).max(axis=1) / LARGEST + 1e-9
    whole = np.rint(weights / scales[:, None]).astype(np.int8)
    return _with(head, weights=whole, scales=scales.astype(np.float16).astype(np.float32))


def _with(head: Head, **changes: object) -> Head:
    return Head(**{**{name: getattr(head, name) for name in head.__dataclass_fields__}, **changes})


def _rarity(features: Sequence[str], counts: Sequence[dict[str, int]]) -> Floats:
    texts_with = dict.fromkeys(features, 0)
    for count in counts:
        for feature in count:
            if feature in texts_with:
                texts_with[feature] += 1
    found = np.array(list(texts_with.values()), dtype=np.float32)
    rarity = np.log((1 + len(counts)) / (1 + found)) + 1
    return rarity.astype(np.float16).astype(np.float32)


def measure_all(head: Head, texts: Sequence[Sequence[Word]]) -> sp.csr_matrix:
    """Return texts as rows of features."""
    measured = [head.measure(words) for words in texts]
    ends = np.cumsum([0, *(len(rows) for rows, _ in measured)])
    rows = np.concatenate([rows for rows, _ in measured])
    sizes = np.concatenate([sizes for _, sizes in measured]).astype(np.float32)
    return sp.csr_matrix((sizes, rows, ends), shape=(len(texts), len(head.features)))


def _fit_dense(vectors: Floats, target: Floats) -> tuple[Floats, Floats]:
    mean, bias = vectors.mean(axis=0), target.mean(axis=0)
    centred = vectors - mean
    gram = centred.T @ centred + ENCODER_RIDGE * np.eye(vectors.shape[1], dtype=np.float32)
    weights = np.linalg.solve(gram, centred.T @ (target - bias))
    weights = weights.astype(np.float16).astype(np.float32)
    return weights, bias - mean @ weights


def _fit_sparse(matrix: sp.csr_matrix, target: Floats) -> Floats:
    """Return ridge weights by conjugate gradients, all interests at once."""
    across = matrix.T.tocsr()
    weights = np.zeros((matrix.shape[1], target.shape[1]), dtype=np.float32)
    rest = across @ target
    direction, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(ROUNDS):
        step = across @ (matrix @ direction) + WORD_RIDGE * direction
        length = size / np.maximum((direction * step).sum(axis=0), 1e-12)
        weights += length * direction
        rest -= length * step
        smaller = (rest * rest).sum(axis=0)
        if smaller.max() < CLOSE_ENOUGH:
            break
        direction = rest + (smaller / np.maximum(size, 1e-20)) * direction
        size = smaller
    return weights


def listen(head: Head, learned: Learned, rows: NDArray[np.intp], *, with_encoder: bool) -> Floats:
    """Return how loud each interest speaks from some lines."""
    matrix = measure_all(head, [learned.words[int(row)] for row in rows])
    loud: Floats = head.bias + (matrix @ (head.scales[:, None] * head.weights))
    if with_encoder:
        vectors = learned.vectors[rows]
        loud = loud + ENCODER_SHARE * (vectors @ head.encoder_weights + head.encoder_bias)
    return loud.astype(np.float32)


def fold_of(text: str, folds: int) -> int:
    """Return the fold of a text: the same text is always in the same one."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % folds


def _calibrated(head: Head, learned: Learned, names: Sequence[str], version: str) -> Head:
    """Return the head with scores that say how often they are right on lines not learned from."""
    fold = np.array([fold_of(line.text, FOLDS) for line in learned.lines])
    phrase = np.array([line.is_phrase for line in learned.lines])
    loud = np.zeros((2, *learned.target.shape), dtype=np.float32)
    for number in range(FOLDS):
        part = fit(learned, names, (fold != number) | ~phrase)
        rows = np.flatnonzero((fold == number) & phrase)
        for mode in (0, 1):
            loud[mode, rows] = listen(part, learned, rows, with_encoder=bool(mode))
    centre, spread = np.zeros_like(head.centre), np.ones_like(head.spread)
    calibration, silence = np.zeros_like(head.calibration), np.zeros_like(head.silence)
    for speaker in Speaker:
        lines = phrase & np.array([line.speaker is speaker for line in learned.lines])
        if not lines.any():
            continue
        for mode in (0, 1):
            said = loud[mode, lines]
            centre[mode, speaker] = said.mean(axis=0)
            spread[mode, speaker] = np.maximum(said.std(axis=0), LEAST_SPREAD)
            louder = (said - centre[mode, speaker]) / spread[mode, speaker]
            meant = learned.target[lines] > 0
            calibration[mode, speaker] = _fit_chances(louder[:, :-1], meant[:, :-1])
            if speaker is Speaker.PERSON:
                silence[mode] = _fit_silence(louder, meant[:, -1])
    return _with(
        head, centre=centre, spread=spread, calibration=calibration, silence=silence,
        version=version,
    )  # fmt: skip


def _fit_chances(louder: Floats, meant: NDArray[np.bool_]) -> Floats:
    """Return how often an interest is meant at each knot, never less where it is louder.

    Where few lines are as loud, the knot before counts as if it were a few lines more.
    """
    edges = (KNOTS[1:] + KNOTS[:-1]) / 2
    knot = np.digitize(louder.ravel(), edges)
    lines = np.bincount(knot, minlength=len(KNOTS))
    hits = np.bincount(knot, weights=meant.ravel(), minlength=len(KNOTS))
    chances = np.zeros(len(KNOTS), dtype=np.float32)
    before = 0.0
    for number in range(len(KNOTS)):
        here = (hits[number] + FEW_LINES * before) / (lines[number] + FEW_LINES)
        chances[number] = before = max(before, here)
    return chances


def _fit_silence(louder: Floats, nothing: NDArray[np.bool_]) -> Floats:
    """Return the logistic curve that tells lines without interest from the others.

    Both kinds count the same, however many there are.
    """
    x = np.column_stack([louder[:, -1], louder[:, :-1].max(axis=1), np.ones(len(louder))])
    y = nothing.astype(float)
    share = np.where(nothing, 0.5 / max(1, nothing.sum()), 0.5 / max(1, (~nothing).sum()))
    curve = np.zeros(3)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(x @ curve, -30, 30)))
        slope = x.T @ (share * (chance - y)) + STEADY * curve
        bend = (x * (share * chance * (1 - chance))[:, None]).T @ x + STEADY * np.eye(3)
        curve -= np.linalg.solve(bend, slope)
    return curve.astype(np.float32)


def find_version(folder: Path) -> str:
    """Return the hash of all that the model is made of."""
    digest = hashlib.sha256(f"{TRAINING} {version(PACKAGE)} {version('HanTa')}".encode())
    for name in (INTERESTS, PHRASES):
        digest.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def main() -> None:
    """Learn, and write the model beside its inputs."""
    start = time.perf_counter()
    head = learn(FOLDER, Encoder())
    write_head(head, FOLDER / MODEL)
    size = (FOLDER / MODEL).stat().st_size / 1e6
    took = time.perf_counter() - start
    sys.stdout.write(
        f"{MODEL}: {len(head.features)} features, {len(head.names)} interests, "
        f"{size:.1f} MB, {took:.0f} s\n"
    )


if __name__ == "__main__":
    main()

"""How well wishes are understood and offers found. Writes the figures of docs/matching.md.

Run: OPENBLAS_NUM_THREADS=1 python -m benchmarks.measure_matching [--curve] [--plot FILE.svg]
Held out: a tenth of what people say and of how offers introduce themselves, chosen by the hash of
the text, never learned from. Two lines with the same interest are a wish and what it should find.
"""

import argparse
import resource
import time
from pathlib import Path

import numpy as np

from benchmarks.matching_quality import (
    EASY,
    answer_all,
    rank_by_likeness,
    read_easy_cases,
    read_offers,
    read_table,
    score,
)
from sozialmap.core.fit import MEANING_SHARE, scale_to, sharpen
from sozialmap.core.folding import fold
from sozialmap.language import train
from sozialmap.language.encoder import Encoder, NoEncoder
from sozialmap.language.features import find_grams
from sozialmap.language.head import Speaker, read_head
from sozialmap.language.reader import Reader
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.wiring import MODEL, VOCABULARY

HELD_OUT = 10
SHARES = (0.1, 0.25, 0.5, 0.75, 1.0)
NONSENSE = (
    "asdf jkl qwertz", "Lorem ipsum dolor sit amet", "blablabla", "12345 67890", "🙂🙂🙂", "xyz",
    "was gibt es hier", "hallo", "test test", "fghjk", "????", "ja nein vielleicht", "öäü",
    "mhm", "keine Ahnung", "weiß nicht", "Der Reifendruck beträgt 2,3 bar", "ababab dudidu",
    "Können Sie mir die Uhrzeit sagen", "plopp flirz gnarf", "aaaaaaaaaaaa", "null komma nix",
    "SELECT * FROM offer", "<script>alert(1)</script>", "http://example.org/index.html",
    "qwe rtz uio pü", "Es ist Dienstag", "rot grün blau", "und oder aber", "trallala hopsasa",
)  # fmt: skip


def louder(head, learned, rows, *, with_encoder):
    """How much louder than in other lines interests speak, as the reader compares them."""
    loud = train.listen(head, learned, rows, with_encoder=with_encoder)
    return ((loud - loud.mean(axis=0)) / loud.std(axis=0))[:, :-1]


def score_held_out(head, learned, held):
    """Top-1 and top-5 of a head on `held`, without and with encoder."""
    found = np.flatnonzero(held)
    main = learned.target[found].argmax(axis=1)
    scores = []
    for with_encoder in (False, True):
        loud = louder(head, learned, found, with_encoder=with_encoder)
        order = np.argsort(-loud, axis=1, kind="stable")[:, :5]
        hits = order == main[:, None]
        scores.append((hits[:, 0].mean(), hits.any(axis=1).mean()))
    return scores


def held_out(lines, speaker):
    return np.array(
        [
            line.is_phrase
            and bool(line.interests)
            and line.speaker is speaker
            and train.fold_of(line.text, HELD_OUT) == 0
            for line in lines
        ]
    )


def learning_curve(encoder):
    names, lines = train.read_lines(train.FOLDER)
    lines = [*lines, *train.make_noise()]
    learned = train.prepare(lines, len(names), encoder)
    held = held_out(lines, Speaker.PERSON)
    offers = held_out(lines, Speaker.OFFER)
    phrase = np.array(
        [line.is_phrase and not h for line, h in zip(lines, held | offers, strict=True)]
    )
    other = ~phrase & ~held & ~offers
    order = np.random.default_rng(train.SEED).permutation(np.flatnonzero(phrase))
    print(f"\nHeld out: {held.sum()} lines. Lines learned · top-1, top-5 by words · with encoder")
    curve = []
    for share in SHARES:
        rows = other.copy()
        rows[order[: int(share * len(order))]] = True
        head = train.fit(learned, names, rows)
        (w1, w5), (e1, e5) = score_held_out(head, learned, held)
        curve.append((int(rows.sum()), w1, w5, e1, e5))
        print(f"| {rows.sum():,} | {w1:.2f} | {w5:.2f} | {e1:.2f} | {e5:.2f} |", flush=True)
    compare_ways(head, learned, np.flatnonzero(held), np.flatnonzero(offers))
    return curve


def compare_ways(head, learned, wishes, offers):
    """Print how well held-out offers are found for held-out wishes, by each way."""
    texts = [line.text for line in learned.lines]
    alike = {
        "words only": by_words(wishes, offers, texts),
        "trigrams": by_grams(wishes, offers, texts),
    }
    for name, with_encoder in (("head, words", False), ("head, encoder", True)):
        leanings = [
            np.array(
                [sharpen(row) for row in louder(head, learned, rows, with_encoder=with_encoder)]
            )
            for rows in (wishes, offers)
        ]
        alike[name] = leanings[0] @ leanings[1].T
        if with_encoder:
            direct = np.clip(learned.vectors[wishes] @ learned.vectors[offers].T, 0, 1)
            alike[name] = (1 - MEANING_SHARE) * alike[name] + MEANING_SHARE * direct
    main = learned.target.argmax(axis=1)
    strong = main[wishes][:, None] == main[offers]
    right = (learned.target[offers][:, main[wishes]].T > 0) | (
        learned.target[wishes][:, main[offers]] > 0
    )
    print(
        f"\n{len(wishes)} wishes, {len(offers)} offers: recall@5 · first right · one strong in five"
    )
    for name, scores in alike.items():
        top = np.argsort(-scores, axis=1, kind="stable")[:, :5]
        hits = np.take_along_axis(strong, top, axis=1)
        recall = hits.sum(axis=1) / np.minimum(5, strong.sum(axis=1).clip(1))
        first = np.take_along_axis(right, top[:, :1], axis=1)
        print(
            f"| {name} | {recall.mean():.2f} | {first.mean():.2f} | {hits.any(axis=1).mean():.2f} |"
        )


def by_words(wishes, offers, texts):
    vocabulary = load_vocabulary(VOCABULARY)
    wish, offer = (
        np.array([scale_to(vocabulary.hear(texts[row]).leaning, 1) for row in rows])
        for rows in (wishes, offers)
    )
    return wish @ offer.T


def by_grams(wishes, offers, texts):
    grams = [
        [{gram for word in fold(texts[row]).split() for gram in find_grams(word)} for row in rows]
        for rows in (wishes, offers)
    ]
    return np.array(
        [[len(a & b) / (1 + len(a) * len(b)) ** 0.5 for b in grams[1]] for a in grams[0]]
    )


def draw(curve, path):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "sozialmap"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.4))
    sizes = [row[0] for row in curve]
    for column, label, style in (
        (4, "Top 5 mit Satz-Encoder", "o-"), (2, "Top 5 nur Wörter", "o--"),
        (3, "Top 1 mit Satz-Encoder", "s-"), (1, "Top 1 nur Wörter", "s--"),
    ):  # fmt: skip
        axes.plot(sizes, [row[column] for row in curve], style, label=label)
    axes.set(xlabel="gelernte Zeilen", ylabel="Anteil richtig", ylim=(0, 1))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def score_easy(reader):
    offers, cases = read_offers(EASY / "dev_offers.csv"), read_easy_cases()
    shown = answer_all(rank_by_likeness(reader, offers), cases)
    return score(shown, cases)[:2]


def measure_latency(reader, texts):
    took = []
    for text in texts:
        start = time.perf_counter()
        reader.hear(text)
        took.append((time.perf_counter() - start) * 1e3)
    return np.median(took), np.quantile(took, 0.95)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--curve", action="store_true")
    options.add_argument("--plot", type=Path)
    chosen = options.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    vocabulary, head = load_vocabulary(VOCABULARY), read_head(MODEL)
    print(f"vocabulary and head loaded in {(time.perf_counter() - start) * 1e3:.0f} ms")
    words_only = Reader(vocabulary, head, NoEncoder())
    words_only.hear("Hund")
    middle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    encoder = Encoder()
    encoder.wait()
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"encoder loaded in {time.perf_counter() - start:.2f} s; memory: head and tagger "
          f"{middle - before:.0f} MB, encoder {after - middle:.0f} MB")  # fmt: skip
    said = [row["text"] for row in read_table(train.FOLDER / train.PHRASES) if row["kind"] == "say"]
    for name, reader in (
        ("head, words", words_only), ("head, encoder", Reader(vocabulary, head, encoder)),
    ):  # fmt: skip
        silent = sum(not reader.hear(text).understood for text in NONSENSE)
        median, slow = measure_latency(reader, said[::20])
        recall, first = score_easy(reader) if EASY.is_dir() else (float("nan"),) * 2
        print(f"| {name} | dev recall@5 {recall:.3f}, first {first:.3f} | nonsense silent "
              f"{silent}/{len(NONSENSE)} | {median:.1f} ms, p95 {slow:.1f} ms |")  # fmt: skip
    if chosen.curve or chosen.plot:
        curve = learning_curve(encoder)
        if chosen.plot:
            draw(curve, chosen.plot)


if __name__ == "__main__":
    main()

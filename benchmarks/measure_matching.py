"""How well wishes are understood and offers found. Writes the figures of docs/matching.md.

Run: OPENBLAS_NUM_THREADS=1 python -m benchmarks.measure_matching [--curve] [--plot FILE.svg]
Held out: a tenth of what people say, chosen by the hash of the text, never learned from.
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
from sozialmap.language import train
from sozialmap.language.encoder import Encoder, NoEncoder
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


def score_held_out(learned, names, rows, held):
    """Top-1 and top-5 of a head learned from `rows`, on `held`, without and with encoder."""
    head = train.fit(learned, names, rows)
    found = np.flatnonzero(held)
    main = learned.target[found].argmax(axis=1)
    scores = []
    for with_encoder in (False, True):
        loud = train.listen(head, learned, found, with_encoder=with_encoder)
        order = np.argsort(-loud, axis=1, kind="stable")[:, :5]
        hits = order == main[:, None]
        scores.append((hits[:, 0].mean(), hits.any(axis=1).mean()))
    return scores


def held_out(lines):
    return np.array(
        [
            line.is_phrase
            and bool(line.interests)
            and line.speaker is Speaker.PERSON
            and train.fold_of(line.text, HELD_OUT) == 0
            for line in lines
        ]
    )


def learning_curve(encoder):
    names, lines = train.read_lines(train.FOLDER)
    lines = [*lines, *train.make_noise()]
    learned = train.prepare(lines, len(names), encoder)
    held = held_out(lines)
    phrase = np.array([line.is_phrase and not h for line, h in zip(lines, held, strict=True)])
    other = ~phrase & ~held
    order = np.random.default_rng(train.SEED).permutation(np.flatnonzero(phrase))
    print(f"\nHeld out: {held.sum()} lines. Lines learned · top-1, top-5 by words · with encoder")
    curve = []
    for share in SHARES:
        rows = other.copy()
        rows[order[: int(share * len(order))]] = True
        (w1, w5), (e1, e5) = score_held_out(learned, names, rows, held)
        curve.append((int(rows.sum()), w1, w5, e1, e5))
        print(f"| {rows.sum():,} | {w1:.2f} | {w5:.2f} | {e1:.2f} | {e5:.2f} |", flush=True)
    return curve


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

"""From a sentence to the first page of the list, with the reasons of its rows.

Run: OPENBLAS_NUM_THREADS=1 python -m benchmarks.bench_answer
"""

import csv
import statistics
import time
import tracemalloc
from dataclasses import replace

from benchmarks.bench_match import TODAY, WISH, draw_offers
from benchmarks.measure import print_table
from sozialmap.core.index import build_index
from sozialmap.core.model import Offer
from sozialmap.language.encoder import Encoder
from sozialmap.language.head import read_head
from sozialmap.language.reader import Reader
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.usecases.hearing import RememberingReader
from sozialmap.usecases.match import answer_wish
from sozialmap.wiring import MODEL, VOCABULARY


def median_ms(run, times):
    took = []
    for one in times:
        started = time.process_time()
        run(one)
        took.append((time.process_time() - started) * 1e3)
    return f"{statistics.median(took):.1f}"


def again(answer, remembering, said):
    """The time of the second answer alone."""
    took = []
    for text in said:
        answer(text, remembering)
        started = time.process_time()
        answer(text, remembering)
        took.append((time.process_time() - started) * 1e3)
    return f"{statistics.median(took):.1f}"


class Saved:
    """Hears offers by what was made of their titles before."""

    def __init__(self, reader, voices):
        self.reader, self.voices = reader, voices
        self.area_names, self.interest_names = reader.area_names, reader.interest_names
        self.areas, self.words = reader.areas, reader.words

    def hear_offer(self, offer):
        return self.reader.to_profile(offer, self.voices[offer.title])


def bench_answer(count=10_000):
    """From a sentence to the first page of the list, with its reasons."""
    vocabulary = load_vocabulary(VOCABULARY)
    encoder = Encoder()
    encoder.wait()
    reader = Reader(vocabulary, read_head(MODEL), encoder)
    with (MODEL.parent / "phrases.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    said = [row["text"] for row in lines if row["kind"] == "say"][::150]
    told = [row["text"] for row in lines if row["kind"] != "say"][: count // 10]
    offers, _ = draw_offers(count)
    offers = [replace(o, title=told[n % len(told)][:200]) for n, o in enumerate(offers)]
    titles = {offer.title for offer in offers}
    voices = {text: reader.listen_to(Offer(text, offers[0].asset)) for text in titles}
    index = build_index("bench", offers, (), area=None, vocabulary=Saved(reader, voices))
    started = time.process_time()
    index.columns.on(TODAY).prepare()
    made = time.process_time() - started

    def answer(text, by):
        found = answer_wish(replace(WISH, text=text), index, by, today=TODAY)
        return found.answer.shown[:20]

    memory = {}
    remembering = RememberingReader(reader, memory)
    answer(said[0], remembering)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for text in said[:10]:
        answer(text, remembering)
    kept = (tracemalloc.get_traced_memory()[0] - before) / 1e6
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    heard = median_ms(reader.hear, said)
    print_table(
        f"From a sentence to 20 rows with reasons, {count:,} offers, {len(said)} sentences",
        ["what", "median ms of CPU time"],
        [
            [f"hearing the sentence alone, encoder {reader.state}", heard],
            ["whole answer", median_ms(lambda text: answer(text, reader), said)],
            ["the same sentence again in the visit", again(answer, remembering, said)],
        ],
    )  # fmt: skip
    print(f"Columns and masks of a day are made once, in {made:.2f} s. After ten sentences a visit")
    print(f"keeps {kept:.2f} MB; at most {most:.1f} MB are in use while one is answered.")


if __name__ == "__main__":
    bench_answer()

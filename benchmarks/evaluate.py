"""How well hints are understood, on the hard set of `eval/` and the easy one: `make eval`.

Run: OPENBLAS_NUM_THREADS=1 python -m benchmarks.evaluate [--half kept] [--judge 2] [--list]
"""

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence

from benchmarks import matching_quality as quality
from benchmarks.matching_quality import Case, Rank, Score
from benchmarks.measure import print_table
from sozialmap.core.model import Offer
from sozialmap.language.encoder import Encoder, NoEncoder
from sozialmap.language.head import read_head
from sozialmap.language.reader import Reader
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.wiring import MODEL, VOCABULARY

MEASURES = (
    "wishes", "strong among five", "first right", "one among five", "empty stays empty"
)  # fmt: skip
EASY_MEASURES = ("wishes", "recall@5", "first right")
PRODUCT = "all, as the product ranks"


class Approaches:
    """The ways to rank that are compared, made once; each needs offers."""

    def __init__(self) -> None:
        """Load what they share."""
        self._encoder = Encoder()
        self._vocabulary = load_vocabulary(VOCABULARY)
        head = read_head(MODEL)
        self._by_words = Reader(self._vocabulary, head, NoEncoder())
        self._by_meaning = Reader(self._vocabulary, head, self._encoder)
        self._encoder.wait()

    def rankers(self, offers: Sequence[Offer]) -> Iterator[tuple[str, Rank]]:
        """Yield each with its name."""
        yield "words only", quality.rank_as_product(self._vocabulary, offers)
        yield "trigram similarity", quality.rank_by_trigrams(offers)
        yield "head without encoder", quality.rank_by_likeness(self._by_words, offers)
        yield "encoder alone", quality.rank_by_meaning(self._encoder, offers)
        yield "head with encoder", quality.rank_by_likeness(self._by_meaning, offers)
        yield PRODUCT, self.product(offers)

    def product(self, offers: Sequence[Offer]) -> Rank:
        """Return what a person would see."""
        return quality.rank_as_product(self._by_meaning, offers)


def score_hard(
    approaches: Approaches, judge: int, halves: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    offers = quality.read_offers(quality.HARD / "hard_offers.csv")
    cases = [case for case in quality.read_hard_cases(judge) if case.half in halves]
    for name, rank in approaches.rankers(offers):
        shown = quality.answer_all(rank, cases)
        yield from _rows(name, shown, cases, halves)
    other = 3 - judge
    if has_judge(other):
        shown = quality.answer_all(quality.rank_as_judge(quality.read_hard_cases(other)), cases)
        yield from _rows(f"judge {other} under judge {judge} (ceiling)", shown, cases, halves)


def _rows(
    name: str, shown: dict[str, list[str]], cases: Sequence[Case], halves: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    for half in halves:
        of_half = [case for case in cases if case.half == half]
        yield name, half, len(of_half), *_figures(quality.score(shown, of_half))


def _figures(score: Score) -> list[str]:
    return ["–" if math.isnan(figure) else f"{figure:.3f}" for figure in score]


def has_judge(judge: int) -> bool:
    return (quality.HARD / f"hard_grades_{judge}.csv").is_file()


def score_easy(approaches: Approaches) -> Iterator[tuple[object, ...]]:
    offers = quality.read_offers(quality.EASY / "dev_offers.csv")
    cases = quality.read_easy_cases()
    for name, rank in approaches.rankers(offers):
        found, first, *_ = _figures(quality.score(quality.answer_all(rank, cases), cases))
        yield name, len(cases), found, first


def list_misses(approaches: Approaches, judge: int) -> None:
    """Print each wish of the dev half whose answer is not right, with what was shown instead."""
    offers = quality.read_offers(quality.HARD / "hard_offers.csv")
    titles = {offer.id: offer.title for offer in offers}
    rank = approaches.product(offers)
    for case in quality.read_hard_cases(judge):
        seen = rank(case.text) if case.half == "dev" else []
        if case.half == "dev" and not is_right(case, seen):
            print(f"\n{case.wish_id}: {case.text}")
            print(f"  wanted: {_named(case.strong, titles)}\n  shown:  {_named(seen, titles)}")


def is_right(case: Case, seen: Sequence[str]) -> bool:
    """Tell whether the first is strong and all strong ones are seen; or nothing, where none is."""
    if not case.strong:
        return case.served or not seen
    return seen[:1] != [] and seen[0] in case.strong and set(case.strong) <= set(seen)


def _named(ids: Sequence[str], titles: Mapping[int | str | None, str]) -> str:
    return " · ".join(f"{number} {titles[number]}" for number in ids) or "nothing"


def read_options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("dev", "kept"), default="dev",
                         help="kept prints both; look at it only at the end")  # fmt: skip
    options.add_argument("--judge", type=int, choices=(1, 2), default=1)
    options.add_argument("--list", action="store_true", help="the dev wishes that fail")
    return options.parse_args()


def main() -> None:
    chosen = read_options()
    if not has_judge(chosen.judge):
        raise SystemExit(f"Judge {chosen.judge} has not graded yet.")
    approaches = Approaches()
    halves = ("dev", "kept") if chosen.half == "kept" else ("dev",)
    rows = list(score_hard(approaches, chosen.judge, halves))
    print_table(f"Hints, graded by judge {chosen.judge}", ("approach", "half", *MEASURES), rows)
    if not has_judge(3 - chosen.judge):
        print(f"No ceiling: judge {3 - chosen.judge} has not graded yet.\n")
    if quality.EASY.is_dir():
        print_table("Plain words", ("approach", *EASY_MEASURES), list(score_easy(approaches)))
    else:
        print(f"Plain words: skipped, there is no {quality.EASY.name} folder in ../shared.\n")
    if chosen.list:
        list_misses(approaches, chosen.judge)


if __name__ == "__main__":
    main()

"""Sets of wishes and offers, ways to rank the one for the other, and how good they are."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, Protocol

import numpy as np

from sozialmap.core.fit import Floats, Heard, OfferProfile, find_likeness
from sozialmap.core.folding import fold
from sozialmap.core.index import build_index
from sozialmap.core.model import Asset, Offer
from sozialmap.core.wishes import Wish
from sozialmap.language.reader import Encodes, Reader, find_text
from sozialmap.language.vocabulary import Vocabulary
from sozialmap.usecases.match import answer_wish

CHECKOUT = Path(__file__).resolve().parents[1]
HARD = CHECKOUT / "eval"
EASY = CHECKOUT.parent / "shared" / "eval"
SEEN = 5
"""How many offers a person looks at."""

Rank = Callable[[str], list[str]]
"""From what a person says to the ids of the offers shown, best first, at most `SEEN`."""


class Hears(Protocol):
    """Turns wishes and offers into what can be compared."""

    def hear(self, text: str) -> Heard: ...
    def hear_offer(self, offer: Offer) -> OfferProfile: ...


@dataclass(frozen=True)
class Case:
    """A wish with the offers that serve it: strong is what the person sets off for."""

    wish_id: str
    half: str
    text: str
    strong: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def served(self) -> bool:
        """Whether anything among the offers serves it."""
        return bool(self.strong or self.also)


class Score(NamedTuple):
    """Means over the wishes that are served; `empty` over those that nothing serves."""

    found: float
    first: float
    any: float
    empty: float


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_offers(path: Path) -> list[Offer]:
    return [
        Offer(row["title"], Asset(row["title"]), description=row["description"], id=row["id"])
        for row in read_table(path)
    ]


def read_hard_cases(judge: int, folder: Path = HARD) -> list[Case]:
    grades = read_grades(judge, folder)
    return [
        Case(row["id"], row["half"], row["text"], *grades.get(row["id"], ((), ())))
        for row in read_table(folder / "hard_wishes.csv")
    ]


def read_grades(judge: int, folder: Path = HARD) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the strong offers and the sensible ones of each wish, in the judge's order."""
    grades: dict[str, dict[str, list[str]]] = {}
    for row in read_table(folder / f"hard_grades_{judge}.csv"):
        of_wish = grades.setdefault(row["wish_id"], {"strong": [], "also": []})
        of_wish[row["grade"]].append(row["offer_id"])
    return {wish: (tuple(g["strong"]), tuple(g["also"])) for wish, g in grades.items()}


def read_easy_cases(folder: Path = EASY) -> list[Case]:
    return [
        Case(row["id"], "", row["text"], tuple(row["relevant_ids"].split()))
        for row in read_table(folder / "dev_wishes.csv")
    ]


def rank_by_trigrams(offers: Sequence[Offer]) -> Rank:
    """Rank by the share of runs of three letters in common, as PostgreSQL's pg_trgm does."""
    known = [find_trigrams(find_text(offer)) for offer in offers]

    def rank(text: str) -> list[str]:
        said = find_trigrams(text)
        alike = [len(said & one) / max(1, len(said | one)) for one in known]
        return find_best(offers, np.array(alike))

    return rank


def find_trigrams(text: str) -> set[str]:
    framed = [f"  {word} " for word in fold(text).split()]
    return {word[start : start + 3] for word in framed for start in range(len(word) - 2)}


def rank_by_meaning(encoder: Encodes, offers: Sequence[Offer]) -> Rank:
    """Rank by the encoder's vectors of wish and offer, with nothing learned."""
    known = _encode(encoder, [find_text(offer) for offer in offers])
    return lambda text: find_best(offers, known @ _encode(encoder, [text])[0])


def _encode(encoder: Encodes, texts: Sequence[str]) -> Floats:
    vectors = encoder.encode(texts)
    if vectors is None:
        raise SystemExit("The sentence encoder is missing: nothing to measure.")
    return vectors


def rank_by_likeness(reader: Hears, offers: Sequence[Offer]) -> Rank:
    """Rank by how alike the profiles of wish and offer are."""
    profiles = [reader.hear_offer(offer) for offer in offers]
    leanings = np.array([profile.leaning for profile in profiles])
    meanings = _stack(profiles)

    def rank(text: str) -> list[str]:
        heard = reader.hear(text)
        return find_best(offers, find_likeness(leanings, meanings, heard.leaning, heard.meaning))

    return rank


def _stack(profiles: Sequence[OfferProfile]) -> Floats | None:
    length = next((len(p.meaning) for p in profiles if p.meaning is not None), None)
    if length is None:
        return None
    return np.array([np.zeros(length) if p.meaning is None else p.meaning for p in profiles])


def rank_as_product(reader: Reader | Vocabulary, offers: Sequence[Offer]) -> Rank:
    """Rank as a person sees it: the index, the least score, the order of the list."""
    index = build_index("eval", offers, (), area=None, vocabulary=reader)

    def rank(text: str) -> list[str]:
        found = answer_wish(Wish(text=text), index, reader, today=date(2026, 6, 1))
        return [str(match.offer.id) for match in found.answer.shown[:SEEN]]

    return rank


def find_best(offers: Sequence[Offer], alike: Floats) -> list[str]:
    order = np.argsort(-alike, kind="stable")[:SEEN]
    return [str(offers[row].id) for row in order if alike[row] > 0]


def rank_as_judge(cases: Iterable[Case]) -> Rank:
    """Rank as another judge graded: first what is strong, then what is sensible."""
    picks = {case.text: [*case.strong, *case.also][:SEEN] for case in cases}
    return lambda text: list(picks[text])


def answer_all(rank: Rank, cases: Iterable[Case]) -> dict[str, list[str]]:
    """Return what is shown for each wish, by its id."""
    return {case.wish_id: rank(case.text) for case in cases}


def score(shown: Mapping[str, Sequence[str]], cases: Iterable[Case]) -> Score:
    """Return how good the answers are; NaN where there is no such wish."""
    cases = list(cases)
    wanted = [(set(case.strong), list(shown[case.wish_id])) for case in cases if case.strong]
    silent = [not shown[case.wish_id] for case in cases if not case.served]
    return Score(
        found=_mean(len(s.intersection(seen)) / min(SEEN, len(s)) for s, seen in wanted),
        first=_mean(seen[:1] != [] and seen[0] in s for s, seen in wanted),
        any=_mean(bool(s.intersection(seen)) for s, seen in wanted),
        empty=_mean(silent),
    )


def _mean(values: Iterable[float]) -> float:
    known = [float(value) for value in values]
    return fmean(known) if known else float("nan")

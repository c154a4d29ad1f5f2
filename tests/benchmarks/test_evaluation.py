"""The hard set is well formed and independent, and its scores mean what they say."""

import math
from collections import Counter

import pytest

from benchmarks import matching_quality as quality
from benchmarks.evaluate import is_right
from benchmarks.matching_quality import HARD, Case, Score, score
from sozialmap.core.folding import fold
from sozialmap.core.model import Asset, Offer
from sozialmap.language.train import FOLDER, PHRASES

LEAST_LINES = 120
LEAST_EMPTY = 16
GRADES = ["hard_grades_1.csv", "hard_grades_2.csv"]
SERVED = Case("1", "dev", "wau", ("a", "b"), ("c",))
EMPTY = Case("2", "dev", "puh", ())


@pytest.fixture(scope="module")
def offers():
    return quality.read_table(HARD / "hard_offers.csv")


@pytest.fixture(scope="module")
def wishes():
    return quality.read_table(HARD / "hard_wishes.csv")


@pytest.fixture(params=GRADES)
def grades(request):
    if not (HARD / request.param).is_file():
        pytest.skip(f"{request.param}: this judge has not graded yet")
    return quality.read_table(HARD / request.param)


def test_there_are_enough_offers_and_wishes_each_with_words(offers, wishes):
    assert len(offers) >= LEAST_LINES
    assert len(wishes) >= LEAST_LINES
    assert all(row["title"].strip() and row["description"].strip() for row in offers)
    assert all(row["text"].strip() for row in wishes)


def test_no_id_and_no_text_stands_twice(offers, wishes):
    for values in (
        [row["id"] for row in offers],
        [fold(row["title"]) for row in offers],
        [row["id"] for row in wishes],
        [row["text"] for row in wishes],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_the_halves_are_alike_in_number_and_in_empty_wishes():
    cases = quality.read_hard_cases(1)
    halves = Counter(case.half for case in cases)
    empty = Counter(case.half for case in cases if not case.served)

    assert set(halves) == {"dev", "kept"}
    assert abs(halves["dev"] - halves["kept"]) <= 1
    assert abs(empty["dev"] - empty["kept"]) <= 1
    assert empty.total() >= LEAST_EMPTY


def test_grades_speak_of_wishes_and_offers_that_exist(grades, offers, wishes):
    assert {row["wish_id"] for row in grades} <= {row["id"] for row in wishes}
    assert {row["offer_id"] for row in grades} <= {row["id"] for row in offers}
    assert {row["grade"] for row in grades} <= {"strong", "also"}


def test_no_offer_is_graded_twice_for_a_wish(grades):
    pairs = Counter((row["wish_id"], row["offer_id"]) for row in grades)

    assert [pair for pair, times in pairs.items() if times > 1] == []


def test_what_a_wish_is_served_by_begins_with_something_strong():
    assert [c.text for c in quality.read_hard_cases(1) if c.served and not c.strong] == []


def test_no_line_was_learned_from(offers, wishes):
    learned = {fold(row["text"]) for row in quality.read_table(FOLDER / PHRASES)}
    written = [row["text"] for row in wishes]
    for row in offers:
        written += [row["title"], row["description"], f"{row['title']}. {row['description']}"]

    assert [text for text in written if fold(text) and fold(text) in learned] == []


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"1": ["a", "x", "b"], "2": []}, Score(1.0, 1.0, 1.0, 1.0)),
        ({"1": ["x", "b"], "2": []}, Score(0.5, 0.0, 1.0, 1.0)),
        ({"1": ["c", "x"], "2": ["a"]}, Score(0.0, 0.0, 0.0, 0.0)),
        ({"1": [], "2": []}, Score(0.0, 0.0, 0.0, 1.0)),
    ],
    ids=["all found", "second only", "sensible is not strong, empty answered", "silent"],
)
def test_scores_count_strong_offers_and_silence(shown, expected):
    assert score(shown, [SERVED, EMPTY]) == expected


def test_more_strong_offers_than_fit_can_still_be_fully_found():
    many = Case("1", "dev", "wau", tuple("abcdefg"))

    assert score({"1": list("abcde")}, [many]).found == 1.0


def test_where_no_wish_is_empty_silence_is_unknown():
    assert math.isnan(score({"1": ["a"]}, [SERVED]).empty)


@pytest.mark.parametrize(
    ("case", "seen", "right"),
    [
        (SERVED, ["a", "b"], True),
        (SERVED, ["a", "x"], False),
        (SERVED, ["x", "a", "b"], False),
        (SERVED, [], False),
        (EMPTY, [], True),
        (EMPTY, ["a"], False),
    ],
)
def test_a_wish_fails_unless_the_first_is_strong_and_all_strong_are_seen(case, seen, right):
    assert is_right(case, seen) is right


def test_trigrams_find_what_is_spelled_alike():
    offers = [
        Offer("Chor", Asset("Chor"), id="1"),
        Offer("Gartengruppe", Asset("Gartengruppe"), id="2"),
    ]

    assert quality.rank_by_trigrams(offers)("im Garten") == ["2"]


def test_a_judge_shows_what_is_strong_before_what_is_sensible():
    assert quality.rank_as_judge([SERVED, EMPTY])("wau") == ["a", "b", "c"]

"""The phrase bank: known interests, no line twice, nobody real, no diagnosis as a label."""

import csv
import re
from collections import Counter

import pytest

from tests.conftest import CHECKOUT

BANK = CHECKOUT / "data" / "phrases.csv"
INSULTS = re.compile(
    r"\b(irre[rn]|verrückte[rn]?|geisteskrank\w*|psycho[s]?|klapse|behindi|spasti|gestörte[rn]?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def lines():
    with BANK.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_line_belongs_to_known_interests(lines, interests):
    names = {interest.name for interest in interests}
    for line in lines:
        assert {line["interest"], *filter(None, line["also"].split("|"))} <= names | {""}
        assert line["kind"] in {"say", "offer"}
        assert 3 <= len(line["text"]) <= 220


def test_no_line_stands_there_twice(lines):
    said = Counter(re.sub(r"[\W\d_]", "", line["text"].lower()) for line in lines)
    assert [text for text, count in said.items() if count > 1] == []


def test_every_interest_has_its_share(lines, interests):
    said = Counter(line["interest"] for line in lines if line["kind"] == "say")
    assert min(said[interest.name] for interest in interests) >= 40


def test_nobody_is_called_names(lines):
    assert [line["text"] for line in lines if INSULTS.search(line["text"])] == []

"""Big wishes are answered in three rungs."""

import pytest

from sozialmap.core.dreams import Dream, Rung, Step, find_dreams
from sozialmap.core.model import Interest, OfferKind
from sozialmap.core.wishes import Understood


def dream(interest, *words):
    steps = tuple(Step(rung, rung.value, (interest,), (OfferKind.GROUP,)) for rung in Rung)
    return Dream(interest, words, steps)


def heard(name, score=0.8):
    return Understood(Interest(name, "", (), (), ""), score)


DREAMS = {"Hund": [dream("Hund")], "Garten": [dream("Garten", "Schrebergarten", "eigenen Garten")]}


def test_a_big_wish_has_three_rungs_in_their_order():
    [found] = find_dreams([heard("Hund")], DREAMS, "Ich will einen Hund")

    assert [step.rung for step in found.steps] == [Rung.TODAY, Rung.NEXT, Rung.NEEDS]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ich will einen eigenen Garten", 1),
        ("SCHREBERGÄRTEN, nein: ein Schrebergarten!", 1),
        ("Ich will Blumen gießen", 0),
        ("", 0),
    ],
)
def test_some_interests_are_a_dream_only_in_certain_words(text, count):
    assert len(find_dreams([heard("Garten")], DREAMS, text)) == count


def test_a_faint_guess_is_no_dream():
    assert find_dreams([heard("Hund", 0.1)], DREAMS, "Hund") == []


def test_the_surest_comes_first():
    found = find_dreams([heard("Garten", 0.4), heard("Hund", 0.9)], DREAMS, "eigenen Garten, Hund")

    assert [one.interest for one in found] == ["Hund", "Garten"]


def test_an_everyday_wish_is_none():
    assert find_dreams([heard("Kaffee")], DREAMS, "Kaffee") == []

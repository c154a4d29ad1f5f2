"""What is wanted, what is refused, what is a need."""

import pytest

from sozialmap.language.turns import take_turns


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        ("keinen Hund, lieber Katzen", "Katzen", "Hund"),
        ("Ich will keinen Sport, sondern tanzen", "tanzen", "Sport"),
        ("Nicht schwimmen, lieber wandern", "wandern", "schwimmen"),
        ("Singen gern. Fußball mag ich nicht.", "Singen", "Fußball"),
        ("Schach ist nichts für mich, Kochen schon", "Kochen", "Schach"),
        ("Sport ohne Wettkampf", "Sport", "Wettkampf"),
        ("Kein Berg, kein Rucksack, nur um den Block", "um den Block", "Rucksack"),
        ("Keinen Hund, bloß eine Katze", "Katze", "Hund"),
        ("I mecht koan Hund, liaber a Katz", "Katz", "Hund"),
    ],
)
def test_what_is_refused_is_not_wanted(text, wanted, refused):
    said = take_turns(text)

    assert wanted in said.wanted
    assert refused not in said.wanted
    assert refused in said.refused


@pytest.mark.parametrize(
    "text",
    [
        "Ich habe keine Arbeit",
        "Keine Freunde, keine Arbeit",
        "Nicht nur am Ufer sitzen, einfach schwimmen",
        "Ich kann nicht lesen",
        "Ich will nicht mehr allein sein",
        "Ich will nicht den ganzen Tag allein zu Hause sitzen",
        "Ich will einen Hund, aber in der WG darf ich keinen",
    ],
)
def test_what_is_lacking_is_not_refused(text):
    said = take_turns(text)

    assert said.refused == ""
    assert said.wanted


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Malen, aber nicht so viele Leute", "nicht so viele Leute"),
        ("Tanzen ohne Anmeldung", "ohne Anmeldung"),
        ("Kochen in einer kleinen Gruppe", "kleinen Gruppe"),
        ("Schach, darf nichts kosten", "nichts kosten"),
        ("Theater mit dem Rollstuhl", "mit dem Rollstuhl"),
    ],
)
def test_a_need_is_no_interest(text, need):
    said = take_turns(text)

    assert need in said.needs
    assert need not in said.wanted
    assert said.wanted


def test_nothing_but_a_need_wants_nothing():
    assert take_turns("nicht so viele Leute").wanted == ""


@pytest.mark.parametrize("text", ["", " ", "...", "!!!,,,;;", "\n\n", "🙂", "a" * 5000])
def test_odd_texts_are_taken(text):
    take_turns(text)

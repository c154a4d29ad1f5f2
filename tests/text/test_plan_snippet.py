"""The text for the Teilhabeplan: short, in the first person, grouped, kind."""

import pytest

from sozialmap.core.model import Asset, Interest
from sozialmap.core.plan import Choice, Doer, Plan
from sozialmap.text.plan_snippet import (
    DOMAINS,
    Sections,
    describe_for_plan,
    find_negative_words,
    hint_for_goal,
)
from tests.conftest import make_offer

SECTIONS = Sections("x", "Test", "4 Wünsche", "5 Ziele", "Angebote", "Nächster Schritt")
KNOWN = (
    Interest("Gärtnern", "Natur", icf_domain="d9"),
    Interest("Kochen", "Essen", icf_domain="d6"),
)


def choose(title="Gartengruppe", **values):
    offer = make_offer(title, asset=Asset("Beet e. V."), id=title)
    told = {"first_step": "Anrufen", "who": Doer.ME, "interests": ("Gärtnern",)}
    return Choice(offer, **{**told, **values})


def tell(plan, german):
    return describe_for_plan(plan, SECTIONS, KNOWN, german)


def test_a_whole_text(german):
    plan = Plan(
        wish_text="Ich will raus.",
        goal="Ich bin einmal in der Woche draußen.",
        choices=(choose(), choose("Kochabend", interests=("Kochen",), first_step="")),
    )

    assert tell(plan, german).text == (
        "4 Wünsche\n„Ich will raus.“\n\n"
        "5 Ziele\n„Ich bin einmal in der Woche draußen.“\n\n"
        "Angebote\n"
        "Häusliches Leben (d6):\nIch möchte „Kochabend“ (Beet e. V.) ausprobieren.\n"
        "Gemeinschafts-, soziales und staatsbürgerliches Leben (d9):\n"
        "Ich möchte „Gartengruppe“ (Beet e. V.) ausprobieren.\n\n"
        "Nächster Schritt\nGartengruppe: Anrufen. Das mache ich selbst."
    )


def test_what_was_not_said_has_no_section(german):
    assert tell(Plan(wish_text="Raus."), german).text == "4 Wünsche\n„Raus.“"
    assert tell(Plan(), german).text == ""


@pytest.mark.parametrize("words", ["wort " * 600, "a" * 3000, "“„\n\t" * 750])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_it_never_takes_more_room_than_the_form_has_and_says_what_it_cut(words, count, german):
    choices = [
        choose(f"{number}{words}", first_step=words, interests=()) for number in range(count)
    ]
    plan = Plan(wish_text=words, goal=words, choices=tuple(choices))

    told = tell(plan, german)

    assert 250 < len(told.text) <= 1000
    assert told.shortened


def test_what_fits_is_not_cut(german):
    told = tell(Plan(wish_text="wort " * 190), german)

    assert not told.shortened
    assert "…" not in told.text


def test_every_domain_of_the_vocabulary_has_a_name(interests):
    assert {interest.icf_domain for interest in interests} <= set(DOMAINS)


@pytest.mark.parametrize(
    ("goal", "found"),
    [
        ("Ich will nicht mehr allein sein", ["nicht"]),
        ("Keinen Streit und nie wieder Krach", ["Keinen", "nie"]),
        ("Ich treffe einmal in der Woche Leute", []),
        ("In der Not Hilfe finden", []),
        ("Ich fahre ohne Begleitung Bus", []),
        ("Vernichtung", []),
        ("", []),
    ],
)
def test_words_for_what_is_not_to_be(goal, found, german):
    assert find_negative_words(goal) == found
    assert bool(hint_for_goal(goal, german)) is bool(found)

"""The table of dreams: complete, its own words, and nothing that takes courage away."""

import re

import pytest

from sozialmap.core.dreams import Rung, find_dreams
from sozialmap.core.errors import InputError
from sozialmap.language.dreams import read_dreams
from tests.conftest import CHECKOUT

TABLE = CHECKOUT / "data" / "dreams.csv"
DISCOURAGING = re.compile(
    r"unrealistisch|unmöglich|leider|geht nicht|\bnie(?:mals)?\b|zu krank|realistisch",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def dreams(interests):
    return read_dreams(TABLE, {interest.name for interest in interests})


def test_the_big_wishes_of_the_vocabulary_are_there(dreams):
    assert len(dreams) >= 12
    assert {
        "Einen Hund haben", "Beim Busunternehmen arbeiten", "Eine Reise machen",
        "In der eigenen Wohnung leben", "Führerschein machen", "Eine Partnerschaft haben",
    } <= set(dreams)  # fmt: skip


def test_every_rung_says_what_to_do_and_what_to_look_for(dreams):
    for dream in (one for of_interest in dreams.values() for one in of_interest):
        assert [step.rung for step in dream.steps] == list(Rung)
        for step in dream.steps:
            assert 20 <= len(step.text) <= 160
            assert step.interests
            assert step.kinds
            assert not DISCOURAGING.search(step.text), step.text


def test_every_rung_speaks_english_too(dreams):
    discouraging = re.compile(r"unrealistic|impossible|\bnever\b|cannot|too ill|realistic", re.I)
    for dream in (one for of_interest in dreams.values() for one in of_interest):
        for step in dream.steps:
            assert 20 <= len(step.text_en) <= 160, step.text
            assert step.text_en != step.text
            assert not re.search("[äöüßÄÖÜ]", step.text_en)
            assert not discouraging.search(step.text_en), step.text_en


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Ich will einen Hund, aber in der WG darf ich nicht.", "Einen Hund haben"),
        ("Einmal ans Meer fahren", "Eine Reise machen"),
        ("Ich will Busfahrer werden", "Beim Busunternehmen arbeiten"),
        ("Ich möchte in einer eigenen Wohnung leben", "In der eigenen Wohnung leben"),
        ("ich will den Führerschein machen", "Führerschein machen"),
        ("Ich träum von einem Schrebergarten", "Gärtnern"),
    ],
)
def test_a_dream_is_heard_in_a_sentence(reader, dreams, text, interest):
    found = find_dreams(reader.read(text), dreams, text)

    assert interest in [dream.interest for dream in found]


@pytest.mark.parametrize("text", ["Kaffee trinken", "im Chor singen", "mein Rad ist kaputt", "hm"])
def test_an_everyday_wish_is_no_dream(reader, dreams, text):
    assert find_dreams(reader.read(text), dreams, text) == []


@pytest.mark.parametrize(
    "rows",
    [
        "Einen Hund haben;;today;Mit einem Hund gehen.;Wandern;group\n",
        "Ein Einhorn haben;;today;Reiten.;Wandern;group\n",
        "Einen Hund haben;;someday;Gehen.;Wandern;group\n",
    ],
    ids=["a rung is missing", "no such interest", "no such rung"],
)
def test_a_broken_table_is_told(tmp_path, interests, rows):
    (tmp_path / "dreams.csv").write_text(f"interest;words;rung;text;interests;kinds\n{rows}")

    with pytest.raises(InputError) as error:
        read_dreams(tmp_path / "dreams.csv", {interest.name for interest in interests})

    assert error.value.code == "dreams.broken"

"""Ordinary places are about what their kind says, not about the first of their tags' interests."""

import pytest

from sozialmap.core.model import Asset
from tests.conftest import make_offer

LIBRARY = (
    "Briefe und Ämter schaffen",
    "Computerspiele spielen",
    "Deutsch lernen",
    "Lesen",
    "Schreiben",
)


def place(kind, interests):
    return make_offer(
        "", asset=Asset("", ordinary=True), interests=tuple(interests), notes={"osm_kind": kind}
    )


@pytest.mark.parametrize(
    ("kind", "interests", "first"),
    [
        ("amenity=library", LIBRARY, "Lesen"),
        ("amenity=cafe", ("Eine Partnerschaft haben", "Kaffee trinken und reden"), "Kaffee trinken und reden"),
        ("leisure=dog_park", ("Einen Hund haben", "Tieren helfen"), "Einen Hund haben"),
        ("landuse=cemetery", ("Einen ruhigen Ort haben", "Trauern und erinnern"), "Trauern und erinnern"),
    ],
)  # fmt: skip
def test_the_kind_says_which_interest_counts_most(words_reader, kind, interests, first):
    weights = words_reader.hear_offer(place(kind, interests)).weights

    assert max(weights, key=weights.get) == first
    assert set(weights) == set(interests)


def test_a_library_stands_among_books_and_not_among_money(words_reader):
    reading = words_reader.vocabulary.by_name["Lesen"].area

    assert words_reader.areas(place("amenity=library", LIBRARY)) == {reading}


def test_a_kind_nobody_knows_leaves_all_interests_faint_and_equal(words_reader):
    weights = words_reader.hear_offer(place("x=y", LIBRARY)).weights

    assert len(set(weights.values())) == 1
    assert max(weights.values()) < 0.3

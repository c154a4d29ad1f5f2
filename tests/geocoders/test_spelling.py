"""Finding names with typos must miss none that a slow comparison finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from sozialmap.core.addresses import street_key
from sozialmap.geocoders.spelling import Spellings

words = st.text(alphabet="abeousrt7", min_size=1, max_size=12)


@given(st.lists(words, max_size=12), words, st.integers(0, 2))
def test_nothing_is_missed_that_comparing_with_each_would_find(keys, asked, most):
    slow = {key for key in keys if OSA.distance(asked, key) <= most}

    assert slow <= set(Spellings(keys).find(asked, most))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Rääuschstraße", "Räuschstraße"),
        ("Grrichstr.", "Gürrichstraße"),
        ("Söpcker Straße", "Spöcker Straße"),
        ("Spocker Straße", "Spöcker Straße"),
        ("Gildetr.", "Gildestraße"),
        ("Pannwitzsr", "Pannwitzstraße"),
        ("Strafe am Markt", "Straße am Markt"),
    ],
)
def test_one_slip_of_the_finger_is_one_typo(written, known):
    assert Spellings([street_key(known)]).find(street_key(written), 2) == {street_key(known): 1}


def test_an_empty_gazetteer_knows_no_name():
    assert Spellings([]).find("gartenweg", 2) == {}

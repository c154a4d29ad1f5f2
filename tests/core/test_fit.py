"""How alike a wish and an offer are."""

import numpy as np
import pytest

from sozialmap.core.fit import find_likeness, scale_to, sharpen


def columns(*values):
    return np.array(values, dtype=np.float32)


def test_what_is_fainter_than_usual_counts_nothing():
    assert sharpen(columns(3, -2, 0)).tolist() == pytest.approx([1, 0, 0])


def test_a_loud_interest_counts_more_than_in_proportion():
    loud, faint = sharpen(columns(4, 1))

    assert loud / faint > 4
    assert np.hypot(loud, faint) == pytest.approx(1)


def test_silence_leans_nowhere():
    assert sharpen(columns(0, -1)).tolist() == [0, 0]


def test_offers_that_share_the_loudest_interest_are_most_alike():
    wish = sharpen(columns(5, 2, 0))
    offers = np.array([sharpen(columns(5, 0, 1)), sharpen(columns(1, 5, 0)), columns(0, 0, 1)])

    alike = find_likeness(offers, None, wish, None)

    assert alike[0] > alike[1] > alike[2] == 0


def test_an_offer_that_is_little_trusted_is_less_alike():
    wish = sharpen(columns(5, 2))
    sure = sharpen(columns(5, 1))

    alike = find_likeness(np.array([sure, scale_to(sure, 0.5)]), None, wish, None)

    assert alike[1] == pytest.approx(alike[0] / 2)

"""Where it is plain what is meant, an entry is about it or it is not shown."""

from datetime import date

import numpy as np
import pytest

from sozialmap.core.fit import Heard, OfferProfile
from sozialmap.core.index import build_index
from sozialmap.core.model import Asset, Interest, Offer
from sozialmap.core.wishes import Understood, Wish
from sozialmap.usecases.match import answer_wish

NAMES = ("Angeln", "Reiten", "Kochen")
INTERESTS = {name: Interest(name, "Draußen", ()) for name in NAMES}


class Listener:
    """Hears what it is told to, and knows one offer that is a little about everything."""

    interest_names, area_names = NAMES, ("Draußen",)

    def __init__(self, leaning, score):
        self.heard = Heard(
            (Understood(INTERESTS["Angeln"], score),), np.array(leaning, dtype=np.float32)
        )

    def hear(self, text):
        return self.heard

    def hear_offer(self, offer):
        about = {"Angelverein": (1, 0, 0)}.get(offer.title, (0.3, 1, 0.3))
        leaning = np.array(about, dtype=np.float32)
        return OfferProfile({}, leaning / np.linalg.norm(leaning))

    def find_interest(self, name):
        return INTERESTS[name]

    def areas(self, offer):
        return {"Draußen"}

    def words(self, offer):
        return frozenset()

    def telling_words(self, text):
        return frozenset()

    def speaks_of_crisis(self, text):
        return False


def titles(listener, *offers, **wish):
    index = build_index(
        "test", [Offer(t, Asset(t), id=t) for t in offers], (), area=None, vocabulary=listener
    )
    found = answer_wish(
        Wish(text="Der Wurm am Haken", **wish), index, listener, today=date(2026, 11, 24)
    )
    return [match.offer.title for match in found.answer.shown]


def test_a_plain_wish_that_nothing_here_is_about_finds_nothing():
    assert titles(Listener((1, 0, 0), 0.9), "Reitstall") == []


def test_it_finds_what_is_about_it_and_what_is_near_to_that():
    assert titles(Listener((1, 0, 0), 0.9), "Angelverein", "Reitstall")[0] == "Angelverein"


@pytest.mark.parametrize(
    "leaning, score", [((1, 0, 0), 0.4), ((1, 0.8, 0.3), 0.9)], ids=["a guess", "several meant"]
)
def test_what_is_not_plain_may_find_what_is_near(leaning, score):
    assert titles(Listener(leaning, score), "Reitstall") == ["Reitstall"]


def test_who_chose_an_interest_sees_what_is_near():
    assert titles(Listener((1, 0, 0), 0.9), "Reitstall", interests=("Angeln",)) == ["Reitstall"]

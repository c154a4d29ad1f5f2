"""Order and variety of what fits."""

from dataclasses import replace

from sozialmap.core.matching import Candidate, match_offers
from sozialmap.core.model import Asset, Barrier, Fact, Interest, Regularity, Value
from sozialmap.core.places import Place
from sozialmap.core.wishes import Filter, Need, Outcome, Understood, Wish
from tests.conftest import TODAY, make_offer

DOG = Interest("Einen Hund haben", "Tiere")
HEARD = [Understood(DOG, 0.9)]


def candidate(offer, weight=1.0):
    return Candidate(offer, {DOG.name: weight}, frozenset())


def answer(candidates, wish=None, heard=HEARD):
    wish = wish or Wish(text="Hund")
    return match_offers(candidates, wish, heard, wish_words=frozenset({"hund"}), today=TODAY)


def test_ordinary_goes_before_mixed_before_special():
    offers = [
        make_offer(kind, regularity=kind, asset=Asset(kind), id=number)
        for number, kind in enumerate(reversed(Regularity))
    ]

    shown = answer([candidate(offer) for offer in offers]).matches

    open_ones = [m.offer.regularity for m in shown if m.verdict.outcome is Outcome.OPEN]
    assert open_ones == [Regularity.ORDINARY, Regularity.MIXED]
    assert shown[-1].offer.regularity is Regularity.SPECIAL


def test_at_most_two_of_one_asset_are_among_the_first_five():
    big = Asset("Großer Verein", id=1)
    many = [candidate(make_offer(f"A{n}", asset=big, id=n)) for n in range(5)]
    few = [
        candidate(make_offer(f"B{n}", asset=Asset(f"B{n}", id=9 + n), id=9 + n), 0.9)
        for n in range(3)
    ]

    first = [m.offer.asset.name for m in answer([*many, *few]).shown[:5]]

    assert first.count("Großer Verein") == 2


def test_what_does_not_fit_the_words_is_not_shown_and_not_counted():
    other = Candidate(make_offer(id=1), {}, frozenset({"toepfern"}))

    found = answer([other], Wish(text="Hund", needs=(Need(Barrier.STEPS),)))

    assert found.shown == []
    assert not any(found.counted.values())


def test_a_filter_is_counted_not_hidden_in_silence():
    near = make_offer("nah", asset=Asset("A", place=Place(50.1, 8.7), id=1), id=1)
    far = make_offer("fern", asset=Asset("B", place=Place(50.2, 8.7), id=2), id=2)

    found = answer(
        [candidate(near), candidate(far)], Wish(text="Hund", start=Place(50.1, 8.7), minutes=15)
    )

    assert [m.offer.title for m in found.shown] == ["nah"]
    assert found.counted[Filter.REACH] == 1


def test_open_goes_before_ask_however_well_it_fits():
    free = Fact(Barrier.STEPS, Value.FREE, checked_on=TODAY)
    known = make_offer("bekannt", facts=(free,), asset=Asset("A", id=1), id=1)
    unknown = make_offer("unbekannt", asset=Asset("B", id=2), id=2)

    found = answer(
        [candidate(unknown, 1.0), candidate(known, 0.4)],
        Wish(text="Hund", needs=(Need(Barrier.STEPS),)),
    )

    assert [m.offer.title for m in found.shown] == ["bekannt", "unbekannt"]


def test_without_any_words_everything_is_relevant():
    found = match_offers(
        [replace(candidate(make_offer(id=1)), profile={})],
        Wish(),
        [],
        wish_words=frozenset(),
        today=TODAY,
    )

    assert len(found.shown) == 1

"""Where little is open: which wishes are set aside, and when something new is proposed."""

from dataclasses import replace

from sozialmap.core.model import Asset, Barrier, Fact, Value
from sozialmap.core.wishes import Need, Outcome, Strength, Wish
from tests.conftest import TODAY, make_offer
from tests.core.test_matching import answer, candidate


def test_where_little_is_open_a_wish_is_set_aside_and_named_but_never_a_must():
    quiet = Need(Barrier.SENSORY, Strength.NICE)
    loud = Fact(Barrier.SENSORY, Value.HURDLE, checked_on=TODAY)
    level = Fact(Barrier.STEPS, Value.FREE, checked_on=TODAY)
    offers = [
        make_offer(f"A{n}", facts=(loud, level), asset=Asset(f"A{n}"), id=n) for n in range(3)
    ]

    found = answer(
        [candidate(offer) for offer in offers],
        Wish(text="Hund", needs=(Need(Barrier.STEPS), quiet)),
    )

    assert found.relaxed == (quiet,)
    assert [m.verdict.outcome for m in found.shown] == [Outcome.OPEN_WITH] * 3
    assert not found.start_new


def test_a_wish_that_sets_nothing_free_is_not_set_aside():
    quiet = Need(Barrier.SENSORY, Strength.NICE)
    steps = Fact(Barrier.STEPS, Value.HURDLE, checked_on=TODAY)
    loud = Fact(Barrier.SENSORY, Value.HURDLE, checked_on=TODAY)
    closed = make_offer(facts=(loud, steps), id=1)

    found = answer([candidate(closed)], Wish(text="Hund", needs=(Need(Barrier.STEPS), quiet)))

    assert found.relaxed == ()
    assert found.start_new


def test_two_wishes_that_only_together_set_free_are_both_named():
    needs = tuple(Need(barrier, Strength.NICE) for barrier in (Barrier.SENSORY, Barrier.DOGS))
    facts = tuple(Fact(need.barrier, Value.HURDLE, checked_on=TODAY) for need in needs)

    found = answer([candidate(make_offer(facts=facts, id=1))], Wish(text="Hund", needs=needs))

    assert set(found.relaxed) == set(needs)


def test_with_enough_open_no_wish_is_set_aside():
    quiet = Need(Barrier.SENSORY, Strength.NICE)
    still = Fact(Barrier.SENSORY, Value.FREE, checked_on=TODAY)
    loud = replace(still, value=Value.HURDLE)
    offers = [make_offer(f"A{n}", facts=(still if n < 3 else loud,), id=n) for n in range(4)]

    found = answer([candidate(offer) for offer in offers], Wish(text="Hund", needs=(quiet,)))

    assert found.relaxed == ()

"""A plan holds at most three choices, keeps own words to itself and never ranks."""

import gc
import weakref
from datetime import date, time

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.model import Interest
from sozialmap.core.plan import (
    Appointment,
    Choice,
    Commitment,
    Plan,
    Way,
    find_first_visit,
    group_by_domain,
    with_choice,
    without_choice,
)
from tests.conftest import make_offer

MARKER = "nur-für-mich-4711"


def choice(number, **values):
    return Choice(make_offer(f"Treff {number}", id=number), **values)


@pytest.fixture
def full_plan():
    return Plan(choices=(choice(1), choice(2), choice(3)))


def test_a_fourth_choice_is_refused_and_nothing_is_lost(full_plan):
    with pytest.raises(InputError, match=r"plan\.full"):
        with_choice(full_plan, choice(4))

    assert full_plan.is_full
    assert [one.offer.id for one in full_plan.choices] == [1, 2, 3]


def test_a_plan_cannot_be_made_with_four(full_plan):
    with pytest.raises(InputError):
        Plan(choices=(*full_plan.choices, choice(4)))


def test_the_same_offer_again_changes_its_choice_in_place(full_plan):
    changed = with_choice(full_plan, choice(2, bring="Jacke"))

    assert [(one.offer.id, one.bring) for one in changed.choices] == [
        (1, ""),
        (2, "Jacke"),
        (3, ""),
    ]


def test_a_choice_can_go_and_makes_room(full_plan):
    fewer = without_choice(full_plan, 2)

    assert [one.offer.id for one in fewer.choices] == [1, 3]
    assert not fewer.is_full


@pytest.mark.parametrize(
    "said",
    [
        Plan(wish_text=MARKER, goal=MARKER, strengths=(MARKER,)),
        choice(1, why_own_words=MARKER, first_step=MARKER, bring=MARKER, plan_b=MARKER),
        Way(start=MARKER),
        Appointment(date(2026, 12, 1), time(9)),
    ],
    ids=lambda said: type(said).__name__,
)
def test_no_repr_shows_what_was_said(said):
    shown = f"{said!r} {said}"

    assert MARKER not in shown
    assert "2026" not in shown


def test_a_plan_that_nobody_holds_is_gone():
    plan = Plan(wish_text=MARKER)
    held = weakref.ref(plan)

    del plan
    gc.collect()

    assert held() is None


def test_the_first_visit_is_the_earliest_and_a_day_without_a_time_comes_last():
    evening = choice(1, when=Appointment(date(2026, 12, 1), time(18)))
    morning = choice(2, when=Appointment(date(2026, 12, 1), time(9)))
    some_time = choice(3, when=Appointment(date(2026, 12, 1)))

    assert find_first_visit(Plan(choices=(some_time, evening, morning))) is morning
    assert find_first_visit(Plan(choices=(choice(1),))) is None


def test_choices_are_grouped_by_what_led_there_then_by_the_offer_then_by_the_wish():
    known = (
        Interest("Gärtnern", "Natur", icf_domain="d9"),
        Interest("Kochen", "Essen", icf_domain="d6"),
    )
    led = choice(1, interests=("Gärtnern",))
    named = Choice(make_offer("Küche", id=2, interests=("Kochen",)))
    neither = choice(3)

    def grouped(**values):
        groups = group_by_domain(Plan(choices=(led, named, neither), **values), known)
        return {domain: [one.offer.id for one in found] for domain, found in groups.items()}

    assert list(grouped().items()) == [("d6", [2]), ("d9", [1]), ("", [3])]
    assert grouped(interests=("Kochen",)) == {"d6": [2, 3], "d9": [1]}


@pytest.mark.parametrize("commitment", Commitment)
def test_how_the_wish_is_held_changes_neither_choices_nor_their_order(commitment, full_plan):
    plan = Plan(commitment=commitment, choices=full_plan.choices)

    assert group_by_domain(plan, ()) == {"": full_plan.choices}

"""What holds of openness for any offer and any wish."""

from dataclasses import replace

from hypothesis import given, settings

from sozialmap.core.facets import OF_OFFER
from sozialmap.core.model import Barrier, Value
from sozialmap.core.needs import stand
from sozialmap.core.openness import find_needs, judge
from sozialmap.core.wishes import Avoid, Outcome, Strength
from tests.conftest import TODAY
from tests.core.any_wish import questions

BEST_FIRST = tuple(Outcome)
BY_OTHER_RULES = {*OF_OFFER, Barrier.TIMES}
WELCOME_TO_SOME = frozenset({Avoid.DOGS, Avoid.CHILDREN})
"""Whoever keeps away from dogs is not helped where they may come."""


def outcome(offer, wish):
    return judge(offer, wish, today=TODAY, minutes=10).outcome


def musts(wish):
    return [need for need in find_needs(wish) if need.strength is Strength.MUST]


@settings(max_examples=100, deadline=None)
@given(questions())
def test_raising_a_fact_from_hurdle_to_free_never_makes_it_worse(question):
    offers, wish = question
    wish = replace(wish, avoid=wish.avoid - WELCOME_TO_SOME)
    for offer in offers:
        for number, fact in enumerate(offer.facts):
            before, after = (
                replace(
                    offer,
                    facts=(
                        *offer.facts[:number],
                        replace(fact, value=value),
                        *offer.facts[number + 1 :],
                    ),
                )
                for value in (Value.HURDLE, Value.FREE)
            )
            worse = BEST_FIRST.index(outcome(after, wish)) - BEST_FIRST.index(outcome(before, wish))
            assert worse <= 0, (before, after)


@settings(max_examples=100, deadline=None)
@given(questions())
def test_what_is_unknown_never_opens_where_it_matters(question):
    offers, wish = question
    for need in musts(wish):
        if need.barrier in BY_OTHER_RULES:
            continue
        for offer in offers:
            facts = tuple(
                replace(fact, value=Value.UNKNOWN) if fact.barrier is need.barrier else fact
                for fact in offer.facts
            )
            unknown = outcome(replace(offer, facts=facts), wish)
            assert unknown not in (Outcome.OPEN, Outcome.OPEN_WITH)


@settings(max_examples=100, deadline=None)
@given(questions())
def test_a_must_is_met_or_its_hurdle_is_removed_wherever_it_is_open(question):
    offers, wish = question
    for offer in offers:
        if outcome(offer, wish) in (Outcome.OPEN, Outcome.OPEN_WITH):
            for need in musts(wish):
                standing = stand(need, offer, wish, TODAY)
                assert standing.value is Value.FREE or standing.remover
                if outcome(offer, wish) is Outcome.OPEN:
                    assert standing.value is Value.FREE

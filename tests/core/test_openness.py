"""The ethics of the product: is an offer open to this person?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    Barrier,
    Channel,
    Eligibility,
    Fact,
    Gender,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.openness import judge
from sozialmap.core.places import Place
from sozialmap.core.wishes import (
    Avoid,
    BudgetUnit,
    Filter,
    Has,
    Mode,
    Need,
    Outcome,
    Strength,
    Wish,
)
from tests.conftest import TODAY, hours, make_offer

OLD = date(2015, 1, 1)
OPEN, WITH, ASK, CLOSED, ABSENT = (
    Outcome.OPEN,
    Outcome.OPEN_WITH,
    Outcome.ASK,
    Outcome.CLOSED,
    Outcome.ABSENT,
)


def fact(barrier, value, detail="", **more):
    return Fact(barrier, value, detail, **{"checked_on": TODAY, **more})


def must(barrier, *values):
    return Wish(needs=(Need(barrier, Strength.MUST, values),))


def nice(barrier, *values):
    return Wish(needs=(Need(barrier, Strength.NICE, values),))


def outcome(offer, wish, minutes=None):
    return judge(offer, wish, today=TODAY, minutes=minutes).outcome


STEPS = Barrier.STEPS


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (fact(STEPS, Value.FREE), OPEN),
        (fact(STEPS, Value.HURDLE), CLOSED),
        (fact(STEPS, Value.EXCLUDED), CLOSED),
        (fact(STEPS, Value.HURDLE, text="teilweise"), CLOSED),
        (fact(STEPS, Value.HURDLE, remover="Rampe am Hof"), WITH),
        (fact(STEPS, Value.FREE, checked_on=date(2023, 11, 23)), ASK),
        (fact(STEPS, Value.FREE, checked_on=date(2023, 11, 24)), OPEN),
        (fact(STEPS, Value.HURDLE, checked_on=OLD), ASK),
        (fact(STEPS, Value.FREE, checked_on=None), ASK),
        (fact(STEPS, Value.UNKNOWN), ASK),
        (None, ASK),
    ],
    ids=[
        "step-free", "steps", "excluded", "partly", "ramp", "one-day-too-old", "just-fresh",
        "old-steps", "no-date", "unknown", "never-recorded",
    ],
)  # fmt: skip
def test_a_must_is_answered_honestly(known, expected):
    offer = make_offer(facts=(known,) if known else ())

    assert outcome(offer, must(STEPS)) is expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (fact(STEPS, Value.FREE), OPEN),
        (fact(STEPS, Value.HURDLE), WITH),
        (fact(STEPS, Value.UNKNOWN), OPEN),
        (None, OPEN),
    ],
)
def test_a_nice_need_never_closes_and_an_unknown_is_listed(known, expected):
    verdict = judge(make_offer(facts=(known,) if known else ()), nice(STEPS), today=TODAY)

    assert verdict.outcome is expected
    assert bool(verdict.missing) == (known is None or known.value is Value.UNKNOWN)


def test_a_toilet_is_never_inferred():
    step_free = make_offer(facts=(fact(STEPS, Value.FREE), fact(Barrier.TOILET, Value.FREE)))

    assert outcome(step_free, must(Barrier.TOILET, "wheelchair")) is ASK


def test_going_by_wheelchair_is_a_must_for_steps():
    wish = Wish(mode=Mode.WHEELCHAIR)

    assert outcome(make_offer(), wish) is ASK
    assert outcome(make_offer(facts=(fact(STEPS, Value.HURDLE),)), wish) is CLOSED


def test_a_help_text_removes_only_the_hurdle_it_speaks_of():
    ramp = make_offer(
        facts=(
            fact(STEPS, Value.HURDLE, remover="Rampe"),
            fact(Barrier.TOILET, Value.HURDLE),
        )
    )

    assert outcome(ramp, must(STEPS)) is WITH
    assert outcome(ramp, must(Barrier.TOILET)) is CLOSED


@pytest.mark.parametrize(
    ("ages", "age", "checked_on", "expected"),
    [
        (Ages(18, None), 34, TODAY, OPEN),
        (Ages(18, 27), 34, TODAY, CLOSED),
        (Ages(18, 27), 34, OLD, ASK),
        (Ages(18, None), 34, OLD, OPEN),
        (Ages(18, None), None, TODAY, ASK),
        (None, None, TODAY, OPEN),
    ],
    ids=["fits", "too-old", "outdated-exclusion", "met-but-old", "no-age-named", "no-rule"],
)
def test_rules_of_age(ages, age, checked_on, expected):
    assert outcome(make_offer(ages=ages, checked_on=checked_on), Wish(age=age)) is expected


@pytest.mark.parametrize(
    ("genders", "gender", "expected"),
    [
        ({Gender.FEMALE}, Gender.FEMALE, OPEN),
        ({Gender.FEMALE}, Gender.MALE, CLOSED),
        ({Gender.FEMALE}, None, ASK),
        ({Gender.FEMALE}, Gender.DIVERSE, ASK),
        (set(Gender), Gender.DIVERSE, OPEN),
        (set(), None, OPEN),
    ],
)
def test_rules_of_gender(genders, gender, expected):
    offer = make_offer(genders=frozenset(genders))

    assert outcome(offer, Wish(gender=gender)) is expected


@pytest.mark.parametrize(
    ("rule", "has", "more", "expected"),
    [
        (Eligibility(Access.ALL), (), {}, OPEN),
        (Eligibility(Access.MEMBER), (), {}, CLOSED),
        (Eligibility(Access.MEMBER), (Has.MEMBER,), {}, OPEN),
        (Eligibility(Access.REFERRAL), (Has.MEMBER,), {}, CLOSED),
        (Eligibility(Access.MEMBER), (), {"checked_on": OLD}, ASK),
        (Eligibility(Access.WORDS, "mit Schein"), (), {}, ASK),
        (None, (), {}, OPEN),
        (None, (), {"regularity": Regularity.SPECIAL}, ASK),
        (
            Eligibility(Access.MEMBER),
            (),
            {"facts": (fact(Barrier.ELIGIBILITY, Value.UNKNOWN, remover="Schnuppern"),)},
            WITH,
        ),
    ],
)
def test_rules_of_access(rule, has, more, expected):
    offer = make_offer(eligibility=rule, **more)

    assert outcome(offer, Wish(has=frozenset(has))) is expected


@pytest.mark.parametrize(
    ("price", "budget", "per", "expected"),
    [
        (Price(5), 5, "visit", OPEN),
        (Price(6), 5, "visit", ABSENT),
        (Price(6, reduced_eur=3), 5, "visit", WITH),
        (Price(0, donation=True), 0, "visit", OPEN),
        (Price(60, PriceUnit.YEAR), 5, "month", OPEN),
        (Price(61, PriceUnit.YEAR), 5, "month", ABSENT),
        (Price(20, PriceUnit.COURSE), 50, "visit", ASK),
        (Price(5, PriceUnit.MONTH), 5, "visit", ASK),
        (None, 5, "visit", ASK),
    ],
)
def test_budgets(price, budget, per, expected):
    wish = Wish(budget_eur=budget, budget_per=BudgetUnit(per))

    assert outcome(make_offer(price=price), wish) is expected


def test_an_old_price_is_a_question_even_when_it_is_over():
    offer = make_offer(price=Price(60), checked_on=date(2025, 11, 23))

    assert outcome(offer, Wish(budget_eur=5)) is ASK


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("Tu 14:00-17:00", OPEN),
        ("Tu 17:45-20:00", ABSENT),
        ("Tu 17:30-20:00", OPEN),
        ("We 14:00-17:00", ABSENT),
        ('unknown "nach Vereinbarung"', ASK),
        ("", ASK),
    ],
)
def test_times_need_half_an_hour_in_common(osm, expected):
    wish = Wish(times="Tu 13:00-18:00")

    assert outcome(make_offer(hours=hours(osm)), wish) is expected


def test_times_older_than_half_a_year_are_a_question():
    offer = make_offer(hours=hours("We 14:00-17:00"), checked_on=date(2026, 5, 1))

    assert outcome(offer, Wish(times="Tu 13:00-18:00")) is ASK


def test_reach_filters_and_an_unknown_place_is_a_question():
    wish = Wish(start=Place(50.1, 8.7), minutes=10)

    assert judge(make_offer(), wish, today=TODAY, minutes=11).filter is Filter.REACH
    assert outcome(make_offer(), wish, minutes=10) is OPEN
    assert outcome(make_offer(), wish, minutes=None) is ASK
    online = make_offer(asset=Asset("A", presence=Presence.ONLINE))
    assert outcome(online, wish, minutes=None) is OPEN


@pytest.mark.parametrize(
    ("avoid", "known", "expected"),
    [
        (Avoid.ALCOHOL, fact(Barrier.TRIGGERS, Value.HURDLE, "alcohol"), CLOSED),
        (Avoid.ALCOHOL, fact(Barrier.TRIGGERS, Value.FREE, "alcohol"), OPEN),
        (Avoid.ALCOHOL, fact(Barrier.TRIGGERS, Value.FREE, "gambling"), ASK),
        (Avoid.ALCOHOL, fact(Barrier.TRIGGERS, Value.HURDLE, "alcohol", remover="x"), CLOSED),
        (Avoid.DOGS, fact(Barrier.DOGS, Value.FREE), CLOSED),
        (Avoid.DOGS, fact(Barrier.DOGS, Value.HURDLE), OPEN),
        (Avoid.DOGS, None, ASK),
    ],
)
def test_what_is_avoided_closes_and_nothing_removes_it(avoid, known, expected):
    offer = make_offer(facts=(known,) if known else ())

    assert outcome(offer, Wish(avoid=frozenset({avoid}))) is expected


def test_special_services_absent_closed_or_neither():
    special = make_offer(regularity=Regularity.SPECIAL, eligibility=Eligibility(Access.ALL))
    mixed = replace(special, regularity=Regularity.MIXED)

    assert judge(special, Wish(include_special=False), today=TODAY).filter is Filter.SPECIAL
    assert outcome(special, Wish(avoid=frozenset({Avoid.SPECIAL}))) is CLOSED
    for wish in (Wish(include_special=False), Wish(avoid=frozenset({Avoid.SPECIAL}))):
        assert outcome(mixed, wish) is OPEN


@pytest.mark.parametrize(
    ("spoken", "wanted", "expected"),
    [
        (("de", "tr"), ("tr",), OPEN),
        (("de",), ("ar",), WITH),
        ((), ("de",), OPEN),
        ((), ("ar",), ASK),
    ],
)
def test_languages_without_a_need(spoken, wanted, expected):
    assert outcome(make_offer(languages=spoken), Wish(languages=wanted)) is expected


def test_needs_that_take_values():
    eight = make_offer(group_size=8)
    assert outcome(eight, must(Barrier.GROUP, "8")) is OPEN
    assert outcome(eight, must(Barrier.GROUP, "6")) is CLOSED
    by_phone = make_offer(registration=(Channel.PHONE,))
    assert outcome(by_phone, must(Barrier.REGISTRATION, "email")) is CLOSED
    assert outcome(by_phone, must(Barrier.REGISTRATION, "phone")) is OPEN
    assert outcome(make_offer(registration=(Channel.NONE,)), must(Barrier.REGISTRATION)) is OPEN
    assert outcome(make_offer(languages=("de",)), must(Barrier.LANGUAGE, "ar")) is CLOSED


@pytest.mark.parametrize(
    ("loop", "dgs", "expected"),
    [
        (Value.FREE, Value.HURDLE, OPEN),
        (Value.HURDLE, None, ASK),
        (Value.HURDLE, Value.HURDLE, CLOSED),
    ],
)
def test_one_help_for_hearing_is_enough_and_an_unknown_one_is_asked(loop, dgs, expected):
    known = {"loop": loop, "dgs": dgs}
    facts = tuple(fact(Barrier.HEARING, v, detail) for detail, v in known.items() if v)

    assert outcome(make_offer(facts=facts), must(Barrier.HEARING, "loop", "dgs")) is expected


def test_absent_goes_before_closed_and_closed_before_ask():
    offer = make_offer(ages=Ages(18, 20), price=Price(9), valid_until=date(2026, 1, 1))
    wish = Wish(age=50, needs=(Need(STEPS),))

    assert outcome(offer, wish) is ABSENT
    assert outcome(replace(offer, valid_until=None), wish) is CLOSED


facts = st.builds(
    Fact,
    barrier=st.sampled_from(list(Barrier)),
    value=st.sampled_from(list(Value)),
    checked_on=st.sampled_from([TODAY, OLD, None]),
    remover=st.sampled_from(["", "Hilfe"]),
)
needs = st.builds(
    Need, barrier=st.sampled_from(list(Barrier)), strength=st.sampled_from(list(Strength))
)
RANK = (OPEN, WITH, ASK, CLOSED, ABSENT)


@given(facts, needs)
def test_raising_a_fact_to_free_never_makes_it_worse(known, need):
    wish = Wish(needs=(need,))
    before = outcome(make_offer(facts=(replace(known, value=Value.HURDLE),)), wish)
    after = outcome(make_offer(facts=(replace(known, value=Value.FREE),)), wish)

    assert RANK.index(after) <= RANK.index(before)


@given(facts, needs)
def test_an_unknown_fact_never_opens_where_it_matters(known, need):
    must_need = replace(need, barrier=known.barrier, strength=Strength.MUST)
    offer = make_offer(facts=(replace(known, value=Value.UNKNOWN),))

    assert outcome(offer, Wish(needs=(must_need,))) is not OPEN


@given(st.lists(facts, max_size=4), st.lists(needs, max_size=4))
def test_a_must_is_never_open_with_nothing_that_removes(known, wanted):
    verdict = judge(make_offer(facts=tuple(known)), Wish(needs=tuple(wanted)), today=TODAY)

    if verdict.outcome is WITH:
        codes = {reason.code for reason in verdict.removers}
        assert codes <= {"removed", "nice_unmet", "interpreter", "reduction"}
        if "nice_unmet" not in codes:
            assert any(fact.remover for fact in known)

"""The handle of a door: whom to ask, how the first visit goes, and why a row is there."""

from dataclasses import replace
from datetime import date

import pytest

from sozialmap.core.model import (
    Asset,
    AssetType,
    Barrier,
    Contact,
    Fact,
    Gender,
    Price,
    PriceUnit,
    Value,
)
from sozialmap.core.openness import judge
from sozialmap.core.places import Address, Place
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import BudgetUnit, Match, Need, Reason, Strength, Wish
from sozialmap.text.commands import describe_match
from sozialmap.text.handle import describe_first_visit, describe_row, describe_whom_to_ask
from sozialmap.text.reasons import describe_why
from tests.conftest import TODAY, hours, make_offer

LONG_AGO = date(2023, 5, 1)
REACHED = Contact("(069) 90009-101", "hof@example.org", "https://hof.example.org", "Ilse")
DOG = Reason("fits_interest", None, (("interest", "Einen Hund haben"),))
COOKING = Reason("fits_interest", None, (("interest", "Kochen"),))


def known(barrier, value=Value.FREE, **values):
    return Fact(barrier, value, **{"checked_on": TODAY, **values})


def asset(**values):
    return Asset("Hof", **values)


def public(offer):
    return share_offer(offer, Audience.PUBLIC)


def matched(offer, wish, *, fits=(DOG,), minutes=None):
    return Match(offer, judge(offer, wish, today=TODAY, minutes=minutes), fits=fits)


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        (REACHED, "Fragen Sie: Hof · (069) 90009-101 · hof@example.org"),
        (replace(REACHED, phone=""), "Fragen Sie: Hof · hof@example.org"),
        (Contact(website="https://hof.example.org"), "Fragen Sie: Hof · https://hof.example.org"),
        (Contact(person="Ilse"), "Wen man fragen kann, ist noch nicht bekannt."),
        (Contact(), "Wen man fragen kann, ist noch nicht bekannt."),
    ],
    ids=["all", "mail", "website", "a-person-alone", "nobody"],
)
def test_whom_to_ask_is_the_organisation(german, contact, told):
    offer = make_offer(asset=asset(contact=contact))

    assert describe_whom_to_ask(public(offer), german) == told


def test_without_a_contact_one_asks_at_the_door(german):
    offer = make_offer(asset=asset(address=Address("Hauptstr. 5", "99901", "Kleinstadt")))

    assert (
        describe_whom_to_ask(offer, german) == "Fragen Sie vor Ort: Hauptstr. 5, 99901 Kleinstadt"
    )


def test_in_a_park_nobody_stands_at_a_door(german):
    park = make_offer(asset=asset(place=Place(50.1, 8.7)), notes={"quarter": "Lohfeld"})

    assert describe_whom_to_ask(park, german) == "Wen man fragen kann, ist noch nicht bekannt."


def test_a_person_is_reached_by_the_team_alone(german):
    offer = make_offer(asset=asset(contact=replace(REACHED, website=""),
                                   asset_type=AssetType.PERSON))  # fmt: skip

    assert "Fragen Sie das Team" in describe_whom_to_ask(public(offer), german)
    assert "Ilse" in describe_whom_to_ask(offer, german)


def test_the_first_visit_is_told_the_most_helpful_first(german):
    offer = make_offer(
        facts=(
            known(Barrier.JOURNEY, Value.UNKNOWN, text="Bus 45", remover="Wir holen Sie ab"),
            known(Barrier.COMPANION),
            known(Barrier.ATTITUDE, text="waren da"),
            known(Barrier.ALONE, remover="Beim ersten Mal wartet jemand"),
        )
    )

    assert describe_first_visit(offer, TODAY, german) == [
        "Beim ersten Mal wartet jemand",
        "Wir holen Sie ab",
        "Jemand dort begrüßt neue Leute.",
        "Jemand von uns war da, und es war gut.",
        "Jemand darf mitkommen.",
        "Weg: Bus 45",
    ]


@pytest.mark.parametrize(
    "facts",
    [
        (),
        (known(Barrier.ALONE, Value.HURDLE), known(Barrier.COMPANION, Value.HURDLE)),
        (known(Barrier.ATTITUDE, Value.UNKNOWN), known(Barrier.ALONE, Value.UNKNOWN)),
        (known(Barrier.STEPS, Value.HURDLE, remover="Rampe am Hof"),),
    ],
    ids=["nothing", "no", "unknown", "another-barrier"],
)
def test_nothing_is_guessed_about_the_first_visit(german, facts):
    assert describe_first_visit(make_offer(facts=facts), TODAY, german) == []


def test_an_old_welcome_is_to_be_checked(german):
    offer = make_offer(facts=(known(Barrier.ALONE, checked_on=LONG_AGO),))

    assert describe_first_visit(offer, TODAY, german) == [
        "Jemand dort begrüßt neue Leute. (Stand 05/2023, bitte prüfen)"
    ]


def test_a_row_tells_other_questions_and_the_handle(german):
    offer = make_offer(asset=asset(contact=REACHED), facts=(known(Barrier.ALONE),))
    needs = (Barrier.STEPS, Barrier.SENSORY, Barrier.DOGS, Barrier.CHILDREN)
    match = matched(offer, Wish(needs=tuple(map(Need, needs))))

    questions, handle = describe_row(match, TODAY, german)

    assert questions == (
        "Auch zu fragen: Ist es dort ruhig, oder gibt es eine ruhige Ecke? "
        "Darf mein Hund mit? und 1 weitere"
    )
    assert handle == (
        "Jemand dort begrüßt neue Leute. · Fragen Sie: Hof · (069) 90009-101 · hof@example.org"
    )


def test_a_row_without_questions_names_nobody_to_ask(german):
    assert describe_row(matched(make_offer(asset=asset(contact=REACHED)), Wish()), TODAY, german) == []  # fmt: skip


def test_a_question_beside_an_open_door_is_told_too(german):
    nice = Need(Barrier.COMPANION, Strength.NICE)
    match = matched(make_offer(asset=asset(contact=REACHED)), Wish(needs=(nice,)))

    assert describe_row(match, TODAY, german)[0] == "Auch zu fragen: Darf jemand mitkommen?"


def test_why_is_what_fits_then_the_needs_in_three_pieces(german):
    offer = make_offer(
        hours=hours("Mo-Fr 10:00-18:00"),
        price=Price(0),
        facts=(known(Barrier.STEPS), known(Barrier.SENSORY)),
    )
    needs = (Need(Barrier.STEPS), Need(Barrier.SENSORY))
    wish = Wish(times="Tu 14:00-17:00", budget_eur=0, needs=needs)

    assert describe_why(matched(offer, wish, fits=(DOG, COOKING)), german) == [
        "passt zu: Einen Hund haben",
        "Passt: stufenlos (Stand 11/2026)",
        "Passt: ruhig (Stand 11/2026)",
    ]


def test_what_shuts_the_door_is_never_cut_off(german):
    offer = make_offer(
        facts=(known(Barrier.SENSORY), known(Barrier.DOGS), known(Barrier.STEPS, Value.HURDLE))
    )
    needs = (Need(Barrier.SENSORY), Need(Barrier.DOGS), Need(Barrier.STEPS))

    why = describe_why(matched(offer, Wish(needs=needs), fits=(DOG, COOKING)), german)

    assert why[1] == "Bisher nicht: stufenlos"


def test_women_only_is_told_once(german):
    offer = make_offer(genders=frozenset((Gender.FEMALE,)))
    wish = Wish(gender=Gender.FEMALE, needs=(Need(Barrier.GENDER),))

    assert describe_why(matched(offer, wish), german)[1:] == ["für Frauen"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("limited", "Bisher nicht: stufenlos (nur mit einer Stufe oder zum Teil)"),
        ("no", "Bisher nicht: stufenlos"),
        ("zwei Stufen", "Bisher nicht: stufenlos (zwei Stufen)"),
    ],
)
def test_words_of_the_map_are_not_shown(german, text, told):
    offer = make_offer(facts=(known(Barrier.STEPS, Value.HURDLE, text=text),))

    assert told in describe_why(matched(offer, Wish(needs=(Need(Barrier.STEPS),))), german)


def test_a_price_says_what_it_is_for(german):
    yearly = make_offer(price=Price(60, PriceUnit.YEAR))
    wish = Wish(budget_eur=5, budget_per=BudgetUnit.MONTH)

    assert describe_why(matched(yearly, wish), german)[1:] == ["kostet 60\u00a0€ pro Jahr"]


def test_the_command_tells_the_date_and_whom_to_ask_and_no_person(german):
    offer = make_offer(asset=asset(contact=REACHED))
    lines = describe_match(matched(offer, Wish(needs=(Need(Barrier.STEPS),))), german)

    assert "passt zu: Einen Hund haben · Angaben von 11/2026" in lines[1]
    assert lines[-1].strip() == "Fragen Sie: Hof · (069) 90009-101 · hof@example.org"
    assert "Ilse" not in "\n".join(lines)

"""What one takes home, in words."""

from datetime import date, time

import pytest

from sozialmap.core.dreams import Rung, Step
from sozialmap.core.model import Asset, Hours, Price
from sozialmap.core.places import Address, Place, Quality
from sozialmap.core.plan import Appointment, Choice, Companion, Doer, Plan, Way
from sozialmap.core.wishes import Mode, Reason
from sozialmap.text.plan_words import (
    COMPANIONS,
    DOERS,
    DOERS_BY,
    EASY_HEADINGS,
    HEADINGS,
    MODES,
    WISHES,
    describe_appointment,
    describe_plan,
    describe_questions,
    describe_way,
    plan_as_text,
)
from sozialmap.text.talk_words import describe_rung
from sozialmap.text.translator import load_translator
from tests.conftest import make_offer


def rows_of(choice, _, **values):
    (told,) = describe_plan(Plan(choices=(choice,), **values), _).choices
    return {row.key: list(row.lines) for row in told.rows}


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (Appointment(date(2026, 12, 1)), "Dienstag, 1. Dezember 2026"),
        (Appointment(date(2026, 12, 1), time(14)), "Dienstag, 1. Dezember 2026\n14 Uhr"),
        (
            Appointment(date(2026, 12, 6), time(9, 5), time(10, 30)),
            "Sonntag, 6. Dezember 2026\n9:05–10:30 Uhr",
        ),
    ],
    ids=["day", "start", "both"],
)
def test_day_and_time_of_the_first_visit(when, told, german):
    assert describe_appointment(when, german).replace("\u00a0", " ") == told


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (Way(), []),
        (Way(minutes=9.6), ["Etwa 10 Minuten zu Fuß"]),
        (
            Way("Marktplatz", Mode.BIKE, 0.2, guessed=True),
            ["Ab Marktplatz: etwa eine Minute mit dem Rad (geschätzt)"],
        ),
        (Way(stop="Mainufer"), ["Haltestelle: Mainufer"]),
        (
            Way(stop="Mainufer", lines=("45", "46"), stop_m=204),
            ["Haltestelle: Mainufer (Linie 45, 46), von dort 200 m"],
        ),
    ],
    ids=["nothing-known", "on-foot", "estimated", "stop", "stop-with-lines"],
)
def test_the_way(way, told, german):
    assert [line.replace("\u00a0", " ") for line in describe_way(way, german)] == told


def test_an_unknown_price_and_time_are_asked_once(german):
    offer = make_offer()
    silent = describe_questions(Choice(offer), german)
    asked = describe_questions(Choice(offer, questions=(Reason("price_unknown"),)), german)

    assert len(silent) == 2
    assert sorted(silent) == sorted(asked)


def test_a_known_price_and_time_are_not_asked(german):
    offer = make_offer(hours=Hours("Mo 10:00-12:00"), price=Price(0))

    assert describe_questions(Choice(offer), german) == []


def test_what_is_not_known_has_no_row_but_place_time_and_price_say_so(german):
    rows = rows_of(Choice(make_offer()), german)

    unknown = [key for key, lines in rows.items() if lines == ["Das ist noch nicht bekannt."]]
    assert unknown == ["when", "where", "cost"]
    assert {"way", "companion", "step", "ask_for", "bring", "plan_b", "why"}.isdisjoint(rows)


def test_a_door_that_nobody_is_sure_of_is_said(german):
    asset = Asset("Verein", address=Address("Uferweg"), place=Place(50, 8), quality=Quality.STREET)

    assert rows_of(Choice(make_offer(asset=asset)), german)["where"] == [
        "Uferweg",
        "○ nur die Straße, nicht das Haus",
    ]


def test_a_plain_sheet_says_the_usual_times_too_and_an_easy_one_only_the_first(german):
    offer = make_offer(hours=Hours("Tu 14:00-17:00"))
    choice = Choice(offer, when=Appointment(date(2026, 12, 1), time(14)))

    assert len(rows_of(choice, german)["when"]) == 2
    assert len(rows_of(choice, german, easy=True)["when"]) == 1


def test_blank_words_say_nothing(german):
    words = describe_plan(Plan(wish_text="  \n", strengths=()), german)

    assert words.rows == ()


def test_the_text_to_copy_holds_every_line_of_the_sheet(german):
    choice = Choice(make_offer(), why_own_words="Weil ich will.", who=Doer.ME, bring="Jacke")
    words = describe_plan(Plan(wish_text="Raus.", choices=(choice,)), german)

    text = plan_as_text(words)

    lines = [line for row in (*words.rows, *words.choices[0].rows) for line in row.lines]
    assert [line for line in lines if line not in text] == []
    assert "1. Spaziergruppe" in text


def test_every_value_of_the_closed_lists_has_words():
    assert set(COMPANIONS) == set(Companion)
    assert set(DOERS) == set(DOERS_BY) == set(Doer)
    assert set(MODES) == set(Mode)
    assert set(HEADINGS) == set(EASY_HEADINGS)
    assert len(WISHES) == 4


def test_strengths_are_told_in_the_language_of_the_sheet(interests):
    names = {one.name: one.name_en for one in interests}
    english = load_translator("en").naming(names)
    plan = Plan(strengths=("Gärtnern", "Singen"))

    [row] = describe_plan(plan, english).rows

    assert row.lines == (f"{names['Gärtnern']}, {names['Singen']}",)
    assert describe_plan(plan, load_translator("de")).rows[0].lines == ("Gärtnern, Singen",)


@pytest.mark.parametrize(
    ("language", "told"), [("de", "Gehen"), ("de_simple", "Gehen"), ("en", "Walk")]
)
def test_a_rung_is_told_in_the_language_of_the_talk(language, told):
    step = Step(Rung.TODAY, "Gehen", (), (), "Walk")

    assert describe_rung(step, load_translator(language)) == told
    assert describe_rung(Step(Rung.TODAY, "Gehen", (), ()), load_translator("en")) == "Gehen"

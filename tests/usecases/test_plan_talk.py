"""From what was said in a talk to a wish, suggestions, a choice and a plan."""

import gc
import weakref
from dataclasses import fields, replace
from datetime import date, time

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.index import build_index
from sozialmap.core.model import Asset, Barrier, Channel, OfferKind, Price, Regularity
from sozialmap.core.places import Place
from sozialmap.core.plan import Commitment, Companion
from sozialmap.core.talk import DayPart, Said, Talk
from sozialmap.core.wishes import Avoid, Filter, Need, Outcome, Strength
from sozialmap.language.dreams import read_dreams
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.usecases.plan_talk import (
    MOST_SHOWN,
    Knowledge,
    change_choice,
    choose,
    find_topic,
    find_visits,
    find_walks,
    judge_choices,
    not_meant,
    says_nothing,
    suggest,
    to_plan,
    to_times,
    to_wish,
    unchoose,
)
from sozialmap.wiring import DREAMS, VOCABULARY
from tests.conftest import TODAY, hours, make_offer

HOME = Place(50.1, 8.76)
DOGS = "Mit Hunden sein, ohne eigenen Hund"


def place(name, north_m, kind="leisure=park"):
    asset = Asset(name, place=Place(HOME.lat + north_m / 111_320, HOME.lon), ordinary=True)
    notes = {"osm_kind": kind}
    return make_offer(name, asset=asset, kind=OfferKind.PLACE, id=f"osm:{name}", notes=notes)


def offer(number, title, *interests, **values):
    asset = Asset(f"Verein {number}", place=HOME)
    free = {"price": Price(0.0), "hours": hours("Tu 14:00-17:00"), "kind": OfferKind.DROP_IN}
    return make_offer(title, asset=asset, id=number, interests=interests, **{**free, **values})


OFFERS = [
    offer(1, "Hundetreff", DOGS, "Einen Hund haben", group_size=6),
    offer(2, "Große Hunderunde", DOGS, "Einen Hund haben", group_size=30),
    offer(3, "Gassi im Tierheim", DOGS, "Tieren helfen", kind=OfferKind.VOLUNTEERING),
    offer(4, "Chor", "Singen", hours=hours("We 19:00-21:00"), price=Price(9.0)),
    offer(5, "Hunde-Selbsthilfe", DOGS, regularity=Regularity.SPECIAL),
]  # fmt: skip
PLACES = [place("Park", 300), place("Kleiner Park", 900), place("Bücherei", 500, "amenity=library")]


@pytest.fixture(scope="module")
def known():
    vocabulary = load_vocabulary(VOCABULARY)
    return Knowledge(
        build_index("v1", OFFERS, PLACES, area=None, vocabulary=vocabulary),
        vocabulary,
        vocabulary.interests,
        read_dreams(DREAMS, vocabulary.by_name),
        TODAY,
    )


def titles(matches):
    return [match.offer.title for match in matches]


def test_a_week_is_told_so_that_one_part_of_a_day_does_not_replace_another():
    times = {(0, DayPart.EVENING), (0, DayPart.MORNING), (4, DayPart.MIDDAY)}

    assert to_times(times) == "Mo 08:00-12:00,18:00-22:00; Fr 12:00-14:00"
    assert to_times(()) == ""


def test_nothing_is_asked_of_which_nothing_was_said(known):
    wish = to_wish(Talk(), known.interests)

    assert wish == replace(wish, text="", minutes=None, times="", needs=(), include_special=False)
    assert says_nothing(Talk())


def test_an_area_of_which_nothing_was_named_stands_for_all_of_it(known):
    whole = to_wish(Talk(areas=frozenset({"Tiere"})), known.interests)
    named = to_wish(
        Talk(areas=frozenset({"Tiere"}), interests=frozenset({"Tieren helfen"})), known.interests
    )

    assert "Einen Hund haben" in whole.interests
    assert len(whole.interests) > 3
    assert named.interests == ("Tieren helfen",)


def test_needs_and_what_to_avoid_reach_the_judge_as_they_were_said(known):
    need = Need(Barrier.REGISTRATION, Strength.NICE, (Channel.EMAIL.value,))
    talk = Talk(needs={Barrier.REGISTRATION: need}, avoid=frozenset({Avoid.ALCOHOL}), bad_day=True)

    wish = to_wish(talk, known.interests)

    assert wish.needs == (need,)
    assert wish.avoid == {Avoid.ALCOHOL}
    assert wish.pace == 1.5


@pytest.mark.parametrize("commitment", list(Commitment))
def test_how_firm_a_wish_is_changes_nothing_in_what_is_suggested(known, commitment):
    said = {"wish_text": "Ich will einen Hund haben"}

    found = suggest(Talk(commitment=commitment, **said), known)

    assert titles(found.matches) == titles(suggest(Talk(**said), known).matches)


def test_a_must_takes_away_and_special_ones_wait_behind_a_switch(known):
    talk = Talk(wish_text="Ich will einen Hund haben. In der WG darf ich nicht.")
    talk.needs[Barrier.GROUP] = Need(Barrier.GROUP, values=("6",))

    found = suggest(talk, known)

    assert titles(found.matches)[0] == "Hundetreff"
    assert "Große Hunderunde" not in titles(found.matches)
    assert "Hunde-Selbsthilfe" not in titles(found.matches)
    assert found.held_back[Filter.SPECIAL] == 1
    assert found.held_back[Filter.CLOSED] == 1

    talk.include_special = True
    assert "Hunde-Selbsthilfe" in titles(suggest(talk, known).matches)


def test_at_most_seven_at_once_and_others_after_them(known):
    many = [offer(n, f"Treff {n}", "Singen") for n in range(1, 12)]
    vocabulary = load_vocabulary(VOCABULARY)
    knowledge = replace(known, index=build_index("v2", many, [], area=None, vocabulary=vocabulary))
    talk = Talk(interests=frozenset({"Singen"}))

    first = suggest(talk, knowledge)
    talk.page = 1
    second = suggest(talk, knowledge)
    talk.page = 9

    assert len(first.matches) == MOST_SHOWN
    assert first.has_more
    assert len(second.matches) == 4
    assert not second.has_more
    assert not set(titles(first.matches)) & set(titles(second.matches))
    assert titles(suggest(talk, knowledge).matches) == titles(first.matches)


def test_a_big_wish_has_three_rungs_with_what_there_is_for_them(known):
    found = suggest(Talk(wish_text="Ich will einen Hund haben"), known)

    ladder = next(one for one in found.ladders if one.interest == "Einen Hund haben")
    assert len(ladder.rungs) == 3
    assert set(titles(ladder.rungs[0].matches)) <= {
        "Hundetreff", "Große Hunderunde", "Gassi im Tierheim",
    }  # fmt: skip
    assert ladder.rungs[0].matches


def test_strengths_find_where_one_gives_and_change_nothing_else(known):
    talk = Talk(wish_text="Singen", strengths=frozenset({"Tieren helfen"}))

    found = suggest(talk, known)

    assert titles(found.giving) == ["Gassi im Tierheim"]
    assert titles(found.matches) == titles(suggest(Talk(wish_text="Singen"), known).matches)


def test_i_do_not_know_leads_to_places_each_of_another_kind(known):
    walks = find_walks(Talk(start=HOME, needs={Barrier.GROUP: Need(Barrier.GROUP)}), known)

    assert titles(walks) == ["Park", "Bücherei"]


def test_words_of_crisis_are_heard_in_all_own_words(known):
    assert suggest(Talk(liked_before="ich will sterben"), known).crisis


def test_nothing_fits_is_an_empty_answer_and_none_that_was_made_up(known):
    found = suggest(Talk(wish_text="qqqxyz"), known)

    assert found.matches == ()
    assert find_walks(Talk(), known)


def chosen(known, *names):
    talk = Talk(wish_text="Hund")
    matches = {match.offer.title: match for match in suggest(talk, known).answer.matches}
    for name in names:
        choose(talk, matches[name])
    return talk


def test_three_are_chosen_and_a_fourth_is_refused(known):
    talk = chosen(known, "Hundetreff", "Große Hunderunde", "Chor")

    with pytest.raises(InputError, match=r"plan\.full"):
        choose(talk, suggest(Talk(wish_text="Gassi"), known).matches[-1])
    assert [choice.offer.id for choice in talk.choices] == [1, 2, 4]

    unchoose(talk, 1)
    assert talk.of_choice == 2


def test_what_was_said_of_a_choice_stays_with_it(known):
    talk = chosen(known, "Hundetreff", "Chor")

    change_choice(talk, 1, why_own_words="Ich mag Hunde", companion=Companion.FRIEND)
    change_choice(talk, 99, why_own_words="nirgends")

    assert [choice.why_own_words for choice in talk.choices] == ["Ich mag Hunde", ""]


def test_the_plan_holds_ways_and_questions_as_they_are_now(known):
    talk = chosen(known, "Hundetreff")
    talk.start, talk.start_label = PLACES[0].asset.place, "Haltestelle Park"
    talk.needs[Barrier.SENSORY] = Need(Barrier.SENSORY)
    stops = {1: ("Markt", ("7",), 120.0)}

    plan = to_plan(talk, judge_choices(talk, known), stops, language="de")

    way = plan.choices[0].way
    assert (way.start, way.stop, way.lines, way.guessed) == (
        "Haltestelle Park",
        "Markt",
        ("7",),
        True,
    )
    assert 2 < way.minutes < 8
    assert plan.choices[0].questions[0].barrier is Barrier.SENSORY


def test_an_offer_that_is_gone_leaves_the_plan_and_its_words_stay_in_the_talk(known):
    talk = chosen(known, "Hundetreff", "Chor")
    change_choice(talk, 1, why_own_words="Ich mag Hunde")
    vocabulary = load_vocabulary(VOCABULARY)
    later = replace(
        known, index=build_index("v3", OFFERS[1:], PLACES, area=None, vocabulary=vocabulary)
    )

    plan = to_plan(talk, judge_choices(talk, later), {}, language="de")

    assert [choice.offer.title for choice in plan.choices] == ["Chor"]
    assert talk.choices[0].why_own_words == "Ich mag Hunde"


def test_a_chosen_offer_that_is_closed_by_now_is_still_in_the_plan(known):
    talk = chosen(known, "Große Hunderunde")
    talk.needs[Barrier.GROUP] = Need(Barrier.GROUP, values=("6",))

    matches = judge_choices(talk, known)

    assert matches[2].verdict.outcome is Outcome.CLOSED
    assert to_plan(talk, matches, {}, language="de").choices


def test_the_next_visits_are_at_times_that_were_chosen():
    open_twice = offer(1, "Treff", hours=hours("Tu,Th 14:00-16:00"))

    thursdays = find_visits(open_twice, Talk(times=frozenset({(3, DayPart.AFTERNOON)})), TODAY)
    never = find_visits(open_twice, Talk(times=frozenset({(6, DayPart.EVENING)})), TODAY)

    assert [visit.day.weekday() for visit in thursdays] == [3, 3, 3]
    assert thursdays[0].start == time(14)
    assert never[0].day == date(2026, 11, 26)
    assert find_visits(offer(1, "Treff", hours=None), Talk(), TODAY) == []


def test_what_is_open_all_day_is_a_day_and_no_appointment():
    library = offer(1, "Bücherei", hours=hours("Mo-Fr 09:00-18:00"))

    assert find_visits(library, Talk(), TODAY)[0].start is None


def test_forgetting_empties_every_part_in_place_and_counts_what_was_there(known):
    talk = chosen(known, "Hundetreff", "Chor")
    change_choice(talk, 1, why_own_words="MARKER")
    needs = talk.needs
    needs[Barrier.GROUP] = Need(Barrier.GROUP)
    talk.start = HOME
    talk.goal = "MARKER"
    talk.times = frozenset({(0, DayPart.MORNING)})
    talk.interests = frozenset({"Singen"})
    talk.age = 34

    wiped = talk.forget()

    assert wiped == {
        Said.WORDS: 3, Said.INTERESTS: 1, Said.PLACE: 1, Said.TIMES: 1, Said.NEEDS: 2,
        Said.CHOICES: 2,
    }  # fmt: skip
    assert needs == {}
    empty = Talk()
    assert {part.name: getattr(talk, part.name) for part in fields(Talk)} == {
        part.name: getattr(empty, part.name) for part in fields(Talk)
    }
    assert talk.forget() == {}


def test_no_repr_shows_what_was_said_and_nothing_keeps_a_talk_alive():
    talk = Talk(wish_text="MARKER")
    assert "MARKER" not in repr(talk)
    watched = weakref.ref(talk)

    del talk
    gc.collect()

    assert watched() is None


def test_what_is_sensitive_is_never_guessed_but_heard_where_it_was_said(known):
    assert "Queer leben" in not_meant(Talk(wish_text="Im Chor singen"), known.interests)
    assert "Queer leben" not in not_meant(Talk(wish_text="queere Leute treffen"), known.interests)
    named = Talk(interests=frozenset({"Queer leben"}))
    assert "Queer leben" not in not_meant(named, known.interests)
    assert "Singen" not in not_meant(Talk(), known.interests)


@pytest.mark.parametrize(
    ("entry", "heard", "topic"),
    [
        (OFFERS[2], {"Tieren helfen"}, "Tieren helfen"),
        (OFFERS[2], {"Singen"}, DOGS),
        (offer(9, "Wir singen im Chor"), (), "Singen"),
        (offer(9, "Qqqxyz"), (), None),
        (offer(9, "Queer leben"), (), None),
        (offer(9, "Treff", "Queer leben"), (), "Queer leben"),
        (replace(OFFERS[3], id=77, interests=()), (), None),
    ],
    ids=["asked for", "first named", "by words", "unknown", "never guessed", "named", "gone"],
)
def test_the_topic_of_an_offer_is_what_was_asked_for_else_what_it_says(known, entry, heard, topic):
    index = build_index("v4", [*OFFERS[:3], offer(9, "")], [], area=None, vocabulary=known.reader)
    if entry.id == 9:
        index = build_index("v4", [entry], [], area=None, vocabulary=known.reader)

    found = find_topic(entry, heard, replace(known, index=index))

    assert (found.name if found else None) == topic


def test_the_plan_knows_what_each_choice_is_about(known):
    talk = chosen(known, "Hundetreff", "Chor")
    singing = known.reader.find_interest("Singen")

    plan = to_plan(talk, judge_choices(talk, known), {}, language="de", topics={4: singing})

    assert [choice.topic for choice in plan.choices] == [None, singing]

"""A talk comes back from its file as it was, without what is sensitive unless it is wanted."""

import json
from dataclasses import fields, replace
from datetime import date, time

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.index import build_index
from sozialmap.core.model import Asset, Barrier, Gender, Regularity
from sozialmap.core.places import Place
from sozialmap.core.plan import Appointment, Choice, Commitment, Companion, Doer
from sozialmap.core.talk import DayPart, Step, Talk
from sozialmap.core.wishes import Avoid, BudgetUnit, Mode, Need, Strength
from sozialmap.exporters.sealed_file import open_sealed, seal
from sozialmap.language.vocabulary import Vocabulary
from sozialmap.usecases.explore import Query, Wanted
from sozialmap.usecases.plan_talk import Knowledge
from sozialmap.usecases.take_along import pack_query, unpack_query
from sozialmap.usecases.take_talk_along import NOT_KEPT, pack_talk, unpack_talk
from tests.conftest import TODAY, make_offer

WORDS = "vier blaue Kähne am Wehr"
CLUB = Asset("Hundeverein")
DOGS = make_offer("Hundetreff", asset=CLUB, id=1, interests=("Einen Hund haben",))
CHOIR = make_offer("Chor", id=2, interests=("Singen",))
PARK = make_offer("", asset=Asset("", ordinary=True), id="osm:way/7")
SELF_HELP = make_offer("Gesprächskreis", id=3, regularity=Regularity.SPECIAL)
PRAYER = make_offer("Offenes Haus", id=4, interests=("Glauben leben",))


@pytest.fixture(scope="module")
def reader(interests):
    return Vocabulary(interests)


def knowing(reader, *offers):
    index = build_index("v1", offers, [], area=None, vocabulary=reader)
    return Knowledge(index, reader, reader.interests, {}, TODAY)


@pytest.fixture
def known(reader):
    return knowing(reader, DOGS, CHOIR, PARK, SELF_HELP, PRAYER)


def full_talk():
    return Talk(
        step=Step.TAKE,
        easy=True,
        large=True,
        wish_text="Ich will einen Hund haben",
        liked_before="im Schrebergarten",
        unsure=True,
        goal="Ich gehe jede Woche hin",
        commitment=Commitment.DREAM,
        areas=frozenset({"Tiere"}),
        interests=frozenset({"Einen Hund haben"}),
        declined=frozenset({"Angeln"}),
        strength_areas=frozenset({"Musik, Tanz & Bühne"}),
        strengths=frozenset({"Singen"}),
        start=Place(50.1, 8.7),
        start_label="Haltestelle Markt",
        mode=Mode.WHEELCHAIR,
        minutes=25,
        bad_day=True,
        times=frozenset({(0, DayPart.MORNING), (2, DayPart.EVENING)}),
        needs={
            Barrier.GROUP: Need(Barrier.GROUP, Strength.NICE, ("6",)),
            Barrier.COST: Need(Barrier.COST),
        },
        avoid=frozenset({Avoid.ALCOHOL, Avoid.DOGS}),
        budget_eur=5.0,
        budget_per=BudgetUnit.MONTH,
        age=34,
        gender=Gender.DIVERSE,
        include_special=True,
        choices=full_choices(),
    )


def full_choices():
    return (
        Choice(
            DOGS,
            why_own_words="Ich mag Hunde",
            first_step="Anrufen",
            who=Doer.STAFF,
            step_by=date(2026, 12, 1),
            when=Appointment(date(2026, 12, 2), time(14), time(17)),
            companion=Companion.PEER,
            ask_for="an der Theke",
            first_minute="Ich setze mich",
            bring="Jacke",
            plan_b="Am Donnerstag",
            interests=("Einen Hund haben",),
        ),
        Choice(PARK, when=Appointment(date(2026, 12, 3))),
        Choice(SELF_HELP, why_own_words="Da kennt man das"),
    )


def values(talk):
    return {part.name: getattr(talk, part.name) for part in fields(Talk)}


def packed(reader, talk, *, with_sensitive=True):
    return pack_talk(talk, reader, with_sensitive=with_sensitive)


def through_a_file(content):
    return open_sealed(seal(content, WORDS), WORDS)


@pytest.mark.parametrize("make", [Talk, full_talk], ids=["empty", "full"])
def test_it_comes_back_as_it_was_and_begins_at_its_beginning(reader, known, make):
    made = packed(reader, make())

    opened = unpack_talk(through_a_file(made.content), known)

    assert made.left_out == 0
    assert values(opened.talk) == {**values(make()), "step": Step.ARRIVE}
    assert opened.gone == ()


def test_every_part_of_a_talk_is_kept_or_named_as_not_kept(reader):
    content = packed(reader, Talk()).content["talk"]

    assert set(content) - {"version"} == {part.name for part in fields(Talk)} - NOT_KEPT


def test_every_part_of_a_choice_is_kept_or_found_anew(reader):
    [kept, *_] = packed(reader, full_talk()).content["talk"]["choices"]

    anew, appointment = {"offer", "when", "questions", "way", "topic"}, {"day", "start", "end"}
    own = {part.name for part in fields(Choice)} - anew
    assert set(kept) - {"id", "title", "carrier"} - appointment == own


SENSITIVE = [
    ({"wish_text": "Ich bin queer"}, {"wish_text": ""}),
    ({"wish_text": "Ich habe Depressionen und will raus"}, {"wish_text": ""}),
    ({"goal": "Trotz Rollstuhl ins Kino"}, {"goal": ""}),
    ({"liked_before": "I was in hospital"}, {"liked_before": ""}),
    ({"goal": "ich will sterben"}, {"goal": ""}),
    ({"interests": frozenset({"Queer leben"})}, {"interests": []}),
    ({"declined": frozenset({"Glauben leben"})}, {"declined": []}),
    ({"strengths": frozenset({"Im Stadtteil mitreden"})}, {"strengths": []}),
    ({"areas": frozenset({"Glaube, Sinn & Herkunft"})}, {"areas": []}),
    ({"mode": Mode.WHEELCHAIR}, {"mode": "walk"}),
    ({"bad_day": True}, {"bad_day": False}),
    ({"needs": {Barrier.STEPS: Need(Barrier.STEPS)}}, {"needs": []}),
    ({"needs": {Barrier.LANGUAGE: Need(Barrier.LANGUAGE, values=("tr",))}}, {"needs": []}),
    ({"avoid": frozenset({Avoid.ALCOHOL})}, {"avoid": []}),
    ({"gender": Gender.DIVERSE}, {"gender": None}),
    ({"include_special": True}, {"include_special": False}),
    ({"choices": (Choice(SELF_HELP),)}, {"choices": []}),
    ({"choices": (Choice(PRAYER),)}, {"choices": []}),
]


@pytest.mark.parametrize(("said", "kept"), SENSITIVE, ids=[str(n) for n in range(len(SENSITIVE))])
def test_what_is_sensitive_stays_out_unless_it_is_ticked(reader, said, kept):
    closed = packed(reader, Talk(**said), with_sensitive=False)
    ticked = packed(reader, Talk(**said))

    [(name, left)] = kept.items()
    assert closed.content["talk"][name] == left
    assert closed.left_out == 1
    assert ticked.content["talk"][name] != left
    assert ticked.left_out == 0


def test_of_a_choice_only_what_is_sensitive_stays_out(reader):
    choice = Choice(
        DOGS, why_own_words="Wegen meiner Angststörung", bring="Jacke", companion=Companion.PEER,
        interests=("Einen Hund haben", "Queer leben"),
    )  # fmt: skip

    made = packed(reader, Talk(choices=(choice,)), with_sensitive=False)

    [kept] = made.content["talk"]["choices"]
    assert (kept["id"], kept["bring"], kept["interests"]) == (1, "Jacke", ["Einen Hund haben"])
    assert (kept["why_own_words"], kept["companion"]) == ("", None)
    assert made.left_out == 2


@pytest.mark.parametrize(
    "said",
    [
        {"wish_text": "Ich will im Chor singen", "goal": "Jede Woche besuchen wir den Tierarzt"},
        {"interests": frozenset({"Singen"}), "areas": frozenset({"Familie & Beziehungen"})},
        {"needs": {Barrier.COST: Need(Barrier.COST), Barrier.DOGS: Need(Barrier.DOGS)}},
        {"avoid": frozenset({Avoid.DOGS}), "gender": Gender.FEMALE, "age": 34, "easy": True},
        {"choices": (Choice(DOGS, companion=Companion.FRIEND),)},
    ],
)
def test_what_is_not_sensitive_is_in_the_file_without_a_tick(reader, said):
    closed = packed(reader, Talk(**said), with_sensitive=False)

    assert closed.left_out == 0
    assert closed.content == packed(reader, Talk(**said)).content


def test_a_search_in_the_same_file_keeps_to_the_same_rule(reader):
    query = Query(
        mode=Mode.WHEELCHAIR, pace=1.5, area="Glaube, Sinn & Herkunft",
        wanted=frozenset({Wanted.STEP_FREE, Wanted.DOG}), nice=frozenset({Wanted.STEP_FREE}),
    )  # fmt: skip

    made = pack_query(query, "", reader, with_sensitive=False)

    kept, _label = unpack_query(made.content, reader.area_names)
    assert kept == Query(wanted=frozenset({Wanted.DOG}))
    assert made.left_out == 4


def test_an_offer_that_is_gone_is_named_and_its_words_and_the_rest_stay(reader):
    content = packed(reader, full_talk()).content

    opened = unpack_talk(content, knowing(reader, CHOIR, PARK, SELF_HELP))

    assert [offer.title for offer in opened.gone] == ["Hundetreff"]
    assert [one.offer.title for one in opened.talk.choices] == ["Hundetreff", "", "Gesprächskreis"]
    assert opened.talk.choices[0].why_own_words == "Ich mag Hunde"
    assert opened.talk.wish_text == full_talk().wish_text


def test_another_offer_under_the_same_number_is_never_taken_for_the_chosen_one(reader):
    content = packed(reader, full_talk()).content
    other = make_offer("Schachclub", asset=Asset("Turm e. V."), id=1)

    opened = unpack_talk(content, knowing(reader, other, PARK, SELF_HELP))

    assert [offer.title for offer in opened.gone] == ["Hundetreff"]
    assert opened.talk.choices[0].offer.id != 1


@pytest.mark.parametrize(
    "now",
    [replace(DOGS, title="Hunderunde"), replace(DOGS, asset=Asset("Neuer Verein"))],
    ids=["other name", "other carrier"],
)
def test_an_offer_that_changed_its_name_or_its_carrier_is_still_the_chosen_one(reader, now):
    content = packed(reader, full_talk()).content

    opened = unpack_talk(content, knowing(reader, now, PARK, SELF_HELP))

    assert opened.gone == ()
    assert opened.talk.choices[0].offer == now


def test_interests_that_are_no_more_are_left_out(reader, known):
    content = packed(reader, full_talk()).content
    content["talk"]["interests"] = ["Einen Hund haben", "Raumfahrt"]
    content["talk"]["areas"] = ["Weltraum"]

    talk = unpack_talk(content, known).talk

    assert (talk.interests, talk.areas) == ({"Einen Hund haben"}, frozenset())


HOSTILE = [
    ("wish_text", 7), ("wish_text", "x" * 6000), ("large", "ja"), ("commitment", "vielleicht"),
    ("areas", "alle"), ("interests", ["x"] * 500), ("start", {"lat": 400, "lon": 0}),
    ("start", {"lat": 10**400, "lon": 0}), ("start", {"lat": float("nan"), "lon": 0}),
    ("start_label", None), ("mode", "rakete"), ("minutes", -1), ("minutes", 10**9),
    ("times", [[7, "MORNING"]]), ("times", [[None, "MORNING"]]), ("times", [[0, "NIGHT"]]),
    ("times", [0]), ("needs", [["group", "must", []]]), ("needs", [["group", "must", ["1"]]]),
    ("needs", [["group", "must", ["viele"]]]), ("needs", [["times", "must", []]]),
    ("needs", [["hearing", "must", ["laut"]]]), ("needs", {"group": 1}), ("needs", [["group"]]),
    ("avoid", ["gold"]), ("budget_eur", float("inf")), ("budget_eur", -1), ("budget_per", "jahr"),
    ("age", 400), ("gender", "rot"), ("include_special", 1), ("choices", None),
    ("choices", [None]), ("choices", [{}]), ("version", "eins"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE, ids=[f"{n}-{k[0]}" for n, k in enumerate(HOSTILE)])  # fmt: skip
def test_a_hostile_content_is_a_damaged_file(reader, known, name, value):
    content = packed(reader, full_talk()).content
    content["talk"][name] = value

    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_talk(content, known)


HOSTILE_CHOICES = [
    ("id", None), ("id", True), ("id", 1.5), ("title", 3), ("who", "alle"), ("step_by", "morgen"),
    ("day", "2026-13-01"), ("start", "14:00+02:00"), ("companion", "Frau Müller"),
    ("interests", "x"), ("bring", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), HOSTILE_CHOICES)
def test_a_hostile_choice_is_a_damaged_file(reader, known, name, value):
    content = packed(reader, full_talk()).content
    content["talk"]["choices"][0][name] = value

    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_talk(content, known)


@pytest.mark.parametrize("times", [2, 4], ids=["twice", "four"])
def test_the_same_choice_twice_or_four_of_them_is_a_damaged_file(reader, known, times):
    content = packed(reader, Talk(choices=(Choice(DOGS),))).content
    content["talk"]["choices"] *= times

    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_talk(content, known)


@pytest.mark.parametrize("content", [{}, {"talk": None}, {"talk": []}, {"talk": {}}, {"x": 1}])
def test_a_content_of_another_kind_is_a_damaged_file(known, content):
    with pytest.raises(InputError, match=r"sealed\.damaged"):
        unpack_talk(content, known)


def test_a_file_of_the_other_page_is_told_from_a_damaged_one(reader, known):
    search = pack_query(Query(text="Hund"), "", reader, with_sensitive=True).content
    talk = packed(reader, full_talk()).content

    with pytest.raises(InputError, match=r"sealed\.no_talk"):
        unpack_talk(search, known)
    with pytest.raises(InputError, match=r"sealed\.no_search"):
        unpack_query(talk, reader.area_names)
    both = through_a_file({**search, **talk})
    assert unpack_talk(both, known).talk.wish_text == full_talk().wish_text
    assert unpack_query(both, reader.area_names)[0].text == "Hund"


def test_a_talk_of_a_newer_version_is_told_so(reader, known):
    content = packed(reader, Talk()).content
    content["talk"]["version"] = 2

    with pytest.raises(InputError, match=r"sealed\.newer"):
        unpack_talk(content, known)


def test_a_talk_fits_into_a_file_whatever_was_said(reader, known):
    long = "ä€ " * 1660
    words = dict.fromkeys(("why_own_words", "first_step", "ask_for", "bring", "plan_b"), long)
    choices = tuple(Choice(offer, **words) for offer in (DOGS, CHOIR, PARK))
    talk = Talk(wish_text=long, liked_before=long, goal=long, choices=choices)

    content = packed(reader, talk).content

    assert json.dumps(content)
    assert values(unpack_talk(through_a_file(content), known).talk) == values(talk)

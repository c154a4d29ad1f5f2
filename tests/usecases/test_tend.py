"""Tending the data: what people decide holds, also after the next import."""

from dataclasses import replace
from datetime import date

import pytest

from sozialmap.core.duplicates import PairKind, find_look_alikes
from sozialmap.core.freshness import find_call, find_calls
from sozialmap.core.model import Asset, Barrier, Contact, Fact, Presence, Price, Status, Value
from sozialmap.core.places import Address, Bounds, Place, Quality
from sozialmap.usecases import tend
from tests.conftest import TODAY, hours, make_offer

SPOT = Place(50.1, 8.7)
NEXT_DOOR = Place(50.1004, 8.7)
FAR = Place(50.11, 8.7)


def asset(name="Haus", place=SPOT, phone="", **values):
    address = values.pop("address", Address(f"{name} 1"))
    contact = Contact(phone=phone)
    return Asset(
        name, address=address, place=place, quality=Quality.HOUSE, contact=contact, **values
    )


@pytest.fixture
def store(town_house):
    return town_house.store


def saved(store, *offers):
    store.save_table("liste.csv", offers)
    return store.load_offers()


def test_unplaced_ones_come_first_then_outside_then_vague():
    bounds = Bounds(8.6, 50.0, 8.8, 50.2)

    class Area:
        pass

    area = Area()
    area.bounds = bounds
    offers = [
        make_offer("vage", asset=replace(asset("a"), quality=Quality.STREET, id=1)),
        make_offer("fern", asset=replace(asset("b", Place(51, 8.7)), id=2)),
        make_offer("ohne", asset=replace(asset("c", None), id=3)),
        make_offer("online", asset=replace(asset("d", None, presence=Presence.ONLINE), id=4)),
        make_offer("gut", asset=replace(asset("e"), id=5)),
        make_offer("von Hand", asset=replace(asset("f"), quality=Quality.MANUAL, id=6)),
    ]

    assert [o.title for o in tend.find_unplaced(offers, area)] == ["ohne", "fern", "vage"]


def test_a_pin_set_by_hand_has_grade_and_day_and_outlives_the_import(store):
    [offer] = saved(store, make_offer("A", asset=asset(), ref="1"))

    tend.place_by_hand(store, offer, TODAY, place=FAR, presence=Presence.FIXED)
    [again] = saved(store, make_offer("A", asset=asset(), ref="1"))

    assert (again.asset.place, again.asset.quality, again.asset.placed_on) == (
        FAR, Quality.MANUAL, TODAY,
    )  # fmt: skip


def test_an_offer_marked_online_needs_no_place_any_more(store):
    [offer] = saved(store, make_offer("A", asset=asset(place=None), ref="1"))

    tend.place_by_hand(store, offer, TODAY, place=None, presence=Presence.ONLINE)
    again = saved(store, make_offer("A", asset=asset(), ref="1"))

    assert tend.find_unplaced(again, None) == []
    assert again[0].asset.place is None


def test_what_is_gone_stays_in_the_archive_after_the_next_import(store):
    [offer] = saved(store, make_offer("A", ref="1"))

    tend.archive_offer(store, offer)
    assert saved(store, make_offer("A", ref="1")) == []

    [archived] = store.load_offers(Status.ARCHIVED)
    tend.restore_offer(store, archived)
    assert [o.title for o in store.load_offers()] == ["A"]


def test_confirming_makes_everything_known_fresh(store):
    old = date(2020, 1, 1)
    offer = make_offer(
        "A", ref="1", hours=hours("Tu 10:00-12:00"), price=Price(0), checked_on=old,
        facts=(Fact(Barrier.STEPS, Value.FREE, checked_on=old), Fact(Barrier.TOILET, Value.UNKNOWN)),
    )  # fmt: skip
    [offer] = saved(store, offer)
    assert {due.barrier for due in find_call(offer, TODAY).due} == {
        Barrier.TIMES, Barrier.COST, Barrier.STEPS,
    }  # fmt: skip

    tend.confirm_offer(store, offer, TODAY, "Telefon")

    [again] = store.load_offers()
    assert find_call(again, TODAY) is None
    assert again.fact(Barrier.STEPS).source == "Telefon"
    assert again.fact(Barrier.TOILET).checked_on is None


def test_the_longest_overdue_is_asked_first():
    def known(title, day):
        return make_offer(title, hours=hours("Tu 10:00-12:00"), price=Price(0), checked_on=day)

    offers = [
        known("frisch", TODAY),
        known("alt", date(2024, 1, 1)),
        known("ohne Datum", None),
        make_offer("nie gewusst"),
        replace(known("vorbei", None), valid_until=date(2026, 1, 1)),
    ]

    assert [call.offer.title for call in find_calls(offers, TODAY)] == [
        "ohne Datum", "alt", "nie gewusst",
    ]  # fmt: skip


def test_edits_carry_their_day_and_source():
    offer = make_offer(hours=hours("Tu 10:00-12:00"), checked_on=date(2020, 1, 1))

    dated = tend.date_edits(offer, {"hours", "title"}, TODAY, "vor Ort")

    assert dated.checked(Barrier.TIMES) == TODAY
    assert dated.checked(Barrier.COST) == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (("Hunde-Treff Weiher", asset("A")), ("Hundetreff Weiher", asset("B", NEXT_DOOR)), {PairKind.OFFER}),
        (("Hundetreff", asset("A")), ("Hundetreff", asset("B", FAR)), set()),
        (("Hundetreff", asset("A")), ("Strickkreis", asset("A")), set()),
        (("Hundetreff", asset("A", None, "069 90009-1")), ("Hundetreff", asset("B", None, "+49 69 900091")), {PairKind.OFFER, PairKind.ASSET}),
        (("Hundetreff", asset("A", None, "069 90009-1")), ("Strickkreis", asset("B", FAR, "(069) 900091")), {PairKind.ASSET}),
        (("Hundetreff", asset("Haus am Bach")), ("Strickkreis", asset("Haus am Bach", NEXT_DOOR, address=Address("X 2"))), {PairKind.ASSET}),
    ],
    ids=["near-and-similar", "far", "same-house-other-offer", "same-phone", "asset-by-phone", "asset-by-name"],
)  # fmt: skip
def test_look_alikes(store, one, other, kinds):
    offers = saved(store, *(make_offer(title, asset=a) for title, a in (one, other)))

    assert {alike.kind for alike in find_look_alikes(offers, set())} == kinds


def test_said_to_be_different_is_remembered(store):
    offers = saved(
        store, make_offer("Treff", asset=asset("A")), make_offer("Treff", asset=asset("B"))
    )
    [alike] = find_look_alikes(offers, set())

    tend.tell_apart(store, alike)

    assert find_look_alikes(store.load_offers(), store.load_distinct()) == []


def test_merged_field_by_field_the_other_goes_to_the_archive(store):
    offers = saved(
        store,
        make_offer("Treff", asset=asset("A"), description="kurz", group_size=5, ref="1"),
        make_offer("Treff", asset=asset("B"), description="lang", group_size=9, ref="2"),
    )
    [alike] = find_look_alikes(offers, set())

    tend.merge_alike(store, alike, {"description"})

    [left] = store.load_offers()
    assert (left.ref, left.description, left.group_size) == ("1", "lang", 5)
    assert [o.ref for o in store.load_offers(Status.ARCHIVED)] == ["2"]
    store.take_back(store.load_steps()[0].id)
    assert store.load_offers() == offers


def test_merged_assets_bring_their_offers_together_for_good(store):
    rows = (
        make_offer("Hund", asset=asset("A", phone="069 900091"), ref="1"),
        make_offer("Katze", asset=asset("B", FAR, "069 900091"), ref="2"),
    )
    [alike] = find_look_alikes(saved(store, *rows), set())

    tend.merge_alike(store, alike, {"asset.name"})

    assert {o.asset.name for o in saved(store, *rows)} == {"B"}
    assert len({o.asset.id for o in store.load_offers()}) == 1


def test_two_people_editing_one_offer_do_not_overwrite_each_other(store):
    [base] = saved(store, make_offer("A", description="alt", ref="1"))

    store.edit_offer(base, replace(base, description="Anna"), tend.StepKind.EDITED, "")
    other_part = store.edit_offer(base, replace(base, group_size=5), tend.StepKind.EDITED, "")
    clash = store.edit_offer(base, replace(base, description="Ben"), tend.StepKind.EDITED, "")

    assert other_part.names == frozenset()
    assert clash.names == {"description"}
    [kept] = store.load_offers()
    assert (kept.description, kept.group_size) == ("Anna", 5)

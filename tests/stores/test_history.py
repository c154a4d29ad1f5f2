"""Every act is one step that can be taken back, and nothing that was entered is lost."""

from dataclasses import replace
from datetime import date

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.history import StepKind
from sozialmap.core.model import Asset, Barrier, Contact, Fact, Status, Value
from sozialmap.core.parts import find_edits, mark_by_hand
from sozialmap.core.places import Address, Place, Quality
from sozialmap.stores.store import Store
from tests.conftest import TODAY, hours, make_offer

HOUSE = Asset("Haus", address=Address("Gasse 1", "63998", "O"), contact=Contact(phone="1"))


@pytest.fixture
def store(settings):
    settings.home.mkdir(parents=True)
    store = Store(settings.database_url)
    store.migrate()
    yield store
    store.close()


def offer(ref, **values):
    return make_offer(f"Angebot {ref}", ref=ref, **{"asset": HOUSE, **values})


def edit(store, before, **values):
    """Change an offer as the form does."""
    after = replace(before, **values)
    marked = mark_by_hand(after, find_edits(before, after))
    return store.save_offers([marked], StepKind.EDITED, before.title)[0]


def place_by_hand(store, before, lat):
    placed = replace(before.asset, place=Place(lat, 8.7), quality=Quality.MANUAL, placed_on=TODAY)
    return edit(store, before, asset=placed)


def only(store):
    [offer] = store.load_offers()
    return offer


def test_an_import_is_one_step_and_goes_as_a_whole(store):
    first = store.save_table("a.csv", [offer("1"), offer("2")])
    second = store.save_table("b.csv", [offer("3")])

    done = store.take_back(first.step_id)

    assert done.stayed == 0
    assert [o.title for o in store.load_offers()] == ["Angebot 3"]
    assert [step.id for step in store.load_steps()][1:] == [second.step_id, first.step_id]


def test_taking_back_an_update_brings_the_old_words_back(store):
    facts = (Fact(Barrier.STEPS, Value.FREE, source="q", checked_on=TODAY),)
    store.save_table("a.csv", [offer("1", facts=facts, hours=hours("Tu 10:00-12:00"))])
    before = store.load_offers()
    second = store.save_table("a.csv", [offer("1", description="neu")])

    store.take_back(second.step_id)

    assert store.load_offers() == before


def test_taking_back_can_be_taken_back(store):
    step = store.save_table("a.csv", [offer("1")])
    before = store.load_offers()
    store.take_back(step.step_id)
    assert store.load_offers() == []
    undone = store.load_steps()[0]

    store.take_back(undone.id)

    assert store.load_offers() == before
    with pytest.raises(InputError):
        store.take_back(undone.id)
    store.take_back(step.step_id)
    assert store.load_offers() == []


def test_what_was_changed_since_stays(store):
    step = store.save_table("a.csv", [offer("1"), offer("2")])
    edit(store, store.load_offers()[0], description="von Hand")

    done = store.take_back(step.step_id)

    assert [o.description for o in store.load_offers()] == ["von Hand"]
    assert done.stayed == 1


def test_a_second_import_of_the_same_table_changes_nothing(store):
    store.save_table("a.csv", [offer("1"), offer("2")])

    saved = store.save_table("a.csv", [offer("1"), offer("2", description="neu")])

    assert (saved.imported, saved.updated, saved.unchanged) == (0, 2, 1)


def test_a_pin_set_by_hand_outlives_the_next_import(store):
    store.save_table("a.csv", [offer("1")])
    place_by_hand(store, only(store), 50.2)
    found = replace(HOUSE, place=Place(50.1, 8.7), quality=Quality.HOUSE)

    saved = store.save_table("a.csv", [offer("1", asset=found, checked_on=date(2027, 5, 1))])

    asset = only(store).asset
    assert (asset.place, asset.quality, asset.placed_on) == (
        Place(50.2, 8.7), Quality.MANUAL, TODAY,
    )  # fmt: skip
    assert saved.kept == {"nr:1": frozenset({"asset.place"})}


def test_edits_by_hand_stay_until_the_table_is_younger(store):
    store.save_table("a.csv", [offer("1", hours=hours("Tu 10:00-12:00"))])
    edit(store, only(store), hours=hours("We 10:00-12:00"))

    store.save_table("a.csv", [offer("1", hours=hours("Th 10:00-12:00"))])
    assert only(store).hours == hours("We 10:00-12:00")

    younger = offer("1", hours=hours("Th 10:00-12:00"), checked_on=date(2027, 1, 1))
    store.save_table("a.csv", [younger])
    assert only(store).hours == hours("Th 10:00-12:00")
    assert only(store).by_hand == frozenset()


def test_an_asset_renamed_by_hand_is_known_again_by_either_name(store):
    store.save_table("a.csv", [offer("1")])
    edit(store, only(store), asset=replace(only(store).asset, name="Neues Haus"))

    store.save_table("a.csv", [offer("1")])
    store.save_table("b.csv", [offer("2", asset=replace(HOUSE, name="Neues Haus"))])

    assert {o.asset.name for o in store.load_offers()} == {"Neues Haus"}
    assert len({o.asset.id for o in store.load_offers()}) == 1


def test_the_form_sent_twice_makes_one_offer(store):
    new = make_offer("Neu")
    store.save_offers([new], StepKind.ADDED, "Neu", form="f1")
    store.save_offers([replace(new, description="besser")], StepKind.ADDED, "Neu", form="f1")

    assert only(store).description == "besser"


def test_history_tells_each_version_of_an_offer(store):
    store.save_table("a.csv", [offer("1")])
    edited = edit(store, only(store), description="zwei")
    place_by_hand(store, edited, 50.2)

    versions = store.load_versions(edited.id)

    assert [v.step.kind for v in versions] == [StepKind.EDITED, StepKind.EDITED, StepKind.IMPORT]
    assert versions[0].before == edited
    assert versions[1].before.description == ""
    assert versions[2].before is None


def test_archived_and_drafts_are_not_among_the_offers(store):
    saved = store.save_offers([make_offer("A"), make_offer("B")], StepKind.ADDED, "")
    edit(store, saved[0], status=Status.ARCHIVED)
    edit(store, saved[1], status=Status.DRAFT)

    assert store.load_offers() == []
    assert [o.title for o in store.load_offers(Status.ARCHIVED)] == ["A"]
    assert [o.title for o in store.load_offers(Status.DRAFT)] == ["B"]


def test_an_asset_that_loses_its_last_offer_comes_back_with_it(store):
    store.save_table("a.csv", [offer("1")])
    before = store.load_offers()
    moved = store.save_table("a.csv", [offer("1", asset=replace(HOUSE, name="Anderswo"))])

    store.take_back(moved.step_id)

    assert store.load_offers() == before

"""The database keeps what it acknowledged, and gives back what it was given."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    AssetType,
    Barrier,
    Channel,
    Contact,
    Eligibility,
    Fact,
    Gender,
    Hours,
    Offer,
    OfferKind,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.places import Address, Place, Quality
from sozialmap.stores.store import Store
from tests.conftest import make_offer

FULL = Offer(
    title="Voll",
    asset=Asset(
        "Verein", AssetType.ASSOCIATION, "d", Address("A 1", "1", "O"), Place(50.1, 8.7),
        Quality.HOUSE, contact=Contact("1", "a@example.org", "w", "p"),
    ),
    kind=OfferKind.COURSE, regularity=Regularity.MIXED, description="Text",
    interests=("Hund", "Katze"), hours=Hours("Tu 10:00-12:00", "Di 10-12"),
    price=Price(5, PriceUnit.MONTH, 2, text="5 €"), registration=(Channel.PHONE,),
    languages=("de",), group_size=8, ages=Ages(18, None), genders=frozenset({Gender.FEMALE}),
    eligibility=Eligibility(Access.WORDS, "Regel"),
    facts=(Fact(Barrier.TOILET, Value.HURDLE, "wheelchair", "t", "q", date(2026, 1, 1), "r"),),
    help_text="h", source="q", checked_on=date(2026, 1, 2), valid_until=date(2027, 1, 1),
    notes={"Farbe": "grün"}, ref="7",
)  # fmt: skip


@pytest.fixture
def store(settings):
    settings.home.mkdir(parents=True)
    store = Store(settings.database_url)
    store.migrate()
    yield store
    store.close()


def test_an_offer_comes_back_as_it_went_in(store):
    store.save_table("a.csv", [FULL])

    kept = store.load_offers()[0]

    assert replace(kept, id=None, asset=replace(kept.asset, id=None)) == FULL


def test_offers_of_one_organisation_share_their_asset(store):
    store.save_table("a.csv", [make_offer("A"), make_offer("B")])

    assert len({offer.asset.id for offer in store.load_offers()}) == 1


def test_an_asset_that_lost_its_last_offer_goes(store):
    store.save_table("a.csv", [replace(FULL, asset=Asset("Alt"))])
    store.save_table("a.csv", [replace(FULL, asset=Asset("Neu"))])

    with store._reading.connect() as connection:
        names = connection.execute(text("select name from asset")).scalars().all()
    assert names == ["Neu"]


def test_the_same_number_in_another_table_is_another_offer(store):
    store.save_table("a.csv", [FULL])
    store.save_table("b.csv", [FULL])

    assert len(store.load_offers()) == 2


def test_a_failing_import_keeps_what_was_there(store):
    store.save_table("a.csv", [make_offer("A")])

    def broken():
        yield make_offer("B")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.save_table("a.csv", broken())

    assert [offer.title for offer in store.load_offers()] == ["A"]


def test_every_change_is_seen_by_readers(store):
    before = store.load_stamp()
    store.save_table("a.csv", [FULL])
    assert store.load_stamp() == before + 1


def test_sqlite_is_set_not_to_lose_anything(store):
    with store._writing.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_migrations_make_the_tables_of_the_model(store):
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from sozialmap.stores.tables import Base

    with store._reading.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    assert store.is_current()

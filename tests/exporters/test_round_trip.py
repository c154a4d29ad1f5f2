"""What is exported and imported again is the same offer."""

import csv
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    Offer,
    OfferKind,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.places import Address, Place, Quality
from sozialmap.core.sharing import Audience
from sozialmap.exporters.csv_file import write_offers_csv
from sozialmap.exporters.geojson_file import write_offers_geojson
from sozialmap.exporters.offer_table import to_cells
from sozialmap.exporters.xlsx_file import write_offers_xlsx
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.offer_table import read_offers
from sozialmap.importers.removers import find_removers
from sozialmap.importers.tables import read_table
from sozialmap.text.offer_words import (
    COLUMNS,
    LANGUAGES,
    PARTLY,
    REVERSED_FACTS,
    WELCOME,
    YES_NO_FACTS,
)
from sozialmap.wiring import DEMO_OFFERS, ExportForm, House
from tests.conftest import no_progress

CANONICAL = frozenset({"Sprachen", "Stand", "Träger", "Breite", "Länge"})
"""Columns with several spellings of one value; the export writes one of them."""


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def export_again(house, source, out):
    house.import_file(source, dry_run=False, progress=no_progress)
    house.export_file(ExportForm(out.suffix[1:]), out, Audience.TEAM)
    return out


# the table of the demo quarter


def test_the_demo_table_comes_back(house, tmp_path):
    first = export_again(house, DEMO_OFFERS, tmp_path / "first.csv")

    before, after = read_csv(DEMO_OFFERS), read_csv(first)
    changed = {
        column
        for old, new in zip(before, after, strict=True)
        for column in old
        if old[column] != new[column]
    }
    assert changed <= CANONICAL
    assert list(after[0]) == list(COLUMNS)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_second_round_trip_changes_nothing(settings, tmp_path, suffix):
    outs = [DEMO_OFFERS, tmp_path / f"1{suffix}", tmp_path / "2.csv", tmp_path / "3.csv"]
    for number, (source, out) in enumerate(pairwise(outs)):
        house = House(replace(settings, database_url=f"sqlite:///{tmp_path / f'{number}.db'}"))
        export_again(house, source, out)
        house.close()

    assert outs[2].read_bytes() == outs[3].read_bytes()


def test_a_pin_set_by_hand_stays_one(house, tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("Name;Breite;Länge;Ortsgüte\nA;50,1;8,7;\nB;50,1;8,7;street\n")

    out = export_again(house, table, tmp_path / "b.csv")
    house.import_file(out, dry_run=False, progress=no_progress)

    assert [row["Ortsgüte"] for row in read_csv(out)] == ["manual", "street"]
    qualities = [offer.asset.quality for offer in house.store.load_offers()]
    assert qualities == [Quality.MANUAL, Quality.STREET] * 2


def test_what_could_not_be_read_stays_as_written(house, tmp_path):
    cells = {
        "Name": "A", "Art": "Quatsch", "Zeiten": "wenn Licht brennt", "Kosten": "nach Absprache",
        "Stand": "neulich", "Stufenlos": "vielleicht", "Breite": "nord", "Länge": "8,7",
        "Alter": "alle", "Sprachen": "Klingonisch", "Farbe": "=rot", "Willkommen": "na ja",
    }  # fmt: skip
    table = tmp_path / "a.csv"
    table.write_text(";".join(cells) + "\n" + ";".join(cells.values()) + "\n", encoding="utf-8")

    out = export_again(house, table, tmp_path / "b.csv")
    again = export_again(house, out, tmp_path / "c.csv")

    row = read_csv(out)[0]
    assert {column: row[column] for column in cells} == {**cells, "Farbe": "'=rot"}
    assert read_csv(again)[-1] == row


def test_two_rows_of_one_organisation_keep_their_own_contact(house, tmp_path):
    table = tmp_path / "a.csv"
    table.write_text(
        "Nr;Name;Träger;Telefon;Ansprechperson;Online\n"
        "1;A;Haus;069 1;;\n2;B;Haus;069 2;Kim;online\n"
    )

    row = read_csv(export_again(house, table, tmp_path / "b.csv"))

    assert [(r["Telefon"], r["Ansprechperson"], r["Online"]) for r in row] == [
        ("069 1", "", ""),
        ("069 2", "Kim", "online"),
    ]


# any offer

words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)
line = st.lists(words, max_size=4).map(" ".join)
title = st.lists(words, min_size=1, max_size=3).map(" ".join)
days = st.dates(date(1990, 1, 1), date(2099, 1, 1))
value = st.sampled_from([Value.FREE, Value.HURDLE])
ages = st.one_of(
    st.none(),
    st.tuples(st.integers(0, 60), st.integers(60, 120)).map(lambda pair: Ages(*pair)),
    st.integers(0, 120).map(lambda age: Ages(age, None)),
    st.integers(0, 120).map(lambda age: Ages(None, age)),
)
euros = st.integers(0, 99_999).map(lambda cents: cents / 100)
prices = st.one_of(
    st.none(),
    st.just(Price(0.0, donation=True)),
    st.builds(Price, st.just(0.0)),
    st.builds(Price, euros.filter(bool), st.sampled_from(PriceUnit), st.none() | euros),
)
degrees = st.tuples(st.floats(48, 54), st.floats(6, 15)).map(
    lambda pair: Place(round(pair[0], 7), round(pair[1], 7))
)
eligibility = st.one_of(
    st.none(),
    st.sampled_from([a for a in Access if a is not Access.WORDS]).map(Eligibility),
    st.just(Eligibility(Access.WORDS, "nur mit Angelschein")),
)
times = st.sampled_from(
    ["Di 14-17 Uhr", "nach Vereinbarung", "wenn Licht brennt", "Mo-Fr 9-17, außer feiertags"]
)


@st.composite
def facts(draw, source, day):
    """The facts a table can tell, in its order."""
    found = []
    for _, barrier, detail in (*YES_NO_FACTS, *REVERSED_FACTS):
        known = draw(st.none() | value)
        if known:
            reversed_fact = barrier is Barrier.TRIGGERS
            can_be_partly = known is Value.HURDLE and not reversed_fact
            text = draw(st.sampled_from(["", PARTLY[0]])) if can_be_partly else ""
            found.append(Fact(barrier, known, detail, text, source, day))
    if draw(st.booleans()):
        text = draw(st.sampled_from(["", *WELCOME]))
        known = Value.FREE if text else Value.UNKNOWN
        found.append(Fact(Barrier.ATTITUDE, known, "", text, source, day))
    commitment = draw(st.none() | value)
    if commitment:
        text = draw(st.sampled_from(["", "zwei Jahre"])) if commitment is Value.HURDLE else ""
        found.append(Fact(Barrier.COMMITMENT, commitment, "", text, source, day))
    return tuple(found)


@st.composite
def offers(draw):
    place = draw(st.none() | degrees)
    asset = Asset(
        name=draw(title),
        asset_type=draw(st.sampled_from(AssetType)),
        address=Address(draw(line), draw(line), draw(line)),
        place=place,
        quality=draw(st.sampled_from(Quality)) if place else Quality.NONE,
        presence=draw(st.sampled_from(Presence)),
        contact=Contact(draw(line), draw(line), draw(line), draw(line)),
    )
    source, day = draw(line), draw(st.none() | days)
    written = draw(st.none() | times)
    return Offer(
        title=draw(title),
        asset=asset,
        kind=draw(st.none() | st.sampled_from(OfferKind)),
        regularity=draw(st.none() | st.sampled_from(Regularity)),
        description=draw(line),
        interests=tuple(draw(st.lists(st.sampled_from(["Lesen", "Yoga, Ruhe"]), unique=True))),
        hours=read_hours(written) if written else None,
        price=draw(prices),
        registration=tuple(draw(st.lists(st.sampled_from(Channel), unique=True))),
        languages=tuple(draw(st.lists(st.sampled_from([*LANGUAGES, "eo"]), unique=True))),
        group_size=draw(st.none() | st.integers(0, 9999)),
        ages=draw(ages),
        genders=draw(st.frozensets(st.sampled_from(Gender))),
        eligibility=draw(eligibility),
        facts=draw(facts(source, day)),
        help_text=draw(line.filter(lambda text: not find_removers(text))),
        source=source,
        checked_on=day,
        valid_until=draw(st.none() | days),
        notes={"Farbe": draw(title)} if draw(st.booleans()) else {},
        ref=draw(line),
    )


WRITERS = {
    ".csv": lambda offers, out: write_offers_csv(offers, out, Audience.TEAM),
    ".xlsx": lambda offers, out: write_offers_xlsx(offers, out, Audience.TEAM),
    ".geojson": lambda offers, out: write_offers_geojson(offers, out, None),
}


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(offer=offers(), suffix=st.sampled_from(sorted(WRITERS)))
def test_an_exported_offer_read_back_equals_it(tmp_path, offer, suffix):
    out = tmp_path / f"x{suffix}"
    if suffix == ".geojson" and offer.asset.place is None:
        offer = replace(
            offer, asset=replace(offer.asset, place=Place(50.1, 8.7), quality=Quality.MANUAL)
        )
    written = WRITERS[suffix]([offer], out)

    rows = list(read_offers(read_table(out)))

    assert written == len(rows) == 1
    for row in rows:
        assert row.problems == () or {p.column for p in row.problems} == {"Zeiten"}
        assert as_written(row.offer) == as_written(offer)


def as_written(offer):
    """An offer without the words of its price: they are made where there were none."""
    price = replace(offer.price, text="") if offer.price else None
    return replace(offer, price=price, notes=dict(offer.notes))


def test_every_column_is_written():
    assert tuple(to_cells(Offer("A", Asset("B")))) == COLUMNS

"""Ordinary places: what tags say, and never more."""

from datetime import date

import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.areas.places import PlaceReader
from sozialmap.core.model import (
    Access,
    Ages,
    AssetType,
    Barrier,
    Channel,
    Eligibility,
    Gender,
    Interest,
    PriceUnit,
    Value,
)
from sozialmap.core.places import Quality

VOCABULARY = (
    Interest("Lesen", "Bücher", osm_tags=("amenity=library", "amenity=cafe")),
    Interest("Tee trinken", "Essen", osm_tags=("amenity=cafe", "amenity=pub")),
    Interest("Tennis", "Bewegung", osm_tags=("sport=tennis", "leisure=playground")),
    Interest("Busse", "Arbeit", osm_tags=("industrial=depot",)),
)


@pytest.fixture
def read(sheet, save):
    def run(**tags):
        sheet.node(0, 0, day="2024-02-03", **tags)
        reader = PlaceReader(VOCABULARY)
        return reader.read(read_extract(save(), reader.keys).things, lambda lat, lon: "Mitte")

    return run


@pytest.fixture
def read_cafe(read):
    def run(**tags):
        (place,) = read(amenity="cafe", name="Eck", **tags)
        return place

    return run


def test_a_place_keeps_its_number_its_quarter_and_an_exact_position(read_cafe):
    cafe = read_cafe(addr__street="Hauptstraße", addr__housenumber="3", addr__city="Ort")

    assert cafe.id == "osm:node/1"
    assert cafe.asset.ordinary
    assert cafe.asset.quality is Quality.PLACE
    assert str(cafe.asset.address) == "Hauptstraße 3, Ort"
    assert cafe.notes == {"osm_kind": "amenity=cafe", "quarter": "Mitte"}
    assert cafe.checked_on == date(2024, 2, 3)


def test_nothing_is_known_where_no_tag_says_so(read_cafe):
    cafe = read_cafe()

    assert cafe.facts == ()
    assert (cafe.price, cafe.ages, cafe.eligibility, cafe.hours) == (None, None, None, None)
    assert (cafe.genders, cafe.registration) == (frozenset(), ())


@pytest.mark.parametrize(
    ("key", "value", "barrier", "detail", "expected"),
    [
        ("wheelchair", "yes", Barrier.STEPS, "", Value.FREE),
        ("wheelchair", "limited", Barrier.STEPS, "", Value.HURDLE),
        ("wheelchair", "no", Barrier.STEPS, "", Value.HURDLE),
        ("wheelchair", "unknown", Barrier.STEPS, "", None),
        ("wheelchair", "yes", Barrier.TOILET, "wheelchair", None),
        ("toilets:wheelchair", "yes", Barrier.TOILET, "wheelchair", Value.FREE),
        ("toilets:wheelchair", "no", Barrier.TOILET, "wheelchair", Value.HURDLE),
        ("toilets:wheelchair", "yes", Barrier.TOILET, "", None),
        ("toilets", "no", Barrier.TOILET, "", Value.HURDLE),
        ("hearing_loop", "yes", Barrier.HEARING, "loop", Value.FREE),
        ("dog", "leashed", Barrier.DOGS, "", Value.FREE),
        ("dog", "no", Barrier.DOGS, "", Value.HURDLE),
        ("tactile_paving", "yes", Barrier.SEEING, "", Value.FREE),
        ("bar", "yes", Barrier.TRIGGERS, "alcohol", Value.HURDLE),
        ("drink:beer", "no", Barrier.TRIGGERS, "alcohol", None),
    ],
)
def test_a_tag_is_one_fact_and_no_other(read_cafe, key, value, barrier, detail, expected):
    fact = read_cafe(**{key: value}).fact(barrier, detail)

    assert (fact.value if fact else None) is expected


def test_limited_is_told_apart_from_no(read_cafe):
    assert read_cafe(wheelchair="limited").fact(Barrier.STEPS).text == "limited"


def test_a_fact_is_as_old_as_its_last_check(read_cafe):
    cafe = read_cafe(wheelchair="yes", dog="yes", check_date__wheelchair="2026-01-02")

    assert cafe.fact(Barrier.STEPS).checked_on == date(2026, 1, 2)
    assert cafe.fact(Barrier.DOGS).checked_on == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"fee": "no"}, (0.0, PriceUnit.VISIT)),
        ({"fee": "yes"}, None),
        ({"fee": "yes", "charge": "3,50 EUR"}, (3.5, PriceUnit.VISIT)),
        ({"charge": "20 EUR/month"}, (20.0, PriceUnit.MONTH)),
        ({"charge": "2 €/hour"}, (2.0, PriceUnit.OTHER)),
        ({"charge": "viel"}, None),
    ],
    ids=str,
)
def test_a_price_is_known_only_with_an_amount(read_cafe, tags, expected):
    price = read_cafe(**tags).price

    assert (price and (price.full_eur, price.unit)) == expected


def test_rules_of_a_place_are_kept(read_cafe):
    cafe = read_cafe(
        access="members", min_age="14", max_age="27", female="yes", reservation="no", male="no"
    )

    assert cafe.eligibility == Eligibility(Access.MEMBER)
    assert cafe.ages == Ages(14, 27)
    assert cafe.genders == {Gender.FEMALE}
    assert cafe.registration == (Channel.NONE,)


@pytest.mark.parametrize(
    "tags",
    [
        {"amenity": "cafe", "name": "Kantine", "access": "private"},
        {"amenity": "pub", "name": "Zum Anker"},
        {"amenity": "cafe;pub", "name": "Beides"},
        {"amenity": "cafe"},
        {"amenity": "bench", "name": "Bank"},
        {"highway": "bus_stop", "name": "Halt"},
    ],
    ids=str,
)
def test_what_is_of_no_use_is_left_out(read, tags):
    assert read(**tags) == []


def test_a_playground_needs_no_name(read):
    (playground,) = read(leisure="playground")

    assert playground.title == ""
    assert playground.notes["osm_kind"] == "leisure=playground"


def test_several_values_of_one_tag_all_count(read):
    (place,) = read(sport="soccer; tennis", name="Sportplatz", club="sport")

    assert place.interests == ("Tennis",)
    assert place.asset.asset_type is AssetType.ASSOCIATION


def test_the_tag_that_few_interests_share_comes_first(read):
    (place,) = read(amenity="library;cafe", name="Lesecafé")

    assert place.interests == ("Lesen", "Tee trinken")


def test_a_kind_without_a_usual_key_is_still_named(read):
    (depot,) = read(industrial="depot", name="Betriebshof")

    assert depot.notes["osm_kind"] == "industrial=depot"

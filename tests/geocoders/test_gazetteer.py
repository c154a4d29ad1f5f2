"""Finding addresses offline, on the small town of tests/areas/town.osm."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sozialmap.areas.extract import read_extract
from sozialmap.core.distance import distance_m
from sozialmap.core.places import Address, Place, Quality
from tests.conftest import no_progress


@pytest.fixture
def finder(town_house):
    return town_house.finder(town_house.area())


@pytest.mark.parametrize(
    ("written", "quality", "label"),
    [
        ("Hauptstraße 5", Quality.HOUSE, "Hauptstraße 5, 99901 Kleinstadt"),
        ("HAUPTSTR. 5", Quality.HOUSE, "Hauptstraße 5, 99901 Kleinstadt"),
        ("hauptstrasse  5", Quality.HOUSE, "Hauptstraße 5, 99901 Kleinstadt"),
        ("Haupstraße 5", Quality.HOUSE, "Hauptstraße 5, 99901 Kleinstadt"),
        ("Muellerstrasse 3", Quality.HOUSE, "Müllerstraße 3, 99901 Kleinstadt"),
        ("Hauptstraße 13a", Quality.HOUSE, "Hauptstraße 13a, 99901 Kleinstadt"),
        ("Hauptstraße 6-8", Quality.HOUSE, "Hauptstraße 6–8, 99901 Kleinstadt"),
        ("Hauptstraße 7", Quality.INTERPOLATED, "Hauptstraße 7, 99901 Kleinstadt"),
        ("Hauptstraße 13", Quality.INTERPOLATED, "Hauptstraße 13, 99901 Kleinstadt"),
        ("Hauptstraße 99", Quality.STREET, "Hauptstraße, 99901 Kleinstadt"),
        ("Ecke Hauptstraße / Müllerstraße", Quality.STREET, None),
        ("Hauptstraße Mitte", Quality.PLACE, "Hauptstraße Mitte"),
        ("Stadtbücherei", Quality.PLACE, "Stadtbücherei"),
        ("Stadtpark", Quality.PLACE, "Stadtpark"),
        ("Südviertel", Quality.QUARTER, "Südviertel"),
        ("99902 Kleinstadt", Quality.POSTCODE, "99902 Kleinstadt"),
    ],
)
def test_how_people_write(finder, written, quality, label):
    found = finder.find(written)

    assert found.quality is quality
    assert label is None or found.label == label


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Wiesenstraße 3", "street_unknown"),
        ("Hauptweg 3", "street_unknown"),
        ("Hauptstraße 5, 20095 Hamburg", "other_town"),
        ("Hauptstraße 5, Hamburg", "other_town"),
        ("Ecke Gartenweg / Hauptstraße", "corner_unknown"),
        ("", "empty"),
    ],
)
def test_not_found_is_a_value_with_a_reason(finder, written, reason):
    found = finder.find(written)

    assert (found.quality, found.reason) == (Quality.NONE, reason)


def test_a_word_of_a_name_finds_it_and_says_so(town_house):
    finder = town_house.finder(town_house.area())
    finder._by_word = {"bahnhof": [("Kleinstadt Bahnhof", "stop", 50.1, 8.7)]}

    found = finder.find("Bahnhof")

    assert (found.label, found.notes) == ("Kleinstadt Bahnhof", ("part_of_name",))


def test_a_name_in_two_parts_of_town_is_a_question(finder):
    found = finder.find("Gartenweg 1")

    assert found.ambiguous
    assert [a.label for a in found.alternatives] == [
        "Gartenweg 1, 99901 Kleinstadt",
        "Gartenweg 1, 99902 Kleinstadt",
    ]
    assert found.alternatives[1].distance_m > 900


def test_postcode_quarter_or_number_decide(finder):
    for written in ("Gartenweg 1, 99902 Kleinstadt", "Gartenweg 1, Südviertel", "Gartenweg 5"):
        found = finder.find(written)
        assert not found.ambiguous
        assert "99902" in found.label


def test_a_postcode_that_contradicts_is_said(finder):
    assert "postcode_differs" in finder.find(Address("Hauptstr. 5", "99902", "Kleinstadt")).notes


def test_it_is_a_geocoder_of_geopy(finder):
    location = finder.geocode("Hauptstraße 5")

    assert location.raw["quality"] == "house"
    assert finder.geocode("Nirgendsstraße 5") is None
    assert finder.reverse((location.latitude, location.longitude)).address == location.address


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_is_too_strange(finder, text):
    finder.find(text)


def spoilt(street, rng):
    """Write a street as people do: short, loud, without umlauts, or with one typo."""
    at = rng.randrange(1, len(street) - 2)
    ways = (
        street.replace("straße", "str.").replace("Straße", "Str."),
        street.upper(),
        street.replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"),
        street[:at] + street[at + 1 :],
        street[:at] + street[at + 1] + street[at] + street[at + 2 :],
    )
    return rng.choice(ways)


@pytest.mark.external
def test_200_real_addresses_written_as_people_write(house, shared):
    source = shared / "data" / "osm" / "miraustr.osm.pbf"
    area = house.build_area(source, "Ort", cut=None, use=True, progress=no_progress)
    finder = house.finder(area)
    rng = random.Random(5)
    known = [t for t in read_extract(source, set()).addresses if "addr:street" in t.tags]
    by_address = {}
    for thing in known:
        key = thing.tags["addr:street"], thing.tags["addr:housenumber"]
        by_address.setdefault(key, []).append(Place(thing.lat, thing.lon))

    right = 0
    for street, number in rng.sample(sorted(by_address), 200):
        found = finder.find(f"{spoilt(street, rng)} {number}")
        places = by_address[street, number]
        right += bool(found.place) and any(distance_m(found.place, p) <= 30 for p in places)

    assert right / 200 >= 0.98

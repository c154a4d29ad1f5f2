"""Streets and house numbers as people mean them."""

import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.areas.plane import Plane
from sozialmap.areas.streets import find_streets, read_house_numbers
from sozialmap.areas.towns import find_postcodes, find_towns

PLANE = Plane(50.1)


def streets_of(path):
    extract = read_extract(path, set())
    towns, postcodes = find_towns(extract.things), find_postcodes(extract.things)
    return find_streets(extract.highways, extract.addresses, PLANE, towns, postcodes)


def house(sheet, east, north, street, number, **tags):
    sheet.node(east, north, addr__street=street, addr__housenumber=number, **tags)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12", [(12, "", None)]),
        ("12a", [(12, "a", None)]),
        ("12 A", [(12, "a", None)]),
        ("12-14", [(12, "", 14)]),
        ("14 – 18", [(14, "", 18)]),
        ("12a-12c", [(12, "a", None)]),
        ("11,12", [(11, "", None), (12, "", None)]),
        ("43;49a", [(43, "", None), (49, "a", None)]),
        ("17/19", [(17, "", None), (19, "", None)]),
        ("12/1", [(12, "/1", None)]),
        ("2/3", [(2, "/3", None)]),
        ("8 1/2", [(8, "1/2", None)]),
        ("8½", [(8, "1/2", None)]),
        ("27c/1", [(27, "c/1", None)]),
        ("12 Hinterhaus", [(12, "", None)]),
        ("016", [(16, "", None)]),
        ("", []),
        ("ohne", []),
        ("123456", []),
    ],
    ids=str,
)
def test_house_numbers_are_read_as_they_are_written(written, expected):
    assert read_house_numbers(written) == expected


def test_the_middle_of_a_bent_street_lies_on_it(sheet, save):
    sheet.way((0, 0), (0, 10), (4, 10), highway="residential", name="Winkelweg")

    (street,) = streets_of(save())

    middle = PLANE.unflatten(street.middle)
    # 10 thousandths north, then 4 east, which are 2.57 as long as north ones
    assert middle.x == pytest.approx(8.7)
    assert middle.y == pytest.approx(50.1 + (10 + 4 * 0.641) / 2 / 1000, abs=1e-5)


def test_names_of_platforms_and_building_sites_are_no_streets(sheet, save):
    sheet.way((0, 0), (1, 0), highway="platform", name="S Wittau")
    sheet.way((0, 1), (1, 1), highway="construction", name="Neue Straße")
    sheet.way((0, 2), (1, 2), highway="footway", name="Uferweg")

    assert [street.name for street in streets_of(save())] == ["Uferweg"]


def test_spellings_of_one_name_are_one_street(sheet, save):
    sheet.way((0, 0), (1, 0), highway="residential", name="Bieberer Straße")
    house(sheet, 0.5, 0.1, "Bieberer Str.", "1")

    (street,) = streets_of(save())

    assert street.name == "Bieberer Straße"
    assert len(street.houses) == 1


def test_a_street_of_addresses_alone_lies_among_them(sheet, save):
    sheet.way((50, 0), (51, 0), highway="residential", name="Anderswo")
    for east in (0, 1, 2):
        house(sheet, east, 0, "Hofweg", str(east + 1))

    street = next(street for street in streets_of(save()) if street.name == "Hofweg")

    assert [h.number for h in street.houses] == [1, 2, 3]
    assert PLANE.unflatten(street.middle).x == pytest.approx(8.701)


def test_a_place_stands_for_the_street_where_there_is_none(sheet, save):
    sheet.way((0, 0), (1, 0), highway="residential", name="Irgendwo")
    sheet.node(3, 0, addr__place="Forsthaus", addr__housenumber="2")

    assert "Forsthaus" in {street.name for street in streets_of(save())}


def test_boundaries_tell_town_and_postcode_before_the_nearest_address_does(sheet, save):
    sheet.square(-1, -1, 5, boundary="administrative", admin_level="8", name="Erste Stadt")
    sheet.square(-1, -1, 5, boundary="postal_code", postal_code="11111")
    sheet.square(-9, -9, 30, boundary="administrative", admin_level="6", name="Landkreis Weit")
    sheet.way((0, 0), (3, 0), highway="residential", name="Grenzweg")
    sheet.way((6, 0), (7, 0), highway="residential", name="Draußen")
    sheet.way((9, 9), (9, 10), highway="track", name="Waldweg")
    house(sheet, 5, 0, "Draußen", "1", addr__postcode="22222", addr__city="Zweite Stadt")

    found = {street.name: (street.postcode, street.town) for street in streets_of(save())}

    assert found["Grenzweg"] == ("11111", "Erste Stadt")
    assert found["Draußen"] == ("22222", "Zweite Stadt")
    assert found["Waldweg"] == ("22222", "Zweite Stadt")  # a Landkreis is no town

"""What a gazetteer answers where names are alike, given twice, or belong to another town.

Three quarters of one invented town in a row, 2 km apart; houses 1 to 12 every 20 m.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from sozialmap.areas.gazetteer import Name, write_gazetteer
from sozialmap.areas.plane import Plane
from sozialmap.areas.streets import House, Street
from sozialmap.core.places import Quality
from sozialmap.geocoders.gazetteer import Gazetteer

PLANE = Plane(50.1)
QUARTERS = {"Nordend": (50.10, "63001"), "Bürgel": (50.12, "63002"), "Bieber": (50.14, "63003")}


def draw(name: str, quarter: str, *numbers: int, east: int = 0) -> Street:
    """Draw a street from west to east, `east` steps of 100 m along."""
    lat, postcode = QUARTERS[quarter]
    west = 8.7 + east * 0.0014
    street = Street(name, PLANE.flatten(shapely.LineString([(west, lat), (west + 0.004, lat)])))
    street.quarter = quarter
    street.postcodes[postcode] = street.towns["Musterstadt am Main"] = 1
    for number in numbers or range(1, 13):
        street.houses.append(House(number, "", None, postcode, lat, west + number * 0.00028))
    return street


STREETS = [
    draw("Gartenweg", "Nordend"),
    draw("Gartenweg", "Bürgel"),
    draw("Gartenweg", "Bieber", 1, 3, 41),
    draw("Straße 22", "Nordend", east=1),
    draw("Turmstraße", "Nordend", east=2),
    draw("Am Rain", "Bürgel", east=1),
    draw("A-Straße", "Bieber", east=1),
    draw("Dr.-Külz-Ring", "Bieber", east=2),
    draw("St.-Josef-Straße", "Bieber", east=3),
    draw("Am Alten Schlachthof", "Bürgel", east=2),
    draw("Straße des 17. Juni", "Bürgel", east=3),
    draw("Schulsteg", "Bürgel", east=4),
    draw("Altbürgermeisterstraße", "Bieber", east=4),
    draw("Eisenhartsteig", "Bieber", east=5),
]
NAMES = [
    *(Name(quarter, "quarter", lat, 8.7, 1) for quarter, (lat, _) in QUARTERS.items()),
    Name("Marktplatz", "stop", 50.1, 8.71),
    Name("Marktplatz", "stop", 50.1001, 8.71),
    Name("Sporthalle", "place", 50.10, 8.72),
    Name("Sporthalle", "place", 50.12, 8.72),
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory) -> Iterator[Gazetteer]:
    file: Path = tmp_path_factory.mktemp("town") / "gazetteer.db"
    crossings = [(0, 4, 50.1, 8.701), (0, 4, 50.1, 8.708), (3, 4, 50.1, 8.703)]
    write_gazetteer(file, STREETS, NAMES, crossings, PLANE)
    finder = Gazetteer(file)
    yield finder
    finder.close()


def test_a_name_in_three_parts_of_town_is_asked_back_with_distances(finder):
    found = finder.find("Gartenweg 2")

    assert found.ambiguous
    assert [a.label for a in found.alternatives] == [
        f"Gartenweg 2, {postcode} Musterstadt am Main" for postcode in ("63001", "63002", "63003")
    ][: len(found.alternatives)]
    assert found.alternatives[0].distance_m == 0
    assert found.alternatives[1].distance_m == pytest.approx(2224, abs=5)


@pytest.mark.parametrize(
    ("written", "postcode"),
    [
        ("Gartenweg 2, 63002 Musterstadt", "63002"),
        ("Gartenweg 2\n63002", "63002"),
        ("Gartenweg 2, Bürgel", "63002"),
        ("Gartenweg 2, Musterstadt-Bürgel", "63002"),
        ("Gartenweg 2 (Bürgel)", "63002"),
        ("Gartenweg 41", "63003"),
        ("Gartenwg 2, 63002 Musterstadt", "63002"),
    ],
)
def test_postcode_quarter_or_a_number_only_one_has_decide(finder, written, postcode):
    found = finder.find(written)

    assert not found.ambiguous
    assert postcode in found.label


def test_a_number_that_may_be_missing_in_one_of_two_decides_nothing(finder):
    found = finder.find("Gartenweg 11")

    assert found.ambiguous, "11 may stand between 3 and 41 in Bieber"
    assert len(found.alternatives) == 3


def test_a_typo_or_no_number_is_as_ambiguous(finder):
    for written in ("Gartenwg 2", "Gartenweg"):
        assert finder.find(written).ambiguous


def test_a_postcode_or_town_that_contradicts(finder):
    differs = finder.find("Turmstraße 5, 63002 Musterstadt")
    assert (differs.quality, differs.notes) == (Quality.HOUSE, ("postcode_differs",))
    assert "63001" in differs.label

    in_all = finder.find("Gartenweg 2, 63099 Musterstadt")
    assert in_all.ambiguous
    assert "postcode_differs" in in_all.notes


@pytest.mark.parametrize(
    "written",
    [
        "Turmstraße 5, Hamburg",
        "turmstraße 5, hamburg",
        "Turmstraße 5\nBad Homburg",
        "Turmstraße 5, 20095 Hamburg",
        "Turmstraße 5, D-20095",
        "Ecke Gartenweg / Turmstraße, Hamburg",
        "20095 Hamburg, Turmstraße",
        "20095 Hamburg",
    ],
)
def test_another_town_is_not_found_here(finder, written):
    assert finder.find(written).reason == "other_town"


@pytest.mark.parametrize(
    "written",
    [
        "Straße 23",
        "Straße 23 5",
        "Straße des 18. Juni 4",
        "B-Straße 4",
        "Schulstraße 4",
        "Weg 5",
        "Altbürgermeistersteg 4",
    ],
)
def test_a_street_is_not_bent_to_a_similar_one(finder, written):
    assert finder.find(written).place is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Straße 22", "Straße 22, 63001"),
        ("Straße 22 5", "Straße 22 5, 63001"),
        ("Str. 22 Nr. 5", "Straße 22 5, 63001"),
        ("A-Straße 4", "A-Straße 4, 63003"),
        ("Dr. Külz Ring 7 / Hinterhaus", "Dr.-Külz-Ring 7, 63003"),
        ("Dr.-Kuelz-Rign 7", "Dr.-Külz-Ring 7, 63003"),
        ("St.-Josef-Str.", "St.-Josef-Straße, 63003"),
        ("Sankt-Josef-Straße 3", "St.-Josef-Straße 3, 63003"),
        ("Am Alten Schlachthof", "Am Alten Schlachthof, 63002"),
        ("Str. des 17. Juni 5", "Straße des 17. Juni 5, 63002"),
        ("Nachbarschaftshaus, Turmstraße", "Turmstraße, 63001"),
        ("Pavillon 3, Turmstraße 5", "Turmstraße 5, 63001"),
        ("c/o Verein, Turmstr 5 HH 2.OG", "Turmstraße 5, 63001"),
        ("Eisenhartstieg 5", "Eisenhartsteig 5, 63003"),
        ("Turm\u00adstraße 5", "Turmstraße 5, 63001"),
    ],
)
def test_what_is_meant_is_found(finder, written, label):
    found = finder.find(written)

    assert found.label.startswith(label)
    assert not found.ambiguous


def test_from_house_down_to_nothing(finder):
    grades = {
        "Turmstraße 5, 63001 Musterstadt": Quality.HOUSE,
        "Gartenweg 5, Bieber": Quality.INTERPOLATED,
        "Turmstraße 99": Quality.STREET,
        "Nirgendsgasse 5, 63001 Musterstadt": Quality.POSTCODE,
        "Nirgendsgasse 5, Bürgel": Quality.QUARTER,
        "Nirgendsgasse 5": Quality.NONE,
    }
    assert {written: finder.find(written).quality for written in grades} == grades
    assert finder.find("Nirgendsgasse 5, Bürgel").notes == ("street_unknown",)


def test_streets_that_meet_twice_are_asked_back(finder):
    assert finder.find("Ecke Gartenweg / Turmstraße").ambiguous
    assert not finder.find("Straße 22/Ecke Turmstraße").ambiguous
    assert finder.find("Ecke Straße 22 / Turmstrase").notes == ("spelled_differently",)


def test_two_sides_of_a_stop_are_one_and_two_halls_are_a_question(finder):
    assert not finder.find("Marktplatz").ambiguous
    assert [round(a.distance_m) for a in finder.find("Sporthalle").alternatives] == [0, 2224]

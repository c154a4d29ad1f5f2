"""The table of invented offers: varied, honest about its gaps, and nobody's real data."""

import csv
import re
from collections import Counter
from collections.abc import Iterator

import osmium
import pytest

from sozialmap.core.model import Barrier
from sozialmap.core.shelf_life import is_outdated
from sozialmap.importers import german
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.offer_table import COLUMNS
from sozialmap.wiring import DEMO_OFFERS
from tests.conftest import CHECKOUT, TODAY

QUARTER = CHECKOUT / "data" / "quarter.osm.gz"
ACCESS = ("Stufenlos", "WC", "Rollstuhl-WC", "Ruhig", "Begleitung", "Verbindlich", "Kinder",
          "Hunde", "Alkohol")  # fmt: skip
YES_NO = ("WC", "Rollstuhl-WC", "Höranlage", "DGS", "Ruhig", "Begleitung", "Hunde", "Kinder",
          "Kinderbetreuung", "Alkohol", "Glücksspiel", "Kontrastreich", "Ohne Internet",
          "Willkommensperson")  # fmt: skip
CLOSED = {
    "Art": set("Treff Gruppe Kurs Veranstaltung Ort Engagement Arbeit Beratung Dienst Leihe"
               " Begleitung".split()),
    "Offen für": {"alle", "gemischt", "speziell"},
    "Geschlecht": {"alle", "Frauen", "Männer", "divers"},
    "Stufenlos": {"ja", "nein", "teilweise"},
    "Willkommen": {"keine", "gesprochen", "waren da", "Vereinbarung"},
    "Online": {"online", "mobil", "kommt nach Hause"},
    "Trägerart": {"Verein", "Einrichtung", "Ort", "Betrieb", "Person", "Geschichte"},
    **{column: {"ja", "nein"} for column in YES_NO},
}  # fmt: skip
READ = {
    "Kosten": german.read_price,
    "Stand": german.read_date,
    "Gültig bis": german.read_date,
    "Alter": german.read_ages,
    "Sprachen": german.read_languages,
    "Gruppengröße": german.read_group_size,
}
AWKWARD = {
    "Quellmann-Park": "a place instead of an address",
    "Hundewiese Weiherpark": "a place instead of an address",
    "Mainbogen Bahnhof": "a station instead of an address",
    "Lohfelder Str. 64": "an abbreviation",
    "Schriftgieserstraße 8": "a typo",
    "c/o Buchhandlung Lesezeichen, St.-Veits-Gasse 2": "care of",
    "Reiherstraße 12-14": "two numbers",
    "Hopfenstraße 13, Hinterhaus": "a house at the back",
    "Flößerstraße": "no number",
    "Ecke Fährstraße / Mainbogenufer": "a corner",
    "Planetenallee 12": "a street that does not exist",
    "Gartenstraße 7": "a street that exists twice, without its postcode",
    "EISENBAHNSTRASSE 32": "capitals",
    "Lotsenstraße 17, 63999 Mainbogen": "all in one cell",
}
"""Each is there on purpose; all other addresses exist as they are written."""


@pytest.fixture(scope="module")
def offers() -> list[dict[str, str]]:
    with DEMO_OFFERS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def houses() -> set[tuple[str, str]]:
    """Street with number, and postcode, of every address of the quarter."""
    addressed = osmium.filter.KeyFilter("addr:housenumber")
    file = osmium.FileProcessor(QUARTER).with_filter(addressed)
    return {
        (f"{o.tags['addr:street']} {o.tags['addr:housenumber']}", o.tags["addr:postcode"])
        for o in file
    }


def filled(offers: list[dict[str, str]], column: str) -> Iterator[str]:
    return (row[column] for row in offers if row[column])


def test_the_headers_are_those_of_the_offer_table(offers):
    assert set(offers[0]) == set(COLUMNS) - {"Ortsgüte"}
    assert all(row["Nr"] and row["Name"] and row["Beschreibung"] for row in offers)
    assert len({row["Nr"] for row in offers}) == len(offers)


def test_at_least_hundred_offers_most_of_them_ordinary(offers):
    kinds = Counter(filled(offers, "Offen für"))

    assert len(offers) >= 100
    assert kinds["alle"] >= 75
    assert kinds["alle"] > kinds["gemischt"] > kinds["speziell"] > 0


def test_confirmed_interests_cover_all_areas_and_half_of_the_offers(offers, interests):
    areas = {interest.name: interest.area for interest in interests}
    confirmed = [name for cell in filled(offers, "Interessen") for name in cell.split("|")]

    assert {areas[name] for name in confirmed} == set(areas.values())
    assert 0.4 <= sum(1 for _ in filled(offers, "Interessen")) / len(offers) <= 0.6


@pytest.mark.parametrize("column", CLOSED)
def test_closed_columns_hold_only_their_own_words(offers, column):
    assert set(filled(offers, column)) - CLOSED[column] == set()


@pytest.mark.parametrize("column", READ)
def test_open_columns_are_written_so_that_they_can_be_read(offers, column):
    assert [cell for cell in filled(offers, column) if READ[column](cell) is None] == []


def test_channels_of_registration_can_be_read_and_used(offers):
    """Whoever shall telephone finds a number; the same for mail and website."""
    needed = {"telefonisch": "Telefon", "E-Mail": "E-Mail", "online": "Website"}
    for row in offers:
        for channel in filter(None, row["Anmeldung"].split(", ")):
            assert channel in {*needed, "keine", "persönlich"}, row["Name"]
            assert row[needed.get(channel, "Name")], f"{row['Name']}: {channel}"


def test_only_the_times_meant_to_be_unreadable_are(offers):
    unread = [cell for cell in filled(offers, "Zeiten") if not read_hours(cell).known]

    assert unread == ["bei klarem Himmel"]


def test_four_of_ten_access_facts_are_unknown(offers):
    cells = [row[column] for row in offers for column in ACCESS]

    assert 0.36 <= cells.count("") / len(cells) <= 0.44


def test_one_in_seven_is_older_than_the_life_of_its_times(offers):
    days = [german.read_date(row["Stand"]) if row["Stand"] else None for row in offers]
    stale = [day for day in days if is_outdated(Barrier.TIMES, day, TODAY)]

    assert 0.1 <= len(stale) / len(offers) <= 0.2
    assert any(day and is_outdated(Barrier.STEPS, day, TODAY) for day in stale)


def test_every_plain_address_exists_and_no_awkward_one_does(offers, houses):
    written = [(row["Straße"], row["PLZ"]) for row in offers if row["Straße"]]

    assert [a for a in written if a[0] not in AWKWARD and a not in houses] == []
    assert [a for a in written if a[0] in AWKWARD and a in houses] == []
    assert {street for street, _ in written} >= set(AWKWARD)


def test_the_ambiguous_street_stands_in_both_postcodes(houses):
    found = {postcode for street, postcode in houses if street == "Gartenstraße 7"}

    assert found == {"63998", "63999"}


def test_some_have_no_address_at_all(offers):
    without = [row for row in offers if not row["Straße"]]

    assert {row["Online"] for row in without} == {"", "online", "mobil", "kommt nach Hause"}
    assert all(row["Breite"] and row["Länge"] for row in without if not row["Online"])


@pytest.mark.parametrize(
    ("column", "invented"),
    [
        ("Telefon", r"\(069\) 90009-\d{3}"),
        ("E-Mail", r"[a-z0-9-]+@example\.org"),
        ("Website", r"https://[a-z0-9-]+\.example\.org"),
    ],
)
def test_contacts_are_of_the_ranges_kept_for_invented_ones(offers, column, invented):
    assert [cell for cell in filled(offers, column) if not re.fullmatch(invented, cell)] == []


def test_no_free_text_hides_a_contact(offers):
    for row in offers:
        prose = " ".join(
            row[c] for c in ("Name", "Beschreibung", "Träger", "Hilfe", "Weg", "Ansprechperson")
        )
        assert not re.search(r"@|www\.|https?:|\d{5,}|\d{3,}[ /-]\d{3,}", prose), row["Name"]

"""Addresses as people write them."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.addresses import parse_address, street_key
from sozialmap.core.places import Address


@pytest.mark.parametrize(
    ("written", "street", "number", "letter", "last"),
    [
        ("Bieberer Str. 12a", "Bieberer Straße", 12, "a", None),
        ("Bieberer Strasse 12-14", "Bieberer Straße", 12, "", 14),
        ("c/o Verein, Domstr 5 HH 2.OG", "Domstraße", 5, "", None),
        ("Straße der Republik", "Straße der Republik", None, "", None),
        ("Am Alten Schlachthof", "Am Alten Schlachthof", None, "", None),
        ("St.-Josef-Str.", "Sankt-Josef-Straße", None, "", None),
        ("Dr.-Külz-Ring 7 / Hinterhaus", "Doktor-Külz-Ring", 7, "", None),
        ("Bieberer\u00a0Str.\u00a012 – 14", "Bieberer Straße", 12, "", 14),
        ("12 Domstraße", "Domstraße", 12, "", None),
        ("Straße des 17. Juni 5", "Straße des 17. Juni", 5, "", None),
        ("Hauptstr. 59/60", "Hauptstraße", 59, "", None),
        ("Ringweg 27c/1", "Ringweg", 27, "c", None),
        ("Ringweg 118,120,122", "Ringweg", 118, "", None),
        ("Ringweg 8/I", "Ringweg", 8, "", None),
        ("Domstr.5", "Domstraße", 5, "", None),
        ("Müllerstr., 5", "Müllerstraße", 5, "", None),
        ("Bei den Wörden 36", "Bei den Wörden", 36, "", None),
        ("Haller Straße 100", "Haller Straße", 100, "", None),
    ],
)
def test_street_and_number_are_read(written, street, number, letter, last):
    parsed = parse_address(written)

    assert street_key(parsed.street) == street_key(street)
    assert (parsed.number, parsed.letter, parsed.last) == (number, letter, last)


def test_postcode_and_town_may_stand_in_front_or_below():
    assert parse_address("63065 Offenbach, Marktplatz").postcode == "63065"
    below = parse_address("Domstraße 5\nD-63065 Offenbach am Main")
    assert (below.postcode, below.town) == ("63065", "Offenbach am Main")


def test_a_postcode_that_lost_its_zero_in_a_spreadsheet_is_mended():
    assert parse_address("Markt 8, 7407 Rudolstadt").postcode == "07407"


def test_a_corner_names_two_streets():
    for written in ("Ecke A-Straße / B-Straße", "A-Straße/Ecke B-Straße"):
        parsed = parse_address(written)
        assert (parsed.street, parsed.corner) == ("A-Straße", "B-Straße")


def test_the_columns_of_a_table_win_over_the_text():
    parsed = parse_address(Address("Domstr. 5", "63065", "Offenbach"))

    assert (parsed.postcode, parsed.town) == ("63065", "Offenbach")


def test_spellings_of_one_street_share_a_key():
    spellings = ("Bieberer Str.", "Bieberer-Straße", "bieberer strasse", "BIEBERER STRASSE")
    assert len({street_key(name) for name in spellings}) == 1
    assert street_key("Bieberer Weg") != street_key("Bieberer Straße")


@given(st.text())
def test_no_text_is_too_strange(text):
    parse_address(text)


@pytest.mark.external
def test_addresses_of_all_germany_are_read(shared):
    path = shared / "data" / "addresses" / "osm_community_centres_de_2022.csv"
    right: dict[bool, list[bool]] = {True: [], False: []}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            written = row["addr.housenumber"]
            plain = bool(re.fullmatch(r"\d+\s?[a-zA-Z]?", written.strip()))
            first = re.match(r"\D*(\d+)", written)
            parsed = parse_address(row["address"])
            same = street_key(parsed.street) == street_key(row["addr.street"])
            right[plain].append(same and parsed.number == (int(first[1]) if first else None))

    assert sum(right[True]) / len(right[True]) >= 0.99
    assert sum(right[False]) / len(right[False]) >= 0.95

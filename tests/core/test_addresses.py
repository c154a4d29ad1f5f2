"""Addresses as people write them."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.addresses import find_readings, parse_address, split_generic, street_key
from sozialmap.core.folding import fold, fold_key
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
        ("12–14 Domstraße", "Domstraße", 12, "", 14),
        ("12a Domstraße", "Domstraße", 12, "a", None),
        ("Domstr. 5 A", "Domstraße", 5, "a", None),
        ("Domstr. 18 b+c", "Domstraße", 18, "b", None),
        ("Domstr. 23 RG", "Domstraße", 23, "", None),
        ("In der Ecke 14", "In der Ecke", 14, "", None),
        ("Adresse: Domstr. 5", "Domstraße", 5, "", None),
        ("Familienzentrum\nDomstr. 5\n2. Stock", "Domstraße", 5, "", None),
        ("z. Hd. Frau Beispiel, Domstr. 5", "Domstraße", 5, "", None),
        ("Domstr. 5 (Eingang im Hof)", "Domstraße", 5, "", None),
        ("Domstr. 5, Tel. 069 12345", "Domstraße", 5, "", None),
        ("Domstr. 5, 069/8065-1234", "Domstraße", 5, "", None),
        ("Domstr. 5, post@beispiel.example", "Domstraße", 5, "", None),
        ("Olbendorfer eg 67", "Olbendorfer eg", 67, "", None),
        ("Domstr. 67 EG", "Domstraße", 67, "", None),
        ("Platz der Deutschen Einheit", "Platz der Deutschen Einheit", None, "", None),
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


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Domstr. 5, Hamburg", "Hamburg"),
        ("Domstr. 5\nBad Vilbel", "Bad Vilbel"),
        ("Ecke Domstr. / Marktweg, Hamburg", "Hamburg"),
        ("Domstr. 5, Gemeindesaal", ""),
        ("Domstr. 5, im Hof", ""),
        ("Domstr. 5, Eingang Waldstraße", ""),
        ("Domstr. 5, Haus der Vereine e. V.", ""),
        ("Familienzentrum, Domstraße", ""),
    ],
)
def test_words_behind_an_address_are_a_town_unless_they_tell_otherwise(written, town):
    assert parse_address(written).town == town


def test_an_address_may_be_read_in_more_than_one_way():
    in_park = find_readings("Pavillon 3, Domstr. 5")
    assert [(r.street, r.number) for r in in_park[:2]] == [("Pavillon", 3), ("Domstr.", 5)]

    numbered_street = find_readings("Straße 22")
    assert [(r.street, r.number) for r in numbered_street] == [("Straße", 22), ("Straße 22", None)]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bieberer Straße", ("bieberer", "strasse")),
        ("Straße A", ("a", "strasse")),
        ("Domplatz", ("dom", "platz")),
        ("Straße", ("strasse", "")),
        ("Kehrwieder", ("kehrwieder", "")),
    ],
)
def test_a_street_has_a_telling_and_a_generic_part(name, parts):
    assert split_generic(street_key(name)) == parts


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


messy = st.text() | st.lists(
    st.sampled_from(
        [
            "Ecke",
            "/",
            "c/o",
            "12",
            "-",
            "14a",
            "Domstr.",
            "63065",
            ",",
            "\n",
            "(",
            "Tel.",
            ":",
            "HH",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(messy)
def test_no_text_is_too_strange(text):
    readings = find_readings(text)

    assert readings[0] == parse_address(text)
    assert find_readings(Address(text, "63065", "Ort"))[0].town == "Ort"


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert fold_key(fold_key(text)) == fold_key(text)


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

    assert sum(right[True]) / len(right[True]) >= 0.999
    assert sum(right[False]) / len(right[False]) >= 0.98

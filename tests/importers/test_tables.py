"""How a table is meant: form, header, mapping; also from GeoJSON."""

import json

import pytest
from openpyxl import Workbook

from sozialmap.core.errors import InputError
from sozialmap.importers.mapping import SYNONYMS, guess_mapping, headers_key
from sozialmap.importers.offer_table import find_columns, read_offers
from sozialmap.importers.tables import TableForm, guess_form, read_table
from sozialmap.text.offer_words import COLUMNS, REASON_COLUMN


@pytest.fixture
def write(tmp_path):
    def write(text, name="liste.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


# form


def test_titles_above_the_header_are_passed_over(write):
    path = write("Unsere Liste;;\n\nStand: heute, morgen, gestern\nName;Tel.;Ort\nA;1;x\n")

    table = read_table(path)

    assert guess_form(path) == TableForm("utf-8", ";", header_row=4)
    assert table.headers == ["Name", "Tel.", "Ort"]
    assert [row.number for row in table.rows()] == [5]


def test_the_preview_shows_what_stands_above_too(write):
    table = read_table(write("Liste\nName;Ort\nA;x\nB;y\n"))

    assert table.preview(3) == [["Liste"], ["Name", "Ort"], ["A", "x"]]


def test_a_form_that_is_given_is_used_as_it_is(write):
    path = write("Name,Farbe;Größe\nA,rot;1\n", encoding="cp1252")

    table = read_table(path, TableForm("cp850", ",", header_row=1))

    assert table.headers[0] == "Name"
    assert "ö" not in table.headers[1]
    assert read_table(path, TableForm("cp1252", ",", header_row=2)).headers == ["A", "rot;1"]


def test_unknown_headers_take_the_first_filled_row(write):
    assert read_table(write("\nWer;Was\nA;x\n")).headers == ["Wer", "Was"]


def test_the_sheet_with_offers_is_found(tmp_path):
    book = Workbook()
    book.active.append(["Hinweise zum Ausfüllen"])
    book.create_sheet("Liste").append(["Name", "Straße"])
    book["Liste"].append(["A", "Hauptstr. 5"])
    path = tmp_path / "b.xlsx"
    book.save(path)

    assert guess_form(path).sheet == "Liste"
    assert [row.cells["Name"] for row in read_table(path).rows()] == ["A"]
    with pytest.raises(InputError, match="no_sheet"):
        read_table(path, TableForm(sheet="Gibt es nicht"))


def test_an_encoding_nobody_knows(write):
    with pytest.raises(InputError, match=r"table\.encoding"):
        read_table(write("Name\nA\n"), TableForm(encoding="klingonisch"))


# mapping


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Strasse/Hausnr.", "Straße"), ("Anschrift", "Straße"), ("ADRESSE", "Straße"),
        ("Öffnungszeiten", "Zeiten"), ("Tel.", "Telefon"), ("Telefonnummer", "Telefon"),
        ("Mail", "E-Mail"), ("e-mail", "E-Mail"), ("Homepage", "Website"),
        ("Postleitzahl", "PLZ"), ("Stadt", "Ort"), ("Preis", "Kosten"), ("lat", "Breite"),
        ("lon", "Länge"), ("Verein", "Träger"),
    ],
)  # fmt: skip
def test_a_header_may_be_called_otherwise(header, column):
    assert guess_mapping(["Name", header])[header] == column


@pytest.mark.parametrize("header", ["Angebot", "Titel", "Verein", "Einrichtung"])
def test_what_is_the_name(header):
    assert guess_mapping([header, "Ort"]) == {header: "Name", "Ort": "Ort"}


def test_exact_names_win_and_no_column_is_taken_twice():
    found = guess_mapping(["Titel", "Anschrift", "Adresse", "Name", "strasse", "Straße"])

    assert found == {"Name": "Name", "strasse": "Straße"}


def test_exact_organisations_are_no_names():
    assert "Name" not in guess_mapping(["Träger", "Ort"]).values()


def test_the_synonyms_are_many_and_unambiguous():
    words = [w.strip().lower() for told in SYNONYMS.values() for w in told.split(",")]

    assert set(SYNONYMS) <= set(COLUMNS)
    assert len(words) >= 60
    assert len(words) == len(set(words))


def test_a_mapping_is_remembered_by_its_headers():
    assert headers_key(["Name", "Straße"]) == headers_key(["NAME", "strasse"])
    assert headers_key(["Name", "Straße"]) != headers_key(["Straße", "Name"])


def test_a_mapping_that_is_given_counts_alone(write):
    table = read_table(write("Was;Titel;Tel.\nTreff;x;069\n"))

    offer = next(read_offers(table, {"Was": "Name", "Tel.": "Telefon", "Titel": ""})).offer

    assert (offer.title, offer.asset.contact.phone, offer.notes) == ("Treff", "069", {"Titel": "x"})
    assert find_columns(table, {"Was": "Name"}).others == ("Titel", "Tel.")


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"Was": "Name", "Tel.": "Name"}, "table.mapped_twice"),
        ({"Was": "Quatsch"}, "table.no_such_column"),
        ({"Tel.": "Telefon"}, "table.no_name"),
    ],
)
def test_a_mapping_that_cannot_be_is_told(write, mapping, code):
    table = read_table(write("Was;Tel.\nTreff;069\n"))

    with pytest.raises(InputError) as raised:
        list(read_offers(table, mapping))

    assert raised.value.code == code


def test_the_reasons_of_problem_rows_are_no_notes(write):
    table = read_table(write(f"Name;Farbe;{REASON_COLUMN}\nA;rot;Die Zeiten …\n"))

    assert next(read_offers(table)).offer.notes == {"Farbe": "rot"}
    assert find_columns(table).others == ("Farbe",)


# GeoJSON


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def write_geojson(write, *features, **more):
    content = {"type": "FeatureCollection", "features": features, **more}
    return write(json.dumps(content), "orte.geojson")


def test_features_are_rows(write):
    square = {"type": "Polygon", "coordinates": [[[8, 50], [9, 50], [9, 51], [8, 51], [8, 50]]]}
    path = write_geojson(
        write,
        feature(point(8.7, 50.1), name="A", WC=True, Gruppengröße=8.0),
        feature(square, name="B", phone="069"),
        feature(None, name="C"),
        feature({"type": "Quatsch", "coordinates": [1]}, name="D"),
        "kein Objekt",
    )

    rows = list(read_offers(read_table(path)))

    assert [row.number for row in rows] == [2, 3, 4, 5]
    assert [row.offer.title for row in rows] == ["A", "B", "C", "D"]
    places = [row.offer.asset.place for row in rows]
    assert (places[0].lat, places[0].lon, places[1].lat, places[1].lon) == (50.1, 8.7, 50.5, 8.5)
    assert places[2:] == [None, None]
    assert rows[0].offer.group_size == 8
    assert rows[1].offer.asset.contact.phone == "069"


def test_another_system_of_coordinates_is_told(write):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}

    with pytest.raises(InputError, match="geojson_crs"):
        read_table(write_geojson(write, feature(point(1, 2), name="A"), crs=crs))

"""A table of offers, from file to database, row by row."""

import json

import pytest
from openpyxl import Workbook

from sozialmap.core.errors import InputError, Severity
from sozialmap.core.model import Barrier, Value
from sozialmap.core.places import Quality
from sozialmap.importers.sheets import OLE
from tests.conftest import no_progress

HEAD = "Nr;Name;Art;Straße;PLZ;Ort;Zeiten;Kosten;Stufenlos;Stand\n"
GOOD = "1;Treff am Eck;Treff;Hauptstr. 5;99901;Kleinstadt;Di 14-17 Uhr;kostenlos;ja;2026-11-01\n"


def import_text(house, tmp_path, text, encoding="utf-8", name="liste.csv", dry_run=False):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return house.import_file(path, dry_run=dry_run, progress=no_progress)[0]


def codes(report):
    return [problem.code for problem in report.problems]


def test_a_row_becomes_an_offer_with_a_place(town_house, tmp_path):
    report = import_text(town_house, tmp_path, HEAD + GOOD)

    offer = town_house.store.load_offers()[0]
    assert (report.rows, report.imported, report.problems) == (1, 1, [])
    assert offer.asset.quality is Quality.HOUSE
    assert offer.hours.osm == "Tu 14:00-17:00"
    assert offer.fact(Barrier.STEPS).value is Value.FREE
    assert offer.fact(Barrier.TOILET) is None


def test_a_second_import_updates(town_house, tmp_path):
    import_text(town_house, tmp_path, HEAD + GOOD)

    report = import_text(town_house, tmp_path, HEAD + GOOD.replace("Treff am Eck", "Neuer Name"))

    assert (report.imported, report.updated) == (0, 1)
    assert [offer.title for offer in town_house.store.load_offers()] == ["Neuer Name"]


def test_a_dry_run_counts_and_saves_nothing(town_house, tmp_path):
    report = import_text(town_house, tmp_path, HEAD + GOOD, dry_run=True)

    assert report.imported == 1
    assert town_house.store.load_offers() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_usual_encodings_and_separators(town_house, tmp_path, encoding, delimiter):
    text = (HEAD + GOOD).replace(";", delimiter)

    import_text(town_house, tmp_path, text, encoding)

    assert town_house.store.load_offers()[0].asset.address.street == "Hauptstr. 5"


def test_headers_may_be_spelled_otherwise_and_unknown_ones_are_kept(town_house, tmp_path):
    text = "NAME;strasse;Farbe\nTreff;Hauptstraße 5;grün\n"
    report, others = None, None
    path = tmp_path / "l.csv"
    path.write_text(text, encoding="utf-8")

    report, others = town_house.import_file(path, dry_run=False, progress=no_progress)

    assert others == ["Farbe"]
    assert town_house.store.load_offers()[0].notes == {"Farbe": "grün"}
    assert report.imported == 1


def test_a_bad_row_is_told_and_the_others_go_in(town_house, tmp_path):
    report = import_text(town_house, tmp_path, HEAD + "2;;Treff;;;;;;;\n" + GOOD)

    assert (report.rows, report.imported, report.skipped) == (2, 1, 1)
    problem = report.problems[0]
    assert (problem.row, problem.column, problem.severity) == (2, "Name", Severity.ERROR)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1;A;;Gartenweg 1;;;;;;", "row.ambiguous"),
        ("1;A;;Nirgendweg 1;;;;;;", "geocode.street_unknown"),
        ("1;A;;Hauptstr. 5;20095;Hamburg;;;;", "geocode.other_town"),
        ("1;A;;Hauptstr. 5;99901;Kleinstadt;wenn Licht brennt;;;", "row.hours_unreadable"),
        ("1;A;Quatsch;Hauptstr. 5;99901;Kleinstadt;;;;", "row.not_understood"),
        ("1;A;;;;;;;;", "row.no_address"),
    ],
)
def test_what_is_not_understood_is_a_warning_and_stays_unknown(town_house, tmp_path, row, code):
    report = import_text(town_house, tmp_path, HEAD + row + "\n")

    assert code in codes(report)
    assert report.imported == 1
    assert not report.has_errors


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        ("0", "0", "row.coordinate_zero"),
        ("8,7", "50,1", "row.coordinate_swapped"),
        ("500", "8", "row.coordinate_range"),
        ("nord", "8", "row.coordinate_form"),
        ("52,5", "13,4", "row.outside_area"),
    ],
)
def test_coordinates_that_cannot_be_right(town_house, tmp_path, lat, lon, code):
    report = import_text(town_house, tmp_path, f"Name;Breite;Länge\nA;{lat};{lon}\n")

    assert code in codes(report)
    assert report.imported == 1


def test_offers_with_coordinates_need_no_area(house, tmp_path):
    import_text(house, tmp_path, "Name;Breite;Länge\nA;50,1;8,7\n")

    offer = house.store.load_offers()[0]
    assert offer.asset.quality is Quality.MANUAL
    assert len(house.index().entries) == 1


def test_hostile_cells_stay_text(town_house, tmp_path):
    name = '<script>alert(1)</script> =HYPERLINK("x") ../../etc \x07\x00'

    import_text(
        town_house, tmp_path, 'Name;Straße\n"' + name.replace('"', '""') + '";Hauptstr. 5\n'
    )

    title = town_house.store.load_offers()[0].title
    assert title == '<script>alert(1)</script> =HYPERLINK("x") ../../etc'


def test_the_same_row_twice_is_told(town_house, tmp_path):
    report = import_text(town_house, tmp_path, HEAD + GOOD + GOOD)

    assert "row.twice" in codes(report)
    assert len(town_house.store.load_offers()) == 1


def test_excel_keeps_dates_and_numbers(town_house, tmp_path):
    from datetime import datetime

    book = Workbook()
    book.active.append(["Nr", "Name", "PLZ", "Straße", "Stand", "Gruppengröße"])
    book.active.append([7.0, "Treff", 99901, "Hauptstr. 5", datetime(2026, 11, 1), 8])
    path = tmp_path / "liste.xlsx"
    book.save(path)

    town_house.import_file(path, dry_run=False, progress=no_progress)

    offer = town_house.store.load_offers()[0]
    assert (offer.ref, offer.group_size, str(offer.checked_on)) == ("7", 8, "2026-11-01")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leer.csv", b"", "table.empty"),
        ("brief.csv", b"%PDF-1.7 ...", "table.not_a_table"),
        ("ohne.csv", b"Farbe;Ort\nA;B\n", "table.no_name"),
        ("kaputt.xlsx", b"PK\x03\x04kaputt", "table.not_a_table"),
        (
            "geheim.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "table.password",
        ),
        ("alt.xls", OLE + b"x" * 99, "table.old_excel"),
        ("binaer.csv", b"Name\x00\x01\x02", "table.not_a_table"),
    ],
)
def test_a_file_that_is_no_table_is_named(house, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError) as told:
        house.import_file(path, dry_run=False, progress=no_progress)

    assert told.value.code == code


def test_an_import_that_dies_leaves_nothing_half_written(town_house, tmp_path):
    rows = "".join(f"{n};Treff {n};;Hauptstr. 5;;;;;;\n" for n in range(3000))

    def die(step, share):
        if share > 0.5:
            raise KeyboardInterrupt

    path = tmp_path / "lang.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        town_house.import_file(path, dry_run=False, progress=die)

    assert town_house.store.load_offers() == []


def test_the_command_tells_in_german_and_reports_as_json(run_command, tmp_path):
    table, report = tmp_path / "l.csv", tmp_path / "r.json"
    table.write_text("Name;Zeiten\nA;quatsch\n;\nB;\n;Mo 9-10\n", encoding="utf-8")

    done = run_command("import", table, "--report", report)

    content = json.loads(report.read_text(encoding="utf-8"))
    assert done.returncode == 1
    assert "Der Name fehlt." in done.stderr
    assert (content["rows"], content["imported"], content["skipped"]) == (3, 2, 1)
    error = next(p for p in content["problems"] if p["severity"] == "error")
    assert (error["row"], error["column"]) == (5, "Name")

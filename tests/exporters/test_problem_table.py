"""Rows with problems go back to the person who can mend them."""

import csv

import pytest
from openpyxl import Workbook, load_workbook

from sozialmap.exporters.problem_table import write_problem_rows
from sozialmap.importers.offer_table import find_columns, read_offers
from sozialmap.importers.tables import read_table
from sozialmap.text.errors import describe_problem

TABLE = '''Liste,,
Titel,Zeiten,Farbe
Gut,Di 14-17 Uhr,rot
Treff,wenn Licht brennt,"grün  ""matt"""
,,blau
'''


@pytest.fixture
def mended(tmp_path, german):
    """Write the problem rows of a table, and read them."""

    def mended(source, name):
        table = read_table(source)
        problems = [p for row in read_offers(table) for p in row.problems]
        reasons: dict[int, list[str]] = {}
        for problem in problems:
            reasons.setdefault(problem.row, []).append(describe_problem(problem, german))
        out = tmp_path / name
        return write_problem_rows(table, problems, reasons, out), out

    return mended


def test_every_problem_row_has_its_reason(tmp_path, mended):
    source = tmp_path / "a.csv"
    source.write_text(TABLE, encoding="utf-8")

    count, out = mended(source, "b.csv")

    with out.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file, delimiter=","))
    assert count == 2
    assert header == ["Titel", "Zeiten", "Farbe", "Grund"]
    assert [row[:3] for row in rows] == [
        ["Treff", "wenn Licht brennt", 'grün  "matt"'],
        ["", "", "blau"],
    ]
    assert rows[0][3].startswith("Die Zeiten „wenn Licht brennt“ waren nicht lesbar.")
    assert rows[1][3] == "Der Name fehlt. Die Zeile wurde nicht übernommen."


@pytest.mark.parametrize("name", ["b.csv", "b.xlsx"])
def test_the_rows_are_imported_again_without_their_reasons(tmp_path, mended, name):
    source = tmp_path / "a.csv"
    source.write_text(TABLE, encoding="utf-8")

    again = read_table(mended(source, name)[1])

    offer = next(read_offers(again)).offer
    assert (offer.title, offer.notes) == ("Treff", {"Farbe": 'grün  "matt"'})
    assert find_columns(again).others == ("Farbe",)


def test_a_row_with_too_many_cells_stays_refused_until_it_is_mended(tmp_path, mended):
    source = tmp_path / "a.csv"
    source.write_text("Name,Kosten,Ort\nA,3,50 €,Hier\nB,2 €,Hier\n", encoding="utf-8")

    rows = list(read_offers(read_table(mended(source, "b.csv")[1])))

    assert [row.offer for row in rows] == [None]
    assert rows[0].problems[0].code == "row.surplus"


def test_rows_of_a_spreadsheet_hold_no_formula(tmp_path, mended):
    book = Workbook()
    book.active.append(["Name", "Zeiten"])
    book.active.append(["A", "x"])
    book.active["B2"].value = "=quatsch"
    book.active["B2"].data_type = "s"
    source = tmp_path / "a.xlsx"
    book.save(source)

    _, out = mended(source, "b.xlsx")

    cell = load_workbook(out).active["B2"]
    assert (cell.value, cell.data_type) == ("=quatsch", "s")

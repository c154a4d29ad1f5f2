"""Read tables as people send them: CSV in any usual encoding, a spreadsheet, or GeoJSON."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sozialmap.core.errors import InputError
from sozialmap.importers.csv_lines import (
    CsvSource,
    decoded_lines,
    guess_delimiters,
    guess_encoding,
)
from sozialmap.importers.geojson import GeoJsonSource
from sozialmap.importers.headers import column_letter, find_header_row, join_headers, score
from sozialmap.importers.lines import Line, LineSource
from sozialmap.importers.sheets import SheetSource, check_envelope, sheet_names
from sozialmap.text.offer_words import REASON_COLUMN

CELL_LIMIT = 10_000
"""Longer cells are cut off; nobody reads them."""
SAMPLE_BYTES = 64_000
SAMPLE_LINES = 20
"""The header stands in one of them."""
MOST_NULS = 0.05
"""A few are dirt of an old export; more are a program's own format."""
SHEETS = frozenset({".xlsx", ".xlsm"})
GEOJSON = frozenset({".geojson", ".json"})
PACKED = b"PK\x03\x04"
WIDE = (b"\xff\xfe", b"\xfe\xff")
NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a file is to be read. `header_row` as a spreadsheet counts, the last one of several.

    `sheet` "" is the first; encoding and delimiter only count for CSV.
    """

    encoding: str = "utf-8"
    delimiter: str = ";"
    header_row: int = 1
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something odd about a cell: the code of a problem, the header, the start of the cell."""

    code: str
    header: str
    value: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `number` as a spreadsheet counts it, `raw` its cells as they stand in the file.

    `cells` by header; a cell below no header is under its letter: "Spalte F".
    """

    number: int
    cells: dict[str, str]
    raw: tuple[str, ...] = ()
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read row by row, so that a long one takes no more memory than a short one."""

    path: Path
    headers: list[str]
    form: TableForm
    source: LineSource

    @property
    def delimiter(self) -> str:
        """What parts the cells of a CSV file."""
        return self.form.delimiter

    def estimated_rows(self) -> int:
        """Return about how many rows there are, for showing progress."""
        return self.source.estimated_lines()

    def preview(self, count: int = 8) -> list[list[str]]:
        """Return the first rows as they stand, with those above the header."""
        return [[clean(cell) for cell in line.cells] for line in _first(self.source, count)]

    def rows(self) -> Iterator[TableRow]:
        """Yield all rows that are not empty. Cells are text without control characters."""
        for line in self.source.lines():
            if line.number > self.form.header_row:
                row = self._to_row(line)
                if any(row.cells.values()):
                    yield row

    def _to_row(self, line: Line) -> TableRow:
        cells: dict[str, str] = {}
        problems = [
            CellProblem(remark.code, self._header(remark.column), "") for remark in line.remarks
        ]
        for column, raw in enumerate(line.cells):
            cell, header = clean(raw), self._header(column)
            if cell or column < len(self.headers):
                cells[header] = cell
            if len(raw) > CELL_LIMIT and len(CONTROL.sub("", raw).strip()) > CELL_LIMIT:
                problems.append(CellProblem("row.cell_cut", header, cell))
            if cell and self._is_surplus(column):
                problems.append(CellProblem("row.surplus", header, cell))
        return TableRow(line.number, cells, line.cells, tuple(problems))

    def _is_surplus(self, column: int) -> bool:
        """Tell whether a cell has no header because separators were taken for text.

        Rows that were written with their reasons keep their surplus cells before the last column.
        """
        if column >= len(self.headers):
            return self.source.stretches and column == len(self.headers)
        return not self.headers[column] and self.headers[-1] == REASON_COLUMN

    def _header(self, column: int) -> str:
        named = self.headers[column] if column < len(self.headers) else ""
        return named or f"Spalte {column_letter(column)}"


def guess_form(path: Path) -> TableForm:
    """Return how a file seems to be meant. Raises InputError where it is not a table."""
    start = _read_start(path)
    if _is_geojson(path):
        return TableForm()
    if _is_workbook(path, start):
        return _guess_sheet(path)
    return _guess_csv(path, start)


def read_table(path: Path, form: TableForm | None = None) -> Table:
    """Open a table; a form that is given is used as it is.

    Raises InputError where the file is not a table with headers.
    """
    start = _read_start(path)
    form = form or guess_form(path)
    source = _source(path, start, form)
    headers = join_headers([_cleaned(line) for line in _first(source, form.header_row)])
    if not any(headers):
        raise InputError("table.no_header", file=path.name)
    return Table(path, headers, form, source)


def clean(cell: str) -> str:
    """Return a cell without control characters and outer blanks, cut to a readable length."""
    text = CONTROL.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()[:CELL_LIMIT].strip()


def _read_start(path: Path) -> bytes:
    if not path.is_file():
        raise InputError("table.no_file", file=path.name)
    with path.open("rb") as file:
        start = file.read(SAMPLE_BYTES)
    if not start.strip():
        raise InputError("table.empty", file=path.name)
    check_envelope(path, start)
    if start.startswith(NOT_TABLES):
        raise InputError("table.not_a_table", file=path.name)
    return start


def _is_geojson(path: Path) -> bool:
    return path.suffix.lower() in GEOJSON


def _is_workbook(path: Path, start: bytes) -> bool:
    return path.suffix.lower() in SHEETS or start.startswith(PACKED)


def _source(path: Path, start: bytes, form: TableForm) -> LineSource:
    if _is_geojson(path):
        return GeoJsonSource(path)
    if _is_workbook(path, start):
        return SheetSource(path, form.sheet)
    return CsvSource(path, form.encoding, form.delimiter)


def _guess_sheet(path: Path) -> TableForm:
    """Return the sheet whose header is understood best, of equal ones the first."""
    found: dict[str, list[list[str]]] = {
        name: [_cleaned(line) for line in _first(SheetSource(path, name), SAMPLE_LINES)]
        for name in sheet_names(path)
    }
    if not found:
        raise InputError("table.no_header", file=path.name)
    best = max(found, key=lambda name: (_best_score(found[name]), any(map(any, found[name]))))
    return TableForm(header_row=find_header_row(found[best]), sheet=best)


def _guess_csv(path: Path, start: bytes) -> TableForm:
    if start.count(b"\x00") > len(start) * MOST_NULS and not start.startswith(WIDE):
        raise InputError("table.not_a_table", file=path.name)
    encoding = guess_encoding(path, start)
    delimiters = guess_delimiters(list(islice(decoded_lines(path, encoding), SAMPLE_LINES)))
    samples: Mapping[str, list[list[str]]] = {
        delimiter: [
            _cleaned(line) for line in _first(CsvSource(path, encoding, delimiter), SAMPLE_LINES)
        ]
        for delimiter in delimiters
    }
    best = max(delimiters, key=lambda delimiter: _best_score(samples[delimiter]))
    return TableForm(encoding, best, find_header_row(samples[best]))


def _best_score(lines: Iterable[list[str]]) -> int:
    return max(map(score, lines), default=0)


def _first(source: LineSource, count: int) -> list[Line]:
    return list(islice(source.lines(), count))


def _cleaned(line: Line) -> list[str]:
    return [clean(cell) for cell in line.cells]

"""Read tables as people send them: CSV in any usual encoding, or a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sozialmap.core.errors import InputError

CELL_LIMIT = 10_000
"""Longer cells are cut off; nobody reads them, and a broken quote makes them."""
SAMPLE_BYTES = 64_000
MOST_NULS = 0.05
"""A few are dirt of an old export; more are a program's own format."""
DELIMITERS = (";", "\t", ",")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NOT_TABLES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
ENCRYPTED = b"\xd0\xcf\x11\xe0"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; `number` as a spreadsheet counts it, the header being row 1."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """A table that is read row by row, so that a long one takes no more memory than a short one."""

    path: Path
    headers: list[str]
    encoding: str = ""
    delimiter: str = ""
    sheet: Any = field(default=None, repr=False)

    def estimated_rows(self) -> int:
        """Return about how many rows there are, for showing progress."""
        if self.sheet is not None:
            return int(self.sheet.max_row or 0)
        with self.path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))

    def rows(self) -> Iterator[TableRow]:
        """Yield all rows that are not empty. Cells are text without control characters."""
        lines = self._sheet_lines() if self.sheet is not None else self._csv_lines()
        for number, line in lines:
            cells = {
                header: clean(cell)
                for header, cell in zip(self.headers, line, strict=False)
                if header
            }
            if any(cells.values()):
                yield TableRow(number, cells)

    def _csv_lines(self) -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(10 * 1024 * 1024)
        with _open_text(self.path, self.encoding) as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            for number, line in enumerate(reader, 1):
                if number > 1:
                    yield number, line

    def _sheet_lines(self) -> Iterator[tuple[int, list[str]]]:
        for number, row in enumerate(self.sheet.iter_rows(values_only=True), 1):
            if number > 1:
                yield number, [_cell_text(cell) for cell in row]


def read_table(path: Path) -> Table:
    """Open a .csv or .xlsx file. Raises InputError where it is not a table with headers."""
    if not path.is_file():
        raise InputError("table.no_file", file=path.name)
    with path.open("rb") as file:
        start = file.read(SAMPLE_BYTES)
    if not start.strip():
        raise InputError("table.empty", file=path.name)
    if path.suffix.lower() in {".xlsx", ".xlsm"} or start.startswith(b"PK\x03\x04"):
        return _open_sheet(path, start)
    if start.startswith(NOT_TABLES):
        raise InputError("table.not_a_table", file=path.name)
    return _open_csv(path, start)


def clean(cell: str) -> str:
    """Return a cell without control characters and outer blanks, cut to a readable length."""
    return CONTROL.sub("", cell).replace("\r\n", "\n").strip()[:CELL_LIMIT]


def _open_csv(path: Path, start: bytes) -> Table:
    encoding = _guess_encoding(path, start)
    with _open_text(path, encoding) as file:
        first = file.readline()
        while first and not first.strip():
            first = file.readline()
        delimiter = max(DELIMITERS, key=_outside_quotes(first).count)
        file.seek(0)
        headers = [clean(cell) for cell in next(csv.reader(file, delimiter=delimiter), [])]
    if not any(headers):
        raise InputError("table.no_header", file=path.name)
    return Table(path, headers, encoding, delimiter)


def _open_text(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, errors="replace", newline="")


def _guess_encoding(path: Path, start: bytes) -> str:
    for bom, encoding in BOMS:
        if start.startswith(bom):
            return encoding
    if start.count(b"\x00") > len(start) * MOST_NULS:
        raise InputError("table.not_a_table", file=path.name)
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _open_sheet(path: Path, start: bytes) -> Table:
    if start.startswith(ENCRYPTED):
        raise InputError("table.password", file=path.name)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise InputError("table.not_a_table", file=path.name) from error
    sheet = book.worksheets[0] if book.worksheets else None
    first = next(sheet.iter_rows(values_only=True), ()) if sheet is not None else ()
    headers = [clean(_cell_text(cell)) for cell in first]
    if not any(headers):
        raise InputError("table.no_header", file=path.name)
    return Table(path, headers, sheet=sheet)


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

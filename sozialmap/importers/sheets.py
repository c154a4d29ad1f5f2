"""Read the lines of a spreadsheet, also of one that is damaged or meant to do harm."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import repeat
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sozialmap.core.errors import InputError
from sozialmap.importers.lines import Line, Remark

OLE = b"\xd0\xcf\x11\xe0"
"""An old .xls, or an .xlsx inside of an encrypted envelope."""
ENVELOPE = "EncryptedPackage".encode("utf-16-le")
MEGABYTE = 1_000_000
LARGEST_SHEET = 400 * MEGABYTE
"""Unpacked. Sheets are read line by line; a table of 200,000 offers has about 200 MB."""
LARGEST_TEXTS = 100 * MEGABYTE
"""Unpacked. All texts of a workbook are held in memory, in about three times that size."""
LARGEST_OTHER = 10 * MEGABYTE
"""Unpacked. Styles and the like are held in memory as a tree, in about ten times that size."""
MOST_ROWS = 1_048_576
"""Of Excel itself."""
MOST_SHEETS = 20
FORMULA_ERRORS = frozenset(
    "#REF! #NAME? #VALUE! #DIV/0! #N/A #NUM! #NULL! #SPILL! #BEZUG! #WERT! #NV #ZAHL!".split()
)
DAMAGE = (
    BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, OSError, KeyError,
    ValueError, IndexError, TypeError, AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the reader of workbooks raises on files that are none."""


class SheetSource:
    """The lines of one sheet."""

    stretches = False

    def __init__(self, path: Path, sheet: str) -> None:
        """Take the sheet as given; "" is the first."""
        self._path = path
        self._sheet = sheet

    def lines(self) -> Iterator[Line]:
        """Yield all lines. Raises InputError where the file breaks off."""
        number = 0
        try:
            for number, cells, formulas in self._cells():
                yield _to_line(number, cells, formulas)
        except DAMAGE as error:
            if isinstance(error, InputError):
                raise
            raise InputError("table.damaged", file=self._path.name, row=number + 1) from error

    def _cells(self) -> Iterator[tuple[int, tuple[Any, ...], tuple[Any, ...]]]:
        with _opened(self._path) as values:
            rows = _rows(_find_sheet(values, self._sheet, self._path))
            if not _has_formulas(self._path):
                yield from zip(range(1, MOST_ROWS + 1), rows, repeat(()), strict=False)
                return
            with _opened(self._path, formulas=True) as written:
                same = _rows(_find_sheet(written, self._sheet, self._path))
                yield from zip(range(1, MOST_ROWS + 1), rows, same, strict=False)

    def estimated_lines(self) -> int:
        """Return the number the sheet tells of itself."""
        with _opened(self._path) as book:
            sheet = _find_sheet(book, self._sheet, self._path)
            return min(int(sheet.max_row or 0), MOST_ROWS)


def sheet_names(path: Path) -> list[str]:
    """Return the sheets that are shown. Raises InputError where the file is no workbook."""
    with _opened(path) as book:
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return (shown or [sheet.title for sheet in book.worksheets])[:MOST_SHEETS]


def check_envelope(path: Path, start: bytes) -> None:
    """Raise InputError for a workbook with a password and for the old form."""
    if start.startswith(OLE):
        with path.open("rb") as file:
            locked = ENVELOPE in file.read(50 * MEGABYTE)
        raise InputError("table.password" if locked else "table.old_excel", file=path.name)


@contextmanager
def _opened(path: Path, *, formulas: bool = False) -> Iterator[Any]:
    with path.open("rb") as file:
        try:
            _check_size(path)
            book = load_workbook(file, read_only=True, data_only=not formulas, keep_links=False)
        except InputError:
            raise
        except DAMAGE as error:
            raise InputError("table.not_a_table", file=path.name) from error
        try:
            yield book
        finally:
            book.close()


def _check_size(path: Path) -> None:
    """Look at the sizes told inside; the unpacker never gives more than they say."""
    with ZipFile(path) as packed:
        parts = [part for part in packed.infolist() if not part.filename.startswith("xl/media/")]
    if any(part.file_size > _largest(part.filename) for part in parts) or (
        sum(part.file_size for part in parts) > LARGEST_SHEET + LARGEST_TEXTS
    ):
        raise InputError("table.too_large_inside", file=path.name)


def _largest(part: str) -> int:
    if part.startswith("xl/worksheets/"):
        return LARGEST_SHEET
    return LARGEST_TEXTS if part.endswith("sharedStrings.xml") else LARGEST_OTHER


def _find_sheet(book: Any, name: str, path: Path) -> Any:
    for sheet in book.worksheets:
        if name in {"", sheet.title}:
            return sheet
    known = ", ".join(sheet.title for sheet in book.worksheets)
    raise InputError("table.no_sheet", file=path.name, sheet=name, known=known)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # some programs write a wrong size, and the reader believes it
    return sheet.iter_rows(values_only=True)  # type: ignore[no-any-return]


def _has_formulas(path: Path) -> bool:
    """Tell whether any sheet holds a formula; only then every sheet is read twice."""
    with ZipFile(path) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with packed.open(name) as part:
                    before = b""
                    while block := part.read(MEGABYTE):
                        if b"<f>" in before + block or b"<f " in before + block:
                            return True
                        before = block[-2:]
    return False


def _to_line(number: int, values: tuple[Any, ...], formulas: tuple[Any, ...]) -> Line:
    remarks = [
        Remark("row.formula_no_value", column)
        for column, (value, formula) in enumerate(zip(values, formulas, strict=False))
        if value is None and formula is not None
    ]
    cells = [cell_text(value) for value in values]
    for column, cell in enumerate(cells):
        if cell in FORMULA_ERRORS:
            cells[column] = ""
            remarks.append(Remark("row.formula_error", column))
    return Line(number, tuple(cells), tuple(remarks))


def cell_text(cell: object) -> str:
    """Return the value of a cell as a person would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, bool):
        return "ja" if cell else "nein"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

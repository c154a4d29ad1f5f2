"""Write the rows of a table that had problems, to be mended and imported again."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sozialmap.core.errors import Problem
from sozialmap.exporters.csv_file import opened_csv
from sozialmap.exporters.xlsx_file import opened_sheet
from sozialmap.text.offer_words import REASON_COLUMN

SPREADSHEET = ".xlsx"
SEPARATOR = ";"


class ReadRow(Protocol):
    """One row of a table as it stands in its file."""

    @property
    def number(self) -> int:
        """The row as a spreadsheet counts it."""

    @property
    def raw(self) -> tuple[str, ...]:
        """Its cells."""


class ReadTable(Protocol):
    """A table that was read."""

    @property
    def headers(self) -> list[str]:
        """One name a column."""

    @property
    def delimiter(self) -> str:
        """What parts the cells of a CSV file; "" elsewhere."""

    def rows(self) -> Iterable[ReadRow]:
        """Yield all rows, each time anew."""


class LineWriter(Protocol):
    """Writes lines of text."""

    def write(self, cells: Iterable[str]) -> None:
        """Write one line."""


def write_problem_rows(
    table: ReadTable,
    problems: Iterable[Problem],
    reasons: Mapping[int, list[str]],
    out: Path,
) -> int:
    """Write every row that has a problem, unchanged, with its sentences in the last column.

    `reasons` are the sentences by row. The suffix of `out` decides: .xlsx, else CSV with the
    separator of the table. Returns the number of rows.
    """
    numbers = {problem.row for problem in problems}
    width = max([len(table.headers), *(len(row.raw) for row in _chosen(table, numbers))])
    with _opened(table, out) as writer:
        writer.write([*_padded(table.headers, width), REASON_COLUMN])
        for row in _chosen(table, numbers):
            reason = " ".join(reasons.get(row.number, []))
            writer.write([*_padded(row.raw, width), reason])
    return len(numbers)


def _chosen(table: ReadTable, numbers: set[int]) -> Iterator[ReadRow]:
    return (row for row in table.rows() if row.number in numbers)


def _opened(table: ReadTable, out: Path) -> AbstractContextManager[LineWriter]:
    if out.suffix.lower() == SPREADSHEET:
        return opened_sheet(out)
    return opened_csv(out, table.delimiter or SEPARATOR)


def _padded(cells: Iterable[str], width: int) -> list[str]:
    found = list(cells)
    return [*found, *[""] * (width - len(found))]

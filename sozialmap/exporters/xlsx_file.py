"""Write spreadsheets in which every cell is text, whatever it begins with."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from sozialmap.core.cells import LIKE_A_FORMULA
from sozialmap.core.model import Offer
from sozialmap.core.sharing import Audience
from sozialmap.exporters.offer_table import find_headers, to_cells
from sozialmap.exporters.whole_file import whole_file

NUMBERS = frozenset({"Breite", "Länge"})
"""Written as numbers, since a German spreadsheet takes 8.12 in a text for a day."""
NUMBER = re.compile(r"-?\d{1,3}\.?\d*")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
"""Of Excel itself."""
SHEET = "Angebote"


class SheetWriter:
    """Writes lines of text into a sheet."""

    def __init__(self, sheet: Any) -> None:
        """Write to a sheet of a write-only workbook."""
        self._sheet = sheet

    def write(self, cells: Iterable[str], *, bold: bool = False) -> None:
        """Write one line."""
        self._sheet.append([self._text(cell, bold) for cell in cells])

    def write_offer(self, headers: Iterable[str], row: dict[str, str]) -> None:
        """Write one line in which coordinates are numbers, where they are."""
        cells = ((header, row.get(header, "")) for header in headers)
        self._sheet.append(
            [
                float(cell) if header in NUMBERS and NUMBER.fullmatch(cell) else self._text(cell)
                for header, cell in cells
            ]
        )

    def _text(self, text: str, bold: bool = False) -> Any:
        if not text:
            return None
        cell = WriteOnlyCell(self._sheet)
        cell.value = FORBIDDEN.sub("", text)[:LONGEST_CELL]
        cell.data_type = "s"  # else a text that begins with = becomes a formula
        if LIKE_A_FORMULA.match(text):
            cell.quotePrefix = True  # it stays a text when somebody edits it
        if bold:
            cell.font = Font(bold=True)
        return cell


@contextmanager
def opened_sheet(out: Path) -> Iterator[SheetWriter]:
    """Give a writer; the file appears when it is whole."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    with whole_file(out) as part:
        try:
            yield SheetWriter(sheet)
        except BaseException:
            sheet.close()  # its own temporary file
            raise
        book.save(part)


def write_offers_xlsx(offers: Iterable[Offer], out: Path, audience: Audience) -> int:
    """Write the offer table and return the number of offers, which are shared already."""
    rows = [to_cells(offer) for offer in offers]
    headers = find_headers(rows, team=audience is Audience.TEAM)
    with opened_sheet(out) as writer:
        writer.write(headers, bold=True)
        for row in rows:
            writer.write_offer(headers, row)
    return len(rows)

"""Write CSV files for spreadsheets: UTF-8 with BOM, and no cell is a formula."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sozialmap.core.cells import neutralise
from sozialmap.core.model import Offer
from sozialmap.core.sharing import Audience
from sozialmap.exporters.offer_table import find_headers, to_cells
from sozialmap.exporters.whole_file import whole_file

ENCODING = "utf-8-sig"
"""The BOM tells a spreadsheet that it is UTF-8."""


class CsvWriter:
    """Writes lines whose cells a spreadsheet shows as text."""

    def __init__(self, file: object, delimiter: str) -> None:
        """Write to an open text file."""
        self._writer = csv.writer(file, delimiter=delimiter)  # type: ignore[arg-type]

    def write(self, cells: Iterable[str]) -> None:
        """Write one line."""
        self._writer.writerow([neutralise(cell) for cell in cells])


@contextmanager
def opened_csv(out: Path, delimiter: str = ";") -> Iterator[CsvWriter]:
    """Give a writer; the file appears when it is whole."""
    with (
        whole_file(out) as part,
        part.open("w", encoding=ENCODING, errors="replace", newline="") as file,
    ):
        yield CsvWriter(file, delimiter)


def write_offers_csv(offers: Iterable[Offer], out: Path, audience: Audience) -> int:
    """Write the offer table and return the number of offers, which are shared already."""
    rows = [to_cells(offer) for offer in offers]
    headers = find_headers(rows, team=audience is Audience.TEAM)
    with opened_csv(out) as writer:
        writer.write(headers)
        for row in rows:
            writer.write(row.get(header, "") for header in headers)
    return len(rows)

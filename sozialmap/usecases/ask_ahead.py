"""Ask a geocoding service for a table's addresses before the table is written.

A service takes a second an address; the database must not be locked for that long.
"""

from collections.abc import Iterable

from sozialmap.core.ports import AssetFinder, Progress
from sozialmap.usecases.import_table import OfferRow, address_to_find


def ask_ahead(
    rows: Iterable[OfferRow], finder: AssetFinder, progress: Progress, expected_rows: int = 0
) -> None:
    """Find all addresses once; the finder remembers what it was told."""
    for number, row in enumerate(rows, 1):
        progress("import.ask", min(1.0, number / max(expected_rows, number)))
        address = address_to_find(row.offer) if row.offer else None
        if address:
            finder.find(address)

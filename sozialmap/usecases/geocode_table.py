"""Find the addresses of a whole table; all other columns and the order of rows stay."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sozialmap.core.errors import InputError
from sozialmap.core.folding import fold_key
from sozialmap.core.places import Address, Geocoded, Quality
from sozialmap.core.ports import AddressFinder

RESULT_COLUMNS = ("Breite", "Länge", "Qualität", "Gefunden", "Hinweis")
WHOLE = "adresse"
PARTS = ("strasse", "plz", "ort")


@dataclass(frozen=True, slots=True)
class AddressColumns:
    """Where a table holds its addresses: in one column, or in up to three."""

    whole: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""

    def read(self, cells: dict[str, str]) -> Address | str:
        """Return the address of a row."""
        if self.whole and cells.get(self.whole):
            return cells[self.whole]
        return Address(*(cells.get(name, "") for name in (self.street, self.postcode, self.town)))


def find_address_columns(headers: Sequence[str]) -> AddressColumns:
    """Return the columns of the address. Raises InputError where there is none."""
    by_key = {fold_key(header): header for header in reversed(headers)}
    found = AddressColumns(by_key.get(WHOLE, ""), *(by_key.get(part, "") for part in PARTS))
    if not (found.whole or found.street):
        raise InputError("table.no_address", headers=", ".join(filter(None, headers))[:200])
    return found


def geocode_rows(
    rows: Iterable[dict[str, str]],
    columns: AddressColumns,
    finder: AddressFinder,
    remark: Callable[[str, str], str],
) -> Iterator[dict[str, str]]:
    """Yield every row with the five result columns.

    An ambiguous address stays without a place; its alternatives stand in the remark. `remark`
    makes words of a code and a label.
    """
    for cells in rows:
        found = finder.find(columns.read(cells))
        yield {**cells, **_result(found, remark)}


def _result(found: Geocoded, remark: Callable[[str, str], str]) -> dict[str, str]:
    if found.ambiguous:
        places = "; ".join(alternative.label for alternative in found.alternatives)
        return _cells("", "", Quality.NONE, "", remark("ambiguous", places))
    if found.place is None:
        return _cells("", "", Quality.NONE, "", remark(found.reason, ""))
    notes = " ".join(remark(note, found.label) for note in found.notes)
    lat, lon = f"{found.place.lat:.6f}", f"{found.place.lon:.6f}"
    return _cells(lat, lon, found.quality, found.label, notes)


def _cells(*values: str) -> dict[str, str]:
    return dict(zip(RESULT_COLUMNS, map(str, values), strict=True))

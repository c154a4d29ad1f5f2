"""Wires tables and forms together: reading, mapping, importing, problem rows, cells of an offer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sozialmap.core.areas import Area
from sozialmap.core.errors import Problem
from sozialmap.core.model import Hours, Offer
from sozialmap.core.ports import Progress
from sozialmap.exporters.offer_table import to_cells
from sozialmap.exporters.problem_table import write_problem_rows
from sozialmap.geocoders.chain import FinderChain
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.mapping import guess_mapping, headers_key
from sozialmap.importers.offer_table import COLUMNS, OfferRow, find_columns, read_cells, read_offers
from sozialmap.importers.sheets import sheet_names
from sozialmap.importers.tables import Table, TableForm, guess_form, read_table
from sozialmap.language.vocabulary import Vocabulary
from sozialmap.stores.store import Store
from sozialmap.usecases.ask_ahead import ask_ahead
from sozialmap.usecases.import_table import ImportReport, import_table

SPREADSHEET = ".xlsx"


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """What the headers of a table mean, and whether somebody decided it before."""

    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: bool = False


class OfferTables:
    """Tables of offers and the cells of one offer."""

    columns = tuple(column for column in COLUMNS if column != "Ortsgüte")

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        """Keep what it works with."""
        self._store = store
        self._vocabulary = vocabulary

    def guess_form(self, path: Path) -> TableForm:
        """Return how a file seems to be meant. Raises InputError where it is no table."""
        return guess_form(path)

    def sheets(self, path: Path) -> tuple[str, ...]:
        """Return the names of the sheets of a spreadsheet; () for other files."""
        return tuple(sheet_names(path)) if path.suffix.lower() == SPREADSHEET else ()

    def read_table(self, path: Path, form: TableForm) -> Table:
        """Open a table as it is meant. Raises InputError."""
        return read_table(path, form)

    def mapping_for(self, table: Table) -> KnownMapping:
        """Return what somebody decided for these headers, else what they seem to mean."""
        kept = self._store.load_mapping(headers_key(table.headers))
        if kept is not None:
            return KnownMapping(kept, remembered=True)
        return KnownMapping(guess_mapping(table.headers))

    def import_file(
        self,
        path: Path,
        *,
        area: Area | None,
        finder: FinderChain | None,
        dry_run: bool,
        progress: Progress,
        form: TableForm | None,
        mapping: Mapping[str, str] | None,
    ) -> tuple[ImportReport, list[str]]:
        """Import a table; return the report and the columns that mean nothing here.

        A mapping that is given is remembered for the next table with these headers.
        """
        table = read_table(path, form)
        columns = find_columns(table, mapping)
        rows = table.estimated_rows()
        if finder and finder.asks_network:  # before the database is locked for the import
            ask_ahead(read_offers(table, mapping), finder, progress, rows)
        report = import_table(
            path.name,
            read_offers(table, mapping),
            finder=finder,
            area=area,
            store=self._store,
            progress=progress,
            dry_run=dry_run,
            interest_names=frozenset(self._vocabulary.by_name),
            expected_rows=rows,
        )
        report.mapped = columns.mapped
        if mapping is not None and not dry_run:
            self._store.save_mapping(headers_key(table.headers), mapping)
        return report, list(columns.others)

    def problem_rows(
        self,
        path: Path,
        form: TableForm | None,
        problems: Iterable[Problem],
        describe: Callable[[Problem], str],
    ) -> bytes:
        """Return all rows with problems, unchanged, with their reasons, as a file to mend.

        A spreadsheet comes back as one, all else as CSV.
        """
        problems = list(problems)
        reasons: dict[int, list[str]] = {}
        for problem in problems:
            reasons.setdefault(problem.row, []).append(describe(problem))
        suffix = SPREADSHEET if path.suffix.lower() == SPREADSHEET else ".csv"
        with TemporaryDirectory(prefix="sozialmap-") as folder:
            out = Path(folder) / f"problems{suffix}"
            write_problem_rows(read_table(path, form), problems, reasons, out)
            return out.read_bytes()

    def cells_of(self, offer: Offer) -> dict[str, str]:
        """Return an offer as a row of the offer table."""
        return to_cells(offer)

    def read_cells(self, cells: Mapping[str, str]) -> OfferRow:
        """Read one row as an import would."""
        return read_cells(cells)

    def read_hours(self, text: str) -> Hours:
        """Read opening times as an import would."""
        return read_hours(text)

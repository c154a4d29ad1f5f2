"""Import a table of offers: every row gets a place where it can, and a report."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.duplicates import LookAlikes, PairKind, offer_key
from sozialmap.core.errors import Problem, Severity
from sozialmap.core.model import Offer, Presence
from sozialmap.core.places import Geocoded, Quality
from sozialmap.core.ports import AssetFinder, OfferStore, Progress

PROGRESS_EVERY = 50


class OfferRow(Protocol):
    """One row of a table, read."""

    @property
    def number(self) -> int:
        """The row as a spreadsheet counts it."""

    @property
    def offer(self) -> Offer | None:
        """The offer, or None where the row could not be taken."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it."""


@dataclass(slots=True)
class ImportReport:
    """What became of a table, row by row.

    `mapped` tells which header was read as a column that is called otherwise. `unchanged` of the
    updated ones say nothing new. `step_id` is the step of the history, None after a dry run.
    """

    rows: int = 0
    imported: int = 0
    updated: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)
    mapped: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0
    step_id: int | None = None

    @property
    def has_errors(self) -> bool:
        """Whether a row was not taken."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def import_table(
    source: str,
    rows: Iterable[OfferRow],
    *,
    finder: AssetFinder | None,
    area: Area | None,
    store: OfferStore,
    progress: Progress,
    dry_run: bool = False,
    expected_rows: int = 0,
    interest_names: frozenset[str] = frozenset(),
) -> ImportReport:
    """Import all rows that can be taken, all in one step, and return the report.

    `source` is the name of the table's file: with it a second import of a row is known again.
    `expected_rows` only serves the progress. With `dry_run` nothing is saved.
    """
    report = ImportReport()
    known = store.load_keys(source)
    placed = _Placer(finder, area, report, interest_names)
    twins = _TwinFinder(store.load_offers(), known, report)
    taken = _Taken(placed, twins, report, progress, expected_rows)
    if dry_run:
        keys = {offer_key(offer) for offer in taken.offers(rows)}
        report.updated = len(keys & known)
        report.imported = len(keys) - report.updated
    else:
        saved = store.save_table(source, taken.offers(rows))
        report.imported, report.updated = saved.imported, saved.updated
        report.unchanged, report.step_id = saved.unchanged, saved.step_id
        taken.tell_kept(saved.kept)
    progress("import.done", 1.0)
    return report


def address_to_find(offer: Offer) -> AssetAddress | None:
    """Return the address that is to be found, or None where there is none or a place is known."""
    asset = offer.asset
    return None if asset.place or not str(asset.address) else AssetAddress(asset)


class _Taken:
    """The rows of a table that can be taken, with a place; knows which row an offer came from."""

    def __init__(
        self,
        placed: Callable[[OfferRow, Offer], Offer],
        twins: "_TwinFinder",
        report: ImportReport,
        progress: Progress,
        expected_rows: int,
    ) -> None:
        self._placed, self._twins = placed, twins
        self._report, self._progress = report, progress
        self._expected_rows = expected_rows
        self._row_of: dict[str, int] = {}

    def offers(self, rows: Iterable[OfferRow]) -> Iterator[Offer]:
        """Yield the offer of each row that can be taken."""
        for row in rows:
            self._count(row)
            if row.offer is None:
                self._report.skipped += 1
                continue
            offer = self._placed(row, row.offer)
            first = self._row_of.setdefault(offer_key(offer), row.number)
            if first != row.number:
                column = "Nr" if offer.ref else "Name"
                self._report.problems.append(_problem(row, column, "row.twice", other=first))
            self._twins.look(row, offer)
            yield offer

    def tell_kept(self, kept: Mapping[str, frozenset[str]]) -> None:
        """Report what people changed by hand and the table did not overwrite."""
        for key, parts in kept.items():
            values = {"parts": sorted(parts)}
            self._report.problems.append(
                Problem(self._row_of[key], "", "", "row.kept", Severity.WARNING, values)
            )

    def _count(self, row: OfferRow) -> None:
        report = self._report
        report.rows += 1
        report.problems += row.problems
        if report.rows % PROGRESS_EVERY == 1:
            share = report.rows / max(self._expected_rows, report.rows + 1)
            self._progress("import.rows", share)


class _TwinFinder:
    """Says where a new row looks like an offer that is there already from somewhere else."""

    def __init__(self, stock: list[Offer], known: set[str], report: ImportReport) -> None:
        self._alike = LookAlikes(stock)
        self._known = known
        self._report = report

    def look(self, row: OfferRow, offer: Offer) -> None:
        """Compare a row with the stock."""
        if offer_key(offer) in self._known:
            return
        for alike in self._alike.find(offer):
            if alike.kind is PairKind.OFFER:
                self._report.problems.append(
                    _problem(row, "Name", "row.looks_like", title=alike.one.title)
                )
                return


class _Placer:
    """Gives offers without coordinates a place, and says where that was not possible."""

    def __init__(
        self,
        finder: AssetFinder | None,
        area: Area | None,
        report: ImportReport,
        interest_names: frozenset[str],
    ) -> None:
        self._finder = finder
        self._area = area
        self._report = report
        self._interest_names = interest_names

    def __call__(self, row: OfferRow, offer: Offer) -> Offer:
        self._check_interests(row, offer)
        asset = offer.asset
        if asset.place:
            if self._area and asset.place not in self._area.bounds:
                self._warn(row, "Breite", "row.outside_area", area=self._area.name)
            return offer
        address = address_to_find(offer)
        if address is None:
            if asset.presence is Presence.FIXED:
                self._warn(row, "Straße", "row.no_address")
            return offer
        if self._finder is None:
            self._warn(row, "Straße", "row.no_area")
            return offer
        return self._located(row, offer, self._finder.find(address))

    def _located(self, row: OfferRow, offer: Offer, found: Geocoded) -> Offer:
        if found.ambiguous:
            places = "; ".join(alternative.label for alternative in found.alternatives)
            self._warn(row, "Straße", "row.ambiguous", alternatives=places)
            return offer
        if found.place is None:
            for code in (found.reason, *found.notes):
                self._warn(row, "Straße", f"geocode.{code}")
            return offer
        if found.quality in (Quality.POSTCODE, Quality.QUARTER) or found.notes:
            codes = [note for note in found.notes if note != "number_missing"]
            for code in codes:
                self._warn(row, "Straße", f"geocode.{code}", label=found.label)
        asset = replace(offer.asset, place=found.place, quality=found.quality)
        return replace(offer, asset=asset)

    def _check_interests(self, row: OfferRow, offer: Offer) -> None:
        for name in offer.interests:
            if self._interest_names and name not in self._interest_names:
                self._warn(row, "Interessen", "row.interest_unknown", name=name)

    def _warn(self, row: OfferRow, column: str, code: str, **values: object) -> None:
        self._report.problems.append(_problem(row, column, code, **values))


def _problem(row: OfferRow, column: str, code: str, **values: object) -> Problem:
    cell = str(row.offer.asset.address) if row.offer and column == "Straße" else ""
    return Problem(row.number, column, cell, code, Severity.WARNING, dict(values))

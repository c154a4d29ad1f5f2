"""Import a table of offers: every row gets a place where it can, and a report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.duplicates import offer_key
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
    """What became of a table, row by row."""

    rows: int = 0
    imported: int = 0
    updated: int = 0
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)

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
    placed = _Placer(finder, area, report, interest_names)
    offers = _taken(rows, placed, report, progress, expected_rows)
    if dry_run:
        known = store.load_keys(source)
        keys = [offer_key(offer) for offer in offers]
        report.updated = len(set(keys) & known)
        report.imported = len(set(keys)) - report.updated
    else:
        saved = store.save_table(source, offers)
        report.imported, report.updated = saved.imported, saved.updated
    progress("import.done", 1.0)
    return report


def address_to_find(offer: Offer) -> AssetAddress | None:
    """Return the address that is to be found, or None where there is none or a place is known."""
    asset = offer.asset
    return None if asset.place or not str(asset.address) else AssetAddress(asset)


def _taken(
    rows: Iterable[OfferRow],
    placed: Callable[[OfferRow, Offer], Offer],
    report: ImportReport,
    progress: Progress,
    expected_rows: int,
) -> Iterator[Offer]:
    seen: dict[str, int] = {}
    for row in rows:
        report.rows += 1
        report.problems += row.problems
        if report.rows % PROGRESS_EVERY == 1:
            progress("import.rows", min(1.0, report.rows / max(expected_rows, report.rows)))
        if row.offer is None:
            report.skipped += 1
            continue
        offer = placed(row, row.offer)
        first = seen.setdefault(offer_key(offer), row.number)
        if first != row.number:
            report.problems.append(
                _problem(row, "Nr" if offer.ref else "Name", "row.twice", other=first)
            )
        yield offer


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

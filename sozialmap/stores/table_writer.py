"""Write the offers of one table in one transaction, in batches."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from sozialmap.core.duplicates import asset_form_key, asset_key, offer_key
from sozialmap.core.history import StepKind
from sozialmap.core.model import Asset, Offer
from sozialmap.core.parts import MOVED, merge_import
from sozialmap.stores.history import Recorder
from sozialmap.stores.rows import fill_asset, fill_offer, to_asset, to_offer
from sozialmap.stores.tables import AssetRow, OfferRow


@dataclass(frozen=True, slots=True)
class TableSaved:
    """How many offers of a table were new and how many were known.

    `unchanged` of the known ones said nothing new. `kept` names, for each offer by its key, the
    parts that people changed by hand and that the table did not overwrite. `step_id` takes all of
    it back.
    """

    imported: int
    updated: int
    unchanged: int = 0
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    step_id: int = 0


class TableWriter:
    """Saves offer by offer within the caller's transaction; known ones are updated."""

    def __init__(self, session: Session, source: str, title: str = "") -> None:
        """Load the keys of what is known of this table, and begin a step of the history."""
        self._session = session
        self._source = source
        self._recorder = Recorder(session, StepKind.IMPORT, title or source)
        known = select(OfferRow.key, OfferRow.id).where(OfferRow.source_file == source)
        self._offers = {row.key: row.id for row in session.execute(known)}
        self._assets = _asset_keys(session)
        used = select(OfferRow.asset_id, func.count()).group_by(OfferRow.asset_id)
        self._used = {asset_id: count for asset_id, count in session.execute(used)}  # noqa: C416
        self._fresh: dict[str, AssetRow] = {}
        self._pending: dict[str, OfferRow] = {}
        self._left: set[int] = set()
        self._imported: set[str] = set()
        self._updated: set[str] = set()
        self._changed: set[int] = set()
        self._kept: dict[str, frozenset[str]] = {}

    def save(self, offer: Offer) -> None:
        """Add an offer, or update the one with the same key; what people changed stays."""
        key = offer_key(offer)
        with self._session.no_autoflush:  # a row is sent when it is whole
            row = self._row_of(key)
            asset_row = self._chosen_asset(row) or self._asset_row(row, offer.asset)
            saved = self._merged(key, row, asset_row, offer)
            fill_asset(asset_row, saved.asset)
            row.asset = asset_row
            fill_offer(row, saved)

    def flush(self) -> None:
        """Send what is pending and forget the rows, so that memory stays flat."""
        self._changed |= self._recorder.write()
        self._offers.update({key: row.id for key, row in self._pending.items()})
        self._assets.update({key: row.id for key, row in self._fresh.items()})
        self._pending.clear()
        self._fresh.clear()
        self._session.expunge_all()

    def finish(self) -> TableSaved:
        """Send the rest, drop assets that lost their last offer, and count."""
        self.flush()
        for asset_id in sorted(self._left):
            self._drop_unused(asset_id)
        known = {self._offers[key] for key in self._updated}
        saved = TableSaved(
            imported=len(self._imported),
            updated=len(self._updated),
            unchanged=len(known - self._changed),
            kept=self._kept,
            step_id=self._recorder.step_id,
        )
        self._recorder.count(
            imported=saved.imported, updated=saved.updated, unchanged=saved.unchanged
        )
        return saved

    def _merged(self, key: str, row: OfferRow, asset_row: AssetRow, offer: Offer) -> Offer:
        source = asset_row if not _is_blank(asset_row) else _same_asset(row, offer.asset)
        asset = to_asset(source) if source else offer.asset
        known = replace(offer, asset=asset) if _is_blank(row) else to_offer(row, asset)
        merged = merge_import(known, offer)
        if merged.names:
            self._kept[key] = merged.names
        return merged.offer

    def _row_of(self, key: str) -> OfferRow:
        if key in self._pending:
            return self._pending[key]
        if key in self._offers:
            row = self._session.get_one(OfferRow, self._offers[key])
            self._left.add(row.asset_id)
            self._updated.add(key)
        else:
            row = OfferRow(source_file=self._source, key=key)
            self._session.add(row)
            self._imported.add(key)
        self._recorder.note(row)
        self._pending[key] = row
        return row

    def _asset_row(self, row: OfferRow, asset: Asset) -> AssetRow:
        """Return the row of an asset: known by what is told of it, or the offer's own, or new."""
        key = asset_form_key(asset)
        if key in self._fresh:
            return self._fresh[key]
        if key in self._assets:
            found = self._session.get_one(AssetRow, self._assets[key])
        else:
            found = self._own_asset(row, asset) or AssetRow(key=key)
        self._recorder.note(found)
        found.key = key
        self._session.add(found)
        self._fresh[key] = found
        return found

    def _own_asset(self, row: OfferRow, asset: Asset) -> AssetRow | None:
        """Return the asset of a known offer where nobody shares it and it is still the same."""
        known = _same_asset(row, asset)
        return known if known and self._used.get(known.id) == 1 else None

    def _chosen_asset(self, row: OfferRow) -> AssetRow | None:
        """Return the asset that people chose for an offer, or None."""
        if MOVED not in (row.by_hand or ()):
            return None
        asset = self._session.get_one(AssetRow, row.asset_id)
        self._recorder.note(asset)
        return asset

    def _drop_unused(self, asset_id: int) -> None:
        row = self._session.get(AssetRow, asset_id)
        used = select(exists().where(OfferRow.asset_id == asset_id))
        if row is None or self._session.scalar(used):
            return
        self._recorder.note_gone(row)
        self._session.execute(delete(AssetRow).where(AssetRow.id == asset_id))


def _is_blank(row: AssetRow | OfferRow) -> bool:
    """Tell whether nothing was written into a new row so far."""
    return not {"id", "title", "presence"} & vars(row).keys()


def _same_asset(row: OfferRow, asset: Asset) -> AssetRow | None:
    """Return the asset a known offer has, if it is the one a row names, whatever its contact."""
    known = None if _is_blank(row) else row.asset
    return known if known and known.key.rpartition("|")[0] == asset_key(asset) else None


def _asset_keys(session: Session) -> dict[str, int]:
    """Return all assets by key, also by the name and address that people gave them since."""
    found: dict[str, int] = {}
    for row in session.execute(select(AssetRow.key, AssetRow.id, AssetRow.by_hand)):
        if row.by_hand:
            edited = session.get_one(AssetRow, row.id)
            found.setdefault(asset_form_key(to_asset(edited)), row.id)
        found[row.key] = row.id
    return found

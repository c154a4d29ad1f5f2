"""Write the offers of one table in one transaction, in batches."""

from dataclasses import dataclass

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from sozialmap.core.duplicates import asset_form_key, offer_key
from sozialmap.core.model import Asset, Offer
from sozialmap.stores.rows import fill_asset, fill_offer
from sozialmap.stores.tables import AssetRow, OfferRow


@dataclass(frozen=True, slots=True)
class TableSaved:
    """How many offers of a table were new and how many were known."""

    imported: int
    updated: int


def _by_key(session: Session, query: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(query)}


class TableWriter:
    """Saves offer by offer within the caller's transaction; known ones are updated."""

    def __init__(self, session: Session, source: str) -> None:
        """Load the keys of what is known of this table."""
        self._session = session
        self._source = source
        self._offers = _by_key(
            session, select(OfferRow.key, OfferRow.id).where(OfferRow.source_file == source)
        )
        self._assets = _by_key(session, select(AssetRow.key, AssetRow.id))
        self._fresh: dict[str, AssetRow] = {}
        self._pending: dict[str, OfferRow] = {}
        self._left: set[int] = set()
        self._imported: set[str] = set()
        self._updated: set[str] = set()

    def save(self, offer: Offer) -> None:
        """Add an offer, or update the one with the same key."""
        with self._session.no_autoflush:  # a row is sent when it is whole
            row = self._row_of(offer_key(offer))
            row.asset = self._asset_row(offer.asset)
            fill_offer(row, offer)

    def flush(self) -> None:
        """Send what is pending and forget the rows, so that memory stays flat."""
        self._session.flush()
        self._offers.update({key: row.id for key, row in self._pending.items()})
        self._assets.update({key: row.id for key, row in self._fresh.items()})
        self._pending.clear()
        self._fresh.clear()
        self._session.expunge_all()

    def finish(self) -> TableSaved:
        """Send the rest, drop assets that lost their last offer, and count."""
        self.flush()
        for asset_id in sorted(self._left):
            used = exists().where(OfferRow.asset_id == asset_id)
            self._session.execute(delete(AssetRow).where(AssetRow.id == asset_id, ~used))
        return TableSaved(imported=len(self._imported), updated=len(self._updated))

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
        self._pending[key] = row
        return row

    def _asset_row(self, asset: Asset) -> AssetRow:
        key = asset_form_key(asset)
        if key not in self._fresh:
            known = self._assets.get(key)
            row = self._session.get_one(AssetRow, known) if known else AssetRow(key=key)
            fill_asset(row, asset)
            self._session.add(row)
            self._fresh[key] = row
        return self._fresh[key]

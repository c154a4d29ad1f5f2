"""Write single offers that people added or changed, within the caller's transaction."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from sozialmap.core.duplicates import asset_form_key
from sozialmap.core.history import StepKind
from sozialmap.core.model import Asset, Offer
from sozialmap.stores.history import Recorder
from sozialmap.stores.rows import OSM_SOURCE, fill_asset, fill_offer
from sozialmap.stores.tables import AssetRow, OfferRow

HAND_SOURCE = "hand"
"""Source of what was added in a form; its key is the form's."""


def write_offers(
    session: Session, offers: Sequence[Offer], kind: StepKind, title: str, form: str
) -> list[OfferRow]:
    """Write offers with their assets as one step; return their rows."""
    recorder = Recorder(session, kind, title)
    rows = [_write(session, offer, recorder, form) for offer in offers]
    recorder.write()
    return rows


def _write(session: Session, offer: Offer, recorder: Recorder, form: str) -> OfferRow:
    with session.no_autoflush:
        row = _row_of(session, offer, form)
        recorder.note(row)
        asset_row = _asset_row(session, offer.asset)
        recorder.note(asset_row)
        fill_asset(asset_row, offer.asset)
        row.asset = asset_row
        fill_offer(row, offer)
        session.add(row)
    session.flush()  # so that the next offer finds this one's asset
    return row


def _row_of(session: Session, offer: Offer, form: str) -> OfferRow:
    if isinstance(offer.id, int):
        return session.get_one(OfferRow, offer.id)
    source, key = (OSM_SOURCE, offer.osm_id) if offer.osm_id else (HAND_SOURCE, form)
    known = select(OfferRow).where(OfferRow.source_file == source, OfferRow.key == key)
    return session.scalar(known) or OfferRow(source_file=source, key=key or uuid4().hex)


def _asset_row(session: Session, asset: Asset) -> AssetRow:
    if asset.id is not None:
        return session.get_one(AssetRow, asset.id)
    key = asset_form_key(asset)
    found = session.scalar(select(AssetRow).where(AssetRow.key == key))
    return found or AssetRow(key=key)

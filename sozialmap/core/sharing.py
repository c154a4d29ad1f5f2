"""What each audience sees; every page, route and export asks here."""

from dataclasses import replace
from enum import StrEnum

from sozialmap.core.model import Asset, AssetType, Offer


class Audience(StrEnum):
    """Who is looking."""

    PUBLIC = "public"
    TEAM = "team"


def share_offer(offer: Offer, audience: Audience) -> Offer:
    """Return an offer as an audience may see it."""
    if audience is Audience.TEAM:
        return offer
    return replace(offer, asset=share_asset(offer.asset, audience), notes=_public_notes(offer))


def share_asset(asset: Asset, audience: Audience) -> Asset:
    """Return an asset as an audience may see it: persons are named and reached by nobody else."""
    if audience is Audience.TEAM:
        return asset
    contact = replace(asset.contact, person="")
    if asset.asset_type is AssetType.PERSON:
        contact = replace(contact, phone="", email="")
    return replace(asset, contact=contact)


def _public_notes(offer: Offer) -> dict[str, str]:
    """Columns of a table that mean nothing here may hold anything; the map's own are public."""
    return dict(offer.notes) if offer.asset.ordinary else {}

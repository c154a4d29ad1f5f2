"""What makes two entries the same."""

from hashlib import sha256

from sozialmap.core.folding import fold_key
from sozialmap.core.model import Asset, Offer


def asset_key(asset: Asset) -> str:
    """Return the key of an asset: folded name and address."""
    return f"{fold_key(asset.name)}|{fold_key(str(asset.address))}"


def asset_form_key(asset: Asset) -> str:
    """Return the key of an asset as one row tells it.

    Two rows may name one organisation with another telephone, person or place; each keeps its own.
    """
    told = (asset.asset_type, asset.presence, asset.contact, asset.place, asset.quality)
    return f"{asset_key(asset)}|{sha256(repr(told).encode()).hexdigest()[:16]}"


def offer_key(offer: Offer) -> str:
    """Return the key of an offer within its table: its own number, else folded name,

    organisation and address.
    """
    return f"nr:{offer.ref}" if offer.ref else f"{fold_key(offer.title)}|{asset_key(offer.asset)}"

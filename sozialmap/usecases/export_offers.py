"""Give the offers away as a file; who may see what is decided in one place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sozialmap.core.model import Offer
from sozialmap.core.sharing import Audience, share_offer

WriteOffers = Callable[[Iterator[Offer]], int]
"""Writes a file of offers and returns how many stand in it."""


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """How many offers a file holds, and how many it could not hold, having no place."""

    written: int
    left_out: int


def export_offers(offers: Iterable[Offer], audience: Audience, write: WriteOffers) -> ExportCounts:
    """Write all offers as an audience may see them."""
    known = list(offers)
    written = write(share_offer(offer, audience) for offer in known)
    return ExportCounts(written, len(known) - written)

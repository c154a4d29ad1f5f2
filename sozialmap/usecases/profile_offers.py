"""Find out what offers are about, in the background: what was done stays done."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from sozialmap.core.fit import SavedVoice
from sozialmap.core.model import Offer
from sozialmap.core.ports import Progress

AT_ONCE = 100
"""Offers that are kept together: about half a second of work."""


class OfferListener(Protocol):
    """Makes profiles of offers."""

    @property
    def model(self) -> str:
        """Which model makes them."""

    def text_key(self, offer: Offer) -> str:
        """Return what tells other words from the same ones."""

    def listen_to(self, offer: Offer) -> SavedVoice:
        """Return what the model makes of an offer's own words."""


class ProfileStore(Protocol):
    """Keeps profiles of offers."""

    def load(self, model: str) -> dict[int, SavedVoice]:
        """Return what a model made of offers, by their number."""

    def save(self, model: str, voices: Mapping[int, SavedVoice]) -> None:
        """Keep profiles in place of older ones."""


def find_unheard(
    offers: Iterable[Offer], saved: Mapping[int, SavedVoice], listener: OfferListener
) -> list[tuple[int, Offer]]:
    """Return the offers that the model has not heard yet, or that say something else by now."""
    return [
        (offer.id, offer)
        for offer in offers
        if isinstance(offer.id, int)
        and (offer.id not in saved or saved[offer.id].text_key != listener.text_key(offer))
    ]


def profile_offers(
    offers: Iterable[Offer], listener: OfferListener, store: ProfileStore, progress: Progress
) -> int:
    """Make and keep the profiles that are missing; return how many. Stopped, it goes on later."""
    unheard = find_unheard(offers, store.load(listener.model), listener)
    for start in range(0, len(unheard), AT_ONCE):
        progress("profiles", start / len(unheard))
        some = unheard[start : start + AT_ONCE]
        store.save(listener.model, {number: listener.listen_to(offer) for number, offer in some})
    return len(unheard)

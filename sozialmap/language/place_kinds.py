"""What ordinary places are about: of the interests of their tags, those that their kind speaks of.

A tag such as `amenity=library` stands for many interests. Which of them counts most is heard in the
German name of the kind („Bücherei“), by words alone, so that it never depends on the encoder.
"""

from collections.abc import Sequence

import numpy as np

from sozialmap.core.fit import OfferProfile, scale_to, sharpen
from sozialmap.core.model import Offer
from sozialmap.language.features import WordReader
from sozialmap.language.head import Head, Speaker
from sozialmap.text.labels import place_kind_label
from sozialmap.text.translator import load_translator

KIND = "osm_kind"
LEAST = 0.05
"""What a tag says of an interest that the kind does not speak of, at the least."""
OF_TAG = 0.8
"""What a tag says of all its interests together."""
MOST_TRUST = 0.9
"""No place has said of itself what it is about."""
SURE = 0.3
"""A place whose surest interest is less likely says little: its profile counts less."""
TELLING_SHARE = 0.5
"""Of the surest interest: what is less likely does not name the topic of a place."""


class PlaceKinds:
    """Hears ordinary places. Places of one kind are alike, so each kind is heard once."""

    def __init__(self, head: Head, words: WordReader) -> None:
        """Take the head, and what reads words for it."""
        self._head = head
        self._words = words
        self._known: dict[tuple[str, tuple[str, ...]], OfferProfile] = {}

    def hear(self, place: Offer) -> OfferProfile:
        """Return what a place is about."""
        key = (place.notes.get(KIND, ""), place.interests)
        if key not in self._known:
            self._known[key] = self._hear(*key)
        return self._known[key]

    def find_topics(self, place: Offer) -> list[str]:
        """Return the interests that a place is for first of all."""
        weights = self.hear(place).weights
        least = TELLING_SHARE * max(weights.values(), default=0.0)
        return [name for name, weight in weights.items() if weight >= least]

    def _hear(self, kind: str, interests: Sequence[str]) -> OfferProfile:
        rows = [self._head.names.index(name) for name in interests if name in self._head.names]
        words = self._words.read(place_kind_label(kind, load_translator("de")))
        louder = self._head.compare(
            self._head.speak(words, None), Speaker.OFFER, with_encoder=False
        )[:-1]
        chances = self._head.calibrate(louder, Speaker.OFFER, with_encoder=False)
        by_tag = np.zeros(len(self._head.names), dtype=np.float32)
        by_tag[rows] = max(LEAST, OF_TAG / max(1, len(rows)))
        weights = np.where(by_tag > 0, np.maximum(by_tag, chances), 0)
        spoken = sharpen(np.where(by_tag > 0, louder, 0)) if words else np.zeros_like(by_tag)
        leaning = scale_to(by_tag, 0.5) + spoken
        trust = min(MOST_TRUST, float(weights.max(initial=0)) / SURE)
        told = {self._head.names[row]: round(float(weights[row]), 3) for row in rows}
        return OfferProfile(told, scale_to(leaning, trust))

"""Hears interests in wishes and offers, by the head and the encoder, or by the head alone."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.model import Interest, Offer
from sozialmap.core.wishes import Understood
from sozialmap.language.encoder import EncoderState
from sozialmap.language.features import Word, WordReader
from sozialmap.language.head import Floats, Head, Speaker
from sozialmap.language.turns import take_turns
from sozialmap.language.vocabulary import LONGEST_READ, Vocabulary
from sozialmap.language.words import STOP_WORDS, tokens

LEAST_SURE = (0.14, 0.12)
"""Where nothing is as likely, nothing was understood; by words alone, and with the encoder."""
LEAST_HEARD = 0.04
"""An interest less likely is not named beside a likelier one."""
MOST_HEARD = 8
SHARE_OF_BEST = 0.12
MOST_WORDS = 3
SHARE_OF_LOUDEST = 0.4
MOST_OF_OFFER = 12
BESIDE_CONFIRMED = 0.5
"""What is read in an offer counts less beside what somebody confirmed."""


class Encodes(Protocol):
    """What makes vectors of sentences."""

    @property
    def state(self) -> EncoderState:
        """Whether it is there."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Return a row for each text, or None."""


class Reader:
    """Reads wishes and offers. Keeps nothing of what it reads."""

    def __init__(self, vocabulary: Vocabulary, head: Head, encoder: Encodes) -> None:
        """Put vocabulary, head and encoder together."""
        self.vocabulary = vocabulary
        self.head = head
        self._encoder = encoder
        self._words = WordReader()
        self._offer_words = WordReader()

    @property
    def state(self) -> EncoderState:
        """Whether sentences are understood by meaning, or by words alone, which is weaker."""
        return self._encoder.state

    @property
    def area_names(self) -> tuple[str, ...]:
        """All interest areas, in their order."""
        return self.vocabulary.area_names

    def find_interest(self, name: str) -> Interest | None:
        """Return an interest by its name, in German or English, however it is spelled."""
        return self.vocabulary.find_interest(name)

    def telling_words(self, text: str) -> frozenset[str]:
        """Return the words that say something, folded, without what is refused."""
        wanted = take_turns(text[:LONGEST_READ]).wanted
        return self.vocabulary.telling_words(wanted) or self.vocabulary.telling_words(text)

    def speaks_of_crisis(self, text: str) -> bool:
        """Tell whether a text holds words of crisis."""
        return self.vocabulary.speaks_of_crisis(text)

    def words(self, offer: Offer) -> frozenset[str]:
        """Return the telling words of an offer."""
        return self.vocabulary.words(offer)

    def read(self, text: str) -> list[Understood]:
        """Return the interests heard in a wish, surest first; none where it says none."""
        said = take_turns(text[:LONGEST_READ])
        words = self._words.read(said.wanted)
        chances = self._chances(said.wanted, words, Speaker.PERSON)
        if said.refused:
            chances = self._without_refused(chances, said.refused)
        best = float(chances.max(initial=0))
        with_encoder = self.state is EncoderState.READY
        if best < LEAST_SURE[with_encoder]:
            return []
        least = max(LEAST_HEARD, SHARE_OF_BEST * best)
        order = [i for i in np.argsort(-chances, kind="stable")[:MOST_HEARD] if chances[i] >= least]
        return [
            Understood(interest, round(float(chances[i]), 3), self._telling(words, int(i)))
            for i in order
            if (interest := self.vocabulary.by_name.get(self.head.names[i]))
        ]

    def meaning(self, text: str) -> Floats | None:
        """Return the vector of a wish, or None without an encoder."""
        return self._vector(take_turns(text[:LONGEST_READ]).wanted)

    def profile(self, offer: Offer) -> dict[str, float]:
        """Return the interests of an offer with weights 0 to 1; confirmed ones have 1."""
        if offer.asset.ordinary:
            return self.vocabulary.profile(offer)
        text = find_text(offer)
        chances = self._chances(text, self._offer_words.read(text), Speaker.OFFER)
        share = BESIDE_CONFIRMED if offer.interests else 1.0
        order = np.argsort(-chances, kind="stable")[:MOST_OF_OFFER]
        profile = {
            self.head.names[i]: round(float(chances[i]) * share, 3)
            for i in order
            if chances[i] >= LEAST_HEARD
        }
        profile.update(dict.fromkeys(offer.interests, 1.0))
        return profile

    def offer_meaning(self, offer: Offer) -> Floats | None:
        """Return the vector of an offer; None without an encoder, and for places of the map."""
        return None if offer.asset.ordinary else self._vector(find_text(offer))

    def areas(self, offer: Offer) -> set[str]:
        """Return the interest areas of an offer."""
        return self.vocabulary.areas(offer)

    def _chances(self, text: str, words: Sequence[Word], speaker: Speaker) -> Floats:
        if not any(word.written for word in words):
            return np.zeros(len(self.head.names), dtype=np.float32)
        vector = self._vector(text)
        loud = self.head.speak(words, vector)
        return self.head.calibrate(loud, speaker, with_encoder=vector is not None)

    def _vector(self, text: str) -> Floats | None:
        vectors = self._encoder.encode([text]) if text.strip() else None
        return None if vectors is None else vectors[0]

    def _without_refused(self, chances: Floats, refused: str) -> Floats:
        """Silence what speaks louder from the refusal than from the wish."""
        against = self._chances(refused, self._words.read(refused), Speaker.PERSON)
        named = {u.interest.name for u in self.vocabulary.read(_positive(refused))}
        silent = (against >= chances) | np.array([name in named for name in self.head.names])
        return np.where(silent, np.float32(0), chances)

    def _telling(self, words: Sequence[Word], interest: int) -> tuple[str, ...]:
        shares = self.head.shares(words, interest)
        loudest = max(shares, default=0.0)
        telling = {
            word.written: share
            for word, share in zip(words, shares, strict=True)
            if share > 0 and share >= SHARE_OF_LOUDEST * loudest and _says_something(word.written)
        }
        best = sorted(telling, key=lambda word: -telling[word])[:MOST_WORDS]
        return tuple(word for word in telling if word in best)


def find_text(offer: Offer) -> str:
    """Return the words by which an offer introduces itself."""
    asset = offer.asset.name if offer.asset.name != offer.title else ""
    return ". ".join(filter(None, (offer.title, offer.description, asset)))


def _positive(refused: str) -> str:
    """Return a refusal without its „kein“ and „ohne“, so that its words are heard."""
    return " ".join(word for word in tokens(refused) if word not in STOP_WORDS)


def _says_something(word: str) -> bool:
    return any(token not in STOP_WORDS for token in tokens(word))

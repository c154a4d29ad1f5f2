"""Hears interests in wishes and offers, by the head and the encoder, or by the head alone."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.fit import Heard, OfferProfile, SavedVoice, scale_to, sharpen
from sozialmap.core.model import Interest, Offer
from sozialmap.core.wishes import Understood
from sozialmap.language.dialect import to_standard
from sozialmap.language.encoder import EncoderState
from sozialmap.language.features import Word, WordReader
from sozialmap.language.head import Floats, Head, Speaker
from sozialmap.language.place_kinds import PlaceKinds
from sozialmap.language.turns import take_turns
from sozialmap.language.vocabulary import INFLECTED, LONGEST_READ, Vocabulary
from sozialmap.language.words import STOP_WORDS, tokens

MOST_DOUBT = 0.9
"""Where nothing is meant likelier than that, and no interest is sure, nothing was understood."""
LEAST_SURE = (0.3, 0.25)
"""Sure enough to set doubt aside, by words alone and with the encoder (docs/matching.md)."""
LEAST_HEARD = 0.04
"""An interest less likely is not named beside a likelier one."""
MOST_HEARD = 8
MOST_MAYBE = 4
LEAST_MAYBE = 0.02
"""Where nothing was understood, what is less likely is not even asked about."""
SHARE_OF_BEST = 0.12
LEAST_PRIVATE = 0.3
"""Beside what is likelier, nobody is told of faith, health or sexuality from a fainter hint."""
MOST_WORDS = 3
MOST_WEIGHED = 12
SHARE_OF_LOUDEST = 0.4
MOST_OF_OFFER = 12
SURE_ENOUGH = 0.3
"""An offer whose surest interest is less likely says little: its profile counts less."""
SHARE_OF_WORDS = 0.5
SILENT = -9.0
BESIDE_CONFIRMED = 0.5
"""What is read in an offer counts less beside what somebody confirmed."""


class Encodes(Protocol):
    """What makes vectors of sentences."""

    @property
    def state(self) -> EncoderState:
        """Whether it is there."""

    def wait(self, seconds: float = 60) -> EncoderState:
        """Wait until it is there or known to be missing."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32] | None:
        """Return a row for each text, or None."""


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """How much louder than usual interests speak from a text, and its vector if there is one."""

    loud: Floats
    meaning: Floats | None
    by_words: Floats
    """By words alone."""
    doubt: float
    """How likely it is that nothing is meant."""


class Reader:
    """Reads wishes and offers. Keeps nothing of what it reads."""

    def __init__(self, vocabulary: Vocabulary, head: Head, encoder: Encodes) -> None:
        """Put vocabulary, head and encoder together."""
        self.vocabulary = vocabulary
        self.head = head
        self._encoder = encoder
        self._words = WordReader()
        self._places = PlaceKinds(head, self._words)
        private = {one.name for one in vocabulary.interests if one.sensitive}
        self._private = np.array([name in private for name in head.names], dtype=np.bool_)

    @property
    def state(self) -> EncoderState:
        """Whether sentences are understood by meaning, or by words alone, which is weaker."""
        return self._encoder.state

    def wait(self) -> EncoderState:
        """Wait for the encoder, where an answer without it would be the wrong one."""
        return self._encoder.wait()

    @property
    def interest_names(self) -> tuple[str, ...]:
        """All interests, in the order of the columns of a leaning."""
        return self.head.names

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
        return list(self.hear(text).understood)

    def hear(self, text: str) -> Heard:
        """Return what was heard in a wish; nothing where it says nothing that we know."""
        said = take_turns(text[:LONGEST_READ])
        words = self._words.read(said.wanted)
        voice = self._listen(said.wanted, words, Speaker.PERSON)
        chances = self._chances(voice, Speaker.PERSON)
        loud = voice.loud
        if said.refused:
            silent = self._refused(chances, said.refused)
            chances, loud = np.where(silent, 0, chances), np.where(silent, 0, loud)
        sure, unsure = self._part(chances, silent=self._is_silent(said.wanted, chances, voice))
        leaning = sharpen(loud) if sure else np.zeros_like(loud)
        understood, maybe = (self._to_understood(part, chances, words) for part in (sure, unsure))
        return Heard(understood, leaning, voice.meaning, maybe, self._is_private(chances))

    @property
    def model(self) -> str:
        """Which head, with the encoder or without, hears offers."""
        missing = self.state is EncoderState.MISSING
        return f"{self.head.version}-{'words' if missing else 'encoder'}"

    def text_key(self, offer: Offer) -> str:
        """Return what tells other words of an offer from the same ones."""
        return hashlib.sha256(find_text(offer).encode()).hexdigest()[:16]

    def listen_to(self, offer: Offer) -> SavedVoice:
        """Return what the head makes of an offer's own words, to be kept."""
        text = find_text(offer)
        voice = self._listen(text, self._words.read(text), Speaker.OFFER)
        return SavedVoice(self.text_key(offer), voice.loud, voice.meaning)

    def hear_offer(self, offer: Offer) -> OfferProfile:
        """Return what an offer is about: confirmed interests count fully, its words beside them.

        An ordinary place speaks by its tags and its kind alone.
        """
        if offer.asset.ordinary:
            return self._places.hear(offer)
        return self.to_profile(offer, self.listen_to(offer))

    def to_profile(self, offer: Offer, voice: SavedVoice) -> OfferProfile:
        """Return the profile of an offer from what the head made of its words."""
        chances = self.head.calibrate(
            voice.loud, Speaker.OFFER, with_encoder=voice.meaning is not None
        )
        confirmed = [name for name in offer.interests if name in self.vocabulary.by_name]
        share = BESIDE_CONFIRMED if confirmed else 1.0
        order = np.argsort(-chances, kind="stable")[:MOST_OF_OFFER]
        weights = {
            self.head.names[i]: round(float(chances[i]) * share, 3)
            for i in order
            if chances[i] >= LEAST_HEARD
        }
        weights.update(dict.fromkeys(confirmed, 1.0))
        leaning = sharpen(voice.loud) * np.float32(share)
        for name in confirmed:
            leaning[self.head.names.index(name)] = 1
        trust = min(1.0, max(weights.values(), default=0) / SURE_ENOUGH)
        meaning = voice.meaning if trust > 0 else None
        return OfferProfile(weights, scale_to(leaning, trust), meaning)

    def profile(self, offer: Offer) -> dict[str, float]:
        """Return the interests of an offer with weights 0 to 1; confirmed ones have 1."""
        return dict(self.hear_offer(offer).weights)

    def areas(self, offer: Offer) -> set[str]:
        """Return the interest areas of an offer."""
        if not offer.asset.ordinary:
            return self.vocabulary.areas(offer)
        return {self.vocabulary.by_name[name].area for name in self._places.find_topics(offer)}

    def _is_silent(self, wanted: str, chances: Floats, voice: Voice) -> bool:
        """Tell whether a wish says nothing: no interest is sure, and none is called by a word."""
        if voice.doubt <= MOST_DOUBT:
            return False
        if float(chances.max(initial=0)) >= LEAST_SURE[voice.meaning is not None]:
            return False
        return not any(one.score >= INFLECTED for one in self.vocabulary.read(wanted))

    def _part(self, chances: Floats, *, silent: bool) -> tuple[list[int], list[int]]:
        """Return the interests that are sure enough, and the next ones to ask about."""
        order = [int(i) for i in np.argsort(-chances, kind="stable")[: MOST_HEARD + MOST_MAYBE]]
        order = order[:1] + [i for i in order[1:] if not self._too_private(i, chances)]
        best = float(chances.max(initial=0))
        if silent or best < LEAST_HEARD:
            return [], [i for i in order[:MOST_MAYBE] if chances[i] >= LEAST_MAYBE]
        sure = [i for i in order[:MOST_HEARD] if chances[i] >= _least_heard(chances)]
        return sure, [i for i in order if i not in sure and chances[i] > 0][:MOST_MAYBE]

    def _too_private(self, interest: int, chances: Floats) -> bool:
        return bool(self._private[interest] and chances[interest] < LEAST_PRIVATE)

    def _is_private(self, chances: Floats) -> bool:
        return bool((chances[self._private] >= _least_heard(chances)).any())

    def _to_understood(
        self, interests: Sequence[int], chances: Floats, words: Sequence[Word]
    ) -> tuple[Understood, ...]:
        telling = {i: self._telling(words, i) for i in interests}
        untold = [i for i in interests if not telling[i]]
        telling.update(self._telling_by_meaning(words, untold))
        return tuple(
            Understood(interest, round(float(chances[i]), 3), telling[i])
            for i in interests
            if (interest := self.vocabulary.by_name.get(self.head.names[i]))
        )

    def _listen(self, text: str, words: Sequence[Word], speaker: Speaker) -> Voice:
        if not words:
            silence = np.full(len(self.head.names), SILENT, dtype=np.float32)
            return Voice(silence, None, silence, doubt=1.0)
        vectors = self._encoder.encode([to_standard(text)])
        meaning = None if vectors is None else vectors[0]
        loud = self.head.speak(words, None)
        by_words = self.head.compare(loud, speaker, with_encoder=False)
        if meaning is None:
            doubt = self.head.doubt(by_words, with_encoder=False)
            return Voice(by_words[:-1], None, by_words[:-1], doubt)
        louder = self.head.compare(self.head.add_meaning(loud, meaning), speaker, with_encoder=True)
        doubt = self.head.doubt(louder, with_encoder=True)
        return Voice(louder[:-1], meaning, by_words[:-1], doubt)

    def _chances(self, voice: Voice, speaker: Speaker) -> Floats:
        """Return how likely each interest is meant.

        A misspelt word misleads the encoder: where words alone are much surer, they are followed.
        """
        by_words = self.head.calibrate(voice.by_words, speaker, with_encoder=False)
        if voice.meaning is None:
            return by_words
        chances: Floats = self.head.calibrate(voice.loud, speaker, with_encoder=True)
        return chances.clip(min=by_words * np.float32(SHARE_OF_WORDS))

    def _refused(self, chances: Floats, refused: str) -> NDArray[np.bool_]:
        """Return what speaks louder from the refusal than from the wish, or is named in it."""
        words = self._words.read(refused)
        against = self._chances(self._listen(refused, words, Speaker.PERSON), Speaker.PERSON)
        named = {u.interest.name for u in self.vocabulary.read(_positive(refused))}
        silent = np.array([name in named for name in self.head.names], dtype=np.bool_)
        return np.logical_or(silent, against >= chances)

    def _telling(self, words: Sequence[Word], interest: int) -> tuple[str, ...]:
        written = [word.written for word in words]
        return _loudest(written, self.head.shares(words, interest))

    def _telling_by_meaning(
        self, words: Sequence[Word], interests: Sequence[int]
    ) -> dict[int, tuple[str, ...]]:
        """Return the words that lead to interests for their meaning, where no letters do."""
        written = list(dict.fromkeys(w.written for w in words if _says_something(w.written)))
        written = written[:MOST_WEIGHED] if interests else []
        vectors = self._encoder.encode(written) if written else None
        if vectors is None:
            return {}
        shares = vectors @ self.head.encoder_weights
        return {i: _loudest(written, shares[:, i].tolist()) for i in interests}


class SavedReader:
    """Reads offers by the profiles that are kept; those not yet made by the vocabulary alone."""

    def __init__(self, reader: Reader, saved: Mapping[int, SavedVoice]) -> None:
        """Take what the store kept for the reader's model."""
        self._reader = reader
        self._saved = saved
        self.area_names = reader.area_names
        self.interest_names = reader.interest_names
        self.areas = reader.areas
        self.words = reader.words

    def hear_offer(self, offer: Offer) -> OfferProfile:
        """Return what an offer is about."""
        if offer.asset.ordinary:
            return self._reader.hear_offer(offer)
        voice = self._saved.get(offer.id) if isinstance(offer.id, int) else None
        if voice is None or voice.text_key != self._reader.text_key(offer):
            return self._reader.vocabulary.hear_offer(offer)
        return self._reader.to_profile(offer, voice)


def _least_heard(chances: Floats) -> float:
    return max(LEAST_HEARD, SHARE_OF_BEST * float(chances.max(initial=0)))


def find_text(offer: Offer) -> str:
    """Return the words by which an offer introduces itself."""
    asset = offer.asset.name if offer.asset.name != offer.title else ""
    return ". ".join(filter(None, (offer.title, offer.description, asset)))


def _positive(refused: str) -> str:
    """Return a refusal without its „kein“ and „ohne“, so that its words are heard."""
    return " ".join(word for word in tokens(refused) if word not in STOP_WORDS)


def _loudest(written: Sequence[str], shares: Sequence[float]) -> tuple[str, ...]:
    """Return the few words with the largest shares, in the order they were said."""
    least = SHARE_OF_LOUDEST * max(shares, default=0.0)
    telling = {
        word: share
        for word, share in zip(written, shares, strict=True)
        if share > 0 and share >= least and _says_something(word)
    }
    best = sorted(telling, key=lambda word: -telling[word])[:MOST_WORDS]
    return tuple(word for word in telling if word in best)


def _says_something(word: str) -> bool:
    folded = tokens(word)  # nothing of a word in Cyrillic or Arabic
    return not folded or any(token not in STOP_WORDS for token in folded)

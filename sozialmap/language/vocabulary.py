"""The vocabulary of interests, and how to hear them in words alone."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from math import prod
from pathlib import Path

from sozialmap.core.errors import InputError
from sozialmap.core.fit import Heard, OfferProfile, scale_to, to_leaning
from sozialmap.core.folding import fold
from sozialmap.core.model import Interest, Offer
from sozialmap.core.wishes import Understood
from sozialmap.language.crisis import speaks_of_crisis
from sozialmap.language.words import STOP_WORDS, stem, telling_words, tokens

EXACT, INFLECTED, COMPOUND = 0.9, 0.8, 0.6
"""How sure a word makes us of an interest: said so, inflected, or part of a longer word."""
LONGEST_PHRASE = 6
SHORTEST_PART = 4
LINKS = ("", "e", "en", "er", "es", "s", "n")
NEGATIONS = frozenset(("kein", "keine", "keinen", "keinem", "keiner", "ohne"))
SENSITIVE = "sensitive_interests.csv"
"""Beside the vocabulary, which is a part of the model and does not change for this."""
BROAD_FROM = 4
"""A place whose tags stand for so many interests says little about each."""
LONGEST_READ = 5000


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase of the vocabulary found in a text, from `start` up to `end` (in words)."""

    start: int
    end: int
    phrase: str
    weight: float


class Vocabulary:
    """The interests with the words people say."""

    def __init__(self, interests: Sequence[Interest]) -> None:
        """Index the words of all interests."""
        self.interests = tuple(interests)
        self.by_name = {interest.name: interest for interest in interests}
        self._by_key = {
            fold(name): interest
            for interest in interests
            for name in (interest.name_en, interest.name)
        }
        self.interest_names = tuple(interest.name for interest in interests)
        self.area_names = tuple(dict.fromkeys(interest.area for interest in interests))
        self._phrases: dict[str, list[Interest]] = defaultdict(list)
        self._stems: dict[str, str] = {}
        for interest in interests:
            for word in (interest.name, *interest.words):
                self._add(" ".join(tokens(word)), interest)
        self._single = sorted(
            (
                phrase
                for phrase in self._phrases
                if " " not in phrase and len(phrase) >= SHORTEST_PART
            ),
            key=len,
            reverse=True,
        )

    def _add(self, phrase: str, interest: Interest) -> None:
        if phrase and interest not in self._phrases[phrase]:
            self._phrases[phrase].append(interest)
            self._stems.setdefault(_stems(phrase.split()), phrase)

    def read(self, text: str) -> list[Understood]:
        """Return the interests heard in a text, strongest first."""
        heard: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for hit in self._hits(tokens(text[:LONGEST_READ])):
            for interest in self._phrases[hit.phrase]:
                share = hit.weight / len(self._phrases[hit.phrase]) ** 0.5
                heard[interest.name].append((share, hit.phrase))
        found = [
            Understood(
                self.by_name[name],
                round(1 - prod(1 - weight for weight, _ in hits), 3),
                tuple(dict.fromkeys(phrase for _, phrase in hits)),
            )
            for name, hits in heard.items()
        ]
        return sorted(found, key=lambda u: (-u.score, u.interest.name))

    def hear(self, text: str) -> Heard:
        """Return what was heard by words alone."""
        understood = tuple(self.read(text))
        weights = {one.interest.name: one.score for one in understood}
        private = any(one.interest.sensitive for one in understood)
        return Heard(understood, to_leaning(weights, self.interest_names), private=private)

    def hear_offer(self, offer: Offer) -> OfferProfile:
        """Return what an offer is about, by words alone and by the tags of the map."""
        weights = self.profile(offer)
        leaning = to_leaning(weights, self.interest_names)
        return OfferProfile(weights, scale_to(leaning, max(weights.values(), default=0)))

    def find_interest(self, name: str) -> Interest | None:
        """Return an interest by its name, in German or English, however it is spelled."""
        return self._by_key.get(fold(name))

    def english_names(self) -> dict[str, str]:
        """Return the English names of areas and interests, by their own ones."""
        pairs = [(one.area, one.area_en) for one in self.interests]
        pairs += [(one.name, one.name_en) for one in self.interests]
        return {name: english for name, english in pairs if english}

    def telling_words(self, text: str) -> frozenset[str]:
        """Return the words that say something, folded."""
        return telling_words(text[:LONGEST_READ])

    def speaks_of_crisis(self, text: str) -> bool:
        """Tell whether a text holds words of crisis."""
        return speaks_of_crisis(text[:LONGEST_READ])

    def profile(self, offer: Offer) -> dict[str, float]:
        """Return the interests of an offer with weights 0 to 1: confirmed ones, else by words."""
        if offer.asset.ordinary:
            return self._profile_of_place(offer)
        profile = {
            u.interest.name: u.score for u in self.read(f"{offer.title}. {offer.description}")
        }
        profile.update(dict.fromkeys(offer.interests, 1.0))
        return profile

    def _profile_of_place(self, place: Offer) -> dict[str, float]:
        broad = len(place.interests) >= BROAD_FROM
        return {
            name: max(0.2, (0.5 if broad else 0.8) - 0.1 * position)
            for position, name in enumerate(place.interests)
        }

    def words(self, offer: Offer) -> frozenset[str]:
        """Return the telling words of an offer."""
        asset = offer.asset
        texts = (offer.title, offer.description, asset.name)
        return telling_words(" ".join(texts))

    def areas(self, offer: Offer) -> set[str]:
        """Return the interest areas of an offer: of confirmed interests, else of its words."""
        names = [name for name in offer.interests if name in self.by_name]
        names = names or [name for name, weight in self.profile(offer).items() if weight >= 0.5]
        return {self.by_name[name].area for name in names}

    def _hits(self, words: list[str]) -> Iterator[_Hit]:
        """Yield what is found, the longest phrase first, each word used once."""
        position = 0
        while position < len(words):
            hit = self._longest_at(words, position) or self._compound_at(words, position)
            if hit is None:
                position += 1
                continue
            if not NEGATIONS.intersection(words[max(0, hit.start - 2) : hit.start]):
                yield hit
            position = hit.end

    def _longest_at(self, words: list[str], start: int) -> _Hit | None:
        for end in range(min(len(words), start + LONGEST_PHRASE), start, -1):
            phrase = " ".join(words[start:end])
            if phrase in STOP_WORDS:
                continue
            if phrase in self._phrases:
                return _Hit(start, end, phrase, EXACT)
            known = self._stems.get(_stems(words[start:end]))
            if known:
                return _Hit(start, end, known, INFLECTED)
        return None

    def _compound_at(self, words: list[str], start: int) -> _Hit | None:
        word = words[start]
        for part in self._single:
            if len(word) >= len(part) + SHORTEST_PART and _is_part(part, word):
                return _Hit(start, start + 1, part, COMPOUND)
        return None


def _stems(words: Sequence[str]) -> str:
    return " ".join(map(stem, words))


def _is_part(part: str, word: str) -> bool:
    """Tell whether a word is a compound that begins or ends with another."""
    if word.endswith(part) and len(part) > SHORTEST_PART:
        return True
    rest = word.removeprefix(part)
    return (rest != word and any(rest.startswith(link) for link in LINKS) and len(part) > 4) or (
        rest != word and any(rest.startswith(link) for link in LINKS if link)
    )


def load_vocabulary(path: Path) -> Vocabulary:
    """Return the vocabulary of a CSV file (see data/README.md). Raises InputError."""
    sensitive = {row["interest_de"] for row in _rows(path.with_name(SENSITIVE))}
    return Vocabulary([_to_interest(row, sensitive) for row in _rows(path)])


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise InputError("vocabulary.no_file", file=path.name)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _to_interest(row: dict[str, str], sensitive: Set[str]) -> Interest:
    return Interest(
        sensitive=row["interest_de"] in sensitive,
        name=row["interest_de"],
        area=row["area_de"],
        words=tuple(filter(None, row["words_de"].split("|"))),
        osm_tags=tuple(filter(None, row["osm_tags"].split("|"))),
        icf_domain=row["icf_domain"],
        name_en=row["interest_en"],
        area_en=row["area_en"],
    )

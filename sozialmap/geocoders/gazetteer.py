"""The offline geocoder over the gazetteer of an area, behind geopy's interface."""

import json
import sqlite3
import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from rapidfuzz.distance import OSA

from sozialmap.core.addresses import ParsedAddress, find_readings, split_generic, street_key
from sozialmap.core.distance import distance_m
from sozialmap.core.folding import fold, fold_key
from sozialmap.core.places import Address, Alternative, Geocoded, Place, Quality
from sozialmap.geocoders.houses import House, locate_house, reaches
from sozialmap.geocoders.spelling import Spellings

SHORT_STEM = 3
"""Up to here a name may not differ at all: "Amweg" and "Ahweg" are two streets."""
LONG_STEM = 10
"""From here on two typos are forgiven; else one, and one more in the ending."""
MOST_TYPOS = 2
LEAST_NAME_FOR_TYPO = 8
LEAST_WORD_OF_NAME = 5
NEAR_REVERSE_M = 250.0
SAME_SPOT_M = 200.0
"""Places of one name nearer than this are one: the two sides of a stop."""
NameRow = tuple[str, str, float, float]
STREETS = "select id, name, postcode, town, quarter, lat, lon from street where "
STREETS_BY = {"key": STREETS + "key = ? order by id", "id": STREETS + "id = ?"}


@dataclass(frozen=True, slots=True)
class StreetPiece:
    """A street of the gazetteer; a name that exists twice in town has two."""

    id: int
    name: str
    postcode: str
    town: str
    quarter: str
    place: Place
    houses: tuple[House, ...] = ()

    def label(self, number: str = "") -> str:
        """Return "Street 1, 12345 Town"."""
        return str(Address(f"{self.name} {number}".strip(), self.postcode, self.town))

    def has_postcode(self, postcode: str) -> bool:
        """Tell whether it, or one of its houses, has a postcode."""
        return bool(postcode) and (
            self.postcode == postcode or any(h.postcode == postcode for h in self.houses)
        )


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Finds addresses, corners, stops and named places of one area, without any network."""

    def __init__(self, path: Path, **options: object) -> None:
        """Open a gazetteer file for reading; it may be used from several threads."""
        super().__init__(**options)
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._known = frozenset(key for (key,) in self._rows("select distinct key from street"))
        self._names = frozenset(key for (key,) in self._rows("select distinct key from name"))
        quarters = self._rows("select name from name where kind = 'quarter'")
        self._quarters = frozenset(fold(name) for (name,) in quarters)
        self._towns = frozenset(map(fold, json.loads(self._rows("select value from meta")[0][0])))
        self._postcodes = {row[0]: row for row in self._rows("select * from postcode")}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Return a geopy Location whose `raw` is a Geocoded as a dict, or None."""
        found = self.find(query)
        if found.place is None:
            return None
        location = Location(found.label, (found.place.lat, found.place.lon), _raw(found))
        return location if exactly_one else [location]

    def reverse(
        self, query: object, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Return the nearest house within 250 m of a point, or None."""
        point = self._coerce_point_to_string(query, "%(lat)s,%(lon)s").split(",")
        found = self.name_place(Place(float(point[0]), float(point[1])))
        if found is None or found.place is None:
            return None
        location = Location(found.label, (found.place.lat, found.place.lon), _raw(found))
        return location if exactly_one else [location]

    def find(self, address: Address | str) -> Geocoded:
        """Return the best answer; "not found" is an answer with quality NONE and a reason."""
        readings = find_readings(address)
        parsed = readings[0]
        if self._is_elsewhere(parsed):
            return Geocoded(Quality.NONE, reason="other_town")
        if parsed.corner:
            return self._find_corner(parsed)
        if not parsed.street:
            return self._find_around(parsed, "empty")
        said = fold(str(address))
        for reading in readings:
            exact = self._pieces(street_key(reading.street))
            if exact:
                return self._answer_for(reading, exact, 100.0, said)
        named = self._find_name(address, parsed)
        if named and not named.notes:
            return named
        for reading in readings:
            pieces, score = self._find_street(reading.street)
            if pieces:
                return self._answer_for(reading, pieces, score, said)
        return (
            named or self._find_part_of_name(parsed) or self._find_around(parsed, "street_unknown")
        )

    def name_place(self, place: Place) -> Geocoded | None:
        """Return the nearest house within 250 m, or None."""
        box = (place.lat - 0.004, place.lat + 0.004, place.lon - 0.006, place.lon + 0.006)
        rows = self._rows(
            "select street, number, letter, lat, lon from house"
            " where lat between ? and ? and lon between ? and ?",
            *box,
        )
        near = min(rows, key=lambda row: distance_m(place, Place(*row[3:])), default=None)
        if near is None or distance_m(place, Place(*near[3:])) > NEAR_REVERSE_M:
            return None
        piece = self._streets("id", near[0])[0]
        return Geocoded(Quality.HOUSE, Place(*near[3:]), piece.label(f"{near[1]}{near[2]}"), 100.0)

    @cached_property
    def _street_spellings(self) -> Spellings:
        return Spellings(self._known)

    @cached_property
    def _name_spellings(self) -> Spellings:
        return Spellings(self._names)

    @cached_property
    def _by_word(self) -> dict[str, list[NameRow]]:
        """Named places by each word of their name, the best known first."""
        by_word: dict[str, list[NameRow]] = defaultdict(list)
        for row in self._rows("select name, kind, lat, lon from name order by rank, name"):
            for word in set(fold(row[0]).split()):
                by_word[word].append(row)
        return dict(by_word)

    def _find_street(self, name: str) -> tuple[list[StreetPiece], float]:
        """Return the pieces of the best street and its likeness, 0 to 100."""
        key = street_key(name)
        if key in self._known:
            return self._pieces(key), 100.0
        similar = {
            other: typos
            for other, typos in self._street_spellings.find(key, MOST_TYPOS).items()
            if _may_be_typo(key, other, typos)
        }
        if not similar:
            return [], 0.0
        fewest = min(similar.values())
        equal = sorted(other for other, typos in similar.items() if typos == fewest)
        pieces = [piece for other in equal for piece in self._pieces(other)]
        return pieces, round(100 * (1 - fewest / len(equal[0])), 1)

    def _answer_for(
        self, parsed: ParsedAddress, pieces: list[StreetPiece], score: float, said: str
    ) -> Geocoded:
        notes = [] if score == 100 else ["spelled_differently"]
        fitting = [piece for piece in pieces if piece.has_postcode(parsed.postcode)]
        if parsed.postcode and not fitting:
            notes.append("postcode_differs")
        left = _narrow(parsed, fitting or pieces, said)
        answers = [self._locate(parsed, piece, score, notes) for piece in left]
        return answers[0] if len(answers) == 1 else _ambiguous(answers)

    def _locate(
        self, parsed: ParsedAddress, piece: StreetPiece, score: float, notes: list[str]
    ) -> Geocoded:
        street = Geocoded(Quality.STREET, piece.place, piece.label(), score, notes=tuple(notes))
        if parsed.number is None:
            return replace(street, notes=(*notes, "number_missing"))
        spot = locate_house(piece.houses, parsed.number, parsed.letter, parsed.last)
        if spot is None:
            return replace(street, notes=(*notes, "number_unknown"))
        return replace(
            street,
            quality=spot.quality,
            place=spot.place,
            label=piece.label(_written_number(parsed)),
            notes=(*notes, *spot.notes),
        )

    def _find_corner(self, parsed: ParsedAddress) -> Geocoded:
        ones, score = self._find_street(parsed.street)
        others, other_score = self._find_street(parsed.corner)
        likeness = min(score, other_score)
        notes = () if likeness == 100 else ("spelled_differently",)
        answers = [
            Geocoded(Quality.STREET, place, f"{one.name} / {other.label()}", likeness, notes=notes)
            for one in ones
            for other in others
            for place in self._crossings(one, other)
        ]
        return _one_or_ask(answers) if answers else Geocoded(Quality.NONE, reason="corner_unknown")

    def _crossings(self, one: StreetPiece, other: StreetPiece) -> list[Place]:
        rows = self._rows(
            "select lat, lon from crossing where street_a = ? and street_b = ?",
            *sorted((one.id, other.id)),
        )
        return [Place(lat, lon) for lat, lon in rows]

    def _find_name(self, address: Address | str, parsed: ParsedAddress) -> Geocoded | None:
        """Return a stop, a quarter or a named place of that name."""
        written = address.street if isinstance(address, Address) else address
        for text in (written.split(",")[0], parsed.street):
            key = self._name_key(fold_key(text))
            if key:
                rows = self._rows(
                    "select name, kind, lat, lon from name where key = ? order by rank", key
                )
                notes = () if key == fold_key(text) else ("spelled_differently",)
                return _answer_for_name(rows, notes)
        return None

    def _find_part_of_name(self, parsed: ParsedAddress) -> Geocoded | None:
        """Return the place whose name has the word: "Bahnhof" for "Mainbogen Bahnhof"."""
        word = fold(parsed.street)
        if parsed.number is not None or len(word) < LEAST_WORD_OF_NAME or " " in word:
            return None
        rows = self._by_word.get(word, [])
        return _answer_for_name(rows, ("part_of_name",)) if rows else None

    def _name_key(self, key: str) -> str:
        """Return the key itself where it is known, one with a single typo, or ""."""
        if key in self._names:
            return key
        if len(key) < LEAST_NAME_FOR_TYPO:
            return ""
        return min(self._name_spellings.find(key, 1), default="")

    def _find_around(self, parsed: ParsedAddress, reason: str) -> Geocoded:
        """Return the postcode or quarter that an address names, where no street is known."""
        notes = () if reason == "empty" else (reason,)
        row = self._postcodes.get(parsed.postcode)
        if row is not None:
            label = f"{row[0]} {row[1]}".strip()
            return Geocoded(Quality.POSTCODE, Place(row[2], row[3]), label, notes=notes)
        if fold(parsed.town) in self._quarters:
            rows = self._rows(
                "select name, kind, lat, lon from name where key = ? and kind = 'quarter'",
                fold_key(parsed.town),
            )
            return _answer_for_name(rows, notes)
        return Geocoded(Quality.NONE, reason=reason)

    def _is_elsewhere(self, parsed: ParsedAddress) -> bool:
        """Tell whether the address itself says that it lies in another town."""
        if parsed.postcode in self._postcodes:
            return False
        is_name = parsed.town[:1].isupper() or parsed.street.islower()
        town = fold(parsed.town) if is_name or parsed.postcode else ""
        return bool(town or parsed.postcode) and not self._is_here(town)

    def _is_here(self, town: str) -> bool:
        """Tell whether a folded name is that of the town, of a quarter, or "town quarter"."""
        if town in self._quarters or any(town == own or _extends(town, own) for own in self._towns):
            return bool(town)
        front, _, quarter = town.rpartition(" ")
        return bool(front) and quarter in self._quarters and self._is_here(front)

    def _pieces(self, key: str) -> list[StreetPiece]:
        return [] if key not in self._known else self._streets("key", key)

    def _streets(self, column: str, value: object) -> list[StreetPiece]:
        return [
            StreetPiece(
                row[0], row[1], row[2], row[3], row[4], Place(*row[5:]), self._houses(row[0])
            )
            for row in self._rows(STREETS_BY[column], value)
        ]

    def _houses(self, street: int) -> tuple[House, ...]:
        rows = self._rows(
            "select number, letter, last, postcode, lat, lon from house where street = ?"
            " order by number, letter",
            street,
        )
        return tuple(
            House(number, letter, last, postcode, Place(lat, lon))
            for number, letter, last, postcode, lat, lon in rows
        )

    def _rows(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._db.execute(query, values).fetchall()


def _may_be_typo(key: str, other: str, typos: int) -> bool:
    """Tell whether two street keys are one name, badly written. A street is never bent."""
    if _digits(key) != _digits(other):
        return False
    typed, typed_ending = split_generic(key)
    stem, ending = split_generic(other)
    if typed_ending and ending and sorted(typed_ending) != sorted(ending):  # not Steig, Stieg
        return False
    if len(stem) <= SHORT_STEM:
        return typos == 1 and (key.startswith(stem) or _is_slip(key, other))
    if typos == 1 or len(stem) >= LONG_STEM:
        return True
    return not typed_ending and _typos_in_stem(typed, stem) <= 1


def _typos_in_stem(key: str, stem: str) -> int:
    """Return how far the front of a key, whose ending is mistyped too, is from a stem."""
    lengths = (len(stem) - 1, len(stem), len(stem) + 1)
    return min(OSA.distance(key[:length], stem) for length in lengths)


def _is_slip(key: str, other: str) -> bool:
    """Tell whether letters are only swapped or doubled, which makes no other name."""
    return sorted(key) == sorted(other) or _undouble(key) == _undouble(other)


def _undouble(key: str) -> str:
    return "".join(letter for letter, _ in groupby(key))


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _extends(town: str, own: str) -> bool:
    """Tell whether one name is the other with an addition: Offenbach and Offenbach am Main."""
    return town.startswith(f"{own} ") or own.startswith(f"{town} ")


def _narrow(parsed: ParsedAddress, pieces: list[StreetPiece], said: str) -> list[StreetPiece]:
    """Keep the pieces that the town's part or the house number speaks for."""
    beside = f" {said.replace(fold(parsed.street), ' ')} "
    named = [piece for piece in pieces if piece.quarter and f" {fold(piece.quarter)} " in beside]
    left = named or pieces
    if len(left) == 1 or parsed.number is None:
        return left
    return [piece for piece in left if reaches(piece.houses, parsed.number)] or left


def _answer_for_name(rows: list[NameRow], notes: tuple[str, ...]) -> Geocoded:
    return _one_or_ask(
        [
            Geocoded(
                Quality.QUARTER if kind == "quarter" else Quality.PLACE,
                Place(lat, lon),
                name,
                100.0,
                notes=notes,
            )
            for name, kind, lat, lon in rows
        ]
    )


def _one_or_ask(answers: list[Geocoded]) -> Geocoded:
    """Return the first answer; where another lies further than 200 m from it, a question."""
    first = answers[0]
    far = [
        answer
        for answer in answers
        if answer.place and first.place and distance_m(first.place, answer.place) > SAME_SPOT_M
    ]
    return _ambiguous([first, *far]) if far else first


def _ambiguous(answers: list[Geocoded]) -> Geocoded:
    """Return the first answer with all others as alternatives; which is meant must be asked."""
    first = answers[0]
    alternatives = tuple(
        Alternative(answer.label, answer.place, distance_m(first.place, answer.place))
        for answer in answers
        if answer.place and first.place
    )
    return replace(first, ambiguous=True, alternatives=alternatives)


def _written_number(parsed: ParsedAddress) -> str:
    last = f"–{parsed.last}" if parsed.last else ""
    return f"{parsed.number}{parsed.letter}{last}"


def _raw(found: Geocoded) -> dict[str, object]:
    return {
        "quality": found.quality.value,
        "score": found.score,
        "ambiguous": found.ambiguous,
        "alternatives": [alternative.label for alternative in found.alternatives],
        "notes": list(found.notes),
    }

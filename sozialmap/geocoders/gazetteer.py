"""The offline geocoder over the gazetteer of an area, behind geopy's interface."""

import json
import sqlite3
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sozialmap.core.addresses import ParsedAddress, parse_address, split_suffix, street_key
from sozialmap.core.distance import distance_m
from sozialmap.core.folding import fold, fold_key
from sozialmap.core.places import Address, Alternative, Geocoded, Place, Quality
from sozialmap.geocoders.houses import House, locate_house

SHORT_STEM = 3
"""Up to here a name may not differ at all: "Amweg" and "Ahweg" are two streets."""
LONG_STEM = 9
"""From here on two typos are forgiven, else one."""
LEAST_NAME_FOR_TYPO = 8
LEAST_WORD_OF_NAME = 5
NEAR_REVERSE_M = 250.0


@dataclass(frozen=True, slots=True)
class StreetPiece:
    """A street of the gazetteer; a name that exists twice in town has two."""

    id: int
    name: str
    postcode: str
    town: str
    quarter: str
    place: Place

    def label(self, number: str = "") -> str:
        """Return "Street 1, 12345 Town"."""
        return str(Address(f"{self.name} {number}".strip(), self.postcode, self.town))


class Gazetteer(Geocoder):  # type: ignore[misc]
    """Finds addresses, corners, stops and named places of one area, without any network."""

    def __init__(self, path: Path, **options: object) -> None:
        """Open a gazetteer file for reading; it may be used from several threads."""
        super().__init__(**options)
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._keys = [key for (key,) in self._rows("select distinct key from street")]
        self._known = frozenset(self._keys)
        self._names = frozenset(key for (key,) in self._rows("select distinct key from name"))
        self._by_name = self._rows("select name, kind, lat, lon from name order by rank, name")
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
        parsed = parse_address(address)
        if parsed.corner:
            return self._find_corner(parsed)
        if not parsed.street:
            return self._find_postcode(parsed, "empty")
        if self._is_elsewhere(parsed):
            return Geocoded(Quality.NONE, reason="other_town")
        exact = self._pieces(street_key(parsed.street))
        if exact:
            return self._answer_for(parsed, exact, 100.0)
        named = self._find_name(address, parsed)
        if named and not named.notes:
            return named
        pieces, score = self._find_street(parsed.street)
        if pieces:
            return self._answer_for(parsed, pieces, score)
        return (
            named
            or self._find_part_of_name(parsed)
            or self._find_postcode(parsed, "street_unknown")
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
        piece = self._piece(near[0])
        return Geocoded(Quality.HOUSE, Place(*near[3:]), piece.label(f"{near[1]}{near[2]}"), 100.0)

    def _find_street(self, name: str) -> tuple[list[StreetPiece], float]:
        """Return the pieces of the best street and its likeness, 0 to 100."""
        key = street_key(name)
        if key in self._known:
            return self._pieces(key), 100.0
        similar = [other for other in self._similar(key) if _may_be_typo(key, other)]
        if not similar:
            return [], 0.0
        best = OSA.distance(key, similar[0])
        equal = [other for other in similar if OSA.distance(key, other) == best]
        pieces = [piece for other in equal for piece in self._pieces(other)]
        return pieces, round(100 * OSA.normalized_similarity(key, similar[0]), 1)

    def _similar(self, key: str) -> list[str]:
        hits = process.extract(key, self._keys, scorer=OSA.distance, score_cutoff=2, limit=5)
        return [other for other, _, _ in hits]

    def _answer_for(
        self, parsed: ParsedAddress, pieces: list[StreetPiece], score: float
    ) -> Geocoded:
        notes = [] if score == 100 else ["spelled_differently"]
        fitting = [piece for piece in pieces if self._has_postcode(piece, parsed.postcode)]
        if parsed.postcode and not fitting:
            notes.append("postcode_differs")
        left = self._narrow(parsed, fitting or pieces)
        answers = [self._locate(parsed, piece, score, notes) for piece in left]
        return answers[0] if len(answers) == 1 else _ambiguous(answers)

    def _narrow(self, parsed: ParsedAddress, pieces: list[StreetPiece]) -> list[StreetPiece]:
        """Keep the pieces that the town's part or the house number speaks for."""
        town = fold(parsed.town)
        named = [piece for piece in pieces if town and town in (fold(piece.quarter),)]
        left = named or pieces
        if len(left) > 1 and parsed.number is not None:
            having = [p for p in left if any(h.covers(parsed.number) for h in self._houses(p))]
            left = having or left
        return left

    def _locate(
        self, parsed: ParsedAddress, piece: StreetPiece, score: float, notes: list[str]
    ) -> Geocoded:
        street = Geocoded(Quality.STREET, piece.place, piece.label(), score, notes=tuple(notes))
        if parsed.number is None:
            return replace(street, notes=(*notes, "number_missing"))
        spot = locate_house(self._houses(piece), parsed.number, parsed.letter, parsed.last)
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
        for one in ones:
            for other in others:
                rows = self._rows(
                    "select lat, lon from crossing where street_a = ? and street_b = ?",
                    *sorted((one.id, other.id)),
                )
                if rows:
                    label = f"{one.name} / {other.label()}"
                    return Geocoded(Quality.STREET, Place(*rows[0]), label, min(score, other_score))
        return Geocoded(Quality.NONE, reason="corner_unknown")

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
        rows = [row for row in self._by_name if word in fold(row[0]).split()]
        return _answer_for_name(rows, ("part_of_name",)) if rows else None

    def _name_key(self, key: str) -> str:
        """Return the key itself where it is known, one with a single typo, or ""."""
        if key in self._names:
            return key
        if len(key) < LEAST_NAME_FOR_TYPO:
            return ""
        near = process.extractOne(key, self._names, scorer=OSA.distance, score_cutoff=1)
        return str(near[0]) if near else ""

    def _find_postcode(self, parsed: ParsedAddress, reason: str) -> Geocoded:
        row = self._postcodes.get(parsed.postcode)
        if row is None:
            return Geocoded(Quality.NONE, reason=reason)
        notes = () if reason == "empty" else (reason,)
        label = f"{row[0]} {row[1]}".strip()
        return Geocoded(Quality.POSTCODE, Place(row[2], row[3]), label, notes=notes)

    def _is_elsewhere(self, parsed: ParsedAddress) -> bool:
        """Tell whether the address itself says that it lies in another town."""
        town = fold(parsed.town)
        if not town or parsed.postcode in self._postcodes or not parsed.town[:1].isupper():
            return (
                bool(parsed.postcode)
                and parsed.postcode not in self._postcodes
                and not (self._is_here(town))
            )
        return not self._is_here(town)

    def _is_here(self, town: str) -> bool:
        if any(town == own or _extends(town, own) for own in self._towns):
            return True
        quarters = self._rows("select name from name where kind = 'quarter'")
        return bool(town) and town in {fold(name) for (name,) in quarters}

    def _has_postcode(self, piece: StreetPiece, postcode: str) -> bool:
        if not postcode:
            return False
        return piece.postcode == postcode or any(
            house.postcode == postcode for house in self._houses(piece)
        )

    def _pieces(self, key: str) -> list[StreetPiece]:
        rows = self._rows("select id from street where key = ? order by id", key)
        return [self._piece(street_id) for (street_id,) in rows]

    def _piece(self, street_id: int) -> StreetPiece:
        row = self._rows(
            "select id, name, postcode, town, quarter, lat, lon from street where id = ?", street_id
        )[0]
        street, name, postcode, town, quarter, lat, lon = row
        return StreetPiece(street, name, postcode, town, quarter, Place(lat, lon))

    def _houses(self, piece: StreetPiece) -> list[House]:
        rows = self._rows(
            "select number, letter, last, postcode, lat, lon from house where street = ?"
            " order by number, letter",
            piece.id,
        )
        return [
            House(number, letter, last, postcode, Place(lat, lon))
            for number, letter, last, postcode, lat, lon in rows
        ]

    def _rows(self, query: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        with self._lock:
            return self._db.execute(query, values).fetchall()


def _may_be_typo(key: str, other: str) -> bool:
    """Tell whether two street keys are one name, badly written. A street is never bent."""
    stem, _ = split_suffix(other)
    typed, _ = split_suffix(key)
    distance = OSA.distance(key, other)
    if len(stem) <= SHORT_STEM:
        return typed == stem
    whole_stem = key.startswith(stem)
    return distance <= (2 if whole_stem or len(stem) >= LONG_STEM else 1)


def _extends(town: str, own: str) -> bool:
    """Tell whether one name is the other with an addition: Offenbach and Offenbach am Main."""
    return town.startswith(f"{own} ") or own.startswith(f"{town} ")


def _answer_for_name(rows: list[tuple[str, str, float, float]], notes: tuple[str, ...]) -> Geocoded:
    answers = [
        Geocoded(
            Quality.QUARTER if kind == "quarter" else Quality.PLACE,
            Place(lat, lon),
            name,
            100.0,
            notes=notes,
        )
        for name, kind, lat, lon in rows
    ]
    first = answers[0]
    far = [a for a in answers if a.place and first.place and distance_m(first.place, a.place) > 200]
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

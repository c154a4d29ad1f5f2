"""Where something is, and how sure we are of it."""

from dataclasses import dataclass
from enum import StrEnum


class Quality(StrEnum):
    """How a position was found, best first. A guess is never a HOUSE."""

    HOUSE = "house"
    INTERPOLATED = "interpolated"
    PLACE = "place"
    STREET = "street"
    POSTCODE = "postcode"
    QUARTER = "quarter"
    MANUAL = "manual"
    NONE = "none"


VAGUE = frozenset({Quality.STREET, Quality.POSTCODE, Quality.QUARTER})


@dataclass(frozen=True, slots=True)
class Place:
    """A position in WGS 84, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in WGS 84, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __contains__(self, place: Place) -> bool:
        """Tell whether the place lies in the box, edges included."""
        return self.west <= place.lon <= self.east and self.south <= place.lat <= self.north

    def nearest(self, place: Place) -> Place:
        """Return the place in the box that is nearest to another."""
        lat = min(max(place.lat, self.south), self.north)
        return Place(lat, min(max(place.lon, self.west), self.east))

    @property
    def centre(self) -> Place:
        """The middle of the box."""
        return Place((self.south + self.north) / 2, (self.west + self.east) / 2)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as it was written; every part may be empty."""

    street: str = ""
    postcode: str = ""
    town: str = ""

    def __str__(self) -> str:
        """One line: "Street 1, 12345 Town"."""
        town = f"{self.postcode} {self.town}".strip()
        return ", ".join(part for part in (self.street, town) if part)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place an ambiguous address may mean."""

    label: str
    place: Place
    distance_m: float = 0.0
    """From the first candidate, in metres."""


@dataclass(frozen=True, slots=True)
class Geocoded:
    """The answer to one address. "Not found" is an answer too: quality NONE with a reason.

    `score` is the likeness of the street name, 0 to 100. `notes` are codes of remarks a person
    should read, e.g. "postcode_differs".
    """

    quality: Quality
    place: Place | None = None
    label: str = ""
    score: float = 0.0
    ambiguous: bool = False
    alternatives: tuple[Alternative, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()

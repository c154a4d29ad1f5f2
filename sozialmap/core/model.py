"""Asset, Offer and Fact: what exists, what one can join there, and what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sozialmap.core.places import Address, Place, Quality


class AssetType(StrEnum):
    """Kinds of treasures of a neighbourhood (asset-based community development)."""

    PERSON = "person"
    ASSOCIATION = "association"
    INSTITUTION = "institution"
    PLACE = "place"
    ECONOMY = "economy"
    STORY = "story"


class OfferKind(StrEnum):
    """What kind of thing one can join."""

    DROP_IN = "drop_in"
    GROUP = "group"
    COURSE = "course"
    EVENT = "event"
    PLACE = "place"
    VOLUNTEERING = "volunteering"
    WORK = "work"
    ADVICE = "advice"
    SERVICE = "service"
    LENDING = "lending"
    ACCOMPANIMENT = "accompaniment"


class Regularity(StrEnum):
    """Made for everybody, for both, or for users of special services."""

    ORDINARY = "ordinary"
    MIXED = "mixed"
    SPECIAL = "special"


class Barrier(StrEnum):
    """The 22 kinds of barriers, in the order in which they are shown."""

    STEPS = "steps"
    TOILET = "toilet"
    HEARING = "hearing"
    SEEING = "seeing"
    SENSORY = "sensory"
    GROUP = "group"
    LANGUAGE = "language"
    COST = "cost"
    ELIGIBILITY = "eligibility"
    GENDER = "gender"
    REGISTRATION = "registration"
    TIMES = "times"
    JOURNEY = "journey"
    ATTITUDE = "attitude"
    COMPANION = "companion"
    COMMITMENT = "commitment"
    DOGS = "dogs"
    CHILDREN = "children"
    CHILDCARE = "childcare"
    TRIGGERS = "triggers"
    DIGITAL = "digital"
    ALONE = "alone"


class Value(StrEnum):
    """What is known about a barrier. Unknown is neither yes nor no."""

    FREE = "free"
    HURDLE = "hurdle"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Genders as offers and wishes name them."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"


class Channel(StrEnum):
    """How one registers."""

    NONE = "none"
    PHONE = "phone"
    EMAIL = "email"
    ONLINE = "online"
    IN_PERSON = "in_person"


class PriceUnit(StrEnum):
    """What a price is paid for."""

    VISIT = "visit"
    MONTH = "month"
    YEAR = "year"
    COURSE = "course"
    OTHER = "other"


class Access(StrEnum):
    """Who may join."""

    ALL = "all"
    MEMBER = "member"
    REFERRAL = "referral"
    APPROVAL = "approval"
    RESIDENT = "resident"
    WORDS = "words"
    """A rule in free words."""


class Status(StrEnum):
    """Whether an offer is shown. Nothing is deleted: it goes to the archive."""

    LIVE = "live"
    DRAFT = "draft"
    ARCHIVED = "archived"


class Presence(StrEnum):
    """Whether one goes there or it comes."""

    FIXED = "fixed"
    ONLINE = "online"
    MOBILE = "mobile"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a barrier, from a source, on a day.

    `detail` tells two facts of one barrier apart: toilet "" or "wheelchair", hearing "loop" or
    "dgs", triggers "alcohol" or "gambling". `remover` is what takes the hurdle away, in words.
    """

    barrier: Barrier
    value: Value
    detail: str = ""
    text: str = ""
    source: str = ""
    checked_on: date | None = None
    remover: str = ""


@dataclass(frozen=True, slots=True)
class Price:
    """A price in euros; 0 is free of charge. `text` is what was written."""

    full_eur: float
    unit: PriceUnit = PriceUnit.VISIT
    reduced_eur: float | None = None
    donation: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening times: OSM syntax ("" where the words could not be read) and the words as given."""

    osm: str
    text: str = ""

    @property
    def known(self) -> bool:
        """Whether the words could be read."""
        return bool(self.osm)


@dataclass(frozen=True, slots=True)
class Ages:
    """Who may come by age, both ends included; None is no limit."""

    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who may join; `text` holds the words of a free rule."""

    access: Access
    text: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an organisation. `person` is a team field, never public."""

    phone: str = ""
    email: str = ""
    website: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """Something that exists: a person, association, institution, place, business or story.

    `ordinary` marks a place of the map itself, as OpenStreetMap knows it. `placed_on` is the day on
    which a person set the pin. `by_hand` names the parts that people changed; see core.parts.
    """

    name: str
    asset_type: AssetType = AssetType.INSTITUTION
    description: str = ""
    address: Address = field(default_factory=Address)
    place: Place | None = None
    quality: Quality = Quality.NONE
    presence: Presence = Presence.FIXED
    contact: Contact = field(default_factory=Contact)
    ordinary: bool = False
    placed_on: date | None = None
    by_hand: frozenset[str] = frozenset()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something one can join. None or empty is unknown, never "no".

    `id` is the number of a stored offer, or "osm:way/123" for an ordinary place; `ref` is the
    source table's own key. Rules (`hours`, `price`, …) are dated by a Fact of their barrier where
    there is one, else by `checked_on`; see `checked`. `genders` empty: none named. `registration`
    empty: unknown. `help_text` is what removes a hurdle, as written. `osm_id` is the ordinary place
    that people edited here. `by_hand` names the parts that people changed; see core.parts.
    """

    title: str
    asset: Asset
    kind: OfferKind | None = None
    regularity: Regularity | None = None
    description: str = ""
    interests: tuple[str, ...] = ()
    hours: Hours | None = None
    price: Price | None = None
    registration: tuple[Channel, ...] = ()
    languages: tuple[str, ...] = ()
    group_size: int | None = None
    ages: Ages | None = None
    genders: frozenset[Gender] = frozenset()
    eligibility: Eligibility | None = None
    facts: tuple[Fact, ...] = ()
    help_text: str = ""
    source: str = ""
    checked_on: date | None = None
    valid_until: date | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    ref: str = ""
    status: Status = Status.LIVE
    osm_id: str = ""
    by_hand: frozenset[str] = frozenset()
    id: int | str | None = None

    def fact(self, barrier: Barrier, detail: str = "") -> Fact | None:
        """Return the fact recorded for a barrier, or None where nothing was recorded."""
        found = (f for f in self.facts if f.barrier is barrier and f.detail == detail)
        return next(found, None)

    def checked(self, barrier: Barrier) -> date | None:
        """Return the day on which what is known about a barrier was last checked."""
        fact = self.fact(barrier)
        return (fact.checked_on if fact else None) or self.checked_on

    def remover(self, barrier: Barrier) -> str:
        """Return what removes a hurdle of this barrier, in words, or ""."""
        return next((f.remover for f in self.facts if f.barrier is barrier and f.remover), "")


@dataclass(frozen=True, slots=True)
class Interest:
    """One of the interests of the vocabulary, with the words people say and OSM tags."""

    name: str
    area: str
    words: tuple[str, ...] = ()
    osm_tags: tuple[str, ...] = ()
    icf_domain: str = ""
    name_en: str = ""
    area_en: str = ""
    sensitive: bool = False
    """Whether it tells of health, faith, descent, opinion or sexuality (Art. 9 GDPR)."""

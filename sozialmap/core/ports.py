"""What use cases ask of the edges."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from sozialmap.core.areas import Area
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.fit import Heard, OfferProfile
from sozialmap.core.model import Hours, Interest, Offer
from sozialmap.core.places import Address, Geocoded
from sozialmap.core.wishes import Understood


class Progress(Protocol):
    """Told of every step of long work; may raise to stop it."""

    def __call__(self, step: str, share: float) -> None:
        """Take the code of the step and how much of all is done, 0 to 1."""


class AddressFinder(Protocol):
    """Finds addresses of assets and offers."""

    def find(self, address: Address | str) -> Geocoded:
        """Return the best answer; "not found" is an answer with quality NONE."""


class AssetFinder(Protocol):
    """Finds addresses of assets, and of nothing else: it may ask a service beyond this machine."""

    def find(self, address: AssetAddress) -> Geocoded:
        """Return the best answer; "not found" is an answer with quality NONE."""


class AnswerCache(Protocol):
    """Keeps what a geocoding service answered."""

    def load_answer(self, provider: str, address: str) -> tuple[dict[str, Any], date] | None:
        """Return an answer and the day it was asked on, or None."""

    def save_answer(
        self, provider: str, address: str, answer: dict[str, Any], asked_on: date
    ) -> None:
        """Keep an answer in place of an older one."""


class WishReader(Protocol):
    """Hears what a person wants."""

    def read(self, text: str) -> list[Understood]:
        """Return the interests heard, strongest first."""

    def hear(self, text: str) -> Heard:
        """Return what `read` does, with all that is needed to compare it with offers."""

    @property
    def interest_names(self) -> tuple[str, ...]:
        """All interests, in the order of the columns of a leaning."""

    def find_interest(self, name: str) -> Interest | None:
        """Return an interest by its name, in German or English."""

    def telling_words(self, text: str) -> frozenset[str]:
        """Return the words that say something, folded."""

    def speaks_of_crisis(self, text: str) -> bool:
        """Tell whether a text holds words of crisis."""


class OfferReader(Protocol):
    """Hears what an offer is about in its own words."""

    @property
    def area_names(self) -> tuple[str, ...]:
        """All interest areas, in their order."""

    def areas(self, offer: Offer) -> set[str]:
        """Return the interest areas of an offer."""

    @property
    def interest_names(self) -> tuple[str, ...]:
        """All interests, in the order of the columns of a leaning."""

    def hear_offer(self, offer: Offer) -> OfferProfile:
        """Return what an offer is about."""

    def words(self, offer: Offer) -> frozenset[str]:
        """Return its telling words, folded."""


class HoursReader(Protocol):
    """Reads opening times written by people."""

    def __call__(self, text: str) -> Hours:
        """Return OSM syntax and the words; `osm` is "" where they cannot be read."""


class OfferStore(Protocol):
    """Keeps offers."""

    def save_table(self, source: str, offers: Iterable[Offer]) -> "SaveCounts":
        """Save all offers of one table in one transaction; known ones are updated."""

    def load_offers(self) -> list[Offer]:
        """Return all offers that are shown."""

    def load_keys(self, source: str) -> set[str]:
        """Return the keys of all offers that came from a table."""


class SaveCounts(Protocol):
    """How many rows were new and how many were known."""

    @property
    def imported(self) -> int:
        """New offers."""

    @property
    def updated(self) -> int:
        """Known offers."""

    @property
    def unchanged(self) -> int:
        """Known offers of which the table said nothing new."""

    @property
    def kept(self) -> Mapping[str, frozenset[str]]:
        """Parts that people changed by hand and that stayed, by the key of the offer."""

    @property
    def step_id(self) -> int:
        """The step of the history that takes all of it back."""


class AreaStore(Protocol):
    """Knows the area packs."""

    def save_area(self, area: Area, *, use: bool) -> Area | None:
        """Register a pack; return the one of the same name that it replaces."""

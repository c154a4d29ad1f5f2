"""What one person wants, in memory only: never stored, logged, cached or put into an address."""

from dataclasses import dataclass
from enum import StrEnum

from sozialmap.core.model import Barrier, Gender, Interest, Offer
from sozialmap.core.places import Place


class Mode(StrEnum):
    """How the person gets there."""

    WALK = "walk"
    BIKE = "bike"
    WHEELCHAIR = "wheelchair"
    TRANSIT = "transit"


class Strength(StrEnum):
    """A must is never relaxed by us."""

    MUST = "must"
    NICE = "nice"


class Has(StrEnum):
    """What the person has that opens a rule."""

    MEMBER = "member"
    REFERRAL = "referral"
    APPROVAL = "approval"
    RESIDENT = "resident"


class Avoid(StrEnum):
    """What the person wants to keep away from; no reason is asked."""

    ALCOHOL = "alcohol"
    GAMBLING = "gambling"
    SPECIAL = "special"
    DOGS = "dogs"
    CHILDREN = "children"
    MIXED_GENDER = "mixed_gender"


class BudgetUnit(StrEnum):
    """What the budget is for."""

    VISIT = "visit"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Need:
    """A need, with the values it takes where it takes some.

    group: most people (one number) · registration: channels the person can use · language: ISO
    639-1 codes · toilet: "wheelchair" · hearing: "loop" or "dgs".
    """

    barrier: Barrier
    strength: Strength = Strength.MUST
    values: tuple[str, ...] = ()

    @property
    def detail(self) -> str:
        """Which kind of toilet or help for hearing is needed, as facts name it, or ""."""
        kinds = (Barrier.TOILET, Barrier.HEARING)
        return self.values[0] if self.values and self.barrier in kinds else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for. Every field may be left out.

    `minutes` door to door, one way. `times` in OSM syntax. `pace` says how much longer all ways
    take on this day: 1 as usual, 1.5 on a bad day.
    """

    text: str = ""
    interests: tuple[str, ...] = ()
    start: Place | None = None
    mode: Mode = Mode.WALK
    minutes: float | None = None
    pace: float = 1.0
    times: str = ""
    budget_eur: float | None = None
    budget_per: BudgetUnit = BudgetUnit.VISIT
    languages: tuple[str, ...] = ()
    age: int | None = None
    gender: Gender | None = None
    has: frozenset[Has] = frozenset()
    needs: tuple[Need, ...] = ()
    avoid: frozenset[Avoid] = frozenset()
    include_special: bool = True


@dataclass(frozen=True, slots=True)
class Understood:
    """An interest heard in the person's words; `words` are those that led there."""

    interest: Interest
    score: float
    words: tuple[str, ...] = ()


class Outcome(StrEnum):
    """Whether an offer is open to this person; absent is a counted filter, never a closed door."""

    OPEN = "open"
    OPEN_WITH = "open_with"
    ASK = "ask"
    CLOSED = "closed"
    ABSENT = "absent"


class Filter(StrEnum):
    """Why an offer is absent or closed, for counting."""

    REACH = "reach"
    TIMES = "times"
    BUDGET = "budget"
    SPECIAL = "special"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Reason:
    """One machine-readable reason; sozialmap.text makes a sentence of code and values."""

    code: str
    barrier: Barrier | None = None
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `judge` says of one offer for one wish and one day.

    `why` speaks for it or against it, `missing` is to be asked, `removers` take hurdles away.
    """

    outcome: Outcome
    filter: Filter | None = None
    why: tuple[Reason, ...] = ()
    missing: tuple[Reason, ...] = ()
    removers: tuple[Reason, ...] = ()


class MinutesKind(StrEnum):
    """How the minutes were found."""

    NETWORK = "network"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True)
class Match:
    """An offer with its verdict and its fit to the words."""

    offer: Offer
    verdict: Verdict
    score: float = 0.0
    """Fit to the words, 0 to 1."""
    relevant: bool = True
    minutes: float | None = None
    minutes_kind: MinutesKind = MinutesKind.ESTIMATE
    distance_m: float | None = None
    fits: tuple[Reason, ...] = ()
    """Why it is there: the interest or words it fits."""

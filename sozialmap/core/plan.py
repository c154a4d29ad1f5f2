"""What one person takes home from a talk: in memory only, never stored, logged or sent.

No `repr` shows what was said, so a traceback or a log line cannot either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from sozialmap.core.errors import InputError
from sozialmap.core.model import Interest, Offer
from sozialmap.core.wishes import Mode, Reason

MOST_CHOICES = 3
"""More than three steps at once are none."""


class Commitment(StrEnum):
    """How the person holds the wish (Hinte). Never filters, hides or ranks anything."""

    DREAM = "dream"
    WISH = "wish"
    WILL = "will"
    OPEN = "open"


class Doer(StrEnum):
    """Who takes the first step."""

    ME = "me"
    STAFF = "staff"
    OTHER = "other"


class Companion(StrEnum):
    """Who comes along, as a role and never as a name."""

    ALONE = "alone"
    STAFF = "staff"
    FAMILY = "family"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    FROM_THERE = "from_there"
    PEER = "peer"
    VOLUNTEER = "volunteer"
    WANTED = "wanted"
    """Nobody yet: somebody is looked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Appointment:
    """The first visit, in local time; a time that nobody knows is None."""

    day: date
    start: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Way:
    """How one gets there from a chosen stop, quarter or spot; "" and None are unknown.

    `minutes` door to door, `guessed` where no network was asked; `stop_m` from stop to door.
    """

    start: str = ""
    mode: Mode = Mode.WALK
    minutes: float | None = None
    guessed: bool = False
    stop: str = ""
    lines: tuple[str, ...] = ()
    stop_m: float | None = None


OWN_WORDS = ("why_own_words", "first_step", "ask_for", "first_minute", "bring", "plan_b")
"""The parts of a choice that somebody writes."""


@dataclass(frozen=True, slots=True, repr=False)
class Choice:
    """One offer the person has chosen. Words are the person's own; "" and None say nothing.

    `when` is the first visit, `step_by` the day of the first step; `questions` are the reasons a
    match lacked; `interests` are those that led to the offer, `topic` is the one it is about.
    """

    offer: Offer
    why_own_words: str = ""
    first_step: str = ""
    who: Doer | None = None
    step_by: date | None = None
    when: Appointment | None = None
    companion: Companion | None = None
    ask_for: str = ""
    first_minute: str = ""
    bring: str = ""
    plan_b: str = ""
    questions: tuple[Reason, ...] = ()
    interests: tuple[str, ...] = ()
    way: Way | None = None
    topic: Interest | None = None


@dataclass(frozen=True, slots=True, repr=False, weakref_slot=True)
class Plan:
    """The talk so far. `easy` asks for easy words and larger type; `goal` is in own words too.

    Raises InputError for more than three choices.
    """

    wish_text: str = ""
    goal: str = ""
    commitment: Commitment = Commitment.OPEN
    strengths: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    language: str = "de"
    easy: bool = False

    def __post_init__(self) -> None:
        """Hold the one rule that pages must not break."""
        if len(self.choices) > MOST_CHOICES:
            raise InputError("plan.full", most=MOST_CHOICES)

    @property
    def is_full(self) -> bool:
        """Whether something has to go before something can come."""
        return len(self.choices) == MOST_CHOICES


def with_choice(plan: Plan, choice: Choice) -> Plan:
    """Return the plan with a choice: in the place of one of the same offer, else as the last.

    Raises InputError when there are three others already.
    """
    ids = [one.offer.id for one in plan.choices]
    if choice.offer.id not in ids:
        return replace(plan, choices=(*plan.choices, choice))
    changed = (choice if one.offer.id == choice.offer.id else one for one in plan.choices)
    return replace(plan, choices=tuple(changed))


def without_choice(plan: Plan, offer_id: int | str | None) -> Plan:
    """Return the plan without the choice of an offer."""
    kept = tuple(one for one in plan.choices if one.offer.id != offer_id)
    return replace(plan, choices=kept)


def find_first_visit(plan: Plan) -> Choice | None:
    """Return the choice whose first visit comes first, or None where no day is set."""
    dated = [(one.when.day, one.when.start or time.max, one) for one in plan.choices if one.when]
    return min(dated, key=lambda found: found[:2])[2] if dated else None


def group_by_domain(plan: Plan, interests: Sequence[Interest]) -> Mapping[str, tuple[Choice, ...]]:
    """Return the choices by ICF domain (d1 to d9), in the order of domains; "" comes last.

    A choice belongs to the first interest known of it: what led there, else what the offer names.
    """
    known = {interest.name: interest.icf_domain for interest in interests}
    found: dict[str, list[Choice]] = {}
    for choice in plan.choices:
        names = (*choice.interests, *choice.offer.interests, *plan.interests)
        domain = next((known[name] for name in names if known.get(name)), "")
        found.setdefault(domain, []).append(choice)
    return {domain: tuple(found[domain]) for domain in sorted(found, key=lambda d: (not d, d))}

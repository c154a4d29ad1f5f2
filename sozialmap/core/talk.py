"""A talk about what somebody wants: all of it in memory, emptied in place when it is to go."""

from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from typing import Any

from sozialmap.core.model import Barrier, Gender
from sozialmap.core.places import Place
from sozialmap.core.plan import OWN_WORDS, Choice, Commitment
from sozialmap.core.wishes import Avoid, BudgetUnit, Mode, Need

USUAL_MINUTES = 20
SLOW_PACE = 1.5
"""How much longer ways take on a bad day."""


class Step(StrEnum):
    """The steps of a talk, in the order in which they are offered; any may be left out."""

    ARRIVE = "arrive"
    WISH = "wish"
    REACH = "reach"
    NEEDS = "needs"
    SUGGEST = "suggest"
    CHOICE = "choice"
    FIRST = "first"
    TAKE = "take"


class FirstPart(StrEnum):
    """The questions about a first step, one at a time; any may be left out."""

    WHAT = "what"
    WHO = "who"
    BY_WHEN = "by_when"
    VISIT = "visit"
    COMPANION = "companion"
    ASK_FOR = "ask_for"
    FIRST_MINUTE = "first_minute"
    BRING = "bring"
    PLAN_B = "plan_b"


class DayPart(StrEnum):
    """Parts of a day in the grid of a week; the value is their time."""

    MORNING = "08:00-12:00"
    MIDDAY = "12:00-14:00"
    AFTERNOON = "14:00-18:00"
    EVENING = "18:00-22:00"


class Said(StrEnum):
    """What a talk holds, for counting what was wiped."""

    WORDS = "words"
    INTERESTS = "interests"
    PLACE = "place"
    TIMES = "times"
    NEEDS = "needs"
    CHOICES = "choices"


@dataclass(slots=True, repr=False, eq=False, weakref_slot=True)
class Talk:
    """What was said so far, on which step.

    `times` are days from Monday, 0 to 6, with a part of the day. `overview` shows all on one page,
    `page` counts the suggestions that were passed over, `of_choice` is the offer whose first step
    is talked about, `part` the question about it.
    """

    step: Step = Step.ARRIVE
    overview: bool = False
    easy: bool = False
    large: bool = False
    wish_text: str = ""
    liked_before: str = ""
    unsure: bool = False
    goal: str = ""
    commitment: Commitment = Commitment.OPEN
    areas: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()
    strength_areas: frozenset[str] = frozenset()
    strengths: frozenset[str] = frozenset()
    start: Place | None = None
    start_label: str = ""
    mode: Mode = Mode.WALK
    minutes: int = USUAL_MINUTES
    bad_day: bool = False
    times: frozenset[tuple[int, DayPart]] = frozenset()
    needs: dict[Barrier, Need] = field(default_factory=dict)
    avoid: frozenset[Avoid] = frozenset()
    budget_eur: float | None = None
    budget_per: BudgetUnit = BudgetUnit.VISIT
    age: int | None = None
    gender: Gender | None = None
    include_special: bool = False
    page: int = 0
    map_shown: bool = False
    choices: tuple[Choice, ...] = ()
    of_choice: int | str | None = None
    part: FirstPart = FirstPart.WHAT

    @property
    def own_words(self) -> str:
        """What the person said, as it was said."""
        return "\n".join(words for words in (self.wish_text, self.liked_before) if words.strip())

    @property
    def all_words(self) -> tuple[str, ...]:
        """Every text that somebody wrote, field by field; fields without a word are left out."""
        written = [self.wish_text, self.liked_before, self.goal]
        for choice in self.choices:
            written += [getattr(choice, name) for name in OWN_WORDS]
        return tuple(text for text in written if text.strip())

    @property
    def pace(self) -> float:
        """How much longer all ways take today."""
        return SLOW_PACE if self.bad_day else 1.0

    def count(self) -> dict[Said, int]:
        """Return how much was said, without a word of it."""
        counts = {
            Said.WORDS: len(self.all_words),
            Said.INTERESTS: len(self.interests | self.strengths | self.areas),
            Said.PLACE: int(self.start is not None),
            Said.TIMES: len(self.times),
            Said.NEEDS: len(self.needs) + len(self.avoid) + self._personal(),
            Said.CHOICES: len(self.choices),
        }
        return {said: number for said, number in counts.items() if number}

    def _personal(self) -> int:
        return sum(one is not None for one in (self.budget_eur, self.age, self.gender))

    def forget(self) -> dict[Said, int]:
        """Empty every part in place, and return how much was wiped."""
        wiped = self.count()
        self.needs.clear()
        for part in fields(self):
            setattr(self, part.name, _empty(part))
        return wiped


def _empty(part: Field[Any]) -> Any:
    return part.default_factory() if part.default_factory is not MISSING else part.default

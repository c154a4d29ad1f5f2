"""What was done to the data, step by step, and what came of taking a step back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sozialmap.core.model import Offer


class StepKind(StrEnum):
    """What kind of act a step was."""

    IMPORT = "import"
    ADDED = "added"
    EDITED = "edited"
    PLACED = "placed"
    CONFIRMED = "confirmed"
    MERGED = "merged"
    ARCHIVED = "archived"
    RESTORED = "restored"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True)
class Step:
    """One act that can be taken back as a whole. `at` is UTC without zone."""

    id: int
    at: datetime
    kind: StepKind
    title: str
    counts: Mapping[str, int] = field(default_factory=dict)
    takes_back: int | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many rows went back, and how many stayed since they were changed again later."""

    back: int
    stayed: int


@dataclass(frozen=True, slots=True)
class Version:
    """An offer as it was before a step; None where the step made it."""

    step: Step
    before: Offer | None

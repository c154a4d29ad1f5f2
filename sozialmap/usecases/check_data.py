"""How good the data are, and whether a client's words stay in memory."""

from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import uuid4

from sozialmap.core.areas import Area
from sozialmap.core.duplicates import LookAlike, Pair, find_look_alikes
from sozialmap.core.freshness import Call, find_calls
from sozialmap.core.model import Offer
from sozialmap.usecases.tend import find_unplaced


@dataclass(frozen=True, slots=True)
class DataCheck:
    """What somebody should look at."""

    offers: int
    unplaced: list[Offer]
    overdue: list[Call]
    look_alikes: list[LookAlike]
    unreadable: list[Offer]
    """Opening times that could not be read; they count as unknown."""


def check_data(
    offers: Iterable[Offer], area: Area | None, distinct: Set[Pair], today: date
) -> DataCheck:
    """Return what in the data wants a look."""
    offers = list(offers)
    return DataCheck(
        offers=len(offers),
        unplaced=find_unplaced(offers, area),
        overdue=[call for call in find_calls(offers, today) if any(d.known for d in call.due)],
        look_alikes=find_look_alikes(offers, distinct),
        unreadable=[o for o in offers if o.hours is not None and not o.hours.known],
    )


class Seen(Protocol):
    """What happened while a client's words were at work."""

    hosts: list[str]
    files: list[str]
    programs: list[str]
    logs: list[str]


class Act(StrEnum):
    """What the test of the promise does with the word, as a client would."""

    SEARCH = "search"
    ADDRESS = "address"
    TALK = "talk"
    SHEET = "sheet"
    DIARY = "diary"
    TEXTS = "texts"
    ERASE = "erase"


@dataclass(slots=True)
class SelfTest:
    """What the test of the promise did and found; all lists but `did` empty: kept."""

    did: list[Act] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)
    kept_in: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Acts after which the word should be gone from memory, and was not."""

    @property
    def passed(self) -> bool:
        """Whether nothing left memory."""
        return not (self.hosts or self.files or self.logs or self.kept_in or self.left)


def prove_privacy(
    acts: Mapping[Act, Callable[[str], object]],
    erase: Callable[[str], Iterable[str]],
    watch: Callable[[], AbstractContextManager[Seen]],
    find_files_with: Callable[[str], list[str]],
) -> SelfTest:
    """Say a word that nobody ever said, as a client would, and look where it went.

    `erase` forgets it at last and returns where it still is.
    """
    word = f"pruefwort{uuid4().hex}"
    with watch() as seen:
        for act in acts.values():
            act(word)
        left = list(erase(word))
    return SelfTest(
        did=[*acts, Act.ERASE],
        hosts=seen.hosts,
        files=[*seen.files, *seen.programs],
        logs=[line for line in seen.logs if word in line],
        kept_in=find_files_with(word),
        left=left,
    )

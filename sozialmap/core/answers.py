"""The answer to a wish: rows in their order, of which reasons are made when they are looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.prejudge import OUTCOMES
from sozialmap.core.wishes import Filter, Match, Need, Outcome, Reason, Understood


class Matches(Sequence[Match]):
    """Matches in their order; `rows` are their rows in the columns they come from.

    Outcomes are known without any match being made.
    """

    def __init__(
        self, rows: NDArray[np.intp], codes: NDArray[np.uint8], make: Callable[[int], Match]
    ) -> None:
        """Take the rows with the codes of `core.prejudge`, and what makes the match at a place."""
        self.rows = rows
        self._codes = codes
        self._make = make

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes, in the same order."""
        return [OUTCOMES[code] for code in self._codes.tolist()]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, position: int) -> Match: ...

    @overload
    def __getitem__(self, position: slice) -> list[Match]: ...

    def __getitem__(self, position: int | slice) -> Match | list[Match]:
        positions = range(len(self))
        if isinstance(position, slice):
            return [self._make(one) for one in positions[position]]
        return self._make(positions[position])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Answer:
    """What fits, best first, and how many fitting ones each filter holds back.

    `shown` are fitting matches that are open, open with help, or to be asked. `relaxed` are the
    wishes without which more would be open, where little is; `start_new` tells that so little is
    shown that something new may be started.
    """

    understood: tuple[Understood, ...]
    shown: Matches
    counted: Mapping[Filter, int]
    find_all: Callable[[], Matches]
    relaxed: tuple[Need, ...] = ()
    start_new: bool = False

    @cached_property
    def matches(self) -> Matches:
        """All that was asked about, also what fits no words, is closed or absent."""
        return self.find_all()

    @property
    def advice(self) -> tuple[Reason, ...]:
        """What to do where little is open: set a wish aside, or start something new."""
        aside = tuple(
            Reason("wish_aside", need.barrier, (("detail", need.detail),)) for need in self.relaxed
        )
        return (*aside, Reason("start_new")) if self.start_new else aside

"""Fetch a town from a map server, the one time that anything leaves the house.

Nothing is sent without a yes to exactly what is sent: the yes is the `Sending` that was shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.errors import InputError
from sozialmap.core.places import Bounds
from sozialmap.core.ports import Progress

FETCHED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Sending:
    """What the next step sends to `host`; with it always goes this machine's network address.

    `boxes` is None as long as the boundary is not known: then the name is sent and no box.
    `kept` is the number of boxes that are here already and are not asked for again.
    """

    host: str
    place: str
    boxes: tuple[Bounds, ...] | None = None
    kept: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all is here already."""
        return self.boxes == ()

    def covers(self, other: "Sending") -> bool:
        """Tell whether a yes to this is a yes to the other."""
        if (self.host, self.place) != (other.host, other.place):
            return False
        if self.boxes is None or other.boxes is None:
            return self.boxes is other.boxes
        return set(other.boxes) <= set(self.boxes)


class Town(Protocol):
    """A town at a map server, and what is here of it."""

    def sending(self) -> Sending:
        """Return what the next step sends; sends nothing."""

    def fetch_boundary(self, progress: Progress) -> None:
        """Ask for the boundary by name and keep it."""

    def fetch_boxes(self, boxes: Sequence[Bounds], progress: Progress) -> None:
        """Ask for boxes, one after the other, and keep each."""

    def forget_parts(self) -> None:
        """Remove the parts that are in the pack now."""


def fetch_boundary(town: Town, *, agreed: Sending, progress: Progress) -> None:
    """Fetch the boundary, after which the boxes are known. Raises InputError without a yes."""
    if town.sending().boxes is None:
        _check(agreed, town.sending())
        town.fetch_boundary(progress)


def fetch_area(
    town: Town, build: Callable[[Progress], Area], *, agreed: Sending, progress: Progress
) -> Area:
    """Fetch what is not here yet and build the area. Raises InputError without a yes."""
    sending = town.sending()
    if sending.boxes is None:
        raise InputError("fetch.no_yes")
    if sending.boxes:
        _check(agreed, sending)
        town.fetch_boxes(sending.boxes, _part(progress, 0.0, FETCHED_SHARE))
    area = build(_part(progress, FETCHED_SHARE, 1.0))
    town.forget_parts()
    return area


def _check(agreed: Sending, sending: Sending) -> None:
    if not agreed.covers(sending):
        raise InputError("fetch.no_yes")


def _part(progress: Progress, start: float, end: float) -> Progress:
    return lambda step, share: progress(step, start + (end - start) * share)

"""Entering and changing an offer by hand, with the same reading as a row of a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sozialmap.core.areas import Area
from sozialmap.core.duplicates import LookAlike, LookAlikes
from sozialmap.core.errors import Problem
from sozialmap.core.history import StepKind
from sozialmap.core.model import Offer, Presence, Status
from sozialmap.core.parts import Merged, find_edits, find_parts, with_parts
from sozialmap.core.places import Geocoded, Place, Quality
from sozialmap.core.ports import AddressFinder
from sozialmap.usecases.tend import Tended, date_edits

Cells = Mapping[str, str]


class RowRead(Protocol):
    """What a row of cells became."""

    @property
    def offer(self) -> Offer | None:
        """The offer, or None where something needed is missing."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the cells."""


NAMELESS = "–"
"""Stands for the name of a draft that has none, which no reader would take."""
CellReader = Callable[[Cells], RowRead]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as its form stands now: the offer it makes, what is wrong, what looks like it."""

    offer: Offer | None
    problems: tuple[Problem, ...] = ()
    found: Geocoded | None = None
    alike: tuple[LookAlike, ...] = ()


def compose(
    base: Offer | None,
    before: Cells,
    cells: Cells,
    *,
    read: CellReader,
    finder: AddressFinder | None,
    point: Place | None,
    source: str,
    today: date,
    stock: list[Offer],
) -> Draft:
    """Return what a form makes of the offer it began with.

    Only what differs between the cells before and now is changed, and carries the day and the
    source. A `point` is a pin set by hand; else a changed address is looked up.
    """
    before = {column: before.get(column, "") for column in cells}  # what the form does not ask
    row = read(cells)
    if row.offer is None:
        return Draft(None, row.problems)
    offer = _new(row.offer, source, today) if base is None else _changed(
        base, before, row.offer, read, source, today
    )  # fmt: skip
    offer, found = _placed(offer, base, point, finder, today)
    alike = () if base and base.id else tuple(LookAlikes(stock).find(offer))
    return Draft(offer, row.problems, found, alike)


def _new(offer: Offer, source: str, today: date) -> Offer:
    facts = tuple(replace(fact, source=source, checked_on=today) for fact in offer.facts)
    return replace(offer, facts=facts, source=source, checked_on=today)


def _changed(
    base: Offer, before: Cells, after: Offer, read: CellReader, source: str, today: date
) -> Offer:
    was = read({**before, "Name": before.get("Name") or NAMELESS}).offer
    assert was is not None
    names = find_edits(was, after)
    parts = find_parts(after)
    edited = with_parts(base, {name: parts.get(name) for name in names})
    notes = {k: v for k, v in base.notes.items() if k not in was.notes} | dict(after.notes)
    return date_edits(replace(edited, notes=notes), names, today, source)


def _placed(
    offer: Offer,
    base: Offer | None,
    point: Place | None,
    finder: AddressFinder | None,
    today: date,
) -> tuple[Offer, Geocoded | None]:
    asset = offer.asset
    if point:
        placed = replace(asset, place=point, quality=Quality.MANUAL, placed_on=today)
        return replace(offer, asset=placed), None
    moved = base is None or base.asset.address != asset.address
    if not moved or not finder or not str(asset.address) or asset.presence is not Presence.FIXED:
        return offer, None
    found = finder.find(asset.address)
    if found.place and not found.ambiguous:
        asset = replace(asset, place=found.place, quality=found.quality, placed_on=None)
    else:
        asset = replace(asset, place=None, quality=Quality.NONE, placed_on=None)
    return replace(offer, asset=asset), found


def save_entry(
    store: Tended, base: Offer | None, offer: Offer, *, form: str, draft: bool = False
) -> Merged:
    """Save an entry as one step of the history; parts that others changed meanwhile are named.

    `form` tells two sendings of one form. An ordinary place of the map gets a row of its own with
    its first edit.
    """
    offer = replace(offer, status=Status.DRAFT if draft else Status.LIVE)
    if base and isinstance(base.id, int):
        return store.edit_offer(base, offer, StepKind.EDITED, offer.title)
    if base and isinstance(base.id, str):
        offer = replace(offer, osm_id=base.id, asset=replace(offer.asset, ordinary=True))
    [saved] = store.save_offers([offer], StepKind.ADDED, offer.title, form=form)
    return Merged(saved)


def is_outside(offer: Offer, area: Area | None) -> bool:
    """Tell whether an offer's pin lies outside the area in use."""
    return bool(area and offer.asset.place and offer.asset.place not in area.bounds)

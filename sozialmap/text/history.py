"""The history in words: what was done, when, and what an entry was before."""

from datetime import UTC, date, datetime

from sozialmap.core.history import Step, StepKind, TakenBack, Version
from sozialmap.core.model import Ages, Eligibility, Fact, Offer
from sozialmap.core.parts import find_edits, find_parts
from sozialmap.text.entries import describe_fact, describe_grade, describe_price
from sozialmap.text.hours import describe_hours
from sozialmap.text.labels import label, part_label
from sozialmap.text.numbers import format_day, format_number
from sozialmap.text.reasons import describe_ages
from sozialmap.text.translator import N_, Translator

KINDS = {
    StepKind.IMPORT: N_("Imported: {title}"),
    StepKind.ADDED: N_("Entered: {title}"),
    StepKind.EDITED: N_("Changed: {title}"),
    StepKind.PLACED: N_("Pin set by hand: {title}"),
    StepKind.CONFIRMED: N_("Still right: {title}"),
    StepKind.MERGED: N_("Merged: {title}"),
    StepKind.ARCHIVED: N_("Put into the archive: {title}"),
    StepKind.RESTORED: N_("Brought back from the archive: {title}"),
    StepKind.TAKEN_BACK: N_("Taken back: {title}"),
}
COUNTED = N_("{imported} new, {updated} known, {unchanged} of them unchanged")
HIDDEN = frozenset({"source", "checked_on"})


def describe_step(step: Step, _: Translator) -> str:
    """Return what was done, in one line."""
    told = _(KINDS[step.kind], title=step.title or "–")
    if step.kind is StepKind.IMPORT:
        counts = {"imported": 0, "updated": 0, "unchanged": 0, **step.counts}
        told += " · " + _(
            "{imported} new, {updated} known, {unchanged} of them unchanged", **counts
        )
    return told


def describe_moment(at: datetime, _: Translator) -> str:
    """Return a moment given in UTC as day and clock of this machine."""
    local = at.replace(tzinfo=UTC).astimezone()
    return _("{day}, {clock} o’clock", day=format_day(local.date(), _), clock=f"{local:%H:%M}")


def describe_taken_back(done: TakenBack, _: Translator) -> str:
    """Return what came of taking a step back."""
    told = _("Taken back.")
    if done.stayed:
        told += " " + _.plural(
            "{count} entry stayed, since it was changed again later.",
            "{count} entries stayed, since they were changed again later.",
            done.stayed,
        )
    return told


def describe_version(version: Version, after: Offer | None, _: Translator) -> list[str]:
    """Return one line for each part that a step changed: what it was and what it became."""
    if version.before is None or after is None:
        return []
    names = sorted(find_edits(version.before, after) - HIDDEN)
    return [
        f"{part_label(name, _)}: {describe_part(version.before, name, _)} → "
        f"{describe_part(after, name, _)}"
        for name in names
    ]


def describe_part(offer: Offer, name: str, _: Translator) -> str:
    """Return a part of an offer in words; "–" where it is unknown."""
    value = find_parts(offer).get(name)
    if name == "asset.place":
        return _describe_pin(offer, _)
    if name == "hours":
        return "; ".join(describe_hours(offer.hours, _)) if offer.hours else "–"
    if name == "price":
        return describe_price(offer.price, _) or "–"
    if isinstance(value, Fact):
        return describe_fact(value, _)
    if value is None or not str(value):
        return "–"
    return describe_value(value, _)


def _describe_pin(offer: Offer, _: Translator) -> str:
    """Return the grade of a pin with its position, so that two are told apart."""
    place, grade = offer.asset.place, describe_grade(offer, _) or label(offer.asset.presence, _)
    if place is None:
        return grade
    lat, lon = format_number(place.lat, 4, _), format_number(place.lon, 4, _)
    return f"{grade} ({lat} / {lon})"


def describe_value(value: object, _: Translator) -> str:
    """Return any value of a part as a person reads it."""
    if isinstance(value, date):
        return format_day(value, _)
    if isinstance(value, Ages):
        return describe_ages(value.minimum, value.maximum, _)
    if isinstance(value, Eligibility):
        return value.text or label(value.access, _)
    if isinstance(value, (tuple, frozenset, list)):
        return ", ".join(sorted(describe_value(one, _) for one in value)) or "–"
    try:
        return label(value, _)  # type: ignore[arg-type]
    except KeyError:  # plain text and numbers
        return str(value)

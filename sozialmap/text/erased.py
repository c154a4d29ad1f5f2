"""What was erased, in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from sozialmap.text.translator import N_, Translator

KINDS = {
    "words": N_("own words"),
    "corrections": N_("corrections of what was understood"),
    "start": N_("place to start from"),
    "needs": N_("what is important"),
    "interests": N_("chosen interests"),
    "place": N_("place of the talk"),
    "times": N_("times"),
    "choices": N_("chosen offers"),
    "filters": N_("filters"),
    "sentences": N_("sentences that were understood"),
    "entries": N_("entries looked at"),
    "forms": N_("forms that were not saved"),
}
MORE = N_("more answers")
STORES = {
    "session": N_("answers of this visit"),
    "fields": N_("fields"),
    "address": N_("address line"),
}
REASONS = {
    "asked": N_("Deleted at {time}."),
    "idle": N_("Deleted at {time}, because nobody did anything for a long time."),
    "gone": N_("Deleted at {time}, because the page was closed."),
}


class Erased(Protocol):
    """What was erased."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def reason(self) -> str:
        """Why, one of REASONS."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How much of each kind."""

    @property
    def searched(self) -> tuple[str, ...]:
        """Where was looked for it afterwards."""

    @property
    def left_in(self) -> tuple[str, ...]:
        """Where something of it was still found."""


def list_counts(counts: Mapping[str, int], _: Translator) -> list[str]:
    """Return each kind with its number; kinds without a name of their own are counted together."""
    named = [f"{_(KINDS[kind])}: {counts[kind]}" for kind in KINDS if counts.get(kind)]
    rest = sum(count for kind, count in counts.items() if kind not in KINDS)
    return [*named, f"{_(MORE)}: {rest}"] if rest else named


def tell_erasure(erased: Erased, _: Translator) -> str:
    """Return what was erased, when and why, and whether something of it was left."""
    told = [_(REASONS[erased.reason], time=f"{erased.at:%H:%M}")]
    listed = list_counts(erased.counts, _)
    told.append(
        _("It was: {kinds}.", kinds=", ".join(listed)) if listed else _("Nothing was there.")
    )
    if erased.left_in:
        where = ", ".join(_(STORES[store]) for store in erased.left_in)
        told.append(_("Something is still there: {where}. Please close this window.", where=where))
    elif erased.searched:
        where = ", ".join(_(STORES[store]) for store in erased.searched)
        told.append(_("Looked for it afterwards: {where}. Nothing is left.", where=where))
    return " ".join(told)

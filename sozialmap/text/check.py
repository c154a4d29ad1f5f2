"""The data check and the self-test in words and as JSON."""

from dataclasses import replace
from typing import Any

from sozialmap.core.duplicates import LookAlike, PairKind
from sozialmap.core.freshness import RULES, Call, Due
from sozialmap.core.model import Offer, Value
from sozialmap.text.entries import describe_fact
from sozialmap.text.history import describe_part
from sozialmap.text.labels import label
from sozialmap.text.numbers import format_distance, format_month
from sozialmap.text.reasons import ask_about
from sozialmap.text.translator import Translator
from sozialmap.usecases.check_data import DataCheck, SelfTest

SHOWN = 5
ONE_SPOT_M = 5.0


def describe_check(found: DataCheck, _: Translator) -> list[str]:
    """Return what wants a look, as lines: a count and the first few of each kind."""
    alike = [describe_alike(one, _) for one in found.look_alikes]
    return [
        _.plural("{count} offer", "{count} offers", found.offers),
        *_part(_("Without a sure place"), [offer.title for offer in found.unplaced], _),
        *_part(_("To be asked again"), [call.offer.title for call in found.overdue], _),
        *_part(_("Perhaps twice"), alike, _),
        *_part(_("Unreadable times"), [_times(offer) for offer in found.unreadable], _),
    ]


def _times(offer: Offer) -> str:
    return f"{offer.title}: {offer.hours.text}" if offer.hours else offer.title


def _part(title: str, lines: list[str], _: Translator) -> list[str]:
    more = len(lines) - SHOWN
    told = [f"  {line}" for line in lines[:SHOWN]]
    if more > 0:
        told.append("  " + _("… and {more} more", more=more))
    return [f"{title}: {len(lines)}", *told]


def describe_alike(alike: LookAlike, _: Translator) -> str:
    """Return which two look alike and why, in one line."""
    names = (alike.one.title, alike.other.title)
    if alike.kind is PairKind.ASSET:
        names = (alike.one.asset.name, alike.other.asset.name)
    reasons = []
    if alike.same_contact:
        reasons.append(_("same contact"))
    if alike.distance_m is not None and alike.distance_m < ONE_SPOT_M:
        reasons.append(_("same place"))
    elif alike.distance_m is not None:
        reasons.append(_("{distance} apart", distance=format_distance(alike.distance_m, _)))
    return f"{names[0]} – {names[1]} ({', '.join(reasons)})"


def describe_due(due: Due, _: Translator, offer: Offer | None = None) -> str:
    """Return one thing to ask, with what was known of it so far and since when."""
    question = ask_about(due.barrier, due.detail, _)
    known = _known(due, offer, _) if offer else ""
    if due.checked_on:
        month = _("as of {month}", month=format_month(due.checked_on, _))
        known = f"{known}, {month}" if known else month
    return _("{question} (so far: {known})", question=question, known=known) if known else question


def _known(due: Due, offer: Offer, _: Translator) -> str:
    """Return what is known of something, without its source."""
    fact = offer.fact(due.barrier, due.detail)
    if fact and fact.value is not Value.UNKNOWN:
        plain = replace(fact, source="", checked_on=None)
        return describe_fact(plain, _)
    names = [name for name, barrier in RULES if barrier is due.barrier and getattr(offer, name)]
    return ", ".join(describe_part(offer, name, _) for name in names)


def describe_self_test(test: SelfTest, _: Translator) -> list[str]:
    """Return what the self-test saw, as lines."""
    if test.passed:
        return [
            _("Privacy: a word was said as a client would say it, in a search and in a whole talk "
              "with its sheet. No host was asked, no file written, nothing logged, and it is in no "
              "file of this house.")
        ]  # fmt: skip
    return [
        _("Privacy: the promise is broken. Please do not use this house with clients."),
        *(f"  {_('host')}: {host}" for host in test.hosts),
        *(f"  {_('file')}: {file}" for file in (*test.files, *test.kept_in)),
        *(f"  {_('log')}: {line[:80]}" for line in test.logs),
        *(f"  {_('memory')}: {part}" for part in test.left),
    ]


def check_to_json(found: DataCheck, test: SelfTest, _: Translator) -> dict[str, Any]:
    """Return the check as JSON; every list holds what a person needs to find the entry."""
    return {
        "offers": found.offers,
        "unlocated": [_entry(o, quality=label(o.asset.quality, _)) for o in found.unplaced],
        "stale": [_call(call, _) for call in found.overdue],
        "duplicates": [
            {
                "kind": one.kind.value,
                "ids": [one.pair.one, one.pair.other],
                "titles": [one.one.title, one.other.title],
                "distance_m": None if one.distance_m is None else round(one.distance_m),
                "same_contact": one.same_contact,
            }
            for one in found.look_alikes
        ],
        "unreadable_times": [
            _entry(o, text=o.hours.text) for o in found.unreadable if o.hours is not None
        ],
        "privacy": {
            "passed": test.passed,
            "hosts": test.hosts,
            "files": [*test.files, *test.kept_in],
            "logs": len(test.logs),
        },
    }


def _entry(offer: Offer, **more: Any) -> dict[str, Any]:
    return {"id": offer.id, "ref": offer.ref, "title": offer.title, **more}


def _call(call: Call, _: Translator) -> dict[str, Any]:
    questions = [describe_due(due, _) for due in call.due]
    months = round(call.overdue_months)
    return _entry(call.offer, overdue_months=months, questions=questions)

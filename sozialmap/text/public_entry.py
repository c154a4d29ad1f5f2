"""All that is public about an entry, under headings; nothing that depends on a person."""

from dataclasses import replace
from datetime import date

from sozialmap.core.model import Offer, Value
from sozialmap.text.entries import (
    describe_fact,
    describe_grade,
    describe_kind,
    describe_price,
    describe_registration,
    describe_rules,
    describe_where,
)
from sozialmap.text.hours import describe_hours
from sozialmap.text.numbers import format_day
from sozialmap.text.translator import Translator


def describe_entry(offer: Offer, _: Translator) -> list[tuple[str, list[str]]]:
    """Return headings with their lines; what is not known has no heading."""
    contact = offer.asset.contact
    sections = [
        (_("What"), [_kind_and_carrier(offer, _), *offer.description.splitlines()]),
        (_("When"), describe_hours(offer.hours, _) if offer.hours else []),
        (_("Where"), [describe_where(offer, _), _grade(offer, _)]),
        (_("Costs"), [describe_price(offer.price, _)]),
        (_("Registration"), [describe_registration(offer, _)]),
        (_("Who may come"), describe_rules(offer, _)),
        (_("What helps"), [offer.help_text]),
        (_("Access"), _facts(offer, _)),
        (_("Contact"), [contact.phone, contact.email, contact.website]),
        (_("Source"), [_source(offer, _)]),
    ]
    told = [(heading, [line for line in lines if line.strip()]) for heading, lines in sections]
    return [(heading, lines) for heading, lines in told if lines]


def _kind_and_carrier(offer: Offer, _: Translator) -> str:
    carrier = offer.asset.name if offer.asset.name != offer.title else ""
    return " · ".join(part for part in (describe_kind(offer, _), carrier) if part)


def _grade(offer: Offer, _: Translator) -> str:
    """Return how sure the pin is; the source of a place of the map says it already."""
    return "" if offer.asset.ordinary else describe_grade(offer, _)


def _facts(offer: Offer, _: Translator) -> list[str]:
    """Return facts of one source and day on one line, without either where the entry has the same.

    A line for each would be ten times the same day.
    """
    told: dict[tuple[str, date | None], list[str]] = {}
    for fact in offer.facts:
        if fact.text or fact.value is not Value.UNKNOWN:
            plain = replace(fact, source="", checked_on=None)
            key = (fact.source, fact.checked_on)
            told.setdefault(key, []).append(describe_fact(plain, _))
    own = (offer.source, offer.checked_on)
    return [
        " · ".join(facts) + ("" if origin == own else f" ({_origin(*origin, _)})")
        for origin, facts in told.items()
    ]


def _origin(source: str, day: date | None, _: Translator) -> str:
    when = _("as of {day}", day=format_day(day, _)) if day else _("no date")
    return f"{source or _('not named')}, {when}"


def _source(offer: Offer, _: Translator) -> str:
    return _origin(offer.source, offer.checked_on, _)

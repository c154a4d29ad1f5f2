"""The line below a title, in every list: what it is, where, how far, when, and for how much."""

from sozialmap.core.model import Offer, Presence
from sozialmap.core.wishes import Match, Mode
from sozialmap.text.entries import (
    describe_grade,
    describe_kind,
    describe_price,
    describe_where,
    is_vague,
)
from sozialmap.text.hours import describe_hours
from sozialmap.text.numbers import format_month
from sozialmap.text.reach import describe_minutes
from sozialmap.text.translator import Translator


def describe_line(match: Match, offer: Offer, mode: Mode, _: Translator) -> list[str]:
    """Return the parts of the line; `offer` is that of the match as its reader may see it."""
    facts = [describe_kind(offer, _), describe_where(offer, _)]
    if offer.asset.presence is Presence.FIXED and is_vague(offer.asset):
        facts.append(describe_grade(offer, _))
    if match.distance_m is not None:
        facts.append(describe_minutes(match, mode, _))
    if offer.hours:
        facts += describe_hours(offer.hours, _)[:1]
    facts.append(describe_price(offer.price, _))
    if offer.checked_on:
        facts.append(_("as of {month}", month=format_month(offer.checked_on, _)))
    return [fact for fact in facts if fact]

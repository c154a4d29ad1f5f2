"""The human handle of a door: whom to ask, and how the first visit goes, where that is known."""

from datetime import date

from sozialmap.core.model import AssetType, Barrier, Fact, Offer, Value
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.shelf_life import is_outdated
from sozialmap.core.wishes import Match, Outcome
from sozialmap.text.entries import describe_title, describe_where
from sozialmap.text.numbers import format_month
from sozialmap.text.reasons import describe_reason
from sozialmap.text.translator import N_, Translator

AT_THE_DOOR = (Barrier.ALONE, Barrier.JOURNEY, Barrier.COMPANION)
"""Barriers whose help is part of a first visit."""
WELCOME_WORDS = {
    "gesprochen": N_("We have talked to them: people are welcome."),
    "waren da": N_("One of us was there, and it went well."),
    "Vereinbarung": N_("There is an agreement that people are welcome."),
}
MOST_QUESTIONS = 2
"""Beside the one that the badge holds; the rest stands in the details."""


def describe_whom_to_ask(offer: Offer, _: Translator) -> str:
    """Return whom to ask about an offer that was made ready for its audience."""
    contact = offer.asset.contact
    ways = [contact.person, contact.phone, contact.email]
    known = [way for way in ways if way] or [contact.website]
    if any(known):
        who = offer.asset.name or describe_title(offer, _)
        return _("Ask: {who}", who=" · ".join((who, *known)))
    if offer.asset.asset_type is AssetType.PERSON:
        return _("Ask the team: contacts of persons are not public.")
    where = describe_where(offer, _) if offer.asset.address.street else ""
    return _("Ask on site: {where}", where=where) if where else _("Nobody to ask is known yet.")


def describe_first_visit(offer: Offer, today: date, _: Translator) -> list[str]:
    """Return what is known of a first visit, the most helpful first; nothing is guessed."""
    told = [_removers(offer, today, _), _greeting(offer, today, _), _evidence(offer, today, _)]
    companion = offer.fact(Barrier.COMPANION)
    if companion and companion.value is Value.FREE:
        told.append([_aged(_("Somebody may come along."), companion, today, _)])
    way = offer.fact(Barrier.JOURNEY)
    if way and way.text:
        told.append([_aged(_("Way: {words}", words=way.text), way, today, _)])
    return [line for lines in told for line in lines]


def describe_row(match: Match, today: date, _: Translator) -> list[str]:
    """Return what a row of a list says below its badge: what else to ask, and the door's handle."""
    offer = share_offer(match.offer, Audience.PUBLIC)
    return [line for line in (_other_questions(match, _), _handle(match, offer, today, _)) if line]


def _other_questions(match: Match, _: Translator) -> str:
    told_already = 1 if match.verdict.outcome is Outcome.ASK else 0
    reasons = match.verdict.missing[told_already:]
    if not reasons:
        return ""
    questions = " ".join(describe_reason(reason, _) for reason in reasons[:MOST_QUESTIONS])
    more = len(reasons) - MOST_QUESTIONS
    added = f" {_.plural('and {count} more', 'and {count} more', more)}" if more > 0 else ""
    return _("To ask as well: {questions}", questions=questions) + added


def _handle(match: Match, offer: Offer, today: date, _: Translator) -> str:
    first = describe_first_visit(offer, today, _)[:1]
    asked = [describe_whom_to_ask(offer, _)] if match.verdict.missing else []
    return " · ".join((*first, *asked))


def _removers(offer: Offer, today: date, _: Translator) -> list[str]:
    """Return the help that is there for somebody who comes for the first time, each once."""
    facts = [fact for fact in offer.facts if fact.barrier in AT_THE_DOOR and fact.remover]
    facts.sort(key=lambda fact: AT_THE_DOOR.index(fact.barrier))
    return list(dict.fromkeys(_aged(fact.remover, fact, today, _) for fact in facts))


def _greeting(offer: Offer, today: date, _: Translator) -> list[str]:
    fact = offer.fact(Barrier.ALONE)
    if not fact or fact.value is not Value.FREE:
        return []
    return [_aged(_("Somebody there welcomes newcomers."), fact, today, _)]


def _evidence(offer: Offer, today: date, _: Translator) -> list[str]:
    fact = offer.fact(Barrier.ATTITUDE)
    if not fact or fact.value is not Value.FREE or fact.text not in WELCOME_WORDS:
        return []
    return [_aged(_(WELCOME_WORDS[fact.text]), fact, today, _)]


def _aged(words: str, fact: Fact, today: date, _: Translator) -> str:
    """Return the words, and where they may hold no longer, that they do."""
    if not is_outdated(fact.barrier, fact.checked_on, today):
        return words
    month = format_month(fact.checked_on) if fact.checked_on else "–"
    return _("{words} (as of {month}, please check)", words=words, month=month)

"""Does an offer meet one need? Met, a hurdle, or a question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sozialmap.core.model import Barrier, Channel, Eligibility, Fact, Offer, Price, Value
from sozialmap.core.shelf_life import is_outdated
from sozialmap.core.wishes import Need, Wish

TRIGGERS = ("alcohol", "gambling")
HEARING_AIDS = ("loop", "dgs")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an offer stands to a need.

    `value` FREE: met; HURDLE: not met; UNKNOWN: to be asked, and `outdated` where it was known
    once. `text` holds words of the fact, `remover` what takes the hurdle away.
    """

    value: Value
    detail: str = ""
    text: str = ""
    remover: str = ""
    outdated: bool = False
    checked_on: date | None = None


def stand(need: Need, offer: Offer, wish: Wish, today: date) -> Standing:
    """Return how an offer stands to a need on a day."""
    return STANDINGS.get(need.barrier, _by_fact)(need, offer, wish, today)


def by_fact(offer: Offer, barrier: Barrier, detail: str, today: date) -> Standing:
    """Return the standing by one recorded fact; nothing recorded is a question."""
    fact = offer.fact(barrier, detail)
    if fact is None:
        return Standing(Value.UNKNOWN, detail)
    if fact.value is Value.UNKNOWN:
        return Standing(Value.UNKNOWN, detail, fact.text, checked_on=fact.checked_on)
    if is_outdated(barrier, fact.checked_on, today):
        return Standing(Value.UNKNOWN, detail, fact.text, "", True, fact.checked_on)
    return _known(offer, fact)


def _known(offer: Offer, fact: Fact) -> Standing:
    met = fact.value is Value.FREE
    remover = "" if met else fact.remover or _remover_of_all(offer, fact.barrier)
    value = Value.FREE if met else Value.HURDLE
    return Standing(value, fact.detail, fact.text, remover, False, fact.checked_on)


def _remover_of_all(offer: Offer, barrier: Barrier) -> str:
    """Return the help that is known for a barrier as a whole, not for one kind of it."""
    fact = offer.fact(barrier)
    return fact.remover if fact and fact.value is Value.UNKNOWN else ""


def by_trigger(offer: Offer, detail: str, today: date) -> Standing:
    """Return the standing to one trigger; a fact that names none speaks of all."""
    named = offer.fact(Barrier.TRIGGERS, detail)
    return by_fact(offer, Barrier.TRIGGERS, detail if named else "", today)


def _by_rule(offer: Offer, barrier: Barrier, met: bool | None, today: date) -> Standing:
    """Return the standing by a rule of the offer itself; None where it is not known."""
    checked_on = offer.checked(barrier)
    if met is None:
        return Standing(Value.UNKNOWN)
    if is_outdated(barrier, checked_on, today):
        return Standing(Value.UNKNOWN, outdated=True, checked_on=checked_on)
    if met:
        return Standing(Value.FREE, checked_on=checked_on)
    return Standing(Value.HURDLE, remover=offer.remover(barrier), checked_on=checked_on)


def _by_fact(need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    return by_fact(offer, need.barrier, "", today)


def _toilet(need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    """A toilet is never inferred: neither from a step-free door nor one kind from the other."""
    detail = "wheelchair" if "wheelchair" in need.values else ""
    return by_fact(offer, Barrier.TOILET, detail, today)


def _hearing(need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    wanted = [aid for aid in HEARING_AIDS if aid in need.values] or list(HEARING_AIDS)
    if not need.values and offer.fact(Barrier.HEARING):
        wanted.append("")
    standings = [by_fact(offer, Barrier.HEARING, aid, today) for aid in wanted]
    return _best(standings)


def _best(standings: list[Standing]) -> Standing:
    """One that is met is enough; while one is unknown the answer is a question."""
    order = (Value.FREE, Value.UNKNOWN, Value.HURDLE)
    return min(standings, key=lambda s: (order.index(s.value), not s.outdated))


def _triggers(_need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    """Neither alcohol nor gambling: the worst of the two counts, and help for one is none for

    the other.
    """
    standings = [by_trigger(offer, detail, today) for detail in TRIGGERS]
    return min(standings, key=_how_bad)


def _how_bad(standing: Standing) -> int:
    order = (Value.HURDLE, Value.UNKNOWN, Value.FREE)
    removed = standing.value is Value.HURDLE and bool(standing.remover)
    return 3 if removed else 2 * order.index(standing.value)


def _group(need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    limit = next((int(value) for value in need.values if value.isdecimal()), None)
    if limit is None or offer.group_size is None:
        return by_fact(offer, Barrier.GROUP, "", today)
    return _by_rule(offer, Barrier.GROUP, offer.group_size <= limit, today)


def _language(need: Need, offer: Offer, wish: Wish, today: date) -> Standing:
    spoken = set(need.values or wish.languages)
    if not offer.languages or not spoken:
        return by_fact(offer, Barrier.LANGUAGE, "", today)
    return _by_rule(offer, Barrier.LANGUAGE, bool(spoken & set(offer.languages)), today)


def _cost(_need: Need, offer: Offer, wish: Wish, today: date) -> Standing:
    """Whether a price can be paid without a budget named is a question, unless it is free."""
    price = offer.price
    if wish.budget_eur is not None:
        return Standing(Value.FREE)  # the budget itself is judged by its own rule
    return _by_rule(offer, Barrier.COST, _is_free(price) or None, today)


def _is_free(price: Price | None) -> bool:
    return price is not None and (price.donation or price.full_eur == 0)


def _eligibility(_need: Need, offer: Offer, _wish: Wish, _today: date) -> Standing:
    """A rule that is named is judged as a rule; none named is a question here."""
    named: Eligibility | None = offer.eligibility
    return Standing(Value.FREE) if named else Standing(Value.UNKNOWN)


def _gender(_need: Need, offer: Offer, wish: Wish, today: date) -> Standing:
    """Whoever needs it wants to be among people of the own gender."""
    if not offer.genders or wish.gender is None:
        return Standing(Value.UNKNOWN)
    return _by_rule(offer, Barrier.GENDER, offer.genders == {wish.gender}, today)


def _registration(need: Need, offer: Offer, _wish: Wish, today: date) -> Standing:
    channels = set(offer.registration)
    met: bool | None = bool(channels & {Channel.NONE, *need.values})
    if not channels or (not need.values and not met):
        met = None
    return _by_rule(offer, Barrier.REGISTRATION, met, today)


def _times(_need: Need, _offer: Offer, wish: Wish, _today: date) -> Standing:
    """Whether times fit somebody who names none is a question, whatever is known of them."""
    return Standing(Value.FREE if wish.times else Value.UNKNOWN)  # judged by their own rule


STANDINGS: dict[Barrier, Callable[[Need, Offer, Wish, date], Standing]] = {
    Barrier.TOILET: _toilet,
    Barrier.HEARING: _hearing,
    Barrier.GROUP: _group,
    Barrier.LANGUAGE: _language,
    Barrier.COST: _cost,
    Barrier.ELIGIBILITY: _eligibility,
    Barrier.GENDER: _gender,
    Barrier.REGISTRATION: _registration,
    Barrier.TIMES: _times,
    Barrier.TRIGGERS: _triggers,
}
"""Barriers with a rule of their own; all others go by their recorded fact."""

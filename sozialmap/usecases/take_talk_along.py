"""What a client takes along of a talk, as plain values for a sealed file, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sozialmap.core.errors import InputError
from sozialmap.core.index import Index
from sozialmap.core.model import Asset, Barrier, Channel, Gender, Offer
from sozialmap.core.plan import (
    MOST_CHOICES,
    OWN_WORDS,
    Appointment,
    Choice,
    Commitment,
    Companion,
    Doer,
)
from sozialmap.core.ports import WishReader
from sozialmap.core.talk import USUAL_MINUTES, DayPart, Talk
from sozialmap.core.wishes import Avoid, BudgetUnit, Mode, Need, Strength
from sozialmap.usecases.plain_values import (
    from_moment,
    from_place,
    to_day,
    to_names,
    to_place,
    to_text,
    to_time,
    to_whole,
    to_yes,
)
from sozialmap.usecases.plan_talk import Knowledge
from sozialmap.usecases.sensitive import Sieve, is_sensitive
from sozialmap.usecases.take_along import SEARCH, TALK, Packed

VERSION = 1
WORDS = ("wish_text", "liked_before", "goal")
NOT_KEPT = frozenset(("step", "part", "overview", "page", "map_shown", "of_choice"))
"""Where one was on the page: a talk that is opened begins at its beginning."""
GONE = "gone:"
"""Begins the number of an offer under whose number another one stands by now."""
MOST_MINUTES, OLDEST, MOST_EUR = 240, 110, 1000.0
GROUPS = range(2, 100)
KNOWN_VALUES: Mapping[Barrier, frozenset[str]] = {
    Barrier.TOILET: frozenset(("wheelchair",)),
    Barrier.HEARING: frozenset(("loop", "dgs")),
    Barrier.REGISTRATION: frozenset(Channel),
}


@dataclass(frozen=True, slots=True, repr=False)
class Unpacked:
    """A talk, and those of its chosen offers that are no longer on the map."""

    talk: Talk
    gone: tuple[Offer, ...]


def pack_talk(talk: Talk, reader: WishReader, *, with_sensitive: bool) -> Packed:
    """Return a talk as plain values. Offers are kept by their number, name and carrier.

    What is sensitive (Art. 9 GDPR, decided in usecases.sensitive) stays out unless it is wanted:
    such interests and areas, own words in which one was heard or which tell of health, needs and
    things to avoid that follow from how somebody is, the wheelchair, a bad day, special services,
    and choices of offers that tell of it.
    """
    sieve = Sieve(reader, with_sensitive=with_sensitive)
    content = {
        "version": VERSION,
        "large": talk.large,
        "easy": talk.easy,
        "unsure": talk.unsure,
        **{name: sieve.words(getattr(talk, name)) for name in WORDS},
        "commitment": talk.commitment,
        "areas": sieve.areas(talk.areas),
        "interests": sieve.names(talk.interests),
        "declined": sieve.names(talk.declined),
        "strength_areas": sieve.areas(talk.strength_areas),
        "strengths": sieve.names(talk.strengths),
        "start": from_place(talk.start),
        "start_label": talk.start_label,
        "mode": sieve.value(talk.mode, Mode.WALK),
        "minutes": talk.minutes,
        "bad_day": talk.bad_day and sieve.keeps(True),
        "times": [[day, part.name] for day, part in sorted(talk.times)],
        "needs": [_from_need(talk.needs[one]) for one in sieve.values(talk.needs)],
        "avoid": sieve.values(sorted(talk.avoid)),
        "budget_eur": talk.budget_eur,
        "budget_per": talk.budget_per,
        "age": talk.age,
        "gender": sieve.value(talk.gender, None),
        "include_special": talk.include_special and sieve.keeps(True),
        "choices": [
            _from_choice(one, sieve, reader, with_sensitive=with_sensitive)
            for one in talk.choices
            if sieve.offer(one.offer)
        ],
    }
    return Packed({TALK: content}, sieve.left_out)


def unpack_talk(content: Mapping[str, Any], known: Knowledge) -> Unpacked:
    """Return the talk, with its offers as they are now.

    An offer that is gone keeps its name and all that was said of it; interests that are no more are
    left out. Raises InputError `sealed.no_talk` for a file of a search alone, `sealed.newer`, and
    `sealed.damaged` where the values are not those that `pack_talk` writes.
    """
    if TALK not in content and SEARCH in content:
        raise InputError("sealed.no_talk")
    try:
        told = content[TALK]
        if (to_whole(told["version"], 10**6) or 0) > VERSION:
            raise InputError("sealed.newer")
        return _to_talk(told, known)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("sealed.damaged") from error


def _from_need(need: Need) -> list[Any]:
    return [need.barrier, need.strength, list(need.values)]


def _from_choice(
    choice: Choice, sieve: Sieve, reader: WishReader, *, with_sensitive: bool
) -> dict[str, Any]:
    """Return a choice. Its way and questions are found anew when it is opened."""
    offer, when = choice.offer, choice.when
    led_there = [
        name for name in choice.interests if with_sensitive or not is_sensitive(name, reader)
    ]
    return {
        "id": offer.id,
        "title": offer.title,
        "carrier": offer.asset.name,
        **{name: sieve.words(getattr(choice, name)) for name in OWN_WORDS},
        "who": choice.who,
        "step_by": from_moment(choice.step_by),
        "day": from_moment(when.day) if when else None,
        "start": from_moment(when.start) if when else None,
        "end": from_moment(when.end) if when else None,
        "companion": sieve.value(choice.companion, None),
        "interests": led_there,
    }


def _to_talk(told: Mapping[str, Any], known: Knowledge) -> Unpacked:
    names = frozenset(interest.name for interest in known.interests)
    areas = frozenset(interest.area for interest in known.interests)
    choices = _to_choices(told["choices"], known.index, names)
    needs = [_to_need(*one) for one in _to_list(told["needs"])]
    words: dict[str, Any] = {name: to_text(told[name]) for name in WORDS}
    talk = Talk(
        large=to_yes(told["large"]),
        easy=to_yes(told["easy"]),
        unsure=to_yes(told["unsure"]),
        **words,
        commitment=Commitment(told["commitment"]),
        areas=areas.intersection(to_names(told["areas"])),
        interests=names.intersection(to_names(told["interests"])),
        declined=names.intersection(to_names(told["declined"])),
        strength_areas=areas.intersection(to_names(told["strength_areas"])),
        strengths=names.intersection(to_names(told["strengths"])),
        start=to_place(told["start"]),
        start_label=to_text(told["start_label"]),
        mode=Mode(told["mode"]),
        minutes=to_whole(told["minutes"], MOST_MINUTES) or USUAL_MINUTES,
        bad_day=to_yes(told["bad_day"]),
        times=frozenset(_to_field(*one) for one in _to_list(told["times"])),
        needs={need.barrier: need for need in needs},
        avoid=frozenset(map(Avoid, to_names(told["avoid"]))),
        budget_eur=_to_eur(told["budget_eur"]),
        budget_per=BudgetUnit(told["budget_per"]),
        age=to_whole(told["age"], OLDEST) or None,
        gender=None if told["gender"] is None else Gender(told["gender"]),
        include_special=to_yes(told["include_special"]),
        choices=choices,
    )
    gone = tuple(one.offer for one in choices if known.index.find(one.offer.id) is None)
    return Unpacked(talk, gone)


def _to_list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value


def _to_field(day: Any, part: Any) -> tuple[int, DayPart]:
    found = to_whole(day, 6)
    if found is None:
        raise ValueError("no such day")
    return found, DayPart[part]


def _to_need(barrier: Any, strength: Any, values: Any) -> Need:
    need = Need(Barrier(barrier), Strength(strength), tuple(to_names(values)))
    if need.barrier is Barrier.TIMES:
        raise ValueError("times have a grid of their own")
    if need.barrier is Barrier.GROUP and int(need.values[0] if need.values else "") not in GROUPS:
        raise ValueError("no such group")
    if not KNOWN_VALUES.get(need.barrier, frozenset(need.values)).issuperset(need.values):
        raise ValueError("no such value")
    return need


def _to_eur(value: Any) -> float | None:
    if value is None:
        return None
    if not 0 <= float(value) <= MOST_EUR:
        raise ValueError("no such price")
    return float(value)


def _to_choices(told: Any, index: Index, names: frozenset[str]) -> tuple[Choice, ...]:
    choices = tuple(_to_choice(one, index, names) for one in _to_list(told))
    if len(choices) > MOST_CHOICES or len({one.offer.id for one in choices}) < len(choices):
        raise ValueError("no such choice")
    return choices


def _to_choice(told: Mapping[str, Any], index: Index, names: frozenset[str]) -> Choice:
    day = to_day(told["day"])
    when = Appointment(day, to_time(told["start"]), to_time(told["end"])) if day else None
    words: dict[str, Any] = {name: to_text(told[name]) for name in OWN_WORDS}
    return Choice(
        _to_offer(told["id"], to_text(told["title"]), to_text(told["carrier"]), index),
        **words,
        who=None if told["who"] is None else Doer(told["who"]),
        step_by=to_day(told["step_by"]),
        when=when,
        companion=None if told["companion"] is None else Companion(told["companion"]),
        interests=tuple(name for name in to_names(told["interests"]) if name in names),
    )


def _to_offer(told: Any, title: str, carrier: str, index: Index) -> Offer:
    """Return the offer as it is now.

    On another machine its number may be another one's: its name or its carrier has to be the same.
    """
    number = told if type(told) is int else to_text(told)
    found = index.find(number)
    if found and (found.title == title or found.asset.name == carrier):
        return found
    return Offer(title, Asset(""), id=f"{GONE}{number}" if found else number)

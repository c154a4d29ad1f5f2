"""What one takes home from a talk, in words: for the sheet, for copying, for the diary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from sozialmap.core.model import Barrier, Offer, Presence, Value
from sozialmap.core.plan import Appointment, Choice, Commitment, Companion, Doer, Plan, Way
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Mode
from sozialmap.text.entries import (
    describe_grade,
    describe_kind,
    describe_price,
    describe_title,
    describe_where,
    is_vague,
)
from sozialmap.text.hours import LONG_DAYS, MONTHS, describe_hours
from sozialmap.text.numbers import NARROW, format_distance
from sozialmap.text.reasons import REASONS, describe_reason
from sozialmap.text.translator import N_, Translator

WISHES = {
    Commitment.DREAM: N_("My dream"),
    Commitment.WISH: N_("My wish"),
    Commitment.WILL: N_("This is what I want"),
    Commitment.OPEN: N_("What matters to me"),
}
HEADINGS = {
    "why": N_("Why I want this"), "what": N_("What it is"), "when": N_("On which day"),
    "where": N_("At which place"), "way": N_("How I get there"), "cost": N_("What I pay"),
    "ask_for": N_("Whom I turn to"), "step": N_("My first step"),
    "companion": N_("Who comes along"),
    "questions": N_("What I still ask"), "bring": N_("What I take along"),
    "first_minute": N_("The first minute"), "plan_b": N_("If it does not work out"),
}  # fmt: skip
EASY_HEADINGS = {
    "why": N_("Why do I go there?"), "what": N_("What is there?"), "when": N_("When do I go?"),
    "where": N_("Where is it?"), "way": N_("How do I get there?"), "cost": N_("What do I pay?"),
    "ask_for": N_("Whom can I ask?"), "step": N_("What do I do first?"),
    "companion": N_("Who comes with me?"), "questions": N_("What do I ask?"),
    "bring": N_("What do I take along?"), "first_minute": N_("What happens first there?"),
    "plan_b": N_("And if it does not work out?"),
}  # fmt: skip
DOERS = {
    Doer.ME: N_("I do it myself."),
    Doer.STAFF: N_("My member of staff does it."),
    Doer.OTHER: N_("Somebody else does it."),
}
DOERS_BY = {
    Doer.ME: N_("I do it myself, by {day}."),
    Doer.STAFF: N_("My member of staff does it, by {day}."),
    Doer.OTHER: N_("Somebody else does it, by {day}."),
}
COMPANIONS = {
    Companion.ALONE: N_("I go alone."),
    Companion.STAFF: N_("My member of staff comes along."),
    Companion.FAMILY: N_("Somebody of my family comes along."),
    Companion.FRIEND: N_("A friend comes along."),
    Companion.NEIGHBOUR: N_("Somebody of the neighbourhood comes along."),
    Companion.FROM_THERE: N_("Somebody from there meets me."),
    Companion.PEER: N_("Somebody with an experience like mine comes along."),
    Companion.VOLUNTEER: N_("A volunteer comes along."),
    Companion.WANTED: N_("Nobody yet. We look for somebody."),
}
MODES = {
    Mode.WALK: (N_("about a minute on foot"), N_("about {minutes} minutes on foot")),
    Mode.BIKE: (N_("about a minute by bike"), N_("about {minutes} minutes by bike")),
    Mode.WHEELCHAIR: (
        N_("about a minute with the wheelchair"),
        N_("about {minutes} minutes with the wheelchair"),
    ),
    Mode.TRANSIT: (
        N_("about a minute by bus and train"),
        N_("about {minutes} minutes by bus and train"),
    ),
}
PRICE_CODES, TIMES_CODES = ("price_",), ("times_",)


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A heading with what stands below it."""

    key: str
    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ChoiceWords:
    """One choice in words."""

    title: str
    rows: tuple[Row, ...]
    map_words: str


@dataclass(frozen=True, slots=True, repr=False)
class PlanWords:
    """A whole plan in words."""

    title: str
    rows: tuple[Row, ...]
    """Wish and strengths."""
    choices: tuple[ChoiceWords, ...]
    closing: str


def describe_plan(plan: Plan, _: Translator) -> PlanWords:
    """Return all that a sheet says, with public fields only; what is not known has no row."""
    return PlanWords(
        title=_("My plan"),
        rows=_filled(
            Row("wish", _(WISHES[plan.commitment]), _quoted(plan.wish_text, _)),
            Row("goal", _("What I want to reach"), _quoted(plan.goal, _)),
            Row("strengths", _("What I can and like to show"), (_named(plan.strengths, _),)),
        ),
        choices=tuple(_describe_choice(choice, plan.easy, _) for choice in plan.choices),
        closing=_("Only for me, only on this paper."),
    )


def _named(interests: Iterable[str], _: Translator) -> str:
    """Return interests by the names that they have in a language."""
    return ", ".join(_(name) for name in interests)


def plan_as_text(words: PlanWords) -> str:
    """Return the same as plain text, to copy."""
    parts = [words.title, *map(_row_as_text, words.rows)]
    for number, choice in enumerate(words.choices, 1):
        parts += [f"{number}. {choice.title}", *map(_row_as_text, choice.rows)]
    return "\n\n".join(parts) + "\n"


def describe_appointment(when: Appointment, _: Translator) -> str:
    """Return the day, and on a second line the time: Dienstag, 1. Dezember 2026 / 14–16 Uhr."""
    if when.start is None:
        return format_long_day(when.day, _)
    clock = _clock(when.start, _) + (f"–{_clock(when.end, _)}" if when.end else "")
    times = _("{times} o’clock", times=clock).replace(" ", NARROW)
    return f"{format_long_day(when.day, _)}\n{times}"


def format_long_day(day: date, _: Translator) -> str:
    """Return a day in words: Dienstag, 1. Dezember 2026."""
    return _(
        "{weekday}, {day} {month} {year}",
        weekday=_(LONG_DAYS[day.weekday()]),
        day=day.day,
        month=_(tuple(MONTHS.values())[day.month - 1]),
        year=day.year,
    )


def describe_questions(choice: Choice, _: Translator) -> list[str]:
    """Return what is to be asked, also where the offer leaves out its times or price."""
    codes = [reason.code for reason in choice.questions]
    asked = [describe_reason(reason, _) for reason in choice.questions]
    if choice.offer.hours is None and not _has(codes, TIMES_CODES):
        asked.append(_(REASONS["times_unknown"]))
    if choice.offer.price is None and not _has(codes, PRICE_CODES):
        asked.append(_(REASONS["price_unknown"]))
    return list(dict.fromkeys(asked))


def describe_step(choice: Choice, _: Translator) -> str:
    """Return who takes the first step, and by when."""
    day = format_long_day(choice.step_by, _) if choice.step_by else ""
    if choice.who:
        return _(DOERS_BY[choice.who], day=day) if day else _(DOERS[choice.who])
    return _("By {day}.", day=day) if day else ""


def describe_way(way: Way, _: Translator) -> list[str]:
    """Return the way from where one starts, and the nearest stop with its lines."""
    lines = [_from_start(way, _)] if way.minutes is not None else []
    if way.stop:
        served = _("{stop} (line {lines})", stop=way.stop, lines=", ".join(way.lines))
        stop = served if way.lines else way.stop
        lines.append(_("Stop: {stop}", stop=stop) + _to_the_door(way, _))
    return lines


def _from_start(way: Way, _: Translator) -> str:
    one, several = MODES[way.mode]
    minutes = max(1, round(way.minutes or 0))
    told = _(one) if minutes == 1 else _(several, minutes=minutes)
    if way.start:
        told = _("from {start}: {way}", start=way.start, way=told)
    told = told[:1].upper() + told[1:]
    return _("{way} (estimated)", way=told) if way.guessed else told


def _to_the_door(way: Way, _: Translator) -> str:
    if way.stop_m is None:
        return ""
    return _(", from there {distance}", distance=format_distance(way.stop_m, _))


def _describe_choice(choice: Choice, easy: bool, _: Translator) -> ChoiceWords:
    shared = share_offer(choice.offer, Audience.PUBLIC)
    headings = EASY_HEADINGS if easy else HEADINGS
    title = describe_title(shared, _)
    told = {
        "why": _quoted(choice.why_own_words, _),
        "what": _what(shared, easy, _),
        "when": _when(choice, shared, easy, _),
        "where": _where(shared, _),
        "way": tuple(describe_way(choice.way, _)) if choice.way else (),
        "companion": (_(COMPANIONS[choice.companion]),) if choice.companion else (),
        "step": (choice.first_step, describe_step(choice, _)),
        "ask_for": _ask_for(choice, shared, _),
        "questions": tuple(_("“{words}”", words=one) for one in describe_questions(choice, _)),
        "cost": (describe_price(shared.price, _) or _("That is not known yet."),),
        "bring": (choice.bring,),
        "first_minute": (choice.first_minute,),
        "plan_b": (choice.plan_b,),
    }
    rows = (Row(key, _(headings[key]), lines) for key, lines in told.items())
    start = choice.way.start if choice.way else ""
    around = _("Map: {title} and the streets around it", title=title)
    route = _("Map: the way from {start} to {title}", start=start, title=title)
    return ChoiceWords(title, _filled(*rows), route if start else around)


def _filled(*rows: Row) -> tuple[Row, ...]:
    """Return the rows that say something, without empty lines."""
    kept = (
        Row(row.key, row.heading, tuple(line for line in row.lines if line.strip())) for row in rows
    )
    return tuple(row for row in kept if row.lines)


def _quoted(words: str, _: Translator) -> tuple[str, ...]:
    return (_("“{words}”", words=words.strip()),) if words.strip() else ()


def _what(offer: Offer, easy: bool, _: Translator) -> tuple[str, ...]:
    carrier = offer.asset.name if offer.asset.name != offer.title else ""
    kind = " · ".join(part for part in (describe_kind(offer, _), carrier) if part)
    return (kind,) if easy else (kind, offer.description)


def _when(choice: Choice, offer: Offer, easy: bool, _: Translator) -> tuple[str, ...]:
    usual = describe_hours(offer.hours, _) if offer.hours else []
    if choice.when is None:
        return tuple(usual) or (_("That is not known yet."),)
    first = describe_appointment(choice.when, _)
    if easy or not usual:
        return (first,)
    return (first, _("Otherwise: {times}", times="; ".join(usual)))


def _where(offer: Offer, _: Translator) -> tuple[str, ...]:
    """Return the address; where nobody is sure of the door, that is said."""
    where = describe_where(offer, _)
    if not where:
        return (_("That is not known yet."),)
    fixed = offer.asset.presence is Presence.FIXED and not offer.asset.ordinary
    return (where, describe_grade(offer, _)) if fixed and is_vague(offer.asset) else (where,)


def _ask_for(choice: Choice, offer: Offer, _: Translator) -> tuple[str, ...]:
    contact = offer.asset.contact
    welcome = offer.fact(Barrier.ALONE)
    greeted = bool(welcome and welcome.value is Value.FREE)
    return (
        choice.ask_for,
        _("Somebody there welcomes newcomers.") if greeted else "",
        _("Phone: {number}", number=contact.phone) if contact.phone else "",
        _("Mail: {address}", address=contact.email) if contact.email else "",
    )


def _has(codes: list[str], starts: tuple[str, ...]) -> bool:
    return any(code.startswith(starts) for code in codes)


def _clock(moment: time, _: Translator) -> str:
    short = moment.minute == 0 and _.tag == "de"
    return f"{moment.hour}" if short else f"{moment.hour}:{moment.minute:02}"


def _row_as_text(row: Row) -> str:
    return "\n".join((f"{row.heading}:", *row.lines))

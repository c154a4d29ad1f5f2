"""Sentences for the reasons of openness."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sozialmap.core.model import Access, Barrier, PriceUnit
from sozialmap.core.wishes import Match, Reason
from sozialmap.text.labels import barrier_label, label, language_label
from sozialmap.text.numbers import format_day, format_euro, format_month
from sozialmap.text.translator import N_, Translator

REASONS = {
    "fits_interest": N_("fits: {interest}"),
    "fits_meaning": N_("close in meaning"),
    "fits_words": N_("named: {words}"),
    "need_met": N_("Fits: {need}{as_of}"),
    "times_fit": N_("times fit"),
    "price_free": N_("free of charge"),
    "price_fits": N_("costs {eur}{per}"),
    "age_fits": N_("age fits"),
    "gender_fits": N_("for {genders}"),
    "language_fits": N_("{languages} is spoken"),
    "too_far": N_("too far away"),
    "no_common_time": N_("at other times"),
    "too_expensive": N_("costs {eur}{per}"),
    "special": N_("special service"),
    "ended": N_("over since {day}"),
    "need_unmet": N_("Not so far: {need}{words}"),
    "age_excluded": N_("only {ages}"),
    "gender_excluded": N_("only for {genders}"),
    "eligibility_excluded": N_("only for {access}"),
    "avoid_met": N_("there is: {avoid}"),
    "removed": N_("{remover}"),
    "nice_unmet": N_("without: {need}{words}"),
    "interpreter": N_("with an interpreter – spoken is {languages}"),
    "reduction": N_("with the reduced price of {eur}{per}"),
    "need_unknown": N_("{question}{known}"),
    "need_outdated": N_("{question} (as of {as_of_month}, please check)"),
    "place_unknown": N_("Where does it take place?"),
    "way_unknown": N_("Is there a way there without steps?"),
    "times_unknown": N_("When is it?"),
    "times_fit_unknown": N_("Do the times fit?"),
    "times_outdated": N_("Are the times still right?{as_of}"),
    "times_by_appointment": N_("Can we make an appointment?"),
    "price_unknown": N_("What does it cost?"),
    "price_outdated": N_("Is the price still right?{as_of}"),
    "price_other_unit": N_("Is that affordable? It costs: {text}"),
    "age_rule": N_("Only {ages} – does that fit?"),
    "age_rule_outdated": N_("It used to be only {ages} – is that still so?"),
    "gender_rule": N_("Only for {genders} – does that fit?"),
    "gender_rule_outdated": N_("It used to be only for {genders} – is that still so?"),
    "eligibility_unknown": N_("Who may join?"),
    "eligibility_words": N_("May I join? The rule is: {text}"),
    "eligibility_outdated": N_("It used to be only for {access} – is that still so?"),
    "language_unknown": N_("Which languages are spoken?"),
    "avoid_unknown": N_("Is there: {avoid}?"),
    "wish_aside": N_("More is open without this wish: {need}"),
    "start_new": N_("Little fits so far. Perhaps something new can be started here."),
}
QUESTIONS = {
    (Barrier.STEPS, ""): N_("Can I get in without a step?"),
    (Barrier.TOILET, ""): N_("Is there a toilet for visitors?"),
    (Barrier.TOILET, "wheelchair"): N_("Is there a wheelchair toilet?"),
    (Barrier.HEARING, ""): N_("Is there help for people who hear badly?"),
    (Barrier.HEARING, "loop"): N_("Is there an induction loop?"),
    (Barrier.HEARING, "dgs"): N_("Does somebody know German Sign Language?"),
    (Barrier.SEEING, ""): N_("Is it easy to find one’s way with poor sight?"),
    (Barrier.SENSORY, ""): N_("Is it quiet there, or is there a quiet corner?"),
    (Barrier.GROUP, ""): N_("How many people come usually?"),
    (Barrier.LANGUAGE, ""): N_("Which languages are spoken?"),
    (Barrier.COST, ""): N_("What does it cost?"),
    (Barrier.ELIGIBILITY, ""): N_("Who may join?"),
    (Barrier.GENDER, ""): N_("Who comes: women, men, mixed?"),
    (Barrier.REGISTRATION, ""): N_("How do I register?"),
    (Barrier.TIMES, ""): N_("When is it?"),
    (Barrier.JOURNEY, ""): N_("How do I get there and back?"),
    (Barrier.ATTITUDE, ""): N_("May I come by and see whether it is for me?"),
    (Barrier.COMPANION, ""): N_("May somebody come with me?"),
    (Barrier.COMMITMENT, ""): N_("Must I come every time?"),
    (Barrier.DOGS, ""): N_("May my dog come?"),
    (Barrier.CHILDREN, ""): N_("May my child come?"),
    (Barrier.CHILDCARE, ""): N_("Is there childcare?"),
    (Barrier.TRIGGERS, ""): N_("Is alcohol served, are there gambling machines?"),
    (Barrier.TRIGGERS, "alcohol"): N_("Is alcohol served?"),
    (Barrier.TRIGGERS, "gambling"): N_("Are there gambling machines?"),
    (Barrier.DIGITAL, ""): N_("Does it work without a mobile and internet?"),
    (Barrier.ALONE, ""): N_("Is there somebody who welcomes newcomers?"),
}
MOST_REASONS = 3
LATER_REASONS = {
    "need_met": 2, "gender_fits": 2, "fits_interest": 4, "fits_words": 4, "fits_meaning": 4,
    **dict.fromkeys(("times_fit", "price_free", "price_fits", "age_fits", "language_fits"), 3),
}  # fmt: skip
"""What speaks for a row, the weightiest first; what speaks against it comes before all of these."""
PARTLY_WORDS = {"limited": N_("only with a step or in part"), "no": "", "leashed": N_("on a leash")}
"""Words of the map, which no visitor knows."""


def describe_reason(reason: Reason, _: Translator) -> str:
    """Return the sentence for one reason."""
    values = dict(reason.values)
    return _(REASONS[reason.code], **_shown(reason, values, _))


def describe_fit(reason: Reason, _: Translator) -> str:
    """Return why the words fit, with those of the person's words that led there."""
    values = dict(reason.values)
    heard = values.get("heard")
    if reason.code != "fits_interest" or not isinstance(heard, tuple) or not heard:
        return describe_reason(reason, _)
    told = _("fits: {interest}, heard in: {heard}")
    return told.format(interest=_(str(values["interest"])), heard=", ".join(map(str, heard)))


def describe_why(match: Match, _: Translator) -> list[str]:
    """Return at most three pieces of why an offer is there: what it fits, then what was asked for.

    What shuts the door is always among them, and needs that are met come before times and price,
    which stand beside each entry anyway.
    """
    first, rest = match.fits[:1], [*_told_once(match.verdict.why), *match.fits[1:]]
    ranked = [*first, *sorted(rest, key=lambda reason: LATER_REASONS.get(reason.code, 1))]
    return [describe_reason(reason, _) for reason in ranked[:MOST_REASONS]]


def describe_verdict(match: Match, _: Translator) -> list[str]:
    """Return what speaks for or against an offer beside its words."""
    return [describe_reason(reason, _) for reason in _told_once(match.verdict.why)]


def _told_once(reasons: Sequence[Reason]) -> list[Reason]:
    """Leave out the need for one's own gender where the rule of the offer says the same."""
    if not any(reason.code == "gender_fits" for reason in reasons):
        return list(reasons)
    return [r for r in reasons if (r.code, r.barrier) != ("need_met", Barrier.GENDER)]


def describe_outcome(match: Match, _: Translator) -> str:
    """Return the outcome with the one question or help that matters most."""
    verdict = match.verdict
    words = label(verdict.outcome, _)
    telling = {"ask": verdict.missing, "open_with": verdict.removers, "closed": verdict.why}
    reasons = telling.get(verdict.outcome.value, ())
    return f"{words}: {describe_reason(reasons[0], _)}" if reasons else words


def ask_about(barrier: Barrier, detail: str, _: Translator) -> str:
    """Return the ready question about a barrier."""
    return _(QUESTIONS.get((barrier, detail), QUESTIONS[barrier, ""]))


def _shown(reason: Reason, values: dict[str, Any], _: Translator) -> dict[str, Any]:
    """Return the values as a person reads them."""
    shown = dict(values)
    checked_on = values.get("checked_on")
    shown["as_of"] = _(" (as of {month})", month=format_month(checked_on, _)) if checked_on else ""
    shown["as_of_month"] = format_month(checked_on, _) if checked_on else "–"
    if reason.barrier:
        detail = values.get("detail", "")
        shown["need"] = barrier_label(reason.barrier, detail, _)
        shown["question"] = ask_about(reason.barrier, detail, _)
        shown["known"] = _known(values.get("text", ""), checked_on, _)
    shown["words"] = _words(values, _)
    shown["per"] = _per(values.get("unit"), _)
    if "interest" in values:
        shown["interest"] = _(values["interest"])
    if "eur" in values:
        shown["eur"] = format_euro(values["eur"], _)
    if "genders" in values:
        shown["genders"] = _listed([label(gender, _) for gender in values["genders"]], _)
    if "languages" in values:
        shown["languages"] = _listed([language_label(c, _) for c in values["languages"]], _)
    if "minimum" in values:
        shown["ages"] = describe_ages(values["minimum"], values["maximum"], _)
    if "avoid" in values:
        shown["avoid"] = label(values["avoid"], _)
    if isinstance(values.get("access"), Access):
        shown["access"] = label(values["access"], _)
    if isinstance(values.get("day"), date):
        shown["day"] = format_day(values["day"], _)
    return shown


def _words(values: dict[str, Any], _: Translator) -> str:
    if "words" in values:
        return ", ".join(values["words"])
    text = values.get("text", "")
    partly = PARTLY_WORDS.get(text)
    told = _(partly) if partly else partly if partly is not None else text
    return f" ({told})" if told else ""


def _known(text: str, checked_on: date | None, _: Translator) -> str:
    """Return what was told beside a question, such as a last bus, with its date."""
    if not text:
        return ""
    dated = [_("as of {month}", month=format_month(checked_on))] if checked_on else []
    return _(" (known: {text})", text=", ".join((text, *dated)))


def _per(unit: PriceUnit | None, _: Translator) -> str:
    """Return what a price is paid for; that of a visit goes without saying."""
    return f" {label(unit, _)}" if unit and unit is not PriceUnit.VISIT else ""


def describe_ages(minimum: int | None, maximum: int | None, _: Translator) -> str:
    """Return a rule of age in words."""
    if minimum is None:
        return _("up to {maximum} years", maximum=maximum)
    if maximum is None:
        return _("from {minimum} years", minimum=minimum)
    return _("{minimum}–{maximum} years", minimum=minimum, maximum=maximum)


def _listed(words: list[str], _: Translator) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])

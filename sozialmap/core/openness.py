"""Is an offer open to this person, on this day? Unknown is neither yes nor no.

Rules of DESIGN §3, one function each; docs/openness.md tells them in words.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from sozialmap.core.hours import WishedTimes, has_unknown, longest_common_min, read_wished
from sozialmap.core.model import (
    Access,
    Ages,
    Barrier,
    Gender,
    Offer,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.needs import Standing, by_fact, by_trigger, stand
from sozialmap.core.shelf_life import is_outdated
from sozialmap.core.wishes import (
    Avoid,
    BudgetUnit,
    Filter,
    Mode,
    Need,
    Outcome,
    Reason,
    Strength,
    Verdict,
    Wish,
)

ENOUGH_TIME_MIN = 30
"""In one piece: less is no visit."""
GERMAN = "de"


class Effect(Enum):
    """What a finding does to the outcome, strongest first."""

    ABSENT = auto()
    CLOSED = auto()
    ASK = auto()
    WITH = auto()
    NOTE = auto()
    """Only a question to list; the outcome stays."""
    FITS = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found."""

    effect: Effect
    reason: Reason
    filter: Filter | None = None


Findings = Iterator[Finding]


def judge(
    offer: Offer,
    wish: Wish,
    *,
    today: date,
    minutes: float | None = None,
    wished: WishedTimes | None = None,
) -> Verdict:
    """Return whether an offer is open to the wish on a day, with the reasons.

    `minutes` is the way door to door, None where the offer has no known place. `wished` are the
    times of the wish where they were read already.
    """
    case = Case(offer, wish, today, minutes, wished)
    findings = [finding for rule in RULES.values() for finding in rule(case)]
    outcome = _outcome(findings)
    return Verdict(
        outcome=outcome,
        filter=_filter(outcome, findings),
        why=_reasons(findings, Effect.ABSENT, Effect.CLOSED, Effect.FITS),
        missing=_reasons(findings, Effect.ASK, Effect.NOTE),
        removers=_reasons(findings, Effect.WITH),
    )


def find_strongest(rule: str, case: "Case") -> Finding | None:
    """Return what one rule finds that weighs most, or None where it finds nothing."""
    return min(RULES[rule](case), key=_weight, default=None)


def _weight(finding: "Finding") -> int:
    return finding.effect.value


@dataclass(frozen=True, slots=True)
class Case:
    """An offer, a wish and a day; see `judge`."""

    offer: Offer
    wish: Wish
    today: date
    minutes: float | None = None
    wished: WishedTimes | None = None

    def outdated(self, barrier: Barrier) -> bool:
        return is_outdated(barrier, self.offer.checked(barrier), self.today)

    def when(self, barrier: Barrier) -> dict[str, object]:
        return {"checked_on": self.offer.checked(barrier)}


def _reason(code: str, barrier: Barrier | None = None, **values: object) -> Reason:
    return Reason(code, barrier, tuple(values.items()))


def _outcome(findings: list[Finding]) -> Outcome:
    effects = {finding.effect for finding in findings}
    if Effect.ABSENT in effects:
        return Outcome.ABSENT
    if Effect.CLOSED in effects:
        return Outcome.CLOSED
    if Effect.ASK in effects:
        return Outcome.ASK
    return Outcome.OPEN_WITH if Effect.WITH in effects else Outcome.OPEN


def _filter(outcome: Outcome, findings: list[Finding]) -> Filter | None:
    if outcome is Outcome.CLOSED:
        return Filter.CLOSED
    return next((f.filter for f in findings if f.effect is Effect.ABSENT), None)


def _reasons(findings: list[Finding], *effects: Effect) -> tuple[Reason, ...]:
    ordered = sorted(
        (finding for finding in findings if finding.effect in effects),
        key=lambda finding: effects.index(finding.effect),
    )
    return tuple(dict.fromkeys(finding.reason for finding in ordered))


def _special(case: Case) -> Findings:
    """Special ones are left out where they are not wanted at all."""
    if not case.wish.include_special and case.offer.regularity is Regularity.SPECIAL:
        yield Finding(Effect.ABSENT, _reason("special"), Filter.SPECIAL)


def _ended(case: Case) -> Findings:
    """What is over has no time left in common."""
    last = case.offer.valid_until
    if last and last < case.today:
        yield Finding(Effect.ABSENT, _reason("ended", day=last), Filter.TIMES)


def _reach(case: Case) -> Findings:
    """Too far is a filter; no known place is a question; what comes to you is in reach."""
    wish = case.wish
    if wish.minutes is None or wish.start is None:
        return
    if case.offer.asset.presence in (Presence.ONLINE, Presence.HOME):
        return
    if _only_way_unknown(case):
        yield Finding(Effect.ASK, _reason("way_unknown", Barrier.JOURNEY))
    elif case.minutes is None or case.offer.asset.presence is Presence.MOBILE:
        yield Finding(Effect.ASK, _reason("place_unknown", Barrier.JOURNEY))
    elif case.minutes > wish.minutes:
        yield Finding(Effect.ABSENT, _reason("too_far"), Filter.REACH)


def _only_way_unknown(case: Case) -> bool:
    """Whether the place is known, but no way to it that this person can take."""
    asset = case.offer.asset
    fixed = asset.place is not None and asset.presence is not Presence.MOBILE
    return fixed and case.minutes is None and case.wish.mode is Mode.WHEELCHAIR


def _times(case: Case) -> Findings:
    """Known times need half an hour in one piece in common within four weeks."""
    wish, hours = case.wish, case.offer.hours
    if not wish.times:
        return
    wished = case.wished or read_wished(wish.times, case.today)
    if hours is None or not hours.known:
        yield Finding(Effect.ASK, _reason("times_unknown", Barrier.TIMES))
    elif case.outdated(Barrier.TIMES):
        yield Finding(
            Effect.ASK, _reason("times_outdated", Barrier.TIMES, **case.when(Barrier.TIMES))
        )
    elif not wished.valid:
        yield Finding(Effect.ASK, _reason("times_fit_unknown", Barrier.TIMES))
    elif longest_common_min(hours.osm, wished, case.today) >= ENOUGH_TIME_MIN:
        yield Finding(Effect.FITS, _reason("times_fit", Barrier.TIMES))
    elif has_unknown(hours.osm):
        yield Finding(Effect.ASK, _reason("times_by_appointment", Barrier.TIMES))
    else:
        yield Finding(Effect.ABSENT, _reason("no_common_time", Barrier.TIMES), Filter.TIMES)


def _budget(case: Case) -> Findings:
    """A known price over the budget is a filter, unless a reduced one fits."""
    wish, price = case.wish, case.offer.price
    if wish.budget_eur is None:
        return
    if price is None:
        yield Finding(Effect.ASK, _reason("price_unknown", Barrier.COST))
    elif case.outdated(Barrier.COST):
        yield Finding(
            Effect.ASK, _reason("price_outdated", Barrier.COST, **case.when(Barrier.COST))
        )
    elif price.donation or price.full_eur == 0:
        yield Finding(Effect.FITS, _reason("price_free", Barrier.COST))
    elif not _same_unit(price, wish.budget_per):
        yield Finding(Effect.ASK, _reason("price_other_unit", Barrier.COST, text=price.text))
    else:
        yield _by_amount(price, wish)


def _same_unit(price: Price, budget: BudgetUnit) -> bool:
    units = {
        BudgetUnit.VISIT: (PriceUnit.VISIT,),
        BudgetUnit.MONTH: (PriceUnit.MONTH, PriceUnit.YEAR),
    }
    return price.unit in units[budget]


def _by_amount(price: Price, wish: Wish) -> Finding:
    share = 1 / 12 if price.unit is PriceUnit.YEAR else 1
    budget = (wish.budget_eur or 0) + 1e-9
    full = {"eur": price.full_eur, "unit": price.unit}
    if price.full_eur * share <= budget:
        return Finding(Effect.FITS, _reason("price_fits", Barrier.COST, **full))
    if price.reduced_eur is not None and price.reduced_eur * share <= budget:
        reduced = {"eur": price.reduced_eur, "unit": price.unit}
        return Finding(Effect.WITH, _reason("reduction", Barrier.COST, **reduced))
    return Finding(Effect.ABSENT, _reason("too_expensive", Barrier.COST, **full), Filter.BUDGET)


def _ages(case: Case) -> Findings:
    """A rule of age shuts out, asks where the age is not named, and asks again when old."""
    ages, age = case.offer.ages, case.wish.age
    if ages is None or ages == Ages():
        return
    limits = {"minimum": ages.minimum, "maximum": ages.maximum}
    if age is None:
        yield Finding(Effect.ASK, _reason("age_rule", Barrier.ELIGIBILITY, **limits))
    elif (ages.minimum or 0) <= age <= (ages.maximum or age):
        yield Finding(Effect.FITS, _reason("age_fits", Barrier.ELIGIBILITY, **limits))
    elif case.outdated(Barrier.ELIGIBILITY):
        yield Finding(Effect.ASK, _reason("age_rule_outdated", Barrier.ELIGIBILITY, **limits))
    else:
        yield Finding(Effect.CLOSED, _reason("age_excluded", Barrier.ELIGIBILITY, **limits))


def _genders(case: Case) -> Findings:
    """A rule of gender; with none named there is none, and diverse people are never sorted."""
    rule, gender = case.offer.genders, case.wish.gender
    if not rule or rule == set(Gender):
        return
    named = {"genders": tuple(sorted(rule))}
    if gender in rule:
        yield Finding(Effect.FITS, _reason("gender_fits", Barrier.GENDER, **named))
    elif gender is None or gender is Gender.DIVERSE:
        yield Finding(Effect.ASK, _reason("gender_rule", Barrier.GENDER, **named))
    elif case.outdated(Barrier.GENDER):
        yield Finding(Effect.ASK, _reason("gender_rule_outdated", Barrier.GENDER, **named))
    else:
        yield Finding(Effect.CLOSED, _reason("gender_excluded", Barrier.GENDER, **named))


def _eligibility(case: Case) -> Findings:
    """Members, referral and the like shut out whoever does not have it; words are a question."""
    rule, wish = case.offer.eligibility, case.wish
    barrier = Barrier.ELIGIBILITY
    if rule is None:
        told = case.offer.fact(barrier)
        excluded = told is not None and told.value in (Value.EXCLUDED, Value.HURDLE)
        if excluded or case.offer.regularity is Regularity.SPECIAL:
            yield Finding(Effect.ASK, _reason("eligibility_unknown", barrier))
        return
    named = {"access": rule.access, "text": rule.text}
    remover = case.offer.remover(barrier)
    if rule.access is Access.ALL or rule.access in {has.value for has in wish.has}:
        return
    if rule.access is Access.WORDS:
        yield Finding(Effect.ASK, _reason("eligibility_words", barrier, text=rule.text))
    elif case.outdated(barrier):
        yield Finding(Effect.ASK, _reason("eligibility_outdated", barrier, **named))
    elif remover:
        yield Finding(Effect.WITH, _reason("removed", barrier, detail="", remover=remover))
    else:
        yield Finding(Effect.CLOSED, _reason("eligibility_excluded", barrier, **named))


def _languages(case: Case) -> Findings:
    """Without a need, no common language calls for an interpreter; German needs no question."""
    wish, offer = case.wish, case.offer
    if not wish.languages or any(need.barrier is Barrier.LANGUAGE for need in wish.needs):
        return
    barrier = Barrier.LANGUAGE
    common = [language for language in wish.languages if language in offer.languages]
    if offer.languages and not case.outdated(barrier):
        if common:
            yield Finding(Effect.FITS, _reason("language_fits", barrier, languages=tuple(common)))
        else:
            yield Finding(Effect.WITH, _reason("interpreter", barrier, languages=offer.languages))
    elif GERMAN not in wish.languages or (offer.languages and not common):
        yield Finding(Effect.ASK, _reason("language_unknown", barrier))


def _avoids(case: Case) -> Findings:
    """What is to be avoided closes the door where it is met; nothing removes it."""
    for avoid in sorted(case.wish.avoid):
        met = _meets(avoid, case)
        if met is Value.HURDLE:
            yield Finding(Effect.CLOSED, _reason("avoid_met", avoid=avoid))
        elif met is Value.UNKNOWN:
            yield Finding(Effect.ASK, _reason("avoid_unknown", avoid=avoid))


def _meets(avoid: Avoid, case: Case) -> Value:
    """Return HURDLE where the offer has what is avoided, FREE where it has not."""
    if avoid is Avoid.SPECIAL:
        regularity = case.offer.regularity
        special = Value.HURDLE if regularity is Regularity.SPECIAL else Value.FREE
        return Value.UNKNOWN if regularity is None else special
    if avoid is Avoid.MIXED_GENDER:
        return _meets_mixed(case)
    if avoid in (Avoid.ALCOHOL, Avoid.GAMBLING):
        return by_trigger(case.offer, avoid, case.today).value
    barrier = Barrier.DOGS if avoid is Avoid.DOGS else Barrier.CHILDREN
    allowed = by_fact(case.offer, barrier, "", case.today).value
    flipped = {Value.FREE: Value.HURDLE, Value.HURDLE: Value.FREE}
    return flipped.get(allowed, Value.UNKNOWN)


def _meets_mixed(case: Case) -> Value:
    """No rule recorded does not say who comes: ask."""
    genders = case.offer.genders
    if not genders or case.outdated(Barrier.GENDER):
        return Value.UNKNOWN
    if len(genders) == 1:
        return Value.FREE
    return Value.HURDLE if {Gender.FEMALE, Gender.MALE} <= genders else Value.UNKNOWN


def _needs(case: Case) -> Findings:
    """A must is never relaxed; a nice need that is not met is named."""
    for need in find_needs(case.wish):
        standing = stand(need, case.offer, case.wish, case.today)
        yield _finding(need, standing)


def find_needs(wish: Wish) -> list[Need]:
    """Return the needs, and for somebody in a wheelchair that of no steps."""
    needs = list(wish.needs)
    if wish.mode is Mode.WHEELCHAIR:
        needs = [need for need in needs if need.barrier is not Barrier.STEPS]
        needs.insert(0, Need(Barrier.STEPS, Strength.MUST))
    return needs


def _finding(need: Need, standing: Standing) -> Finding:
    must = need.strength is Strength.MUST
    values = {"detail": standing.detail or need.detail, "text": standing.text}
    dated = {**values, "checked_on": standing.checked_on}
    if standing.value is Value.FREE:
        return Finding(Effect.FITS, _reason("need_met", need.barrier, **dated))
    if standing.value is Value.UNKNOWN:
        code = "need_outdated" if standing.outdated else "need_unknown"
        return Finding(Effect.ASK if must else Effect.NOTE, _reason(code, need.barrier, **dated))
    if standing.remover:
        removed = {"detail": standing.detail, "remover": standing.remover}
        return Finding(Effect.WITH, _reason("removed", need.barrier, **removed))
    code, effect = ("need_unmet", Effect.CLOSED) if must else ("nice_unmet", Effect.WITH)
    return Finding(effect, _reason(code, need.barrier, **values))


RULES: dict[str, Callable[[Case], Findings]] = {
    "special": _special,
    "ended": _ended,
    "reach": _reach,
    "times": _times,
    "budget": _budget,
    "ages": _ages,
    "genders": _genders,
    "eligibility": _eligibility,
    "languages": _languages,
    "avoids": _avoids,
    "needs": _needs,
}
"""All rules, in the order in which their reasons are told."""

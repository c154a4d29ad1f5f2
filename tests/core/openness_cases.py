"""All rules of openness as cases: what is known, what is wished, and what follows.

docs/openness.md is made of them (`python -m tests.core.openness_cases`), and
tests/core/test_openness_cases.py judges each one.
"""

from dataclasses import dataclass
from datetime import date

from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    Barrier,
    Channel,
    Eligibility,
    Fact,
    Gender,
    Offer,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.places import Place
from sozialmap.core.wishes import (
    Avoid,
    BudgetUnit,
    Has,
    Mode,
    Need,
    Outcome,
    Strength,
    Wish,
)
from tests.conftest import CHECKOUT, TODAY, hours, make_offer

DOCUMENT = CHECKOUT / "docs" / "openness.md"
OLD = date(2015, 1, 1)
FREE, HURDLE, EXCLUDED, UNKNOWN = Value.FREE, Value.HURDLE, Value.EXCLUDED, Value.UNKNOWN
OPEN, WITH, ASK, CLOSED, ABSENT = (
    Outcome.OPEN,
    Outcome.OPEN_WITH,
    Outcome.ASK,
    Outcome.CLOSED,
    Outcome.ABSENT,
)
START = Place(50.1, 8.7)
REACH = Wish(start=START, minutes=15)
TUESDAY = Wish(times="Tu 13:00-18:00")
EVENING_TUESDAY = hours("Tu 17:30-20:00")
WOMEN = frozenset({Gender.FEMALE})
WHEELCHAIR = Wish(mode=Mode.WHEELCHAIR)
ALCOHOL = Wish(avoid=frozenset({Avoid.ALCOHOL}))
NO_MEN = Wish(gender=Gender.FEMALE, avoid=frozenset({Avoid.MIXED_GENDER}))


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule; `told` tells it in words."""

    rule: str
    told: str
    offer: Offer
    wish: Wish
    outcome: Outcome
    minutes: float | None = None

    def __str__(self) -> str:
        return f"{self.rule}: {self.told}"


def fact(barrier: Barrier, value: Value, detail: str = "", **more: object) -> Fact:
    """A fact that was checked today, with what a case changes."""
    return Fact(barrier, value, detail, **{"checked_on": TODAY, **more})  # type: ignore[arg-type]


def must(barrier: Barrier, *values: str, **more: object) -> Wish:
    return Wish(needs=(Need(barrier, Strength.MUST, values),), **more)  # type: ignore[arg-type]


def nice(barrier: Barrier, *values: str) -> Wish:
    return Wish(needs=(Need(barrier, Strength.NICE, values),))


def known(*facts: Fact, **more: object) -> Offer:
    return make_offer(facts=facts, **more)


def at(presence: Presence, place: Place | None = None) -> Offer:
    return make_offer(asset=Asset("A", presence=presence, place=place))


def avoiding(avoid: Avoid) -> Wish:
    return Wish(avoid=frozenset({avoid}))


def budget(eur: float, per: BudgetUnit = BudgetUnit.VISIT) -> Wish:
    return Wish(budget_eur=eur, budget_per=per)


def members(**more: object) -> Offer:
    return make_offer(eligibility=Eligibility(Access.MEMBER), **more)


STEPS, TOILET, HEARING, TRIGGERS = (
    Barrier.STEPS,
    Barrier.TOILET,
    Barrier.HEARING,
    Barrier.TRIGGERS,
)
MONTH = BudgetUnit.MONTH
SPECIAL = make_offer(regularity=Regularity.SPECIAL, eligibility=Eligibility(Access.ALL))
MIXED = make_offer(regularity=Regularity.MIXED)
STEP_FREE_DOOR = known(fact(STEPS, FREE), asset=Asset("A", place=START))
ROLLING = Wish(start=START, minutes=15, mode=Mode.WHEELCHAIR)
RAMP = fact(STEPS, HURDLE, remover="ramp in the yard")

CASES = (
    Case("special", "special services are not wanted", SPECIAL, Wish(include_special=False), ABSENT),
    Case("special", "a mixed one is no special one", MIXED, Wish(include_special=False), OPEN),
    Case("special", "unknown whether special", make_offer(), Wish(include_special=False), OPEN),
    Case("ended", "its last day was yesterday", make_offer(valid_until=date(2026, 11, 23)), Wish(), ABSENT),
    Case("ended", "today is its last day", make_offer(valid_until=TODAY), Wish(), OPEN),
    Case("reach", "further than the minutes", make_offer(), REACH, ABSENT, 16),
    Case("reach", "exactly the minutes", make_offer(), REACH, OPEN, 15),
    Case("reach", "no known place", make_offer(), REACH, ASK),
    Case("reach", "no known place, no reach asked for", make_offer(), Wish(), OPEN),
    Case("reach", "online", at(Presence.ONLINE), REACH, OPEN),
    Case("reach", "comes to one’s home", at(Presence.HOME), REACH, OPEN),
    Case("reach", "at changing places, whatever its address", at(Presence.MOBILE, START), REACH, ASK, 1),
    Case("reach", "by wheelchair: the place is known, but no way without steps", STEP_FREE_DOOR, ROLLING, ASK),
    Case("reach", "by wheelchair: a way without steps, within the minutes", STEP_FREE_DOOR, ROLLING, OPEN, 15),
    Case("times", "half an hour in common", make_offer(hours=EVENING_TUESDAY), TUESDAY, OPEN),
    Case("times", "a quarter of an hour in common", make_offer(hours=hours("Tu 17:45-20:00")), TUESDAY, ABSENT),
    Case("times", "twice a quarter of an hour", make_offer(hours=hours("Tu 12:00-13:15,17:45-20:00")), TUESDAY, ABSENT),
    Case("times", "another day", make_offer(hours=hours("We 14:00-17:00")), TUESDAY, ABSENT),
    Case("times", "once a month, within 28 days", make_offer(hours=hours("Tu[1] 14:00-16:00")), TUESDAY, OPEN),
    Case("times", "only after more than 28 days", make_offer(hours=hours("2027 Jan 05 14:00-16:00")), TUESDAY, ABSENT),
    Case("times", "it ends before the first time in common", make_offer(hours=EVENING_TUESDAY, valid_until=date(2026, 11, 29)), Wish(times="Mo 17:00-20:00"), ABSENT),
    Case("times", "by appointment is neither open nor shut", make_offer(hours=hours('"nach Vereinbarung"')), TUESDAY, ASK),
    Case("times", "one day known, else by appointment", make_offer(hours=hours('We 14:00-17:00; Tu "nach Vereinbarung"')), TUESDAY, ASK),
    Case("times", "unreadable", make_offer(hours=hours("")), TUESDAY, ASK),
    Case("times", "never recorded", make_offer(), TUESDAY, ASK),
    Case("times", "fitting, older than 6 months", make_offer(hours=EVENING_TUESDAY, checked_on=date(2026, 5, 23)), TUESDAY, ASK),
    Case("times", "not fitting, older than 6 months", make_offer(hours=hours("We 14:00-17:00"), checked_on=date(2026, 5, 23)), TUESDAY, ASK),
    Case("times", "not fitting, just 6 months old", make_offer(hours=hours("We 14:00-17:00"), checked_on=date(2026, 5, 24)), TUESDAY, ABSENT),
    Case("times", "fitting, without any date", make_offer(hours=EVENING_TUESDAY, checked_on=None), TUESDAY, ASK),
    Case("times", "the wish itself cannot be read", make_offer(hours=EVENING_TUESDAY), Wish(times="whenever"), ASK),
    Case("budget", "price equal to the budget", make_offer(price=Price(5)), budget(5), OPEN),
    Case("budget", "price over the budget", make_offer(price=Price(5.01)), budget(5), ABSENT),
    Case("budget", "over, reduced price within", make_offer(price=Price(6, reduced_eur=3)), budget(5), WITH),
    Case("budget", "over, reduced price over too", make_offer(price=Price(9, reduced_eur=6)), budget(5), ABSENT),
    Case("budget", "over, a fund would pay: never removes an absence", known(fact(Barrier.COST, HURDLE, remover="fund"), price=Price(9)), budget(5), ABSENT),
    Case("budget", "free of charge, nothing to spend", make_offer(price=Price(0)), budget(0), OPEN),
    Case("budget", "free of charge, whatever the unit", make_offer(price=Price(0, PriceUnit.COURSE)), budget(0, MONTH), OPEN),
    Case("budget", "a donation is a gift", make_offer(price=Price(0, donation=True)), budget(0), OPEN),
    Case("budget", "a deposit is only said", make_offer(price=Price(0, text="free of charge, deposit of 10 €")), budget(0), OPEN),
    Case("budget", "a twelfth of the price per year", make_offer(price=Price(60, PriceUnit.YEAR)), budget(5, MONTH), OPEN),
    Case("budget", "a twelfth is over", make_offer(price=Price(61, PriceUnit.YEAR)), budget(5, MONTH), ABSENT),
    Case("budget", "a twelfth of the reduced price", make_offer(price=Price(90, PriceUnit.YEAR, 60)), budget(5, MONTH), WITH),
    Case("budget", "per year, budget per visit", make_offer(price=Price(12, PriceUnit.YEAR)), budget(50), ASK),
    Case("budget", "per month, budget per visit", make_offer(price=Price(5, PriceUnit.MONTH)), budget(5), ASK),
    Case("budget", "per visit, budget per month", make_offer(price=Price(5)), budget(5, MONTH), ASK),
    Case("budget", "per course", make_offer(price=Price(20, PriceUnit.COURSE)), budget(50), ASK),
    Case("budget", "never recorded", make_offer(), budget(5), ASK),
    Case("budget", "over, older than 12 months", make_offer(price=Price(60), checked_on=date(2025, 11, 23)), budget(5), ASK),
    Case("budget", "over, without any date", make_offer(price=Price(60), checked_on=None), budget(5), ASK),
    Case("budget", "free of charge, older than 12 months", make_offer(price=Price(0), checked_on=date(2025, 11, 23)), budget(5), ASK),
    Case("ages", "of an age that may come", make_offer(ages=Ages(18, 27)), Wish(age=27), OPEN),
    Case("ages", "too old", make_offer(ages=Ages(18, 27)), Wish(age=28), CLOSED),
    Case("ages", "too young", make_offer(ages=Ages(18, None)), Wish(age=17), CLOSED),
    Case("ages", "too old, the rule is outdated", make_offer(ages=Ages(18, 27), checked_on=OLD), Wish(age=28), ASK),
    Case("ages", "too old, the rule has no date", make_offer(ages=Ages(18, 27), checked_on=None), Wish(age=28), ASK),
    Case("ages", "met, but old", make_offer(ages=Ages(18, 27), checked_on=OLD), Wish(age=20), OPEN),
    Case("ages", "a rule, and no age is named", make_offer(ages=Ages(18, 27)), Wish(), ASK),
    Case("ages", "no rule", make_offer(), Wish(), OPEN),
    Case("ages", "a rule without any limit is none", make_offer(ages=Ages()), Wish(), OPEN),
    Case("genders", "women only, a woman", make_offer(genders=WOMEN), Wish(gender=Gender.FEMALE), OPEN),
    Case("genders", "women only, a man", make_offer(genders=WOMEN), Wish(gender=Gender.MALE), CLOSED),
    Case("genders", "women only, a man, outdated", make_offer(genders=WOMEN, checked_on=OLD), Wish(gender=Gender.MALE), ASK),
    Case("genders", "women only, a woman, old", make_offer(genders=WOMEN, checked_on=OLD), Wish(gender=Gender.FEMALE), OPEN),
    Case("genders", "women only, a diverse person", make_offer(genders=WOMEN), Wish(gender=Gender.DIVERSE), ASK),
    Case("genders", "men only, a diverse person", make_offer(genders=frozenset({Gender.MALE})), Wish(gender=Gender.DIVERSE), ASK),
    Case("genders", "women only, and no gender is named", make_offer(genders=WOMEN), Wish(), ASK),
    Case("genders", "everybody is named", make_offer(genders=frozenset(Gender)), Wish(gender=Gender.DIVERSE), OPEN),
    Case("genders", "no rule", make_offer(), Wish(), OPEN),
    Case("eligibility", "everybody may join", make_offer(eligibility=Eligibility(Access.ALL)), Wish(), OPEN),
    Case("eligibility", "members only", members(), Wish(), CLOSED),
    Case("eligibility", "members only, a member", members(), Wish(has=frozenset({Has.MEMBER})), OPEN),
    Case("eligibility", "members only, a member, old", members(checked_on=OLD), Wish(has=frozenset({Has.MEMBER})), OPEN),
    Case("eligibility", "has a referral, membership is needed", members(), Wish(has=frozenset({Has.REFERRAL})), CLOSED),
    Case("eligibility", "referral needed", make_offer(eligibility=Eligibility(Access.REFERRAL)), Wish(), CLOSED),
    Case("eligibility", "approval of costs needed", make_offer(eligibility=Eligibility(Access.APPROVAL)), Wish(), CLOSED),
    Case("eligibility", "residents only, a resident", make_offer(eligibility=Eligibility(Access.RESIDENT)), Wish(has=frozenset({Has.RESIDENT})), OPEN),
    Case("eligibility", "members only, outdated", members(checked_on=OLD), Wish(), ASK),
    Case("eligibility", "members only, trial without membership", members(facts=(fact(Barrier.ELIGIBILITY, UNKNOWN, remover="trial"),)), Wish(), WITH),
    Case("eligibility", "members only, the ramp removes nothing", members(facts=(RAMP,)), Wish(), CLOSED),
    Case("eligibility", "a rule in free words", make_offer(eligibility=Eligibility(Access.WORDS, "tenants of the co-op")), Wish(), ASK),
    Case("eligibility", "a rule in free words, whatever one has", make_offer(eligibility=Eligibility(Access.WORDS, "by agreement")), Wish(has=frozenset(Has)), ASK),
    Case("eligibility", "only a fact tells of an exclusion", known(fact(Barrier.ELIGIBILITY, EXCLUDED, text="tenants")), Wish(), ASK),
    Case("eligibility", "no rule", make_offer(), Wish(), OPEN),
    Case("eligibility", "no rule, but a special service", make_offer(regularity=Regularity.SPECIAL), Wish(), ASK),
    Case("languages", "one in common", make_offer(languages=("de", "tr")), Wish(languages=("tr",)), OPEN),
    Case("languages", "none in common", make_offer(languages=("de",)), Wish(languages=("ar",)), WITH),
    Case("languages", "none in common, outdated", make_offer(languages=("de",), checked_on=OLD), Wish(languages=("ar",)), ASK),
    Case("languages", "not recorded, speaks German", make_offer(), Wish(languages=("ar", "de")), OPEN),
    Case("languages", "not recorded, speaks no German", make_offer(), Wish(languages=("ar",)), ASK),
    Case("avoids", "alcohol is served", known(fact(TRIGGERS, HURDLE, "alcohol")), ALCOHOL, CLOSED),
    Case("avoids", "alcohol is served: nothing removes it", known(fact(TRIGGERS, HURDLE, "alcohol", remover="side room")), ALCOHOL, CLOSED),
    Case("avoids", "no alcohol", known(fact(TRIGGERS, FREE, "alcohol")), ALCOHOL, OPEN),
    Case("avoids", "no alcohol, outdated", known(fact(TRIGGERS, FREE, "alcohol", checked_on=OLD)), ALCOHOL, ASK),
    Case("avoids", "alcohol is served, outdated", known(fact(TRIGGERS, HURDLE, "alcohol", checked_on=OLD)), ALCOHOL, ASK),
    Case("avoids", "only gambling is known", known(fact(TRIGGERS, FREE, "gambling")), ALCOHOL, ASK),
    Case("avoids", "a fact that names no trigger speaks of all", known(fact(TRIGGERS, FREE)), ALCOHOL, OPEN),
    Case("avoids", "gambling machines", known(fact(TRIGGERS, HURDLE, "gambling")), avoiding(Avoid.GAMBLING), CLOSED),
    Case("avoids", "dogs may come, so one meets them", known(fact(Barrier.DOGS, FREE)), avoiding(Avoid.DOGS), CLOSED),
    Case("avoids", "no dogs", known(fact(Barrier.DOGS, HURDLE)), avoiding(Avoid.DOGS), OPEN),
    Case("avoids", "nobody knows about dogs", make_offer(), avoiding(Avoid.DOGS), ASK),
    Case("avoids", "children may come", known(fact(Barrier.CHILDREN, FREE)), avoiding(Avoid.CHILDREN), CLOSED),
    Case("avoids", "a special service", SPECIAL, avoiding(Avoid.SPECIAL), CLOSED),
    Case("avoids", "a mixed one is no special one", MIXED, avoiding(Avoid.SPECIAL), OPEN),
    Case("avoids", "unknown whether special", make_offer(), avoiding(Avoid.SPECIAL), ASK),
    Case("avoids", "mixed groups: women only", make_offer(genders=WOMEN), NO_MEN, OPEN),
    Case("avoids", "mixed groups: women only, outdated", make_offer(genders=WOMEN, checked_on=OLD), NO_MEN, ASK),
    Case("avoids", "mixed groups: everybody is named", make_offer(genders=frozenset(Gender)), NO_MEN, CLOSED),
    Case("avoids", "mixed groups: women and diverse people", make_offer(genders=frozenset({Gender.FEMALE, Gender.DIVERSE})), NO_MEN, ASK),
    Case("avoids", "mixed groups: no rule recorded", make_offer(), NO_MEN, ASK),
    Case("needs", "must, met", known(fact(STEPS, FREE)), must(STEPS), OPEN),
    Case("needs", "must, a hurdle", known(fact(STEPS, HURDLE)), must(STEPS), CLOSED),
    Case("needs", "must, excluded", known(fact(STEPS, EXCLUDED)), must(STEPS), CLOSED),
    Case("needs", "must, a hurdle that is removed", known(RAMP), must(STEPS), WITH),
    Case("needs", "must, help for another hurdle", known(RAMP, fact(TOILET, HURDLE)), must(TOILET), CLOSED),
    Case("needs", "must, help in words that name no hurdle", known(fact(STEPS, HURDLE), help_text="we are glad to help"), must(STEPS), CLOSED),
    Case("needs", "must, the journey: somebody fetches", known(fact(Barrier.JOURNEY, HURDLE, remover="we fetch you")), must(Barrier.JOURNEY), WITH),
    Case("needs", "must, unknown", known(fact(STEPS, UNKNOWN)), must(STEPS), ASK),
    Case("needs", "must, never recorded", make_offer(), must(STEPS), ASK),
    Case("needs", "must, met, without any date", known(fact(STEPS, FREE, checked_on=None)), must(STEPS), ASK),
    Case("needs", "must, met, just 36 months old", known(fact(STEPS, FREE, checked_on=date(2023, 11, 24))), must(STEPS), OPEN),
    Case("needs", "must, met, older than 36 months", known(fact(STEPS, FREE, checked_on=date(2023, 11, 23))), must(STEPS), ASK),
    Case("needs", "must, a hurdle, outdated", known(fact(STEPS, HURDLE, checked_on=OLD)), must(STEPS), ASK),
    Case("needs", "must, a removed hurdle, outdated", known(fact(STEPS, HURDLE, checked_on=OLD, remover="ramp")), must(STEPS), ASK),
    Case("needs", "nice, met", known(fact(STEPS, FREE)), nice(STEPS), OPEN),
    Case("needs", "nice, not met", known(fact(STEPS, HURDLE)), nice(STEPS), WITH),
    Case("needs", "nice, a hurdle that is removed", known(RAMP), nice(STEPS), WITH),
    Case("needs", "nice, unknown: only listed", make_offer(), nice(STEPS), OPEN),
    Case("needs", "nice, outdated: only listed", known(fact(STEPS, HURDLE, checked_on=OLD)), nice(STEPS), OPEN),
    Case("needs", "a hurdle that nobody asked about", known(fact(STEPS, HURDLE)), Wish(), OPEN),
    Case("needs", "by wheelchair: partly step-free is a hurdle", known(fact(STEPS, HURDLE, text="partly")), WHEELCHAIR, CLOSED),
    Case("needs", "by wheelchair: unknown steps", make_offer(), WHEELCHAIR, ASK),
    Case("needs", "by wheelchair: step-free, toilet unknown", known(fact(STEPS, FREE)), WHEELCHAIR, OPEN),
    Case("needs", "by wheelchair: a nice need for no steps is a must", known(fact(STEPS, HURDLE)), Wish(mode=Mode.WHEELCHAIR, needs=nice(STEPS).needs), CLOSED),
    Case("needs", "wheelchair toilet is not inferred from no steps", known(fact(STEPS, FREE)), must(TOILET, "wheelchair"), ASK),
    Case("needs", "wheelchair toilet is not inferred from a toilet", known(fact(TOILET, FREE)), must(TOILET, "wheelchair"), ASK),
    Case("needs", "a toilet is not inferred from a wheelchair toilet", known(fact(TOILET, FREE, "wheelchair")), must(TOILET), ASK),
    Case("needs", "help for a toilet is none for a wheelchair toilet", known(fact(TOILET, HURDLE, remover="next door"), fact(TOILET, HURDLE, "wheelchair")), must(TOILET, "wheelchair"), CLOSED),
    Case("needs", "hearing: no loop, sign language unknown", known(fact(HEARING, HURDLE, "loop")), must(HEARING), ASK),
    Case("needs", "hearing: neither", known(fact(HEARING, HURDLE, "loop"), fact(HEARING, HURDLE, "dgs")), must(HEARING), CLOSED),
    Case("needs", "hearing: one of both, none named", known(fact(HEARING, HURDLE, "loop"), fact(HEARING, FREE, "dgs")), must(HEARING), OPEN),
    Case("needs", "hearing: the other one is needed", known(fact(HEARING, HURDLE, "loop"), fact(HEARING, FREE, "dgs")), must(HEARING, "loop"), CLOSED),
    Case("needs", "no triggers: neither", known(fact(TRIGGERS, FREE, "alcohol"), fact(TRIGGERS, FREE, "gambling")), must(TRIGGERS), OPEN),
    Case("needs", "no triggers: one unknown", known(fact(TRIGGERS, FREE, "alcohol")), must(TRIGGERS), ASK),
    Case("needs", "no triggers: one removed, one not", known(fact(TRIGGERS, HURDLE, "alcohol", remover="side room"), fact(TRIGGERS, HURDLE, "gambling")), must(TRIGGERS), CLOSED),
    Case("needs", "no triggers: one removed, one unknown", known(fact(TRIGGERS, HURDLE, "alcohol", remover="side room")), must(TRIGGERS), ASK),
    Case("needs", "group: as many as named fits", make_offer(group_size=6), must(Barrier.GROUP, "6"), OPEN),
    Case("needs", "group: one more", make_offer(group_size=7), must(Barrier.GROUP, "6"), CLOSED),
    Case("needs", "group: one more, older than 24 months", make_offer(group_size=7, checked_on=date(2024, 11, 23)), must(Barrier.GROUP, "6"), ASK),
    Case("needs", "group: no number named", make_offer(group_size=7), must(Barrier.GROUP), ASK),
    Case("needs", "group: size unknown", make_offer(), must(Barrier.GROUP, "6"), ASK),
    Case("needs", "registration: none needed", make_offer(registration=(Channel.NONE,)), must(Barrier.REGISTRATION), OPEN),
    Case("needs", "registration: by a channel one can use", make_offer(registration=(Channel.PHONE, Channel.EMAIL)), must(Barrier.REGISTRATION, "email"), OPEN),
    Case("needs", "registration: only by another", make_offer(registration=(Channel.PHONE,)), must(Barrier.REGISTRATION, "email"), CLOSED),
    Case("needs", "registration: no channel named", make_offer(registration=(Channel.PHONE,)), must(Barrier.REGISTRATION), ASK),
    Case("needs", "registration: older than 12 months", make_offer(registration=(Channel.NONE,), checked_on=date(2025, 11, 23)), must(Barrier.REGISTRATION), ASK),
    Case("needs", "language: none in common", make_offer(languages=("de",)), must(Barrier.LANGUAGE, "ar"), CLOSED),
    Case("needs", "language: none in common, interpreter", known(fact(Barrier.LANGUAGE, UNKNOWN, remover="interpreter"), languages=("de",)), must(Barrier.LANGUAGE, "ar"), WITH),
    Case("needs", "language: of the wish", make_offer(languages=("ar",)), must(Barrier.LANGUAGE, languages=("ar",)), OPEN),
    Case("needs", "language: not recorded, a must asks even for German", make_offer(), must(Barrier.LANGUAGE, "de"), ASK),
    Case("needs", "cost: free of charge", make_offer(price=Price(0)), must(Barrier.COST), OPEN),
    Case("needs", "cost: a price, no budget named", make_offer(price=Price(3)), must(Barrier.COST), ASK),
    Case("needs", "cost: the budget judges", make_offer(price=Price(3)), must(Barrier.COST, budget_eur=5), OPEN),
    Case("needs", "times: known, none named in the wish", make_offer(hours=EVENING_TUESDAY), must(Barrier.TIMES), ASK),
    Case("needs", "times: the times of the wish judge", make_offer(hours=EVENING_TUESDAY), must(Barrier.TIMES, times="Tu 13:00-20:00"), OPEN),
    Case("needs", "eligibility: nothing recorded", make_offer(), must(Barrier.ELIGIBILITY), ASK),
    Case("needs", "eligibility: the rule judges", make_offer(eligibility=Eligibility(Access.ALL)), must(Barrier.ELIGIBILITY), OPEN),
    Case("needs", "gender: among one’s own", make_offer(genders=WOMEN), must(Barrier.GENDER, gender=Gender.FEMALE), OPEN),
    Case("needs", "gender: everybody comes", make_offer(genders=frozenset(Gender)), must(Barrier.GENDER, gender=Gender.FEMALE), CLOSED),
    Case("needs", "gender: no rule recorded", make_offer(), must(Barrier.GENDER, gender=Gender.FEMALE), ASK),
    Case("needs", "welcome: older than 12 months", known(fact(Barrier.ATTITUDE, FREE, checked_on=date(2025, 11, 23))), must(Barrier.ATTITUDE), ASK),
    Case("needs", "welcome: nobody has told yet", known(fact(Barrier.ATTITUDE, UNKNOWN)), must(Barrier.ATTITUDE), ASK),
    Case("needs", "welcome: somebody spoke with them", known(fact(Barrier.ATTITUDE, FREE)), must(Barrier.ATTITUDE), OPEN),
    Case("needs", "commitment in words is a hurdle", known(fact(Barrier.COMMITMENT, HURDLE, text="six evenings")), must(Barrier.COMMITMENT), CLOSED),
    Case("precedence", "absent over closed", make_offer(price=Price(9), ages=Ages(18, 20)), Wish(budget_eur=5, age=50), ABSENT),
    Case("precedence", "closed over ask", make_offer(ages=Ages(18, 20)), Wish(age=50, needs=(Need(STEPS),)), CLOSED),
    Case("precedence", "ask over open with", make_offer(languages=("de",)), Wish(languages=("ar",), needs=(Need(STEPS),)), ASK),
    Case("precedence", "open with over open", known(RAMP, price=Price(0)), Wish(budget_eur=5, needs=(Need(STEPS),)), WITH),
)  # fmt: skip

HEAD = """# Is it open to this person?

The rules of `sozialmap/core/openness.py`, told as cases. Each is judged by a test, with today being {today:%d.%m.%Y};
this page is made of the same table (`python -m tests.core.openness_cases`). Precedence: absent, closed, ask, open with, open.
`absent` is a counted filter and no closed door; unknown or outdated is a question, never a yes and never a no.

**Where little is open.** What is to be asked is shown too. A must is never set aside. A nice need holds nothing back:
not met, it makes `open with …` and is named; unknown, it is a question beside an open door. So setting it aside can
bring nothing new and changes no verdict and no order: where fewer than three are open, it is *said* which wishes, set
aside one by one, would make most of what is shown fully open, until three are or none is left. Where even with
questions fewer than three are shown, starting something new is proposed. Nothing is hidden by either.
"""
NAMES = {OPEN: "open", WITH: "open with …", ASK: "ask", CLOSED: "closed", ABSENT: "absent"}


def page() -> str:
    """The document: a table for each rule."""
    parts = [HEAD.format(today=TODAY)]
    for rule in dict.fromkeys(case.rule for case in CASES):
        lines = [f"| {c.told} | {NAMES[c.outcome]} |" for c in CASES if c.rule == rule]
        parts.append(
            "\n".join(
                [f"## {rule.capitalize()}", "", "| case | outcome |", "|---|---|", *lines, ""]
            )
        )
    return "\n".join(parts)


if __name__ == "__main__":
    DOCUMENT.write_text(page(), encoding="utf-8")

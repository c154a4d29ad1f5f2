"""Any offer and any wish, for properties that hold for all of them (hypothesis)."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    Barrier,
    Channel,
    Eligibility,
    Fact,
    Gender,
    Hours,
    Offer,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Value,
)
from sozialmap.core.places import Place
from sozialmap.core.wishes import Avoid, BudgetUnit, Has, Mode, Need, Strength, Wish
from tests.conftest import TODAY

START = Place(50.1, 8.7)
DETAILS = {
    Barrier.TOILET: ("", "wheelchair"),
    Barrier.HEARING: ("", "loop", "dgs"),
    Barrier.TRIGGERS: ("", "alcohol", "gambling"),
}
NEED_VALUES = {
    Barrier.TOILET: ((), ("wheelchair",)),
    Barrier.HEARING: ((), ("loop",), ("dgs",), ("loop", "dgs")),
    Barrier.GROUP: ((), ("6",), ("8",), ("viele",)),
    Barrier.REGISTRATION: ((), ("none",), ("phone",), ("email", "online")),
    Barrier.LANGUAGE: ((), ("de",), ("ar", "tr")),
}
LANGUAGES = st.sampled_from([(), ("de",), ("ar",), ("de", "tr"), ("en", "ar")])
OFFERED_TIMES = (
    "", "Tu 14:00-17:00", "Tu 17:30-20:00", "Tu 17:45-20:00", "Tu 17:40-18:05", "We 09:00-12:00",
    "Mo-Fr 09:00-18:00; PH off", "Tu[1] 14:00-16:00", "2027 Jan 05 14:00-16:00", "24/7",
    'unknown "nach Vereinbarung"', 'We 14:00-17:00; Tu "nach Vereinbarung"', "Sa 22:00-02:00",
    'Tu 13:00-17:45 open "a", Tu 17:45-18:15 open "b"', "PH 10:00-12:00", "Mo-Sa 15:00+", "kaputt",
)  # fmt: skip
WISHED_TIMES = (
    "", "", "Tu 13:00-18:00", "Tu 13:10-18:10", "Mo-Fr 08:00-12:00", "Sa,Su 20:00-24:00",
    "Tu 17:30-18:00", "Tu 17:40-18:10", "PH,Su 09:00-11:00", "whenever", "Sa 23:45-00:20",
)  # fmt: skip
DATES = st.sampled_from(
    [
        None,
        *[TODAY] * 8,
        *(TODAY - timedelta(days=days) for days in (180, 184, 366, 731, 800, 1096, 1200)),
        date(2026, 5, 24),
        date(2026, 5, 23),
        date(2025, 11, 24),
        date(2024, 2, 29),
    ]
)


@st.composite
def facts(draw: st.DrawFn, barriers: st.SearchStrategy[Barrier]) -> Fact:
    barrier = draw(barriers)
    return Fact(
        barrier,
        draw(st.sampled_from(list(Value))),
        draw(st.sampled_from(DETAILS.get(barrier, ("",)))),
        checked_on=draw(DATES),
        remover=draw(st.sampled_from(["", "", "Hilfe"])),
    )


def places() -> st.SearchStrategy[Place | None]:
    near = st.builds(
        Place,
        st.floats(50.07, 50.13),
        st.floats(8.65, 8.75),
    )
    return st.one_of(st.none(), near, st.just(START), st.just(Place(-36.8, -179.9)))


assets = st.builds(
    Asset,
    name=st.sampled_from(["Verein", "Kirche", "Café"]),
    place=places(),
    presence=st.sampled_from([Presence.FIXED, Presence.FIXED, *Presence]),
    ordinary=st.booleans(),
)
prices = st.builds(
    Price,
    full_eur=st.sampled_from([0, 3, 5, 5.01, 9, 60, 61]),
    unit=st.sampled_from(list(PriceUnit)),
    reduced_eur=st.sampled_from([None, 0, 2, 6]),
    donation=st.booleans(),
)
OF_OFFERS: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "ways": {"asset": assets},
    "times": {
        "hours": st.sampled_from([None, *(Hours(osm=osm, text=osm) for osm in OFFERED_TIMES)])
    },
    "ended": {"valid_until": st.sampled_from([None, TODAY, TODAY - timedelta(days=1)])},
    "budget": {"price": st.one_of(st.none(), prices)},
    "special": {"regularity": st.sampled_from([None, *Regularity])},
    "ages": {"ages": st.sampled_from([None, Ages(), Ages(18), Ages(None, 30), Ages(18, 27)])},
    "genders": {"genders": st.frozensets(st.sampled_from(list(Gender)))},
    "eligibility": {
        "eligibility": st.sampled_from([None, *(Eligibility(one, "Regel") for one in Access)])
    },
    "languages": {"languages": LANGUAGES},
    "needs": {
        "registration": st.sampled_from([(), (Channel.NONE,), (Channel.PHONE,), (Channel.EMAIL,)]),
        "group_size": st.sampled_from([None, 6, 7]),
    },
    "avoids": {},
}
OF_WISHES: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "ways": {
        "start": st.sampled_from([None, START]),
        "mode": st.sampled_from(list(Mode)),
        "minutes": st.sampled_from([None, 0, 5, 15, 40, -1]),
    },
    "times": {"times": st.sampled_from(WISHED_TIMES)},
    "ended": {},
    "budget": {
        "budget_eur": st.sampled_from([None, 0, 5, -1]),
        "budget_per": st.sampled_from(list(BudgetUnit)),
    },
    "special": {"include_special": st.booleans()},
    "ages": {"age": st.sampled_from([None, 17, 18, 25, 34])},
    "genders": {"gender": st.sampled_from([None, *Gender])},
    "eligibility": {"has": st.frozensets(st.sampled_from(list(Has)))},
    "languages": {"languages": LANGUAGES},
    "needs": {},
    "avoids": {"avoid": st.frozensets(st.sampled_from(list(Avoid)), max_size=2)},
}
ALWAYS: dict[str, st.SearchStrategy[object]] = {
    "title": st.sampled_from(["Gruppe", "Treff", "Äpfel"]),
    "checked_on": DATES,
    "id": st.integers(1, 10**6),
}


@st.composite
def needs(draw: st.DrawFn, barriers: st.SearchStrategy[Barrier]) -> Need:
    barrier = draw(barriers)
    values = draw(st.sampled_from(NEED_VALUES.get(barrier, ((),))))
    return Need(barrier, draw(st.sampled_from(list(Strength))), values)


RULED = {
    "times": [Barrier.TIMES],
    "budget": [Barrier.COST],
    "ages": [Barrier.ELIGIBILITY],
    "genders": [Barrier.GENDER],
    "eligibility": [Barrier.ELIGIBILITY],
    "languages": [Barrier.LANGUAGE],
    "avoids": [Barrier.TRIGGERS, Barrier.DOGS, Barrier.CHILDREN],
}


def neighbours(fact: Fact) -> list[Fact]:
    """A fact and those that differ from it in one respect."""
    return [
        fact,
        replace(fact, remover="" if fact.remover else "Hilfe"),
        replace(fact, checked_on=date(2015, 1, 1)),
        *(replace(fact, value=value) for value in Value),
        *(replace(fact, detail=detail) for detail in DETAILS.get(fact.barrier, ())),
    ]


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Offer], Wish]:
    """Two offers, those between them that differ in one respect, and a wish that asks about it."""
    respects = draw(st.lists(st.sampled_from(list(OF_OFFERS)), max_size=2, unique=True))
    ruled = [barrier for one in respects for barrier in RULED.get(one, ())]
    barrier = draw(st.sampled_from(ruled or [*Barrier, *2 * [*DETAILS, *NEED_VALUES]]))
    wanted = st.lists(needs(st.sampled_from([*[barrier] * 40, *Barrier])), max_size=2).map(tuple)
    of_wish = {name: one for part in respects for name, one in OF_WISHES[part].items()}
    of_offer = {name: one for part in respects for name, one in OF_OFFERS[part].items()}
    known = st.lists(facts(st.sampled_from([barrier, barrier, Barrier.STEPS])), max_size=2).map(
        tuple
    )
    offers = st.builds(Offer, facts=known, **{"asset": assets, **ALWAYS, **of_offer})
    one, other = draw(offers), draw(offers)
    between = [
        replace(one, **{name: getattr(other, name)}) for name in (*of_offer, "facts", "checked_on")
    ]
    told = [replace(one, facts=(fact,)) for known in one.facts for fact in neighbours(known)]
    wish = draw(st.builds(Wish, needs=wanted, **of_wish))
    return draw(st.permutations([one, other, *between, *told])), wish

"""Was brauche ich: needs as cards, each a must or good to have; what to avoid, without reason."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from sozialmap.core.model import Barrier, Channel, Gender
from sozialmap.core.wishes import Avoid, BudgetUnit, Need, Strength
from sozialmap.pictures import picture_of
from sozialmap.text.labels import LANGUAGES, barrier_label, label
from sozialmap.text.talk_words import GENDERS, NEEDS
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.cards import Card, ask_cards
from sozialmap.ui.planning.fields import ask_one, ask_some
from sozialmap.ui.planning.talk import Talk

USUAL_GROUP = 8
MOST_PEOPLE, OLDEST = 99, 110
CHANNELS = (Channel.NONE, Channel.PHONE, Channel.EMAIL, Channel.ONLINE, Channel.IN_PERSON)
USUAL = {
    Barrier.GROUP: (str(USUAL_GROUP),),
    Barrier.REGISTRATION: (Channel.NONE.value,),
}
"""What a need says where nothing more is said."""


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    st.markdown(_("Choose only what matters to you. Nobody asks for a reason."))
    cards = [Card(one.value, _(words), picture_of(one)) for one, words in NEEDS.items()]
    chosen = ask_cards(cards, frozenset(one.value for one in talk.needs), "needs")
    for barrier in NEEDS:
        if barrier not in chosen:
            talk.needs.pop(barrier, None)
        elif barrier not in talk.needs:
            talk.needs[barrier] = Need(barrier, values=USUAL.get(barrier, ()))
    for barrier in [one for one in NEEDS if one in talk.needs]:
        with st.container(border=True, key=f"plan-need-{barrier}"):
            talk.needs[barrier] = _ask_need(talk.needs[barrier], talk, _)
    with st.expander(_("What I would rather keep away from"), icon=":material/do_not_disturb_on:"):
        names = {one: label(one, _) for one in Avoid}
        talk.avoid = frozenset(ask_some(_("Not with"), names, sorted(talk.avoid), "avoid"))
    if Barrier.COST not in talk.needs:  # else it is asked there
        with st.expander(_("What may it cost?"), icon=":material/euro:"):
            _ask_budget(talk, "budget", _)
    with st.expander(_("Age and gender, only if you like"), icon=":material/person:"):
        st.caption(_("Some offers are only for certain people. This helps to find them."))
        _ask_person(talk, _)


def _ask_need(need: Need, talk: Talk, _: Translator) -> Need:
    names = {Strength.MUST: _("a must"), Strength.NICE: _("would be good")}
    strength = ask_one(_(NEEDS[need.barrier]), names, need.strength, f"how-{need.barrier}")
    need = replace(need, strength=strength or need.strength)
    if need.barrier is Barrier.COST:
        _ask_budget(talk, "cost", _)
    if need.barrier is Barrier.GENDER:
        _ask_gender(talk, "need", _)
    ask = VALUES.get(need.barrier)
    return replace(need, values=ask(need, _)) if ask else need


def _ask_group(need: Need, _: Translator) -> tuple[str, ...]:
    count = st.number_input(
        _("How many people at most?"), 2, MOST_PEOPLE, int(need.values[0]),
        key=state.widget_key("plan-group"),
    )  # fmt: skip
    return (str(count),)


def _ask_channels(need: Need, _: Translator) -> tuple[str, ...]:
    names = {one.value: label(one, _) for one in CHANNELS}
    found = ask_some(_("I can sign up"), names, list(need.values), "channels")
    return tuple(found) or (Channel.NONE.value,)


def _ask_languages(need: Need, _: Translator) -> tuple[str, ...]:
    names = {code: _(name) for code, name in LANGUAGES.items()}
    return tuple(ask_some(_("My languages"), names, list(need.values), "languages"))


def _ask_toilet(need: Need, _: Translator) -> tuple[str, ...]:
    kind = barrier_label(Barrier.TOILET, "wheelchair", _)
    wanted = st.toggle(kind, bool(need.values), key=state.widget_key("plan-toilet"))
    return ("wheelchair",) if wanted else ()


def _ask_hearing(need: Need, _: Translator) -> tuple[str, ...]:
    names = {aid: barrier_label(Barrier.HEARING, aid, _) for aid in ("loop", "dgs")}
    found = ask_one(_("What helps"), names, need.values[0] if need.values else None, "hearing")
    return (found,) if found else ()


VALUES: dict[Barrier, Callable[[Need, Translator], tuple[str, ...]]] = {
    Barrier.GROUP: _ask_group,
    Barrier.REGISTRATION: _ask_channels,
    Barrier.LANGUAGE: _ask_languages,
    Barrier.TOILET: _ask_toilet,
    Barrier.HEARING: _ask_hearing,
}


def _ask_budget(talk: Talk, key: str, _: Translator) -> None:
    eur = st.number_input(
        _("At most, in euros (empty: any price)"), 0.0, 1000.0, talk.budget_eur, 1.0,
        key=state.widget_key(f"plan-{key}-eur"), format="%.2f",
    )  # fmt: skip
    talk.budget_eur = eur
    names = {BudgetUnit.VISIT: _("per visit"), BudgetUnit.MONTH: _("per month")}
    talk.budget_per = ask_one(_("That is"), names, talk.budget_per, f"{key}-per") or talk.budget_per


def _ask_person(talk: Talk, _: Translator) -> None:
    age = st.number_input(
        _("Age"), 1, OLDEST, talk.age, key=state.widget_key("plan-age"), placeholder="–"
    )
    talk.age = int(age) if age else None
    if Barrier.GENDER not in talk.needs:
        _ask_gender(talk, "person", _)


def _ask_gender(talk: Talk, key: str, _: Translator) -> None:
    names = {one: _(GENDERS[one]) for one in Gender}
    talk.gender = ask_one(_("I am"), names, talk.gender, f"gender-{key}")

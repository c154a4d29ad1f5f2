"""Vorschläge: three to seven, why, what to ask; dreams in rungs; where one can give something."""

import streamlit as st

from sozialmap.core.wishes import Filter
from sozialmap.text.explore import describe_held_back
from sozialmap.text.labels import label
from sozialmap.text.plain import as_markdown
from sozialmap.text.talk_words import describe_rung, interest_name
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.match_list import crisis_box
from sozialmap.ui.planning.picture import still_map
from sozialmap.ui.planning.rows import row
from sozialmap.ui.planning.talk import Step, Talk, known_now
from sozialmap.usecases.plan_talk import (
    Knowledge,
    Ladder,
    Suggestions,
    find_walks,
    says_nothing,
    suggest,
)


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    known = known_now(talk)
    found = suggest(talk, known)
    crisis_box(found.crisis, state.house().settings.crisis_lines, _)
    if talk.own_words.strip():
        st.markdown(_("You said: “{words}”", words=as_markdown(talk.own_words)))
    if says_nothing(talk):
        st.caption(_("Nothing was said yet of what matters. This is what there is near by:"))
    if found.matches:
        _list(found, talk, _)
    else:
        _nothing(found, talk, known, _)
    _special(found, talk, _)
    for number, ladder in enumerate(found.ladders):
        _dream(ladder, f"dream{number}", talk, _)
    if found.giving:
        st.markdown(f"## {_('Here you can give something')}")
        for match in found.giving:
            row(match, talk, _, part="give")
    _held_back(found, _)


def _list(found: Suggestions, talk: Talk, _: Translator) -> None:
    talk.map_shown = st.toggle(
        _("Show the map"), talk.map_shown, key=state.widget_key("plan-show-map")
    )
    if talk.map_shown:
        heard = [one.interest.name for one in found.answer.understood]
        still_map([match.offer for match in found.matches], talk, _, heard)
    for number, match in enumerate(found.matches, 1):
        row(match, talk, _, part="list", number=number, understood=found.answer.understood)
    with st.container(horizontal=True, gap="small"):
        if found.first and st.button(_("The first ones again"), key="plan-first-page"):
            talk.page = 0
            st.rerun()
        if found.has_more and st.button(
            _("Show others"), icon=":material/refresh:", key="plan-others"
        ):
            talk.page = talk.page + 1 if found.first else 1
            st.rerun()


def _nothing(found: Suggestions, talk: Talk, known: Knowledge, _: Translator) -> None:
    """Say that nothing fits, and where to go on: what holds back, a walk, something new."""
    st.info(_("Nothing was found that fits all of this. That is not your fault."))
    st.markdown(_("Perhaps one of these ways leads on:"))
    with st.container(horizontal=True, gap="small"):
        for step, words in ((Step.REACH, _("Change way and time")),
                            (Step.NEEDS, _("Change needs")),
                            (Step.WISH, _("Say it in other words"))):  # fmt: skip
            if st.button(words, key=f"plan-change-{step}"):
                talk.step = step
                st.rerun()
    st.markdown(f"## {_('Have a look around near by')}")
    for match in find_walks(talk, known):
        row(match, talk, _, part="walk")
    st.markdown(f"## {_('Start something new')}")
    st.markdown(
        _(
            "What is not there yet can begin: with two people and a place. Talk about it with "
            "your member of staff, and put the idea on the map on the page “Enter”."
        )
    )


def _special(found: Suggestions, talk: Talk, _: Translator) -> None:
    """Offer special services only behind a switch, and only where there are any."""
    count = found.held_back.get(Filter.SPECIAL, 0)
    if not count and not talk.include_special:
        return
    wanted = st.toggle(
        _("Also show special services, for example for people with mental illness"),
        talk.include_special, key=state.widget_key("plan-special"),
    )  # fmt: skip
    if wanted != talk.include_special:
        talk.include_special, talk.page = wanted, 0
        st.rerun()


def _dream(ladder: Ladder, part: str, talk: Talk, _: Translator) -> None:
    """Show a big wish in three rungs; none is called unrealistic."""
    found = state.reader().find_interest(ladder.interest)
    name = interest_name(found, _) if found else ladder.interest
    with st.expander(
        _("Big wish: {wish}, step by step", wish=as_markdown(name)), icon=":material/stairs:"
    ):
        for number, rung in enumerate(ladder.rungs):
            st.markdown(
                f"**{label(rung.step.rung, _)}:** {as_markdown(describe_rung(rung.step, _))}"
            )
            for match in rung.matches:
                row(match, talk, _, part=f"{part}-{number}")


def _held_back(found: Suggestions, _: Translator) -> None:
    told = describe_held_back(found.held_back, _)
    if told:
        st.caption(_("Left out because of what was said: {told}.", told=told))

"""Auswahl: at most three, with the reason in own words, and what the person wants to reach."""

from functools import partial

import streamlit as st

from sozialmap.core.plan import MOST_CHOICES, Choice
from sozialmap.text.entries import describe_kind, describe_title, describe_where
from sozialmap.text.plain import as_markdown
from sozialmap.text.plan_snippet import hint_for_goal
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.planning.fields import ask_words
from sozialmap.ui.planning.talk import Step, Talk
from sozialmap.usecases.plan_talk import change_choice, unchoose


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    if not talk.choices:
        none_yet(talk, _)
        return
    st.markdown(_("At most {most}. Fewer is fine.", most=MOST_CHOICES))
    for choice in talk.choices:
        with st.container(border=True, key=f"plan-chosen-{state.entry_key(choice.offer.id)}"):
            _choice(choice, talk, _)
    with st.expander(_("What do I want to reach? (for the Teilhabeplan)"), icon=":material/flag:"):
        ask_words(_("In your own words"), talk.goal, "goal", partial(setattr, talk, "goal"))
        hint = hint_for_goal(talk.goal, _)
        if hint:
            st.info(as_markdown(hint), icon=":material/lightbulb:")


def none_yet(talk: Talk, _: Translator) -> None:
    """Say that nothing is chosen yet, and lead to the suggestions."""
    st.info(_("Nothing is chosen yet. That is all right."))
    if st.button(_("To the suggestions"), icon=":material/lightbulb:", key="plan-to-suggestions"):
        talk.step = Step.SUGGEST
        st.rerun()


def is_gone(choice: Choice) -> bool:
    """Tell whether an offer left the map since it was chosen."""
    return state.house().index().find(choice.offer.id) is None


def say_gone(choice: Choice, _: Translator) -> None:
    """Say kindly that an offer is no longer there."""
    if is_gone(choice):
        st.warning(
            _(
                "This offer is no longer on the map. What you said about it is still here. "
                "Perhaps something similar can be found among the suggestions."
            ),
            icon=":material/info:",
        )


def _choice(choice: Choice, talk: Talk, _: Translator) -> None:
    offer = choice.offer
    st.markdown(f"### {as_markdown(describe_title(offer, _))}")
    told = [describe_kind(offer, _), describe_where(offer, _)]
    st.markdown(" · ".join(as_markdown(part) for part in told if part))
    say_gone(choice, _)
    ask_words(
        _("Why this? In your own words"), choice.why_own_words,
        f"why-{state.entry_key(offer.id)}",
        lambda words: change_choice(talk, offer.id, why_own_words=words), lines=2,
    )  # fmt: skip
    if st.button(
        _("Leave out again"), icon=":material/close:", key=f"plan-drop-{state.entry_key(offer.id)}"
    ):
        unchoose(talk, offer.id)
        st.rerun()

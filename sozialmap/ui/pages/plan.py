"""Planen: a talk in calm steps, that starts from the person and leaves no trace."""

import streamlit as st

from sozialmap.ui import state
from sozialmap.ui.planning import (
    arrive,
    bar,
    chosen,
    first_step,
    needs,
    overview,
    reach,
    suggest,
    take,
    wish,
)
from sozialmap.ui.planning.talk import Step, current_talk

STEPS = {
    Step.ARRIVE: arrive.show,
    Step.WISH: wish.show,
    Step.REACH: reach.show,
    Step.NEEDS: needs.show,
    Step.SUGGEST: suggest.show,
    Step.CHOICE: chosen.show,
    Step.FIRST: first_step.show,
    Step.TAKE: take.show,
}


def page() -> None:
    """Show the page."""
    talk, _ = current_talk(), state.translator()
    state.house().keep_profiled()

    reach.name_start(talk, _)
    bar.look(talk)
    wanted = bar.steps(talk, _)
    with st.container(key="plan-step"):
        if talk.overview:
            wanted = overview.show(talk, _) or wanted
        else:
            bar.question(talk, _)
            STEPS[talk.step](talk, _)
    wanted = bar.moves(talk, _) or wanted
    bar.from_the_top(talk)
    if wanted:  # only now, so that all that was said on this step is kept
        talk.step, talk.overview = wanted, False
        state.visit().returned = None
        st.rerun()

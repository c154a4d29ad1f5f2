"""Where one is in a talk, and the way back and forth. Any step at any time; nothing is counted."""

from html import escape
from pathlib import Path

import streamlit as st

from sozialmap.text.talk_words import QUESTIONS, STEPS
from sozialmap.text.translator import Translator
from sozialmap.ui.planning.talk import FirstPart, Step, Talk

STATIC = Path(__file__).resolve().parent.parent / "static"
LOOK, LARGE = STATIC / "plan.css", STATIC / "plan-large.css"
ICONS = {
    Step.ARRIVE: ":material/waving_hand:",
    Step.WISH: ":material/favorite:",
    Step.REACH: ":material/schedule:",
    Step.NEEDS: ":material/handshake:",
    Step.SUGGEST: ":material/lightbulb:",
    Step.CHOICE: ":material/check_circle:",
    Step.FIRST: ":material/footprint:",
    Step.TAKE: ":material/description:",
}
TO_THE_TOP = (
    "<script>/* %s */ setTimeout(() => {"
    "const main = document.querySelector('[data-testid=stMain]'); if (main) main.scrollTo(0, 0);"
    "const came = window.sozialmapStep, name = '%s'; window.sozialmapStep = name;"
    "const within = came && came.split(':')[0] === name.split(':')[0];"
    "const heading = document.getElementById(within ? 'plan-part' : 'plan-question');"
    "if (heading && came) heading.focus();"
    "}, 60);</script>"
)
"""Whoever has just come keeps the focus where the browser puts it."""


def look(talk: Talk) -> None:
    """Set the look of the page: large, calm, with room for fingers."""
    sheets = (LOOK, LARGE) if talk.large else (LOOK,)
    rules = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    st.html(f"<style>{rules}</style>")


def steps(talk: Talk, _: Translator) -> Step | None:
    """Show all steps; return the one that was asked for."""
    wanted = None
    with st.container(horizontal=True, gap="small", key="plan-steps"):
        for step, name in STEPS.items():
            here = step is talk.step and not talk.overview
            kind = "primary" if here else "secondary"
            if st.button(_(name), icon=ICONS[step], key=f"plan-to-{step}", type=kind):  # type: ignore[arg-type]
                wanted = step
    return wanted


def question(talk: Talk, _: Translator) -> None:
    """Show the one question of this step."""
    place = list(STEPS).index(talk.step) + 1
    where = _("Step {place} of {count}", place=place, count=len(STEPS))
    st.html(
        f'<p class="plan-where">{escape(where)}</p>'
        f'<h1 id="plan-question" tabindex="-1">{escape(_(QUESTIONS[talk.step]))}</h1>'
    )


def moves(talk: Talk, _: Translator) -> Step | None:
    """Show the way back and on, and that to everything on one page; return what was asked for."""
    order = list(STEPS)
    place = order.index(talk.step)
    wanted = None
    with st.container(horizontal=True, gap="small", key="plan-moves"):
        if talk.overview:
            if st.button(_("Back to the talk"), icon=":material/arrow_back:", key="plan-talk"):
                wanted = talk.step
            return wanted
        if place and st.button(_("Step back"), icon=":material/arrow_back:", key="plan-back"):
            wanted = order[place - 1]
        if place + 1 < len(order) and st.button(
            _next(talk, order[place + 1], _), icon=":material/arrow_forward:",
            icon_position="right", type="secondary" if _asks_on(talk) else "primary",
            key="plan-on",
        ):  # fmt: skip
            wanted = order[place + 1]
        if st.button(
            _("Everything on one page"), icon=":material/view_agenda:", type="tertiary",
            key="plan-overview",
        ):  # fmt: skip
            talk.overview = True
            st.rerun()
    return wanted


def _has_parts(talk: Talk) -> bool:
    """Tell whether the step has questions of its own."""
    return talk.step is Step.FIRST and bool(talk.choices)


def _asks_on(talk: Talk) -> bool:
    """Tell whether another question of this step comes next."""
    return _has_parts(talk) and talk.part is not list(FirstPart)[-1]


def _next(talk: Talk, step: Step, _: Translator) -> str:
    """Return what leads on; where a step has questions of its own, it says where to."""
    if _has_parts(talk):
        return _("On to “{step}”", step=_(STEPS[step]))
    return _("Next")


def from_the_top(talk: Talk) -> None:
    """Let a new step or question begin at its heading, for eyes, keyboard and screen reader."""
    part = f":{talk.part}" if _has_parts(talk) else ""
    name = "overview" if talk.overview else f"{talk.step}{part}"
    st.html(TO_THE_TOP % (name, name), unsafe_allow_javascript=True)

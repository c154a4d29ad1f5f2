"""One suggestion: what it is, why it is there, what to ask, what helps, and a button to choose."""

from collections.abc import Sequence

import streamlit as st

from sozialmap.core.plan import MOST_CHOICES
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Match, Outcome, Understood
from sozialmap.text.entries import describe_title
from sozialmap.text.plain import as_markdown
from sozialmap.text.reasons import describe_reason, describe_why
from sozialmap.text.rows import describe_line
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.match_list import badge
from sozialmap.ui.planning.talk import Talk
from sozialmap.usecases.plan_talk import choose, is_chosen, unchoose

MOST_ASKED = 3


def row(
    match: Match,
    talk: Talk,
    _: Translator,
    *,
    part: str,
    number: int | None = None,
    understood: Sequence[Understood] = (),
) -> None:
    """Show a match. `part` names the part of the page that it stands in."""
    offer = share_offer(match.offer, Audience.PUBLIC)
    with st.container(border=True, key=f"plan-row-{part}-{state.entry_key(offer.id)}"):
        title = as_markdown(describe_title(offer, _))
        st.markdown(f"### {title}" if number is None else f"### {number}\\. {title}")
        st.markdown(" · ".join(map(as_markdown, describe_line(match, offer, talk.mode, _))))
        badge(match, _)
        _why(match, _)
        if offer.description:
            st.markdown(as_markdown(offer.description))
        ask_choice(match, talk, _, part=part, understood=understood)


def _why(match: Match, _: Translator) -> None:
    """Show at most three pieces of why, of what to ask and of what helps."""
    asked = match.verdict.missing
    if match.verdict.outcome is Outcome.ASK:
        asked = asked[1:]  # the first one stands on the badge
    told = [describe_reason(reason, _) for reason in asked][:MOST_ASKED]
    helping = [describe_reason(reason, _) for reason in match.verdict.removers][:MOST_ASKED]
    for name, lines in (
        (_("Why"), describe_why(match, _)), (_("To ask"), told), (_("What helps"), helping)
    ):  # fmt: skip
        if lines:
            st.markdown(f"**{name}:** " + " · ".join(map(as_markdown, lines)))


def ask_choice(
    match: Match, talk: Talk, _: Translator, *, part: str, understood: Sequence[Understood] = ()
) -> None:
    """Show the button that takes an offer into the choice, or out of it."""
    offer_id = match.offer.id
    key = f"{part}-{state.entry_key(offer_id)}"
    title = describe_title(match.offer, _)
    if is_chosen(talk, offer_id):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f":material/check_circle: **{_('Chosen')}**", width="content")
            if st.button(_("Leave out again"), key=f"plan-leave-{key}", type="tertiary"):
                unchoose(talk, offer_id)
                st.rerun()
        return
    if len(talk.choices) >= MOST_CHOICES:
        st.caption(_("Three are enough for now. Leave one out to choose this one."))
        return
    if st.button(
        _("Choose: {title}", title=as_markdown(title)), icon=":material/add:",
        key=f"plan-choose-{key}",
    ):  # fmt: skip
        choose(talk, match, understood)
        st.rerun()

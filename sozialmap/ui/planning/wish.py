"""Was ist mir wichtig: own words first, cards, and "I do not know" that leads to exploring."""

from functools import partial

import streamlit as st

from sozialmap.core.plan import Commitment
from sozialmap.core.wishes import Match, Understood
from sozialmap.text.entries import describe_kind, describe_title
from sozialmap.text.plain import as_markdown
from sozialmap.text.reach import describe_minutes
from sozialmap.text.talk_words import COMMITMENTS, interest_name
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.chips import draw_on_chips
from sozialmap.ui.match_list import crisis_box
from sozialmap.ui.planning.fields import ask_interests, ask_one, ask_words
from sozialmap.ui.planning.talk import Talk, known_now
from sozialmap.usecases.plan_talk import find_walks, not_meant

MOST_HEARD = 4


def show(talk: Talk, _: Translator) -> None:
    """Show the step."""
    room = st.container()
    ask_words(
        _("In your own words"), talk.wish_text, "wish", partial(_say, talk),
        example=_("for example: I would like to have a dog."),
    )  # fmt: skip
    with room:
        crisis = state.reader().speaks_of_crisis(talk.own_words)
        crisis_box(crisis, state.house().settings.crisis_lines, _)
    _heard(talk, _)
    if not talk.unsure and st.button(
        _("I do not know"), icon=":material/psychology_alt:", key="plan-unsure"
    ):
        talk.unsure = True
        st.rerun()
    if talk.unsure:
        _explore(talk, _)
    with st.expander(_("Choose with pictures"), icon=":material/grid_view:"):
        talk.areas, talk.interests = ask_interests(
            state.house().vocabulary.interests, talk.areas, talk.interests, "wish", _
        )
    with st.expander(_("How firm is this?"), icon=":material/favorite:"):
        st.caption(_("This changes nothing in what is suggested."))
        names = {one: _(COMMITMENTS[one]) for one in Commitment}
        held = ask_one(_("For me this is"), names, talk.commitment, "commitment")
        talk.commitment = held or Commitment.OPEN
    with st.expander(_("What can I do and like to show?"), icon=":material/volunteer_activism:"):
        st.caption(_("We look for places where this is welcome."))
        talk.strength_areas, talk.strengths = ask_interests(
            state.house().vocabulary.interests, talk.strength_areas, talk.strengths, "gift", _
        )


def _say(talk: Talk, words: str) -> None:
    if words != talk.wish_text:
        talk.wish_text, talk.declined, talk.page = words, frozenset(), 0


def _heard(talk: Talk, _: Translator) -> None:
    """Show what was heard or chosen; a tap takes away what was not meant, or adds what was."""
    heard = state.reader().hear(talk.own_words) if talk.own_words.strip() else None
    understood = heard.understood if heard else ()
    away = not_meant(talk, state.house().vocabulary.interests)
    meant = [one for one in understood if one.interest.name not in away][:MOST_HEARD]
    named = sorted(talk.interests - {one.interest.name for one in meant})
    names = [*(one.interest.name for one in meant), *named]
    if names:
        draw_on_chips({_heard_key(name): name for name in names}, state.reader())
        with st.container(horizontal=True, gap="small", key="plan-understood"):
            st.markdown(_("Understood – tap what is not meant:"), width="content")
            for name in names:
                if st.button(f"{_name(name, _)} ✕", key=_heard_key(name)):
                    talk.declined |= {name}
                    talk.interests -= {name}
                    st.rerun()
    if heard:
        _maybe(talk, heard.maybe, away, _)
        if not (names or heard.maybe):
            st.caption(
                _("No interest of the list was recognised; the words themselves are searched.")
            )


def _heard_key(name: str) -> str:
    return state.widget_key(f"plan-heard-{name}")


def _maybe(talk: Talk, maybe: tuple[Understood, ...], away: frozenset[str], _: Translator) -> None:
    taken = talk.interests | away
    left = [one.interest.name for one in maybe if one.interest.name not in taken][:MOST_HEARD]
    if not left:
        return
    with st.container(horizontal=True, gap="small", key="plan-maybe"):
        st.markdown(_("Do you mean …?"), width="content")
        for name in left:
            if st.button(f"+ {_name(name, _)}", key=state.widget_key(f"plan-maybe-{name}")):
                talk.interests |= {name}
                st.rerun()


def _name(name: str, _: Translator) -> str:
    found = state.reader().find_interest(name)
    return as_markdown(interest_name(found, _) if found else name)


def _explore(talk: Talk, _: Translator) -> None:
    """Lead to exploring: a walk, cards, and what was good before; never to an empty list."""
    with st.container(border=True, key="plan-explore"):
        st.markdown(_("That is a good answer. Three ways to find something:"))
        st.markdown(f"**{_('1. A short walk. Places near by:')}**")
        for match in find_walks(talk, known_now(talk)):
            st.markdown(f"- {_walk(match, talk, _)}")
        st.markdown(f"**{_('2. Pictures: open “Choose with pictures” below.')}**")
        ask_words(
            _("3. Where did you like to be in former times?"), talk.liked_before, "liked",
            partial(setattr, talk, "liked_before"), lines=2,
            example=_("for example: at my grandmother’s allotment"),
        )  # fmt: skip


def _walk(match: Match, talk: Talk, _: Translator) -> str:
    told = [describe_title(match.offer, _), describe_kind(match.offer, _)]
    if match.distance_m is not None:
        told.append(describe_minutes(match, talk.mode, _))
    return " · ".join(as_markdown(part) for part in dict.fromkeys(told) if part)

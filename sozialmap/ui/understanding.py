"""What was heard in somebody's words: shown, to be corrected, and taken further."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from sozialmap.core.dreams import Dream, find_dreams
from sozialmap.core.fit import Heard
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Understood
from sozialmap.language.encoder import EncoderState
from sozialmap.text.explore import BY_WORDS_ALONE
from sozialmap.text.labels import label
from sozialmap.text.plain import as_markdown
from sozialmap.text.talk_words import describe_rung
from sozialmap.text.translator import N_, Translator
from sozialmap.ui import state
from sozialmap.ui.chips import draw_on_chips
from sozialmap.usecases.explore import SURE, Query

MOST_SHOWN = 4
STATES = {
    EncoderState.LOADING: N_("Sentences are still understood by single words; more is loading."),
    EncoderState.MISSING: BY_WORDS_ALONE,
}


def confirm_understood(query: Query, reader: WishReader, _: Translator) -> Query:
    """Show what was heard, take away by a tap what was not meant, and add what was."""
    if not query.text.strip() and not query.added:
        return query
    heard = reader.hear(query.text)
    query = _correct(query, heard, reader, _)
    if query.text.strip():
        query = _propose(query, heard, _)
        _tell_state(_)
    return query


def _correct(query: Query, heard: Heard, reader: WishReader, _: Translator) -> Query:
    meant = [one for one in heard.understood if one.interest.name not in query.declined]
    names = [*sorted(query.added), *(one.interest.name for one in meant)]
    if not names:
        st.caption(_("No interest of the list was recognised; the words themselves are searched."))
        return query
    words = {one.interest.name: one.words for one in meant}
    shown = list(dict.fromkeys(names))[: MOST_SHOWN + len(query.added)]
    draw_on_chips({_heard_key(name): name for name in shown}, reader)
    with st.container(horizontal=True, gap="small", key="understood"):
        st.caption(_("Understood – tap what is not meant:"), width="content")
        for name in shown:
            told = words.get(name)
            because = _("heard in: {words}", words=", ".join(told)) if told else None
            if st.button(f"{as_markdown(_(name))} ✕", key=_heard_key(name),
                         help=because):  # fmt: skip
                state.visit().topics += 1
                added, declined = query.added - {name}, query.declined | {name}
                return replace(query, added=added, declined=declined)
    return query


def _heard_key(name: str) -> str:
    return state.widget_key(f"heard-{name}")


def _propose(query: Query, heard: Heard, _: Translator) -> Query:
    """Ask „Meinen Sie …?“ where what was heard is weak."""
    left = set(query.added) | query.declined
    maybe = [one.interest.name for one in heard.maybe if one.interest.name not in left]
    if not maybe or (not _is_weak(heard.understood) and not query.declined):
        return query
    with st.container(horizontal=True, gap="small", key="maybe"):
        st.caption(_("Do you mean …?"), width="content")
        for name in maybe:
            if st.button(as_markdown(_(name)), key=state.widget_key(f"maybe-{name}"),
                         icon=":material/add:"):  # fmt: skip
                return _add(query, [name])
    return query


def _is_weak(understood: Sequence[Understood]) -> bool:
    return max((one.score for one in understood), default=0.0) < SURE


def _tell_state(_: Translator) -> None:
    words = STATES.get(state.house().reader.state)
    if words:
        st.caption(_(words))


def ask_topics(query: Query, _: Translator) -> Query:
    """Let interests be tapped, by their areas, by whoever has no words for them."""
    vocabulary = state.house().vocabulary
    with st.popover(_("Tap instead"), icon=":material/touch_app:"):
        st.caption(_("What is it about? Tap as many as you like."))
        added = set(query.added)
        for area in vocabulary.area_names:
            names = [one.name for one in vocabulary.interests if one.area == area]
            picked = st.pills(
                _(area), names, selection_mode="multi", default=[n for n in names if n in added],
                format_func=_,
                key=state.widget_key(f"topics-{area}-{state.visit().topics}"),
            )  # fmt: skip
            added = (added - set(names)) | set(picked or ())
    if added == query.added:
        return query
    return replace(query, added=frozenset(added), declined=query.declined - added)


def show_dreams(query: Query, heard: Iterable[Understood], _: Translator) -> Query:
    """Show a big wish in three rungs, each of which can be looked for."""
    found = find_dreams(heard, state.house().dreams, query.text)
    if not found:
        return query
    told = _("A big wish, in three steps: {interest}", interest=as_markdown(_(found[0].interest)))
    with st.expander(told, icon=":material/stairs:"):
        for dream in found:
            query = _show_dream(dream, query, _)
    return query


def _show_dream(dream: Dream, query: Query, _: Translator) -> Query:
    st.markdown(f"**{as_markdown(_(dream.interest))}**")
    for step in dream.steps:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                f"**{label(step.rung, _)}:** {as_markdown(describe_rung(step, _))}", width="stretch"
            )
            key = state.widget_key(f"rung-{dream.interest}-{step.rung}")
            if step.interests and st.button(_("Look for this"), key=key, type="tertiary"):
                query = _add(query, step.interests)
    return query


def _add(query: Query, names: Iterable[str]) -> Query:
    """Return the query with interests that are meant, and renew the pills that show them."""
    state.visit().topics += 1
    added = query.added | frozenset(names)
    return replace(query, added=added, declined=query.declined - added)

"""Nothing stays: „Alles löschen“, and the warnings before something is lost.

One comes before an idle visit is emptied, one from the browser before it leaves a page whose visit
holds something.
"""

import streamlit as st

from sozialmap.privacy.forgetting import Erasure, Reason
from sozialmap.text.erased import tell_erasure
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.visit import Visit

LOOK_S = 20.0
"""How often an open page looks whether its visit ends soon."""
HOLDS = "<script>window.sozialmapHolds = {holds};</script>"


def touch() -> None:
    """Note that somebody is here. A fragment of a page calls it where somebody answered in it."""
    forgetting = state.house().forgetting
    forgetting.after, forgetting.tidy = _note, state.drop_files
    forgetting.touch(state.visit(), state.seat())


def _note(thing: object, erasure: Erasure) -> None:
    if isinstance(thing, Visit):
        thing.erased = erasure


def warn_idle() -> None:
    """Ask whether to go on, from five minutes before the visit is emptied on."""
    with st.container(key="idle"):
        _watch_idle(LOOK_S)


def _watch_idle(every_s: float) -> None:
    st.fragment(_show_idle, run_every=min(every_s, state.house().forgetting.warn_s / 4))()


def _show_idle() -> None:
    visit, _ = state.held_visit(), state.translator()
    if visit is None or not state.house().forgetting.is_ending(visit):
        return
    left_s = max(0.0, state.house().forgetting.seconds_left(visit) or 0.0)
    minutes = max(1, round(left_s / 60))
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(
            _.plural(
                "**In {count} minute everything is deleted that is not saved. Go on?**",
                "**In {count} minutes everything is deleted that is not saved. Go on?**",
                minutes,
            ),
            width="stretch",
        )
        if st.button(_("Carry on"), type="primary", key="go-on"):
            touch()
            st.rerun()


def ask_forget(_: Translator, key: str = "forget") -> None:
    """Let everything be erased, after one more question that says what it means."""
    with st.popover(_("Delete everything"), icon=":material/delete_forever:", key=_key(key)):
        st.markdown(_("Shall everything that you said here be deleted now?"))
        st.caption(_("Entries that were saved for all stay. What was only typed is gone for good."))
        if st.button(_("Yes, delete everything"), type="primary", key=_key(f"{key}-yes")):
            state.forget()
            st.rerun()


def _key(name: str) -> str:
    return state.widget_key(name)


def tell_erased(_: Translator) -> None:
    """Tell what was erased last, when, and where was looked for it; until it is understood."""
    visit = state.visit()
    with st.container(key="erased"):
        erasure = visit.erased
        if erasure is None:
            return
        shown = st.error if erasure.left_in else st.success
        if erasure.reason is not Reason.ASKED:
            shown = st.info
        with st.container(horizontal=True, vertical_alignment="center"):
            shown(tell_erasure(erasure, _), icon=":material/delete_forever:", width="stretch")
            if st.button(_("Understood"), key=_key("erased-ok")):
                visit.erased = None
                st.rerun()


def guard_reload() -> None:
    """Let the browser ask before it leaves the page, as long as something would be lost."""
    holds = "true" if state.visit().would_lose() else "false"
    st.html(HOLDS.format(holds=holds), unsafe_allow_javascript=True)

"""The last act on the page „Daten“: the sentence that tells of it, and taking it back."""

import streamlit as st

from sozialmap.core.parts import Merged
from sozialmap.text.history import describe_taken_back
from sozialmap.text.labels import part_label
from sozialmap.text.translator import Translator
from sozialmap.ui import state


def told(_: Translator) -> None:
    """Show what was done last, with the way back."""
    desk = state.visit().desk
    if not desk.told:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="told"):
        st.success(desk.told, icon=":material/check:", width="stretch")
        step = desk.last_step
        if step is not None and st.button(_("Take back"), icon=":material/undo:", key="undo-last"):
            take_back(step, _)


def tell(words: str) -> None:
    """Say what was done, and offer to take back the newest step."""
    desk = state.visit().desk
    steps = state.house().store.load_steps(1)
    desk.told, desk.last_step = words, steps[0].id if steps else None
    st.rerun()


def tell_saved(saved: Merged, words: str, _: Translator) -> None:
    """Say that an edit was saved, or which parts somebody else changed meanwhile."""
    if not saved.names:
        tell(words)
    parts = ", ".join(part_label(name, _) for name in sorted(saved.names))
    st.error(
        _("Somebody else has just changed this: {parts}. Please look at it again.", parts=parts)
    )


def take_back(step_id: int, _: Translator) -> None:
    """Take a step back and say what came of it."""
    desk = state.visit().desk
    done = state.house().store.take_back(step_id, _title_of(step_id))
    desk.told, desk.last_step = describe_taken_back(done, _), None
    st.rerun()


def _title_of(step_id: int) -> str:
    steps = state.house().store.load_steps(200)
    return next((step.title for step in steps if step.id == step_id), "")

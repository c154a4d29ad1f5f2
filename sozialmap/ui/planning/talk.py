"""The talk of this visit, and what it leans on."""

from sozialmap.core.ports import WishReader
from sozialmap.core.talk import FirstPart, Step, Talk
from sozialmap.ui import state
from sozialmap.usecases.plan_talk import Knowledge

__all__ = ["FirstPart", "Step", "Talk", "current_talk", "known_now"]


def current_talk() -> Talk:
    """Return the talk of this visit."""
    return state.visit().talk


def known_now(talk: Talk, reader: WishReader | None = None) -> Knowledge:
    """Return entries and ways as they are now; without a reader that of this visit hears."""
    return state.talks().find_known(talk, reader or state.reader(), state.today())

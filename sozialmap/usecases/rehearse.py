"""Hold a talk as a client would, with one invented word in every field: for the self-test."""

from datetime import date, timedelta

from sozialmap.core.model import Barrier
from sozialmap.core.places import Place
from sozialmap.core.plan import OWN_WORDS, Appointment, Commitment, Companion, Doer
from sozialmap.core.talk import DayPart, Talk
from sozialmap.core.wishes import Need
from sozialmap.usecases.plan_talk import Knowledge, change_choice, choose, find_walks, suggest


def say_all(talk: Talk, word: str, start: Place | None) -> None:
    """Say the word in every field of a talk, choose a start, times and a need."""
    talk.wish_text = f"Ich möchte {word}"
    talk.liked_before = f"früher {word}"
    talk.goal = f"Ich will {word}"
    talk.commitment = Commitment.WISH
    talk.start, talk.start_label = start, word if start else ""
    talk.times = frozenset({(1, DayPart.AFTERNOON)})
    talk.needs = {Barrier.GROUP: Need(Barrier.GROUP, values=("8",))}


def choose_some(talk: Talk, word: str, known: Knowledge) -> None:
    """Take the first suggestion, or the first place near by, and say the word of it too."""
    found = suggest(talk, known)
    match = next(iter((*found.matches, *find_walks(talk, known))), None)
    if match is None:
        return
    choose(talk, match, found.answer.understood)
    tomorrow: date = known.today + timedelta(days=1)
    change_choice(
        talk, match.offer.id,
        who=Doer.ME, step_by=tomorrow, when=Appointment(tomorrow), companion=Companion.FRIEND,
        **dict.fromkeys(OWN_WORDS, word),
    )  # fmt: skip

"""A sentence is heard once in a visit, and no other visit knows of it."""

import pytest

from sozialmap.core.fit import Heard
from sozialmap.usecases.hearing import MOST_REMEMBERED, RememberingReader


class Listener:
    """Counts how often it has to listen."""

    state = "words"

    def __init__(self):
        self.said = []

    def hear(self, text):
        self.said.append(text)
        return Heard((), None)


@pytest.fixture
def listener():
    return Listener()


def test_the_same_sentence_is_heard_once(listener):
    reader = RememberingReader(listener, {})

    assert reader.hear("einen Hund") is reader.hear("einen Hund")
    assert listener.said == ["einen Hund"]


def test_another_visit_hears_for_itself(listener):
    for _ in range(2):
        RememberingReader(listener, {}).hear("einen Hund")

    assert listener.said == ["einen Hund"] * 2


def test_it_is_heard_anew_once_more_can_be_understood(listener):
    reader = RememberingReader(listener, {})
    reader.hear("einen Hund")
    listener.state = "encoder"
    reader.hear("einen Hund")

    assert len(listener.said) == 2


def test_only_the_last_sentences_are_remembered(listener):
    memory = {}
    reader = RememberingReader(listener, memory)
    for number in range(20):
        reader.hear(f"Satz {number}")

    assert len(memory) == MOST_REMEMBERED
    assert ("Satz 19", "words") in memory

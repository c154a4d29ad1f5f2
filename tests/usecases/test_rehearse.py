"""The talk of the self-test says its word in every field that takes one."""

from dataclasses import replace

from sozialmap.core.index import build_index
from sozialmap.core.talk import Talk
from sozialmap.usecases.rehearse import choose_some, say_all
from tests.usecases.test_plan_talk import HOME, known  # noqa: F401 - what a talk leans on

WORD = "pruefwort"
TEXTS = 9


def test_every_field_holds_the_word(known):  # noqa: F811
    talk = Talk()
    say_all(talk, WORD, HOME)
    choose_some(talk, WORD, known)

    assert len(talk.all_words) == TEXTS
    assert all(WORD in text for text in talk.all_words)
    assert talk.choices[0].when


def test_where_there_is_nothing_to_choose_the_talk_ends_without_a_choice(known):  # noqa: F811
    nothing = build_index("v0", [], [], area=None, vocabulary=known.reader)
    talk = Talk()
    say_all(talk, WORD, None)
    choose_some(talk, WORD, replace(known, index=nothing))

    assert talk.choices == ()

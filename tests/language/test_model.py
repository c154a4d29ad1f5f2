"""The committed model belongs to its inputs, and is made the same way twice."""

import numpy as np
import pytest

from sozialmap.core.errors import UnavailableError
from sozialmap.language import train
from sozialmap.language.encoder import Encoder
from sozialmap.language.features import WordReader
from sozialmap.language.head import read_head, write_head
from sozialmap.wiring import MODEL, shared_head

FEW = """interest;kind;also;text
Schwimmen;say;;Ich will wieder Bahnen ziehen.
Schwimmen;offer;;Bahnen ziehen am Morgen
Singen;say;Musik machen;Im Chor die Bahnen vergessen.
;say;;Ich will, dass es Freitag ist.
"""


class CountingLetters:
    """Makes vectors of 512 numbers without any weights."""

    def encode(self, texts):
        vectors = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in enumerate(texts):
            for letter in text:
                vectors[row, ord(letter) % 512] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def folder(tmp_path):
    """A phrase bank of four lines."""
    (tmp_path / train.INTERESTS).write_bytes((train.FOLDER / train.INTERESTS).read_bytes())
    (tmp_path / train.PHRASES).write_text(FEW, encoding="utf-8")
    return tmp_path


def test_the_model_was_learned_from_the_vocabulary_and_phrases_as_they_are():
    assert shared_head().version == train.find_version(train.FOLDER), "run `make model`"


def test_the_model_is_small():
    assert MODEL.stat().st_size <= 10e6


def test_the_same_inputs_give_the_same_file(folder):
    for name in ("one.npz", "two.npz"):
        write_head(train.learn(folder, Encoder(CountingLetters)), folder / name)

    assert (folder / "one.npz").read_bytes() == (folder / "two.npz").read_bytes()


def test_other_phrases_ask_for_a_new_model(folder):
    before = train.find_version(folder)

    (folder / train.PHRASES).write_text(FEW + "Singen;say;;Unter der Dusche bin ich laut.\n")

    assert train.find_version(folder) != before


def test_a_line_without_interest_fits_nothing(folder):
    names, lines = train.read_lines(folder)

    nothing = next(line for line in lines if "Freitag" in line.text)

    assert nothing.interests == ()
    assert len(names) == 110


def test_what_a_line_also_fits_counts_less(folder):
    names, lines = train.read_lines(folder)

    choir = next(line for line in lines if "Chor die" in line.text)

    assert {names[number]: weight for number, weight in choir.interests} == {
        "Singen": 1.0,
        "Musik machen": train.ALSO,
    }


def test_a_broken_model_is_told(tmp_path):
    (tmp_path / "model.npz").write_bytes(b"half a file")

    with pytest.raises(UnavailableError) as error:
        read_head(tmp_path / "model.npz")

    assert error.value.code == "model.broken"


def test_a_head_is_read_as_it_was_written(tmp_path):
    head = shared_head()
    write_head(head, tmp_path / "model.npz")

    again = read_head(tmp_path / "model.npz")

    words = WordReader().read("Ich möchte im Chor singen")
    assert (again.speak(words, None) == head.speak(words, None)).all()


def test_compounds_are_taken_apart():
    [word] = WordReader().read("Nähkurse")

    assert {"=naeh", "=kurs"} <= set(word.features)

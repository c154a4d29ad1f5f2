"""Readers with and without the sentence encoder, made once."""

import pytest

from sozialmap.language.encoder import EncoderState, NoEncoder
from sozialmap.language.reader import Reader
from sozialmap.language.vocabulary import load_vocabulary
from sozialmap.wiring import VOCABULARY, shared_encoder, shared_head


@pytest.fixture(scope="session")
def reader():
    """As people meet it: with the encoder."""
    encoder = shared_encoder()
    assert encoder.wait() is EncoderState.READY
    return Reader(load_vocabulary(VOCABULARY), shared_head(), encoder)


@pytest.fixture(scope="session")
def words_reader():
    """While the encoder loads, or where it is missing."""
    return Reader(load_vocabulary(VOCABULARY), shared_head(), NoEncoder())

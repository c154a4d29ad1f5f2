"""The file for the client opens with its passphrase, and says kindly why it does not."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialmap.core.errors import InputError
from sozialmap.exporters import sealed_file
from sozialmap.exporters.sealed_file import Weakness, find_weakness, open_sealed, seal
from sozialmap.text.errors import describe_error
from sozialmap.text.translator import load_translator

WORDS = "vier blaue Kähne am Wehr"
CONTENT = {
    "wish": "Ich möchte einen Hund – „Bello“ 🐕",
    "minutes": 25,
    "needs": [{"kind": "group", "value": 6}],
    "none": None,
}
FILE = seal(CONTENT, WORDS)


def resummed(sealed):
    """A file whose sum fits again, as a forger would make it."""
    return sealed + sealed_file._sum(sealed)


def sealed_text(text):
    head = sealed_file.LETTERS + b"\x01" + b"s" * 16 + b"n" * 12
    key = sealed_file._key(WORDS, b"s" * 16)
    return resummed(head + sealed_file.AESGCM(key).encrypt(b"n" * 12, text, head))


def code_of(file, passphrase=WORDS):
    with pytest.raises(InputError) as caught:
        open_sealed(file, passphrase)
    return caught.value.code


def test_what_was_sealed_comes_back():
    assert open_sealed(FILE, WORDS) == CONTENT


def test_umlauts_of_any_keyboard_and_spaces_around_open_it():
    assert open_sealed(FILE, "  vier blaue Ka\u0308hne am Wehr ") == CONTENT


def test_nothing_of_it_can_be_read_and_no_two_files_are_alike():
    assert b"Hund" not in FILE
    assert b"Bello" not in FILE
    assert seal(CONTENT, WORDS)[9:] != FILE[9:]


def test_the_size_tells_little():
    assert len(seal({"wish": "x"}, WORDS)) == len(seal({"wish": "x" * 700}, WORDS))


HOSTILE = {
    "empty": (b"", "sealed.foreign"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "sealed.foreign"),
    "plain JSON": (json.dumps(CONTENT).encode(), "sealed.foreign"),
    "only the letters": (b"SOZIALMP", "sealed.damaged"),
    "cut in the head": (FILE[:20], "sealed.damaged"),
    "cut at the end": (FILE[:-1], "sealed.damaged"),
    "something appended": (FILE + b"x", "sealed.damaged"),
    "one bit turned": (FILE[:60] + bytes([FILE[60] ^ 1]) + FILE[61:], "sealed.damaged"),
    "of version 0": (resummed(FILE[:8] + b"\x00" + FILE[9:-16]), "sealed.damaged"),
    "of the future": (FILE[:8] + b"\x02" + FILE[9:], "sealed.newer"),
    "another salt, sum mended": (
        resummed(FILE[:9] + os.urandom(16) + FILE[25:-16]),
        "sealed.wrong",
    ),
    "content turned, sum mended": (
        resummed(FILE[:60] + bytes([FILE[60] ^ 1]) + FILE[61:-16]),
        "sealed.wrong",
    ),
    "far too large": (FILE + b"\0" * (1 << 20), "sealed.large"),
    "no JSON inside": (sealed_text(b"\xff\xfe"), "sealed.damaged"),
    "a list inside": (sealed_text(b"[1]"), "sealed.damaged"),
    "nested without end": (sealed_text(b"[" * 100_000), "sealed.damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_apart_in_a_kind_sentence(name):
    file, code = HOSTILE[name]

    assert code_of(file) == code
    told = describe_error(InputError(code), load_translator("de"))
    assert code not in told
    assert told.endswith(".")


def test_a_wrong_passphrase_is_a_wrong_passphrase():
    assert code_of(FILE, "vier blaue Kähne am Meer") == "sealed.wrong"
    assert code_of(FILE, "") == "sealed.wrong"


@given(st.binary(max_size=200), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_bytes_do_anything_but_a_kind_error(monkeypatch_key, noise, with_letters):
    file = sealed_file.LETTERS + b"\x01" + noise if with_letters else noise
    with pytest.raises(InputError):
        open_sealed(resummed(file) if with_letters else file, WORDS)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_turned_byte_goes_unseen(monkeypatch_key, data):
    where = data.draw(st.integers(0, len(FILE) - 17))
    turned = bytearray(FILE[:-16])
    turned[where] ^= data.draw(st.integers(1, 255))
    with pytest.raises(InputError):
        open_sealed(resummed(bytes(turned)), WORDS)


@pytest.fixture(scope="module")
def monkeypatch_key():
    """The key of the one passphrase by salt, so that a hundred cases do not take a minute."""
    with pytest.MonkeyPatch.context() as patch:
        real, known = sealed_file._key, {}
        salt_of_file = FILE[9:25]
        known[salt_of_file] = real(WORDS, salt_of_file)
        patch.setattr(sealed_file, "_key", lambda words, salt: known.get(salt, b"k" * 32))
        yield


@pytest.mark.parametrize(
    ("passphrase", "weakness"),
    [
        ("", Weakness.SHORT), ("Hund", Weakness.SHORT), ("           x", Weakness.SHORT),
        ("01.02.1980 1234", Weakness.DIGITS), ("aaaaaaaaaaaaaaaa", Weakness.ALIKE), (WORDS, None),
    ],
)  # fmt: skip
def test_a_weak_passphrase_is_named_before_anything_is_sealed(passphrase, weakness):
    assert find_weakness(passphrase) == weakness
    if weakness:
        with pytest.raises(InputError, match=f"sealed.{weakness}"):
            seal(CONTENT, passphrase)


def test_too_much_is_not_sealed():
    with pytest.raises(InputError, match=r"sealed\.large"):
        seal({"wish": "x" * (1 << 20)}, WORDS)

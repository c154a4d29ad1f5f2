"""Words that fit the paper, whatever was typed."""

import pytest

from sozialmap.printing.signs import GAP, as_printed, is_kept_whole, is_right_to_left


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Hallo", "Hallo"),
        ("  eins\r\nzwei\r\n\r\n\r\n\r\ndrei  ", "eins\nzwei\n\ndrei"),
        ("vor\u202enach\x00\x1b\ud800\ufeff", "vornach"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("14\u00a0Uhr", "14\u00a0Uhr"),
        ("", ""),
    ],
    ids=["plain", "many-breaks", "steering", "joined-signs", "fixed-blank", "empty"],
)
def test_what_reaches_the_paper(typed, printed):
    assert as_printed(typed) == printed


def test_a_long_word_may_break_at_its_joints():
    assert as_printed("nachbarschaftscafe@ankerplatz.example.org") == (
        f"nachbarschaftscafe@{GAP}ankerplatz.{GAP}example.org"
    )


def test_an_endless_word_may_break_anywhere_and_loses_no_sign():
    pieces = as_printed("ä" * 3000).split(GAP)

    assert max(map(len, pieces)) <= 16
    assert "".join(pieces) == "ä" * 3000


def test_an_accent_stays_upon_its_letter():
    endless = "e\u0301" * 200

    assert all(not piece.startswith("\u0301") for piece in as_printed(endless).split(GAP))


def test_a_german_compound_is_left_to_its_hyphens():
    compound = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"

    assert as_printed(compound) == compound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مرحبا", True),
        ("„مرحبا“ ok", True),
        ("שלום", True),
        ("Hallo مرحبا", False),
        ("12:30", False),
    ],
)
def test_the_first_letter_says_how_a_text_runs(text, expected):
    assert is_right_to_left(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E-Mail: tee@example.org", True),
        ("https://example.org/tee", True),
        ("Treffen @ Park", False),
        ("Uferweg 3", False),
    ],
)
def test_no_hyphen_is_put_into_an_address_of_the_net(text, expected):
    assert is_kept_whole(text) is expected

"""The description of the offer table is that of the code."""

import re

import pytest

from sozialmap.core.places import Quality
from sozialmap.text import offer_words
from tests.conftest import CHECKOUT

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def described():
    text = (CHECKOUT / "docs" / "offer_table.md").read_text(encoding="utf-8")
    return {column: values for column, _, values in ROW.findall(text) if column != "Spalte"}


def test_every_column_is_described_in_its_order(described):
    assert tuple(described) == offer_words.COLUMNS


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("Art", offer_words.KINDS),
        ("Offen für", offer_words.REGULARITIES),
        ("Anmeldung", offer_words.CHANNELS),
        ("Trägerart", offer_words.ASSET_TYPES),
    ],
)
def test_closed_lists_are_complete(described, column, words):
    assert set(described[column].split(", ")) == {spelled[0] for spelled in words.values()}


def test_other_words_are_named(described):
    assert set(offer_words.WELCOME) < set(described["Willkommen"].split(", "))
    assert set(described["Ortsgüte"].split(", ")) == {quality.value for quality in Quality}
    for column, _, _ in (*offer_words.YES_NO_FACTS, *offer_words.REVERSED_FACTS):
        assert described[column].startswith("ja, nein"), column

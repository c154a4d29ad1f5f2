"""Translators: plural forms, fields in their own direction of writing, languages on another."""

from datetime import date

import pytest

from sozialmap.text.numbers import format_day
from sozialmap.text.plain import as_name, as_names
from sozialmap.text.translator import (
    BASES,
    STAFF_CATALOGUES,
    Translator,
    load_translator,
    read_translator,
)
from tests.conftest import CHECKOUT

ARABIC = read_translator("ar", CHECKOUT / "tests" / "ui" / "arabic")
FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "لا شيء مناسب"),
        (1, "مكان واحد مناسب"),
        (2, "مكانان مناسبان"),
        (7, f"{FSI}7{PDI} أماكن مناسبة"),
        (11, f"{FSI}11{PDI} مكانًا مناسبًا"),
        (100, f"{FSI}100{PDI} مكان مناسب"),
    ],
)
def test_plural_forms_are_those_of_the_language(count, told):
    assert ARABIC.plural("{count} entry fits", "{count} entries fit", count) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("de", ("0 Einträge passen", "1 Eintrag passt", "2 Einträge passen")),
        ("de_simple", ("0 Einträge passen", "1 Eintrag passt", "2 Einträge passen")),
        ("en", ("0 entries fit", "1 entry fits", "2 entries fit")),
    ],
)
def test_nothing_one_and_several(language, told):
    _ = load_translator(language)

    assert tuple(_.plural("{count} entry fits", "{count} entries fit", n) for n in range(3)) == told


def test_a_minute_is_one():
    simple = load_translator("de_simple")
    said = [
        simple.plural("{minutes} min {how}", "{minutes} min {how}", n, minutes=n, how="zu Fuß")
        for n in (1, 9)
    ]

    assert said == ["1 Minute zu Fuß", "9 Minuten zu Fuß"]


def test_names_and_numbers_keep_their_direction_among_words_from_right_to_left():
    assert ARABIC.is_rtl
    assert ARABIC("Treasure map {area}", area="Mainbogen") == f"خريطة كنوز {FSI}Mainbogen{PDI}"
    assert as_name("Hund?", ARABIC) == f"{FSI}Hund?{PDI}"
    assert as_names(("5 €", "", "Hauptstr. 5"), ARABIC) == f"{FSI}5 €{PDI} · {FSI}Hauptstr. 5{PDI}"


def test_from_left_to_right_nothing_is_put_in():
    german = load_translator("de")

    assert german("Treasure map {area}", area="Mainbogen") == "Schatzkarte Mainbogen"
    assert as_names(("5 €", "Hauptstr. 5"), german) == "5 € · Hauptstr. 5"


def test_pages_are_marked_with_the_language_itself():
    assert [load_translator(language).tag for language in ("de", "de_simple", "en")] == [
        "de",
        "de",
        "en",
    ]
    assert not load_translator("de_simple").is_rtl


def test_the_data_have_names_in_the_language_which_never_hide_a_message():
    named = Translator("en", {"Tiere": "of the catalogue"}).naming(
        {"Tiere": "Animals", "Lesen": "Reading"}
    )

    assert named("Lesen") == "Reading"
    assert named("Tiere") == "of the catalogue"


def test_simple_words_stand_on_german_for_what_only_staff_reads():
    simple = load_translator("de_simple")

    assert BASES["de_simple"] == "de"
    assert "tables" in STAFF_CATALOGUES
    assert simple("There twice?") == "Doppelte"


def test_a_day_in_arabic():
    assert format_day(date(2026, 11, 24), ARABIC) == "24\u00a0نوفمبر\u00a02026"

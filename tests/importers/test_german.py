"""Values and times as people write them in tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialmap.core.model import Ages, Barrier, Channel, Gender, PriceUnit, Value
from sozialmap.importers import german
from sozialmap.importers.german_hours import read_hours, read_wished_times
from sozialmap.importers.removers import find_removers


@pytest.mark.parametrize(
    ("text", "full", "unit", "reduced"),
    [
        ("kostenlos", 0, PriceUnit.VISIT, None),
        ("5 €", 5, PriceUnit.VISIT, None),
        ("3,50 € pro Termin", 3.5, PriceUnit.VISIT, None),
        ("20 €/Monat", 20, PriceUnit.MONTH, None),
        ("5 €, ermäßigt 2 €", 5, PriceUnit.VISIT, 2),
        ("60 € pro Jahr", 60, PriceUnit.YEAR, None),
        ("1.200,50 €", 1200.5, PriceUnit.VISIT, None),
        ("EUR 5,-", 5, PriceUnit.VISIT, None),
        ("80 € pro Kurs, ermäßigt 40 €", 80, PriceUnit.COURSE, 40),
        ("5 € Pfand", 0, PriceUnit.VISIT, None),
    ],
)
def test_prices(text, full, unit, reduced):
    price = german.read_price(text)

    assert (price.full_eur, price.unit, price.reduced_eur) == (full, unit, reduced)


def test_a_donation_is_free_and_words_are_unknown():
    assert german.read_price("Spende").donation
    assert german.read_price("nach Absprache") is None


def test_other_values():
    assert german.read_ages("ab 18") == Ages(18, None)
    assert german.read_ages("18-27") == Ages(18, 27)
    assert german.read_ages("bis 65") == Ages(None, 65)
    assert german.read_ages("für Kinder") is None
    assert german.read_date("31.12.2026") == german.read_date("2026-12-31") == date(2026, 12, 31)
    assert german.read_date("irgendwann") is None
    assert german.read_languages("Deutsch, ar") == ("de", "ar")
    assert german.read_languages("Klingonisch") is None
    assert german.read_words("telefonisch, E-Mail", german.CHANNELS) == (
        Channel.PHONE,
        Channel.EMAIL,
    )
    assert german.read_genders("Frauen") == {Gender.FEMALE}
    assert german.read_value("teilweise") is Value.HURDLE
    assert german.read_value("vielleicht") is None


@pytest.mark.parametrize(
    ("text", "osm"),
    [
        ("Di 14-17 Uhr", "Tu 14:00-17:00"),
        ("Mo-Fr 9-17", "Mo-Fr 09:00-17:00"),
        ("Mo, Mi, Fr 10.00–12.00 Uhr und 14–18 Uhr", "Mo,We,Fr 10:00-12:00,14:00-18:00"),
        ("dienstags 14 bis 17 Uhr", "Tu 14:00-17:00"),
        ("jeden 1. Mittwoch im Monat 18 Uhr", "We[1] 18:00+"),
        ("jeden 1. und 3. Mittwoch 15–17 Uhr", "We[1,3] 15:00-17:00"),
        ("jeden letzten Freitag im Monat ab 19 Uhr", "Fr[-1] 19:00+"),
        ("täglich 8-20 Uhr", "Mo-Su 08:00-20:00"),
        ("nach Vereinbarung", 'unknown "nach Vereinbarung"'),
        ("Di 14-17 Uhr und n. V.", 'Tu 14:00-17:00 || unknown "nach Vereinbarung"'),
        ("Mo-Sa 9:00-18:30, außer feiertags", "Mo-Sa 09:00-18:30; PH off"),
        (
            "Di 14–17 Uhr (außer Ferien)",
            'Tu 14:00-17:00; SH unknown "in den Ferien bitte fragen"',
        ),
        ("April bis Oktober Di 10-12", "Apr-Oct Tu 10:00-12:00"),
        ("rund um die Uhr", "24/7"),
        ("Montag bis Donnerstag: 8:00 - 16:00 Uhr; Freitag: 8 - 13 Uhr",
         "Mo-Th 08:00-16:00; Fr 08:00-13:00"),
        ("Tu 14:00-17:00; PH off", "Tu 14:00-17:00; PH off"),
    ],
)  # fmt: skip
def test_times(text, osm):
    assert read_hours(text).osm == osm


@pytest.mark.parametrize("text", ["irgendwann abends", "Mo-Fr 25-26"])
def test_times_that_are_not_understood_to_the_last_word_stay_unknown(text):
    hours = read_hours(text)

    assert (hours.known, hours.text) == (False, text)


def test_parts_of_the_day_are_for_wishes_only():
    assert read_wished_times("Di und Do nachmittags") == "Tu,Th 13:00-18:00"
    assert not read_hours("Di nachmittags").known


def test_help_speaks_of_its_own_hurdle():
    assert set(find_removers("Rampe am Hof")) == {Barrier.STEPS}
    assert set(find_removers("Wir holen Sie ab.")) == {Barrier.JOURNEY}
    assert set(find_removers("Schnuppern ohne Mitgliedschaft")) == {Barrier.ELIGIBILITY}
    assert find_removers("Wir sind nett.") == {}
    assert find_removers("Leider keine Rampe.") == {}


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text):
    read_hours(text)
    find_removers(text)
    for read in (german.read_price, german.read_ages, german.read_date, german.read_languages,
                 german.read_group_size, german.read_value, german.read_genders):  # fmt: skip
        read(text)

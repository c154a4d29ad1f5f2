"""German in einfachen Worten: whole where clients read, and simple."""

import pytest

from sozialmap.config import LANGUAGES
from sozialmap.text.numbers import format_day, format_month
from sozialmap.text.translator import BASES, LOCALES, STAFF_CATALOGUES, load_translator
from sozialmap.ui.languages import NAMES
from tests.conftest import TODAY
from tests.text.catalogues import fields, forms, in_catalogues, modules_by_msgid
from tests.text.simple_lint import find_faults

STAFF_MODULES = (
    "cli/", "ui/tending/", "ui/pages/data.py", "ui/pages/entry.py", "text/check.py", "text/commands.py",
    "text/errors.py", "text/fetch.py", "text/form.py", "text/history.py",
)  # fmt: skip
"""What only staff reads: commands, imports, tables, tending. All else is for everybody."""
EVERYBODY_READS = ("ui/tending/access_box.py", "ui/tending/from_map.py")
"""Parts of pages for staff that visitors see before they are let in."""

FOR_EVERYBODY = {
    msgid: path
    for path in sorted((LOCALES / "de").glob("*.po"))
    if path.stem not in STAFF_CATALOGUES
    for msgid in in_catalogues("de", path.name)
}
SIMPLE = in_catalogues("de_simple")


def is_for_staff(module):
    return module.startswith(STAFF_MODULES) and module not in EVERYBODY_READS


def test_everything_that_everybody_reads_is_there_in_simple_words():
    missing = [
        f"{path.name}: {msgid}" for msgid, path in FOR_EVERYBODY.items() if msgid not in SIMPLE
    ]

    assert missing == [], "in locale/de_simple/ fehlt:\n" + "\n".join(missing)


def test_it_stands_in_a_file_of_the_same_name_with_the_same_fields():
    for msgid, path in FOR_EVERYBODY.items():
        if msgid not in SIMPLE:
            continue
        assert msgid in in_catalogues("de_simple", path.name), f"{msgid} gehört nach {path.name}"
        for form in forms(SIMPLE[msgid]):
            assert fields(form) == fields(msgid), msgid


def test_no_catalogue_for_staff_holds_what_everybody_reads():
    said = modules_by_msgid()
    for name in STAFF_CATALOGUES:
        assert (LOCALES / "de" / f"{name}.po").is_file(), name
        for msgid in in_catalogues("de", f"{name}.po"):
            seen = [module for module in said[msgid] if not is_for_staff(module)]
            assert seen == [], f"{msgid}: nicht nach {name}.po"


def test_what_only_staff_reads_is_told_as_in_german():
    german, simple = load_translator("de"), load_translator("de_simple")

    assert BASES == {"de_simple": "de"}
    for name in STAFF_CATALOGUES:
        for msgid in in_catalogues("de", f"{name}.po"):
            assert simple(msgid) == german(msgid)


def test_nothing_is_told_in_simple_words_that_nobody_says():
    assert set(SIMPLE) - set(FOR_EVERYBODY) == set()


@pytest.mark.parametrize(
    "catalogue", sorted(path.name for path in (LOCALES / "de_simple").glob("*.po"))
)
def test_the_words_are_simple(catalogue):
    faults = [
        f"{form}\n    {'; '.join(found)}"
        for told in in_catalogues("de_simple", catalogue).values()
        for form in forms(told)
        if (found := find_faults(form))
    ]
    assert faults == [], "\n".join(faults)


def test_it_is_never_called_leichte_sprache():
    told = [
        form
        for language in ("de", "de_simple")
        for text in in_catalogues(language).values()
        for form in forms(text)
    ]

    assert not [form for form in (*told, *NAMES.values()) if "leichte sprache" in form.lower()]
    assert "einfachen Worten" in NAMES["de_simple"]
    assert tuple(NAMES) == LANGUAGES


def test_days_have_a_month_in_words():
    simple, english = load_translator("de_simple"), load_translator("en")

    assert format_day(TODAY, simple) == "24.\u00a0November\u00a02026"
    assert format_month(TODAY, simple) == "November\u00a02026"
    assert format_day(TODAY, english) == "24\u00a0November\u00a02026"
    assert format_day(TODAY, load_translator("de")) == "24.11.2026"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Der Ort wird nicht gespeichert.", "Passiv: wird"),
        ("Die Daten werden gelöscht.", "Passiv: werden"),
        ("Das wurde nicht gefunden.", "Passiv: wurde"),
        ("Sie werden dort Menschen sehen.", None),
        ("Der Name des Vereins fehlt.", "Genitiv: des Vereins"),
        ("Die Adresse der Gruppe fehlt.", "Genitiv: Adresse der Gruppe"),
        ("Die Adresse von der Gruppe fehlt.", None),
        ("Sie könnten anrufen.", "Konjunktiv: könnten"),
        ("Ich möchte anrufen.", None),
        ("Nehmen Sie z. B. den Bus.", "Abkürzung: z. B"),
        ("Das dauert 5 min.", "Abkürzung: min."),
        ("Der Träger hilft.", "schweres Wort: Träger"),
        ("Der Träger (der Verein) hilft.", None),
        ("Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf.", None),
        ("Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn.", "13 Wörter"),
        ("Das ist kurz. Eins zwei drei vier fünf sechs sieben acht neun zehn elf.", None),
        ("Am 24. November kommen {count} Menschen mit dem Bus in die kleine Stadt.", None),
    ],
)
def test_the_rules(text, fault):
    found = find_faults(text)

    assert (found == []) if fault is None else any(fault in one for one in found), found

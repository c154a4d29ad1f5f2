"""Every word shown has a German form."""

from collections import Counter

import pytest

from sozialmap.core.errors import Problem, Severity
from sozialmap.text.errors import ERRORS, PROBLEMS, describe_problem
from sozialmap.text.reasons import REASONS
from sozialmap.text.translator import LOCALES, load_translator
from tests.text.catalogues import PACKAGE, fields, forms, in_catalogues, modules_by_msgid


def test_every_message_has_a_german_form_with_the_same_fields():
    german = in_catalogues("de")
    missing = sorted(msgid for msgid in modules_by_msgid() if msgid not in german)
    assert missing == []
    for msgid in modules_by_msgid():
        for form in forms(german[msgid]):
            assert fields(form) == fields(msgid), msgid


@pytest.mark.parametrize("language", ["de", "de_simple", "en"])
def test_nothing_is_translated_that_nobody_says(language):
    unused = set(in_catalogues(language)) - set(modules_by_msgid())
    assert unused == set()


def test_a_message_stands_in_one_catalogue():
    files = sorted((LOCALES / "de").glob("*.po"))
    found = Counter(msgid for path in files for msgid in in_catalogues("de", path.name))
    assert [msgid for msgid, times in found.items() if times > 1] == []


def test_english_says_otherwise_only_what_it_says_otherwise():
    for msgid, told in in_catalogues("en").items():
        assert told != msgid
        assert fields(told) == fields(msgid), msgid


@pytest.mark.parametrize("language", ["de", "de_simple"])
def test_german_typography(language):
    for text in in_catalogues(language).values():
        for form in forms(text):
            assert "..." not in form
            assert " - " not in form


def test_every_code_in_use_has_a_sentence():
    source = "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py"))
    for code in REASONS:
        assert f'"{code}"' in source, code
    for code in (*ERRORS, *PROBLEMS):
        assert f'"{code}"' in source or code.startswith("geocode.") or code == "unexpected", code


def test_a_problem_says_what_to_do():
    problem = Problem(3, "Zeiten", "quatsch", "row.hours_unreadable", Severity.WARNING)

    told = describe_problem(problem, load_translator("de"))

    assert told.startswith("Die Zeiten „quatsch“ waren nicht lesbar.")

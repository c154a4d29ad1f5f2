"""Every word shown has a German form."""

import ast
import string

from sozialmap.core.errors import Problem, Severity
from sozialmap.text.errors import ERRORS, PROBLEMS, describe_problem
from sozialmap.text.reasons import REASONS
from sozialmap.text.translator import load_translator
from tests.conftest import CHECKOUT

PACKAGE = CHECKOUT / "sozialmap"
SAME_IN_GERMAN = frozenset(("{remover}", "{question}{known}"))


def msgids():
    """All messages marked in the code, also inside f-strings."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in {"_", "N_", "plural"}:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_message_has_a_german_form_with_the_same_fields():
    german = load_translator("de")
    missing = sorted(m for m in msgids() if m not in german._messages)
    assert missing == []
    for msgid in msgids():
        told = german._messages[msgid]
        for form in (told,) if isinstance(told, str) else told:
            assert fields(form) == fields(msgid), msgid


def test_nothing_is_translated_that_nobody_says():
    unused = set(load_translator("de")._messages) - msgids()
    assert unused == set()


def test_german_typography():
    for text in load_translator("de")._messages.values():
        for form in (text,) if isinstance(text, str) else text:
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

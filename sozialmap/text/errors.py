"""Sentences for codes of errors and problems. Each part of the program keeps its own table."""

from sozialmap.core.errors import Problem, SozialmapError
from sozialmap.text.translator import N_, Translator

GENERAL = {
    "unexpected": N_("Something went wrong that was not foreseen ({kind}). Nothing was changed."),
}


def message_table() -> dict[str, str]:
    """Return all templates by code, of every part."""
    return {**GENERAL}


def describe_error(error: SozialmapError, _: Translator) -> str:
    """Return the sentence for an error."""
    return _(message_table()[error.code], **error.values)


def describe_problem(problem: Problem, _: Translator) -> str:
    """Return the sentence for a problem of a row."""
    values = {"value": problem.value, "column": problem.column, **problem.values}
    return _(message_table()[problem.code], **values)

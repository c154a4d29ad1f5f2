"""Read how the sections of a Teilhabeplan are called: they differ by year and Land."""

import tomllib
from pathlib import Path

from sozialmap.core.errors import InputError
from sozialmap.text.plan_snippet import Sections

NAMES = ("code", "name", "wish", "goal", "offers", "step")


def read_sections(path: Path) -> tuple[Sections, ...]:
    """Return the forms of a settings file, the usual one first. Raises InputError."""
    try:
        forms = tomllib.loads(path.read_text(encoding="utf-8"))["form"]
        found = tuple(Sections(**{name: str(form[name]) for name in NAMES}) for form in forms)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("plan.sections", file=path.name) from error
    if not found:
        raise InputError("plan.sections", file=path.name)
    return found


def find_sections(forms: tuple[Sections, ...], code: str = "") -> Sections:
    """Return a form by its code, else the first. Raises InputError for an unknown code."""
    if not code:
        return forms[0]
    found = next((form for form in forms if form.code == code), None)
    if found is None:
        known = ", ".join(form.code for form in forms)
        raise InputError("plan.form", name=code, known=known)
    return found

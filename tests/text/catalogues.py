"""What the code says and what the catalogues hold, for the tests of languages."""

import ast
import string
from functools import cache

from babel.messages.pofile import read_po

from sozialmap.text.translator import LOCALES
from tests.conftest import CHECKOUT

PACKAGE = CHECKOUT / "sozialmap"


@cache
def modules_by_msgid():
    """All messages marked in the code, also inside f-strings, with the modules that say them."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0] if node.args else None
            if (
                name in {"_", "N_", "plural"}
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                found.setdefault(first.value, set()).add(path.relative_to(PACKAGE).as_posix())
    return found


@cache
def in_catalogues(language, name="*.po"):
    """The messages of the catalogues of one language alone, by msgid."""
    found = {}
    for path in sorted((LOCALES / language).glob(name)):
        with path.open("rb") as file:
            for message in read_po(file, abort_invalid=True):
                if message.id and message.string and not message.fuzzy:
                    msgid = message.id if isinstance(message.id, str) else message.id[0]
                    found[msgid] = message.string
    return found


def forms(told):
    return (told,) if isinstance(told, str) else tuple(told)


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

"""Translators read from catalogues; one for each language, never a global one.

A language is a folder of catalogues. Its code may name a way of writing: `de_simple` is German in
easy words, which stands on `de`: of `STAFF_CATALOGUES` nothing is said in easy words, since only
staff read it.
"""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import c2py
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

Form = str | tuple[str, ...]
LOCALES = Path(__file__).resolve().parent.parent.parent / "locale"
SOURCE_LANGUAGE = "en"
BASES = {"de_simple": "de"}
"""Languages that stand on another: what they do not say, the other says."""
STAFF_CATALOGUES = frozenset({"fetch", "geocoders", "staff", "tables", "tending"})
"""Names of catalogues that clients and visitors never read: commands, tables, tending."""
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
ISOLATE, END = "\u2068", "\u2069"
"""Keep the direction of a name or number from its neighbours (Unicode Standard Annex 9)."""


class Translator:
    """Turns English msgids into one language; a missing message stays English."""

    def __init__(
        self,
        language: str,
        messages: Mapping[str, Form],
        plural_form: Callable[[int], int] = lambda count: int(count != 1),
    ) -> None:
        """Keep the messages of a language, by msgid (plural forms as a tuple)."""
        self.language = language
        self.tag = language.partition("_")[0]
        """As HTML and voices name it (BCP 47)."""
        self.is_rtl = self.tag in RIGHT_TO_LEFT
        self._messages = messages
        self._plural_form = plural_form

    def __call__(self, msgid: str, **values: Any) -> str:
        """Return the message with the values put in, as `str.format` does."""
        found = self._messages.get(msgid, msgid)
        text = found if isinstance(found, str) else found[0]
        return text.format(**self._isolated(values)) if values else text

    def plural(self, singular: str, plural: str, count: int, **values: Any) -> str:
        """Return the form for `count`, which can be used as {count}."""
        found = self._messages.get(singular)
        values = self._isolated({"count": count, **values})
        if isinstance(found, tuple):
            return found[min(self._plural_form(count), len(found) - 1)].format(**values)
        return (found or (singular if count == 1 else plural)).format(**values)

    def isolate(self, text: str) -> str:
        """Return a name or number that stands among others in the direction of the language."""
        return f"{ISOLATE}{text}{END}" if self.is_rtl and text else text

    def naming(self, names: Mapping[str, str]) -> "Translator":
        """Return the same with the names that things of the data have in this language."""
        return Translator(self.language, {**names, **self._messages}, self._plural_form)

    def _isolated(self, values: Mapping[str, Any]) -> dict[str, Any]:
        if not self.is_rtl:
            return dict(values)
        return {name: self.isolate(str(value)) for name, value in values.items()}


def N_(msgid: str) -> str:  # noqa: N802 - the name every extractor of messages knows
    """Mark a msgid of a table for extraction; it is translated where it is shown."""
    return msgid


@cache
def load_translator(language: str) -> Translator:
    """Return the translator of a language, merged of all its catalogues."""
    return read_translator(language, LOCALES)


def read_translator(language: str, folder: Path) -> Translator:
    """Return the translator of the catalogues `<folder>/<language>/*.po`."""
    base = BASES.get(language)
    messages = dict(load_translator(base)._messages) if base else {}
    plural_form = None
    for path in sorted((folder / language).glob("*.po")):
        catalogue = _read(path)
        messages.update(_forms(catalogue))
        plural_form = c2py(catalogue.plural_expr)
    return (
        Translator(language, messages, plural_form)
        if plural_form
        else Translator(language, messages)
    )


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _forms(catalogue: Catalog) -> dict[str, Form]:
    found: dict[str, Form] = {}
    for message in catalogue:
        if message.id and message.string and not message.fuzzy:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            text = message.string
            found[msgid] = text if isinstance(text, str) else tuple(text)
    return found

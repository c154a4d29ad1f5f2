"""Translators read from catalogues; one for each language, never a global one."""

from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent.parent / "locale"
SOURCE_LANGUAGE = "en"


class Translator:
    """Turns English msgids into one language; a missing message stays English."""

    def __init__(self, language: str, messages: dict[str, str | tuple[str, ...]]) -> None:
        """Keep the messages of a language, by msgid (plural forms as a tuple)."""
        self.language = language
        self._messages = messages

    def __call__(self, msgid: str, **values: Any) -> str:
        """Return the message with the values put in, as `str.format` does."""
        found = self._messages.get(msgid, msgid)
        text = found if isinstance(found, str) else found[0]
        return text.format(**values) if values else text

    def plural(self, singular: str, plural: str, count: int, **values: Any) -> str:
        """Return the form for `count`, which can be used as {count}."""
        found = self._messages.get(singular, (singular, plural))
        forms = (found, found) if isinstance(found, str) else found
        return forms[0 if count == 1 else -1].format(count=count, **values)


def N_(msgid: str) -> str:  # noqa: N802 - the name every extractor of messages knows
    """Mark a msgid of a table for extraction; it is translated where it is shown."""
    return msgid


@cache
def load_translator(language: str) -> Translator:
    """Return the translator of a language, merged of all its catalogues."""
    messages: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        for message in catalogue:
            if message.id and message.string and not message.fuzzy:
                msgid = message.id if isinstance(message.id, str) else message.id[0]
                text = message.string
                messages[msgid] = text if isinstance(text, str) else tuple(text)
    return Translator(language, messages)

"""Show any text as text, where Markdown would read signs of it as form, link or picture.

Only signs that mean something are escaped, since names of fields are spoken with their strokes.
"""

import re
from collections.abc import Iterable

from sozialmap.text.translator import Translator

SIGNS = re.compile(r"([\\`*_{}\[\]<>#~|$:!^]|&(?=[#\w]))")
AT_THE_START = re.compile(r"^(?:([-+=.])|(\d+)([.)]))")
BLANKS = re.compile(r"\s+")


def as_markdown(text: str) -> str:
    """Return Markdown that shows the text exactly, on one line."""
    return AT_THE_START.sub(_escaped, SIGNS.sub(r"\\\1", BLANKS.sub(" ", text).strip()))


def as_markdown_lines(text: str) -> str:
    """Return Markdown that shows the text with its line breaks."""
    return "  \n".join(as_markdown(line) for line in text.splitlines() if line.strip())


def as_name(text: str, _: Translator) -> str:
    """Return the text as above, so that its direction of writing does not reach its neighbours."""
    return _.isolate(as_markdown(text))


def as_names(texts: Iterable[str], _: Translator) -> str:
    """Return several texts on one line."""
    return " · ".join(as_name(text, _) for text in texts if text)


def as_name_lines(text: str, _: Translator) -> str:
    """Return the text with its line breaks, each line in its own direction of writing."""
    return "  \n".join(as_name(line, _) for line in text.splitlines() if line.strip())


def _escaped(found: re.Match[str]) -> str:
    """Return the start of a line that would be a list or a heading, as text."""
    sign, number, mark = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{mark}"

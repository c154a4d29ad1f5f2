"""Show any text as text, where Markdown would read signs of it as form, link or picture.

Only signs that mean something are escaped, since names of fields are spoken with their strokes.
"""

import re

SIGNS = re.compile(r"([\\`*_{}\[\]<>#~|$:!^]|&(?=[#\w]))")
AT_THE_START = re.compile(r"^(?:([-+=.])|(\d+)([.)]))")
BLANKS = re.compile(r"\s+")


def as_markdown(text: str) -> str:
    """Return Markdown that shows the text exactly, on one line."""
    return AT_THE_START.sub(_escaped, SIGNS.sub(r"\\\1", BLANKS.sub(" ", text).strip()))


def as_markdown_lines(text: str) -> str:
    """Return Markdown that shows the text with its line breaks."""
    return "  \n".join(as_markdown(line) for line in text.splitlines() if line.strip())


def _escaped(found: re.Match[str]) -> str:
    """Return the start of a line that would be a list or a heading, as text."""
    sign, number, mark = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{mark}"

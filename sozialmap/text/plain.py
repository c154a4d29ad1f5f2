"""Show any text as text, where Markdown would read signs of it as form, link or picture."""

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
BLANKS = re.compile(r"\s+")


def as_markdown(text: str) -> str:
    """Return Markdown that shows the text exactly, on one line."""
    return PUNCTUATION.sub(r"\\\1", BLANKS.sub(" ", text).strip())


def as_markdown_lines(text: str) -> str:
    """Return Markdown that shows the text with its line breaks."""
    return "  \n".join(as_markdown(line) for line in text.splitlines() if line.strip())

"""Make any text safe to stand among others in a drawing or a page of our own."""

import re
from html import escape

STEERING = re.compile(
    "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"  # marks that turn the direction of writing
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"  # what no XML may hold
)
BREAKS = re.compile("[ \t\n\r\x0b\x0c\u2028\u2029]+")
"""Blanks that may become one; narrow and fixed ones stay."""
ISOLATE, END = "\u2068", "\u2069"


def as_shown(text: str) -> str:
    """Return the text on one line, without signs that steer instead of being read."""
    return BREAKS.sub(" ", STEERING.sub("", text)).strip()


def as_html(text: str) -> str:
    """Return HTML that shows the text; its direction of writing does not reach its neighbours."""
    return f"<bdi>{escape(as_shown(text))}</bdi>"


def as_svg(text: str, longest: int | None = None) -> str:
    """Return the inside of an SVG text, cut to a number of signs; the direction as above."""
    shown = as_shown(text)
    if longest is not None and len(shown) > longest:
        shown = shown[: max(1, longest - 1)].rstrip() + "…"
    return f"{ISOLATE}{escape(shown)}{END}"

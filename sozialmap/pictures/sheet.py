"""All pictures on one sheet, large and as small as they get, to look at."""

from html import escape
from pathlib import Path
from textwrap import wrap

from sozialmap.pictures import PICTURES, STYLE, SVG, draw_paths
from sozialmap.text import load_translator

SHEET = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures.svg"
COLUMNS, WIDE, HIGH = 7, 190, 168
LARGE, SMALL = 96, 24
LONGEST_LINE = 32


def draw_sheet() -> str:
    """Return the sheet as SVG text, with what each picture shows in German."""
    rows = -(-len(PICTURES) // COLUMNS)
    size = f'viewBox="0 0 {COLUMNS * WIDE} {rows * HIGH}"'
    cells = "\n".join(_draw_cell(place, name) for place, name in enumerate(PICTURES))
    looks = ".accent{fill:#e9a23b;fill-opacity:.35} text{font:11px sans-serif;fill:#22282b}"
    paper = '<path fill="#fff" d="M0 0h9999v9999H0z"/>'
    return (
        f'<svg xmlns="{SVG}" {size} color="#22282b">\n<style>{looks}</style>\n'
        f"{paper}\n{cells}\n</svg>\n"
    )


def _draw_cell(place: int, name: str) -> str:
    row, column = divmod(place, COLUMNS)
    lines = (name, *wrap(load_translator("de")(PICTURES[name]), LONGEST_LINE))
    words = "".join(
        f'<text x="8" y="{126 + 14 * at}">{escape(line)}</text>' for at, line in enumerate(lines)
    )
    return (
        f'<g transform="translate({column * WIDE} {row * HIGH})">'
        f'<symbol id="{name}" {STYLE}>{draw_paths(name)}</symbol>'
        f'<use href="#{name}" x="28" y="12" width="{LARGE}" height="{LARGE}"/>'
        f'<use href="#{name}" x="136" y="84" width="{SMALL}" height="{SMALL}"/>{words}</g>'
    )

"""All pictures on one sheet, large and as small as they get, to look at."""

from html import escape
from pathlib import Path

from sozialmap.pictures import PICTURES, STYLE, SVG, draw_paths
from sozialmap.text import load_translator

SHEET = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures.svg"
COLUMNS, WIDE, HIGH = 7, 190, 150
LARGE, SMALL = 96, 24


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
    seen = load_translator("de")(PICTURES[name])
    return (
        f'<g transform="translate({column * WIDE} {row * HIGH})">'
        f'<symbol id="{name}" {STYLE}>{draw_paths(name)}</symbol>'
        f'<use href="#{name}" x="28" y="12" width="{LARGE}" height="{LARGE}"/>'
        f'<use href="#{name}" x="136" y="84" width="{SMALL}" height="{SMALL}"/>'
        f'<text x="8" y="126">{name}</text><text x="8" y="140">{escape(_short(seen))}</text></g>'
    )


def _short(text: str, longest: int = 34) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

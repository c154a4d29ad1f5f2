"""Find the header of a table and give every column one name."""

from collections import Counter
from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from sozialmap.core.folding import fold_key
from sozialmap.importers.mapping import KNOWN_HEADERS, guess_mapping

EXACT, LIKE = 2, 1
GROUP_ROWS = 2
"""So many rows of headings may stand above the header itself."""
LONGEST_HEADER = 80


def score(cells: Sequence[str]) -> int:
    """Return how much a row looks like a header: known columns count, exact names double."""
    found = guess_mapping([cell for cell in cells if len(cell) <= LONGEST_HEADER])
    return sum(EXACT if fold_key(header) in KNOWN_HEADERS else LIKE for header in found)


def find_header_row(lines: Sequence[Sequence[str]]) -> int:
    """Return the row that is understood best, counted from 1; else the first that is not empty."""
    filled = [number for number, cells in enumerate(lines, 1) if any(cells)]
    return max(filled, key=lambda number: (score(lines[number - 1]), -number), default=1)


def join_headers(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return one name a column, from the header (the last line) and the headings above it.

    An empty cell takes the heading above (a cell merged downwards). Names that would be the same
    get their heading, then a number: two columns are never one.
    """
    if not lines:
        return []
    headings = [row for row in lines[-1 - GROUP_ROWS : -1] if sum(map(bool, row)) > 1]
    width = max(map(len, [*headings, lines[-1]]))
    above = [_padded(row, width) for row in reversed(headings)]
    names = [
        name or next((row[column] for row in above if row[column]), "")
        for column, name in enumerate(_padded(lines[-1], width))
    ]
    names = [" ".join(name.split()) for name in names]
    return _numbered(_with_headings(names, _spread(above[0]) if above else []))


def column_letter(column: int) -> str:
    """Return the letter of a column counted from 0."""
    return str(get_column_letter(column + 1))


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _spread(headings: list[str]) -> list[str]:
    """Return headings over all columns that they stand over: a merged cell fills the first."""
    last, found = "", []
    for heading in headings:
        last = heading or last
        found.append(last)
    return found


def _with_headings(names: list[str], headings: list[str]) -> list[str]:
    if not headings:
        return names
    counts = Counter(map(fold_key, names))
    return [
        f"{heading}: {name}" if name and counts[fold_key(name)] > 1 and heading != name else name
        for name, heading in zip(names, headings, strict=True)
    ]


def _numbered(names: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return found

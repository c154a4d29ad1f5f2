"""Keep a spreadsheet from reading the text of a cell as a formula."""

import re

LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""What a spreadsheet evaluates, or would after an apostrophe was taken off."""


def neutralise(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text; `restore` gives the cell back."""
    return f"'{cell}" if LIKE_A_FORMULA.match(cell) else cell


def restore(cell: str) -> str:
    """Return a cell without the apostrophe that `neutralise` or a spreadsheet set before it."""
    return cell[1:] if cell.startswith("'") and LIKE_A_FORMULA.match(cell[1:]) else cell

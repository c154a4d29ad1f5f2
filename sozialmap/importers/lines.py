"""Lines of a table before anything is known of its columns, and what was wrong with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Remark(NamedTuple):
    """Something odd about one cell of a line: code of a problem, column counted from 0."""

    code: str
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file; `number` as a spreadsheet counts it."""

    number: int
    cells: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


class LineSource(Protocol):
    """Reads a file line by line, any number of times."""

    @property
    def stretches(self) -> bool:
        """Whether a line with too many cells is broken, as in CSV, or only has more columns."""

    def lines(self) -> Iterator[Line]:
        """Yield all lines from the first on."""

    def estimated_lines(self) -> int:
        """Return about how many there are."""

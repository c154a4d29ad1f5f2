"""One tree of errors. Each carries a code and values; sozialmap.text makes a sentence of them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class SozialmapError(Exception):
    """Root of all errors that a person is told about."""

    def __init__(self, code: str, **values: Any) -> None:
        """Keep the code of the message and the values to put into it. No client's words."""
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        """Code and values, for logs and tests."""
        return f"{self.code} {self.values}" if self.values else self.code


class InputError(SozialmapError, ValueError):
    """What was given cannot be used."""


class UnknownNameError(SozialmapError, LookupError):
    """Nothing has that name."""


class UnavailableError(SozialmapError, ConnectionError):
    """Something needed could not be asked; unlike "not found"."""


class Severity(StrEnum):
    """What a problem means for its row."""

    ERROR = "error"
    """The row was not taken."""
    WARNING = "warning"
    """The row was taken."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with one cell or row of a table. `row` as a spreadsheet counts it."""

    row: int
    column: str
    value: str
    code: str
    severity: Severity
    values: dict[str, Any] = field(default_factory=dict)

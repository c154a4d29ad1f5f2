"""What a colleague is at on the page „Daten“, in the memory of one visit."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sozialmap.core.model import Offer
from sozialmap.core.places import Place
from sozialmap.importers.tables import TableForm
from sozialmap.usecases.background import Run


class Section(StrEnum):
    """Parts of the page."""

    TABLE = "table"
    PLACES = "places"
    TWINS = "twins"
    CALLS = "calls"
    PAST = "past"
    TAKE = "take"
    TOWN = "town"


@dataclass(slots=True)
class Upload:
    """A file that was dropped, in a folder that goes with the visit."""

    path: Path
    folder: TemporaryDirectory[str]
    token: str
    form: TableForm | None = None
    mapping: dict[str, str] = field(default_factory=dict)
    run: Run[Any] | None = None
    rehearsed: bool = False


@dataclass(slots=True)
class Form:
    """An entry that is being written; `base` is what it began with, `key` tells two sendings."""

    key: str
    base: Offer | None
    cells: dict[str, str]
    place: Place | None = None
    problem: str = ""


@dataclass(slots=True)
class Desk:
    """What is open on the page."""

    section: Section = Section.TABLE
    chosen: int | None = None
    point: Place | None = None
    handled_point: Place | None = None
    upload: Upload | None = None
    form: Form | None = None
    town: Run[Any] | None = None
    told: str = ""
    """The sentence about what was done last."""
    last_step: int | None = None
    """The step that „Zurücknehmen“ beside that sentence takes back."""

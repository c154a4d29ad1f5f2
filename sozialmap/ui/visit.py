"""What one visit knows, and how it is emptied."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sozialmap.core.model import Offer
from sozialmap.core.talk import Talk
from sozialmap.privacy.forgetting import Erasure
from sozialmap.ui.tending.desk import Desk
from sozialmap.usecases.explore import Query
from sozialmap.usecases.hearing import Memory

IN_LINK = frozenset({"needs", "filters", "entries"})
PLAIN_FILTERS = ("area", "kind", "day", "bounds")


@dataclass(slots=True, weakref_slot=True, eq=False)
class Visit:
    """One visit, gone when the page is closed, erased, or left alone for long."""

    query: Query = field(default_factory=Query)
    start_label: str = ""
    start_problem: str = ""
    selected: int | str | None = None
    page: int = 0
    """Of the list, from 0."""
    picking: bool = False
    """Whether the next click on the map chooses the start."""
    handled: dict[str, Any] | None = None
    """What was said on the map last and answered, since the map repeats it."""
    resets: int = 0
    """Part of widget keys, so that a reset empties the widgets too."""
    topics: int = 0
    """Part of the keys of interests to tap, renewed when they change elsewhere."""
    language: str = ""
    """Of the pages of this visit; "" is that of the settings."""
    look: str = "ruhig"
    """How the page looks; see ui.looks."""
    map_off: bool = False
    map_first: bool = False
    """Whether a phone shows the map rather than the list."""
    team: bool = False
    """Whether the passphrase was given in this visit."""
    desk: Desk = field(default_factory=Desk)
    heard: Memory = field(default_factory=dict)
    """What was heard in the last sentences of this visit."""
    talk: Talk = field(default_factory=Talk)
    """What was said on the page Planen."""
    erased: Erasure | None = None
    """What was erased last, to be told."""
    sealed: bytes = b""
    """The file for the client, ready to be taken."""
    opened: Mapping[str, Any] | None = None
    """The content of a file that waits for a yes, since a talk is on the screen already."""
    returned: tuple[Offer, ...] | None = None
    """After a file was opened: the offers of its talk that are no longer there."""
    passphrases: int = 0
    """How many were given; part of the keys of their fields, so that none stays in a field."""

    def count(self) -> dict[str, int]:
        """Return how much of each kind this visit knows of somebody."""
        query, empty = self.query, Query()
        form = self.desk.form
        told = Counter(
            words=int(bool(query.text.strip())),
            corrections=len(query.added) + len(query.declined),
            start=int(bool(query.start or self.start_label)),
            needs=len(query.wanted),
            filters=sum(getattr(query, name) != getattr(empty, name) for name in PLAIN_FILTERS),
            sentences=sum(bool(text.strip()) for text, _state in self.heard),
            entries=int(self.selected is not None),
            forms=int(form is not None and any(form.cells.values())),
        )
        told.update(self.talk.count())
        return dict(+told)

    def would_lose(self) -> bool:
        """Tell whether it holds more than the address of the page does."""
        return not self.count().keys() <= IN_LINK

    def forget(self) -> dict[str, int]:
        """Empty all that was said; widgets get new keys. Return how much there was of each kind."""
        told = Counter(self.count())
        self.talk.forget()
        self.talk = Talk()
        self.query, self.start_label, self.start_problem = Query(), "", ""
        self.selected, self.page, self.picking, self.handled = None, 0, False, None
        self.heard.clear()
        self.desk.form, self.desk.handled_point, self.sealed = None, None, b""
        self.opened, self.returned = None, None
        self.resets += 1
        return dict(+told)

    def said(self) -> list[str]:
        """Return the words somebody wrote, to look for them once they are erased."""
        of_talk = [line for text in self.talk.all_words for line in text.splitlines()]
        return [word for word in (self.query.text, self.start_label, *of_talk) if word.strip()]

    def change(self, query: Query) -> bool:
        """Take a query; where it changed, the list starts from its top again."""
        changed = query != self.query
        if changed:
            self.query = query
            self.page = 0
        return changed

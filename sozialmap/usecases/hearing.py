"""Hear a sentence once in a visit: every tap draws the page anew, the words stay the same."""

from collections.abc import MutableMapping
from typing import Protocol

from sozialmap.core.fit import Heard
from sozialmap.core.model import Interest
from sozialmap.core.ports import WishReader
from sozialmap.core.wishes import Understood

MOST_REMEMBERED = 8
Memory = MutableMapping[tuple[str, object], Heard]


class StatedReader(WishReader, Protocol):
    """Hears what a person wants, better once its encoder is there."""

    @property
    def state(self) -> object:
        """Which state it is in; what was heard in another one is heard anew."""


class RememberingReader:
    """Hears by another reader, and remembers the last sentences in a memory it was given.

    The memory belongs to one visit and is gone with it. No reader shared by visitors keeps any.
    """

    def __init__(self, reader: StatedReader, memory: Memory) -> None:
        """Take a reader, and the memory of a visit."""
        self._reader = reader
        self._memory = memory

    @property
    def interest_names(self) -> tuple[str, ...]:
        """All interests, in the order of the columns of a leaning."""
        return self._reader.interest_names

    def find_interest(self, name: str) -> Interest | None:
        """Return an interest by its name, in German or English."""
        return self._reader.find_interest(name)

    def telling_words(self, text: str) -> frozenset[str]:
        """Return the words that say something, folded."""
        return self._reader.telling_words(text)

    def speaks_of_crisis(self, text: str) -> bool:
        """Tell whether a text holds words of crisis."""
        return self._reader.speaks_of_crisis(text)

    def read(self, text: str) -> list[Understood]:
        """Return the interests heard, strongest first."""
        return list(self.hear(text).understood)

    def hear(self, text: str) -> Heard:
        """Return what was heard, from memory where the same was said before."""
        key = (text, self._reader.state)
        heard = self._memory.pop(key, None) or self._reader.hear(text)
        self._memory[key] = heard
        while len(self._memory) > MOST_REMEMBERED:
            del self._memory[next(iter(self._memory))]
        return heard

"""Forget what a visit holds: when somebody asks, after idle minutes, and when its page is gone.

Nothing here keeps a visit alive: the register holds weak references only, and a visit that is gone
takes its place in the register with it.
"""

import logging
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from types import MethodType, ModuleType
from typing import Any, Protocol, runtime_checkable

WARN_S = 300.0
"""How long before the end somebody is asked whether to go on; a quarter where time is short."""
GRACE_S = 90.0
"""How long a lost connection may take to come back; Streamlit itself waits for 120."""
LOOK_S = 15.0


_log = logging.getLogger(__name__)


class Forgettable(Protocol):
    """Holds what somebody said, and can empty itself in place."""

    def forget(self) -> Mapping[str, int]:
        """Empty every field; return how much there was of each kind."""


@runtime_checkable
class Countable(Protocol):
    """Can tell what it holds without emptying itself."""

    def count(self) -> Mapping[str, int]:
        """Return how much there is of each kind; kinds without anything are left out."""


class Seat(Protocol):
    """Where a visit sits: the session of a page. It must not hold the visit."""

    def is_connected(self) -> bool:
        """Tell whether a page is open there."""

    def clear(self, thing: Forgettable) -> None:
        """Empty all that the framework keeps for the session, but for the emptied thing."""


class Reason(StrEnum):
    """Why something was erased."""

    ASKED = "asked"
    IDLE = "idle"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased, when and why; `left_in` names the stores that still held a word of it."""

    at: datetime
    reason: Reason
    counts: Mapping[str, int]
    searched: tuple[str, ...] = ()
    left_in: tuple[str, ...] = ()


def tell_held(thing: Forgettable) -> Mapping[str, int]:
    """Return what a thing holds; one that cannot tell may hold something."""
    return thing.count() if isinstance(thing, Countable) else {"more": 1}


def find_left(words: Iterable[str], stores: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of all stores in which one of the words still stands."""
    needles = [word.casefold() for word in words if word.strip()]
    return tuple(
        name
        for name, store in stores.items()
        if any(needle in text.casefold() for text in find_texts(store) for needle in needles)
    )


def find_texts(thing: Any, _seen: set[int] | None = None) -> Iterator[str]:
    """Yield all texts in a thing: in collections, in the fields of objects, in bound methods."""
    seen = set() if _seen is None else _seen
    if id(thing) in seen or isinstance(thing, (type, ModuleType)):
        return
    seen.add(id(thing))
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, bytes):
        yield thing.decode("utf-8", "replace")
    else:
        for part in _parts(thing):
            yield from find_texts(part, seen)


def _parts(thing: Any) -> Iterator[Any]:
    if isinstance(thing, Mapping):
        yield from thing.keys()
        yield from thing.values()
    elif isinstance(thing, (list, tuple, set, frozenset)):
        yield from thing
    elif isinstance(thing, MethodType):
        yield thing.__self__
    elif is_dataclass(thing):
        yield from (getattr(thing, part.name, None) for part in fields(thing))
    else:
        yield from vars(thing).values() if hasattr(thing, "__dict__") else ()


def boot_clock() -> float:
    """Return seconds that also pass while the machine sleeps, where the system counts them."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


@dataclass(slots=True)
class _Place:
    thing: weakref.ref[Forgettable]
    seat: Seat
    touched: float
    lost: float | None = None
    """Since when no page is open."""


@dataclass(slots=True)
class Forgetting:
    """Forgets what nobody needs any more. One for all visits of a process."""

    idle_s: float
    clock: Callable[[], float] = boot_clock
    grace_s: float = GRACE_S
    after: Callable[[Forgettable, Erasure], None] = lambda thing, erasure: None
    """Told after each wipe by the timer, in its thread."""
    tidy: Callable[[], None] = lambda: None
    """Called by the timer at each look, for what a framework drops only when it is asked again."""
    _places: dict[int, _Place] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _timer: threading.Thread | None = None

    @property
    def warn_s(self) -> float:
        """How long before the end somebody is warned, in seconds."""
        return min(WARN_S, self.idle_s / 4)

    def touch(self, thing: Forgettable, seat: Seat) -> None:
        """Note that somebody uses a thing now."""
        with self._lock:
            key = id(thing)
            known = self._places.get(key)
            if known and known.thing() is thing:
                known.touched, known.lost = self.clock(), None
                return
            gone = weakref.ref(thing, lambda _: self._places.pop(key, None))
            self._places[key] = _Place(gone, seat, self.clock())
        self._start()

    def seconds_left(self, thing: Forgettable) -> float | None:
        """Return the time until a thing is emptied; None where it is not watched."""
        with self._lock:
            place = self._places.get(id(thing))
            if place is None or place.thing() is not thing:
                return None
            return place.touched + self.idle_s - self.clock()

    def is_ending(self, thing: Forgettable) -> bool:
        """Tell whether somebody should be asked whether to go on."""
        left = self.seconds_left(thing)
        return left is not None and left <= self.warn_s and bool(tell_held(thing))

    def sweep(self) -> int:
        """Empty all that is idle too long or whose page is gone; return how many there were."""
        with self._lock:
            due = [(key, p, why) for key, p in list(self._places.items()) if (why := self._why(p))]
            return sum(self._empty(key, place, why) for key, place, why in due)

    def _why(self, place: _Place) -> Reason | None:
        now = self.clock()
        if place.seat.is_connected():
            place.lost = None
        elif place.lost is None:
            place.lost = now
        if place.lost is not None and now - place.lost >= self.grace_s:
            return Reason.GONE
        return Reason.IDLE if now - place.touched >= self.idle_s else None

    def _empty(self, key: int, place: _Place, why: Reason) -> bool:
        thing = place.thing()
        if thing is None:
            return False
        place.touched = self.clock()
        if why is Reason.GONE:
            self._places.pop(key, None)
        elif not tell_held(thing):
            return False
        try:
            self.after(thing, Erasure(datetime.now().astimezone(), why, dict(thing.forget())))
            place.seat.clear(thing)
        except Exception as error:  # one that fails must not keep the timer from the others
            _log.error("A visit was not emptied completely: %s", type(error).__name__)
        return True

    def _start(self) -> None:
        with self._lock:
            if self._timer is None and not self._stopped.is_set():
                self._timer = threading.Thread(target=self._run, name="forgetting", daemon=True)
                self._timer.start()

    def _run(self) -> None:
        while not self._stopped.wait(min(LOOK_S, self.idle_s / 10)):
            self.sweep()
            self.tidy()

    def close(self) -> None:
        """End the timer."""
        self._stopped.set()

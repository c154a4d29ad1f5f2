"""How often a service may be asked, and when it is left alone."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

INTERVAL_S = 1.0
"""What public services allow one application; own servers are not hurried either."""
FAILURES = 3
REST_S = 60.0
"""So that a table of 10,000 rows does not wait 10,000 times for a server that is down."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that pass; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Pace:
    """Lets one request a second pass, none while the service rests."""

    def __init__(self, clock: Clock | None = None, interval_s: float = INTERVAL_S) -> None:
        """Start rested."""
        self._clock = clock or Clock()
        self._interval_s = interval_s
        self._lock = threading.Lock()
        self._next = 0.0
        self._rests_until = 0.0
        self._failed = 0

    def wait(self) -> None:
        """Wait for the next turn; turns are given in order."""
        with self._lock:
            now = self._clock.now()
            turn = max(now, self._next)
            self._next = turn + self._interval_s
        if turn > now:
            self._clock.sleep(turn - now)

    def is_resting(self) -> bool:
        """Tell whether the service is left alone for now."""
        return self._clock.now() < self._rests_until

    def succeeded(self) -> None:
        """Note an answer."""
        self._failed = 0

    def failed(self) -> None:
        """Note a failure; several in a row bring a rest."""
        self._failed += 1
        if self._failed >= FAILURES:
            self.rest(REST_S)

    def rest(self, seconds: float) -> None:
        """Leave the service alone for so long."""
        self._rests_until = max(self._rests_until, self._clock.now() + seconds)

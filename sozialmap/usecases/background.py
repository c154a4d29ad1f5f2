"""Long work in the background: its progress can be watched, and it can be stopped."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from sozialmap.core.errors import SozialmapError
from sozialmap.core.ports import Progress

T = TypeVar("T")
DONE = 1.0
"""Share at which the work holds already; to stop it then would tell a lie."""


class StoppedError(SozialmapError):
    """Somebody stopped the work; whatever it had begun is as before."""

    def __init__(self) -> None:
        """Make the error; there is nothing to add."""
        super().__init__("stopped")


class Run(Generic[T]):
    """One piece of work in a thread of its own."""

    def __init__(self, work: Callable[[Progress], T]) -> None:
        """Start the work; it is told its progress and stopped at its next step."""
        self.step = ""
        self.share = 0.0
        self.result: T | None = None
        self.error: SozialmapError | None = None
        self._work = work
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until it is done, for tests and commands."""
        self._thread.join()

    def _run(self) -> None:
        try:
            self.result = self._work(self._told)
        except SozialmapError as error:
            self.error = error
        except Exception as error:
            self.error = SozialmapError("unexpected", kind=type(error).__name__)

    def _told(self, step: str, share: float) -> None:
        self.step, self.share = step, share
        if self._stop.is_set() and share < DONE:
            raise StoppedError

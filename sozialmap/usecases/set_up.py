"""Everything a fresh checkout needs, step by step; what is there already is left alone."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sozialmap.core.errors import SozialmapError
from sozialmap.core.ports import Progress


@dataclass(frozen=True, slots=True)
class Step:
    """One step of set-up: how long it takes compared with others, and whether it is needed."""

    code: str
    weight: float
    is_done: Callable[[], bool]
    run: Callable[[Progress], None]


def is_set_up(steps: Sequence[Step]) -> bool:
    """Tell whether nothing is left to do."""
    return all(step.is_done() for step in steps)


def set_up(steps: Sequence[Step], progress: Progress) -> None:
    """Do what is left; progress names the step and the share of all."""
    total = sum(step.weight for step in steps)
    before = 0.0
    for step in steps:
        progress(step.code, before / total)
        if not step.is_done():
            step.run(_part(progress, step, before, total))
        before += step.weight
    progress("setup.done", 1.0)


def _part(progress: Progress, whole: Step, before: float, total: float) -> Progress:
    def told(step: str, share: float) -> None:  # the whole set-up names its own steps
        progress(whole.code, (before + whole.weight * share) / total)

    return told


class SetupRun:
    """One set-up in the background, which several visitors may watch."""

    def __init__(self, steps: Sequence[Step]) -> None:
        """Keep the steps; nothing runs yet."""
        self._steps = steps
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ready = False
        self.step = ""
        self.share = 0.0
        self.error: SozialmapError | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do; looked up until it is so once."""
        self._ready = self._ready or is_set_up(self._steps)
        return self._ready

    def start(self) -> None:
        """Start, unless it is running already."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self.error = None
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def _work(self) -> None:
        try:
            set_up(self._steps, self._told)
        except SozialmapError as error:
            self.error = error
        except Exception as error:
            self.error = SozialmapError("unexpected", kind=type(error).__name__)

    def _told(self, step: str, share: float) -> None:
        self.step, self.share = step, share

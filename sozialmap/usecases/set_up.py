"""Everything a fresh checkout needs, step by step; what is there already is left alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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

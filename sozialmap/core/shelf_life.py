"""How long a fact counts before it becomes a question again."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from sozialmap.core.model import Barrier

SHELF_LIFE_MONTHS = {
    Barrier.TIMES: 6,
    Barrier.COST: 12,
    Barrier.REGISTRATION: 12,
    Barrier.ATTITUDE: 12,
    Barrier.STEPS: 36,
    Barrier.TOILET: 36,
}
OTHERS_MONTHS = 24


def shelf_life_months(barrier: Barrier) -> int:
    """Return for how many months a fact of a barrier counts."""
    return SHELF_LIFE_MONTHS.get(barrier, OTHERS_MONTHS)


def is_outdated(barrier: Barrier, checked_on: date | None, today: date) -> bool:
    """Tell whether a fact is too old. Without any date it is."""
    return checked_on is None or today > _add_months(checked_on, shelf_life_months(barrier))


@lru_cache(10_000)
def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))

"""On which weekdays the trips of a feed run: each weekday is told by one usual date.

Feeds name dates; holidays, school holidays and building sites make some of them unusual. Of all
Mondays the one counts that has the middle number of trips, and so on.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sozialmap.areas.gtfs_feed import CALENDAR, CALENDAR_DATES, DAY_NAMES, Feed

AROUND_DAYS = 200
"""Dates farther than this from the middle of all beginnings are not looked at."""
ADDED, REMOVED = "1", "2"
Active = NDArray[np.bool_]


def find_usual_days(feed: Feed, trips: Counter[str]) -> Mapping[str, Active]:
    """Return for each service whether it runs on Monday … Sunday.

    `trips` counts the trips of each service.
    """
    numbers = {service: number for number, service in enumerate(trips)}
    active, origin = _read_dates(feed, numbers)
    many = np.array(list(trips.values()), dtype=np.int64) @ active
    weekdays = (origin + np.arange(active.shape[1]) - 1) % 7  # ordinal 1 is a Monday
    usual = np.zeros((len(numbers), len(DAY_NAMES)), dtype=bool)
    for day in range(len(DAY_NAMES)):
        dates = np.flatnonzero((weekdays == day) & (many > 0))
        if len(dates):
            middle = dates[np.argsort(many[dates], kind="stable")[len(dates) // 2]]
            usual[:, day] = active[:, middle]
    return {service: usual[number] for service, number in numbers.items()}


def _read_dates(feed: Feed, numbers: Mapping[str, int]) -> tuple[Active, int]:
    """Return which services run on which dates, and the ordinal of the first date."""
    spans = [
        (numbers[service], [day == "1" for day in days], first, last)
        for service, *days, start, end in feed.rows(CALENDAR)
        if service in numbers and (first := _ordinal(start)) and (last := _ordinal(end))
    ]
    changes = [
        (numbers[service], day, kind)
        for service, on, kind in feed.rows(CALENDAR_DATES)
        if service in numbers and (day := _ordinal(on))
    ]
    begun = [first for _, _, first, _ in spans] + [day for _, day, _ in changes]
    origin = int(np.median(begun or [AROUND_DAYS])) - AROUND_DAYS
    active = np.zeros((len(numbers), 2 * AROUND_DAYS), dtype=bool)
    weekdays = (origin + np.arange(2 * AROUND_DAYS) - 1) % 7
    for number, days, first, last in spans:
        within = slice(max(0, first - origin), max(0, last + 1 - origin))
        active[number, within] |= np.array(days)[weekdays[within]]
    for number, day, kind in changes:
        if 0 <= day - origin < active.shape[1] and kind in (ADDED, REMOVED):
            active[number, day - origin] = kind == ADDED
    return active, origin


def _ordinal(text: str) -> int:
    """Return the day number of YYYYMMDD, 0 where it is none."""
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0

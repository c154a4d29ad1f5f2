"""Read a timetable in the form of GTFS: how often lines ride from stop to stop inside an area."""

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from sozialmap.areas.chains import Bools, Floats, Rows
from sozialmap.areas.gtfs_days import find_usual_days
from sozialmap.areas.gtfs_feed import (
    AGENCY,
    FEED_INFO,
    FREQUENCIES,
    ROUTES,
    STOP_TIMES,
    STOPS,
    TRIPS,
    Feed,
)
from sozialmap.areas.timetable import DAYS, HOURS, Counts, Timetable
from sozialmap.core.errors import InputError
from sozialmap.core.places import Bounds

MARGIN_DEGREES = 0.02
"""So far beyond the area's bounds stops count; who lives at the rim walks there."""
MOST_ROWS = 20_000_000
"""Departures inside the area that are kept while reading: some 300 MB."""
MOST_STARTS = 1_000_000
CLOCK = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d)", re.ASCII)
ORDER = re.compile(r"\d{1,9}", re.ASCII)
HOUR_S, DAY_S = 3600, 86_400
LATEST_S = 3 * DAY_S
LEAST_HEADWAY_S = 30
NO_TIME = -1
REGULAR = ("", "0")
"""Of pickup_type and drop_off_type; all others are "not here" or "only when called before"."""
LONGEST_NAME = 80
LARGEST_COUNT = np.iinfo(np.uint16).max


def read_publisher(feed: Feed) -> str:
    """Return who publishes a feed, "" where it does not say."""
    names = [row[0] for table in (FEED_INFO, AGENCY) for row in feed.rows(table)]
    printable = "".join(sign for sign in next(filter(None, names), "") if sign.isprintable())
    return printable[:LONGEST_NAME].strip()


def read_timetable_of(feed: Feed, bounds: Bounds) -> Timetable:
    """Return the rides of a feed inside some bounds. Raises InputError where there are none."""
    stops, positions = _read_stops(feed, bounds)
    trips = _read_trips(feed)
    calls = _read_calls(feed, stops, trips)
    hops = _find_hops(calls, trips)
    if not len(hops.seconds):
        raise InputError("gtfs.nothing", file=feed.name)
    return _count(hops, trips, positions)


@dataclass(frozen=True, slots=True)
class _Trips:
    """Trips that run on some weekday; `lines` and `days` have a row a trip."""

    numbers: dict[str, int]
    lines: Rows
    days: Bools
    shifts: dict[int, list[int]] = field(default_factory=dict)
    """For trips that repeat by a headway: seconds to each start from that in stop_times."""


@dataclass(frozen=True, slots=True)
class _Calls:
    """A row for each time a trip calls at a stop, in the order of trips and their stops."""

    trips: Rows
    stops: Rows
    seconds: Rows
    boarding: Bools
    leaving: Bools

    def some(self, rows: Rows | Bools) -> "_Calls":
        return _Calls(*(getattr(self, name)[rows] for name in _Calls.__slots__))


@dataclass(frozen=True, slots=True)
class _Hops:
    """A row for each time a trip goes from one stop to the next; `seconds` of the departure."""

    trips: Rows
    tails: Rows
    heads: Rows
    seconds: Rows
    takes: Rows
    boarding: Bools
    leaving: Bools


def _read_stops(feed: Feed, bounds: Bounds) -> tuple[dict[str, int], Floats]:
    west, east = bounds.west - MARGIN_DEGREES, bounds.east + MARGIN_DEGREES
    south, north = bounds.south - MARGIN_DEGREES, bounds.north + MARGIN_DEGREES
    numbers: dict[str, int] = {}
    positions: list[tuple[float, float]] = []
    for stop, *degrees in feed.rows(STOPS):
        try:
            lat, lon = map(float, degrees)
        except ValueError:
            continue
        if south <= lat <= north and west <= lon <= east and stop not in numbers:
            numbers[stop] = len(numbers)
            positions.append((lat, lon))
    return numbers, np.array(positions, dtype=np.float64).reshape(-1, 2)


def _read_trips(feed: Feed) -> _Trips:
    lines = _read_lines(feed)
    rows = [row for row in feed.rows(TRIPS) if row[0] in lines]
    usual = find_usual_days(feed, Counter(service for _, service, _ in rows))
    running = [(trip, lines[route], usual[service]) for route, service, trip in rows]
    running = [row for row in running if row[2].any()]
    numbers = {trip: number for number, (trip, _, _) in enumerate(running)}
    return _Trips(
        numbers,
        np.array([line for _, line, _ in running], dtype=np.intp),
        np.array([days for _, _, days in running], dtype=bool).reshape(-1, DAYS),
        _read_shifts(feed, numbers),
    )


def _read_lines(feed: Feed) -> dict[str, int]:
    """Return the number of the line of each route: routes of one kind and name are one line."""
    numbers: dict[tuple[str, str], int] = {}
    lines: dict[str, int] = {}
    for route, name, kind in feed.rows(ROUTES, "route_short_name", "route_type"):
        lines[route] = numbers.setdefault((kind, name or route), len(numbers))
    return lines


def _read_shifts(feed: Feed, trips: dict[str, int]) -> dict[int, list[int]]:
    """Return when trips start that repeat by a headway, in seconds of the day."""
    starts: dict[int, list[int]] = {}
    total = 0
    for trip, begin, end, headway in feed.rows(FREQUENCIES):
        first, last = _seconds(begin), _seconds(end)
        if trip not in trips or min(first, last) < 0 or not headway.isdecimal():
            continue
        every = range(first, last, max(LEAST_HEADWAY_S, int(headway[:6])))
        total += len(every)
        if total > MOST_STARTS:
            raise InputError("gtfs.too_large", file=feed.name)
        starts.setdefault(trips[trip], []).extend(every)
    return starts


@lru_cache(200_000)
def _seconds(text: str) -> int:
    """Return the seconds of a clock, which may tell 25:10:00 for after midnight."""
    found = CLOCK.fullmatch(text)
    if found is None:
        return NO_TIME
    hours, minutes, seconds = map(int, found.groups())
    told = hours * HOUR_S + minutes * 60 + seconds
    return told if told < LATEST_S else NO_TIME


class _Reading:
    """The calls inside the area while they are read, and the trips whose times cannot be."""

    def __init__(self, feed: Feed) -> None:
        """Begin with nothing."""
        self.feed = feed
        self.columns = [array("i") for _ in range(6)]
        self.wrong: set[int] = set()
        self.firsts: dict[int, int] = {}
        """When trips begin that stand for many, in seconds."""

    def take(self, *call: int) -> None:
        """Keep a call: trip, stop, order, seconds, boarding, leaving. Raises InputError."""
        for column, value in zip(self.columns, call, strict=True):
            column.append(value)
        if len(self.columns[0]) > MOST_ROWS:
            raise InputError("gtfs.too_large", file=self.feed.name)

    def calls(self) -> _Calls:
        """Return what was read, in the order of trips and their stops."""
        numbers, stops, order, seconds, boarding, leaving = (
            np.array(column, dtype=np.intp) for column in self.columns
        )
        calls = _Calls(numbers, stops, seconds, boarding > 0, leaving > 0)
        right = ~np.isin(numbers, np.array(sorted(self.wrong), dtype=np.intp))
        return calls.some(right).some(np.lexsort((order[right], numbers[right])))


def _read_calls(feed: Feed, stops: dict[str, int], trips: _Trips) -> _Calls:
    """Return the calls inside the area, without trips whose times cannot be."""
    reading = _Reading(feed)
    more = ("arrival_time", "pickup_type", "drop_off_type")
    for trip, stop, order, departs, arrives, pickup, drop in feed.rows(STOP_TIMES, *more):
        number = trips.numbers.get(trip)
        if number is None:
            continue
        told = departs or arrives
        seconds = _seconds(told)
        if (told and seconds < 0) or not ORDER.fullmatch(order):
            reading.wrong.add(number)
            continue
        if number in trips.shifts and seconds >= 0:
            reading.firsts[number] = min(seconds, reading.firsts.get(number, LATEST_S))
        if stop in stops:
            may = (pickup in REGULAR, drop in REGULAR)
            reading.take(number, stops[stop], int(order), seconds, *may)
    for number, first in reading.firsts.items():
        trips.shifts[number][:] = [start - first for start in trips.shifts[number]]
    return _without_backward(_with_times_between(reading.calls()))


def _with_times_between(calls: _Calls) -> _Calls:
    """Return the calls with times between those that are told; what has none about it goes."""
    rows = np.arange(len(calls.trips))
    known = calls.seconds >= 0
    if known.all():
        return calls
    if not known.any():
        return calls.some(known)
    before = np.maximum.accumulate(np.where(known, rows, 0))
    after = np.minimum.accumulate(np.where(known, rows, rows[-1])[::-1])[::-1]
    own = calls.trips
    inside = known[before] & known[after] & (own[before] == own) & (own[after] == own)
    seconds = np.interp(rows, rows[known], calls.seconds[known]).astype(np.intp)
    return _Calls(own, calls.stops, seconds, calls.boarding, calls.leaving).some(inside)


def _without_backward(calls: _Calls) -> _Calls:
    """Return the calls without trips that would arrive before they depart."""
    same = calls.trips[1:] == calls.trips[:-1]
    backward = calls.trips[1:][same & (np.diff(calls.seconds) < 0)]
    return calls.some(~np.isin(calls.trips, backward))


def _find_hops(calls: _Calls, trips: _Trips) -> _Hops:
    tails = np.flatnonzero(
        (calls.trips[1:] == calls.trips[:-1]) & (calls.stops[1:] != calls.stops[:-1])
    )
    heads = tails + 1
    again = [trips.shifts.get(number, [0]) for number in calls.trips[tails].tolist()]
    each = np.repeat(np.arange(len(tails)), [len(starts) for starts in again])
    shifts = np.array([shift for starts in again for shift in starts], dtype=np.intp)
    takes = calls.seconds[heads] - calls.seconds[tails]
    tails, heads = tails[each], heads[each]
    return _Hops(
        calls.trips[tails],
        calls.stops[tails],
        calls.stops[heads],
        np.maximum(calls.seconds[tails] + shifts, 0),
        takes[each],
        calls.boarding[tails],
        calls.leaving[heads],
    )


def _count(hops: _Hops, trips: _Trips, positions: Floats) -> Timetable:
    """Return how often each line goes from stop to stop."""
    line, stops = trips.lines[hops.trips], len(positions)
    both = np.concatenate((line * stops + hops.tails, line * stops + hops.heads))
    nodes, numbers = np.unique(both, return_inverse=True)
    tails, heads = numbers.reshape(2, -1)
    pairs, rides = np.unique(tails * len(nodes) + heads, return_inverse=True)
    minutes = np.bincount(rides, weights=hops.takes) / np.bincount(rides) / 60
    used, at_stops = np.unique(nodes % stops, return_inverse=True)
    days = trips.days[hops.trips]
    leaving = np.zeros(len(nodes), dtype=bool)
    leaving[heads[hops.leaving]] = True
    return Timetable(
        lats=positions[used, 0],
        lons=positions[used, 1],
        nodes=at_stops.astype(np.int32),
        boarding=_by_hour(tails, hops.seconds, days & hops.boarding[:, None], len(nodes)),
        leaving=leaving,
        rides=np.column_stack(np.divmod(pairs, len(nodes))).astype(np.int32),
        minutes=minutes.astype(np.float32),
        trips=_by_hour(rides, hops.seconds, days, len(pairs)),
    )


def _by_hour(rows: Rows, seconds: Rows, days: Bools, count: int) -> Counts:
    """Return how often each row comes by weekday and hour; 25:10 is of the day after."""
    later, hours = seconds // DAY_S, seconds % DAY_S // HOUR_S
    counts = np.zeros((count, DAYS, HOURS), dtype=np.intp)
    for day in range(DAYS):
        runs = days[:, day]
        np.add.at(counts, (rows[runs], (day + later[runs]) % DAYS, hours[runs]), 1)
    return np.minimum(counts, LARGEST_COUNT).astype(np.uint16)

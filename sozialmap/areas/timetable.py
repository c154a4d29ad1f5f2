"""What a pack keeps of a timetable: lines from stop to stop, by weekday and hour."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sozialmap.areas.chains import NEVER, Bools, Floats, Rows
from sozialmap.areas.lines import Rides

DAYS, HOURS = 7, 24
WORKDAYS = slice(0, 5)
DAYTIME = slice(8, 18)
"""Hours in which most of what one goes to takes place."""
Counts = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Timetable:
    """Lines at stops and the rides between them, counted by weekday (Monday first) and hour.

    `lats` and `lons` have a row a stop. A node is a line at a stop: `nodes` hold the stop,
    `boarding` how many departures one may board (nodes × 7 × 24), `leaving` whether one may get
    off. `rides` lead from node to node without a stop between, `minutes` from departure to
    departure in the mean, `trips` times (rides × 7 × 24).
    """

    lats: Floats
    lons: Floats
    nodes: NDArray[np.int32]
    boarding: Counts
    leaving: Bools
    rides: NDArray[np.int32]
    minutes: NDArray[np.float32]
    trips: Counts

    @property
    def positions(self) -> Floats:
        """Latitude and longitude of each stop."""
        return np.column_stack((self.lats, self.lons))

    @property
    def departures(self) -> int:
        """How many departures a working day has in the mean."""
        return round(float(self.boarding[:, WORKDAYS].sum()) / (WORKDAYS.stop - WORKDAYS.start))

    def find_rides(self) -> Rides:
        """Return the rides of a working day between 8 and 18 o'clock.

        Whoever comes at any time waits half of the time between two departures, of those that go
        on where one goes: where a line branches, the rest of the wait counts on the branch.
        """
        boarding, trips = _in_daytime(self.boarding), _in_daytime(self.trips)
        tails = self.rides[:, 0]
        passing = np.bincount(tails, weights=trips, minlength=len(self.nodes))
        ridden = np.flatnonzero(trips)
        longer = _half_between(trips[ridden]) - _half_between(passing[tails[ridden]])
        arcs: Floats = np.column_stack((self.rides[ridden], self.minutes[ridden] + longer))
        return Rides(self.nodes.astype(np.intp), _half_between(boarding), self.leaving, arcs)

    def write(self, path: Path) -> None:
        """Write to an .npz file."""
        np.savez_compressed(path, **{name: getattr(self, name) for name in Timetable.__slots__})


def read_timetable(path: Path) -> Timetable:
    """Return the timetable of an .npz file."""
    with np.load(path) as arrays:
        return Timetable(**{name: arrays[name] for name in Timetable.__slots__})


def _in_daytime(counts: Counts) -> Rows:
    times: Rows = counts[:, WORKDAYS, DAYTIME].sum(axis=(1, 2), dtype=np.intp)
    return times


def _half_between(times: NDArray[np.number]) -> Floats:
    """Return half the minutes between two departures; never where there is none."""
    span_min = 60.0 * (WORKDAYS.stop - WORKDAYS.start) * (DAYTIME.stop - DAYTIME.start)
    halves = np.full(len(times), NEVER)
    np.divide(span_min / 2, times, out=halves, where=times > 0)
    return halves

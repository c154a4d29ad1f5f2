"""The tables of a GTFS feed, row by row from its zip file; nothing of it is unpacked.

https://gtfs.org/documentation/schedule/reference/
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sozialmap.core.errors import InputError

STOPS, ROUTES, TRIPS, STOP_TIMES = "stops.txt", "routes.txt", "trips.txt", "stop_times.txt"
CALENDAR, CALENDAR_DATES = "calendar.txt", "calendar_dates.txt"
FREQUENCIES, AGENCY, FEED_INFO = "frequencies.txt", "agency.txt", "feed_info.txt"
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEEDED = {
    STOPS: ("stop_id", "stop_lat", "stop_lon"),
    ROUTES: ("route_id",),
    TRIPS: ("route_id", "service_id", "trip_id"),
    STOP_TIMES: ("trip_id", "stop_id", "stop_sequence", "departure_time"),
}
COLUMNS = {
    **NEEDED,
    CALENDAR: ("service_id", *DAY_NAMES, "start_date", "end_date"),
    CALENDAR_DATES: ("service_id", "date", "exception_type"),
    FREQUENCIES: ("trip_id", "start_time", "end_time", "headway_secs"),
    AGENCY: ("agency_name",),
    FEED_INFO: ("feed_publisher_name",),
}
MOST_BYTES = 6_000_000_000
"""Of a table; that of all Germany has some 2 GB."""
MOST_ROWS = 5_000_000
"""Of every table but that of the departures, which is not kept as a whole."""
LONGEST_LINE = 100_000
OUTSIDE = re.compile(r"^[\\/]|^[A-Za-z]:|(^|[\\/])\.\.([\\/]|$)")
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    csv.Error,
)
"""What a damaged, odd or locked zip file raises while it is read."""


class Feed:
    """An open feed."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        """Keep the archive, and the name of its file to tell."""
        self._archive = archive
        self.name = name
        self.tables = frozenset(archive.namelist())

    def rows(self, table: str, *more: str) -> Iterator[list[str]]:
        """Yield the needed columns of a table, then some more, "" where there are none.

        A table that is not there has no rows. Raises InputError.
        """
        if table not in self.tables:
            return
        try:
            with self._archive.open(table) as raw:
                lines = self._lines(table, raw)
                yield from self._cells(table, csv.reader(lines), more)
        except BROKEN as error:
            raise InputError("gtfs.broken", file=self.name, table=table) from error

    def _lines(self, table: str, raw: IO[bytes]) -> Iterator[str]:
        text = io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline="")
        while line := text.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise InputError("gtfs.broken", file=self.name, table=table)
            yield line

    def _cells(
        self, table: str, rows: Iterator[list[str]], more: Sequence[str]
    ) -> Iterator[list[str]]:
        header = [name.strip().lower() for name in next(rows, [])]
        missing = [name for name in COLUMNS[table] if name not in header]
        if missing:
            raise InputError("gtfs.column", file=self.name, table=table, column=missing[0])
        at = [header.index(name) if name in header else -1 for name in (*COLUMNS[table], *more)]
        for number, row in enumerate(rows):
            if number >= MOST_ROWS and table != STOP_TIMES:
                raise InputError("gtfs.too_large", file=self.name)
            if row:
                yield [row[i].strip() if 0 <= i < len(row) else "" for i in at]


@contextmanager
def opened_feed(path: Path) -> Iterator[Feed]:
    """Open a feed and see that its tables are there. Raises InputError."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise InputError("area.no_file", file=path.name) from error
    except BROKEN as error:
        raise InputError("gtfs.not_zip", file=path.name) from error
    with archive:
        _check(archive, path.name)
        yield Feed(archive, path.name)


def _check(archive: zipfile.ZipFile, file: str) -> None:
    if any(OUTSIDE.search(name) for name in archive.namelist()):
        raise InputError("gtfs.outside", file=file)
    sizes = {info.filename: info.file_size for info in archive.infolist()}
    missing = [table for table in NEEDED if table not in sizes]
    if not missing and CALENDAR not in sizes and CALENDAR_DATES not in sizes:
        missing = [CALENDAR]
    if missing:
        raise InputError("gtfs.missing", file=file, table=missing[0])
    if any(sizes.get(table, 0) > MOST_BYTES for table in COLUMNS):
        raise InputError("gtfs.too_large", file=file)

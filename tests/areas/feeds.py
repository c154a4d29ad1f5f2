"""An invented timetable: line 1 rides A – B – C every ten minutes on working days, 6 to 22."""

import zipfile
from pathlib import Path

from tests.areas.conftest import LAT, LON

A, B, C, FAR = (0, 0), (40, 0), (80, 0), (2000, 0)
"""Thousandths of a degree east and north, as on a sheet."""


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def stops(**places: tuple[float, float]) -> str:
    rows = [
        f"{n},{n},{LAT + north / 1000},{LON + east / 1000}" for n, (east, north) in places.items()
    ]
    return "\n".join(["stop_id,stop_name,stop_lat,stop_lon", *rows])


def trip(name: str, begin: int, *calls: str, hop: int = 4) -> list[str]:
    """The calls of a trip that begins at a minute of the day."""
    return [
        f"{name},{clock(begin + hop * number)},{clock(begin + hop * number)},{stop},{number + 1}"
        for number, stop in enumerate(calls)
    ]


def stop_times(*trips: list[str]) -> str:
    head = "trip_id,arrival_time,departure_time,stop_id,stop_sequence"
    return "\n".join([head, *(row for one in trips for row in one)])


def trips(*names: str, route: str = "r1", service: str = "work") -> str:
    return "\n".join(["route_id,service_id,trip_id", *(f"{route},{service},{n}" for n in names)])


WORKDAYS = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "work,1,1,1,1,1,0,0,20261101,20270331"
)
BEGINS = range(6 * 60, 22 * 60, 10)
LINE_1 = {
    "agency.txt": "agency_name,agency_url\nErfundene Verkehrsbetriebe,https://example.org",
    "stops.txt": stops(A=A, B=B, C=C, Far=FAR),
    "routes.txt": "route_id,route_short_name,route_type\nr1,1,3\nr2,2,3",
    "trips.txt": trips(*(f"t{begin}" for begin in BEGINS)),
    "stop_times.txt": stop_times(*(trip(f"t{begin}", begin, "A", "B", "C") for begin in BEGINS)),
    "calendar.txt": WORKDAYS,
    "calendar_dates.txt": "service_id,date,exception_type\nwork,20261225,2",
}


def write_feed(path: Path, **changed: str | None) -> Path:
    """Write the feed with some tables changed (without ".txt"); None leaves one out."""
    tables = {**LINE_1, **{f"{name}.txt": text for name, text in changed.items()}}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            if text is not None:
                archive.writestr(name, text)
    return path

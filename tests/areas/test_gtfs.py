"""A timetable given to `area build`: what is read of it, and how long rides take by it."""

import json
import struct
import zipfile

import numpy as np
import pytest

from sozialmap.areas.extract import read_extract
from sozialmap.areas.gtfs import read_publisher, read_timetable_of
from sozialmap.areas.gtfs_feed import opened_feed
from sozialmap.areas.network import build_network
from sozialmap.areas.plane import Plane
from sozialmap.areas.reach import Reach
from sozialmap.areas.router import Router
from sozialmap.areas.timetable import read_timetable
from sozialmap.core.errors import InputError
from sozialmap.core.places import Bounds, Place
from sozialmap.core.wishes import MinutesKind, Mode
from tests.areas.conftest import LAT, LON
from tests.areas.feeds import (
    BEGINS,
    WORKDAYS,
    A,
    B,
    C,
    clock,
    stop_times,
    stops,
    trip,
    trips,
    write_feed,
)
from tests.conftest import FIXTURE_TOWN, no_progress

BOUNDS = Bounds(8.69, 50.09, 8.79, 50.17)
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6
EAST_MIN = 71.33 / 75
"""On foot for a thousandth of a degree to the east."""


@pytest.fixture
def read(tmp_path):
    """A function that reads the feed of line 1 with some tables changed."""

    def make(**changed):
        with opened_feed(write_feed(tmp_path / "fahrplan.zip", **changed)) as feed:
            return read_timetable_of(feed, BOUNDS)

    return make


@pytest.fixture
def ride(sheet, save):
    """A function that tells the minutes from one point of a street to another by a timetable."""
    sheet.way(A, B, C, highway="residential")
    sheet.way(C, (80, 60), highway="residential")
    network = None

    def minutes(timetable, start, end):
        nonlocal network
        if network is None:
            extract = read_extract(save(), set())
            network = build_network(extract.highways, Plane(50.1), extract.high_kerbs)
        router = Router(network, (), timetable)
        places = [Place(LAT + north / 1000, LON + east / 1000) for east, north in (start, end)]
        search = router.search(places[0], Mode.TRANSIT)
        return float(search.minutes(router.anchor(Mode.TRANSIT, places[1:]))[0])

    return minutes


def test_a_ride_takes_what_the_timetable_says_after_half_the_time_between_departures(read, ride):
    assert ride(read(), A, C) == pytest.approx(10 / 2 + 8, abs=0.1)


def test_who_walks_faster_walks(read, ride):
    assert ride(read(), A, (2, 0)) == pytest.approx(2 * EAST_MIN, rel=0.01)


def test_a_line_rides_only_the_way_it_is_told_to(read, ride):
    assert ride(read(), C, A) == pytest.approx(80 * EAST_MIN, rel=0.01)


def test_where_a_line_branches_only_half_of_it_goes_on(read, ride):
    ends = {begin: "C" if begin % 20 else "D" for begin in BEGINS}
    branching = read(
        stops=stops(A=A, B=B, C=C, D=(80, 60)),
        stop_times=stop_times(*(trip(f"t{b}", b, "A", "B", end) for b, end in ends.items())),
    )

    assert ride(branching, A, B) == pytest.approx(10 / 2 + 4, abs=0.1)
    assert ride(branching, A, C) == pytest.approx(20 / 2 + 8, abs=0.1)


def test_changing_lines_waits_again(read, ride):
    second = [f"u{begin}" for begin in BEGINS]
    both = read(
        stops=stops(A=A, B=B, C=C, D=(80, 60)),
        trips=trips(*(f"t{b}" for b in BEGINS))
        + "\n"
        + trips(*second, route="r2").split("\n", 1)[1],
        stop_times=stop_times(
            *(trip(f"t{b}", b, "A", "B", "C") for b in BEGINS),
            *(trip(f"u{b}", b, "C", "D", hop=6) for b in BEGINS),
        ),
    )

    assert ride(both, A, (80, 60)) == pytest.approx(5 + 8 + 5 + 6, abs=0.2)


def test_a_line_that_rests_in_the_daytime_of_working_days_is_not_ridden(read, ride):
    weekend = WORKDAYS.replace("work,1,1,1,1,1,0,0", "work,0,0,0,0,0,1,1")
    nights = {"trips": trips("t"), "stop_times": stop_times(trip("t", 23 * 60, "A", "B", "C"))}

    for timetable in (read(calendar=weekend), read(**nights)):
        assert ride(timetable, A, C) == pytest.approx(80 * EAST_MIN, rel=0.01)


def test_what_rides_once_a_day_is_no_help(read, ride):
    once = read(trips=trips("t"), stop_times=stop_times(trip("t", 9 * 60, "A", "B", "C")))

    assert ride(once, A, C) == pytest.approx(80 * EAST_MIN, rel=0.01)


def test_departures_are_counted_by_weekday_and_hour(read):
    counts = read().boarding.sum(axis=0)

    assert counts[MONDAY, 9] == 2 * 6
    assert counts[MONDAY, 3] == counts[SATURDAY].sum() == 0
    assert read().departures == 2 * len(BEGINS)


def test_after_midnight_is_the_next_day(read):
    late = read(trips=trips("t"), stop_times=stop_times(trip("t", 25 * 60 + 10, "A", "B")))

    assert np.argwhere(late.boarding[0]).tolist() == [[day, 1] for day in range(1, 6)]


def test_an_unusual_day_does_not_stand_for_its_weekday(read):
    """On one Monday of 22 only two trips run, on another they come on top for a fair."""
    removed = "service_id,date,exception_type\nwork,20261130,2\nfair,20261130,1\nfair,20261207,1"
    fair = "\n" + trips("f1", "f2", service="fair").split("\n", 1)[1]
    held = read(
        calendar_dates=removed,
        trips=trips(*(f"t{begin}" for begin in BEGINS)) + fair,
        stop_times=stop_times(
            *(trip(f"t{begin}", begin, "A", "B", "C") for begin in BEGINS),
            *(trip(name, 600, "A", "B", "C") for name in ("f1", "f2")),
        ),
    )

    assert held.boarding.tolist() == read().boarding.tolist()


def test_dates_alone_are_a_calendar_too(read):
    days = "\n".join(f"work,202611{day:02},1" for day in range(1, 31))
    dated = read(calendar=None, calendar_dates=f"service_id,date,exception_type\n{days}")

    assert dated.departures == read().departures
    assert dated.boarding[:, SUNDAY].sum() == 2 * len(BEGINS)


def test_where_one_must_call_before_or_may_not_board_is_no_departure(read, ride):
    rows = stop_times(*(trip(f"t{b}", b, "A", "B", "C") for b in BEGINS)).split("\n")
    told = [rows[0] + ",pickup_type,drop_off_type"]
    told += [f"{row},{2 if ',A,' in row else 0},{1 if ',B,' in row else 0}" for row in rows[1:]]
    asked = read(stop_times="\n".join(told))

    assert ride(asked, A, C) == pytest.approx(40 * EAST_MIN + 5 + 4, rel=0.01)
    assert ride(asked, A, B) == pytest.approx(40 * EAST_MIN, rel=0.01)


def test_a_headway_stands_for_many_departures(read):
    head = "trip_id,start_time,end_time,headway_secs"
    every = read(
        trips=trips("t"),
        stop_times=stop_times(trip("t", 0, "A", "B", "C")),
        frequencies=f"{head}\nt,{clock(6 * 60)},{clock(22 * 60)},600",
    )

    assert every.boarding.tolist() == read().boarding.tolist()


def test_times_between_are_found_and_impossible_trips_left_out(read):
    odd = stop_times(
        [*trip("t360", 360, "A"), "t360,,,B,2", "t360,06:08:00,06:08:00,C,3"],
        ["t370,06:20:00,06:20:00,A,1", "t370,06:10:00,06:10:00,B,2"],
        ["t380,6:75:00,6:75:00,A,1", "t380,06:40:00,06:40:00,B,2"],
        ["t390,06:40:00,06:40:00,A,x", "t390,06:40:00,06:40:00,B,2"],
    )

    found = read(stop_times=odd)

    assert found.minutes.tolist() == [4, 4]
    assert found.departures == 2


def test_stops_far_away_are_left_out_and_the_ride_goes_on(read, ride):
    over = read(stop_times=stop_times(*(trip(f"t{b}", b, "A", "Far", "C") for b in BEGINS)))

    assert len(over.lats) == 2
    assert ride(over, A, C) == pytest.approx(5 + 8, abs=0.1)


def test_a_timetable_is_kept_as_it_was_and_small(read, tmp_path):
    before = read()
    before.write(tmp_path / "t.npz")

    after = read_timetable(tmp_path / "t.npz")

    assert after.trips.tolist() == before.trips.tolist()
    assert (tmp_path / "t.npz").stat().st_size < 5_000


def test_rides_by_a_timetable_are_estimates_that_say_so(read, sheet, save):
    sheet.way(A, B, C, highway="residential")
    extract = read_extract(save(), set())
    network = build_network(extract.highways, Plane(50.1), extract.high_kerbs)

    [ground] = Reach(Router(network, (), read())).grounds(Place(LAT, LON), Mode.TRANSIT, [20])
    [without] = Reach(Router(network)).grounds(Place(LAT, LON), Mode.WALK, [20])

    assert (ground.kind, ground.by_timetable) == (MinutesKind.ESTIMATE, True)
    assert not without.by_timetable


def test_a_publisher_is_one_short_line(tmp_path):
    name = "Böse\x1b[2J " + "x" * 200
    path = write_feed(tmp_path / "f.zip", agency=f'agency_name\n"{name}\nund Söhne"')

    with opened_feed(path) as feed:
        told = read_publisher(feed)

    assert told.startswith("Böse[2J x")
    assert len(told) <= 80


def hostile(path, name):
    write_feed(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")


def locked(path):
    """Say in every header that the content is encrypted."""
    content = bytearray(write_feed(path).read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = content.find(mark)
        while begin >= 0:
            struct.pack_into("<H", content, begin + at, 1)
            begin = content.find(mark, begin + 1)
    path.write_bytes(content)


def damaged(path):
    content = bytearray(write_feed(path).read_bytes())
    begin = content.find(b"stop_times.txt") + 60
    content[begin : begin + 40] = b"\xff" * 40
    path.write_bytes(content)


BAD = [
    ("gtfs.not_zip", lambda path: path.write_bytes(b"")),
    ("gtfs.not_zip", lambda path: path.write_text("stop_id,stop_lat\n")),
    ("gtfs.not_zip", lambda path: path.write_bytes(write_feed(path).read_bytes()[:900])),
    ("gtfs.not_zip", lambda path: path.mkdir()),
    ("area.no_file", lambda path: None),
    *(
        ("gtfs.missing", lambda path, name=name: write_feed(path, **{name: None}))
        for name in ("stops", "routes", "trips", "stop_times")
    ),
    ("gtfs.missing", lambda path: write_feed(path, calendar=None, calendar_dates=None)),
    ("gtfs.column", lambda path: write_feed(path, stops="stop_id,stop_name\nA,A")),
    ("gtfs.column", lambda path: write_feed(path, stop_times="")),
    ("gtfs.broken", lambda path: write_feed(path, trips="route_id," + "x" * 200_000)),
    ("gtfs.broken", locked),
    ("gtfs.broken", damaged),
    ("gtfs.nothing", lambda path: write_feed(path, stops="stop_id,stop_lat,stop_lon\nA,x,y")),
    ("gtfs.nothing", lambda path: write_feed(path, stops=stops(A=(900, 0), B=(910, 0)))),
    ("gtfs.nothing", lambda path: write_feed(path, calendar=WORKDAYS.replace("2026", "x"))),
    ("gtfs.nothing", lambda path: write_feed(path, stop_times=stop_times())),
    *(
        ("gtfs.outside", lambda path, name=name: hostile(path, name))
        for name in ("../stops.txt", "/etc/x", "a/../../x", "..\\x", "C:\\x", "\\\\host\\x")
    ),
]


@pytest.mark.parametrize(("code", "make"), BAD)
def test_a_bad_feed_is_told(tmp_path, code, make):
    path = tmp_path / "fahrplan.zip"
    make(path)

    with pytest.raises(InputError) as told, opened_feed(path) as feed:
        read_timetable_of(feed, BOUNDS)

    assert told.value.code == code
    assert [left.name for left in tmp_path.iterdir()] in ([], [path.name])


@pytest.mark.parametrize("code", ["gtfs.not_zip", "gtfs.outside", "gtfs.broken", "gtfs.nothing"])
def test_a_bad_feed_leaves_the_area_whole(town_house, tmp_path, code):
    path, before = tmp_path / "fahrplan.zip", town_house.area()
    dict(BAD)[code](path)

    with pytest.raises(InputError, match=code):
        town_house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True,
                              progress=no_progress, timetable=path)  # fmt: skip

    assert town_house.area() == before
    assert [folder.name for folder in town_house.folders.root.iterdir()] == [before.folder]


def test_a_file_that_is_no_feed_is_told_before_the_map_is_read(town_house, tmp_path):
    path, steps = tmp_path / "fahrplan.zip", []
    path.write_bytes(b"")

    with pytest.raises(InputError, match=r"gtfs\.not_zip"):
        town_house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True,
                              progress=lambda step, share: steps.append(step), timetable=path)  # fmt: skip

    assert steps == []


def test_the_command_reads_a_timetable(run_command, tmp_path):
    feed = write_feed(tmp_path / "fahrplan.zip", stops=stops(A=A, B=(4, 0), C=(8, 0)))
    built = run_command(
        "area", "build", FIXTURE_TOWN, "--name", "Kleinstadt", "--gtfs", feed, "--use"
    )
    info = json.loads(run_command("area", "info", "--json").stdout)
    start = ("reach", "--from", f"{LAT},{LON}", "--minutes", "10")
    ridden = run_command(*start, "--mode", "transit")

    assert built.returncode == 0
    assert "Haltestellen mit Fahrplan" in built.stdout
    assert (info["timetable_stops"], info["departures"]) == (3, 2 * len(BEGINS))
    assert info["licence"].endswith("Fahrplan: Erfundene Verkehrsbetriebe")
    assert "nach den Abfahrten eines Werktags" in ridden.stdout

    feed.write_bytes(b"kein Zip")
    again = run_command("area", "build", FIXTURE_TOWN, "--name", "Kleinstadt", "--gtfs", feed)
    assert (again.returncode, again.stdout) == (1, "")
    assert "fahrplan.zip ist kein Fahrplan." in again.stderr
    assert json.loads(run_command("area", "info", "--json").stdout) == info

"""A town in one command, from a fake server on loopback."""

import os
import subprocess
import sys
import time
from dataclasses import replace

import osmium
import pytest
import shapely

from sozialmap.areas.fetched import KEPT_DAYS, find_boxes
from sozialmap.areas.overpass import Manners
from sozialmap.config import OVERPASS_URL, read_settings
from sozialmap.core.errors import InputError, UnavailableError, UnknownNameError
from sozialmap.core.places import Bounds
from sozialmap.usecases.fetch_area import Sending
from sozialmap.wiring import House
from tests import fake_overpass as fake
from tests.conftest import CHECKOUT, FIXTURE_TOWN, no_progress

RING = [(8.695, 50.085), (8.72, 50.085), (8.72, 50.11), (8.695, 50.11)]
AT_ONCE = Manners(between_s=0, again_s=(0, 0), reconnect_s=(0,), silence_s=5)
SAME = "addresses streets quarters stops places buildings named_places network_nodes network_edges"


@pytest.fixture
def planet():
    planet = fake.Planet(FIXTURE_TOWN)
    planet.add_boundary(RING, 1, name="Kleinstadt")
    return planet


@pytest.fixture
def server(planet, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with fake.FakeOverpass(planet).running() as running:
        yield running


@pytest.fixture
def house(settings, server):
    house = House(replace(settings, overpass_url=server.url))
    house.manners = AT_ONCE
    yield house
    house.close()


def fetch_boundary(house, place="Kleinstadt"):
    house.fetch_boundary(place, agreed=house.plan_fetch(place), progress=no_progress)
    return house.plan_fetch(place)


def fetch(house, place="Kleinstadt", *, progress=no_progress):
    return house.fetch_area(
        place, "Hier", agreed=house.plan_fetch(place), use=True, progress=progress
    )


def test_nothing_is_sent_before_a_yes_to_it(house, server):
    plan = house.plan_fetch("Kleinstadt")

    with pytest.raises(InputError, match=r"fetch\.no_yes"):
        fetch(house)
    other = replace(plan, place="Großstadt")
    with pytest.raises(InputError, match=r"fetch\.no_yes"):
        house.fetch_boundary("Kleinstadt", agreed=other, progress=no_progress)

    assert plan == Sending(server.url.split("/")[2], "Kleinstadt", None)
    assert server.queries == []


def test_a_yes_to_the_name_is_none_to_the_boxes(house, server):
    name_only = house.plan_fetch("Kleinstadt")
    boxes = fetch_boundary(house)
    asked = len(server.queries)

    for agreed in (name_only, replace(boxes, boxes=boxes.boxes[:1])):
        with pytest.raises(InputError, match=r"fetch\.no_yes"):
            house.fetch_area("Kleinstadt", "Hier", agreed=agreed, use=True, progress=no_progress)

    assert len(server.queries) == asked == 2
    assert "Kleinstadt" in server.queries[0]


def test_the_boxes_that_were_named_are_those_asked_for(house, server):
    plan = fetch_boundary(house)
    fetch(house)

    told = [f"[bbox:{b.south:.2f},{b.west:.2f},{b.north:.2f},{b.east:.2f}]" for b in plan.boxes]
    assert server.boxes == told
    assert len(told) == 4
    assert all("Kleinstadt" not in query for query in server.queries[1:])


def test_the_town_is_the_same_as_from_the_whole_file(house):
    fetch_boundary(house)
    fetched = fetch(house)
    whole = house.build_area(
        FIXTURE_TOWN, "Datei", cut=shapely.Polygon(RING), use=False, progress=no_progress
    )

    assert fetched.counts["addresses"] == 21
    for name in SAME.split():
        assert fetched.counts[name] == whole.counts[name], name
    assert fetched.bounds == whole.bounds
    assert house.area().name == "Hier"


def test_the_kept_file_says_when_but_not_who(house):
    fetch_boundary(house)
    area = fetch(house)
    file, boundary = house.fetched_files("Kleinstadt")

    assert sorted(path.name for path in file.parent.iterdir()) == [
        "boundary.geojson",
        "kleinstadt.osm.pbf",
    ]
    parts = [(p.type_str(), p.id, p.user) for p in osmium.FileProcessor(str(file))]
    assert len(parts) == len(set(parts)) > 60
    assert {user for _, _, user in parts} == {""}
    assert area.data_date.isoformat() == "2026-11-20"
    assert shapely.from_geojson(boundary.read_text()).covers(shapely.Point(8.7, 50.1))


def test_an_interrupted_run_asks_only_for_what_is_missing(house, server):
    class StoppedError(Exception):
        pass

    def stop_at_the_third(step, share):
        if step == "fetch.boxes" and len(server.boxes) == 2:
            raise StoppedError

    fetch_boundary(house)
    with pytest.raises(StoppedError):
        fetch(house, progress=stop_at_the_third)
    first = list(server.boxes)
    plan = house.plan_fetch("Kleinstadt")
    area = fetch(house)

    assert (plan.kept, len(plan.boxes)) == (2, 2)
    assert len(first) == 2
    assert len(server.boxes) == len(set(server.boxes)) == 4
    assert area.counts["addresses"] == 21


def test_what_failed_is_told_and_the_rest_is_kept(house, server):
    fetch_boundary(house)
    server.troubles = [None, *[fake.break_off] * 3]

    with pytest.raises(UnavailableError, match=r"fetch\.broken"):
        fetch(house)

    assert house.plan_fetch("Kleinstadt").kept == 1
    assert house.area() is None


def test_a_build_that_fails_needs_nothing_fetched_again(house, server):
    class StoppedError(Exception):
        pass

    def stop_in_the_build(step, share):
        if step == "area.network":
            raise StoppedError

    fetch_boundary(house)
    with pytest.raises(StoppedError):
        fetch(house, progress=stop_in_the_build)
    asked = len(server.queries)
    plan = house.plan_fetch("Kleinstadt")
    fetch(house)

    assert plan.is_nothing
    assert len(server.queries) == asked


def test_what_is_old_is_asked_for_anew(house):
    fetch_boundary(house)
    folder = house.fetched_files("Kleinstadt")[0].parent
    long_ago = time.time() - (KEPT_DAYS + 1) * 86_400

    os.utime(folder / "boundary.osm.gz", (long_ago, long_ago))

    assert house.plan_fetch("Kleinstadt").boxes is None


def test_an_unknown_name_is_not_a_broken_server(house):
    with pytest.raises(UnknownNameError, match=r"fetch\.unknown"):
        fetch_boundary(house, "Nirgendwo")


def test_of_several_one_is_chosen_by_number(house, planet):
    planet.add_boundary(RING, 3, name="Neustadt", admin_level="10")
    planet.add_boundary(RING, 2, name="Neustadt", admin_level="8")

    with pytest.raises(InputError) as error:
        fetch_boundary(house, "Neustadt")

    listed = error.value.values["listed"]
    assert listed.startswith("relation/2 (admin_level 8, 50.10, 8.71); relation/3 (admin_level 10")
    assert len(fetch_boundary(house, "relation/2").boxes) == 4


def test_a_boundary_that_is_not_closed(house, planet):
    planet.parts["way", 9_000_001_000].members.pop()

    with pytest.raises(UnavailableError, match=r"fetch\.open_boundary"):
        fetch_boundary(house)
    assert house.plan_fetch("Kleinstadt").boxes is None


def test_a_country_is_too_large(house, server, planet):
    planet.add_boundary([(5, 47), (15, 47), (15, 55)], 5, name="Land", admin_level="2")

    with pytest.raises(InputError, match=r"fetch\.too_large"):
        fetch_boundary(house, "Land")


@pytest.mark.parametrize("place", ["", "  ", "x" * 101])
def test_a_place_needs_a_name(house, place):
    with pytest.raises(InputError, match=r"fetch\.place"):
        house.plan_fetch(place)


def test_an_area_needs_a_name_before_anything_is_asked(house, server):
    plan = house.plan_fetch("Kleinstadt")

    with pytest.raises(InputError, match=r"area\.name_empty"):
        house.fetch_area("Kleinstadt", " ", agreed=plan, use=True, progress=no_progress)
    assert server.queries == []


def test_boxes_lie_on_a_fixed_grid_and_only_where_the_town_is():
    corner = shapely.Polygon([(8.71, 50.06), (8.78, 50.06), (8.71, 50.13)])

    assert find_boxes(corner) == [
        Bounds(8.7, 50.05, 8.75, 50.1),
        Bounds(8.75, 50.05, 8.8, 50.1),
        Bounds(8.7, 50.1, 8.75, 50.15),
    ]


def test_the_server_is_a_setting():
    assert read_settings({}).overpass_url == OVERPASS_URL
    own = read_settings({"SOZIALMAP_OVERPASS_URL": "http://karten.haus/api"})
    assert own.overpass_url == "http://karten.haus/api"


@pytest.fixture
def run(settings, server):
    """Run `area fetch` as people do; without a terminal unless told otherwise."""

    def start(*arguments, answers=None):
        environ = {
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "SOZIALMAP_HOME": str(settings.home),
            "SOZIALMAP_OVERPASS_URL": server.url,
            "no_proxy": "127.0.0.1",
        }
        command = [sys.executable, "-m", "sozialmap", "area", "fetch", *arguments]
        if answers is None:
            return subprocess.run(
                command,
                cwd=CHECKOUT,
                env=environ,
                capture_output=True,
                text=True,
                timeout=120,
                stdin=subprocess.DEVNULL,
            )
        return _run_in_terminal(command, environ, answers)

    return start


def _run_in_terminal(command, environ, answers):
    """Type answers into a terminal of its own."""
    ours, theirs = os.openpty()
    os.write(ours, answers.encode())
    try:
        return subprocess.run(
            command,
            cwd=CHECKOUT,
            env=environ,
            stdin=theirs,
            capture_output=True,
            text=True,
            timeout=120,
        )
    finally:
        os.close(ours)
        os.close(theirs)


def test_the_command_sends_nothing_without_a_terminal_and_a_yes(run, server):
    done = run("Kleinstadt", "--name", "Hier")

    assert done.returncode == 1
    assert "der Name „Kleinstadt“" in done.stderr
    assert f"an den Server 127.0.0.1:{server.url.split(':')[2].split('/')[0]}" in done.stderr
    assert "die Netzadresse dieser Maschine" in done.stderr
    assert "Davon wurde nichts gesendet" in done.stderr
    assert server.queries == []


def test_a_no_at_the_boxes_leaves_it_at_the_name(run, server):
    done = run("Kleinstadt", "--name", "Hier", answers="ja\nnein\n")

    assert done.returncode == 1
    assert "4 Kästen der Karte um „Kleinstadt“" in done.stderr
    assert "50,05° bis 50,15° Breite, 8,65° bis 8,75° Länge" in done.stderr
    assert server.boxes == []


def test_the_whole_command_with_yes(run, server):
    done = run("Kleinstadt", "--name", "Hier", "--use", "--yes")

    assert done.returncode == 0, done.stderr
    assert "Hier · in Gebrauch" in done.stdout
    assert "21 Adressen" in done.stdout
    assert "kleinstadt.osm.pbf" in done.stdout
    assert "4 Kästen der Karte" in done.stderr
    assert len(server.boxes) == 4


def test_the_command_names_an_unknown_town(run):
    done = run("Nirgendwo", "--name", "Hier", "--yes")

    assert done.returncode == 1
    assert "Keine Grenze auf der Karte heißt „Nirgendwo“" in done.stderr


@pytest.mark.external
@pytest.mark.parametrize(
    ("extract", "ring"),
    [
        (
            "karlsruhe-kirchfeld",
            [(8.375, 49.045), (8.405, 49.045), (8.41, 49.06), (8.40, 49.07), (8.375, 49.065)],
        ),
        ("miraustr", [(13.29, 52.575), (13.32, 52.575), (13.327, 52.59), (13.295, 52.59)]),
    ],
)
def test_a_real_town_is_the_same_as_from_its_extract(house, server, shared, extract, ring):
    file = shared / f"data/osm/{extract}.osm.pbf"
    server.planet = fake.Planet(file)
    server.planet.add_boundary(ring, 1, name="Probestadt")
    server.troubles = [None, fake.refuse(429), None, fake.refuse(504), fake.break_off]

    fetch_boundary(house, "Probestadt")
    fetched = fetch(house, "Probestadt")
    whole = house.build_area(
        file, "Datei", cut=shapely.Polygon(ring), use=False, progress=no_progress
    )

    assert fetched.counts["addresses"] > 500
    for name in SAME.split():
        assert fetched.counts[name] == whole.counts[name], name

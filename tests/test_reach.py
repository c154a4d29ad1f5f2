"""How far one gets: the command, the words, and what a map is given."""

import json
from datetime import date

import geopandas
import numpy as np
import pytest

from sozialmap.areas.pack import NETWORK
from sozialmap.cli.reach import reach, read_place
from sozialmap.core.errors import InputError
from sozialmap.core.places import Place
from sozialmap.core.wishes import Match, MinutesKind, Mode
from sozialmap.text.reach import describe_distance, describe_minutes
from sozialmap.usecases.explore import Query, explore, judge_entry
from tests.conftest import FIXTURE_TOWN, make_offer

START = Place(50.1, 8.7)
"""Where the town's main street begins."""


@pytest.fixture
def town(run_command):
    run_command("area", "build", FIXTURE_TOWN, "--name", "Kleinstadt", "--use")
    return run_command


def coordinates(place):
    return f"{place.lat:.6f},{place.lon:.6f}"


def test_the_command_tells_the_ground_and_writes_it(town, tmp_path):
    out = tmp_path / "umkreis.geojson"

    told = town("reach", "--from", coordinates(START), "--minutes", 5, "--mode", "walk",
                       "--geojson", out)  # fmt: skip
    asked = town("reach", "--from", coordinates(START), "--minutes", "5", "--json")

    assert told.returncode == asked.returncode == 0
    assert told.stdout.startswith("5 min zu Fuß: 0,")
    assert "geschätzt" not in told.stdout
    answer = json.loads(asked.stdout)
    assert (answer["minutes"], answer["mode"], answer["minutes_kind"]) == (5, "walk", "network")
    ground = geopandas.read_file(out)
    in_metres = ground.to_crs(ground.estimate_utm_crs())
    assert in_metres.area[0] / 1e6 == pytest.approx(answer["area_km2"], rel=0.02)
    assert ground.geometry.is_valid.all()
    assert "OpenStreetMap" in ground.licence[0]


def test_zero_minutes_reach_nothing(town_house):
    assert town_house.ground(START, Mode.WALK, 0).area_km2 == 0


def test_off_the_network_the_command_says_that_it_estimates(town, tmp_path):
    off = town("reach", "--from", "50.3,8.9", "--minutes", "10")
    far = town("reach", "--from", "8.9,50.3", "--minutes", "10")

    assert off.returncode == far.returncode - 1 == 0
    assert "geschätzt nach Luftlinie" in off.stdout
    assert "Breite zuerst" in far.stderr


@pytest.mark.parametrize("text", ["", "hier", "50,1,8,7", "95,8.7", "50.1;8.7", "nan,8.7"])
def test_a_start_that_is_none_is_refused(text):
    with pytest.raises(InputError, match=r"reach\.from_form"):
        read_place(text)


@pytest.mark.parametrize("minutes", [-1, float("nan"), 241])
def test_minutes_have_bounds(minutes):
    with pytest.raises(InputError, match=r"reach\.minutes"):
        reach("50.1,8.7", minutes)


def test_bad_input_is_told_in_german(run_command):
    unread = run_command("reach", "--from", "hier", "--minutes", "5")
    assert (unread.returncode, unread.stdout) == (1, "")
    assert unread.stderr.startswith("Der Startpunkt ist nicht lesbar.")
    assert "hier" not in unread.stderr

    wrong_use = run_command("reach", "--from", "50.1,8.7", "--minutes", "5", "--mode", "car")
    assert wrong_use.returncode == 2

    nowhere = run_command("reach", "--from", "50.1,8.7", "--minutes", "5")
    assert nowhere.returncode == 1
    assert "Gebiet" in nowhere.stderr


def test_matches_know_the_minutes_of_the_network(town, tmp_path):
    table, wishes = tmp_path / "o.csv", tmp_path / "w.json"
    table.write_text("Nr;Name;Straße\n17;Hundetreff;Hauptstr. 5\n", encoding="utf-8")
    town("import", table)
    wishes.write_text(json.dumps({"start": {"lat": START.lat, "lon": START.lon}, "mode": "bike"}))

    answer = json.loads(town("match", "--wish", wishes, "--json").stdout)

    assert answer["results"][0]["minutes_kind"] == "network"


def test_exploring_walks_on_the_network(town_house):
    index = town_house.index()
    query = Query(start=START, minutes=30)
    travel = town_house.travel(START, Mode.WALK, index)

    found = explore(query, index, town_house.reader, today=date(2026, 11, 24), travel=travel)

    kinds = {match.minutes_kind for match in found.matches if match.minutes is not None}
    assert MinutesKind.NETWORK in kinds
    first = found.matches[0]
    again = judge_entry(query, first.offer, index, town_house.reader, today=date(2026, 11, 24),
                        travel=travel)  # fmt: skip
    assert (again.minutes, again.minutes_kind) == (first.minutes, first.minutes_kind)
    assert town_house.travel(None, Mode.WALK, index) is None


def test_the_map_gets_rings_where_there_is_a_network(town_house):
    rings = town_house.reach_rings(START, Mode.WALK, (5, 10, 15))

    assert [minutes for minutes, _ in rings] == [5, 10, 15]
    assert len(json.dumps(rings)) < 33_000
    assert town_house.reach_rings(Place(50.3, 8.9), Mode.WALK) is None


def test_an_area_without_a_network_estimates(town_house):
    area = town_house.area()
    (town_house.pack(area).folder / NETWORK).unlink()

    assert town_house.reach_rings(START, Mode.WALK) is None
    assert town_house.ground(START, Mode.WALK, 10).kind is MinutesKind.ESTIMATE
    travel = town_house.travel(START, Mode.WALK, town_house.index())
    assert not travel.by_network.any()
    assert np.isfinite(travel.minutes[town_house.index().visited]).all()


def test_only_estimates_are_called_estimated(german):
    known = Match(make_offer(), verdict=None, minutes=12.4, distance_m=350,
                  minutes_kind=MinutesKind.NETWORK)  # fmt: skip
    guessed = Match(make_offer(), verdict=None, minutes=12.4, distance_m=350)

    assert describe_minutes(known, Mode.WALK, german) == "12 min zu Fuß"
    assert describe_minutes(guessed, Mode.WALK, german) == "etwa 12 min zu Fuß (geschätzt)"
    assert describe_distance(known, Mode.WALK, german) == "350\u00a0m Luftlinie, 12 min zu Fuß"

"""Ways on small drawn networks: over the bridge, round the stairs, against the one-way street."""

import json
import re
from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from sozialmap.areas.chains import find_usage, in_largest_part, shortest_arcs
from sozialmap.areas.extract import read_extract
from sozialmap.areas.network import Edge, Network, build_network
from sozialmap.areas.plane import Plane
from sozialmap.areas.reach import Reach, estimate_ground
from sozialmap.areas.rings import CELL_M, draw_ground
from sozialmap.areas.router import Router
from sozialmap.areas.stops import Stop
from sozialmap.core.distance import distance_m, estimate_min
from sozialmap.core.places import Place
from sozialmap.core.wishes import MinutesKind, Mode
from tests.areas.conftest import LAT, LON

NORTH_M = 111.195
EAST_M = 71.33
WALK, WHEELS, BIKE, RIDE = Mode.WALK, Mode.WHEELCHAIR, Mode.BIKE, Mode.TRANSIT
WALK_M_PER_MIN = 75
BIKE_M_PER_MIN = 14_000 / 60


def at(east, north):
    return Place(LAT + north / 1000, LON + east / 1000)


@pytest.fixture
def router(sheet, save):
    """A function that gives the router of what was drawn, with stops."""

    def make(*stops):
        extract = read_extract(save(), set())
        return Router(build_network(extract.highways, Plane(50.1), extract.high_kerbs), stops)

    return make


def minutes(router, mode, start, end):
    search = router.search(start, mode)
    return float(search.minutes(router.anchor(mode, [end]))[0])


def test_across_the_river_one_walks_over_the_bridge(sheet, router):
    sheet.way((0, 0), (5, 0), (10, 0), highway="residential")
    sheet.way((0, 2), (5, 2), (10, 2), highway="residential")
    sheet.way((10, 0), (10, 2), highway="residential")

    over = minutes(router(), WALK, at(0, 0), at(0, 2))

    assert over == pytest.approx((20 * EAST_M + 2 * NORTH_M) / WALK_M_PER_MIN, rel=0.01)
    assert over > 5 * estimate_min(distance_m(at(0, 0), at(0, 2)), WALK)


def test_houses_beside_the_street_count_the_way_to_it(sheet, router):
    sheet.way((0, 0), (20, 0), highway="residential")

    walked = minutes(router(), WALK, at(2, 0.5), at(12, 1))

    assert walked == pytest.approx((10 * EAST_M + 1.5 * NORTH_M) / WALK_M_PER_MIN, rel=0.01)


def test_two_houses_of_one_street_need_not_go_to_its_ends(sheet, router):
    sheet.way((0, 0), (20, 0), highway="residential")

    assert minutes(router(), WALK, at(5, 0), at(8, 0)) == pytest.approx(
        3 * EAST_M / WALK_M_PER_MIN, rel=0.01
    )
    assert minutes(router(), WALK, at(8, 0), at(5, 0)) == pytest.approx(
        3 * EAST_M / WALK_M_PER_MIN, rel=0.01
    )


def test_who_is_there_already_takes_no_time(sheet, router):
    sheet.way((0, 0), (20, 0), highway="residential")

    assert minutes(router(), WALK, at(3, 1.5), at(3, 1.5)) == 0


def test_a_ring_has_two_ways_round(sheet, router):
    sheet.square(0, 0, 6, highway="residential")

    assert minutes(router(), WALK, at(0, 3), at(3, 0)) == pytest.approx(
        (3 * NORTH_M + 3 * EAST_M) / WALK_M_PER_MIN, rel=0.01
    )


def draw_stairs(sheet):
    """Stairs up the hill, and a street that goes round."""
    sheet.way((0, 0), (0, 3), highway="steps")
    sheet.way((0, 0), (8, 0), (8, 3), (0, 3), highway="residential")


def test_a_wheelchair_goes_round_the_stairs(sheet, router):
    draw_stairs(sheet)
    ways = router()

    assert minutes(ways, WALK, at(0, 0), at(0, 3)) == pytest.approx(
        2 * 3 * NORTH_M / WALK_M_PER_MIN, rel=0.01
    )
    assert minutes(ways, WHEELS, at(0, 0), at(0, 3)) == pytest.approx(
        (16 * EAST_M + 3 * NORTH_M) / WALK_M_PER_MIN, rel=0.01
    )


def test_a_place_that_only_stairs_lead_to_is_not_called_reachable(sheet, router):
    sheet.way((0, 0), (8, 0), highway="residential")
    sheet.way((0, 0), (0, 1.5), highway="steps")
    ways = router()

    assert minutes(ways, WALK, at(4, 0), at(0, 1.5)) < 10
    assert minutes(ways, WHEELS, at(4, 0), at(0, 1.5)) == np.inf


@pytest.mark.parametrize(
    "tags", [{"wheelchair": "no"}, {"smoothness": "impassable"}, {"kerb": "raised"}], ids=str
)
def test_what_wheels_do_not_pass_is_left_out(sheet, router, tags):
    kerb = tags.pop("kerb", "")
    middle = sheet.node(0, 1, kerb=kerb) if kerb else (0, 1)
    sheet.way((0, 0), middle, (0, 2), highway="footway", **tags)
    sheet.way((0, 0), (4, 0), (4, 2), (0, 2), highway="residential")
    ways = router()

    direct = 2 * NORTH_M / WALK_M_PER_MIN
    assert minutes(ways, WALK, at(0, 0), at(0, 2)) == pytest.approx(direct, rel=0.01)
    assert minutes(ways, WHEELS, at(0, 0), at(0, 2)) > 2 * direct


def test_gravel_is_slow_for_wheels_but_not_forbidden(sheet, router):
    sheet.way((0, 0), (8, 0), highway="footway", surface="gravel")
    ways = router()

    assert minutes(ways, WHEELS, at(0, 0), at(8, 0)) == pytest.approx(
        2 * minutes(ways, WALK, at(0, 0), at(8, 0))
    )


def test_a_bike_goes_round_a_one_way_street(sheet, router):
    sheet.way((0, 0), (4, 0), (8, 0), highway="residential", oneway="yes")
    sheet.way((8, 0), (8, 3), (0, 3), (0, 0), highway="residential")
    ways = router()

    along, round_about = 8 * EAST_M, 8 * EAST_M + 6 * NORTH_M
    assert minutes(ways, BIKE, at(0, 0), at(8, 0)) == pytest.approx(
        along / BIKE_M_PER_MIN, rel=0.01
    )
    assert minutes(ways, BIKE, at(8, 0), at(0, 0)) == pytest.approx(
        round_about / BIKE_M_PER_MIN, rel=0.01
    )
    assert minutes(ways, WALK, at(8, 0), at(0, 0)) == pytest.approx(
        along / WALK_M_PER_MIN, rel=0.01
    )


def test_in_the_middle_of_a_one_way_street_a_bike_turns_back_only_round(sheet, router):
    sheet.way((0, 0), (8, 0), highway="residential", oneway="yes")
    sheet.way((8, 0), (8, 3), (0, 3), (0, 0), highway="residential")

    back = minutes(router(), BIKE, at(5, 0), at(3, 0))

    assert back == pytest.approx((14 * EAST_M + 6 * NORTH_M) / BIKE_M_PER_MIN, rel=0.01)


def test_an_unconnected_part_is_left_out(sheet, router):
    sheet.way((0, 0), (2, 0), (4, 0), highway="residential")
    sheet.way((20, 0), (22, 0), highway="residential")
    ways = router()

    assert minutes(ways, WALK, at(0, 0), at(21, 0)) == np.inf
    assert ways.search(at(21, 0), WALK) is None


def test_a_start_off_the_network_has_no_search(sheet, router):
    sheet.way((0, 0), (4, 0), highway="residential")

    assert router().search(at(0, 9), WALK) is None
    assert router().search(Place(48.1, 11.6), WALK) is None


def test_where_nobody_rides_there_is_no_layer(sheet, router):
    sheet.way((0, 0), (4, 0), highway="footway")

    assert router().layer(BIKE) is None
    assert router().search(at(0, 0), BIKE) is None


def stop(name, east, north, *lines):
    return Stop(name, "bus", at(east, north), lines)


def test_a_ride_costs_waiting_and_is_faster_over_far(sheet, router):
    sheet.way((0, 0), (80, 0), highway="residential")
    stops = [stop("A", 0, 0, "1"), stop("B", 40, 0, "1"), stop("C", 80, 0, "1")]
    ways = router(*stops)

    ridden = minutes(ways, RIDE, at(0, 0), at(80, 0))
    assert ridden == pytest.approx(7.5 + 80 * EAST_M * 1.4 / 300, rel=0.01)
    near = minutes(ways, RIDE, at(0, 0), at(3, 0))
    assert near == minutes(ways, WALK, at(0, 0), at(3, 0))


def test_changing_lines_waits_again(sheet, router):
    sheet.way((0, 0), (80, 0), highway="residential")
    sheet.way((80, 0), (80, 60), highway="residential")
    stops = [stop("A", 0, 0, "1"), stop("B", 80, 0, "1", "2"), stop("C", 80, 60, "2")]

    ridden = minutes(router(*stops), RIDE, at(0, 0), at(80, 60))

    ride = (80 * EAST_M + 60 * NORTH_M) * 1.4 / 300
    assert ridden == pytest.approx(2 * 7.5 + ride, rel=0.01)


def test_without_lines_nobody_rides(sheet, router):
    sheet.way((0, 0), (80, 0), highway="residential")

    assert router(stop("A", 0, 0), stop("B", 80, 0)).layer(RIDE) is None
    assert router(stop("A", 0, 0, "1")).layer(RIDE) is None


@st.composite
def networks(draw):
    """A grid of streets of which some are missing, one-way, stairs, rough or have a kerb."""
    side = draw(st.integers(2, 5))
    rows = np.arange(side * side).reshape(side, side)
    right = np.column_stack((rows[:, :-1].ravel(), rows[:, 1:].ravel()))
    up = np.column_stack((rows[:-1].ravel(), rows[1:].ravel()))
    edges = np.concatenate((right, up)).astype(np.int32)
    foot, both = Edge.FOOT, Edge.FOOT | Edge.BIKE_ALONG | Edge.BIKE_AGAINST
    kinds = st.sampled_from(
        [0, both, both, both, foot, foot | Edge.STEPS, foot | Edge.KERB, both | Edge.ROUGH,
         foot | Edge.BIKE_ALONG, foot | Edge.BIKE_AGAINST, foot | Edge.NO_WHEELS]
    )  # fmt: skip
    flags = np.array([int(draw(kinds)) for _ in edges], dtype=np.uint8)
    north, east = np.divmod(np.arange(side * side), side)
    lats, lons = LAT + north * 0.0015, LON + east * 0.002
    plane = Plane(50.1)
    metres = plane.metres(lons, lats)
    lengths = np.linalg.norm(metres[edges[:, 0]] - metres[edges[:, 1]], axis=1)
    used = flags > 0
    return Network(lats, lons, edges[used], lengths[used].astype(np.float32), flags[used])


places = st.builds(at, st.floats(-1, 9), st.floats(-1, 7))
much = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@much
@given(networks(), st.sampled_from((WALK, WHEELS, BIKE)), st.data())
def test_joined_chains_lose_no_way(network, mode, data):
    """Between nodes the search finds what a plain search over all edges finds."""
    usage = find_usage(network, mode)
    if mode is WHEELS:
        usage = usage.only(in_largest_part(network, find_usage(network, WALK)))
    usage = usage.only(in_largest_part(network, usage))
    nodes = np.unique(network.edges[usage.any])
    if not len(nodes):
        return
    tails, heads = network.edges.T
    plain = shortest_arcs(
        np.concatenate((tails[usage.along], heads[usage.against])),
        np.concatenate((heads[usage.along], tails[usage.against])),
        np.concatenate((usage.minutes[usage.along], usage.minutes[usage.against])),
        len(network.lats),
    )
    begin = data.draw(st.sampled_from(nodes.tolist()))
    expected = dijkstra(plain, indices=begin)[nodes]
    router = Router(network)

    search = router.search(Place(network.lats[begin], network.lons[begin]), mode)

    ends = np.column_stack((network.lats[nodes], network.lons[nodes]))
    found = search.minutes(router.anchor(mode, ends))
    on_stairs = found < expected - 1e-6 if mode is WALK else np.zeros(len(nodes), dtype=bool)
    assert found[~on_stairs] == pytest.approx(expected[~on_stairs], abs=1e-6)
    stairs = np.unique(network.edges[(network.flags & int(Edge.STEPS)) > 0])
    assert np.isin(nodes[on_stairs], stairs).all()


@much
@given(networks(), places, st.lists(places, min_size=1, max_size=20))
def test_a_wheelchair_never_gets_farther_than_feet(network, start, ends):
    router = Router(network)
    rolling = router.search(start, WHEELS)
    if rolling is None:
        return
    walking = router.search(start, WALK)

    by_wheels = rolling.minutes(router.anchor(WHEELS, ends))
    on_foot = walking.minutes(router.anchor(WALK, ends))

    assert (on_foot <= by_wheels + 1e-9).all()
    grounds = [Reach(router).grounds(start, mode, [6])[0].area_km2 for mode in (WHEELS, WALK)]
    assert grounds[0] <= grounds[1] + 1e-9


@much
@given(networks(), places, st.sampled_from((WALK, WHEELS, BIKE)), st.data())
def test_more_minutes_never_reach_less(network, start, mode, data):
    limits = sorted(data.draw(st.lists(st.floats(0, 12), min_size=2, max_size=4)))

    grounds = Reach(Router(network)).grounds(start, mode, limits)

    if grounds is not None:
        areas = [ground.area_km2 for ground in grounds]
        assert all(less <= more + 1e-9 for less, more in pairwise(areas))
        alone = Reach(Router(network)).grounds(start, mode, limits[:1])[0]
        assert alone.area_km2 == pytest.approx(areas[0], abs=1e-9)


@pytest.mark.parametrize("cell_m", sorted(set(CELL_M.values())))
def test_the_ground_is_what_disks_about_the_street_cover(cell_m):
    along = np.arange(-375.0, 376.0, 5.0)
    metres = np.column_stack((along, 0.3 * along))
    walked = np.abs(along) * np.hypot(1, 0.3) / WALK_M_PER_MIN
    radii = np.minimum(50.0, (5 - walked) * WALK_M_PER_MIN)
    inside = radii > 0
    disks = shapely.buffer(shapely.points(metres[inside]), radii[inside])

    ground = draw_ground(metres[inside], walked[inside], 5.0, cell_m)

    expected = shapely.union_all(disks)
    assert ground.is_valid
    assert ground.area == pytest.approx(expected.area, rel=0.05)
    assert ground.difference(expected.buffer(2)).area == 0


def test_a_block_too_deep_to_cross_is_a_hole(sheet, router):
    sheet.square(0, 0, 3, highway="residential")

    ground = Reach(router()).grounds(at(0, 0), WALK, [15])[0]

    shape = shapely.geometry.shape(ground.geometry)
    assert len(shape.interiors) == 1
    assert not shape.contains(shapely.Point(LON + 0.0015, LAT + 0.0015))
    assert ground.kind is MinutesKind.NETWORK


def test_in_no_time_one_gets_nowhere(sheet, router):
    sheet.way((0, 0), (4, 0), highway="residential")

    ground = Reach(router()).grounds(at(0, 0), WALK, [0])[0]

    assert ground.area_km2 == 0
    assert ground.geometry == {"type": "MultiPolygon", "coordinates": []}


def test_off_the_network_there_is_only_an_estimate(sheet, router):
    sheet.way((0, 0), (4, 0), highway="residential")

    assert Reach(router()).grounds(at(0, 9), WALK, [15]) is None
    assert Reach(router()).rings(at(0, 9), WALK, [15], 30_000) is None
    assert Reach(None).grounds(at(0, 0), WALK, [15]) is None

    circle = estimate_ground(at(0, 9), WALK, 15)
    assert circle.kind is MinutesKind.ESTIMATE
    assert circle.area_km2 == pytest.approx(np.pi * (15 * 0.075 / 1.3) ** 2, rel=0.01)


def test_rings_for_the_map_are_small_and_rounded(sheet, router):
    for line in range(12):
        sheet.way(*((east, line) for east in range(12)), highway="residential")
        sheet.way(*((line, north) for north in range(12)), highway="residential")

    rings = Reach(router()).rings(at(5, 5), WALK, [5, 10], 3_000)

    assert [minutes for minutes, _ in rings] == [5, 10]
    shapes = [shapely.geometry.shape(geometry) for _, geometry in rings]
    assert shapes[1].contains(shapes[0].buffer(-1e-4))
    written = json.dumps([geometry for _, geometry in rings])
    assert len(written.replace(" ", "")) <= 3_000
    assert max(len(digits) for digits in re.findall(r"\.(\d+)", written)) == 5


@pytest.mark.external
def test_on_a_real_network_modes_keep_their_order(shared):
    extract = read_extract(shared / "data" / "osm" / "karlsruhe-kirchfeld.osm.pbf", set())
    network = build_network(extract.highways, Plane(49.05), extract.high_kerbs)
    reach = Reach(Router(network))
    rng = np.random.default_rng(5)
    for row in rng.integers(0, len(network.lats), 20):
        start = Place(float(network.lats[row]), float(network.lons[row]))
        areas = []
        for mode, limits in ((WHEELS, [5, 10]), (WALK, [5, 10]), (BIKE, [10])):
            grounds = reach.grounds(start, mode, limits)
            areas += [ground.area_km2 for ground in grounds] if grounds else [0.0] * len(limits)
        assert areas[0] <= areas[1] <= areas[3] + 1e-9
        assert areas[0] <= areas[2] + 1e-9

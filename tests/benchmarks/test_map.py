"""The maps that ours is measured against hold the same entries, and a ratio says what it seems to."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit_folium import generate_leaflet_string

from benchmarks.bench_map import Measured, Sample, print_aims, print_speed
from benchmarks.map.town import InventedHouse, make_entries, make_half
from benchmarks.map.variants import VARIANTS
from sozialmap.web.routes import make_routes

COUNT = 40


@pytest.fixture
def invented(settings):
    return InventedHouse(settings, COUNT)


def test_our_own_route_serves_all_invented_entries(invented):
    client = TestClient(Starlette(routes=make_routes(invented)))

    columns = json.loads(client.get(f"/api/assets/{invented.index().version}").text)

    assert sorted(columns["name"]) == sorted(entry.title for entry in make_entries(COUNT))


@pytest.mark.parametrize("variant", ["markers", "geojson", "fast"])
def test_each_other_map_holds_what_the_filter_lets_through(invented, variant):
    shown = make_half(COUNT)

    page = VARIANTS[variant](invented, shown).map.get_root().render()

    held = [is_named(entry.title, page) for entry in make_entries(COUNT)]
    assert held == shown.tolist()


def is_named(name, page):
    """Whether a whole name is in a page, in HTML or in JSON."""
    forms = (name, json.dumps(name)[1:-1])
    return any(form + end in page for form in forms for end in '<"\\')


def test_ours_sends_a_view_and_no_name(invented):
    drawn = VARIANTS["ours"](invented, make_half(COUNT))

    sent = generate_leaflet_string(drawn.map) + generate_leaflet_string(drawn.view)

    assert "sozialmap.setView" in sent
    assert not any(entry.title in sent for entry in make_entries(COUNT))


def sample(seconds):
    return Sample(seconds, seconds / 2, 0.5, 100, 90, seconds / 10, 5, 0.012, 0.01, 0.1)


def test_the_best_of_all_visits_is_compared(capsys):
    ours = Measured("ours", 2_000, [sample(2), sample(1)])
    theirs = Measured("markers", 2_000, [sample(9), sample(8)])

    print_speed([ours, theirs])
    print_aims([ours, theirs])

    told = capsys.readouterr().out
    assert (
        "| 2,000 | (a) Marker + MarkerCluster | 8.00 | 4.00 | 0.80 | 8.0 × / 8.0 × / 8.0 ×" in told
    )
    assert "| (a) at 2,000, load | ≥ 6 × | 8.0 × |" in told
    assert "50,000" not in told


def test_a_map_that_was_never_drawn_has_no_figure(capsys):
    print_speed([Measured("markers", 10_000, too_slow=True)])

    assert "| 10,000 | (a) Marker + MarkerCluster | – | – | – |" in capsys.readouterr().out

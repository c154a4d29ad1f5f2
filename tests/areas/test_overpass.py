"""Asking an Overpass server: patience with its troubles, and nothing but what was said."""

import time

import pytest

from sozialmap.areas.overpass import Manners, Overpass
from sozialmap.areas.overpass_answer import read_hits, read_whole
from sozialmap.areas.overpass_query import box_query, lookup_query, quoted, search_query
from sozialmap.core.errors import InputError, SozialmapError, UnavailableError
from sozialmap.core.places import Bounds
from tests import fake_overpass as fake
from tests.conftest import FIXTURE_TOWN

BOX = Bounds(8.7, 50.05, 8.75, 50.1)
QUERY = box_query(BOX, {"amenity"})
MANNERS = Manners(silence_s=0.3, answer_s=0.5, most_bytes=10 << 20)


@pytest.fixture(scope="module")
def planet():
    return fake.Planet(FIXTURE_TOWN)


@pytest.fixture
def server(planet, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with fake.FakeOverpass(planet).running() as running:
        yield running


@pytest.fixture
def rests():
    """How long we slept, in pieces."""
    return []


@pytest.fixture
def client(server, rests):
    return Overpass(server.url, MANNERS, rests.append)


@pytest.mark.parametrize(
    "trouble",
    [
        fake.refuse(429),
        fake.refuse(504),
        fake.refuse(503),
        fake.break_off,
        fake.end_early,
        fake.pack_half,
        fake.hang_up,
        fake.show_a_page,
        fake.give_up_inside,
        fake.be_slow(0.6),
    ],
    ids="429 504 503 broken-off early-end packed-half hung-up html remark slow".split(),
)
def test_a_passing_trouble_is_waited_out_and_half_an_answer_never_taken(
    server, client, rests, trouble
):
    server.troubles = [trouble, trouble]

    body = client.fetch(QUERY, read_whole)

    assert body.endswith(b"</osm>") and b"<remark>" not in body
    assert len(server.queries) == 3
    assert sum(rests) == 30 + 60


def test_a_server_that_drips_is_given_up_in_time(server, client):
    server.troubles = [fake.drip]
    started = time.monotonic()

    client.fetch(QUERY, read_whole)

    assert len(server.queries) == 2
    assert time.monotonic() - started < 3  # the drip itself takes four seconds


def test_a_lasting_trouble_is_unavailable_and_not_not_found(server, client, rests):
    server.troubles = [fake.refuse(504)] * 9

    with pytest.raises(UnavailableError) as error:
        client.fetch(QUERY, read_whole)

    assert error.value.code == "fetch.busy"
    assert error.value.values["detail"] == "504"
    assert len(server.queries) == 5
    assert sum(rests) == 30 + 60 + 120 + 240


def test_the_server_says_how_long_to_rest(server, client, rests):
    server.troubles = [fake.refuse(429, Retry_After="45"), fake.refuse(429, Retry_After="2")]

    client.fetch(QUERY, read_whole)

    assert sum(rests) == 45 + 60


def test_who_wants_more_rest_than_we_wait_for_is_left_alone(server, client, rests):
    server.troubles = [fake.refuse(429, Retry_After="3600")]

    with pytest.raises(UnavailableError) as error:
        client.fetch(QUERY, read_whole)

    assert error.value.code == "fetch.long_rest"
    assert error.value.values["minutes"] == 60
    assert (len(server.queries), rests) == (1, [])


def test_a_server_that_is_not_there(server, rests):
    client = Overpass("http://127.0.0.1:1/api", MANNERS, rests.append)

    with pytest.raises(UnavailableError) as error:
        client.fetch(QUERY, read_whole)

    assert error.value.code == "fetch.unreachable"
    assert sum(rests) == 17


def test_a_refusal_for_good_is_not_repeated(server, client):
    with pytest.raises(UnavailableError) as error:
        client.fetch("nonsense", read_whole)

    assert error.value.code == "fetch.refused"
    assert len(server.queries) == 1


def test_nothing_goes_to_another_server(server, client, planet):
    with fake.FakeOverpass(planet).running() as other:
        server.troubles = [fake.redirect_to(other.url)]

        with pytest.raises(UnavailableError) as error:
            client.fetch(QUERY, read_whole)

        assert error.value.code == "fetch.refused"
        assert other.queries == []


def test_a_bomb_is_not_unpacked(server, client):
    server.troubles = [fake.send_too_much]

    with pytest.raises(UnavailableError) as error:
        client.fetch(QUERY, read_whole)

    assert error.value.code == "fetch.too_much"
    assert len(server.queries) == 1


def test_rest_can_be_stopped(server, client):
    class StoppedError(Exception):
        pass

    def stop():
        raise StoppedError

    server.troubles = [fake.refuse(429)]

    with pytest.raises(StoppedError):
        client.fetch(QUERY, read_whole, stop)
    assert len(server.queries) == 1


def test_two_questions_are_asked_with_a_rest_between_under_our_own_name(server, client, rests):
    client.fetch(QUERY, read_whole)
    client.fetch(QUERY, read_whole)

    assert sum(rests) == 1
    assert set(server.agents) == {"sozialmap/0.1"}


@pytest.mark.parametrize("url", ["file:///etc/passwd", "overpass-api.de", "ftp://x/y", ""])
def test_only_web_addresses_are_servers(url):
    with pytest.raises(InputError) as error:
        Overpass(url)

    assert error.value.code == "setting.overpass"


def test_a_password_in_the_address_is_not_shown():
    assert Overpass("https://anna:geheim@karten.example:8080/api").host == "karten.example:8080"


EVIL = [
    'Ort"];node;out;//',
    'Ort\\"];out;',
    "Ort\\",
    'a"][!"b',
    "Ort\n];out;",
    "St. Gallen (Stadt); [x]",
    "Ő 'd “Ort”",
]


@pytest.mark.parametrize("name", EVIL)
def test_a_name_stays_a_name(server, client, planet, name):
    """The fake reads the language: a name that broke out would be another statement, or 400."""
    planet.add_boundary([(8.7, 50.0), (8.8, 50.0), (8.8, 50.1)], 77, name=name.replace("\n", " "))

    hits = client.fetch(search_query(name), read_hits)

    assert [hit["id"] for hit in hits] == [77]
    assert server.queries[-1].count("\n") == 3


def test_quotes_and_backslashes_are_escaped():
    assert quoted('a"b\\c') == '"a\\"b\\\\c"'


def test_a_search_that_the_server_broke_off_is_not_not_found():
    broken = b'{"elements": [], "remark": "runtime error: Query timed out"}'

    with pytest.raises(Exception, match="timed out") as error:
        read_hits(broken)
    assert not isinstance(error.value, SozialmapError)


def test_a_boundary_by_number_is_looked_up_by_number(client, planet):
    planet.add_boundary([(8.7, 50.0), (8.8, 50.0), (8.8, 50.1)], 78, name="Nummerdorf")

    assert [hit["id"] for hit in client.fetch(lookup_query(78), read_hits)] == [78]


def test_a_box_asks_for_no_country_and_no_trees(client, planet):
    planet.add_boundary([(8.7, 50.06), (9, 50.06), (9, 51)], 79, name="Land", admin_level="4")
    planet.add_boundary([(8.7, 50.06), (9, 50.06), (9, 51)], 80, name="Kreis X", admin_level="6")
    planet.add_boundary([(8.7, 50.06), (9, 50.06), (9, 51)], 81, name="X", admin_level="6")
    planet.add(fake.Part("node", 900, {"natural": "tree"}, "version='1'", (8.71, 50.07)))

    body = client.fetch(QUERY, read_whole)

    assert b"<relation id='81'" in body
    assert b"<relation id='79'" not in body and b"<relation id='80'" not in body
    assert b"id='900'" not in body

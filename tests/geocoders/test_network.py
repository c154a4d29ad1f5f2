"""Asking an own Nominatim or Photon: every way it can fail, and what is never sent or logged."""

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest
from mypy import api as mypy
from openpyxl import Workbook

from sozialmap.config import GeocoderSettings, Settings, read_settings
from sozialmap.core.asset_address import AssetAddress
from sozialmap.core.errors import InputError, UnavailableError
from sozialmap.core.model import Asset, AssetType
from sozialmap.core.places import Address, Bounds, Geocoded, Place, Quality
from sozialmap.geocoders.chain import FinderChain
from sozialmap.geocoders.network import KEPT_DAYS, GeocodingService, NetworkFinder, Provider
from sozialmap.geocoders.pace import FAILURES, REST_S, Clock, Pace
from sozialmap.stores.store import Store
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, TODAY, no_progress

BOUNDS = Bounds(8.69, 50.08, 8.72, 50.12)
SECRET = "Geheimgasse"


class FakeClock:
    """Time that passes only by sleeping."""

    def __init__(self):
        self.at, self.slept = 1000.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += seconds

    def clock(self):
        return Clock(lambda: self.at, self.sleep)


@pytest.fixture
def passing():
    return FakeClock()


@pytest.fixture
def cache(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'cache.sqlite'}")
    store.migrate()
    yield store.geocode_cache()
    store.close()


@pytest.fixture
def network(service, cache, passing):
    """Return a finder of a provider at the service."""

    def make(provider=Provider.NOMINATIM, today=TODAY, timeout_s=0.4):
        pace = Pace(passing.clock())
        asked = GeocodingService(provider, service.url, local=True, pace=pace, timeout_s=timeout_s)
        return NetworkFinder(asked, BOUNDS, cache, today=lambda: today)

    return make


def at(street="Hauptstr. 5", postcode="99901", town="Kleinstadt", kind=AssetType.INSTITUTION):
    return AssetAddress(Asset("Verein", kind, address=Address(street, postcode, town)))


def nominatim(lat=50.1, lon=8.7, kind="place", name="", **address):
    parts = {"postcode": "99901", "town": "Kleinstadt", **address}
    return {
        "lat": str(lat), "lon": str(lon), "addresstype": kind, "name": name,
        "display_name": "x, y", "address": parts,
    }  # fmt: skip


def photon(lat=50.1, lon=8.7, kind="house", **parts):
    properties = {"type": kind, "postcode": "99901", "city": "Kleinstadt", **parts}
    return {"geometry": {"coordinates": [lon, lat]}, "properties": properties}


HOUSE = nominatim(road="Hauptstraße", house_number="5")


@pytest.mark.parametrize(
    ("street", "results", "quality", "label", "notes"),
    [
        ("Hauptstr. 5", [HOUSE], "house", "Hauptstraße 5, 99901 Kleinstadt", ()),
        (
            "Hauptstr. 5", [nominatim(road="Hauptstraße", house_number="7")],
            "street", "Hauptstraße, 99901 Kleinstadt", ("number_unknown",),
        ),
        (
            "Hauptstr. 5a", [HOUSE],
            "street", "Hauptstraße, 99901 Kleinstadt", ("number_unknown",),
        ),
        (
            "Hauptstr. 5", [nominatim(kind="road", road="Hauptstraße")],
            "street", "Hauptstraße, 99901 Kleinstadt", ("number_unknown",),
        ),
        (
            "Hauptstr. 5", [nominatim(kind="road", road="Hauptstraße"), HOUSE],
            "house", "Hauptstraße 5, 99901 Kleinstadt", (),
        ),
        ("Hauptstr. 5 A", [nominatim(road="Hauptstr.", house_number="5;5 a")], "house", None, ()),
        ("Hauptstr.", [HOUSE], "street", None, ("number_missing",)),
        (
            "Hauptstr. 5", [nominatim(kind="postcode", name="99901")],
            "postcode", "99901 Kleinstadt", ("street_unknown",),
        ),
        (
            "Hauptstr. 5", [nominatim(kind="suburb", name="Nord")],
            "quarter", "Nord, 99901 Kleinstadt", ("street_unknown",),
        ),
        (
            "Rathaus", [nominatim(kind="amenity", name="Rathaus", road="Markt")],
            "place", "Rathaus, 99901 Kleinstadt", (),
        ),
        (
            "Hauptstr. 5", [nominatim(road="Hauptstraße", house_number="5", postcode="99902")],
            "house", None, ("postcode_differs",),
        ),
        ("Hauptstr. 5", [nominatim(road="Hauptweg", house_number="5")], "none", "", ()),
        ("Hauptstr. 5", [nominatim(kind="town", name="Kleinstadt")], "none", "", ()),
        ("Hauptstr. 5", [{**HOUSE, "lat": "52.5"}], "none", "", ()),
        ("Hauptstr. 5", [], "none", "", ()),
    ],
)  # fmt: skip
def test_what_nominatim_says_is_graded(service, network, street, results, quality, label, notes):
    service.answers(results)

    found = network().find(at(street))

    assert (found.quality.value, found.notes) == (quality, notes)
    assert label is None or found.label == label


@pytest.mark.parametrize(
    ("features", "quality"),
    [
        ([photon(street="Hauptstraße", housenumber="5")], "house"),
        ([photon(street="Hauptstraße", housenumber="6")], "street"),
        ([photon(kind="street", name="Hauptstraße")], "street"),
        ([photon(kind="district", name="Nord")], "quarter"),
        ([photon(kind="other", osm_value="postcode", name="99901")], "postcode"),
        ([photon(kind="city", name="Kleinstadt")], "none"),
        ([photon(street="Hauptstraße", housenumber="5", lon=9.5)], "none"),
        ([], "none"),
    ],
)
def test_what_photon_says_is_graded(service, network, features, quality):
    service.answers({"type": "FeatureCollection", "features": features})

    assert network(Provider.PHOTON).find(at()).quality.value == quality


def test_two_equal_houses_far_apart_are_ambiguous_and_not_kept(service, network):
    other = nominatim(lat=50.11, road="Hauptstraße", house_number="5", town="Nachbarort")
    service.answers([HOUSE, other])

    finder = network()

    assert len(finder.find(at()).alternatives) == 2
    assert finder.find(at()).ambiguous
    assert len(service.asked) == 2


BAD_POINT = nominatim(lat=999, road="Hauptstraße", house_number="5")
RUBBISH = {
    "html": b"<html><body>Hauptstr. 5</body></html>",
    "cut json": b'[{"lat": "50.1", "lon"',
    "null": b"null",
    "number": b"7",
    "no result": [7],
    "empty result": [{}],
    "no degrees": [{**HOUSE, "lat": "nord"}],
    "nan": [{**HOUSE, "lat": "nan"}],
    "missing lon": [{"lat": "50.1", "address": {}}],
    "latitude 999": [BAD_POINT],
    "longitude 999": [nominatim(lon=999)],
    "address a list": [{**HOUSE, "address": []}],
    "road a number": [nominatim(road=7)],
    "photon's form": {"features": []},
    "bytes": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
    "too large": b"[" + b" " * 1_100_000 + b"]",
}
PHOTON_RUBBISH = {
    "nominatim's form": [],
    "features null": {"features": None},
    "no geometry": {"features": [{"properties": {}}]},
    "short point": {"features": [{**photon(), "geometry": {"coordinates": [8.7]}}]},
    "999": {"features": [photon(lat=999)]},
    "longitude 999": {"features": [photon(lon=999)]},
    "text point": {"features": [{**photon(), "geometry": {"coordinates": "87"}}]},
}


@pytest.mark.parametrize("body", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_is_told_and_not_taken(service, network, body):
    service.answers(body)

    with pytest.raises(UnavailableError) as told:
        network().find(at())

    assert told.value.code == "geocoder.rubbish"


@pytest.mark.parametrize("body", PHOTON_RUBBISH.values(), ids=PHOTON_RUBBISH)
def test_rubbish_of_photon_is_told_and_not_taken(service, network, body):
    service.answers(body)

    with pytest.raises(UnavailableError) as told:
        network(Provider.PHOTON).find(at())

    assert told.value.code == "geocoder.rubbish"


def slow(service):
    service.wait_s = 1.0


def dripping(service):
    service.drip_s = 0.1
    service.answers([HOUSE])


def limiting(service):
    service.answers(b"slow down", status=429, Retry_After="7")


def failing(service):
    service.answers(b"Hauptstr. 5 made me fail", status=500)


def breaking_off(service):
    service.answers([HOUSE])
    service.length = 5000


def redirecting(service):
    service.answers(b"", status=302, Location=f"{service.url}/other?q=x")


FAULTS = [
    (slow, "geocoder.slow"),
    (dripping, "geocoder.slow"),
    (limiting, "geocoder.busy"),
    (failing, "geocoder.down"),
    (breaking_off, "geocoder.down"),
    (redirecting, "geocoder.down"),
]


@pytest.mark.parametrize(("fault", "code"), FAULTS, ids=[f.__name__ for f, _ in FAULTS])
def test_a_service_that_fails_is_not_a_missing_address(
    service, network, passing, caplog, fault, code
):
    caplog.set_level(logging.DEBUG)
    finder = network()
    fault(service)

    with pytest.raises(UnavailableError) as told:
        finder.find(at(f"{SECRET} 5"))

    assert told.value.code == code
    assert told.value.__cause__ is told.value.__context__ is None
    assert len(service.asked) == 1
    assert code in caplog.text
    assert SECRET not in caplog.text

    service.wait_s = service.drip_s = 0
    service.length = None
    service.answers([nominatim(road=SECRET, house_number="5")])
    passing.sleep(REST_S)
    assert finder.find(at(f"{SECRET} 5")).quality is Quality.HOUSE


def test_nobody_there_is_told(cache, passing):
    gone = GeocodingService(Provider.NOMINATIM, "http://127.0.0.1:9", local=True)

    with pytest.raises(UnavailableError) as told:
        NetworkFinder(gone, BOUNDS, cache, today=lambda: TODAY).find(at())

    assert told.value.code == "geocoder.down"


def test_what_is_found_is_asked_once_and_no_log_holds_the_address(service, network, caplog):
    caplog.set_level(logging.DEBUG)
    service.answers([nominatim(road=SECRET, house_number="5")])

    first, second = network().find(at(f"{SECRET} 5")), network().find(at(f"{SECRET.upper()} 5"))

    assert first.place == second.place == Place(50.1, 8.7)
    assert len(service.asked) == 1
    assert SECRET.lower() not in caplog.text.lower()


def test_not_found_is_kept_too_and_asked_anew_when_it_is_old(service, network):
    network().find(at())
    assert network().find(at()) == Geocoded(Quality.NONE, reason="street_unknown")
    assert len(service.asked) == 1

    service.answers([HOUSE])
    late = TODAY + timedelta(days=KEPT_DAYS + 1)
    assert network(today=late).find(at()).quality is Quality.HOUSE
    assert len(service.asked) == 2


def test_a_broken_answer_in_the_cache_is_asked_anew(service, network, cache):
    service.answers([HOUSE])
    finder = network()
    finder.find(at())
    key = "hauptstr 5 99901 kleinstadt"
    assert cache.load_answer(finder._provider, key)[1] == TODAY
    cache.save_answer(finder._provider, key, {"quality": "sure"}, TODAY)

    assert finder.find(at()).quality is Quality.HOUSE
    assert len(service.asked) == 2


def test_one_request_a_second(service, network, passing):
    finder = network()
    for number in range(1, 5):
        finder.find(at(f"Hauptstr. {number}"))

    assert passing.slept == pytest.approx([1.0, 1.0, 1.0])


def test_after_some_failures_the_service_is_left_alone(service, network, passing):
    failing(service)
    finder = network()
    for number in range(1, 10):
        with pytest.raises(UnavailableError):
            finder.find(at(f"Hauptstr. {number}"))

    assert len(service.asked) == FAILURES


def test_only_the_parts_of_the_address_are_sent(service, network):
    network().find(at("c/o Frau Muster, Hauptstr. 5, 2. OG (bitte klingeln)"))

    assert service.queries == ["Hauptstr. 5, 99901 Kleinstadt"]
    assert service.agents == {"sozialmap (neighbourhood map of a social foundation)"}


@pytest.mark.parametrize("typed", ["Hauptstr. 5", Place(50.1, 8.7), Address("Hauptstr. 5"), None])
def test_what_a_client_types_cannot_be_sent(service, network, typed):
    finder = network()
    with pytest.raises(TypeError):
        finder.find(typed)
    with pytest.raises(TypeError):
        finder._service.ask(typed, BOUNDS)
    with pytest.raises(TypeError):
        AssetAddress(typed)

    assert service.asked == []


def test_where_a_person_lives_is_not_sent(service, network):
    with pytest.raises(TypeError):
        network().find(at(kind=AssetType.PERSON))

    assert service.asked == []


def test_mypy_refuses_a_start_point_where_an_asset_is_meant(tmp_path):
    start = (
        "from sozialmap.geocoders.network import NetworkFinder, GeocodingService\n"
        "from sozialmap.core.asset_address import AssetAddress\n"
        "from sozialmap.core.places import Bounds, Place\n"
        "def f(n: NetworkFinder, s: GeocodingService, b: Bounds, a: AssetAddress) -> None:\n"
    )
    wrong = (
        'n.find("Hauptstr. 5")', "n.find(Place(1, 2))", 's.ask("x", b)', "s.ask(Place(1, 2), b)",
        'AssetAddress("Hauptstr. 5")',
    )  # fmt: skip
    code = start + "".join(f"    {line}\n" for line in ("n.find(a)", *wrong))
    path = tmp_path / "start.py"
    path.write_text(code, encoding="utf-8")
    config = ["--config-file", str(CHECKOUT / "pyproject.toml")]

    told, _, status = mypy.run([*config, str(path)])

    assert status == 1
    lines = [line.split(":")[1] for line in told.splitlines() if "[arg-type]" in line]
    assert lines == ["6", "7", "8", "9", "10"]


class Directory:
    """An offline finder with one answer."""

    def __init__(self, found):
        self.found = found

    def find(self, address):
        return self.found


NOT_HERE = Geocoded(Quality.NONE, reason="street_unknown")
STREET = Geocoded(
    Quality.STREET, Place(50.1, 8.71), "Hauptstraße", 100.0, notes=("number_unknown",)
)


@pytest.mark.parametrize("own", [NOT_HERE, STREET])
def test_a_better_answer_of_the_service_is_taken(service, network, own):
    service.answers([HOUSE])

    assert FinderChain(Directory(own), network()).find(at()).quality is Quality.HOUSE


def test_an_equal_answer_of_the_service_is_not_taken(service, network):
    service.answers([nominatim(kind="road", road="Hauptstraße")])

    assert FinderChain(Directory(STREET), network()).find(at()) is STREET


@pytest.mark.parametrize(
    ("own", "address"),
    [
        (Geocoded(Quality.HOUSE, Place(50.1, 8.7)), at()),
        (Geocoded(Quality.INTERPOLATED, Place(50.1, 8.7)), at()),
        (Geocoded(Quality.HOUSE, Place(50.1, 8.7), ambiguous=True), at()),
        (Geocoded(Quality.NONE, reason="other_town"), at()),
        (Geocoded(Quality.NONE, reason="corner_unknown"), at("Ecke Hauptstr./Gartenweg")),
        (Geocoded(Quality.STREET, Place(50.1, 8.7)), at("Hauptstr.")),
        (NOT_HERE, at(kind=AssetType.PERSON)),
    ],
)
def test_nothing_is_asked_without_need(service, network, own, address):
    assert FinderChain(Directory(own), network()).find(address) is own
    assert service.asked == []


def test_a_service_that_is_down_is_noted_and_asked_once_a_table(service, network):
    failing(service)
    chain = FinderChain(Directory(NOT_HERE), network())

    for _ in range(3):
        found = chain.find(at())
        assert (found.quality, found.reason) == (Quality.NONE, "street_unknown")
        assert found.notes == ("service_unavailable",)
    assert len(service.asked) == 1


@pytest.fixture
def online_house(tmp_path, service):
    """A house with the small town and a service."""
    home = tmp_path / "home"
    url = f"sqlite:///{home / 'test.sqlite'}"
    house = House(Settings(home, url, "de", geocoder=GeocoderSettings("nominatim", service.url)))
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    yield house
    house.close()


TABLE = "Name;Straße;PLZ;Ort\nA;Hauptstr. 5;99901;Kleinstadt\nB;Neue Gasse 2;99901;Kleinstadt\n"


def import_table(house, tmp_path):
    path = tmp_path / "l.csv"
    path.write_text(TABLE, encoding="utf-8")
    report, _ = house.import_file(path, dry_run=False, progress=no_progress)
    codes = [problem.code for problem in report.problems]
    return codes, [offer.asset.quality for offer in house.store.load_offers()]


def test_an_import_asks_only_for_what_the_town_does_not_know(online_house, service, tmp_path):
    service.answers([nominatim(lat=50.1, lon=8.703, road="Neue Gasse", house_number="2")])

    codes, qualities = import_table(online_house, tmp_path)

    assert (codes, qualities) == ([], [Quality.HOUSE, Quality.HOUSE])
    assert service.queries == ["Neue Gasse 2, 99901 Kleinstadt"]


def test_an_import_goes_on_without_the_service_and_says_so(online_house, service, tmp_path):
    failing(service)

    codes, qualities = import_table(online_house, tmp_path)

    assert codes == ["geocode.street_unknown", "geocode.service_unavailable"]
    assert qualities == [Quality.HOUSE, Quality.POSTCODE]


def test_a_spreadsheet_is_read_twice(online_house, service, tmp_path):
    book = Workbook()
    book.active.append(["Name", "Straße"])
    book.active.append(["B", "Neue Gasse 2"])
    book.save(tmp_path / "l.xlsx")

    report, _ = online_house.import_file(tmp_path / "l.xlsx", dry_run=False, progress=no_progress)

    assert (report.imported, service.queries) == (1, ["Neue Gasse 2"])


def test_nothing_is_asked_for_an_invented_area(online_house):
    area = online_house.area()

    assert online_house.asset_finder(area).asks_network
    assert not online_house.asset_finder(replace(area, fictional=True)).asks_network


def test_an_address_without_a_street_is_not_asked(service, network):
    assert network().find(at("")).reason == "empty"
    assert service.asked == []


def test_what_is_typed_on_a_page_stays_offline(online_house, service):
    found = online_house.finder(online_house.area()).find("Neue Gasse 2, 99901 Kleinstadt")

    assert found.quality is not Quality.HOUSE
    assert service.asked == []


def test_without_settings_no_service_is_there(house):
    assert read_settings({}).geocoder == GeocoderSettings()
    assert house.geocoding_service is None


LOCAL = (
    "http://127.0.0.1:8080", "http://localhost/nominatim", "http://[::1]:80",
    "https://10.1.2.3", "http://192.168.0.9:2322/",
)  # fmt: skip
PUBLIC = (
    "https://nominatim.openstreetmap.org", "http://8.8.8.8", "http://geo", "http://2130706433",
    "http://[::ffff:8.8.8.8]", "http://localhost.example.org", "http://100.64.0.1",
)  # fmt: skip
NO_URL = ("", "127.0.0.1:8080", "file:///etc/passwd", "http://", "http://a:b@127.0.0.1", "http://[")


@pytest.mark.parametrize("url", LOCAL)
def test_an_own_service_needs_its_url_only(url):
    chosen = {"SOZIALMAP_GEOCODER": "photon", "SOZIALMAP_GEOCODER_URL": url}

    assert read_settings(chosen).geocoder == GeocoderSettings("photon", url, local=True)


@pytest.mark.parametrize("url", PUBLIC)
def test_another_service_needs_a_yes(url):
    chosen = {"SOZIALMAP_GEOCODER": "nominatim", "SOZIALMAP_GEOCODER_URL": url}
    with pytest.raises(InputError) as told:
        read_settings({**chosen, "SOZIALMAP_GEOCODER_PUBLIC": "1"})
    assert told.value.code == "setting.geocoder_public"

    allowed = read_settings({**chosen, "SOZIALMAP_GEOCODER_PUBLIC": "yes"})
    assert allowed.geocoder == GeocoderSettings("nominatim", url, local=False)


@pytest.mark.parametrize("url", NO_URL)
def test_a_service_needs_a_url(url):
    with pytest.raises(InputError) as told:
        read_settings({"SOZIALMAP_GEOCODER": "nominatim", "SOZIALMAP_GEOCODER_URL": url})

    assert told.value.code == "setting.geocoder_url"


def test_the_provider_is_one_of_three():
    with pytest.raises(InputError):
        read_settings({"SOZIALMAP_GEOCODER": "google"})


def test_the_clock_of_the_cache_is_a_date(cache):
    cache.save_answer("p", "a", {"x": 1}, date(2026, 1, 2))

    assert cache.load_answer("p", "a") == ({"x": 1}, date(2026, 1, 2))
    assert cache.load_answer("p", "b") is None

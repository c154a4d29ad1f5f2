"""Our own routes and the headers on every answer."""

import json
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sozialmap.web.headers import SecurityHeaders
from sozialmap.web.routes import BLOCK, make_routes
from tests.conftest import no_progress

SECRET = "Frau Geheim, Zimmer 7"


@pytest.fixture
def client(town_house, tmp_path):
    table = tmp_path / "o.csv"
    table.write_text(
        f"Name;Straße;Ansprechperson;Interne Notiz\n</script><b>x;Hauptstr. 5;{SECRET};{SECRET}\n",
        encoding="utf-8",
    )
    town_house.import_file(table, dry_run=False, progress=no_progress)
    app = Starlette(routes=make_routes(town_house), middleware=[Middleware(SecurityHeaders)])
    return TestClient(app)


def columns_url(house):
    return f"/api/assets/{house.index().version}"


def test_columns_hold_public_fields_only(client, town_house):
    answer = client.get(columns_url(town_house))

    assert answer.status_code == 200
    assert SECRET not in answer.text
    columns = json.loads(answer.text)
    assert "</script><b>x" in columns["name"]
    assert len(set(map(len, (columns[key] for key in ("name", "type", "vague", "x", "y"))))) == 1


def test_columns_of_another_version_are_not_there(client):
    assert client.get("/api/assets/old").status_code == 404


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("", "Playground"),
        ("?lang=en", "Playground"),
        ("?lang=de", "Spielplatz"),
        ("?lang=de_simple", "Spielplatz"),
        ("?lang=../de", "Playground"),
        ("?lang=xx", "Playground"),
    ],
)
def test_nameless_places_go_by_their_kind_in_the_language_asked_for(client, town_house, lang, told):
    town_house.settings = replace(town_house.settings, language="en")

    assert told in client.get(columns_url(town_house) + lang).json()["name"]


def test_the_blocks_of_a_tile_file_are_the_file_and_can_be_kept(client, town_house):
    folder = town_house.area().folder
    file = town_house.folders.path(folder) / "roads.pmtiles"
    file.write_bytes(file.read_bytes() + bytes(BLOCK))

    answers = [client.get(f"/area/{folder}/roads.pmtiles/{number}") for number in range(3)]

    assert b"".join(answer.content for answer in answers) == file.read_bytes()
    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert "immutable" in answers[0].headers["cache-control"]


@pytest.mark.parametrize("block", ["99999999999999999999", "-1", "x", "0.5", ""])
def test_a_block_that_is_none_is_not_there(client, town_house, block):
    url = f"/area/{town_house.area().folder}/roads.pmtiles/{block}"

    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "x/gazetteer.db", "..%2F..%2Fa.pmtiles", "..%2F..%2Fa.pmtiles/0"]
)
def test_nothing_else_of_the_home_is_served(client, town_house, path):
    assert client.get(f"/area/{path}").status_code == 404
    assert client.get(f"/area/{town_house.area().folder}/gazetteer.db").status_code == 404
    assert client.get(f"/area/{town_house.area().folder}/gazetteer.db/0").status_code == 404


def test_every_answer_forbids_foreign_hosts(client, town_house):
    headers = client.get(columns_url(town_house)).headers
    policy = headers["content-security-policy"]

    assert "default-src 'self'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "'unsafe-eval'" not in policy
    assert headers["referrer-policy"] == "no-referrer"


def test_a_hostile_host_header_does_not_widen_the_policy(client, town_house):
    answer = client.get(columns_url(town_house), headers={"Host": "evil.example; script-src *"})

    assert "evil" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [("/media/0a1b.pdf", "no-store"), ("/static/main.js", None), ("/static/media/a.woff2", None)],
)
def test_no_browser_keeps_a_copy_of_what_was_made_for_one_person(path, kept):
    routes = [Route("/{path:path}", lambda request: PlainTextResponse("x"))]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)]))

    assert client.get(path).headers.get("cache-control") == kept


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A bundle of version `aa` with one script."""
    (tmp_path / "map.js").write_text("map()", encoding="utf-8")
    monkeypatch.setattr("sozialmap.web.routes.BUNDLE", tmp_path)
    monkeypatch.setattr("sozialmap.web.routes.bundle_version", lambda: "aa")


@pytest.mark.parametrize(("version", "kept"), [("aa", True), ("bb", False), ("none", False)])
def test_only_the_bundle_of_the_version_asked_for_is_kept(client, bundle, version, kept):
    answer = client.get(f"/bundle/{version}/map.js")

    assert answer.text == "map()"
    assert ("immutable" in answer.headers["cache-control"]) is kept


@pytest.mark.parametrize("name", ["sources.sha256", "..%2Fmap.js", "page.js", "map.js.map"])
def test_nothing_but_the_scripts_of_the_bundle_is_served(client, bundle, name):
    assert client.get(f"/bundle/aa/{name}").status_code == 404

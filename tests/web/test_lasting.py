"""What carries the hash of its content in its name is loaded once, and read from the disk once."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sozialmap.web.lasting import FOR_GOOD, LastingFiles

COMPONENT = "/component/streamlit_folium.st_folium"
SCRIPT = "/static/js/index.DormvYxC.js"
CONTENT = "call(); " * 500


@pytest.fixture
def asked():
    """Paths that came to the application behind."""
    return []


@pytest.fixture
def client(asked):
    """Answers as Streamlit does: what is not there is the page again, which nobody keeps."""

    def answer(request):
        asked.append(request.url.path)
        path = request.url.path
        lasting = path.startswith("/static/") and "missing" not in path
        headers = {"Cache-Control": FOR_GOOD if lasting else "no-cache"}
        if "cookie" in path:
            headers["Set-Cookie"] = "who=me"
        return PlainTextResponse(CONTENT, 404 if "component/missing" in path else 200, headers)

    routes = [Route("/{path:path}", answer, methods=["GET", "POST"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(LastingFiles)]))


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"{COMPONENT}/static/js/main.521860b0.js", True),
        (f"{COMPONENT}/static/css/main.521860b0.css", True),
        ("/component/missing/static/js/main.521860b0.js", False),
        (f"{COMPONENT}/static/js/main.js", False),
        (f"{COMPONENT}/index.html", False),
        (SCRIPT, True),
        ("/static/js/missing.DormvYxC.js", False),
        ("/static/js/cookie.DormvYxC.js", False),
        ("/", False),
    ],
)
def test_only_files_named_by_their_content_are_kept(client, asked, path, kept):
    answers = [client.get(path) for _ in range(2)]

    assert len(asked) == (1 if kept else 2)
    assert [answer.text for answer in answers] == [CONTENT] * 2
    if kept:
        assert [answer.headers["cache-control"] for answer in answers] == [FOR_GOOD] * 2


@pytest.mark.parametrize(("accepted", "packed"), [("gzip, br", True), ("identity", False)])
def test_scripts_are_packed_for_those_who_can_unpack(client, accepted, packed):
    answers = [client.get(SCRIPT, headers={"Accept-Encoding": accepted}) for _ in range(2)]

    for answer in answers:
        assert answer.text == CONTENT
        assert (answer.headers.get("content-encoding") == "gzip") is packed
        assert (int(answer.headers["content-length"]) < len(CONTENT)) is packed


def test_a_part_of_a_file_that_was_asked_for_first_is_not_kept_for_the_whole(client, asked):
    client.get(SCRIPT, headers={"Range": "bytes=0-3", "If-None-Match": "x"})

    assert client.get(SCRIPT).text == CONTENT


def test_what_is_sent_goes_to_the_application(client, asked):
    client.get(SCRIPT)
    client.post(SCRIPT)

    assert len(asked) == 2

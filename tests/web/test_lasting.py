"""What carries the hash of its content in its name is loaded once."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sozialmap.web.lasting import LastingFiles

COMPONENT = "/component/streamlit_folium.st_folium"


@pytest.fixture
def client():
    """Answers as Streamlit does for files of components."""

    def answer(request):
        missing = "missing" in request.url.path
        return PlainTextResponse("x", 404 if missing else 200, {"Cache-Control": "public"})

    routes = [Route("/{path:path}", answer)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(LastingFiles)]))


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"{COMPONENT}/static/js/main.521860b0.js", True),
        (f"{COMPONENT}/static/css/main.521860b0.css", True),
        (f"{COMPONENT}/static/js/missing.521860b0.js", False),
        (f"{COMPONENT}/static/js/main.js", False),
        (f"{COMPONENT}/index.html", False),
        ("/static/js/main.521860b0.js", False),
    ],
)
def test_only_files_named_by_their_content_are_kept(client, path, kept):
    answer = client.get(path).headers["cache-control"]

    assert ("immutable" in answer) is kept

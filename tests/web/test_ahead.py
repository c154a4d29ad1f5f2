"""The frame of the map is told what it will need."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from sozialmap.maps.bundle import bundle_address
from sozialmap.web.ahead import FRAME, MapAhead


@pytest.mark.parametrize(("path", "told"), [(FRAME, True), ("/", False), ("/component/x/", False)])
def test_only_the_frame_of_the_map_loads_its_script_ahead(path, told):
    routes = [Route("/{path:path}", lambda _request: PlainTextResponse("x"))]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(MapAhead)]))

    link = client.get(path).headers.get("link", "")

    assert (f"<{bundle_address('map.js')}>; rel=preload; as=script" in link) is told

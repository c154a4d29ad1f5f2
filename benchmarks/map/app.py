"""The app of the benchmark: our routes and headers around a page with nothing but a map.

It must not import streamlit-folium: a component belongs to the run time that is there by then.
"""

import os
import time
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from benchmarks.map.libraries import FOLDER, LIBRARIES, use_local_libraries
from benchmarks.map.shared import script_seconds, shared_house
from benchmarks.measure import memory_mb
from sozialmap.web.ahead import MapAhead
from sozialmap.web.headers import SecurityHeaders
from sozialmap.web.lasting import LastingFiles
from sozialmap.web.routes import make_routes

VARIANT = "MAP_BENCHMARK_VARIANT"
"""Only the frame of our map may be told to load our map's script ahead."""


def process(request: Request) -> Response:
    """Tell what the process took so far."""
    spent = {"cpu_s": time.process_time(), "memory_mb": memory_mb(), "script_s": script_seconds}
    return JSONResponse(spent)


use_local_libraries()
app = st.App(
    Path(__file__).with_name("page.py"),
    routes=[
        *make_routes(shared_house()),
        Mount(LIBRARIES, StaticFiles(directory=FOLDER)),
        Route("/process", process),
    ],
    middleware=[
        Middleware(SecurityHeaders),
        *([Middleware(MapAhead)] if os.environ.get(VARIANT) == "ours" else []),
        Middleware(LastingFiles),
    ],
)

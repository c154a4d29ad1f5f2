"""Our own routes beside Streamlit: bundle, basemap and columns of the map. Public fields only."""

import gzip
import re
from typing import Protocol

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sozialmap.wiring import House

FOR_GOOD = "public, max-age=31536000, immutable"
"""For addresses that carry a version of what they show."""
PMTILES = re.compile(r"[a-z0-9-]+/[a-z_]+\.pmtiles")

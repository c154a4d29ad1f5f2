"""The app: `streamlit run app.py`. Streamlit's page around our own routes and headers."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from sozialmap.web.ahead import MapAhead
from sozialmap.web.headers import SecurityHeaders
from sozialmap.web.lasting import LastingFiles
from sozialmap.web.routes import make_routes
from sozialmap.wiring import shared_house

house = shared_house()
app = st.App(
    Path(__file__).resolve().parent / "sozialmap/ui/script/main.py",
    routes=make_routes(house),
    middleware=[
        Middleware(SecurityHeaders, tiles=house.settings.tiles.origin),
        Middleware(MapAhead),
        Middleware(LastingFiles),
    ],
)

"""The app with an Arabic catalogue for tests, to see pages from right to left."""

from pathlib import Path

import sozialmap.config as config

config.LANGUAGES = (*config.LANGUAGES, "ar")  # before anything else takes them

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402

from sozialmap import wiring  # noqa: E402
from sozialmap.text.translator import load_translator, read_translator  # noqa: E402
from sozialmap.ui import languages  # noqa: E402
from sozialmap.web.headers import SecurityHeaders  # noqa: E402
from sozialmap.web.routes import make_routes  # noqa: E402

HERE = Path(__file__).resolve().parent
languages.NAMES["ar"] = "العربية"
wiring.load_translator = lambda language: (
    read_translator("ar", HERE) if language == "ar" else load_translator(language)
)
house = wiring.shared_house()
app = st.App(
    Path(languages.__file__).parent / "script/main.py",
    routes=make_routes(house),
    middleware=[Middleware(SecurityHeaders, tiles=house.settings.tiles.origin)],
)

"""A page with one filter and one map; `?v=` chooses how the map is drawn."""

import time

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from benchmarks.map.shared import script_seconds, shared_house
from benchmarks.map.town import make_half
from benchmarks.map.variants import VARIANTS
from sozialmap.ui.map_view import MAP_HEIGHT, RETURNED

st.set_page_config(layout="wide")
house = shared_house()
half = st.checkbox("Hälfte")

started = time.thread_time()
shown = make_half(house.count) if half else np.ones(house.count, dtype=bool)
drawn = VARIANTS[st.query_params["v"]](house, shown)
st_folium(
    drawn.map,
    key="map",
    height=MAP_HEIGHT,
    use_container_width=True,
    returned_objects=RETURNED,
    feature_group_to_add=drawn.view,
)
script_seconds.append(time.thread_time() - started)

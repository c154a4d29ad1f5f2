"""A map on which the right spot is clicked."""

import numpy as np
from streamlit_folium import st_folium

from sozialmap.core.places import Place
from sozialmap.maps.neighbourhood import Shown, Start, draw_view
from sozialmap.text.translator import Translator
from sozialmap.ui import state
from sozialmap.ui.map_view import MAP_HEIGHT, base_map


def ask_point(key: str, pin: Place | None, words: str, _: Translator) -> Place | None:
    """Show the map with one pin and return a spot that was clicked just now, or None.

    The map repeats its last click on every run, so a click that was answered is passed over.
    """
    house, desk = state.house(), state.visit().desk
    index = house.index()
    nothing = np.zeros(len(index.located), dtype=bool)
    start = Start(pin, words) if pin else None
    view = draw_view(nothing, [0] * len(nothing), Shown(start=start))
    clicked = st_folium(
        base_map(index, house.area(), _),
        key=key,
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=["last_clicked"],
        feature_group_to_add=view,
    )
    point = (clicked or {}).get("last_clicked")
    if not point:
        return None
    place = Place(float(point["lat"]), float(point["lng"]))
    if place == desk.handled_point:
        return None
    desk.handled_point = place
    return place

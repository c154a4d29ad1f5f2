"""What a click on the map means."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from sozialmap.core.places import Place
from sozialmap.text.translator import Translator
from sozialmap.ui import forms, state


def answer_click(clicked: Mapping[str, Any], _: Translator) -> None:
    """Open the marker that was clicked, or take the point as start. The map repeats its last

    click on every run, so a click that was answered is passed over.
    """
    visit = state.visit()
    marker = _marker(clicked)
    if marker and marker != visit.handled_marker:
        visit.handled_marker = marker
        visit.selected = marker[0]
        st.rerun()
    point = _point(clicked)
    if point and point != visit.handled_point:
        visit.handled_point = point
        if visit.picking:
            visit.change(forms.take_clicked_start(visit.query, point, _))
            st.rerun()


def _marker(clicked: Mapping[str, Any]) -> tuple[int | str, int] | None:
    properties = (clicked.get("last_active_drawing") or {}).get("properties") or {}
    if "id" not in properties:
        return None
    return properties["id"], int(properties.get("click", 0))


def _point(clicked: Mapping[str, Any]) -> Place | None:
    point = clicked.get("last_clicked")
    return Place(float(point["lat"]), float(point["lng"])) if point else None

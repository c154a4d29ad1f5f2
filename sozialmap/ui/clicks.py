"""What was said on the map: a marker that was opened, or one of its buttons."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from sozialmap.core.places import Bounds, Place
from sozialmap.text.translator import Translator
from sozialmap.ui import forms, state


def answer_click(clicked: Mapping[str, Any], _: Translator) -> None:
    """Do what was said on the map, as frontend/src/talk.js says it.

    The map repeats its last word on every run, so one that was answered is passed over.
    """
    visit = state.visit()
    said = (clicked.get("last_active_drawing") or {}).get("properties") or {}
    if not said or said == visit.handled:
        return
    visit.handled = dict(said)
    act = ACTS.get(str(said.get("act")))
    if act:
        act(said, _)
        st.rerun()


def _open(said: Mapping[str, Any], _: Translator) -> None:
    index = state.house().index()
    row = int(said["row"])
    if said["version"] == index.version and 0 <= row < len(index.located):
        state.visit().selected = index.entries[index.located[row]].id


def _narrow(said: Mapping[str, Any], _: Translator) -> None:
    south, west, north, east = map(float, said["bounds"])
    visit = state.visit()
    visit.change(replace(visit.query, bounds=Bounds(west, south, east, north)))


def _widen(said: Mapping[str, Any], _: Translator) -> None:
    visit = state.visit()
    visit.change(replace(visit.query, bounds=None))


def _start_at(said: Mapping[str, Any], _: Translator) -> None:
    if state.visit().picking:
        _take_start(said, state.ON_THE_MAP)


def _start_here(said: Mapping[str, Any], _: Translator) -> None:
    _take_start(said, state.MY_POSITION)


def _take_start(said: Mapping[str, Any], label: str) -> None:
    visit = state.visit()
    place = Place(float(said["lat"]), float(said["lon"]))
    visit.change(forms.take_clicked_start(visit.query, place, label))


ACTS: dict[str, Callable[[Mapping[str, Any], Translator], None]] = {
    "open": _open,
    "part": _narrow,
    "whole": _widen,
    "point": _start_at,
    "here": _start_here,
}

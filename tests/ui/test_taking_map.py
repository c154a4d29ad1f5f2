"""The map to take along, as the page offers it."""

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.maps.bundle import is_built
from sozialmap.ui import state
from tests.conftest import TODAY
from tests.ui.test_explore import app  # noqa: F401 - a fixture

PAGE = """
from sozialmap.ui import state, taking_map
from sozialmap.usecases.explore import explore
house, visit, _ = state.house(), state.visit(), state.translator()
found = explore(visit.query, house.index(), house.reader, today=state.today())
taking_map.save_map({found}, _)
"""


def offered(found="found"):
    page = AppTest.from_string(PAGE.replace("{found}", found), default_timeout=30).run()
    assert not page.exception
    return {button.proto.label: button.proto for button in page.get("download_button")}


def test_a_file_and_two_pictures_are_offered_and_made_only_when_asked_for(app, monkeypatch):  # noqa: F811
    def never(*_arguments):
        raise AssertionError("made before anybody asked")

    house = state.shared_house()
    monkeypatch.setattr(type(house), "saved_map", never)
    monkeypatch.setattr(type(house), "map_picture", never)

    assert list(offered()) == [
        "Karte als eine Datei speichern",
        "Bild zum Drucken (PNG)",
        "Bild zum Drucken (SVG)",
    ]


def test_nothing_is_offered_where_nothing_has_a_place(app):  # noqa: F811
    assert offered("__import__('dataclasses').replace(found, matches=())") == {}


def test_the_files_hold_what_was_found(app):  # noqa: F811
    if not is_built():
        pytest.skip("the map's bundle is not built: run make setup")
    house = state.shared_house()
    offers = [one for one in house.index().entries if one.title == "Hundetreff"]

    saved = house.saved_map(offers, TODAY).decode()
    picture = house.map_picture(offers, "svg").decode()

    assert "<bdi>Hundetreff</bdi>" in saved
    assert "Töpferkurs" not in saved
    assert "Hundetreff" in picture
    assert "Töpferkurs" not in picture
    assert "<path" in picture
    assert house.map_picture(offers, "png").startswith(b"\x89PNG")

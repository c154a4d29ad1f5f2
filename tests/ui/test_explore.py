"""The page Entdecken, as Streamlit runs it."""

import re
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from sozialmap.config import read_settings
from sozialmap.ui import state
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, no_progress

PAGE = str(CHECKOUT / "sozialmap" / "ui" / "script" / "main.py")
TABLE = """Nr;Name;Art;Straße;Beschreibung;Zeiten;Kosten;Stufenlos;Stand;Quelle
1;Hundetreff;Treff;Hauptstr. 5;Mit Hunden gehen;Di 14-17 Uhr;kostenlos;ja;2026-11-01;Gespräch
2;Töpferkurs;Kurs;Hauptstr. 9;Ton formen;Mi 9-12 Uhr;5 €;nein;2026-11-01;Aushang
3;**Fett** ![x](http://evil.example/x.png) <b>;Treff;Hauptstr. 11;;;;;2026-11-01;Flyer
"""


@pytest.fixture
def app(settings, tmp_path, monkeypatch):
    house = House(settings)
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    table = tmp_path / "o.csv"
    table.write_text(TABLE, encoding="utf-8")
    house.import_file(table, dry_run=False, progress=no_progress)
    house.setup_run._ready = True
    monkeypatch.setattr(state, "shared_house", lambda: house)
    yield AppTest.from_file(PAGE, default_timeout=30)
    house.close()


def titles(app):
    """Of the list, without their numbers."""
    labels = [button.label for button in app.button if (button.key or "").startswith("open-")]
    return [re.sub(r"^\d+\\\. ", "", label) for label in labels]


def words(app):
    parts = (app.markdown, app.caption, app.info, app.subheader, app.title)
    return "\n".join(str(element.value) for group in parts for element in group)


def test_everything_is_there_without_a_filter(app):
    app.run()

    assert not app.exception
    assert "7 Einträge passen" in words(app)
    assert "Hundetreff" in titles(app)


def test_words_find_what_fits_and_can_be_corrected(app):
    app.run()
    app.text_input[0].set_value("Ich möchte einen Hund").run()

    assert titles(app)[0] == "Hundetreff"
    assert "Töpferkurs" not in titles(app)
    heard = next(button for button in app.button if "Einen Hund haben" in button.label)
    heard.click().run()
    assert not app.exception


def test_a_fact_asks_where_it_is_unknown_and_hides_where_it_is_not_met(app):
    app.run()
    next(box for box in app.checkbox if box.label == "stufenlos").check().run()

    assert "Töpferkurs" not in titles(app)
    assert titles(app)[0] in {"Hundetreff", "Stadtbücherei"}
    assert "bisher nicht offen" in words(app)


def test_nothing_found_says_which_filter_to_relax(app):
    app.run()
    app.text_input[0].set_value("Hund").run()
    next(radio for radio in app.radio if radio.label == "Art").set_value("Kurs").run()

    assert "Es wurde nichts gefunden" in words(app)
    relax = next(button for button in app.button if "Alle Arten" in button.label)
    relax.click().run()
    assert titles(app) == ["Hundetreff"]


def test_the_link_holds_filters_and_never_words(app):
    app.run()
    app.text_input[0].set_value("geheimer wunsch hund").run()
    next(radio for radio in app.radio if radio.label == "Art").set_value("Treff").run()

    assert app.query_params["art"] == "drop_in"
    assert "wunsch" not in str(app.query_params)


def test_a_link_brings_back_filters_and_details(app):
    app.query_params["art"] = "course"
    app.query_params["zeit"] = "quatsch"
    app.run()
    assert app.query_params["art"] == "course"
    assert "zeit" not in app.query_params

    app.query_params["offer"] = "1"
    fresh = AppTest.from_file(PAGE, default_timeout=30)
    fresh.query_params["offer"] = "1"
    fresh.run()
    told = words(fresh)
    assert "Hundetreff" in told
    assert "Di 14–17 Uhr" in told.replace("\\", "")
    assert "genaues Haus" in told
    assert "Stand 11/2026" in told.replace("\\", "")


def test_what_somebody_needs_is_not_in_the_address(app):
    app.run()
    next(box for box in app.checkbox if box.label == "Rollstuhl-WC").check().run()

    assert "wc" not in str(app.query_params).lower()


def test_signs_of_markdown_and_html_stay_text(app):
    app.run()

    label = next(title for title in titles(app) if "Fett" in title)
    assert r"\*\*Fett\*\*" in label
    assert r"\!\[x\](http\:" in label
    assert r"\<b\>" in label


def test_options_that_we_lean_on_still_exist():
    for name in ("runner.postScriptGC", "client.showErrorLinks", "browser.gatherUsageStats"):
        assert st.get_option(name) is False, name


def test_words_of_crisis_show_help_first(app):
    app.run()
    app.text_input[0].set_value("ich will sterben").run()

    assert "112" in app.error[0].value
    assert "0800 111 0 111" in app.error[0].value


def test_the_help_box_names_the_lines_of_the_region(app):
    house = state.shared_house()
    own = read_settings({"SOZIALMAP_CRISIS_LINE": "Krisendienst Mainbogen 069 1 | Haus *Nacht*|"})
    house.settings = replace(house.settings, crisis_lines=own.crisis_lines)
    app.run()
    app.text_input[0].set_value("ich will sterben").run()

    assert "Krisendienst Mainbogen 069 1" in app.error[0].value
    assert r"\*Nacht\*" in app.error[0].value


def test_a_start_is_found_offline_and_stays_out_of_the_link(app):
    app.run()
    app.text_input(key="start-0").set_value("Stadtbücherei").run()

    assert "min zu Fuß" in words(app)
    assert "buecherei" not in str(app.query_params).lower()
    assert "Stadtb" not in str(app.query_params)


def test_an_unknown_start_says_what_to_do(app):
    app.run()
    app.text_input(key="start-0").set_value("Nirgendwo 5").run()

    assert "nicht gefunden" in app.warning[0].value


def test_a_day_keeps_unknown_times_as_a_question(app):
    app.run()
    next(radio for radio in app.radio if radio.label == "Offen am").set_value("Dienstag").run()

    found = titles(app)
    assert "Hundetreff" in found
    assert "Töpferkurs" not in found
    assert any("Fett" in title for title in found)
    assert "Wann ist es?" in "\n".join(str(m.value) for m in app.markdown).replace("\\", "")

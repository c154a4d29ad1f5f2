"""The pages Daten and Eintragen, as Streamlit runs them."""

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.core.model import Presence, Status
from sozialmap.core.places import Quality
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Form, Section
from tests.ui.test_explore import app, words  # noqa: F401 - app is a fixture

HEAD = "Nr;Name;Art;Straße;Zeiten;Stand\n"


@pytest.fixture
def team(app, monkeypatch):  # noqa: F811
    monkeypatch.setattr(state, "is_team", lambda: True)
    return app


def house():
    return state.house()


def open_page(app, name):  # noqa: F811
    """Open a page by its address, as a link does."""
    script = f"""
import streamlit as st
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Form, Section
from sozialmap.ui.pages import {name}
state.keep_pages({{}})
state.go = lambda page: st.session_state.__setitem__("went", page)
{name}.page()
"""
    return AppTest.from_string(script, default_timeout=30).run()


def button(app, label):  # noqa: F811
    return next(one for one in app.button if label in one.label)


def plain(text):
    """Text as it is seen: without the strokes that keep it from being Markdown."""
    return text.replace("\\", "")


def offers(status=Status.LIVE):
    return {offer.title: offer for offer in house().store.load_offers(status)}


def test_strangers_read_and_the_team_is_asked_for_its_passphrase(app, monkeypatch):  # noqa: F811
    monkeypatch.setattr(state, "is_team", lambda: False)

    page = open_page(app, "data")

    assert "Kennwort des Teams" in words(page)
    assert not page.get("file_uploader")


def test_a_vague_pin_is_settled_by_a_suggestion_or_without_a_place(team, tmp_path):
    table = tmp_path / "p.csv"
    table.write_text(HEAD + "9;Ohne Ort;Treff;Mondstr. 3;;2026-11-01\n", encoding="utf-8")
    house().import_file(table, dry_run=False, progress=lambda step, share: None)
    page = open_page(team, "data")
    page.session_state["section"] = Section("places")
    page.run()
    assert "1 Pin" in words(page)

    button(page, "online").click().run()

    asset = offers()["Ohne Ort"].asset
    assert (asset.presence, asset.place, asset.placed_on is not None) == (
        Presence.ONLINE, None, True,
    )  # fmt: skip
    assert "Gespeichert: Ohne Ort" in "".join(str(one.value) for one in page.success)
    button(page, "Zurücknehmen").click().run()
    assert offers()["Ohne Ort"].asset.presence is Presence.FIXED


def test_what_is_gone_goes_to_the_archive_and_comes_back(team):
    page = open_page(team, "data")
    page.session_state["section"] = Section("calls")
    page.run()
    button(page, "Gibt es nicht mehr").click().run()
    gone = offers(Status.ARCHIVED)
    assert len(gone) == 1

    page.session_state["section"] = Section("past")
    page.run()
    button(page, "Zurückholen").click().run()

    assert offers(Status.ARCHIVED) == {}
    assert set(gone) <= set(offers())


def test_an_import_is_taken_back_from_the_history(team):
    page = open_page(team, "data")
    page.session_state["section"] = Section("past")
    page.run()
    assert "3 neu" in words(page)

    button(page, "Zurücknehmen").click().run()

    assert offers() == {}


def fill(page, label, value):
    next(one for one in [*page.text_input, *page.text_area] if one.label == label).set_value(value)


def test_a_new_entry_is_checked_placed_and_saved_once(team):
    page = open_page(team, "entry")
    fill(page, "Name des Angebots", "Brettspielabend")
    fill(page, "Straße und Hausnummer", "Hauptstr. 5")
    fill(page, "Zeiten", "Di 19 bis 22 Uhr")
    page.run()
    assert "Verstanden: Di 19–22 Uhr" in plain(words(page))
    assert "genaues Haus" in words(page)

    button(page, "Speichern").click().run()
    button(page, "Speichern").click().run()

    saved = offers()["Brettspielabend"]
    assert (saved.hours.osm, saved.asset.quality) == ("Tu 19:00-22:00", Quality.HOUSE)
    assert [step.title for step in house().store.load_steps()].count("Brettspielabend") >= 1
    assert len(house().store.load_offers()) == 4


def test_an_entry_that_is_there_already_is_pointed_at(team):
    page = open_page(team, "entry")
    fill(page, "Name des Angebots", "Hunde-Treff")
    fill(page, "Straße und Hausnummer", "Hauptstr. 5")
    page.run()

    assert "Gibt es das schon?" in plain("".join(str(one.value) for one in page.warning))


def test_a_draft_needs_no_name_and_is_not_shown(team):
    page = open_page(team, "entry")
    fill(page, "Was passiert dort?", "Irgendwas mit Tieren")
    page.run()

    button(page, "Als Entwurf speichern").click().run()

    assert not page.exception
    [draft] = house().store.load_offers(Status.DRAFT)
    assert (draft.title, draft.description) == ("", "Irgendwas mit Tieren")
    assert len(offers()) == 3


def test_a_changed_entry_keeps_what_was_not_touched(team):
    before = offers()["Hundetreff"]
    page = open_page(team, "entry")
    page.session_state["visit"].desk.form = writing_form(before)
    page.run()
    fill(page, "Kosten", "2 €")
    page.run()

    button(page, "Speichern").click().run()

    after = offers()["Hundetreff"]
    assert after.price.full_eur == 2
    assert after.hours == before.hours
    assert after.facts[0] == before.facts[0]
    assert after.by_hand >= {"price"}


def writing_form(offer):
    return Form("f1", offer, house().tables.cells_of(offer))


def test_a_town_is_fetched_only_after_a_yes_to_what_is_sent(team):
    page = open_page(team, "data")
    page.session_state["section"] = Section.TOWN
    page.run()

    fill(page, "Name der Stadt, wie auf der Karte", "Offenbach am Main")
    page.run()

    told = plain("".join(str(one.value) for one in page.info))
    assert "Offenbach am Main" in told
    assert "Netzadresse" in told
    assert not any("Grenze suchen" in one.label for one in page.button)
    page.checkbox[0].check().run()
    assert any("Grenze suchen" in one.label for one in page.button)

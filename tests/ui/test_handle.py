"""Rows and details of Entdecken name the human handle of a door."""

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.ui import state
from tests.conftest import no_progress
from tests.ui.test_explore import PAGE, words

TABLE = (
    "Nr;Name;Träger;Straße;Beschreibung;Kosten;Telefon;E-Mail;Ansprechperson;Willkommensperson;"
    "Willkommen;Hilfe;Begleitung;Stand\n"
    "1;Hundetreff;Hundefreunde;Hauptstr. 5;Mit Hunden gehen;kostenlos;(069) 90009-101;"
    "hunde@example.org;Ilse;ja;waren da;Wir holen Sie ab;ja;2026-11-01\n"
)


@pytest.fixture(params=[False, True], ids=["public", "team"])
def team(request, monkeypatch):
    monkeypatch.setattr(state, "is_team", lambda: request.param)
    return request.param


@pytest.fixture
def app(town_house, tmp_path, monkeypatch):
    table = tmp_path / "o.csv"
    table.write_text(TABLE, encoding="utf-8")
    town_house.import_file(table, dry_run=False, progress=no_progress)
    town_house.setup_run._ready = True
    monkeypatch.setattr(state, "shared_house", lambda: town_house)
    return AppTest.from_file(PAGE, default_timeout=30)


def told(app):
    return words(app).replace("\\", "")


def ask_for_a_dog(app):
    app.run()
    app.text_input[0].set_value("Ich möchte einen Hund").run()
    next(box for box in app.checkbox if box.label == "stufenlos").check().run()


def test_a_row_says_why_what_is_missing_and_whom_to_ask(app, team):
    ask_for_a_dog(app)

    row = told(app)
    assert not app.exception
    assert "passt zu: Einen Hund haben" in row
    assert "Komme ich ohne Stufe hinein?" in row
    assert (
        "Wir holen Sie ab · Fragen Sie: Hundefreunde · (069) 90009-101 · hunde@example.org" in row
    )
    assert "Stand 11/2026" in row
    assert "Ilse" not in row


def test_rows_are_short_where_nothing_was_asked(app, team):
    app.run()

    assert "Hundetreff" in str([button.label for button in app.button])
    assert "Fragen Sie" not in told(app)


def test_details_tell_the_first_visit_and_whom_to_ask(app, team):
    ask_for_a_dog(app)
    next(button for button in app.button if "Hundetreff" in button.label).click().run()

    shown = told(app)
    assert not app.exception
    assert "**Der erste Besuch**" in shown
    for line in (
        "Wir holen Sie ab",
        "Jemand dort begrüßt neue Leute.",
        "Jemand von uns war da, und es war gut.",
        "Jemand darf mitkommen.",
    ):
        assert line in shown
    who = "Ilse · (069) 90009-101" if team else "(069) 90009-101"
    assert f"Fragen Sie: Hundefreunde · {who} · hunde@example.org" in shown
    assert ("Ilse" in shown) is team

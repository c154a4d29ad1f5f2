"""The client's own file of a talk, on the page Planen as Streamlit runs it."""

import pytest

from sozialmap.core.talk import Step
from sozialmap.exporters.sealed_file import open_sealed, seal
from sozialmap.privacy.forgetting import find_texts
from sozialmap.ui import state
from sozialmap.usecases.explore import Query
from sozialmap.usecases.take_along import pack_query
from sozialmap.usecases.tend import archive_offer
from tests.ui.test_plan import app, go, press, say, talk, text, words

__all__ = ["app"]
PASSPHRASE = "vier blaue Kähne am Wehr"
WHY = "Ich mag Hunde"


def chosen(app):
    say(app)
    go(app, Step.SUGGEST)
    press(app, "Auswählen: Hundetreff")
    go(app, Step.CHOICE)
    return text(app, "Warum gerade das? In eigenen Worten").set_value(WHY).run()


def make_file(app):
    go(app, Step.TAKE)
    next(one for one in app.text_input if one.label == "Kennwort").set_value(PASSPHRASE)
    press(app, "Datei vorbereiten")
    return app.session_state["visit"].sealed


def open_file(app, file, passphrase=PASSPHRASE):
    go(app, Step.ARRIVE)
    app.file_uploader[0].upload("meins.sozialmap", file)
    next(one for one in app.text_input if one.label == "Kennwort").set_value(passphrase)
    return press(app, "Datei öffnen und weitermachen")


def a_search(text="Pilze sammeln gehen"):
    reader = state.shared_house().reader
    return pack_query(Query(text=text), "", reader, with_sensitive=True).content


def test_a_talk_is_sealed_deleted_and_there_again(app):
    file = make_file(chosen(app))
    press(app, "Ja, alles löschen")
    assert talk(app).count() == {}

    open_file(app, file)

    assert "Ihr Gespräch ist wieder da" in app.success[0].value
    assert talk(app).choices[0].why_own_words == WHY
    assert talk(app).choices[0].offer.title == "Hundetreff"
    go(app, Step.WISH)
    assert text(app, "In eigenen Worten").value == talk(app).wish_text != ""
    go(app, Step.ARRIVE)
    assert not app.success


def test_nothing_said_is_no_file(app):
    go(app, Step.TAKE)

    assert not any(one.label == "Kennwort" for one in app.text_input)


def test_over_a_begun_talk_it_asks_first_and_a_no_keeps_the_talk(app):
    file = make_file(chosen(app))
    press(app, "Ja, alles löschen")
    say(app, "Pilze sammeln gehen")

    open_file(app, file)
    assert talk(app).wish_text == "Pilze sammeln gehen"
    assert "schon ein Gespräch" in app.warning[0].value
    press(app, "Das Gespräch auf dem Bildschirm behalten")

    assert talk(app).wish_text == "Pilze sammeln gehen"
    assert not app.warning
    assert app.session_state["visit"].opened is None

    open_file(app, file)
    press(app, "Die Datei stattdessen öffnen")
    assert talk(app).choices[0].why_own_words == WHY
    assert app.session_state["visit"].opened is None


def test_deleting_takes_a_file_that_waits_for_an_answer(app):
    file = make_file(chosen(app))
    open_file(app, file)
    assert app.session_state["visit"].opened

    go(app, Step.TAKE)
    press(app, "Ja, alles löschen")

    assert app.session_state["visit"].opened is None
    assert app.session_state["visit"].sealed == b""


@pytest.mark.parametrize(
    ("make", "passphrase", "said"),
    [
        (lambda file: file, "vier graue Kähne am Wehr", "Das Kennwort passt nicht"),
        (lambda file: file[:200], PASSPHRASE, "beschädigt"),
        (lambda file: b"GIF89a", PASSPHRASE, "wurde nicht hier gemacht"),
        (lambda file: file[:8] + b"\x02" + file[9:], PASSPHRASE, "neueren Version"),
        (lambda file: seal({"talk": {"version": 9}}, PASSPHRASE), PASSPHRASE, "neueren Version"),
        (lambda file: seal({"talk": [1]}, PASSPHRASE), PASSPHRASE, "beschädigt"),
        (lambda file: seal(a_search(), PASSPHRASE), PASSPHRASE, "auf der Seite „Datenschutz“"),
    ],
    ids=["wrong", "damaged", "foreign", "newer", "newer talk", "odd talk", "search"],
)
def test_a_file_that_cannot_be_opened_is_told_kindly_and_changes_nothing(
    app, make, passphrase, said
):
    file = make_file(chosen(app))
    before = talk(app)

    open_file(app, make(file), passphrase)

    assert said in app.warning[0].value
    assert "nichts geändert" in app.warning[0].value
    assert talk(app) is before
    assert talk(app).choices[0].why_own_words == WHY


def test_an_offer_that_is_gone_is_named_and_the_words_stay(app):
    file = make_file(chosen(app))
    press(app, "Ja, alles löschen")
    house = state.shared_house()
    archive_offer(
        house.store, next(o for o in house.store.load_offers() if o.title == "Hundetreff")
    )

    open_file(app, file)

    assert "„Hundetreff“ ist leider nicht mehr auf der Karte" in words(app)
    go(app, Step.CHOICE)
    assert text(app, "Warum gerade das? In eigenen Worten").value == WHY
    for step in Step:
        go(app, step)
        assert not app.exception, step


def test_search_and_talk_are_in_one_file_and_both_come_back(app):
    visit = app.session_state["visit"]
    visit.query = Query(text="Pilze sammeln gehen")
    file = make_file(chosen(app))
    assert set(open_sealed(file, PASSPHRASE)) == {"search", "talk"}
    assert "Ihre Suche und Ihr Gespräch" in words(app)
    press(app, "Ja, alles löschen")
    assert visit.query == Query()

    open_file(app, file)

    assert visit.query.text == "Pilze sammeln gehen"
    assert talk(app).choices[0].why_own_words == WHY


def test_a_search_on_the_screen_is_not_replaced_by_that_of_a_talk(app):
    visit = app.session_state["visit"]
    visit.query = Query(text="Pilze sammeln gehen")
    file = make_file(chosen(app))
    press(app, "Ja, alles löschen")
    visit.query = Query(text="Schwimmen")

    open_file(app, file)

    assert visit.query.text == "Schwimmen"
    assert talk(app).choices


def test_the_passphrase_stays_in_no_field(app):
    make_file(chosen(app))
    app.run()

    kept = find_texts(app._session_state._state.filtered_state)
    assert [said for said in kept if "Kähne" in said] == []

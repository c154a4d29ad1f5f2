"""Erasing, warning and taking along on the pages, as Streamlit runs them."""

import gc
import json
import weakref

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.config import read_settings
from sozialmap.core.errors import InputError
from sozialmap.core.places import Place
from sozialmap.core.plan import Choice
from sozialmap.core.talk import Talk as PlanTalk
from sozialmap.exporters.sealed_file import open_sealed, seal
from sozialmap.privacy.forgetting import Erasure, Reason, find_texts
from sozialmap.talks import Talks
from sozialmap.ui import state
from sozialmap.ui.visit import Visit
from sozialmap.usecases.check_data import SelfTest
from sozialmap.usecases.explore import Query
from sozialmap.usecases.rehearse import OWN_WORDS
from sozialmap.usecases.take_along import pack_query
from sozialmap.usecases.take_talk_along import pack_talk
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, make_offer, no_progress

PAGE = str(CHECKOUT / "sozialmap" / "ui" / "script" / "main.py")
WORD = "zauberwort"


class Talk:
    """Stands in for what is planned on the page „Planen“."""

    def __init__(self):
        self.own_words = f"lieber {WORD}"

    @property
    def all_words(self):
        return (self.own_words,)

    def count(self):
        return {"words": 1, "choices": 2} if self.own_words else {}

    def forget(self):
        counts = self.count()
        self.own_words = ""
        return counts


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def town(settings, monkeypatch):
    house = House(settings)
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    house.setup_run._ready = True
    house.forgetting.clock = Clock()
    house.forgetting._stopped.set()
    monkeypatch.setattr(state, "shared_house", lambda: house)
    yield house
    house.close()


@pytest.fixture
def app(town):
    return AppTest.from_file(PAGE, default_timeout=60).run()


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def visit(app):
    return app.session_state[state.KEY]


def told(app):
    parts = (app.success, app.info, app.error, app.warning, app.markdown)
    return "\n".join(str(part.value) for group in parts for part in group)


def test_erasing_tells_what_when_and_where_it_looked(app):
    app.text_input[0].set_value(f"Hund {WORD}").run()
    visit(app).talk = Talk()
    before = visit(app)
    press(app, "Ja, alles löschen")

    assert not app.exception
    assert visit(app) is before
    said = app.success[0].value
    assert "eigene Worte: 2" in said
    assert "gewählte Angebote: 2" in said
    assert "Es ist nichts mehr da" in said
    assert [
        text for text in find_texts(app._session_state._state.filtered_state) if WORD in text
    ] == []
    assert app.text_input[0].value == ""
    press(app, "Verstanden")
    assert not app.success


@pytest.mark.parametrize("part", ["wish_text", "liked_before", "goal", *OWN_WORDS])
def test_the_proof_looks_for_every_word_of_a_talk(app, part, monkeypatch):
    talk = visit(app).talk
    if part in OWN_WORDS:
        talk.choices = (Choice(make_offer(), **{part: WORD}),)
    else:
        setattr(talk, part, WORD)
    monkeypatch.setattr(Visit, "forget", lambda visit: {})
    press(app, "Ja, alles löschen")

    assert "Etwas ist noch da: Antworten dieses Besuchs" in app.error[0].value


def test_the_talk_itself_is_gone_after_erasing_and_after_the_timer(app, town):
    for erase in (lambda: press(app, "Ja, alles löschen"), lambda: pass_an_hour(app, town)):
        app.text_input[0].set_value(WORD).run()
        visit(app).talk.wish_text = WORD
        before = weakref.ref(visit(app).talk)
        erase()
        gc.collect()

        assert before() is None
        assert visit(app).talk.wish_text == ""


def pass_an_hour(app, town):
    town.forgetting.clock.now += 60 * 60
    town.forgetting.sweep()
    app.run()


def test_a_spot_that_was_clicked_is_forgotten(app):
    visit(app).desk.handled_point = Place(50.1, 8.7)
    press(app, "Ja, alles löschen")

    assert visit(app).desk.handled_point is None


def test_a_field_that_forgets_to_forget_is_named(app, monkeypatch):
    visit(app).talk = Talk()
    monkeypatch.setattr(Visit, "forget", lambda visit: {})
    press(app, "Ja, alles löschen")

    assert "Etwas ist noch da: Antworten dieses Besuchs" in app.error[0].value


def test_the_address_keeps_no_filter_after_erasing(app):
    next(radio for radio in app.radio if radio.label == "Art").set_value("Treff").run()
    assert app.query_params
    press(app, "Ja, alles löschen")

    assert not app.query_params


def test_the_warning_comes_at_55_minutes_and_goes_with_a_tap(app, town):
    app.text_input[0].set_value(WORD).run()
    town.forgetting.clock.now += 54 * 60
    assert not town.forgetting.is_ending(visit(app))
    town.forgetting.clock.now += 60
    assert town.forgetting.is_ending(visit(app))


def test_the_timer_empties_the_visit_in_place_and_the_page_tells_it(app, town):
    app.text_input[0].set_value(WORD).run()
    kept = visit(app)
    town.forgetting.clock.now += 60 * 60
    town.forgetting.sweep()  # the first look sees that no browser is there

    assert [text for text in find_texts(kept) if WORD in text] == []
    assert isinstance(kept.erased, Erasure)
    assert kept.erased.reason is Reason.IDLE
    app.run()
    assert "weil lange niemand etwas getan hat" in told(app)
    assert app.text_input[0].value == ""


def test_resetting_the_filters_keeps_the_talk(app):
    visit(app).talk = Talk()
    app.text_input[0].set_value(WORD).run()
    press(app, "Alles zurücksetzen")

    assert visit(app).talk.own_words


def test_filters_that_stand_in_the_address_would_not_be_lost(app):
    next(radio for radio in app.radio if radio.label == "Art").set_value("Treff").run()
    assert not visit(app).would_lose()
    app.text_input[0].set_value(WORD).run()
    assert visit(app).would_lose()


@pytest.fixture
def privacy(app):
    return show_privacy(app)


def show_privacy(app):
    app._page_hash = app.session_state[state.PAGES]["datenschutz"]._script_hash
    return app.run()


def test_the_page_says_what_is_kept_and_runs_the_test(privacy):
    said = told(privacy)
    assert "60 Minuten" in said
    assert "Nichts, was Sie hier sagen, wird an jemanden gesendet" in said
    press(privacy, "Jetzt prüfen")

    assert not privacy.exception
    assert "**Bestanden.**" in privacy.success[0].value
    assert "Andere Rechner, die gefragt wurden: 0" in privacy.success[0].value
    assert "nach dem Wort gesucht" in privacy.success[0].value
    assert "ein ganzes Gespräch geführt" in privacy.success[0].value
    assert "das Gespräch gelöscht" in privacy.success[0].value


def test_the_page_names_a_broken_promise(privacy, monkeypatch):
    monkeypatch.setattr(
        Talks, "prove_privacy", lambda talks, today: SelfTest(hosts=["198.51.100.7"])
    )
    press(privacy, "Jetzt prüfen")

    assert "Nicht bestanden" in privacy.error[0].value
    assert "`198.51.100.7`" in privacy.error[0].value


def test_a_file_is_sealed_and_a_weak_passphrase_is_explained(app):
    app.text_input[0].set_value(f"Hund {WORD}").run()
    show_privacy(app)
    field = next(one for one in app.text_input if one.label == "Kennwort")
    field.set_value("kurz")
    press(app, "Datei vorbereiten")
    assert "mindestens 12 Zeichen" in app.warning[0].value
    assert visit(app).sealed == b""

    next(one for one in app.text_input if one.label == "Kennwort").set_value("vier blaue Kähne")
    press(app, "Datei vorbereiten")
    content = open_sealed(visit(app).sealed, "vier blaue Kähne")
    assert content["search"]["text"] == f"Hund {WORD}"
    app.run()
    assert "Kähne" not in json.dumps([str(one.value) for one in app.text_input])
    assert [
        text for text in find_texts(app._session_state._state.filtered_state) if "Kähne" in text
    ] == []


def open_file(app, content, passphrase):
    show_privacy(app)
    app.file_uploader[0].upload("meins.sozialmap", content)
    [one for one in app.text_input if one.label == "Kennwort"][1].set_value(passphrase)
    return press(app, "Datei öffnen und weitermachen")


def test_a_file_brings_the_search_back_and_a_wrong_one_changes_nothing(app):
    words = "vier blaue Kähne"
    query = Query(text=f"Hund {WORD}", minutes=15, start=Place(50.1, 8.7))
    content = pack_query(query, "Bahnhof", state.shared_house().reader, with_sensitive=True).content
    app.text_input[0].set_value("Chor").run()

    for file, passphrase, said in (
        (seal(content, words), "vier graue Kähne", "Das Kennwort passt nicht"),
        (b"GIF89a", words, "wurde nicht hier gemacht"),
        (seal({"anderes": 1}, words), words, "beschädigt"),
        (seal({"talk": {}}, words), words, "auf der Seite „Planen“"),
    ):
        open_file(app, file, passphrase)
        assert said in app.warning[0].value
        assert visit(app).query.text == "Chor"
    open_file(app, seal(content, words), words)

    assert not app.exception
    assert (visit(app).query, visit(app).start_label) == (query, "Bahnhof")


def test_the_talk_of_the_same_file_comes_back_too_where_none_is_on_the_screen(app):
    reader = state.shared_house().reader
    search = pack_query(Query(text="Hund"), "", reader, with_sensitive=True).content
    said = PlanTalk(wish_text=f"Im Chor {WORD}")
    talk = pack_talk(said, reader, with_sensitive=True).content
    file = seal({**search, **talk}, "vier blaue Kähne")

    open_file(app, file, "vier blaue Kähne")
    assert visit(app).talk.wish_text == f"Im Chor {WORD}"

    visit(app).talk.wish_text = "Schwimmen"
    open_file(app, file, "vier blaue Kähne")
    assert visit(app).talk.wish_text == "Schwimmen"


@pytest.mark.parametrize("value", ["0", "-1", "abc", "nan", "inf", "241"])
def test_a_strange_number_of_minutes_is_refused(value):
    with pytest.raises(InputError, match=r"setting\.forget_minutes"):
        read_settings({"SOZIALMAP_FORGET_MINUTES": value})


def test_minutes_are_read_and_default_to_an_hour():
    assert read_settings({}).forget_minutes == 60
    assert read_settings({"SOZIALMAP_FORGET_MINUTES": "12,5"}).forget_minutes == 12.5

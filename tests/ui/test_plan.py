"""The page Planen, as Streamlit runs it: back and forth without loss, and bad input."""

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.core.model import Barrier
from sozialmap.core.plan import Choice, Companion, Doer
from sozialmap.core.talk import DayPart, FirstPart, Step
from sozialmap.core.wishes import Strength
from sozialmap.ui import state
from sozialmap.usecases.tend import archive_offer
from sozialmap.wiring import House
from tests.conftest import CHECKOUT, FIXTURE_TOWN, no_progress

PAGE = str(CHECKOUT / "tests" / "ui" / "plan_page.py")
TABLE = """Nr;Name;Art;Offen für;Straße;Beschreibung;Zeiten;Kosten;Gruppengröße;Stand;Quelle
1;Hundetreff;Treff;alle;Hauptstr. 5;Mit Hunden gehen;Di 14-17 Uhr;kostenlos;6;2026-11-01;Gespräch
2;Große Hunderunde;Gruppe;alle;Hauptstr. 9;Viele Hunde;Di 14-17 Uhr;kostenlos;30;2026-11-01;Aushang
3;Hunde-Selbsthilfe;Gruppe;speziell;Hauptstr. 11;Mit Hunden;Di 14-17 Uhr;kostenlos;8;2026-11-01;Flyer
"""
WISH = "Ich will einen Hund haben. In der WG darf ich nicht."


@pytest.fixture
def app(settings, tmp_path, monkeypatch):
    house = House(settings)
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    table = tmp_path / "o.csv"
    table.write_text(TABLE, encoding="utf-8")
    house.import_file(table, dry_run=False, progress=no_progress)
    monkeypatch.setattr(state, "shared_house", lambda: house)
    app = AppTest.from_file(PAGE, default_timeout=30).run()
    yield app
    assert not app.exception
    house.close()


def talk(app):
    return app.session_state["visit"].talk


def press(app, label):
    found = [button for button in app.button if label in button.label]
    assert found, [button.label for button in app.button]
    return found[0].click().run()


def go(app, step):
    return app.button(key=f"plan-to-{step}").click().run()


def text(app, label):
    return next(area for area in app.text_area if area.label == label)


def words(app):
    parts = (app.markdown, app.caption, app.info, app.warning, app.success, app.code)
    return "\n".join(str(element.value) for group in parts for element in group)


def say(app, said=WISH):
    go(app, Step.WISH)
    return text(app, "In eigenen Worten").set_value(said).run()


def test_every_step_stands_alone_without_anything_said(app):
    for step in Step:
        go(app, step)
        assert not app.exception, step
        assert talk(app).step is step


def test_back_and_forth_nothing_is_lost(app):
    say(app)
    next(box for box in app.checkbox if box.label == "Tiere").check().run()
    go(app, Step.REACH)
    app.selectbox[0].select_index(0).run()
    start = talk(app).start_label
    go(app, Step.NEEDS)
    next(box for box in app.checkbox if "Kleine Gruppe" in box.label).check().run()
    app.number_input[0].set_value(6).run()
    for step in (Step.TAKE, Step.WISH, Step.SUGGEST, Step.NEEDS, Step.REACH, Step.WISH):
        go(app, step)

    assert text(app, "In eigenen Worten").value == WISH
    assert talk(app).areas == {"Tiere"}
    assert talk(app).start_label == start != ""
    assert talk(app).needs[Barrier.GROUP].values == ("6",)
    go(app, Step.NEEDS)
    assert app.number_input[0].value == 6
    go(app, Step.REACH)
    assert app.selectbox[0].value == start


def test_what_was_heard_can_be_corrected(app):
    say(app)
    press(app, "Einen Hund haben ✕")

    assert talk(app).declined == {"Einen Hund haben"}
    assert not any(button.label == "Einen Hund haben ✕" for button in app.button)


def test_i_do_not_know_shows_places_near_by(app):
    go(app, Step.WISH)
    press(app, "Weiß nicht")

    assert "Das ist eine gute Antwort" in words(app)
    assert "Stadtbücherei" in words(app)


def test_a_need_says_a_must_or_good_to_have(app):
    go(app, Step.NEEDS)
    next(box for box in app.checkbox if "Kleine Gruppe" in box.label).check().run()
    assert talk(app).needs[Barrier.GROUP].strength is Strength.MUST

    app.button_group(key="plan-how-group-0").set_value(Strength.NICE).run()

    assert talk(app).needs[Barrier.GROUP].strength is Strength.NICE


def test_the_grid_of_the_week_is_kept(app):
    go(app, Step.REACH)
    app.button_group(key="plan-week-MORNING-0").set_value([0, 2]).run()
    go(app, Step.TAKE)

    assert talk(app).times == {(0, DayPart.MORNING), (2, DayPart.MORNING)}


def test_special_services_wait_behind_a_switch(app):
    say(app)
    go(app, Step.SUGGEST)
    assert "Hunde-Selbsthilfe" not in words(app)

    next(one for one in app.toggle if "besondere Dienste" in one.label).set_value(True).run()

    assert "Hunde-Selbsthilfe" in words(app)


def test_the_whole_talk_ends_with_text_and_then_nothing_is_left(app):
    say(app)
    go(app, Step.SUGGEST)
    press(app, "Auswählen: Hundetreff")
    go(app, Step.CHOICE)
    text(app, "Warum gerade das? In eigenen Worten").set_value("MARKER-WARUM").run()
    go(app, Step.FIRST)
    text(app, "Was ist zuerst zu tun?").set_value("Dort anrufen").run()
    app.button(key="plan-part-visit").click().run()
    next(b for b in app.button if "Uhr" in b.label and "Dienstag" in b.label).click().run()
    go(app, Step.TAKE)
    told = words(app)
    assert "MARKER-WARUM" in told
    assert "Dort anrufen" in told
    assert "14–17" in told.replace("\\", "")
    assert "Ich möchte „Hundetreff“" in told

    press(app, "Ja, alles löschen")

    erased = app.session_state["visit"].erased
    assert erased.counts["words"] >= 3
    assert erased.counts["choices"] == 1
    assert erased.left_in == ()
    assert talk(app).step is Step.ARRIVE
    assert "MARKER" not in repr(app.session_state)
    assert app.session_state["visit"].heard == {}
    go(app, Step.WISH)
    assert text(app, "In eigenen Worten").value == ""


def at_first_step(app):
    say(app)
    go(app, Step.SUGGEST)
    press(app, "Auswählen: Hundetreff")
    return go(app, Step.FIRST)


def fields_of(app):
    """What is asked on the screen: fields, days, times and groups of answers."""
    asked = [*app.text_area, *app.date_input, *app.time_input, *app.button_group]
    return [field.label for field in asked]


def test_the_first_step_asks_one_question_at_a_time_and_each_may_be_left_out(app):
    at_first_step(app)
    asked = []
    for _ in FirstPart:
        asked.append(fields_of(app))
        following = [button for button in app.button if button.label == "Zur nächsten Frage"]
        if following:
            following[0].click().run()

    assert asked == [
        ["Was ist zuerst zu tun?"], ["Wer macht das?"], ["Bis wann?"], ["Tag", "Uhrzeit"],
        ["Wer kommt mit?"], ["Nach wem frage ich? (eine Rolle, kein Name)"],
        ["Wie sieht die erste Minute aus?"], ["Was nehme ich mit?"], ["Und wenn es nicht klappt?"],
    ]  # fmt: skip
    assert talk(app).choices[0] == at_first_choice(app)
    assert not [button for button in app.button if button.label == "Zur nächsten Frage"]


def at_first_choice(app):
    """The choice as it was made, with nothing said of its first step."""
    known = talk(app).choices[0]
    return Choice(known.offer, questions=known.questions, interests=known.interests)


def test_questions_of_the_first_step_go_back_and_forth_without_loss(app):
    at_first_step(app)
    app.button(key="plan-part-bring").click().run()
    text(app, "Was nehme ich mit?").set_value("Jacke").run()
    app.button(key="plan-part-who").click().run()
    app.button_group(key="plan-who-1-0").set_value(Doer.STAFF).run()
    press(app, "Zur Frage davor")
    text(app, "Was ist zuerst zu tun?").set_value("Dort anrufen").run()
    app.button(key="plan-part-companion").click().run()
    app.button_group(key="plan-with-1-0").set_value(Companion.FRIEND).run()
    go(app, Step.WISH)
    go(app, Step.FIRST)

    said = talk(app).choices[0]
    assert (said.bring, said.first_step) == ("Jacke", "Dort anrufen")
    assert (said.who, said.companion) == (Doer.STAFF, Companion.FRIEND)
    assert talk(app).part is FirstPart.COMPANION
    told = [part for part in FirstPart if app.button(key=f"plan-part-{part}").icon]
    assert told == [FirstPart.WHAT, FirstPart.WHO, FirstPart.COMPANION, FirstPart.BRING]
    app.button(key="plan-part-bring").click().run()
    assert text(app, "Was nehme ich mit?").value == "Jacke"


def test_an_answer_belongs_to_the_choice_that_was_asked_about(app):
    at_first_step(app)
    go(app, Step.SUGGEST)
    press(app, "Auswählen: Große Hunderunde")
    go(app, Step.FIRST)
    text(app, "Was ist zuerst zu tun?").set_value("Dort anrufen").run()
    app.button_group(key="plan-which-0").set_value(2).run()
    assert text(app, "Was ist zuerst zu tun?").value == ""
    text(app, "Was ist zuerst zu tun?").set_value("Vorbeigehen").run()

    assert [choice.first_step for choice in talk(app).choices] == ["Dort anrufen", "Vorbeigehen"]


def test_the_way_on_says_where_it_leads_where_a_step_has_questions_of_its_own(app):
    at_first_step(app)
    assert app.button(key="plan-on").label == "Weiter zu „Mitnehmen“"

    app.button(key="plan-on").click().run()

    assert talk(app).step is Step.TAKE


def test_the_language_is_that_of_the_talk(app):
    app.button_group(key="plan-language-0").set_value("en").run()

    assert any(button.label == "Next" for button in app.button)
    assert app.session_state["visit"].language == "en"


@pytest.mark.parametrize(
    "said", ["x " * 1500, '#import "a.typ" $x$ \\', "<script>alert(1)</script> **f**"]
)
def test_whatever_is_said_is_shown_as_it_was_said(app, said):
    say(app, said)
    for step in Step:
        go(app, step)
        assert not app.exception

    assert talk(app).wish_text == said
    go(app, Step.TAKE)
    assert said.strip() in "\n".join(code.value for code in app.code)


def test_an_offer_that_is_gone_is_said_kindly_and_the_words_stay(app):
    say(app)
    go(app, Step.SUGGEST)
    press(app, "Auswählen: Hundetreff")
    go(app, Step.CHOICE)
    text(app, "Warum gerade das? In eigenen Worten").set_value("MARKER").run()
    house = state.shared_house()
    archive_offer(
        house.store, next(o for o in house.store.load_offers() if o.title == "Hundetreff")
    )

    go(app, Step.CHOICE)
    assert "leider nicht mehr auf der Karte" in app.warning[0].value
    assert text(app, "Warum gerade das? In eigenen Worten").value == "MARKER"
    go(app, Step.FIRST)
    assert not any(button.key == "plan-part-visit" for button in app.button)
    go(app, Step.TAKE)
    assert "nicht mehr auf der Karte" in app.warning[0].value
    assert "Hundetreff" not in "\n".join(code.value for code in app.code)


def test_nothing_fits_says_so_and_leads_on(app):
    say(app, "qqqxyz")
    go(app, Step.SUGGEST)

    told = words(app)
    assert "Es wurde nichts gefunden" in told
    assert "Etwas Neues anstoßen" in told
    assert "Stadtbücherei" in told


def test_words_of_crisis_show_help_on_the_wish_and_among_suggestions(app):
    say(app, "ich will sterben")
    assert "112" in app.error[0].value
    go(app, Step.SUGGEST)
    assert "112" in app.error[0].value


def test_all_on_one_page_leads_to_each_part(app):
    say(app)
    press(app, "Alles auf einer Seite")
    assert "WG darf ich nicht" in words(app)

    press(app, "Ändern: Was brauche ich dabei?")

    assert talk(app).step is Step.NEEDS
    assert not talk(app).overview


def test_in_english_the_rungs_and_the_interests_are_english(app):
    say(app)
    next(box for box in app.checkbox if box.label == "Tiere").check().run()
    go(app, Step.ARRIVE)
    app.button_group(key="plan-language-0").set_value("en").run()
    go(app, Step.SUGGEST)
    assert "Go for a walk with a dog" in words(app)
    assert "spazieren gehen" not in words(app)

    press(app, "Everything on one page")

    assert "Animals" in words(app)
    assert "Tiere" not in words(app)

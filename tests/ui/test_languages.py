"""The language of a visit: switched on every page, kept by the link, told in all that is shown."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.config import LANGUAGES
from sozialmap.text.form import WORDS
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Section
from tests.text.catalogues import forms, in_catalogues
from tests.ui.test_explore import app, titles, words  # noqa: F401 - the page as Streamlit runs it

GERMAN_WORDS = re.compile(
    r"[äöüßÄÖÜ]|\b(und|oder|der|die|das|nicht|mit|für|Sie|bitte|Uhr|offen|kostenlos|Angebot|Eintrag|Karte)\b"
)
ENGLISH = {
    *in_catalogues("de"),
    *(form for told in in_catalogues("en").values() for form in forms(told)),
}
GERMAN = {form for told in in_catalogues("de").values() for form in forms(told)} | set(WORDS)
GERMAN -= {word for word in GERMAN if word in ENGLISH or word.lower() in {"test", "start", "pin"}}
OF_THE_DATA = ("Kleinstadt", "Hauptstr", "Hundetreff", "Töpferkurs", "Mit Hunden gehen", "Ton formen", "Fett",
               "Gespräch", "Aushang", "Flyer", "Deutsch", "Nordviertel", "Stadtbücherei")  # fmt: skip


def switch(app, language):  # noqa: F811
    next(radio for radio in app.radio if radio.key.startswith("language-")).set_value(language)
    return app.run()


def everything(app):  # noqa: F811
    """All words on the page, also those of fields, buttons and what may be chosen."""
    fields = (
        app.button,
        app.radio,
        app.text_input,
        app.checkbox,
        app.toggle,
        app.multiselect,
        app.text_area,
    )
    found = [words(app), *(str(one.label) for group in fields for one in group)]
    found += [str(option) for one in (*app.radio, *app.multiselect) for option in one.options]
    found += [option.content for one in app.get("button_group") for option in one.proto.options]
    found += [str(one.placeholder) for one in app.text_input] + [
        str(one.value) for one in app.warning
    ]
    return "\n".join(found)


def german_leftovers(text):
    lines = [line for line in text.splitlines() if not any(name in line for name in OF_THE_DATA)]
    return [line for line in lines if GERMAN_WORDS.search(line) or line.strip() in GERMAN]


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "7 Einträge passen"), ("de_simple", "7 Einträge passen"), ("en", "7 entries fit")],
)
def test_every_language_can_be_chosen(app, language, told):  # noqa: F811
    app.run()
    switch(app, language)

    assert not app.exception
    assert told in words(app)


def test_what_was_said_stays_when_the_language_changes(app):  # noqa: F811
    app.run()
    app.text_input[0].set_value("Hund").run()
    switch(app, "en")

    assert app.text_input[0].value == "Hund"
    assert titles(app)[0] == "Hundetreff"
    assert "Having a dog" in everything(app)


def test_a_filter_chosen_in_one_language_holds_in_the_other(app):  # noqa: F811
    app.run()
    next(radio for radio in app.radio if radio.label == "Art").set_value("Kurs").run()
    assert titles(app) == ["Töpferkurs"]
    switch(app, "en")

    assert titles(app) == ["Töpferkurs"]
    assert next(radio for radio in app.radio if radio.label == "Kind").value == "Course"


def test_the_link_keeps_the_language_and_says_nothing_where_it_is_the_usual_one(app):  # noqa: F811
    app.run()
    assert "lang" not in app.query_params
    switch(app, "de_simple")
    assert "".join(app.query_params["lang"]) == "de_simple"
    switch(app, "de")
    assert "lang" not in app.query_params


@pytest.mark.parametrize("asked", ["xx", "", "../de", "de_simple/../en"])
def test_a_link_with_another_language_is_that_of_the_settings(app, asked):  # noqa: F811
    app.query_params["lang"] = asked
    app.run()

    assert "7 Einträge passen" in words(app)


def test_a_link_opens_the_page_in_its_language(app):  # noqa: F811
    app.query_params["lang"] = "en"
    app.run()

    assert "7 entries fit" in words(app)


def test_to_reset_leaves_the_language(app):  # noqa: F811
    app.query_params["lang"] = "en"
    app.run()
    app.text_input[0].set_value("Hund").run()
    next(button for button in app.button if button.label == "Reset all").click().run()

    assert "7 entries fit" in words(app)


def test_exploring_in_english_holds_no_german(app):  # noqa: F811
    app.query_params["lang"] = "en"
    app.run()

    assert german_leftovers(everything(app)) == []


@pytest.mark.parametrize("page", ["entry", "data"])
@pytest.mark.parametrize("section", list(Section))
def test_tending_in_english_holds_no_german(app, page, section, monkeypatch):  # noqa: F811
    if page == "entry" and section is not Section.TABLE:
        return
    monkeypatch.setattr(state, "is_team", lambda: True)
    script = f"""
from sozialmap.text.form import WORDS
from sozialmap.ui import state
from sozialmap.ui.tending.desk import Section
from sozialmap.ui.pages import {page}
from sozialmap.ui.tending.desk import Section
state.keep_pages({{}})
state.visit().language = "en"
state.visit().desk.section = Section("{section.value}")
{page}.page()
"""
    opened = AppTest.from_string(script, default_timeout=30).run()

    assert not opened.exception
    assert german_leftovers(everything(opened)) == []


def test_details_in_english_hold_no_german(app):  # noqa: F811
    app.query_params["lang"] = "en"
    app.run()
    next(button for button in app.button if button.label == "Hundetreff").click().run()

    told = everything(app)
    assert "Tue 14:00–17:00" in told.replace("\\", "")
    assert german_leftovers(told) == []


def test_all_languages_are_offered_by_their_own_names(app):  # noqa: F811
    app.run()
    radio = next(radio for radio in app.radio if radio.key.startswith("language-"))

    assert radio.options == ["Deutsch", "Deutsch in einfachen Worten", "English"]
    assert len(radio.options) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (state.ON_THE_MAP, "chosen on the map"),
        (state.MY_POSITION, "my position"),
        ("Bahnhof", "Bahnhof"),
        ("Karte", "Karte"),
    ],
)
def test_a_start_that_nobody_typed_is_told_in_the_language_of_the_page(app, label, told):  # noqa: F811
    script = f"""
import streamlit as st
from sozialmap.ui import state
state.visit().start_label = {label!r}
state.speak("en")
st.text(state.start_label(state.translator()))
"""
    assert AppTest.from_string(script, default_timeout=30).run().text[0].value == told

"""Words of crisis are heard, and what only sounds like them is not."""

import time

import pytest

from sozialmap.language.crisis import speaks_of_crisis

CRISIS = [
    "Ich will nicht mehr leben.",
    "ich möchte sterben",
    "Ich mag einfach nur noch sterben",
    "Am liebsten wäre ich tot",
    "ich wär lieber tot",
    "Ich bringe mich um",
    "ich denk dran mich umzubringen",
    "Gedanken an Suizid",
    "suizied",
    "Selbsmord",
    "Ich will mir etwas antun",
    "Ich will mir das Leben nehmen",
    "Ich möchte nicht mehr aufwachen",
    "isch will nimmer leben",
    "I mog nimma",
    "Ich kann nicht mehr.",
    "ich kann einfach nicht mehr, bitte helft mir",
    "Ich halte es nicht mehr aus",
    "Ich sehe keinen Ausweg",
    "Schluss machen mit allem",
    "Ich ritze mich wieder",
    "Ich verletze mich selbst",
    "Die Stimmen befehlen mir Sachen",
    "Mein Mann schlägt mich",
    "Ich werde zu Hause geschlagen",
    "Ich bin in einer Krise",
    "Krise",
    "akute Krise",
    "Notfall!",
    "Ich hab eine Überdosis genommen",
    "Mir geht es sehr schlecht",
    "mir gehts richtig dreckig",
    "vor den Zug werfen",
    "Ich weiß nicht mehr weiter",
    "I want to die",
    "yaşamak istemiyorum",
    "Не хочу жити",
    "لا أريد أن أعيش",
    "Nie chcę już żyć",
    "Nu mai vreau să trăiesc",
]
NO_CRISIS = [
    "Krise im Verein, wir suchen einen neuen Vorstand",
    "Wir reden über die Krise der Demokratie",
    "Ich bin todmüde",
    "Hier ist es zum Sterben langweilig",
    "Ich sterbe vor Hunger",
    "Die Hitze bringt mich um",
    "zum Totlachen, der Film",
    "Ich will nicht sterben, ohne das Meer gesehen zu haben",
    "Ich kann nicht mehr so weit laufen",
    "Ich will nicht mehr rauchen",
    "Ich will nicht mehr allein sein",
    "Ich mag nicht mehr so viele Leute",
    "Mein Hund ist gestorben",
    "Notfallsanitäter werden",
    "Erste Hilfe im Notfall lernen",
    "Ein Krimi über einen Selbstmord",
    "Schluss mit dem Rauchen machen",
    "Ich will tot umfallen können wie im Theater: auf der Bühne",
    "Mich schlägt keiner im Schach",
    "Ich ritze Muster in Leder",
    "Ich will leben!",
    "Mir geht es schlecht zu Fuß",
    "Kurs über das Sterben",
    "Ich kann das Alphabet nicht mehr richtig",
    "",
]


@pytest.mark.parametrize("text", CRISIS)
def test_words_of_crisis_are_heard(text):
    assert speaks_of_crisis(text)
    assert speaks_of_crisis(text.upper())


@pytest.mark.parametrize("text", NO_CRISIS)
def test_what_only_sounds_like_it_is_not(text):
    assert not speaks_of_crisis(text)


def test_long_texts_are_read_quickly():
    for text in ("ich will " * 600, "mich " * 1000, "nicht mehr " * 450, "a" * 5000):
        start = time.perf_counter()
        speaks_of_crisis(text)
        assert time.perf_counter() - start < 1

"""What is heard in wishes and offers, with and without the encoder."""

import time
from dataclasses import replace

import numpy as np
import pytest

from sozialmap.core.model import Asset
from sozialmap.language.encoder import Encoder, EncoderState
from sozialmap.language.reader import Reader
from tests.conftest import make_offer

PLAIN = [
    ("Ich will einen Hund, aber in der WG darf ich nicht.", "Einen Hund haben"),
    ("keinen Hund, lieber Katzen", "Katze oder kleines Tier haben"),
    ("Kino, Theater, raus.", "Kino und Filme"),
    ("Ich will einfach ausgeglichen sein.", "Ausgeglichen sein"),
    ("Mit Holz bauen.", "Werken mit Holz und Metall"),
    ("Beats bauen. Ich kann auch Ton machen.", "Musik machen"),
    ("Ich habe keine Arbeit", "Arbeit finden"),
    ("Ich möchte malen, aber nicht so viele Leute", "Malen und Zeichnen"),
    ("Kein Fußball, lieber tanzen", "Tanzen"),
    ("ich will singen, ohne Noten lesen zu müssen", "Singen"),
    ("Ich möchte Schach lernen", "Spiele spielen"),
    ("einen eigenen Garten haben", "Gärtnern"),
    ("mein Fahrrad ist kaputt", "Rad fahren"),
    ("ich will den Führerschein machen", "Führerschein machen"),
    ("zum Gottesdienst gehen", "Glauben leben"),
    ("besser Deutsch sprechen", "Deutsch lernen"),
    ("Bücher ausleihen und lesen", "Lesen"),
    ("ich tät gern nähen", "Nähen, Stricken, Handarbeit"),
    ("Angst vor Briefen vom Amt", "Briefe und Ämter schaffen"),
    ("ich hab Schulden", "Mit dem Geld auskommen"),
]  # fmt: skip
MISSPELT_OR_DIALECT = [
    ("schwimen lernen", "Schwimmen"),
    ("Fusball spieln", "Fußball spielen"),
    ("i mecht gern schwimma gehn", "Schwimmen"),
    ("isch will en Hund", "Einen Hund haben"),
    ("Thearter spielen", "Theater spielen"),
    ("gertnern und planzen", "Gärtnern"),
    ("Gitare spielen", "Musik machen"),
    ("fahrad fahren", "Rad fahren"),
]
NONSENSE = [
    "", "   ", "🙂🙂🙂", "12345", "asdf jkl qwertz", "Lorem ipsum dolor sit amet", "blablabla",
    "xyz", "was gibt es hier", "hallo", "????", "weiß nicht", "plopp flirz gnarf", "nicht so laut",
    "Ich mag keine Hunde", "qwe rtz uio pü",
]  # fmt: skip


def heard(reader, text):
    return [one.interest.name for one in reader.read(text)]


@pytest.mark.parametrize(("text", "interest"), PLAIN)
def test_a_wish_is_heard(reader, text, interest):
    assert interest in heard(reader, text)[:3]


@pytest.mark.parametrize(("text", "interest"), PLAIN)
def test_a_plain_wish_is_heard_without_encoder_too(words_reader, text, interest):
    assert interest in heard(words_reader, text)[:5]


@pytest.mark.parametrize(("text", "interest"), MISSPELT_OR_DIALECT)
def test_spelling_and_dialect_do_not_matter(reader, text, interest):
    assert interest in heard(reader, text)[:3]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_not_understood(reader, text):
    assert heard(reader, text) == []


@pytest.mark.parametrize("text", ["keinen Hund, lieber Katzen", "Katzen, aber bitte keinen Hund"])
def test_what_is_refused_is_not_heard(reader, text):
    assert not [name for name in heard(reader, text) if "Hund" in name]


def test_a_foreign_language_is_heard_by_its_meaning(reader):
    assert "Deutsch lernen" in heard(reader, "أريد أن أتعلم الألمانية")


def test_the_words_that_led_there_are_told(reader):
    [first, *_] = reader.read("Ich würde so gern mal wieder im Chor singen")

    assert first.interest.name == "Singen"
    assert set(first.words) & {"Chor", "singen"}
    assert not set(first.words) & {"Ich", "so", "gern", "mal"}


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("Хочу собаку", "Einen Hund haben"),
        ("Köpeğim olsun istiyorum", "Einen Hund haben"),
        ("أريد أن أتعلم الألمانية", "Deutsch lernen"),
    ],
)
def test_the_words_are_told_in_other_languages_too(reader, text, interest):
    [told] = [one.words for one in reader.read(text) if one.interest.name == interest]

    assert told
    assert set(told) <= set(text.split())


@pytest.mark.parametrize("text", ["Ich will einen Hund", "irgendwas mit Wasser", "Späne riechen"])
def test_there_is_always_something_to_ask_whether_it_was_meant(reader, words_reader, text):
    for one in (reader, words_reader):
        heard = one.hear(text)

        assert len(heard.maybe) >= 2
        assert not {u.interest for u in heard.maybe} & {u.interest for u in heard.understood}
        assert [u.score for u in heard.maybe] == sorted(
            (u.score for u in heard.maybe), reverse=True
        )


def test_what_is_refused_is_not_asked_about(reader):
    asked = reader.hear("keinen Hund, lieber eine Katze").maybe

    assert not [one for one in asked if "Hund" in one.interest.name]


def test_nonsense_asks_nothing_and_leans_nowhere(reader):
    heard = reader.hear("qwe rtz uio pü")

    assert heard.understood == ()
    assert not heard.leaning.any()


def test_a_score_is_a_likelihood(reader):
    clear, vague = reader.read("schwimmen")[0], reader.read("irgendwas mit Wasser")[0]

    assert 0.7 < clear.score <= 1
    assert 0 < vague.score < clear.score


def test_long_and_hostile_texts_are_read_quickly(reader):
    for text in ("Hund " * 1000, "x" * 5000, "<b>" * 1600, "keinen " * 700, "nicht, " * 700):
        start = time.perf_counter()
        reader.read(text)
        assert time.perf_counter() - start < 1


def test_an_offer_speaks_by_its_own_words(reader):
    offer = make_offer(
        "Offenes Singen", description="Lieder aus aller Welt, ohne Noten", asset=Asset("Chor")
    )

    profile = reader.hear_offer(offer)

    assert max(profile.weights, key=profile.weights.get) == "Singen"
    assert profile.meaning is not None
    assert np.linalg.norm(profile.leaning) == pytest.approx(1, abs=1e-5)


def test_a_confirmed_interest_outweighs_the_words(reader):
    offer = make_offer("Offenes Singen", interests=("Kochen und zusammen kochen",))

    weights = reader.hear_offer(offer).weights

    assert weights["Kochen und zusammen kochen"] == 1
    assert weights["Singen"] <= 0.5


def test_an_offer_that_says_nothing_leans_nowhere(reader):
    profile = reader.hear_offer(make_offer("Zqx", asset=Asset("Zqx")))

    assert np.linalg.norm(profile.leaning) < 0.5


def test_a_single_broad_tag_is_a_weak_signal(reader):
    park = make_offer("Park", asset=Asset("Park", ordinary=True), interests=tuple(
        reader.interest_names[:5]
    ))  # fmt: skip
    club = replace(park, interests=reader.interest_names[:1])

    broad, narrow = (np.linalg.norm(reader.hear_offer(one).leaning) for one in (park, club))

    assert broad < narrow < 1


def test_a_broken_encoder_leaves_the_words(words_reader):
    def broken():
        raise OSError("no weights")

    encoder = Encoder(broken)
    reader = Reader(words_reader.vocabulary, words_reader.head, encoder)

    assert encoder.wait() is EncoderState.MISSING
    assert reader.state is EncoderState.MISSING
    assert heard(reader, "im Chor singen")[0] == "Singen"


def test_an_encoder_that_breaks_later_leaves_the_words(words_reader):
    class Breaking:
        calls = 0

        def encode(self, texts):
            self.calls += 1
            if self.calls > 1:
                raise MemoryError
            return np.zeros((len(texts), 512), dtype=np.float32)

    encoder = Encoder(Breaking)
    encoder.wait()
    reader = Reader(words_reader.vocabulary, words_reader.head, encoder)

    assert heard(reader, "im Chor singen")[0] == "Singen"
    assert reader.state is EncoderState.MISSING


def test_nothing_that_was_read_is_kept(words_reader):
    words_reader.read("Quastelflirz und Brommelzwick")

    kept = repr(vars(words_reader._words)) + repr(vars(words_reader))

    assert "uastelflirz" not in kept


def test_nobody_is_told_of_private_matters_from_a_faint_hint(reader):
    said = reader.hear("Im Chor singen")

    named = [one.interest for one in (*said.understood, *said.maybe)]
    assert named[0].name == "Singen"
    assert not [one.name for one in named if one.sensitive]
    assert said.private  # so that it stays out of what is taken along, unless it is wanted


def test_who_speaks_of_private_matters_is_heard(reader):
    assert "Glauben leben" in heard(reader, "Ich möchte in die Moschee gehen und beten.")

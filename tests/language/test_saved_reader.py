"""Profiles of offers are made once, in the background, and kept with the model's version."""

from dataclasses import replace

import numpy as np
import pytest

from sozialmap.core.history import StepKind
from sozialmap.core.model import Asset
from sozialmap.language.reader import SavedReader
from sozialmap.usecases.background import StoppedError
from sozialmap.usecases.profile_offers import find_unheard, profile_offers
from tests.conftest import make_offer, no_progress

CHOIR = make_offer("Der gute Ton", description="Donnerstags singen wir", asset=Asset("Haus"))


@pytest.fixture
def choir(house):
    [offer] = house.store.save_offers([CHOIR], StepKind.EDITED, "Chor")
    return offer


def test_an_offer_is_heard_once(house, reader, choir):
    profiles = house.store.profiles()

    assert profile_offers([choir], reader, profiles, no_progress) == 1
    assert profile_offers([choir], reader, profiles, no_progress) == 0


def test_other_words_are_heard_anew(house, reader, choir):
    profiles = house.store.profiles()
    profile_offers([choir], reader, profiles, no_progress)
    saved = profiles.load(reader.model)

    same = replace(choir, interests=("Singen",))
    other = replace(choir, description="Donnerstags kochen wir")

    assert find_unheard([same], saved, reader) == []
    assert find_unheard([other], saved, reader) == [(choir.id, other)]


def test_another_model_hears_anew(house, reader, words_reader, choir):
    profiles = house.store.profiles()
    profile_offers([choir], reader, profiles, no_progress)

    assert words_reader.model != reader.model
    assert profile_offers([choir], words_reader, profiles, no_progress) == 1


def test_a_kept_profile_is_as_the_one_just_made(house, reader, choir):
    profile_offers([choir], reader, house.store.profiles(), no_progress)
    kept = SavedReader(reader, house.store.profiles().load(reader.model)).hear_offer(choir)

    fresh = reader.hear_offer(choir)

    assert kept.weights == pytest.approx(fresh.weights, abs=0.01)
    assert np.allclose(kept.leaning, fresh.leaning, atol=0.002)
    assert np.allclose(kept.meaning, fresh.meaning, atol=0.002)


def test_until_then_the_words_of_the_vocabulary_speak(house, reader, choir):
    heard = SavedReader(reader, {}).hear_offer(choir)

    assert heard.weights == reader.vocabulary.hear_offer(choir).weights


def test_stopped_it_goes_on_where_it_was(house, reader, monkeypatch):
    monkeypatch.setattr("sozialmap.usecases.profile_offers.AT_ONCE", 2)
    offers = [replace(CHOIR, title=f"Chor {n}", asset=Asset(f"Haus {n}")) for n in range(5)]
    offers = house.store.save_offers(offers, StepKind.EDITED, "Chöre")
    profiles = house.store.profiles()

    def stop_later(step, share):
        if share > 0.3:
            raise StoppedError

    with pytest.raises(StoppedError):
        profile_offers(offers, reader, profiles, stop_later)

    assert len(profiles.load(reader.model)) == 2
    assert profile_offers(offers, reader, profiles, no_progress) == 3


def test_the_index_takes_what_was_heard_meanwhile(house, choir):
    before = house.index()

    run = house.keep_profiled()
    run.wait()

    assert run.error is None
    after = house.index()
    assert after.version != before.version
    assert after.meanings is not None
    assert before.meanings is None


def test_a_backup_leaves_profiles_out_and_they_are_made_again(house, choir, tmp_path):
    house.profile_offers(no_progress)
    house.write_backup(tmp_path / "all.zip")
    house.restore_backup(tmp_path / "all.zip")

    assert house.store.profiles().load(house.reader.model) == {}
    assert house.profile_offers(no_progress) == 1

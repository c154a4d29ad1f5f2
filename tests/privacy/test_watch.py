"""The self-test sees what would break the promise: hosts, files, programs, logs."""

import logging
import socket
import subprocess
import threading

import pytest

from sozialmap.core.talk import Talk
from sozialmap.privacy.watch import find_files_with, watch
from sozialmap.talks import Talks
from sozialmap.usecases.check_data import Act, prove_privacy
from tests.conftest import TODAY


def prove(speak, folder, erase=lambda word: ()):
    acts = {Act.SEARCH: speak}
    return prove_privacy(acts, erase, watch, lambda word: find_files_with(word, folder))


def test_a_word_that_stays_in_memory_passes(tmp_path):
    heard = []

    assert prove(heard.append, tmp_path).passed
    assert heard


def test_a_file_is_seen_while_written_and_found_afterwards(tmp_path):
    test = prove(lambda word: (tmp_path / "spur.txt").write_text(word), tmp_path)

    assert test.kept_in == ["spur.txt"]
    assert [name.endswith("spur.txt") for name in test.files] == [True]


def test_a_host_is_seen(tmp_path):
    def call(word):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.sendto(word.encode(), ("127.0.0.1", 9))

    assert prove(call, tmp_path).hosts


def test_a_program_is_seen(tmp_path):
    assert prove(lambda word: subprocess.run(["true"], check=True), tmp_path).files


def test_a_log_line_with_the_word_is_seen_and_another_is_not(tmp_path):
    def log(word):
        logging.getLogger("x").warning("gesucht: %s", word)
        logging.getLogger("x").warning("etwas anderes")

    assert len(prove(log, tmp_path).logs) == 1


def test_what_others_do_meanwhile_is_not_held_against_it(tmp_path):
    def other(word):
        thread = threading.Thread(target=(tmp_path / "andere.txt").write_text, args=("x",))
        thread.start()
        thread.join()

    assert prove(other, tmp_path).passed


def test_a_word_that_is_still_there_after_erasing_is_seen(tmp_path):
    test = prove(lambda word: None, tmp_path, erase=lambda word: ["talk"])

    assert not test.passed
    assert test.left == ["talk"]


def test_the_house_keeps_its_promise_in_a_search_and_a_whole_talk(town_house):
    test = Talks(town_house).prove_privacy(TODAY)

    assert test.passed
    assert test.did == list(Act)


def leaks_in(name, house, monkeypatch):
    """The self-test of a house of which one part logs whatever talk or plan it was given."""
    kept = getattr(Talks, name)

    def careless(house, *given):
        words = [getattr(one, "wish_text", "") for one in given]
        logging.getLogger("careless").warning("%s", words)
        return kept(house, *given)

    monkeypatch.setattr(Talks, name, careless)
    return Talks(house).prove_privacy(TODAY).logs


@pytest.mark.parametrize(
    "part", ["find_known", "make_plan", "print_sheet", "make_diary", "describe"]
)
def test_the_self_test_of_a_house_says_the_word_to_every_part(part, town_house, monkeypatch):
    assert leaks_in(part, town_house, monkeypatch)


def test_the_self_test_tells_a_talk_that_forgets_nothing(town_house, monkeypatch):
    monkeypatch.setattr(Talk, "forget", lambda talk: {})

    test = Talks(town_house).prove_privacy(TODAY)

    assert not test.passed
    assert test.left

"""The self-test sees what would break the promise: hosts, files, programs, logs."""

import logging
import socket
import subprocess
import threading

from sozialmap.privacy.watch import find_files_with, watch
from sozialmap.usecases.check_data import prove_privacy
from tests.conftest import TODAY


def prove(speak, folder):
    return prove_privacy(speak, watch, lambda word: find_files_with(word, folder))


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


def test_the_house_keeps_its_promise(town_house):
    assert town_house.prove_privacy(TODAY).passed

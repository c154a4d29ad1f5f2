"""The search for traces finds a word in each form in which a file might keep it."""

import base64
import bz2
import gzip
import io
import sqlite3
import zipfile
import zlib

import pytest

from sozialmap.printing.sheet import draw_sheet
from tests.printing.plans import make_plan
from tests.privacy.traces import find_traces

WORD = "zauberwortqz"
SAID = f"Ich möchte {WORD} haben"


def zipped():
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", SAID)
    return into.getvalue()


FORMS = {
    "plain": SAID.encode(),
    "capitals": SAID.upper().encode(),
    "utf-16": SAID.encode("utf-16"),
    "base64": base64.b64encode(SAID.encode()),
    "base64-moved-by-one": base64.b64encode(b"x" + SAID.encode()),
    "base64-moved-by-two": base64.b64encode(b"xy" + SAID.encode()),
    "hexadecimal": SAID.encode().hex().encode(),
    "gzip": b"before" + gzip.compress(SAID.encode()),
    "zlib-within-gzip": gzip.compress(b"..." + zlib.compress(SAID.encode())),
    "zip": zipped(),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_word_is_found_in_each_form(form, tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "spur.bin").write_bytes(
        b"\0\1" * 50 + FORMS[form] if form != "zip" else FORMS[form]
    )

    assert find_traces(WORD, tmp_path) == ["spur.bin"]


def test_a_printed_sheet_is_a_trace_too(tmp_path, german):
    (tmp_path / "blatt").write_bytes(draw_sheet(make_plan(wish_text=SAID), german).pdf)

    assert find_traces(WORD, tmp_path) == ["blatt"]


def test_a_database_and_a_name_of_a_file_are_searched(tmp_path):
    database = sqlite3.connect(tmp_path / "d.sqlite")
    database.execute("create table said (words text)")
    database.execute("insert into said values (?)", (SAID,))
    database.commit()
    database.close()
    (tmp_path / f"{WORD}.txt").touch()

    assert find_traces(WORD, tmp_path) == ["d.sqlite", f"{WORD}.txt"]


def test_what_is_not_there_is_not_found(tmp_path):
    (tmp_path / "a").write_bytes(b"".join(FORMS.values()) + bz2.compress(b"nothing"))

    assert find_traces("nebelhornqz", tmp_path) == []

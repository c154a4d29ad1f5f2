"""The commands as others rely on them."""

import csv
import json

import pytest

from tests.conftest import CHECKOUT, FIXTURE_TOWN


@pytest.fixture
def town(run_command):
    run_command("area", "build", FIXTURE_TOWN, "--name", "Kleinstadt", "--use")
    return run_command


def test_help_is_german(run_command):
    assert "Schatzkarte" in run_command("--help").stdout


def test_areas_are_built_listed_and_described(town):
    assert "* Kleinstadt" in town("area", "list").stdout
    info = json.loads(town("area", "info", "Kleinstadt", "--json").stdout)
    assert info["addresses"] == 21
    assert info["licence"].startswith("© OpenStreetMap")
    unknown = town("area", "use", "Nirgendwo")
    assert unknown.returncode == 1
    assert "Kleinstadt" in unknown.stderr


def test_an_address_is_answered_as_json(town):
    found = json.loads(town("geocode", "Hauptstr. 5", "--json").stdout)
    assert found["quality"] == "house"
    assert found["label"] == "Hauptstraße 5, 99901 Kleinstadt"

    missing = town("geocode", "Nirgendweg 5", "--json")
    assert missing.returncode == 1
    assert json.loads(missing.stdout) == {
        "quality": "none",
        "reason": "Diese Straße ist im Gebiet nicht bekannt.",
    }


def test_a_table_keeps_its_columns_and_order(town, tmp_path):
    table, out = tmp_path / "a.csv", tmp_path / "b.csv"
    table.write_text(
        "Wer;Adresse\nA;Hauptstr. 5\nB;Gartenweg 1\nC;Nirgendweg 1\n", encoding="cp1252"
    )

    done = town("geocode", table, "--out", out)
    assert done.returncode == 0
    assert "© OpenStreetMap" in done.stdout

    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0]) == ["Wer", "Adresse", "Breite", "Länge", "Qualität", "Gefunden", "Hinweis"]
    assert [row["Qualität"] for row in rows] == ["house", "none", "none"]
    assert "99902" in rows[1]["Hinweis"]


def test_a_wish_is_answered_in_the_agreed_form(town, tmp_path):
    table, wishes = tmp_path / "o.csv", tmp_path / "w.jsonl"
    table.write_text("Nr;Name;Straße;Stufenlos;Stand\n17;Hundetreff;Hauptstr. 5;ja;2026-11-01\n")
    town("import", table)
    wishes.write_text(
        '{"text": "ich will einen Hund", "needs": [{"kind": "steps"}]}\n{"text": "xyz"}\n'
    )

    done = town("match", "--wish", wishes, "--today", "2026-11-24", "--json")

    first, second = map(json.loads, done.stdout.splitlines())
    assert set(first) == {"understood", "crisis", "results", "places", "counted"}
    assert first["understood"][0]["interest"] == "Einen Hund haben"
    result = first["results"][0]
    assert (result["ref"], result["outcome"], result["relevant"]) == ("17", "open", True)
    assert "Passt: stufenlos (Stand 11/2026)" in result["why"]
    assert second["results"] == []


def test_all_shows_every_offer_once(town, tmp_path):
    table, wish = tmp_path / "o.csv", tmp_path / "w.json"
    table.write_text("Name;Alter;Stand\nA;ab 60;2026-11-01\nB;;2026-11-01\n")
    town("import", table)
    wish.write_text('{"text": "Hund", "age": 30}')

    answer = json.loads(town("match", "--wish", wish, "--all", "--json").stdout)

    assert sorted((r["title"], r["outcome"], r["relevant"]) for r in answer["results"]) == [
        ("A", "closed", False),
        ("B", "open", False),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "kein gültiges JSON"),
        ('{"budget_eur": -1}', "budget_eur"),
        ('{"mode": "fliegen"}', "walk, bike"),
        ('{"times": "wann anders"}', "Mo-Fr 13:00-18:00"),
        ('{"needs": [{"kind": "xyz"}]}', "kind"),
    ],
)
def test_a_bad_wish_is_told_in_german(run_command, tmp_path, content, told):
    wish = tmp_path / "w.json"
    wish.write_text(content)

    done = run_command("match", "--wish", wish)

    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_hours_are_read(run_command):
    read = json.loads(run_command("hours", "Di 14-17 Uhr", "--week", "2026-11-24", "--json").stdout)
    assert read == {
        "osm": "Tu 14:00-17:00",
        "known": True,
        "text_de": "Di 14–17 Uhr",
        "intervals": [["2026-11-24T14:00", "2026-11-24T17:00"]],
    }
    assert run_command("hours", "quatsch").returncode == 1


def test_wrong_use_is_two(run_command):
    assert run_command("match").returncode == 2


def test_every_setting_and_command_is_documented():
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    settings = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8")
    for command in (
        "setup",
        "area build",
        "area fetch",
        "area use",
        "geocode",
        "import",
        "export",
        "backup",
        "restore",
        "check",
        "match",
        "hours",
    ):
        assert f"sozialmap {command}" in readme, command
    for name in (
        "SOZIALMAP_HOME",
        "SOZIALMAP_DATABASE_URL",
        "SOZIALMAP_CRISIS_LINE",
        "SOZIALMAP_LANGUAGE",
        "SOZIALMAP_OVERPASS_URL",
    ):
        assert name in settings

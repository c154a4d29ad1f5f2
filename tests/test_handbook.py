"""The handbook of staff says what the app says, and its promises lead to tests that exist."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from typer.main import get_command

from sozialmap.cli import app
from tests.conftest import CHECKOUT

HANDBOOK = CHECKOUT / "docs" / "handbuch"
PAGES = sorted(HANDBOOK.glob("*.md"))
CONSENT = HANDBOOK / "einwilligung-einfache-worte.md"
MOST_WORDS = 12

LABEL = re.compile(r"\*\*„([^“]+)“\*\*")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
SETTING = re.compile(r"\bSOZIALMAP_[A-Z_]+\b")
COMMAND = re.compile(r"python -m sozialmap ([a-z]+)(?: ([a-z]+))?")
EVIDENCE = re.compile(r"`((?:sozialmap|tests|frontend|docs|data)/[\w./-]+)(?:::(\w+))?`")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
STRAIGHT = re.compile(r'["\']| - ')


def read_labels():
    catalogues = (CHECKOUT / "locale" / "de").glob("*.po")
    words = set()
    for path in catalogues:
        with path.open("rb") as file:
            for message in read_po(file):
                said = message.string
                words.update(said if isinstance(said, tuple) else (said,))
    return words


def find_unknown(labels, shown):
    """Return the labels that the app does not show."""
    return sorted(set(labels) - shown)


def sentences(text):
    plain = re.sub(r"[#*☐_-]{1,}|„|“", " ", text)
    return [one.split() for one in re.split(r"[.!?\n]", plain) if one.strip()]


@pytest.fixture(scope="module")
def shown():
    return read_labels()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_label_is_one_of_the_app(page, shown):
    assert find_unknown(LABEL.findall(read(page)), shown) == []


def test_a_label_that_nobody_shows_is_found(shown):
    assert find_unknown(["Entdecken", "Gibt es so nicht"], shown) == ["Gibt es so nicht"]
    assert find_unknown(["Ankommen"], {"Planen"}) == ["Ankommen"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page):
    links = LINK.findall(read(page))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_contents_name_every_page():
    contents = set(LINK.findall((HANDBOOK / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} - {"README.md"} == contents


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_settings_are_those_of_the_list(page):
    listed = (CHECKOUT / "docs" / "settings.md").read_text(encoding="utf-8")
    named = set(SETTING.findall(read(page)))
    assert named <= set(re.findall(r"^\| `(SOZIALMAP_\w+)`", listed, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_exist(page):
    commands = get_command(app).commands
    for name, second in COMMAND.findall(read(page)):
        assert name in commands
        if hasattr(commands[name], "commands"):
            assert second in commands[name].commands


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_proves_a_measure_exists(page):
    for path, test in EVIDENCE.findall(read(page)):
        file = CHECKOUT / path
        assert file.exists(), path
        assert not test or f"def {test}(" in read(file), test


def test_sentences_about_consent_are_short():
    long = [" ".join(one) for one in sentences(read(CONSENT)) if len(one) > MOST_WORDS]
    assert long == []


def test_simple_words_are_not_called_by_the_name_of_what_readers_have_tested():
    assert "leichte sprache" not in read(CONSENT).lower()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_typography_is_german(page):
    assert STRAIGHT.findall(CODE.sub("", read(page))) == []


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")

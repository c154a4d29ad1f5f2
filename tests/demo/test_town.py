"""The invented town and its offers."""

import csv
import gzip
import re
from collections import Counter

from demo.town import draw_town
from tests.conftest import CHECKOUT

DATA = CHECKOUT / "data"


def offers():
    with (DATA / "offers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_generator_still_draws_the_committed_town():
    committed = gzip.decompress((DATA / "quarter.osm.gz").read_bytes()).decode()

    assert draw_town().to_xml() == committed


def test_there_are_enough_offers_and_most_are_for_everybody():
    kinds = Counter(row["Offen für"] for row in offers())

    assert sum(kinds.values()) >= 80
    assert kinds["alle"] > 5 * kinds["speziell"]


def test_the_five_wishes_of_the_workshop_find_three_each():
    confirmed = Counter(name for row in offers() for name in row["Interessen"].split("|"))

    for wish in (
        "Einen Hund haben", "Beim Busunternehmen arbeiten", "Kontakt zur Familie haben",
        "Eine Reise machen", "Ausgeglichen sein",
    ):  # fmt: skip
        assert confirmed[wish] >= 3, wish


def test_gaps_are_honest():
    asked = ("Stufenlos", "WC", "Rollstuhl-WC", "Ruhig", "Begleitung", "Verbindlich", "Kinder",
             "Hunde", "Alkohol")  # fmt: skip
    cells = [row[column] for row in offers() for column in asked]

    assert 0.35 <= cells.count("") / len(cells) <= 0.45


def test_nobody_real_can_be_reached():
    for row in offers():
        assert not row["Telefon"] or re.fullmatch(r"\(069\) 90009-\d{3}", row["Telefon"])
        assert not row["E-Mail"] or row["E-Mail"].endswith("@example.org")
        assert not row["Website"] or row["Website"].endswith(".example.org")


def test_the_demo_table_imports_without_an_error(run_command):
    run_command("area", "build", DATA / "quarter.osm.gz", "--name", "Mainbogen")

    done = run_command("import", DATA / "offers.csv")

    assert done.returncode == 0
    assert "109 neu" in done.stdout

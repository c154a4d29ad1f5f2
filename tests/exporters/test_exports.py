"""Files that are given away: nothing internal, no formula, whole or not at all."""

import csv
import json

import pytest
from openpyxl import load_workbook

from sozialmap.core.areas import Area
from sozialmap.core.model import Asset, AssetType, Contact
from sozialmap.core.places import Bounds, Place, Quality
from sozialmap.core.sharing import Audience
from sozialmap.exporters.csv_file import opened_csv, write_offers_csv
from sozialmap.exporters.geojson_file import write_offers_geojson
from sozialmap.exporters.xlsx_file import opened_sheet, write_offers_xlsx
from sozialmap.usecases.export_offers import export_offers
from tests.conftest import FIXTURE_TOWN, make_offer

AREA = Area(
    "Kleinstadt", "k", Bounds(8, 50, 9, 51), "k.osm", None, "© OpenStreetMap-Mitwirkende, ODbL 1.0"
)
INSIDE = Contact("069 1", "kim@example.org", "https://example.org", person="Kim Geheim")
PERSON = Contact("0170 Geheim", "geheim@example.org", person="Kim Geheim")


def inner_offers():
    """Offers that hold what must not get out."""
    place = Place(50.1, 8.7)
    haus = Asset("Haus", contact=INSIDE, place=place, quality=Quality.HOUSE)
    person = Asset("Nachbarin", AssetType.PERSON, contact=PERSON, place=place)
    return [
        make_offer("A", asset=haus, notes={"Vermerk": "Notiz Geheim", "Kosten": "Geheimpreis"}),
        make_offer("B", asset=person),
        make_offer("C"),
    ]


def writer(suffix, out, audience):
    writers = {
        ".csv": lambda offers: write_offers_csv(offers, out, audience),
        ".xlsx": lambda offers: write_offers_xlsx(offers, out, audience),
        ".geojson": lambda offers: write_offers_geojson(offers, out, AREA),
    }
    return writers[suffix]


def text_of(out):
    if out.suffix != ".xlsx":
        return out.read_text(encoding="utf-8-sig")
    sheet = load_workbook(out).active
    return str([[cell.value for cell in row] for row in sheet.iter_rows()])


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".geojson"])
def test_a_public_file_holds_nothing_internal_and_that_of_the_team_does(tmp_path, suffix):
    public, team = tmp_path / f"p{suffix}", tmp_path / f"t{suffix}"

    export_offers(inner_offers(), Audience.PUBLIC, writer(suffix, public, Audience.PUBLIC))
    export_offers(inner_offers(), Audience.TEAM, writer(suffix, team, Audience.TEAM))

    assert "geheim" not in text_of(public).lower()
    assert "Ansprechperson" not in text_of(public)
    assert "Vermerk" not in text_of(public)
    assert "kim@example.org" in text_of(public)
    for secret in ("Kim Geheim", "0170 Geheim", "geheim@example.org", "Notiz Geheim"):
        assert secret in text_of(team)


def test_offers_without_a_place_are_left_out_of_a_map_and_counted(tmp_path):
    out = tmp_path / "a.geojson"

    counts = export_offers(inner_offers(), Audience.PUBLIC, writer(".geojson", out, None))

    assert (counts.written, counts.left_out) == (2, 1)


def test_geojson_is_that_of_rfc_7946(tmp_path):
    out = tmp_path / "a.geojson"
    write_offers_geojson(inner_offers(), out, AREA)

    content = json.loads(out.read_text(encoding="utf-8"))

    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    assert content["metadata"]["licence"] == AREA.licence
    assert "OpenStreetMap" in content["metadata"]["attribution"]
    first = content["features"][0]
    assert first["type"] == "Feature"
    assert first["geometry"] == {"type": "Point", "coordinates": [8.7, 50.1]}
    assert first["properties"]["Name"] == "A"
    assert "Breite" not in first["properties"]


FORMULA = '=HYPERLINK("https://example.org";"x")'


def test_a_spreadsheet_evaluates_nothing(tmp_path):
    out = tmp_path / "a.xlsx"
    offer = make_offer(FORMULA, description="+1", help_text="@x", notes={"=Kopf": "-1"})
    write_offers_xlsx([offer], out, Audience.TEAM)

    cells = [cell for row in load_workbook(out).active.iter_rows() for cell in row if cell.value]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {FORMULA, "+1", "@x", "-1", "=Kopf"} <= {cell.value for cell in cells}
    assert all(cell.quotePrefix for cell in cells if cell.value == FORMULA)


def test_coordinates_are_numbers_in_a_spreadsheet(tmp_path):
    out = tmp_path / "a.xlsx"
    odd = make_offer("B", notes={"Breite": "=1+1", "Länge": "nord"})
    write_offers_xlsx([inner_offers()[0], odd], out, Audience.TEAM)

    rows = list(load_workbook(out).active.iter_rows())
    column = [cell.value for cell in rows[0]].index("Breite")

    assert [(row[column].value, row[column].data_type) for row in rows[1:]] == [
        (50.1, "n"),
        ("=1+1", "s"),
    ]


def test_a_csv_holds_no_formula(tmp_path):
    out = tmp_path / "a.csv"
    write_offers_csv([make_offer(FORMULA, notes={"=Kopf": "-1"})], out, Audience.TEAM)

    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file, delimiter=";") for cell in line]

    assert f"'{FORMULA}" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("opened", [opened_csv, opened_sheet])
def test_a_file_appears_whole_or_not_at_all(tmp_path, opened):
    out = tmp_path / "a.file"
    out.write_text("vorher")

    with pytest.raises(KeyboardInterrupt), opened(out) as lines:
        lines.write(["x"])
        raise KeyboardInterrupt

    assert [path.name for path in tmp_path.iterdir()] == ["a.file"]
    assert out.read_text() == "vorher"


def test_the_command(run_command, tmp_path):
    table = tmp_path / "o.csv"
    table.write_text(
        "Titel;Anschrift;Ansprechperson;Farbe\nA;Hauptstr. 5, 99901 Kleinstadt;Kim;rot\nB;;;\n"
    )
    report, out = tmp_path / "r.json", tmp_path / "aus.csv"
    run_command("area", "build", FIXTURE_TOWN, "--name", "Kleinstadt", "--use")

    taken = run_command("import", table, "--report", report)
    assert "Titel → Name" in taken.stdout
    assert json.loads(report.read_text())["mapped"] == {"Titel": "Name", "Anschrift": "Straße"}
    assert json.loads(report.read_text())["unknown_columns"] == ["Farbe"]

    done = run_command("export", "csv", "--out", out, "--for", "team")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("aus.csv: 2 Angebote · © OpenStreetMap")
    assert "Kim" in out.read_text(encoding="utf-8-sig")
    assert ";house" in out.read_text(encoding="utf-8-sig")

    public = run_command("export", "geojson", "--out", tmp_path / "a.geojson")
    assert "1 Angebot; 1 ohne Ort ist nicht dabei" in public.stdout
    assert "Kim" not in (tmp_path / "a.geojson").read_text(encoding="utf-8")

    nowhere = run_command("export", "csv", "--out", tmp_path / "fehlt" / "a.csv")
    assert nowhere.returncode == 1
    assert "Traceback" not in nowhere.stderr

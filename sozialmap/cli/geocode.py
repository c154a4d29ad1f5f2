"""`geocode`"""

from pathlib import Path
from typing import Annotated, Any

import typer

from sozialmap.cli.frame import (
    HAS_PROBLEMS,
    AsJson,
    _,
    app,
    errors,
    opened_house,
    print_json,
    words,
)
from sozialmap.exporters.csv_file import opened_csv
from sozialmap.importers.tables import Table, read_table
from sozialmap.text.errors import PROBLEMS
from sozialmap.text.json_forms import geocoded_to_json
from sozialmap.usecases.geocode_table import RESULT_COLUMNS, find_address_columns, geocode_rows


@app.command("geocode", help=words("geocode"))
def geocode(
    address: Annotated[str, typer.Argument(help=words("option.address"))],
    out: Annotated[Path | None, typer.Option("--out", help=words("option.out"))] = None,
    as_json: AsJson = False,
) -> None:
    with opened_house() as house:
        area = house.required_area()
        finder = house.finder(area)
        assert finder is not None
        if out is not None:
            geocode_file(read_table(Path(address)), out, finder)
            typer.echo(_("Written: {file} · {licence}", file=out.name, licence=area.licence))
            return
        found = finder.find(address)
    answer = geocoded_to_json(found, _)
    if as_json:
        print_json(answer)
    elif found.place is None:
        errors.print(answer["reason"])
    else:
        typer.echo(f"{answer['lat']}, {answer['lon']} · {found.quality} · {found.label}")
        for note in answer["notes"]:
            typer.echo(f"  {note}")
        for alternative in found.alternatives:
            typer.echo(f"  ? {alternative.label}")
    if found.place is None:
        raise typer.Exit(HAS_PROBLEMS)


def geocode_file(table: Table, out: Path, finder: Any) -> None:
    """Write the table with five more columns; the file appears when it is whole."""
    columns = find_address_columns(table.headers)
    headers = [*table.headers, *(name for name in RESULT_COLUMNS if name not in table.headers)]

    def remark(code: str, label: str) -> str:
        if code == "ambiguous":
            return _(PROBLEMS["row.ambiguous"], alternatives=label)
        return _(PROBLEMS[f"geocode.{code}"], label=label)

    with opened_csv(out) as writer:
        writer.write(headers)
        rows = (row.cells for row in table.rows())
        for cells in geocode_rows(rows, columns, finder, remark):
            writer.write(cells.get(header, "") for header in headers)

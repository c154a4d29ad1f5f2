"""`export`"""

from pathlib import Path
from typing import Annotated

import typer

from sozialmap.cli.frame import _, app, opened_house, words
from sozialmap.core.sharing import Audience
from sozialmap.text.commands import describe_export
from sozialmap.wiring import ExportForm


@app.command("export", help=words("export"))
def export(
    form: Annotated[ExportForm, typer.Argument(help=words("option.form"))],
    out: Annotated[Path, typer.Option("--out", help=words("option.out"))],
    audience: Annotated[
        Audience, typer.Option("--for", help=words("option.for"))
    ] = Audience.PUBLIC,
) -> None:
    with opened_house() as house:
        counts = house.export_file(form, out, audience)
        area = house.area()
    licence = area.licence if area else ""
    typer.echo(describe_export(out.name, counts.written, counts.left_out, licence, _))

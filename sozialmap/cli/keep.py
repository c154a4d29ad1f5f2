"""`backup`, `restore`, `check`"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sozialmap.cli.frame import (
    HAS_PROBLEMS,
    AsJson,
    Today,
    _,
    app,
    errors,
    opened_house,
    print_json,
    read_day,
    words,
)
from sozialmap.talks import Talks
from sozialmap.text.check import check_to_json, describe_check, describe_self_test
from sozialmap.usecases.check_data import DataCheck, SelfTest


@app.command("backup", help=words("backup"))
def backup(out: Annotated[Path, typer.Option("--out", help=words("option.backup_out"))]) -> None:
    with opened_house() as house:
        rows = house.write_backup(out)
    count = rows.get("offer", 0)
    typer.echo(_("Saved in {file}: {count} offers and all areas.", file=out.name, count=count))


@app.command("restore", help=words("restore"))
def restore(file: Annotated[Path, typer.Argument(help=words("option.backup"))]) -> None:
    with opened_house() as house:
        rows, before = house.restore_backup(file)
    count = rows.get("offer", 0)
    typer.echo(_("Restored from {file}: {count} offers.", file=file.name, count=count))
    if before:
        typer.echo(_("What was there before lies in {file}.", file=str(before)))


@app.command("check", help=words("check"))
def check(today: Today = "", as_json: AsJson = False) -> None:
    day = read_day(today)
    with opened_house() as house:
        found, test = house.check(day), Talks(house).prove_privacy(day)
    show_check(found, test, day, as_json)
    if not test.passed:
        raise typer.Exit(HAS_PROBLEMS)


def show_check(found: DataCheck, test: SelfTest, day: date, as_json: bool) -> None:
    """Print what in the data wants a look, and whether the promise is kept."""
    if as_json:
        print_json(check_to_json(found, test, _))
        return
    typer.echo("\n".join(describe_check(found, _)))
    lines = describe_self_test(test, _)
    (typer.echo if test.passed else errors.print)("\n".join(lines))

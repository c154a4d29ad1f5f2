"""`import`"""

import json
from pathlib import Path
from typing import Annotated

import typer

from sozialmap.cli.frame import HAS_PROBLEMS, _, app, errors, opened_house, shown_progress, words
from sozialmap.text.commands import describe_report
from sozialmap.text.errors import PROBLEMS, describe_problem
from sozialmap.text.json_forms import problem_to_json

SHOWN_PROBLEMS = 50


@app.command("import", help=words("import"))
def import_offers(
    table_file: Annotated[Path, typer.Argument(help=words("option.table"))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words("option.dry_run"))] = False,
    report_file: Annotated[
        Path | None, typer.Option("--report", help=words("option.report"))
    ] = None,
) -> None:
    with opened_house() as house, shown_progress() as told:
        report, others = house.import_file(table_file, dry_run=dry_run, progress=told)
    if report_file:
        problems = [problem_to_json(problem, _) for problem in report.problems]
        content = {
            "rows": report.rows,
            "imported": report.imported,
            "updated": report.updated,
            "skipped": report.skipped,
            "problems": problems,
            "unknown_columns": others,
            "mapped": report.mapped,
        }
        report_file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    counts = (report.rows, report.imported, report.updated, report.skipped, len(report.problems))
    typer.echo(describe_report(*counts, _))
    if report.mapped:
        pairs = ", ".join(f"{header} → {column}" for header, column in report.mapped.items())
        typer.echo(_(PROBLEMS["row.mapped_columns"], columns=pairs))
    if others:
        typer.echo(_(PROBLEMS["row.unknown_columns"], columns=", ".join(others)))
    for problem in report.problems[:SHOWN_PROBLEMS]:
        where = _("Row {row}, {column}", row=problem.row, column=problem.column)
        errors.print(f"{where}: {describe_problem(problem, _)}")
    if len(report.problems) > SHOWN_PROBLEMS:
        more = len(report.problems) - SHOWN_PROBLEMS
        errors.print(_("… and {more} more, all of them with --report", more=more))
    if report.has_errors:
        raise typer.Exit(HAS_PROBLEMS)

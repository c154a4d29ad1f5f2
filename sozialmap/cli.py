"""The commands: `python -m sozialmap …`. Words come from the catalogue, answers from use cases."""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.rich_utils
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from sozialmap.areas.cut import read_bbox, read_boundary
from sozialmap.config import read_settings
from sozialmap.core.errors import InputError, SozialmapError
from sozialmap.core.hours import find_intervals
from sozialmap.core.model import Hours
from sozialmap.core.wishes import Wish
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.tables import Table, read_table
from sozialmap.importers.wish_file import read_wishes
from sozialmap.text import describe_error
from sozialmap.text.commands import HELP, STEPS, describe_area, describe_match, describe_report
from sozialmap.text.errors import PROBLEMS, describe_problem
from sozialmap.text.hours import describe_hours
from sozialmap.text.json_forms import (
    answer_to_json,
    area_to_json,
    geocoded_to_json,
    problem_to_json,
)
from sozialmap.usecases.geocode_table import RESULT_COLUMNS, find_address_columns, geocode_rows
from sozialmap.usecases.match import WishAnswer, answer_wish
from sozialmap.usecases.set_up import set_up
from sozialmap.wiring import House, make_house

HAS_PROBLEMS = 1
DEFAULT_LIMIT = 10
SHOWN_PROBLEMS = 50

try:
    _ = make_house(read_settings()).translator()
except SozialmapError:
    _ = make_house(read_settings({})).translator()


def words(key: str) -> str:
    """Return the help of a command or option."""
    return _(HELP[key])


typer.rich_utils.OPTIONS_PANEL_TITLE = _("Options")
typer.rich_utils.ARGUMENTS_PANEL_TITLE = _("Arguments")
typer.rich_utils.COMMANDS_PANEL_TITLE = _("Commands")
typer.rich_utils.ERRORS_PANEL_TITLE = _("Error")
CONTEXT = {"help_option_names": ["--help", "-h"]}
app = typer.Typer(
    help=words("app"), no_args_is_help=True, add_completion=False, context_settings=CONTEXT
)
areas = typer.Typer(help=words("area"), no_args_is_help=True)
app.add_typer(areas, name="area")
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help=words("option.json"))]
Today = Annotated[str, typer.Option("--today", help=words("option.today"))]


def main() -> None:
    """Run a command; no traceback ever reaches a person."""
    try:
        app()
    except SozialmapError as error:
        errors.print(describe_error(error, _))
        sys.exit(HAS_PROBLEMS)
    except BrokenPipeError:
        sys.exit(HAS_PROBLEMS)
    except OSError as error:
        name = Path(error.filename).name if isinstance(error.filename, str) else "–"
        errors.print(describe_error(InputError("out.not_writable", file=name), _))
        sys.exit(HAS_PROBLEMS)
    except Exception as error:
        kind = type(error).__name__
        errors.print(describe_error(SozialmapError("unexpected", kind=kind), _))
        sys.exit(HAS_PROBLEMS)


@contextmanager
def opened_house() -> Iterator[House]:
    """Give the house of this process and close it afterwards."""
    house = make_house()
    try:
        yield house
    finally:
        house.close()


@contextmanager
def shown_progress() -> Iterator[Any]:
    """Show a progress bar on stderr, and give what moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def told(step: str, share: float) -> None:
            bar.update(task, description=_(STEPS[step]), completed=share)

        yield told


def print_json(answer: Any) -> None:
    """Print one JSON document on one line."""
    typer.echo(json.dumps(answer, ensure_ascii=False))


@app.command("setup", help=words("setup"))
def run_setup() -> None:
    with opened_house() as house, shown_progress() as told:
        set_up(house.setup_steps(), told)
    typer.echo(_("All is ready. Start the app with: streamlit run app.py"))


@areas.command("build", help=words("area.build"))
def build(
    osm_file: Annotated[Path, typer.Argument(help=words("option.file"))],
    name: Annotated[str, typer.Option("--name", help=words("option.name"))],
    bbox: Annotated[str, typer.Option("--bbox", help=words("option.bbox"))] = "",
    boundary: Annotated[
        Path | None, typer.Option("--boundary", help=words("option.boundary"))
    ] = None,
    use: Annotated[bool, typer.Option("--use", help=words("option.use"))] = False,
) -> None:
    if bbox and boundary:
        raise InputError("area.cut_twice")
    cut = read_bbox(bbox) if bbox else read_boundary(boundary) if boundary else None
    with opened_house() as house, shown_progress() as told:
        area = house.build_area(osm_file, name, cut=cut, use=use, progress=told)
        area = house.find_area(area.name)
    typer.echo("\n".join(describe_area(area, _)))


@areas.command("list", help=words("area.list"))
def list_areas(as_json: AsJson = False) -> None:
    with opened_house() as house:
        found = house.store.load_areas()
    if as_json:
        print_json([area_to_json(area) for area in found])
        return
    for area in found:
        typer.echo(f"{'*' if area.in_use else ' '} {area.name}")


@areas.command("use", help=words("area.use"))
def use_area(name: Annotated[str, typer.Argument(help=words("option.name"))]) -> None:
    with opened_house() as house:
        house.use_area(name)
    typer.echo(_("From now on in use: {name}", name=name))


@areas.command("info", help=words("area.info"))
def area_info(
    name: Annotated[str, typer.Argument(help=words("option.name"))] = "", as_json: AsJson = False
) -> None:
    with opened_house() as house:
        area = house.find_area(name) if name else house.required_area()
    if as_json:
        print_json(area_to_json(area))
    else:
        typer.echo("\n".join(describe_area(area, _)))


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

    whole = out.with_name(out.name + ".part")
    with whole.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, headers, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        rows = (row.cells for row in table.rows())
        writer.writerows(geocode_rows(rows, columns, finder, remark))
    whole.replace(out)


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
        }
        report_file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    counts = (report.rows, report.imported, report.updated, report.skipped, len(report.problems))
    typer.echo(describe_report(*counts, _))
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


@app.command("match", help=words("match"))
def match(
    wish_file: Annotated[Path, typer.Option("--wish", help=words("option.wish"))],
    today: Today = "",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help=words("option.limit"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=words("option.all"))] = False,
    as_json: AsJson = False,
) -> None:
    wishes = read_wishes(wish_file)
    day = read_day(today)
    with opened_house() as house:
        index = house.index()
        for wish in wishes:
            found = answer_wish(wish, index, house.vocabulary, today=day)
            show_answer(wish, found, limit, everything, as_json)


def show_answer(
    wish: Wish, found: WishAnswer, limit: int | None, everything: bool, as_json: bool
) -> None:
    """Print the answer to one wish."""
    if as_json:
        print_json(
            answer_to_json(found.answer, _, crisis=found.crisis, limit=limit, everything=everything)
        )
        return
    if found.crisis:
        typer.echo(
            _("In an emergency: 112 · medical help 116 117 · TelefonSeelsorge 0800 111 0 111")
        )
    matches: Sequence[Any] = found.answer.matches if everything else found.answer.shown
    if not matches:
        typer.echo(_("Nothing was found that fits."))
    for one in matches[: limit or DEFAULT_LIMIT]:
        typer.echo("\n".join(describe_match(one, _)))


@app.command("hours", help=words("hours"))
def hours(
    text: Annotated[str, typer.Argument(help=words("option.hours"))],
    week: Annotated[str, typer.Option("--week", help=words("option.week"))] = "",
    as_json: AsJson = False,
) -> None:
    read = read_hours(text)
    if not read.known:
        raise InputError("hours.unreadable", text=text[:200])
    answer = hours_answer(read, read_day(week))
    if as_json:
        print_json(answer)
        return
    typer.echo(answer["text_de"])
    for start, end in answer["intervals"]:
        typer.echo(f"  {start.replace('T', ' ')} – {end.replace('T', ' ')}")


def hours_answer(read: Hours, day: date) -> dict[str, Any]:
    """Return opening times and their known intervals in the week of a day."""
    monday = datetime.combine(day - timedelta(days=day.weekday()), time())
    found = find_intervals(read.osm, monday, monday + timedelta(days=7))
    return {
        "osm": read.osm,
        "known": any(piece.known for piece in found) or not found,
        "text_de": "; ".join(describe_hours(read, _)),
        "intervals": [
            [f"{piece.start:%Y-%m-%dT%H:%M}", f"{piece.end:%Y-%m-%dT%H:%M}"]
            for piece in found
            if piece.known
        ],
    }


def read_day(text: str) -> date:
    """Return a day given as YYYY-MM-DD, or today. Raises InputError."""
    if not text:
        return date.today()  # noqa: DTZ011 - the day where the machine stands
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("hours.week", value=text) from error

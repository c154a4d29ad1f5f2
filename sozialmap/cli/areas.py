"""`area …`"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sozialmap.areas.cut import read_bbox, read_boundary
from sozialmap.cli.frame import (
    AsJson,
    _,
    app,
    errors,
    opened_house,
    print_json,
    shown_progress,
    words,
)
from sozialmap.core.errors import InputError
from sozialmap.text.commands import describe_area
from sozialmap.text.fetch import YES_WORDS, describe_kept, describe_sending
from sozialmap.text.json_forms import area_to_json
from sozialmap.usecases.fetch_area import Sending

areas = typer.Typer(help=words("area"), no_args_is_help=True)
app.add_typer(areas, name="area")


@areas.command("build", help=words("area.build"))
def build(
    osm_file: Annotated[Path, typer.Argument(help=words("option.file"))],
    name: Annotated[str, typer.Option("--name", help=words("option.name"))],
    bbox: Annotated[str, typer.Option("--bbox", help=words("option.bbox"))] = "",
    boundary: Annotated[
        Path | None, typer.Option("--boundary", help=words("option.boundary"))
    ] = None,
    gtfs: Annotated[Path | None, typer.Option("--gtfs", help=words("option.gtfs"))] = None,
    use: Annotated[bool, typer.Option("--use", help=words("option.use"))] = False,
) -> None:
    if bbox and boundary:
        raise InputError("area.cut_twice")
    cut = read_bbox(bbox) if bbox else read_boundary(boundary) if boundary else None
    with opened_house() as house, shown_progress() as told:
        area = house.build_area(osm_file, name, cut=cut, use=use, progress=told, timetable=gtfs)
        area = house.find_area(area.name)
    typer.echo("\n".join(describe_area(area, _)))


@areas.command("fetch", help=words("area.fetch"))
def fetch(
    place: Annotated[str, typer.Argument(help=words("option.place"))],
    name: Annotated[str, typer.Option("--name", help=words("option.name"))],
    use: Annotated[bool, typer.Option("--use", help=words("option.use"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=words("option.yes"))] = False,
) -> None:
    if not name.strip():
        raise InputError("area.name_empty")
    with opened_house() as house:
        plan = house.plan_fetch(place)
        if plan.boxes is None:
            _require_yes(plan, yes)
            with shown_progress() as told:
                house.fetch_boundary(place, agreed=plan, progress=told)
            plan = house.plan_fetch(place)
        if not plan.is_nothing:
            _require_yes(plan, yes)
        with shown_progress() as told:
            house.fetch_area(place, name, agreed=plan, use=use, progress=told)
        told_lines = describe_area(house.find_area(name), _)
        told_lines += describe_kept(*house.fetched_files(place), _)
    typer.echo("\n".join(told_lines))


def _require_yes(sending: Sending, yes: bool) -> None:
    """Say what leaves the house and go on only after a yes. Raises InputError."""
    for line in describe_sending(sending, _):
        errors.print(line)
    if yes:
        return
    if not sys.stdin.isatty():
        raise InputError("fetch.no_yes")
    answer = typer.prompt(_("Send this? [yes/no]"), default="", show_default=False, err=True)
    if answer.strip().lower() not in YES_WORDS:
        raise InputError("fetch.no_yes")


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

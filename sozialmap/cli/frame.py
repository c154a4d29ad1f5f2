"""What all commands share: words, the house, progress, output."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

import typer
import typer.rich_utils
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from sozialmap.config import read_settings
from sozialmap.core.errors import InputError, SozialmapError
from sozialmap.text.commands import HELP, STEPS
from sozialmap.wiring import House, make_house

HAS_PROBLEMS = 1
CONTEXT = {"help_option_names": ["--help", "-h"]}

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
app = typer.Typer(
    help=words("app"), no_args_is_help=True, add_completion=False, context_settings=CONTEXT
)
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help=words("option.json"))]
Today = Annotated[str, typer.Option("--today", help=words("option.today"))]


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


def read_day(text: str) -> date:
    """Return a day given as YYYY-MM-DD, or today. Raises InputError."""
    if not text:
        return date.today()  # noqa: DTZ011 - the day where the machine stands
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("hours.week", value=text) from error

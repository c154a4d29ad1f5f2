"""`hours`"""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

import typer

from sozialmap.cli.frame import AsJson, _, app, print_json, read_day, words
from sozialmap.core.errors import InputError
from sozialmap.core.hours import find_intervals
from sozialmap.core.model import Hours
from sozialmap.importers.german_hours import read_hours
from sozialmap.text.hours import describe_hours


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

"""`reach`"""

import json
from pathlib import Path
from typing import Annotated

import typer

from sozialmap.cli.frame import AsJson, _, app, opened_house, print_json, words
from sozialmap.core.areas import Area
from sozialmap.core.errors import InputError
from sozialmap.core.places import Place
from sozialmap.core.reach import Ground
from sozialmap.core.wishes import Mode
from sozialmap.text.json_forms import ground_to_geojson, ground_to_json
from sozialmap.text.reach import describe_ground

MOST_MINUTES = 240


@app.command("reach", help=words("reach"))
def reach(
    start: Annotated[str, typer.Option("--from", help=words("option.from"))],
    minutes: Annotated[float, typer.Option("--minutes", help=words("option.minutes"))],
    mode: Annotated[Mode, typer.Option("--mode", help=words("option.mode"))] = Mode.WALK,
    geojson: Annotated[Path | None, typer.Option("--geojson", help=words("option.geojson"))] = None,
    as_json: AsJson = False,
) -> None:
    place = read_place(start)
    if not 0 <= minutes <= MOST_MINUTES:
        raise InputError("reach.minutes", most=MOST_MINUTES)
    with opened_house() as house:
        area = house.required_area()
        ground = house.ground(place, mode, minutes)
    if geojson is not None:
        write_ground(ground, area, geojson)
    if as_json:
        print_json(ground_to_json(ground, place))
        return
    typer.echo("\n".join(describe_ground(ground, area.licence, _)))
    if geojson is not None:
        typer.echo(_("Written: {file} · {licence}", file=geojson.name, licence=area.licence))


def read_place(text: str) -> Place:
    """Return the place "lat,lon" in degrees. Raises InputError."""
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InputError("reach.from_form", value=text) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError("reach.from_form", value=text)
    return Place(lat, lon)


def write_ground(ground: Ground, area: Area, path: Path) -> None:
    """Write the ground within reach as GeoJSON."""
    content = ground_to_geojson(ground, area.licence)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

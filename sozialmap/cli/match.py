"""`match`"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from sozialmap.cli.frame import (
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
from sozialmap.core.wishes import Wish
from sozialmap.importers.wish_file import read_wishes
from sozialmap.text.commands import describe_match
from sozialmap.text.errors import describe_error
from sozialmap.text.explore import BY_WORDS_ALONE
from sozialmap.text.json_forms import answer_to_json
from sozialmap.text.reasons import describe_reason
from sozialmap.usecases.match import WishAnswer, answer_wish
from sozialmap.wiring import House

DEFAULT_LIMIT = 10


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
        house.profile_offers(lambda step, share: None)
        index = house.index()
        for wish in wishes:
            travel = house.travel(wish.start, wish.mode, index)
            found = answer_wish(wish, index, house.reader, today=day, travel=travel)
            told = describe_weakness(wish, house)
            if told:
                errors.print(told)
            show_answer(found, day, limit, everything, as_json, house.settings.crisis_lines)


def describe_weakness(wish: Wish, house: House) -> str:
    """Return what makes the answer weaker than the person may think, or ""."""
    told = []
    if wish.text.strip() and not house.hears_meaning:
        told.append(_(BY_WORDS_ALONE))
    far = house.far_off(wish.start) if wish.start else None
    if far:
        told.append(describe_error(far, _))
    return "\n".join(told)


def show_answer(
    found: WishAnswer,
    today: date,
    limit: int | None,
    everything: bool,
    as_json: bool,
    own_lines: Sequence[str],
) -> None:
    """Print the answer to one wish."""
    if as_json:
        print_json(
            answer_to_json(
                found.answer,
                _,
                crisis=found.crisis,
                limit=limit,
                everything=everything,
                today=today,
            )
        )
        return
    if found.crisis:
        typer.echo(
            _("In an emergency: 112 · medical help 116 117 · TelefonSeelsorge 0800 111 0 111")
        )
        typer.echo("\n".join(own_lines), nl=bool(own_lines))
    matches: Sequence[Any] = found.answer.matches if everything else found.answer.shown
    if not matches:
        typer.echo(_("Nothing was found that fits."))
    for one in matches[: limit or DEFAULT_LIMIT]:
        typer.echo("\n".join(describe_match(one, _)))
    for reason in found.answer.advice:
        typer.echo(describe_reason(reason, _))

"""The sheet a person takes home, as PDF: made in memory, words handed over as data only."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import segno
import typst

from sozialmap.core.errors import UnavailableError
from sozialmap.core.model import Interest
from sozialmap.core.plan import Choice, Plan
from sozialmap.pictures import describe_picture, find_picture, picture_of_interest
from sozialmap.printing.signs import as_printed, is_kept_whole, is_right_to_left
from sozialmap.text.plan_words import ChoiceWords, Row, describe_plan
from sozialmap.text.translator import Translator

TEMPLATE = Path(__file__).with_name("sheet.typ")
FONTS_PACKAGE = "manimgx_fonts"
ACCENT = "#0b6157"
ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: tags, title, language, words for every picture."""


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    A5 = "a5"


MAP_SIZES_PX = {Paper.A4: (320, 124), Paper.A5: (228, 116)}
"""Width and height at which type of 9.5 px in a map becomes 14 pt on the sheet."""


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The PDF. `complete` is False where signs of a rare script could only be printed as boxes."""

    pdf: bytes
    complete: bool = True


def draw_sheet(
    plan: Plan,
    _: Translator,
    paper: Paper = Paper.A4,
    *,
    map_svgs: Sequence[str | None] = (),
    public_url: str = "",
) -> Sheet:
    """Return the sheet of a plan. `map_svgs` are small maps in the order of the choices.

    A QR code leads to the public entry where the app has a public address, else there is none.
    Raises UnavailableError, without a word of what was said.
    """
    asked = {"sheet": json.dumps(_to_data(plan, _, paper, map_svgs, public_url))}
    pdf = _compile(asked, accessible=True)
    if pdf:
        return Sheet(pdf)
    pdf = _compile(asked, accessible=False)  # signs without a shape are not PDF/UA
    if pdf:
        return Sheet(pdf, complete=False)
    raise UnavailableError("sheet.failed")


def entry_url(public_url: str, choice: Choice) -> str:
    """Return the public address of a chosen offer, or "" where there is none."""
    offer = choice.offer
    if not public_url or offer.id is None:
        return ""
    return f"{public_url.rstrip('/')}/?offer={offer.id}"


def _compile(asked: dict[str, str], *, accessible: bool) -> bytes:
    """Return the PDF, or nothing where it cannot be made: the error of typst quotes the sheet.

    The compiler is a new one each time: one that stayed would remember the words.
    """
    compiler = typst.Compiler(root=str(TEMPLATE.parent), font_paths=_fonts())
    try:
        made = compiler.compile(
            input=TEMPLATE.read_bytes(),
            sys_inputs=asked,
            pdf_standards=ACCESSIBLE if accessible else None,
        )
    except typst.TypstError:
        return b""
    return made if isinstance(made, bytes) else b""


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of the pinned package, so that a sheet looks the same on all machines."""
    found = find_spec(FONTS_PACKAGE)
    if found is None or found.origin is None:
        raise UnavailableError("sheet.no_fonts")
    folder = str(Path(found.origin).parent)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _to_data(
    plan: Plan, _: Translator, paper: Paper, map_svgs: Sequence[str | None], public_url: str
) -> dict[str, Any]:
    words = describe_plan(plan, _)
    maps = [*map_svgs, *[None] * len(plan.choices)]
    return {
        "lang": _.tag,
        "rtl": _.is_rtl,
        "paper": paper.value,
        "easy": plan.easy,
        "title": words.title,
        "rows": [_row(row) for row in words.rows],
        "map_after": "way",
        "choices": [
            {
                **_choice(told, maps[n], entry_url(public_url, plan.choices[n]), _),
                **_drawing(plan.choices[n].topic, _),
            }
            for n, told in enumerate(words.choices)
        ],
        "closing": words.closing,
    }


def _choice(told: ChoiceWords, map_svg: str | None, url: str, _: Translator) -> dict[str, Any]:
    return {
        "title": as_printed(told.title),
        "rows": [_row(row) for row in told.rows],
        "map": map_svg,
        "map_words": as_printed(told.map_words),
        "qr": _qr_code(url) if url else None,
        "qr_words": _("All about it, with the camera of a mobile:"),
        "url": url,
        "url_shown": as_printed(url.partition("://")[2]),
    }


def _drawing(topic: Interest | None, _: Translator) -> dict[str, Any]:
    """Return our drawing of what a choice is about, with words for it."""
    if topic is None:
        return {"drawing": None, "drawing_words": ""}
    name = picture_of_interest(topic)
    words = _("{area}: {picture}", area=_(topic.area), picture=describe_picture(name, _))
    return {"drawing": find_picture(name, color=ACCENT), "drawing_words": words}


def _row(row: Row) -> dict[str, Any]:
    lines = [_line(line, row.key == "where" or is_kept_whole(line)) for line in row.lines]
    return {"key": row.key, "heading": row.heading, "lines": lines}


def _line(line: str, whole: bool) -> dict[str, Any]:
    printed = as_printed(line, longest=0) if whole else as_printed(line)
    return {"text": printed, "rtl": is_right_to_left(line), "whole": whole}


def _qr_code(url: str) -> str:
    picture = io.BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", dark=ACCENT, border=2, xmldecl=False)
    return picture.getvalue().decode("ascii")

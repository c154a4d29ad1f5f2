"""Words for what leaves the house when a town is fetched."""

from pathlib import Path

from sozialmap.core.places import Bounds
from sozialmap.text.numbers import format_number
from sozialmap.text.translator import Translator
from sozialmap.usecases.fetch_area import Sending

YES_WORDS = frozenset({"ja", "j", "yes", "y"})


def describe_sending(sending: Sending, _: Translator) -> list[str]:
    """Return what the next step sends, where to, and what it does not."""
    return [
        _("This leaves the house, to the server {host}:", host=sending.host),
        *(f"  · {line}" for line in _contents(sending, _)),
        "  · " + _("as with every request this machine's network address, and “sozialmap”"),
        _("Nothing about clients, offers or wishes is sent."),
    ]


def _contents(sending: Sending, _: Translator) -> list[str]:
    if sending.boxes is None:
        searched = _("the name “{place}”, to find its boundary", place=sending.place)
        later = _("no boxes of the map yet: they are named before they are asked for")
        return [searched, later]
    told = _.plural(
        "{count} box of the map around “{place}”: {bounds}",
        "{count} boxes of the map around “{place}”, together {bounds}",
        len(sending.boxes),
        place=sending.place,
        bounds=_describe_bounds(sending.boxes, _),
    )
    if not sending.kept:
        return [told]
    kept = _.plural(
        "({count} box is here already and is not asked for)",
        "({count} boxes are here already and are not asked for)",
        sending.kept,
    )
    return [told, kept]


def _describe_bounds(boxes: tuple[Bounds, ...], _: Translator) -> str:
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    west, east = min(box.west for box in boxes), max(box.east for box in boxes)
    return _(
        "{south}° to {north}° latitude, {west}° to {east}° longitude",
        south=format_number(south, 2, _),
        north=format_number(north, 2, _),
        west=format_number(west, 2, _),
        east=format_number(east, 2, _),
    )


def describe_kept(file: Path, boundary: Path, _: Translator) -> list[str]:
    """Return where the fetched map is kept."""
    return [
        _("The fetched map is kept: {file}", file=file),
        _("its boundary: {file}", file=boundary),
    ]

"""The list of a saved map as HTML: names and addresses can always be read without a script."""

import base64
import json
import zlib
from collections.abc import Sequence
from html import escape
from itertools import groupby

from sozialmap.core.model import Offer, OfferKind
from sozialmap.text.entries import describe_kind, describe_title, describe_where
from sozialmap.text.labels import label
from sozialmap.text.public_entry import describe_entry
from sozialmap.text.shown import as_html, as_shown
from sozialmap.text.translator import Translator

KINDS = tuple(OfferKind)
MOST_PLAIN = 300
"""Up to here all can be read without a script, as some mail programs and telephones show files."""
MOST_NUMBERED = 99
"""More numbers than these would fit on no marker."""


def in_order(entries: Sequence[Offer], _: Translator) -> list[Offer]:
    """Return the entries by kind and name, whatever order they came in."""
    return sorted(entries, key=lambda one: _key(one, _))


def write_list(entries: Sequence[Offer], _: Translator) -> str:
    """Return the list of entries in order, a section for each kind."""
    parts = []
    plain = len(entries) <= MOST_PLAIN
    numbered = len(entries) <= MOST_NUMBERED
    for heading, some in groupby(enumerate(entries), lambda pair: _heading(pair[1], _)):
        listed = list(some)
        parts.append(f"<section><h2>{escape(heading)} <small>{len(listed)}</small></h2>")
        for row, entry in listed:
            number = f"<b>{row + 1}</b> " if numbered else ""
            parts.append(_entry(row, number, entry, _details(entry, _) if plain else "", _))
        parts.append("</section>\n")
    return "".join(parts)


def pack_details(entries: Sequence[Offer], _: Translator) -> str:
    """Return what a long list leaves out, for the script: deflated, base64; "" where nothing."""
    if len(entries) <= MOST_PLAIN:
        return ""
    details = json.dumps([_details(entry, _) for entry in entries], ensure_ascii=False)
    return base64.b64encode(zlib.compress(details.encode(), 9)).decode()


def _key(entry: Offer, _: Translator) -> tuple[int, str, str, str]:
    rank = KINDS.index(entry.kind) if entry.kind else len(KINDS)
    place = describe_kind(entry, _) if entry.asset.ordinary else ""
    ordinary = len(KINDS) + 1 if entry.asset.ordinary else rank
    return ordinary, place, describe_title(entry, _).casefold(), str(entry.id)


def _heading(entry: Offer, _: Translator) -> str:
    if entry.asset.ordinary:
        return describe_kind(entry, _) or _("Place")
    return label(entry.kind, _) if entry.kind else _("Other")


def _entry(row: int, number: str, entry: Offer, details: str, _: Translator) -> str:
    where = escape(as_shown(describe_where(entry, _)))
    summary = f"{number}{as_html(describe_title(entry, _))}<small>{where}</small>"
    return f"<details id=e{row}><summary>{summary}</summary><dl>{details}</dl></details>"


def _details(entry: Offer, _: Translator) -> str:
    """Return headings and lines; a line after a break leaks no direction into the next one."""
    known = describe_where(entry, _)
    told = (
        (heading, [escape(as_shown(line)) for line in lines if line != known])
        for heading, lines in describe_entry(entry, _)
    )
    return "".join(
        f"<dt>{escape(heading)}<dd>{'<br>'.join(lines)}" for heading, lines in told if lines
    )

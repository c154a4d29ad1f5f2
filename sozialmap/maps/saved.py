"""The map as one HTML file: list, markers and ground work from a disk with the network off.

It holds public fields of the entries handed in and nothing of whoever saved it: no words, start,
filter, reasons, openness or ranking. Its own policy lets in nothing: one script and one style,
both known by their hash, and pictures that lie in the file.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from sozialmap.core.errors import UnavailableError
from sozialmap.core.model import Offer
from sozialmap.core.places import Bounds
from sozialmap.maps.bundle import BUNDLE
from sozialmap.maps.neighbourhood import MICRODEGREES, TYPES, to_script_json
from sozialmap.maps.saved_list import MOST_NUMBERED, in_order, pack_details, write_list
from sozialmap.text.entries import is_vague
from sozialmap.text.explore import describe_attribution
from sozialmap.text.numbers import format_day
from sozialmap.text.saved import saved_labels
from sozialmap.text.shown import as_html, as_shown
from sozialmap.text.translator import Translator
from sozialmap.usecases.save_map import Saving

POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
PAGE = """<!doctype html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="sm-skip" href="#list">{skip}</a>
<header><h1>{heading}</h1><p>{facts}</p></header>
<main>
<div id="map" hidden></div>
<div id="list" tabindex="-1">
{listed}
</div>
</main>
<footer><p>{promise}</p><p>{licence}</p></footer>
<script type="application/json" id="content">{content}</script>
<script>{script}</script>
<!-- {licences} -->
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Script and style of the saved map, as text."""

    script: str
    style: str
    licences: str = ""
    """Of the libraries in the script, which go along with it."""


def read_bundle(folder: Path = BUNDLE) -> Bundle:
    """Return what was built for the saved map. Raises UnavailableError where nothing was."""
    try:
        script = (folder / "saved.js").read_text(encoding="utf-8")
        style = (folder / "saved.css").read_text(encoding="utf-8")
        licences = (folder / "saved.js.LEGAL.txt").read_text(encoding="utf-8")
    except OSError as error:
        raise UnavailableError("bundle.failed", detail="saved.js") from error
    return Bundle(script.strip().replace("</script", "<\\/script"), style.strip(), licences.strip())


def build_saved_map(saving: Saving, bundle: Bundle, _: Translator) -> bytes:
    """Return the file, UTF-8."""
    entries = in_order(saving.entries, _)
    page = PAGE.format(
        lang=_.tag,
        direction="rtl" if _.is_rtl else "ltr",
        policy=POLICY.format(script=_hash(bundle.script), style=_hash(bundle.style)),
        title=escape(as_shown(_title(saving, _))),
        heading=as_html(_title(saving, _)),
        skip=escape(_("Skip the map")),
        facts=_facts(saving, _),
        listed=write_list(entries, _),
        promise=escape(
            _("This file needs no internet. It holds public information only, and nothing about "
              "what somebody was looking for. Please ask before you go: things change.")
        ),
        licence=as_html(_licence(saving, _)),
        content=_content(entries, saving, _),
        style=bundle.style,
        script=bundle.script,
        licences=escape(bundle.licences).replace("--", "- -"),
    )  # fmt: skip
    return page.encode()


def _hash(text: str) -> str:
    """Return how a policy names a script or style that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _title(saving: Saving, _: Translator) -> str:
    return _("Treasure map {area}", area=saving.area.name if saving.area else "").strip()


def _licence(saving: Saving, _: Translator) -> str:
    return describe_attribution(saving.area, _) if saving.area else ""


def _facts(saving: Saving, _: Translator) -> str:
    count = len(saving.entries)
    facts = [
        _.plural("{count} entry", "{count} entries", count),
        _("saved on {day}", day=format_day(saving.saved_on, _)),
    ]
    invented = saving.area is not None and saving.area.fictional
    badge = f"<strong>{escape(_('invented quarter to try out'))}</strong> · " if invented else ""
    return badge + escape(" · ".join(facts))


def _content(entries: Sequence[Offer], saving: Saving, _: Translator) -> str:
    """Return what the script reads, with the ground as it was packed."""
    content: dict[str, Any] = {
        "words": saved_labels(_),
        "attribution": as_shown(_licence(saving, _)),
        "bounds": _corners(saving.bounds) if saving.bounds else None,
        "numbered": len(entries) <= MOST_NUMBERED,
        "details": pack_details(entries, _),
        **_columns(entries),
    }
    return f'{{"ground":{saving.ground or "null"},{to_script_json(content)[1:]}'


def _corners(bounds: Bounds) -> list[list[float]]:
    return [[bounds.south, bounds.west], [bounds.north, bounds.east]]


def _columns(entries: Sequence[Offer]) -> Mapping[str, Any]:
    """Return the columns of all entries with a place; `row` is their row in the list."""
    located = [(row, one, one.asset.place) for row, one in enumerate(entries) if one.asset.place]
    lons = np.round(np.array([place.lon for _row, _one, place in located]) * MICRODEGREES)
    lats = np.round(np.array([place.lat for _row, _one, place in located]) * MICRODEGREES)
    return {
        "row": [row for row, _one, _place in located],
        "types": [one.value for one in TYPES],
        "type": [TYPES.index(one.asset.asset_type) for _row, one, _place in located],
        "vague": [int(is_vague(one.asset)) for _row, one, _place in located],
        "x": np.diff(lons.astype(int), prepend=0).tolist(),
        "y": np.diff(lats.astype(int), prepend=0).tolist(),
    }

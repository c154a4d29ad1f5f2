"""Our own line drawings for areas of interest, needs, ways and times; all in one style.

A drawing is one file: lines in the colour of the text around it and at most one lightly tinted
shape, so that it stands on a card, a chip, a marker and black-and-white paper alike.
"""

import re
import xml.etree.ElementTree as ET
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from sozialmap.core.model import Barrier, Interest
from sozialmap.core.wishes import Mode
from sozialmap.text.translator import N_, Translator

DRAWINGS = Path(__file__).resolve().parent / "drawings"
PICTURES = {
    "area-calm": N_("a person sits cross-legged and rests"),
    "area-family": N_("two adults and a child below a heart"),
    "area-meeting": N_("two people talk at a table"),
    "area-work": N_("a briefcase"),
    "area-giving": N_("a person raises a hand and speaks with heart"),
    "area-sport": N_("a person runs after a ball"),
    "area-nature": N_("a tree and a flower"),
    "area-animals": N_("a cat"),
    "area-music": N_("music notes"),
    "area-making": N_("a hammer and a brush"),
    "area-books": N_("an open book"),
    "area-food": N_("a steaming pot"),
    "area-learning": N_("a computer with a graduate’s cap on its screen"),
    "area-travel": N_("a suitcase on wheels"),
    "area-faith": N_("a burning candle"),
    "area-home": N_("a house and a coin"),
    "need-steps": N_("a ramp leads up to a door"),
    "need-toilet": N_("a toilet bowl"),
    "need-hearing": N_("an ear and sound"),
    "need-seeing": N_("an eye"),
    "need-sensory": N_("a loudspeaker that is switched off"),
    "need-group": N_("three people side by side"),
    "need-language": N_("two speech bubbles"),
    "need-cost": N_("two coins"),
    "need-eligibility": N_("a card with a person and a tick"),
    "need-gender": N_("the signs for woman and man"),
    "need-registration": N_("a form and a pencil"),
    "need-times": N_("a clock"),
    "need-journey": N_("arrows from a house to a place and back"),
    "need-attitude": N_("an open door with a heart in it"),
    "need-companion": N_("two people hand in hand"),
    "need-commitment": N_("a calendar: one day ticked, one left out"),
    "need-dogs": N_("a dog"),
    "need-children": N_("an adult with a child by the hand"),
    "need-childcare": N_("a child plays with blocks and a ball"),
    "need-triggers": N_("a glass of wine and a die, both crossed out"),
    "need-digital": N_("a mobile phone, crossed out"),
    "need-alone": N_("somebody in a doorway waves to a person who arrives"),
    "mode-walk": N_("a person walks"),
    "mode-bike": N_("a bicycle"),
    "mode-wheelchair": N_("a person in a wheelchair"),
    "mode-transit": N_("a bus"),
    "time-morning": N_("the sun rises"),
    "time-midday": N_("the sun stands high"),
    "time-afternoon": N_("a steaming cup in the sun"),
    "time-evening": N_("the moon and a star"),
    "dont-know": N_("a thought bubble with a question mark"),
    "own-words": N_("a speech bubble and a pencil"),
    "start-here": N_("a pin and an arrow that sets out"),
}
"""What is seen on each drawing, by its name."""
AREA_PICTURES = {
    "Ruhe & Ausgleich": "area-calm",
    "Familie & Beziehungen": "area-family",
    "Menschen treffen": "area-meeting",
    "Arbeit & Aufgabe": "area-work",
    "Sich einbringen & mitreden": "area-giving",
    "Bewegung & Sport": "area-sport",
    "Natur & Garten": "area-nature",
    "Tiere": "area-animals",
    "Musik, Tanz & Bühne": "area-music",
    "Machen & Gestalten": "area-making",
    "Bücher, Wissen & Kultur": "area-books",
    "Essen & Kochen": "area-food",
    "Lernen, Sprachen & Digitales": "area-learning",
    "Reisen & Unterwegs sein": "area-travel",
    "Glaube, Sinn & Herkunft": "area-faith",
    "Wohnen, Geld & Alltag": "area-home",
}
"""By the area's name in data/interests.csv."""
INTEREST_PICTURES = {
    "Einen Hund haben": "need-dogs",
    "Mit Hunden sein, ohne eigenen Hund": "need-dogs",
    "Rad fahren": "mode-bike",
    "Bus und Bahn allein nutzen": "mode-transit",
    "Beim Busunternehmen arbeiten": "mode-transit",
    "Deutsch lernen": "need-language",
    "Eine andere Sprache lernen": "need-language",
    "Meine Rechte kennen": "need-eligibility",
}
"""Interests that another drawing shows better than that of their area."""
STYLE = (
    'viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
TINT = 'class="accent" fill="currentColor" fill-opacity=".16" stroke="none"'
"""Grey on paper; a page may colour it by its class."""
SVG = "http://www.w3.org/2000/svg"
LINES = re.compile(r"[MLHVCSQTAZmlhvcsqtaz0-9 .-]+")


def picture_of(value: Barrier | Mode) -> str:
    """Return the name of the picture of a need or of a way to get there."""
    return f"{'need' if isinstance(value, Barrier) else 'mode'}-{value}"


def picture_of_interest(interest: Interest) -> str:
    """Return the name of the picture of an interest: its own one, else that of its area."""
    return INTEREST_PICTURES.get(interest.name) or AREA_PICTURES[interest.area]


def describe_picture(name: str, _: Translator) -> str:
    """Return what is seen on a picture, for those who do not see it."""
    return _(PICTURES[name])


def find_picture(name: str, alt: str = "", color: str = "currentColor") -> str:
    """Return a picture as SVG text; without `alt` it is decoration beside a word.

    `color` is for images that take none from the page, as on markers. Raises KeyError.
    """
    spoken = f'role="img"><title>{escape(alt)}</title>' if alt else 'aria-hidden="true">'
    start = f'<svg xmlns="{SVG}" {STYLE} focusable="false" {spoken}'
    return f"{start}{draw_paths(name)}</svg>".replace("currentColor", escape(color))


def to_data_uri(svg: str) -> str:
    """Return SVG text as the address of an image, which needs no request."""
    return f"data:image/svg+xml,{quote(svg)}"


@cache
def draw_paths(name: str) -> str:
    """Return the paths of a drawing: only lines are taken from its file. Raises KeyError."""
    if name not in PICTURES:
        raise KeyError(name)
    text = (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    paths = ET.fromstring(text).iter(f"{{{SVG}}}path")  # noqa: S314 - a file of this package
    return "".join(_draw_path(path) for path in paths)


def _draw_path(path: ET.Element) -> str:
    lines = path.get("d", "")
    if not LINES.fullmatch(lines):
        return ""
    tint = f"{TINT} " if path.get("class") == "accent" else ""
    return f'<path {tint}d="{lines}"/>'

"""All words that the script of the map shows."""

from typing import Any

from sozialmap.core.model import AssetType
from sozialmap.core.wishes import Outcome
from sozialmap.text.labels import label
from sozialmap.text.translator import N_, Translator

LETTERS = {
    AssetType.PERSON: N_("Pe|letter for person"),
    AssetType.ASSOCIATION: N_("A|letter for association"),
    AssetType.INSTITUTION: N_("I|letter for institution"),
    AssetType.PLACE: N_("P|letter for place"),
    AssetType.ECONOMY: N_("B|letter for business"),
    AssetType.STORY: N_("S|letter for story"),
}


KEYS = (
    (N_("Tab"), N_("to the map, its buttons and its markers")),
    (N_("arrow keys"), N_("move the map; on a marker: go to the next one")),
    (N_("+ and −"), N_("enlarge, make smaller")),
    (N_("Enter, space"), N_("open a marker or a group of markers")),
    (N_("Esc"), N_("from a marker back to the map; close notes")),
)


def map_labels(_: Translator) -> dict[str, Any]:
    """Return the words by the names that the script knows."""
    return {**_signs(_), **_tools(_), **_notes(_)}


def _signs(_: Translator) -> dict[str, Any]:
    return {
        "title": _("Map of the neighbourhood"),
        "cluster": _("{count} entries, zoom in"),
        "vague": _("position only roughly known"),
        "types": {kind.value: label(kind, _) for kind in AssetType},
        "letters": {kind.value: _(LETTERS[kind]).split("|")[0] for kind in AssetType},
        "outcomes": {
            "none": "",
            "open": label(Outcome.OPEN, _),
            "open_with": label(Outcome.OPEN_WITH, _),
            "ask": label(Outcome.ASK, _),
        },
        "minutes": _("{minutes} min"),
        "estimated": _("estimated"),
        "quarter_count": _("{name}: {count}"),
        "lines": _("lines {lines}"),
    }


def _tools(_: Translator) -> dict[str, Any]:
    return {
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "show_all": _("Show all that was found"),
        "locate": _("Where am I?"),
        "full_screen": _("Full screen"),
        "help": _("Keys of the map"),
        "keys": [[_(keys), _(words)] for keys, words in KEYS],
        "only_part": _("Only this part"),
        "whole_area": _("Show the whole area again"),
        "legend": _("Legend and layers"),
        "legend_types": _("Kinds of treasures"),
        "legend_outcomes": _("Is it open?"),
        "legend_more": _("Show as well"),
        "quarters": _("Quarters with counts"),
        "stops": _("Stops"),
        "close": _("Close"),
    }


def _notes(_: Translator) -> dict[str, Any]:
    return {
        "loading_failed": _("The entries could not be loaded. Please reload the page."),
        "two_fingers": _("Move the map with two fingers"),
        "pick": _("Now tap the map. By keyboard: move the map, Enter takes its middle."),
        "locate_why": _(
            "Your browser finds out where you are. Some browsers ask their maker for that, who "
            "then learns which networks are near. Here the place stays on this machine."
        ),
        "locate_go": _("Find my position"),
        "locate_waits": _("Looking for your position …"),
        "locate_unsafe": _(
            "Browsers tell the position only on a secured page (https) or on the machine itself. "
            "Please choose the place on the map or type a stop."
        ),
        "locate_denied": _(
            "The browser may not tell the position. Please choose the place on the map."
        ),
        "locate_failed": _(
            "The position was not found. Please choose the place on the map or type a stop."
        ),
        "external_why": _(
            "A map of another provider can be shown. The provider then learns the address of "
            "this machine and which part of the map is looked at."
        ),
        "external_load": _("Load the external map"),
        "external_leave": _("Back to our own map"),
    }

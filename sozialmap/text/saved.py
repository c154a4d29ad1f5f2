"""Words of the map in one file, and of the picture."""

from typing import Any

from sozialmap.text.map_words import map_labels
from sozialmap.text.translator import Translator


def saved_labels(_: Translator) -> dict[str, Any]:
    """Return all words that the script of the saved map shows.

    Openness is left out: it depends on a person.
    """
    labels = map_labels(_)
    return {
        **{name: labels[name] for name in ("title", "zoom_in", "zoom_out", "close", "cluster")},
        **{name: labels[name] for name in ("vague", "types", "letters")},
        "outcomes": {"none": ""},
        "show": _("Show on the map"),
        "legend": _("Legend"),
        "too_old": _("This browser is too old to show more than names and addresses."),
    }

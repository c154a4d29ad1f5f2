"""Words of the page that explores."""

from typing import Any

from sozialmap.core.areas import Area
from sozialmap.core.model import AssetType
from sozialmap.core.wishes import Filter, Outcome
from sozialmap.text.hours import LONG_DAYS
from sozialmap.text.labels import label
from sozialmap.text.numbers import format_day
from sozialmap.text.translator import N_, Translator
from sozialmap.usecases.explore import Part, PartOfDay, Wanted

DAYS = LONG_DAYS
PARTS_OF_DAY = {
    PartOfDay.ANY: N_("any time"),
    PartOfDay.MORNING: N_("in the morning"),
    PartOfDay.AFTERNOON: N_("in the afternoon"),
    PartOfDay.EVENING: N_("in the evening"),
}
WANTED = {
    Wanted.STEP_FREE: N_("step-free"),
    Wanted.WHEELCHAIR_TOILET: N_("wheelchair toilet"),
    Wanted.FREE: N_("free of charge"),
    Wanted.QUIET: N_("quiet"),
    Wanted.NO_REGISTRATION: N_("without registration"),
    Wanted.COMPANION: N_("companion may come"),
    Wanted.DOG: N_("dog may come"),
    Wanted.CHILD: N_("child may come"),
}
PARTS = {
    Part.TEXT: N_("Leave out the words"),
    Part.AREA: N_("All topics"),
    Part.KIND: N_("All kinds"),
    Part.DAY: N_("Any day"),
    Part.REACH: N_("Any distance"),
    Part.WANTED: N_("Without “Important”"),
}
HELD_BACK = {
    Filter.REACH: N_("{count} further away"),
    Filter.TIMES: N_("{count} at other times"),
    Filter.BUDGET: N_("{count} cost more"),
    Filter.SPECIAL: N_("{count} special services"),
    Filter.CLOSED: N_("{count} not open so far"),
}
LETTERS = {
    AssetType.PERSON: N_("Pe|letter for person"),
    AssetType.ASSOCIATION: N_("A|letter for association"),
    AssetType.INSTITUTION: N_("I|letter for institution"),
    AssetType.PLACE: N_("P|letter for place"),
    AssetType.ECONOMY: N_("B|letter for business"),
    AssetType.STORY: N_("S|letter for story"),
}


def map_labels(_: Translator) -> dict[str, Any]:
    """Return all words that the script of the map shows."""
    return {
        "title": _("Map of the neighbourhood"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "legend": _("Legend"),
        "loading_failed": _("The entries could not be loaded. Please reload the page."),
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
    }


def describe_attribution(area: Area, _: Translator) -> str:
    """Return the licence line of a map with the date of its data."""
    day = format_day(area.data_date) if area.data_date else "–"
    return f"{area.licence} · {_('as of')} {day}"


def describe_held_back(counted: dict[Filter, int], _: Translator) -> str:
    """Return how many fitting entries each filter holds back."""
    told = [_(HELD_BACK[name], count=count) for name, count in counted.items() if count]
    return ", ".join(told)

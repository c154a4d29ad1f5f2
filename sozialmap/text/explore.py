"""Words of the page that explores."""

from sozialmap.core.areas import Area
from sozialmap.core.wishes import Filter
from sozialmap.text.hours import LONG_DAYS
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
    Part.PART_OF_MAP: N_("The whole area"),
    Part.WANTED: N_("Without “Important”"),
}
BY_WORDS_ALONE = N_(
    "At the moment sentences are understood by single words alone: the answer is weaker."
)
HELD_BACK = {
    Filter.REACH: N_("{count} further away"),
    Filter.TIMES: N_("{count} at other times"),
    Filter.BUDGET: N_("{count} cost more"),
    Filter.SPECIAL: N_("{count} special services"),
    Filter.CLOSED: N_("{count} not open so far"),
}


def describe_attribution(area: Area, _: Translator) -> str:
    """Return the licence line of a map with the date of its data."""
    day = format_day(area.data_date, _) if area.data_date else "–"
    return f"{area.licence} · {_('as of')} {day}"


def describe_held_back(counted: dict[Filter, int], _: Translator) -> str:
    """Return how many fitting entries each filter holds back."""
    told = [_(HELD_BACK[name], count=count) for name, count in counted.items() if count]
    return ", ".join(told)

"""Words for ways and for the ground within reach; only estimates are called estimated."""

from sozialmap.core.reach import Ground
from sozialmap.core.wishes import Match, MinutesKind, Mode
from sozialmap.text.numbers import format_distance, format_number
from sozialmap.text.translator import N_, Translator

MODES = {
    Mode.WALK: N_("on foot"),
    Mode.BIKE: N_("by bike"),
    Mode.WHEELCHAIR: N_("in a wheelchair"),
    Mode.TRANSIT: N_("by bus and train"),
}


def describe_minutes(match: Match, mode: Mode, _: Translator) -> str:
    """Return how long the way to a match takes."""
    if match.minutes is None:
        return _("no way without steps is known")
    minutes, how = round(match.minutes), _(MODES[mode])
    if match.minutes_kind is MinutesKind.NETWORK:
        return _.plural(
            "{minutes} min {how}", "{minutes} min {how}", minutes, minutes=minutes, how=how
        )
    return _.plural(
        "about {minutes} min {how} (estimated)",
        "about {minutes} min {how} (estimated)",
        minutes,
        minutes=minutes,
        how=how,
    )


def describe_distance(match: Match, mode: Mode, _: Translator) -> str:
    """Return how far away a match is, and how long the way takes."""
    away = format_distance(match.distance_m or 0, _)
    way = describe_minutes(match, mode, _)
    return _("{distance} as the crow flies, {way}", distance=away, way=way)


def describe_ground(ground: Ground, licence: str, _: Translator) -> list[str]:
    """Return how far one gets, as lines."""
    square_km = format_number(ground.area_km2, 2, _)
    told = _(
        "{minutes} min {how}: {area} km²",
        minutes=f"{ground.minutes:g}",
        how=_(MODES[ground.mode]),
        area=square_km,
    )
    return [told, _why_estimated(ground, _), licence] if _is_estimate(ground) else [told, licence]


def _is_estimate(ground: Ground) -> bool:
    return ground.kind is MinutesKind.ESTIMATE


def _why_estimated(ground: Ground, _: Translator) -> str:
    if ground.by_timetable:
        return _("estimated from the departures of a working day, 8 to 18 o’clock")
    if ground.mode is Mode.TRANSIT:
        return _("estimated from stops and lines, without a timetable")
    return _("estimated as the crow flies: the start is not on the network of ways")

"""Stops of buses and trains, merged by name, with their lines."""

from collections import defaultdict
from dataclasses import dataclass

from sozialmap.areas.extract import Extract, Thing
from sozialmap.core.distance import distance_m
from sozialmap.core.places import Place

SAME_STOP_M = 150.0
RAIL = frozenset({"station", "halt"})
TRAM = frozenset({"tram_stop"})


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop as people know it: both sides of the street are one."""

    name: str
    kind: str
    """bus, tram or rail"""
    place: Place
    lines: tuple[str, ...] = ()


def find_stops(extract: Extract) -> list[Stop]:
    """Return all named stops."""
    lines = _lines_by_member(extract)
    merged: dict[str, list[list[Thing]]] = defaultdict(list)
    for thing in extract.things:
        name = thing.tags.get("name", "").strip()
        if name and _kind(thing):
            _join(merged[name], thing)
    return [_stop(name, group, lines) for name in sorted(merged) for group in merged[name]]


def _lines_by_member(extract: Extract) -> dict[str, set[str]]:
    lines: dict[str, set[str]] = defaultdict(set)
    for line, members in extract.routes:
        for member in members:
            lines[member].add(line)
    return lines


def _kind(thing: Thing) -> str:
    tags = thing.tags
    if tags.get("railway") in RAIL:
        return "rail"
    if tags.get("railway") in TRAM or tags.get("tram") == "yes":
        return "tram"
    if tags.get("highway") == "bus_stop" or tags.get("public_transport") in {
        "platform",
        "stop_position",
        "station",
    }:
        return "rail" if tags.get("train") == "yes" else "bus"
    return ""


def _join(groups: list[list[Thing]], thing: Thing) -> None:
    here = Place(thing.lat, thing.lon)
    for group in groups:
        if distance_m(Place(group[0].lat, group[0].lon), here) <= SAME_STOP_M:
            group.append(thing)
            return
    groups.append([thing])


def _stop(name: str, group: list[Thing], lines: dict[str, set[str]]) -> Stop:
    kinds = {_kind(thing) for thing in group}
    kind = next(kind for kind in ("rail", "tram", "bus") if kind in kinds)
    served = set().union(*(lines.get(thing.osm_id, set()) for thing in group))
    middle = Place(
        sum(thing.lat for thing in group) / len(group),
        sum(thing.lon for thing in group) / len(group),
    )
    return Stop(name, kind, middle, tuple(sorted(served, key=lambda ref: (len(ref), ref))))

"""Boundaries of towns and postcodes, for streets without any address."""

from collections.abc import Iterable

import shapely

from sozialmap.areas.extract import Thing

CITY_STATES = frozenset({"Berlin", "Hamburg"})


class Districts:
    """Tells what named district holds a position."""

    def __init__(self, outlines: Iterable[tuple[str, shapely.Geometry]]) -> None:
        """Index districts by name and outline, in degrees."""
        listed = [(name, outline) for name, outline in outlines if name]
        self._names = [name for name, _ in listed]
        self._outlines = [outline for _, outline in listed]
        self._tree = shapely.STRtree(self._outlines)

    def find(self, lat: float, lon: float) -> str:
        """Return the smallest district that holds the position, or ""."""
        inside = self._tree.query(shapely.Point(lon, lat), predicate="within")
        smallest = min(inside, key=lambda row: self._outlines[row].area, default=None)
        return "" if smallest is None else self._names[smallest]


def find_towns(things: Iterable[Thing]) -> Districts:
    """Return the towns whose boundary the extract holds whole."""
    return Districts((_town_name(thing.tags), thing.geometry) for thing in _outlined(things))


def find_postcodes(things: Iterable[Thing]) -> Districts:
    """Return the postcodes whose boundary the extract holds whole."""
    return Districts(
        (thing.tags.get("postal_code", "").strip(), thing.geometry)
        for thing in _outlined(things)
        if thing.tags["boundary"] == "postal_code"
    )


def _outlined(things: Iterable[Thing]) -> list[Thing]:
    return [
        thing
        for thing in things
        if "boundary" in thing.tags and thing.geometry.geom_type.endswith("Polygon")
    ]


def _town_name(tags: dict[str, str]) -> str:
    """Return the name of a municipality: level 8, or 6 and 4 where a town is its own district."""
    name, level = tags.get("name", "").strip(), tags.get("admin_level")
    is_town = (
        level == "8"
        or (level == "6" and "kreis" not in name.lower())
        or (level == "4" and name in CITY_STATES)
    )
    return name if is_town and tags["boundary"] == "administrative" else ""

"""Build an area pack from an OSM extract."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import shapely

from sozialmap.areas.basemap import basemap_layers, write_basemap
from sozialmap.areas.cut import check_streets, cut_extract
from sozialmap.areas.extract import Extract, Highway, read_extract
from sozialmap.areas.gazetteer import Name, find_crossings, write_gazetteer
from sozialmap.areas.gtfs import read_publisher, read_timetable_of
from sozialmap.areas.gtfs_feed import opened_feed
from sozialmap.areas.network import Network, build_network
from sozialmap.areas.pack import GAZETTEER, NETWORK, TIMETABLE, write_places, write_stops
from sozialmap.areas.places import PlaceReader
from sozialmap.areas.plane import Plane
from sozialmap.areas.quarters import Quarter, QuarterFinder, find_quarters
from sozialmap.areas.stops import Stop, find_stops
from sozialmap.areas.streets import Street, find_streets
from sozialmap.areas.towns import find_postcodes, find_towns
from sozialmap.core.areas import Area
from sozialmap.core.model import Interest, Offer
from sozialmap.core.places import Bounds, Place
from sozialmap.core.ports import HoursReader, Progress

OSM_LICENCE = "© OpenStreetMap-Mitwirkende, ODbL 1.0"
FICTIONAL_LICENCE = "Erfundenes Quartier, frei von Rechten Dritter"
MARGIN_DEGREES = 0.001
PERCENTILES = (1, 99)
ENOUGH_ADDRESSES = 100
OBJECTS_OF_A_TOWN = 100_000
"""Only for the progress bar, since the number of objects is not known before reading."""


def build_area(
    source: Path,
    name: str,
    folder: Path,
    interests: Sequence[Interest],
    *,
    read_hours: HoursReader,
    progress: Progress,
    cut: shapely.Geometry | None = None,
    timetable: Path | None = None,
) -> Area:
    """Write the pack into an empty folder and return what it holds. Raises InputError.

    `timetable` is a feed in the form of GTFS.
    """
    _check_feed(timetable)
    reader = PlaceReader(interests)
    extract = _read(source, reader.keys, cut, progress)
    bounds = find_bounds(extract, cut)
    publisher, rides = _write_timetable(folder, timetable, bounds, progress)
    progress("area.streets", 0.4)
    survey = _survey(extract, reader, read_hours)
    progress("area.gazetteer", 0.5)
    names = _names(survey)
    _write_gazetteer(folder, extract, survey, names, bounds)
    progress("area.network", 0.6)
    network = build_network(extract.highways, survey.plane, extract.high_kerbs)
    network.write(folder / NETWORK)
    progress("area.places", 0.65)
    write_places(folder, survey.places)
    write_stops(folder, survey.stops)
    layers = basemap_layers(extract, survey.quarters, survey.stops)
    written = write_basemap(
        folder, layers, cut, lambda share: progress("area.basemap", 0.65 + 0.35 * share)
    )
    return Area(
        name=name,
        folder=folder.name,
        bounds=bounds,
        source=source.name,
        data_date=extract.data_date,
        licence=_licence(extract, publisher),
        fictional=extract.fictional,
        counts={**_counts(extract, survey, names, network), **rides},
        layers=written,
    )


def _check_feed(feed_file: Path | None) -> None:
    """Look whether a feed can be read at all, before anybody waits for the map."""
    if feed_file:
        with opened_feed(feed_file):
            pass


def _write_timetable(
    folder: Path, feed_file: Path | None, bounds: Bounds, progress: Progress
) -> tuple[str, dict[str, float]]:
    """Write the timetable of a feed, if one was given; return its publisher and what it counts."""
    if feed_file is None:
        return "", {}
    progress("area.timetable", 0.4)
    with opened_feed(feed_file) as feed:
        publisher = read_publisher(feed)
        timetable = read_timetable_of(feed, bounds)
    timetable.write(folder / TIMETABLE)
    return publisher, {
        "timetable_stops": len(timetable.lats),
        "departures": timetable.departures,
    }


def _licence(extract: Extract, publisher: str) -> str:
    licence = FICTIONAL_LICENCE if extract.fictional else OSM_LICENCE
    return f"{licence} · Fahrplan: {publisher}" if publisher else licence


@dataclass(frozen=True, slots=True)
class _Survey:
    """What was found in an extract."""

    plane: Plane
    quarters: list[Quarter]
    streets: list[Street]
    stops: list[Stop]
    places: list[Offer]


def _survey(extract: Extract, reader: PlaceReader, read_hours: HoursReader) -> _Survey:
    plane = Plane(_middle_latitude(extract.highways))
    quarters = find_quarters(extract.things)
    finder = QuarterFinder(quarters, plane)
    towns, postcodes = find_towns(extract.things), find_postcodes(extract.things)
    streets = find_streets(extract.highways, extract.addresses, plane, towns, postcodes)
    _name_quarters(streets, finder, plane)
    places = [_read_place_hours(p, read_hours) for p in reader.read(extract.things, finder.find)]
    return _Survey(plane, quarters, streets, find_stops(extract), places)


def _write_gazetteer(
    folder: Path, extract: Extract, survey: _Survey, names: Sequence[Name], bounds: Bounds
) -> None:
    write_gazetteer(
        folder / GAZETTEER,
        survey.streets,
        names,
        find_crossings(survey.streets, _node_positions(extract.highways)),
        survey.plane,
        [q.name for q in survey.quarters if q.is_town and Place(q.lat, q.lon) in bounds],
    )


def find_bounds(extract: Extract, cut: shapely.Geometry | None = None) -> Bounds:
    """Return the box of the 1st to 99th percentile of addresses, within the cut.

    Extracts keep whole ways and relations, so that single nodes lie far outside. Streets count
    too where there are too few addresses to tell how far the town goes.
    """
    points = np.array([(thing.lon, thing.lat) for thing in extract.addresses]).reshape(-1, 2)
    if len(points) < ENOUGH_ADDRESSES:
        points = np.vstack([points, *(way.line.coords for way in extract.highways)])
    west, south = np.percentile(points, PERCENTILES[0], axis=0) - MARGIN_DEGREES
    east, north = np.percentile(points, PERCENTILES[1], axis=0) + MARGIN_DEGREES
    box = shapely.box(west, south, east, north)
    if cut is not None:
        inside = box.intersection(cut.envelope)
        box = inside if inside.area else cut.envelope
    return Bounds(*(round(float(edge), 6) for edge in box.bounds))


def _read(
    source: Path, place_keys: set[str], cut: shapely.Geometry | None, progress: Progress
) -> Extract:
    told = _told(progress, "area.read", 0.0, 0.4)
    extract = read_extract(source, place_keys, told, cut.bounds if cut is not None else None)
    if cut is not None:
        cut_extract(extract, cut)
    check_streets(extract, cut, source.name)
    return extract


def _told(progress: Progress, step: str, start: float, end: float) -> Callable[[int], None]:
    def told(objects: int) -> None:
        share = objects / (objects + OBJECTS_OF_A_TOWN)
        progress(step, start + (end - start) * share)

    progress(step, start)
    return told


def _middle_latitude(highways: Iterable[Highway]) -> float:
    return float(np.median([way.line.coords[0][1] for way in highways]))


def _name_quarters(streets: Iterable[Street], finder: QuarterFinder, plane: Plane) -> None:
    for street in streets:
        middle = plane.unflatten(street.middle)
        street.quarter = finder.find(middle.y, middle.x)


def _read_place_hours(place: Offer, read_hours: HoursReader) -> Offer:
    return replace(place, hours=read_hours(place.hours.text)) if place.hours else place


def _node_positions(highways: Iterable[Highway]) -> dict[int, tuple[float, float]]:
    return {
        node: position
        for way in highways
        for node, position in zip(way.nodes, way.line.coords, strict=True)
    }


def _names(survey: _Survey) -> list[Name]:
    found = [Name(q.name, "quarter", q.lat, q.lon, 1) for q in survey.quarters if not q.is_town]
    found += [Name(stop.name, "stop", stop.place.lat, stop.place.lon) for stop in survey.stops]
    for place in survey.places:
        here = place.asset.place
        if place.title and here:
            found.append(Name(place.title, "place", here.lat, here.lon, 3))
    return found


def _counts(
    extract: Extract, survey: _Survey, names: Sequence[Name], network: Network
) -> Mapping[str, float]:
    return {
        "addresses": sum(len(street.houses) for street in survey.streets),
        "streets": len({street.name for street in survey.streets}),
        "named_places": len(names),
        "quarters": sum(not quarter.is_town for quarter in survey.quarters),
        "stops": len(survey.stops),
        "places": len(survey.places),
        "buildings": sum("building" in thing.tags for thing in extract.things),
        "network_nodes": len(network.lats),
        "network_edges": len(network.edges),
        "network_largest_share": round(network.largest_share, 4),
        "incomplete_ways": extract.incomplete_ways,
    }

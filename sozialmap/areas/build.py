"""Build an area pack from an OSM extract."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely

from sozialmap.areas.basemap import basemap_layers, write_basemap
from sozialmap.areas.cut import cut_extract
from sozialmap.areas.extract import Extract, Highway, read_extract
from sozialmap.areas.gazetteer import Name, find_crossings, write_gazetteer
from sozialmap.areas.network import Network, build_network
from sozialmap.areas.pack import GAZETTEER, NETWORK, write_places, write_stops
from sozialmap.areas.places import PlaceReader
from sozialmap.areas.plane import Plane
from sozialmap.areas.quarters import Quarter, QuarterFinder, find_quarters
from sozialmap.areas.stops import Stop, find_stops
from sozialmap.areas.streets import Street, find_streets
from sozialmap.core.areas import Area
from sozialmap.core.errors import InputError
from sozialmap.core.model import Interest, Offer
from sozialmap.core.places import Bounds
from sozialmap.core.ports import HoursReader, Progress

OSM_LICENCE = "© OpenStreetMap-Mitwirkende, ODbL 1.0"
FICTIONAL_LICENCE = "Erfundenes Quartier, frei von Rechten Dritter"
MARGIN_DEGREES = 0.001
PERCENTILES = (1, 99)
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
) -> Area:
    """Write the pack into an empty folder and return what it holds. Raises InputError."""
    reader = PlaceReader(interests)
    extract = read_extract(source, reader.keys, _told(progress, "area.read", 0.0, 0.4))
    if cut is not None:
        cut_extract(extract, cut)
    if not extract.highways:
        raise InputError("area.no_streets", file=source.name)
    plane = Plane(_middle_latitude(extract.highways))
    quarters = find_quarters(extract.things)
    finder = QuarterFinder(quarters, plane)

    progress("area.streets", 0.4)
    streets = find_streets(extract.highways, extract.addresses, plane)
    _name_quarters(streets, finder, plane)
    stops = find_stops(extract)
    places = [_read_place_hours(p, read_hours) for p in reader.read(extract.things, finder.find)]
    progress("area.gazetteer", 0.5)
    positions = _node_positions(extract.highways)
    write_gazetteer(
        folder / GAZETTEER,
        streets,
        _names(quarters, stops, places),
        find_crossings(streets, positions),
        plane,
    )
    progress("area.network", 0.6)
    network = build_network(extract.highways, plane)
    network.write(folder / NETWORK)
    progress("area.places", 0.65)
    write_places(folder, places)
    write_stops(folder, stops)
    layers = write_basemap(
        folder,
        basemap_layers(extract, quarters, stops),
        cut,
        lambda share: progress("area.basemap", 0.65 + 0.35 * share),
    )
    return Area(
        name=name,
        folder=folder.name,
        bounds=find_bounds(extract),
        source=source.name,
        data_date=extract.data_date,
        licence=FICTIONAL_LICENCE if extract.fictional else OSM_LICENCE,
        fictional=extract.fictional,
        counts=_counts(extract, streets, quarters, stops, places, network),
        layers=layers,
    )


def find_bounds(extract: Extract) -> Bounds:
    """Return the box of the 1st to 99th percentile of addresses, or of streets without any.

    Extracts keep whole ways and relations, so that single nodes lie far outside.
    """
    ends = [way.line.coords[0] for way in extract.highways]
    points = np.array([(thing.lon, thing.lat) for thing in extract.addresses] or ends)
    west, east = np.percentile(points[:, 0], PERCENTILES)
    south, north = np.percentile(points[:, 1], PERCENTILES)
    margin = MARGIN_DEGREES
    return Bounds(
        *(round(float(edge), 6) for edge in (west - margin, south - margin)),
        *(round(float(edge), 6) for edge in (east + margin, north + margin)),
    )


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


def _names(
    quarters: Iterable[Quarter], stops: Iterable[Stop], places: Iterable[Offer]
) -> list[Name]:
    found = [Name(q.name, "quarter", q.lat, q.lon, 1) for q in quarters if not q.is_town]
    found += [Name(stop.name, "stop", stop.place.lat, stop.place.lon) for stop in stops]
    for place in places:
        if place.title and place.asset.place:
            found.append(
                Name(place.title, "place", place.asset.place.lat, place.asset.place.lon, 3)
            )
    return found


def _counts(
    extract: Extract,
    streets: Sequence[Street],
    quarters: Sequence[Quarter],
    stops: Sequence[Stop],
    places: Sequence[Offer],
    network: Network,
) -> Mapping[str, float]:
    return {
        "addresses": sum(len(street.houses) for street in streets),
        "streets": len({street.name for street in streets}),
        "quarters": sum(not quarter.is_town for quarter in quarters),
        "stops": len(stops),
        "places": len(places),
        "buildings": sum("building" in thing.tags for thing in extract.things),
        "network_nodes": len(network.lats),
        "network_edges": len(network.edges),
        "network_largest_share": round(network.largest_share, 4),
        "incomplete_ways": extract.incomplete_ways,
    }

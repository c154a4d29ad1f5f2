"""The basemap of an area: one vector tile file a layer, and all layers as a GeoPackage."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import shapely

from sozialmap.areas.extract import Extract, Highway, Thing
from sozialmap.areas.quarters import Quarter
from sozialmap.areas.stops import Stop

MIN_ZOOM = 10
MAX_ZOOM = 15
WGS84 = 4326
Feature = tuple[dict[str, str], shapely.Geometry]

LANDUSE = {
    "leisure": {
        **dict.fromkeys(("park", "garden", "nature_reserve", "dog_park"), "park"),
        **dict.fromkeys(("pitch", "sports_centre", "track", "stadium"), "pitch"),
        "playground": "playground",
        "swimming_pool": "pool",
    },
    "landuse": {
        **dict.fromkeys(("grass", "meadow", "village_green", "recreation_ground"), "grass"),
        **dict.fromkeys(("commercial", "retail"), "commercial"),
        **dict.fromkeys(("farmland", "orchard", "vineyard", "farmyard"), "farmland"),
        **{
            kind: kind
            for kind in "forest allotments cemetery residential industrial railway".split()
        },
    },
    "natural": {"wood": "forest", "scrub": "forest", "grassland": "grass", "heath": "grass"},
    "amenity": {"grave_yard": "cemetery", "school": "school", "kindergarten": "school"},
}
BACKGROUND = ("residential", "commercial", "industrial", "railway", "farmland")
"""Kinds drawn first, since others lie on them."""
ROADS = {
    **{kind: kind for kind in "motorway primary secondary tertiary residential".split()},
    **{kind: kind for kind in "living_street pedestrian service track cycleway".split()},
    **{kind: kind for kind in "footway path steps".split()},
    "trunk": "primary",
    "unclassified": "residential",
    "road": "residential",
    "bridleway": "path",
    "corridor": "footway",
    **{f"{kind}_link": kind for kind in "motorway primary secondary tertiary".split()},
    "trunk_link": "primary",
}
RAILWAYS = frozenset({"rail", "tram", "subway", "light_rail", "narrow_gauge"})


def basemap_layers(
    extract: Extract, quarters: Sequence[Quarter], stops: Iterable[Stop]
) -> dict[str, list[Feature]]:
    """Return the features of each layer, in drawing order; empty layers are left out."""
    layers: dict[str, Iterable[Feature]] = {
        "landuse": _landuse(extract.things),
        "water": _features(extract.things, _water_kind, polygons=True),
        "waterways": _features(extract.lines, _waterway_kind, polygons=False),
        "buildings": _features(extract.things, _building_kind, polygons=True),
        "roads": (_road(highway) for highway in extract.highways if _is_drawn(highway)),
        "railways": _features(extract.lines, _railway_kind, polygons=False),
        "boundaries": (
            ({"name": quarter.name}, quarter.outline)
            for quarter in quarters
            if quarter.outline is not None and not quarter.is_town
        ),
        "labels": (
            ({"name": quarter.name, "kind": quarter.kind}, shapely.Point(quarter.lon, quarter.lat))
            for quarter in quarters
        ),
        "stops": (
            ({"name": stop.name, "kind": stop.kind}, shapely.Point(stop.place.lon, stop.place.lat))
            for stop in stops
        ),
    }
    return {name: found for name, features in layers.items() if (found := list(features))}


def write_basemap(
    folder: Path,
    layers: Mapping[str, list[Feature]],
    cut: shapely.Geometry | None,
    told: Callable[[float], None],
) -> tuple[str, ...]:
    """Write `<layer>.pmtiles` for each layer and all into basemap.gpkg; return their names.

    `told` hears which share is done, 0 to 1.
    """
    written = []
    for number, (name, features) in enumerate(layers.items(), 1):
        frame = _frame(features)
        if cut is not None:
            frame = frame.clip(cut, keep_geom_type=True)
        if not frame.empty:
            _write_layer(folder, name, frame)
            written.append(name)
        told(number / len(layers))
    return tuple(written)


def _frame(features: list[Feature]) -> gpd.GeoDataFrame:
    attributes = [attributes for attributes, _ in features]
    geometries = [geometry for _, geometry in features]
    return gpd.GeoDataFrame(attributes, geometry=geometries, crs=WGS84)


def _write_layer(folder: Path, name: str, frame: gpd.GeoDataFrame) -> None:
    frame.to_file(folder / "basemap.gpkg", layer=name, driver="GPKG")
    frame.to_file(
        folder / f"{name}.pmtiles", layer=name, driver="PMTiles", MINZOOM=MIN_ZOOM, MAXZOOM=MAX_ZOOM
    )


def _landuse(things: Iterable[Thing]) -> list[Feature]:
    found = list(_features(things, _landuse_kind, polygons=True))
    found.sort(key=lambda feature: feature[0]["kind"] not in BACKGROUND)
    return found


def _features(
    things: Iterable[Thing], kind_of: Callable[[Thing], str], *, polygons: bool
) -> Iterable[Feature]:
    for thing in things:
        kind = kind_of(thing)
        if kind and thing.geometry.geom_type.endswith("Polygon") == polygons:
            yield {"kind": kind, "name": thing.tags.get("name", "")}, thing.geometry


def _landuse_kind(thing: Thing) -> str:
    found = (kinds.get(thing.tags.get(key, ""), "") for key, kinds in LANDUSE.items())
    return next((kind for kind in found if kind), "")


def _water_kind(thing: Thing) -> str:
    tags = thing.tags
    if tags.get("natural") == "water" or tags.get("waterway") == "riverbank":
        return tags.get("water", "water")
    return "basin" if tags.get("landuse") in {"basin", "reservoir"} else ""


def _waterway_kind(thing: Thing) -> str:
    kind = thing.tags.get("waterway", "")
    return kind if kind in {"river", "stream", "canal", "ditch", "drain"} else ""


def _building_kind(thing: Thing) -> str:
    kind = thing.tags.get("building", "")
    return "" if kind == "no" else kind


def _railway_kind(thing: Thing) -> str:
    kind = thing.tags.get("railway", "")
    return kind if kind in RAILWAYS and thing.tags.get("tunnel") != "yes" else ""


def _is_drawn(highway: Highway) -> bool:
    tags = highway.tags
    return tags["highway"] in ROADS and tags.get("footway") not in {"sidewalk", "crossing"}


def _road(highway: Highway) -> Feature:
    tags = highway.tags
    kind = ROADS[tags["highway"]]
    return {"kind": kind, "name": tags.get("name", "")}, highway.line

"""The whole town, from streets to bus lines."""

from random import Random

import shapely

from demo.facilities import Facility, address_tags, grounds, place_points, quarter_of
from demo.geometry import Line, polygons
from demo.houses import Building, add_letters, build_houses, find_blocks, give_addresses
from demo.names import TOWN
from demo.network import all_streets
from demo.osm_file import OsmFile
from demo.plan import GRABEN, ISLAND, PATCHES, RAILWAY, RIVER, RIVER_HALF_M, Street
from demo.transit import LINES, BusStop, find_stops

SEED = 63067
LANDUSE = {"perimeter": "residential", "house": "residential", "slab": "residential",
           "hall": "industrial"}  # fmt: skip


def draw_town(seed: int = SEED) -> OsmFile:
    """Return the town as OSM objects; the same seed gives the same file."""
    rng = Random(seed)
    osm = OsmFile(rng)
    streets = all_streets()
    blocks = find_blocks(streets)
    facilities = grounds(blocks)
    built_on = shapely.union_all([f.shape for f in facilities if f.shape.area > 0])
    houses = [h for h in build_houses(blocks, rng) if not h.shape.intersects(built_on)]
    give_addresses(houses, streets, rng)
    add_letters(houses, rng)
    facilities += place_points(houses, rng)

    _write_land(osm)
    _write_streets(osm, streets)
    _write_houses(osm, houses, rng)
    _write_facilities(osm, facilities)
    _write_quarters(osm)
    _write_buses(osm, streets)
    return osm


def _write_land(osm: OsmFile) -> None:
    for patch in PATCHES:
        osm.area({"landuse": LANDUSE[patch.style]}, patch.outline)
    osm.area({"landuse": "commercial"}, shapely.Polygon(GRABEN))
    tracks = shapely.LineString(RAILWAY)
    osm.area({"landuse": "railway"}, tracks.buffer(13))
    for offset in (-3.0, 3.0):
        osm.way({"railway": "rail", "name": "Mainbogenbahn"}, _rounded(tracks.offset_curve(offset)))
    river = shapely.LineString(RIVER).buffer(RIVER_HALF_M, cap_style="flat")
    water = polygons(river.difference(shapely.Polygon(ISLAND)))
    osm.area({"natural": "water", "water": "river", "name": "Bogen"}, water[0])
    osm.way({"waterway": "river", "name": "Bogen"}, RIVER)
    osm.area({"natural": "wood", "name": "Fährinsel"}, shapely.Polygon(ISLAND))


def _rounded(line: shapely.LineString) -> Line:
    return [(round(x, 2), round(y, 2)) for x, y in line.coords]


def _write_streets(osm: OsmFile, streets: list[Street]) -> None:
    for street in streets:
        tags = {"highway": street.kind, **({"name": street.name} if street.name else {})}
        if street.kind in {"residential", "living_street"}:
            tags["maxspeed"] = "30" if street.kind == "residential" else "7"
        if street.kind == "steps":
            tags["step_count"] = "24"
        osm.way({**tags, **dict(street.tags)}, street.line)


def _write_houses(osm: OsmFile, houses: list[Building], rng: Random) -> None:
    for house in houses:
        tags = {"building": house.kind}
        as_node = bool(house.doors)
        if house.number and not as_node:
            tags |= address_tags(house, house.number)
        osm.area(tags, house.shape)
        for door, number in house.doors:
            osm.node({"entrance": "yes", **address_tags(house, number)}, door)


def _write_facilities(osm: OsmFile, facilities: list[Facility]) -> None:
    for facility in facilities:
        tags = dict(facility.tags)
        if facility.address:
            tags |= address_tags(facility.address, facility.address.main_number)
        if facility.shape.geom_type == "Point":
            osm.node(tags, (facility.shape.x, facility.shape.y))
        else:
            for shape in polygons(facility.shape)[:1]:
                osm.area(tags, shape)


def _write_quarters(osm: OsmFile) -> None:
    parts: dict[str, list[shapely.Polygon]] = {"Marktviertel": [shapely.Polygon(GRABEN)]}
    for patch in PATCHES:
        parts.setdefault(quarter_of(patch.name), []).append(patch.outline)
    for name in sorted(parts):
        shape = shapely.union_all(parts[name]).buffer(9).buffer(-8)
        whole = max(polygons(shape), key=lambda piece: piece.area)
        middle = whole.representative_point()
        osm.node({"place": "suburb", "name": name}, (middle.x, middle.y))
        osm.area({"boundary": "administrative", "admin_level": "10", "name": name}, whole)
    town = shapely.union_all([shape for shapes in parts.values() for shape in shapes])
    hull = town.convex_hull.buffer(60)
    osm.area(
        {"boundary": "administrative", "admin_level": "8", "name": TOWN, "fictional": "yes"}, hull
    )
    osm.node({"place": "town", "name": TOWN, "fictional": "yes"}, (-40.0, 250.0))


def _write_buses(osm: OsmFile, streets: list[Street]) -> None:
    stops, by_line = find_stops(streets)
    ids = {id(stop): _write_stop(osm, stop) for stop in stops}
    for ref, served in by_line.items():
        start, end, _ = LINES[ref]
        tags = {"type": "route", "route": "bus", "ref": ref, "from": start, "to": end}
        tags["name"] = f"Bus {ref}: {start} – {end}"
        osm.relation(tags, [("node", ids[id(stop)], "platform") for stop in served])


def _write_stop(osm: OsmFile, stop: BusStop) -> int:
    tags = {"highway": "bus_stop", "public_transport": "platform", "bus": "yes", "name": stop.name}
    first = osm.node(tags, stop.posts[0])
    osm.node(tags, stop.posts[1])
    return first

"""What covers the ground: river, woods, fields, parks, gardens, built-up land."""

import shapely

from demo.geometry import beside, polygons
from demo.osm import Drawing
from demo.plan import (
    BOUNDS,
    ISLAND,
    MAIN,
    PATCHES,
    POND,
    RAILWAY_AREA,
    RIVER,
    RIVER_AREA,
    RIVERSIDE,
    bank,
)
from demo.quarters import EDGE
from demo.walks import NORTH_PATH

LAND_OF_STYLE = {"perimeter": "residential", "house": "residential", "slab": "residential"}
TOWN = shapely.Polygon(EDGE)
WOODS: dict[str, list[tuple[float, float]]] = {
    "Auwald": [(-1270, 700), (-960, 520), (-745, 690), (-770, 850), (-700, 1000), (-1000, 1200)],
    "Reiherwald": [(300, 900), (560, 850), (840, 760), (1260, 640), (1260, 900), (500, 1150)],
}
FIELDS: tuple[tuple[str, list[tuple[float, float]]], ...] = (
    ("farmland", [(-1300, -400), (-1095, -340), (-1070, -180), (-1100, 15), (-1300, -40)]),
    ("farmland", [(-1300, -920), (-1040, -900), (-1108, -640), (-1070, -420), (-1300, -480)]),
    ("meadow", [(-1300, 0), (-1105, 55), (-1085, 135), (-1120, 225), (-1300, 230)]),
    ("farmland", [(1125, 15), (1110, 220), (1280, 235), (1280, -300), (1085, -230)]),
    ("farmland", [(1110, -600), (1072, -720), (1100, -860), (1280, -870), (1280, -640)]),
    ("orchard", [(895, -505), (1090, -560), (1130, -530), (900, -450), (790, -425), (790, -500)]),
    ("meadow", [(-120, 930), (290, 915), (330, 1000), (180, 1080), (-150, 1080)]),
    ("meadow", [(1115, 250), (1115, 430), (1280, 430), (1280, 270)]),
)


def draw_water(drawing: Drawing) -> None:
    """Add the river with its island, its middle line, a pond and a brook."""
    water = RIVER_AREA.difference(shapely.Polygon(ISLAND))
    tags = {"natural": "water", "water": "river", "name": "Main", "wheelchair": "no"}
    del tags["wheelchair"]
    drawing.area(polygons(water)[0], tags)
    drawing.way(RIVER, {"waterway": "river", "name": "Main", "boat": "yes"})
    pond = {"natural": "water", "water": "pond", "name": "Brunnenweiher"}
    drawing.area(shapely.Polygon(POND), pond)
    drawing.area(shapely.Polygon(ISLAND), {"natural": "wood", "place": "islet"})
    brook = beside(MAIN["Am Brunnheimer Bach"], 22)
    drawing.way(brook, {"waterway": "stream", "name": "Brunnheimer Bach"})


def draw_country(drawing: Drawing) -> None:
    """Add woods, fields and the green banks."""
    for name, points in WOODS.items():
        for wood in polygons(shapely.Polygon(points).intersection(TOWN).difference(_wet())):
            drawing.area(wood, {"landuse": "forest", "name": name})
    forest = _south_of_town()
    for wood in polygons(forest):
        drawing.area(wood, {"landuse": "forest", "name": "Brunnheimer Wald", "leaf_type": "mixed"})
    for kind, points in FIELDS:
        for field in polygons(shapely.Polygon(points).intersection(TOWN).difference(_wet())):
            drawing.area(field, {"landuse": kind})
    for green in (_bank_green(RIVERSIDE, -1), _bank_green(NORTH_PATH, 1)):
        drawing.area(green, {"landuse": "grass"})
    drawing.area(polygons(RAILWAY_AREA)[0], {"landuse": "railway"})


def draw_built_up(drawing: Drawing) -> None:
    """Add the residential and industrial land of each patch."""
    for patch in PATCHES:
        kind = LAND_OF_STYLE.get(patch.style, "industrial")
        drawing.area(polygons(patch.outline)[0], {"landuse": kind})


def _wet() -> shapely.Polygon:
    return RIVER_AREA.buffer(2)


def _south_of_town() -> shapely.Geometry:
    edge = BOUNDS[4]
    area = shapely.Polygon([*edge, (1300, -1300), (-1300, -1300), (-1300, -940)]).buffer(0)
    for road in ("Lohfelder Straße", "Brunnheimer Landstraße"):
        area = area.difference(shapely.LineString(MAIN[road]).buffer(14))
    return area.intersection(TOWN).buffer(-1).buffer(1)


def _bank_green(road: list[tuple[float, float]], side: int) -> shapely.Polygon:
    line = shapely.LineString(bank(side))
    start, end = (line.project(shapely.Point(road[i])) for i in (0, -1))
    shore = shapely.ops.substring(line, start, end)
    return polygons(shapely.Polygon([*shore.coords, *road[::-1]]).buffer(0))[0]

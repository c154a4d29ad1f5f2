"""Streets as people mean them: all ways of one name that lie together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from sozialmap.areas.extract import Highway, Thing
from sozialmap.areas.plane import Plane
from sozialmap.areas.towns import Districts
from sozialmap.core.addresses import street_key

NO_STREETS = frozenset(
    "platform corridor elevator bus_stop rest_area services construction proposed raceway "
    "emergency_bay escape".split()
)
"""Kinds of ways whose name is not that of a street."""
GAP_M = 400.0
"""Ways of one name further apart than this are two streets."""
HOUSE_NUMBER = re.compile(
    r"""(?<!\d)0*([1-9]\d{0,3})(?!\d)     # 12
        (?:\s?([a-z])(?![a-z]))?           # 12a, 12 a
        (\s?\d?/\d+(?!\d))?               # 12/1, 8 1/2
        (?:\s?-\s?(\d{1,4})(?!\d))?        # 12-14""",
    re.VERBOSE,
)
MOST_PARTS = 4
"""Up to here the second of two numbers may be a part of the first: 2/3 is the third of number 2."""
PAIR = re.compile(r"(\d{1,4})\s?([a-z]?)\s?/\s?(\d{1,4})\s?([a-z]?)")


@dataclass(frozen=True, slots=True)
class House:
    """One house number of a street."""

    number: int
    letter: str
    last: int | None
    postcode: str
    lat: float
    lon: float


@dataclass(slots=True)
class Street:
    """A street or, where a name exists twice in town, one of the two."""

    name: str
    line: shapely.Geometry
    """In metres."""
    nodes: frozenset[int] = frozenset()
    houses: list[House] = field(default_factory=list)
    postcodes: Counter[str] = field(default_factory=Counter)
    towns: Counter[str] = field(default_factory=Counter)
    quarter: str = ""

    @property
    def postcode(self) -> str:
        """The postcode of most of its addresses."""
        return self.postcodes.most_common(1)[0][0] if self.postcodes else ""

    @property
    def town(self) -> str:
        """The town of most of its addresses."""
        return self.towns.most_common(1)[0][0] if self.towns else ""

    @property
    def middle(self) -> shapely.Point:
        """The point half-way along its longest piece as built, in metres."""
        if self.line.geom_type in ("Point", "MultiPoint"):
            return self.line.centroid
        merged = shapely.line_merge(self.line) if self.line.geom_type != "LineString" else self.line
        longest = max(getattr(merged, "geoms", [merged]), key=lambda piece: piece.length)
        return longest.interpolate(0.5, normalized=True)


def find_streets(
    highways: Iterable[Highway],
    addresses: Iterable[Thing],
    plane: Plane,
    towns: Districts,
    postcodes: Districts,
) -> list[Street]:
    """Return all streets with their houses, from ways and from addresses without a way."""
    streets = _streets_of_ways(highways, plane)
    lost = _give_houses(streets, addresses, plane)
    streets += _streets_of_addresses(lost, plane)
    _fill_gaps(streets, plane, towns, postcodes)
    return streets


def _streets_of_ways(highways: Iterable[Highway], plane: Plane) -> list[Street]:
    named: dict[str, list[Highway]] = defaultdict(list)
    for highway in highways:
        name = highway.tags.get("name", "").strip()
        if street_key(name) and highway.tags["highway"] not in NO_STREETS:
            named[street_key(name)].append(highway)
    return [
        _street(group, plane) for key in sorted(named) for group in _together(named[key], plane)
    ]


def _together(highways: Sequence[Highway], plane: Plane) -> list[list[Highway]]:
    lines = [plane.flatten(highway.line) for highway in highways]
    groups = _group(lines)
    return [
        [highway for highway, group in zip(highways, groups, strict=True) if group == number]
        for number in range(max(groups) + 1)
    ]


def _group(geometries: list[shapely.Geometry]) -> list[int]:
    """Return the number of the group that each geometry lies in."""
    tree = shapely.STRtree(geometries)
    pairs = tree.query(geometries, predicate="dwithin", distance=GAP_M)
    count = len(geometries)
    graph = coo_array((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=(count, count))
    return [int(group) for group in connected_components(graph, directed=False)[1]]


def _street(highways: Sequence[Highway], plane: Plane) -> Street:
    names = Counter(highway.tags["name"].strip() for highway in highways)
    return Street(
        name=names.most_common(1)[0][0],
        line=shapely.union_all([plane.flatten(highway.line) for highway in highways]),
        nodes=frozenset(node for highway in highways for node in highway.nodes),
    )


def _give_houses(
    streets: list[Street], addresses: Iterable[Thing], plane: Plane
) -> dict[str, list[Thing]]:
    """Give every address to the nearest street of its name; return those without one."""
    by_key: dict[str, list[Street]] = defaultdict(list)
    for street in streets:
        by_key[street_key(street.name)].append(street)
    lost: dict[str, list[Thing]] = defaultdict(list)
    for address in addresses:
        name = address.tags.get("addr:street") or address.tags.get("addr:place") or ""
        if not street_key(name):
            continue
        point = plane.flatten(shapely.Point(address.lon, address.lat))
        near = [s for s in by_key[street_key(name)] if s.line.distance(point) <= GAP_M * 2]
        if near:
            _add_house(min(near, key=lambda s: s.line.distance(point)), address)
        else:
            lost[name.strip()].append(address)
    return lost


def _add_house(street: Street, address: Thing) -> None:
    tags = address.tags
    postcode = tags.get("addr:postcode", "").strip()
    street.postcodes.update([postcode] if postcode else [])
    street.towns.update([tags["addr:city"].strip()] if tags.get("addr:city") else [])
    for number, letter, last in read_house_numbers(tags["addr:housenumber"]):
        street.houses.append(House(number, letter, last, postcode, address.lat, address.lon))


def _streets_of_addresses(lost: dict[str, list[Thing]], plane: Plane) -> list[Street]:
    streets = []
    for name in sorted(lost):
        things = lost[name]
        points = [plane.flatten(shapely.Point(thing.lon, thing.lat)) for thing in things]
        groups = _group(points)
        for group in range(max(groups) + 1):
            rows = [row for row, own in enumerate(groups) if own == group]
            street = Street(name, shapely.MultiPoint([points[row] for row in rows]))
            for row in rows:
                _add_house(street, things[row])
            streets.append(street)
    return streets


def _fill_gaps(streets: list[Street], plane: Plane, towns: Districts, postcodes: Districts) -> None:
    """Give streets without addresses the postcode and town of their boundary, else the nearest."""
    for label, districts in (("postcodes", postcodes), ("towns", towns)):
        empty = [street for street in streets if not getattr(street, label)]
        for street in empty:
            middle = plane.unflatten(street.middle)
            name = districts.find(middle.y, middle.x)
            getattr(street, label).update([name] if name else [])
        known = [street for street in streets if getattr(street, label)]
        if known:
            _copy_from_nearest(known, empty, label)


def _copy_from_nearest(known: list[Street], others: Iterable[Street], label: str) -> None:
    tree = cKDTree([street.middle.coords[0] for street in known])
    for street in others:
        if not getattr(street, label):
            nearest = known[int(tree.query(street.middle.coords[0])[1])]
            getattr(street, label).update([getattr(nearest, label).most_common(1)[0][0]])


def read_house_numbers(written: str) -> list[tuple[int, str, int | None]]:
    """Return number, letter and end of range of each house number: "12a;14-16" has two.

    "12/14" are two houses. In "12/1" and "8 1/2" the rest is kept as the letter, since 12 and 8
    are other houses.
    """
    parts = re.split(r"[;,]", written.lower().replace("–", "-").replace("½", " 1/2"))
    return [house for part in parts for house in _read_part(part.strip())]


def _read_part(part: str) -> list[tuple[int, str, int | None]]:
    pair = PAIR.fullmatch(part)
    if pair and int(pair[3]) > MOST_PARTS and 0 < int(pair[3]) - int(pair[1]) <= MOST_PARTS:
        return [(int(pair[1]), pair[2], None), (int(pair[3]), pair[4], None)]
    found = HOUSE_NUMBER.match(part)
    if not found:
        return []
    number, letter, rest, last = int(found[1]), found[2] or "", found[3] or "", found[4]
    return [(number, letter + rest.strip(), int(last) if last and int(last) > number else None)]

"""Streets as people mean them: all ways of one name that lie together."""

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
from sozialmap.core.addresses import street_key

GAP_M = 400.0
"""Ways of one name further apart than this are two streets."""


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
    highways: Iterable[Highway], addresses: Iterable[Thing], plane: Plane
) -> list[Street]:
    """Return all streets with their houses, from ways and from addresses without a way."""
    streets = _streets_of_ways(highways, plane)
    lost = _give_houses(streets, addresses, plane)
    streets += _streets_of_addresses(lost, plane)
    _fill_gaps(streets)
    return streets


def _streets_of_ways(highways: Iterable[Highway], plane: Plane) -> list[Street]:
    named: dict[str, list[Highway]] = defaultdict(list)
    for highway in highways:
        name = highway.tags.get("name", "").strip()
        if name and street_key(name):
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


def _fill_gaps(streets: list[Street]) -> None:
    """Give streets without addresses the postcode and town of the nearest that has some."""
    for label in ("postcodes", "towns"):
        known = [street for street in streets if getattr(street, label)]
        if not known:
            continue
        tree = cKDTree([street.middle.coords[0] for street in known])
        for street in streets:
            if not getattr(street, label):
                nearest = known[int(tree.query(street.middle.coords[0])[1])]
                getattr(street, label).update([getattr(nearest, label).most_common(1)[0][0]])


def read_house_numbers(written: str) -> list[tuple[int, str, int | None]]:
    """Return number, letter and end of range of each house number: "12a;14-16" has two."""
    found = []
    for part in written.replace(",", ";").split(";"):
        digits, letter, last = _read_one(part.strip().lower())
        if digits:
            found.append((digits, letter, last))
    return found


def _read_one(part: str) -> tuple[int, str, int | None]:
    head, _, tail = part.replace("–", "-").partition("-")
    number = "".join(c for c in head.split("/")[0].split(" ")[0] if c.isdigit())
    letters = [c for c in head[len(number) :].strip() if c.isalpha()]
    end = "".join(c for c in tail if c.isdigit())
    if not number or len(number) > 5 or len(end) > 5:
        return 0, "", None
    last = int(end) if end and int(end) > int(number) else None
    return int(number), letters[0] if letters else "", last

"""An area: a town or neighbourhood made from one OSM extract."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sozialmap.core.places import Bounds


@dataclass(frozen=True, slots=True)
class Area:
    """What is known about an area pack.

    `folder` is the name of its folder below the home's `areas`, new for every build, so that a
    rebuilt pack never changes under a reader. `bounds` hold the 1st to 99th percentile of what
    is there. `counts`: addresses, streets, named_places, quarters, stops, places, network_nodes,
    network_edges, network_largest_share (0 to 1), incomplete_ways, … `layers` are the names of the
    basemap's PMTiles files, without the ending, in drawing order.
    """

    name: str
    folder: str
    bounds: Bounds
    source: str
    data_date: date | None
    licence: str
    fictional: bool = False
    counts: Mapping[str, float] = field(default_factory=dict)
    layers: tuple[str, ...] = ()
    in_use: bool = False

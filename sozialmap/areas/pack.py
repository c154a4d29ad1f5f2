"""Files of an area pack, and how to open a finished one."""

import gzip
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter

from sozialmap.areas.network import Network, read_network
from sozialmap.areas.quarters import Quarter, read_quarters
from sozialmap.areas.stops import Stop
from sozialmap.areas.timetable import Timetable, read_timetable
from sozialmap.core.model import Offer

GAZETTEER = "gazetteer.db"
BASEMAP = "basemap.gpkg"
NETWORK = "network.npz"
PLACES = "places.json.gz"
STOPS = "stops.json"
TIMETABLE = "timetable.npz"
OFFERS_FORM = TypeAdapter(list[Offer])
STOPS_FORM = TypeAdapter(list[Stop])


def write_places(folder: Path, places: Sequence[Offer]) -> None:
    """Write the ordinary places of a pack."""
    (folder / PLACES).write_bytes(gzip.compress(OFFERS_FORM.dump_json(list(places)), mtime=0))


def write_stops(folder: Path, stops: Sequence[Stop]) -> None:
    """Write the stops of a pack."""
    (folder / STOPS).write_bytes(STOPS_FORM.dump_json(list(stops)))


class Pack:
    """A finished area pack; its parts are read when they are asked for first."""

    def __init__(self, folder: Path) -> None:
        """Open the pack in a folder."""
        self.folder = folder

    @property
    def gazetteer(self) -> Path:
        """The file of the gazetteer."""
        return self.folder / GAZETTEER

    @property
    def basemap(self) -> Path:
        """The file of the basemap's shapes, all layers."""
        return self.folder / BASEMAP

    @cached_property
    def places(self) -> list[Offer]:
        """Ordinary places."""
        return OFFERS_FORM.validate_json(gzip.decompress((self.folder / PLACES).read_bytes()))

    @cached_property
    def stops(self) -> list[Stop]:
        """Stops with their lines."""
        return STOPS_FORM.validate_json((self.folder / STOPS).read_bytes())

    @cached_property
    def timetable(self) -> Timetable | None:
        """The timetable, where one was given when the pack was built."""
        path = self.folder / TIMETABLE
        return read_timetable(path) if path.is_file() else None

    @property
    def has_network(self) -> bool:
        """Whether it knows ways at all."""
        return (self.folder / NETWORK).is_file() and len(self.network.edges) > 0

    @cached_property
    def quarters(self) -> list[Quarter]:
        """Quarters, with their outlines where those are known."""
        basemap = self.folder / BASEMAP
        return read_quarters(basemap) if basemap.is_file() else []

    @cached_property
    def network(self) -> Network:
        """The walking and cycling network."""
        return read_network(self.folder / NETWORK)

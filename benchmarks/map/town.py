"""Invented entries for maps of any size, and a house that knows nothing else."""

import random
from functools import cache, cached_property

import geopandas
import numpy as np
from numpy.typing import NDArray

from benchmarks.generated_town import street_name
from sozialmap.config import Settings
from sozialmap.core.areas import Area
from sozialmap.core.index import Index
from sozialmap.core.model import Asset, AssetType, Offer
from sozialmap.core.places import Place, Quality
from sozialmap.wiring import House

CENTRE = Place(50.105, 8.765)
SPREAD_LAT, SPREAD_LON = 0.012, 0.018
"""A dense middle and thin edges, as towns have them; in degrees."""
KINDS = ("Café", "Treff", "Bäckerei", "Verein", "Spielplatz", "Bücherei", "Praxis", "Werkstatt")
TYPES = tuple(AssetType)


def make_entry(number: int, chance: random.Random) -> Offer:
    """Return one ordinary place; ids rise in the order of rows, as in an extract."""
    at = Place(CENTRE.lat + chance.gauss(0, SPREAD_LAT), CENTRE.lon + chance.gauss(0, SPREAD_LON))
    street = street_name(chance.randrange(200), chance.randrange(200), 0)
    name = f"{chance.choice(KINDS)} {street} {chance.randrange(1, 120)}"
    asset = Asset(name, chance.choice(TYPES), place=at, quality=Quality.HOUSE, ordinary=True)
    return Offer(
        name, asset, id=f"osm:node/{300_000_000 + number * 20_011 + chance.randrange(20_000)}"
    )


@cache
def make_entries(count: int) -> tuple[Offer, ...]:
    """Return the same entries for the same count."""
    chance = random.Random(4)
    return tuple(make_entry(number, chance) for number in range(count))


@cache
def make_frame(count: int) -> geopandas.GeoDataFrame:
    """Return the entries as a frame, as a script with geopandas has them."""
    entries = make_entries(count)
    places = [entry.asset.place for entry in entries]
    return geopandas.GeoDataFrame(
        {
            "id": [entry.id for entry in entries],
            "name": [entry.title for entry in entries],
            "type": [entry.asset.asset_type.value for entry in entries],
        },
        geometry=geopandas.points_from_xy([p.lon for p in places], [p.lat for p in places]),
        crs=4326,
    )


@cache
def make_half(count: int) -> NDArray[np.bool_]:
    """Return which half of the entries a filter lets through."""
    return np.random.default_rng(4).permutation(count) < count // 2


class InventedHouse(House):
    """A house whose index holds invented entries; all else is as in the app."""

    def __init__(self, settings: Settings, count: int) -> None:
        """Keep how many entries there are."""
        super().__init__(settings)
        self.count = count

    def index(self) -> Index:
        """Return the index, of which the map needs entries and places only."""
        return self._invented

    def area(self) -> Area | None:
        """Return None: there is no basemap, as with the other maps."""
        return None

    @cached_property
    def _invented(self) -> Index:
        entries = make_entries(self.count)
        return Index(
            version=f"invented-{self.count}",
            entries=entries,
            area_names=(),
            kinds=np.zeros(self.count, dtype=np.int8),
            areas=np.zeros(self.count, dtype=np.uint32),
            lats=np.array([entry.asset.place.lat for entry in entries]),
            lons=np.array([entry.asset.place.lon for entry in entries]),
            leanings=np.zeros((self.count, 0), dtype=np.float32),
            meanings=None,
            candidates=(),
        )

"""The one place that chooses implementations and puts them together."""

import threading
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import shapely

from sozialmap.areas.build import build_area
from sozialmap.areas.folders import PackFolders
from sozialmap.areas.pack import Pack
from sozialmap.config import CHECKOUT, OFFLINE, Settings, process_environment, read_settings
from sozialmap.core.areas import Area
from sozialmap.core.errors import InputError, UnknownNameError
from sozialmap.core.index import Index, build_index
from sozialmap.core.ports import Progress
from sozialmap.geocoders.chain import FinderChain
from sozialmap.geocoders.gazetteer import Gazetteer
from sozialmap.geocoders.network import GeocodingService, NetworkFinder, Provider
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.offer_table import read_offers, unknown_columns
from sozialmap.importers.tables import read_table
from sozialmap.language.vocabulary import Vocabulary, load_vocabulary
from sozialmap.maps.bundle import build_bundle, is_built
from sozialmap.stores.store import Store
from sozialmap.text import Translator, load_translator
from sozialmap.usecases.add_area import add_area
from sozialmap.usecases.ask_ahead import ask_ahead
from sozialmap.usecases.import_table import ImportReport, import_table
from sozialmap.usecases.set_up import SetupRun, Step

DATA = CHECKOUT / "data"
DEMO_AREA = "Mainbogen"
DEMO_OSM = DATA / "quarter.osm.gz"
DEMO_OFFERS = DATA / "offers.csv"
VOCABULARY = DATA / "interests.csv"


class House:
    """Everything an entry point needs, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; nothing is opened yet."""
        self.settings = settings
        self.folders = PackFolders(settings.areas)
        self._lock = threading.RLock()
        self._index: Index | None = None
        self._finders: dict[str, Gazetteer] = {}
        self._packs: dict[str, Pack] = {}

    @cached_property
    def store(self) -> Store:
        """The database, brought up to date."""
        self.settings.home.mkdir(parents=True, exist_ok=True)
        store = Store(self.settings.database_url)
        store.migrate()
        return store

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The interests and their words."""
        return load_vocabulary(VOCABULARY)

    def translator(self, language: str | None = None) -> Translator:
        """Return the translator of a language, by default that of the settings."""
        return load_translator(language or self.settings.language)

    def area(self) -> Area | None:
        """Return the area in use, or None."""
        return self.store.load_area_in_use()

    def pack(self, area: Area) -> Pack:
        """Return the pack of an area."""
        with self._lock:
            if area.folder not in self._packs:
                self._packs[area.folder] = Pack(self.folders.path(area.folder))
            return self._packs[area.folder]

    def finder(self, area: Area | None) -> Gazetteer | None:
        """Return the geocoder of an area, or None without an area. It asks no network."""
        if area is None:
            return None
        with self._lock:
            if area.folder not in self._finders:
                self._finders[area.folder] = Gazetteer(self.pack(area).gazetteer)
            return self._finders[area.folder]

    def asset_finder(self, area: Area | None) -> FinderChain | None:
        """Return what finds addresses of assets for one table, or None without an area.

        Unlike `finder` it may ask a service, where an administrator set one up; never for an
        invented area, whose addresses a service would find somewhere else.
        """
        directory = self.finder(area)
        if area is None or directory is None:
            return None
        return FinderChain(directory, self._network_finder(area))

    def _network_finder(self, area: Area) -> NetworkFinder | None:
        if self.geocoding_service is None or area.fictional:
            return None
        return NetworkFinder(
            self.geocoding_service, area.bounds, self.store.geocode_cache(), today=_today
        )

    @cached_property
    def geocoding_service(self) -> GeocodingService | None:
        """The service that was set up, or None; one for all areas, for it keeps the pace."""
        chosen = self.settings.geocoder
        if chosen.provider == OFFLINE:
            return None
        return GeocodingService(Provider(chosen.provider), chosen.url, local=chosen.local)

    def index(self) -> Index:
        """Return the index of the data as they are now; it is made anew when they change."""
        area = self.area()
        version = f"{area.folder if area else 'none'}-{self.store.load_stamp()}"
        with self._lock:
            if self._index is None or self._index.version != version:
                self._index = build_index(
                    version,
                    self.store.load_offers(),
                    self.pack(area).places if area else [],
                    area=area,
                    vocabulary=self.vocabulary,
                )
            return self._index

    def build_area(
        self,
        source: Path,
        name: str,
        *,
        cut: shapely.Geometry | None,
        use: bool,
        progress: Progress,
    ) -> Area:
        """Build an area pack and register it."""

        def build(folder: Path, progress: Progress) -> Area:
            return build_area(
                source,
                name,
                folder,
                self.vocabulary.interests,
                read_hours=read_hours,
                progress=progress,
                cut=cut,
            )

        return add_area(
            name, build, use=use, folders=self.folders, store=self.store, progress=progress
        )

    def import_file(
        self, path: Path, *, dry_run: bool, progress: Progress
    ) -> tuple[ImportReport, list[str]]:
        """Import a table of offers; return the report and the columns that mean nothing here."""
        table = read_table(path)
        others = unknown_columns(table)
        area = self.area()
        finder = self.asset_finder(area)
        rows = table.estimated_rows()
        if finder and finder.asks_network:
            ask_ahead(read_offers(table), finder, progress, rows)
        report = import_table(
            path.name,
            read_offers(table),
            finder=finder,
            area=area,
            store=self.store,
            progress=progress,
            dry_run=dry_run,
            interest_names=frozenset(self.vocabulary.by_name),
            expected_rows=rows,
        )
        return report, others

    def use_area(self, name: str) -> None:
        """Make an area the one in use. Raises UnknownNameError."""
        if not self.store.use_area(name):
            raise UnknownNameError("area.unknown", name=name, known=self._known_areas())

    def find_area(self, name: str) -> Area:
        """Return an area by name. Raises UnknownNameError."""
        for area in self.store.load_areas():
            if area.name == name:
                return area
        raise UnknownNameError("area.unknown", name=name, known=self._known_areas())

    def required_area(self) -> Area:
        """Return the area in use. Raises InputError where there is none."""
        area = self.area()
        if area is None:
            raise InputError("area.none")
        return area

    def _known_areas(self) -> str:
        return ", ".join(area.name for area in self.store.load_areas()) or "–"

    @cached_property
    def setup_run(self) -> SetupRun:
        """The one set-up of this process, for the page that shows its progress."""
        return SetupRun(self.setup_steps())

    def setup_steps(self) -> list[Step]:
        """Return what a fresh checkout needs, in order."""
        return [
            Step("setup.bundle", 3, is_built, lambda _: build_bundle(process_environment())),
            Step("setup.database", 1, self._has_database, lambda _: self.store.migrate()),
            Step("setup.area", 4, self._has_area, self._build_demo_area),
            Step("setup.offers", 2, self._has_offers, self._import_demo_offers),
        ]

    def _has_database(self) -> bool:
        return self.store.is_current()

    def _has_area(self) -> bool:
        return any(self.folders.path(area.folder).is_dir() for area in self.store.load_areas())

    def _has_offers(self) -> bool:
        return self.store.load_stamp() > 0

    def _build_demo_area(self, progress: Progress) -> None:
        self.build_area(DEMO_OSM, DEMO_AREA, cut=None, use=True, progress=progress)

    def _import_demo_offers(self, progress: Progress) -> None:
        self.import_file(DEMO_OFFERS, dry_run=False, progress=progress)

    def close(self) -> None:
        """Close what was opened."""
        for finder in self._finders.values():
            finder.close()
        if "store" in self.__dict__:
            self.store.close()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the machine stands


@cache
def shared_house() -> House:
    """Return the one house of an app's process, for its pages and routes."""
    return make_house()


def make_house(settings: Settings | None = None) -> House:
    """Return a house for the settings of this process."""
    return House(settings or read_settings())

"""The one place that chooses implementations and puts them together."""

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import shapely

from sozialmap.areas.build import build_area
from sozialmap.areas.fetched import FetchedTown
from sozialmap.areas.folders import PackFolders
from sozialmap.areas.ground import read_ground
from sozialmap.areas.overpass import POLITE, Overpass
from sozialmap.areas.pack import Pack
from sozialmap.areas.places import PlaceReader
from sozialmap.areas.reach import Reach, estimate_ground
from sozialmap.areas.router import Router
from sozialmap.config import CHECKOUT, OFFLINE, Settings, process_environment, read_settings
from sozialmap.core.areas import Area
from sozialmap.core.distance import distance_m
from sozialmap.core.dreams import Dream
from sozialmap.core.errors import InputError, UnknownNameError
from sozialmap.core.ground import Detail, MapGround
from sozialmap.core.index import Index, build_index
from sozialmap.core.model import Offer
from sozialmap.core.places import Bounds, Place
from sozialmap.core.ports import Progress
from sozialmap.core.reach import Ground, Travel
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Mode
from sozialmap.exporters.csv_file import write_offers_csv
from sozialmap.exporters.geojson_file import write_offers_geojson
from sozialmap.exporters.plan_sections import read_sections
from sozialmap.exporters.xlsx_file import write_offers_xlsx
from sozialmap.geocoders.chain import FinderChain
from sozialmap.geocoders.gazetteer import Gazetteer
from sozialmap.geocoders.network import GeocodingService, NetworkFinder, Provider
from sozialmap.importers.german_hours import read_hours
from sozialmap.importers.tables import TableForm
from sozialmap.language.dreams import read_dreams
from sozialmap.language.encoder import Encoder, EncoderState
from sozialmap.language.head import Head, read_head
from sozialmap.language.reader import Reader, SavedReader
from sozialmap.language.vocabulary import Vocabulary, load_vocabulary
from sozialmap.maps.bundle import build_bundle, is_built
from sozialmap.maps.entry_picture import WIDTH, picture_entries
from sozialmap.maps.neighbourhood import to_script_json
from sozialmap.maps.packed_ground import pack_ground
from sozialmap.maps.picture_file import draw_png
from sozialmap.maps.saved import build_saved_map, read_bundle
from sozialmap.offer_tables import OfferTables
from sozialmap.privacy.forgetting import Forgetting
from sozialmap.privacy.gate import Gate
from sozialmap.stores.backup import read_backup, restore_backup, write_backup
from sozialmap.stores.store import Store
from sozialmap.text import Translator, load_translator
from sozialmap.text.plan_snippet import Sections
from sozialmap.usecases.add_area import add_area
from sozialmap.usecases.background import Run
from sozialmap.usecases.check_data import DataCheck, check_data
from sozialmap.usecases.export_offers import ExportCounts, export_offers
from sozialmap.usecases.fetch_area import Sending, fetch_area, fetch_boundary
from sozialmap.usecases.import_table import ImportReport
from sozialmap.usecases.profile_offers import find_unheard, profile_offers
from sozialmap.usecases.save_map import save_map
from sozialmap.usecases.set_up import SetupRun, Step

DATA = CHECKOUT / "data"
DEMO_AREA = "Mainbogen"
DEMO_OSM = DATA / "quarter.osm.gz"
DEMO_OFFERS = DATA / "offers.csv"
VOCABULARY = DATA / "interests.csv"
VOCABULARY_TAG = "de"
"""The language in which the vocabulary names areas and interests."""
MODEL = DATA / "model.npz"
DREAMS = DATA / "dreams.csv"
PLAN_SECTIONS = DATA / "plan_sections.toml"
FAR_OFF_M = 50_000.0
"""Who starts so far from an area has mistaken something."""
RINGS_BYTES = 30_000


class ExportForm(StrEnum):
    """The forms in which offers are given away."""

    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"


class House:
    """Everything an entry point needs, made when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        """Keep the settings; nothing is opened yet."""
        self.settings = settings
        self.folders = PackFolders(settings.areas)
        self.manners = POLITE
        self._lock = threading.RLock()
        self._index: Index | None = None
        self._finders: dict[str, Gazetteer] = {}
        self._packs: dict[str, Pack] = {}
        self._reaches: dict[str, Reach] = {}
        self._translators: dict[str, Translator] = {}
        self._profiled = ""
        self._warm: tuple[str, date] | None = None
        self._profiling: Run[int] | None = None

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

    @cached_property
    def reader(self) -> Reader:
        """Hears interests in wishes and offers; its encoder is shared by the whole process."""
        return Reader(self.vocabulary, shared_head(), shared_encoder())

    @property
    def hears_meaning(self) -> bool:
        """Whether sentences are understood by their meaning, or by words alone, which is weaker."""
        return self.reader.state is EncoderState.READY

    @cached_property
    def dreams(self) -> Mapping[str, Sequence[Dream]]:
        """Big wishes in three rungs, by interest."""
        return read_dreams(DREAMS, self.vocabulary.by_name)

    def translator(self, language: str | None = None) -> Translator:
        """Return the translator of a language, by default that of the settings."""
        language = language or self.settings.language
        if language not in self._translators:
            known = load_translator(language)
            foreign = known.tag != VOCABULARY_TAG
            names = self.vocabulary.english_names() if foreign else {}
            self._translators[language] = known.naming(names)
        return self._translators[language]

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

    def external_tiles(self, area: Area | None) -> dict[str, str] | None:
        """Return the foreign tiles that may be loaded by a click; never for an invented area."""
        tiles = self.settings.tiles
        if not tiles.url or area is None or area.fictional:
            return None
        return {"url": tiles.url, "attribution": tiles.attribution}

    def index(self) -> Index:
        """Return the index of the data as they are now; it is made anew when they change."""
        area = self.area()
        profiles = self.store.profiles()
        stamps = f"{self.store.load_stamp()}-{profiles.load_stamp()}-{self.reader.model}"
        version = f"{area.folder if area else 'none'}-{stamps}"
        with self._lock:
            if self._index is None or self._index.version != version:
                self._index = build_index(
                    version,
                    offers := self.store.load_offers(),
                    self._places_left(area, offers),
                    area=area,
                    vocabulary=SavedReader(self.reader, profiles.load(self.reader.model)),
                )
            return self._index

    def reach(self, area: Area) -> Reach:
        """Return the ways of an area; without a network they are estimates."""
        with self._lock:
            if area.folder not in self._reaches:
                pack = self.pack(area)
                router = (
                    Router(pack.network, pack.stops, pack.timetable) if pack.has_network else None
                )
                self._reaches[area.folder] = Reach(router)
            return self._reaches[area.folder]

    def travel(self, start: Place | None, mode: Mode, index: Index) -> Travel | None:
        """Return the ways from a start to all rows of an index, or None without a start.

        Where neither start nor area are known, the judges estimate by themselves.
        """
        area = self.area() if start else None
        return self.reach(area).travel(start, mode, index) if start and area else None

    @cached_property
    def plan_sections(self) -> tuple[Sections, ...]:
        """How forms of a Teilhabeplan call their sections, the usual one first."""
        return read_sections(PLAN_SECTIONS)

    def ground(self, start: Place, mode: Mode, minutes: float) -> Ground:
        """Return the ground within reach, a circle where the network does not tell.

        Raises InputError without an area, and where the start is far off.
        """
        area = self.required_area()
        far = self.far_off(start)
        if far:
            raise far
        grounds = self.reach(area).grounds(start, mode, [minutes])
        return grounds[0] if grounds else estimate_ground(start, mode, minutes)

    def far_off(self, start: Place) -> InputError | None:
        """Return what to say of a start that is far away from the area, or None."""
        area = self.area()
        away = distance_m(start, area.bounds.nearest(start)) if area else 0.0
        if area is None or away <= FAR_OFF_M:
            return None
        return InputError("reach.far_off", km=round(away / 1000), name=area.name)

    def reach_rings(
        self, start: Place, mode: Mode, minutes: Sequence[float] = (5, 10, 15)
    ) -> list[tuple[float, dict[str, object]]] | None:
        """Return the ground within each number of minutes as simplified GeoJSON for the map.

        None where the network does not tell: then a map draws a circle and says so. What comes
        by `Mode.TRANSIT` is an estimate.
        """
        area = self.area()
        return self.reach(area).rings(start, mode, minutes, RINGS_BYTES) if area else None

    def profile_offers(self, progress: Progress) -> int:
        """Find out what offers are about that are new or say something else by now."""
        self.reader.wait()
        return profile_offers(
            self.store.load_offers(), self.reader, self.store.profiles(), progress
        )

    def keep_profiled(self) -> Run[int] | None:
        """Begin to profile in the background where offers changed; return the run, if any."""
        stamp = f"{self.store.load_stamp()}-{self.reader.model}"
        with self._lock:
            if stamp != self._profiled and not (self._profiling and self._profiling.is_running):
                self._profiled = stamp
                self._profiling = Run(self.profile_offers)
            return self._profiling

    def keep_warm(self, index: Index, today: date) -> None:
        """Make in the background what the first wish of a day would wait for."""
        if (index.version, today) == self._warm:
            return
        self._warm = (index.version, today)
        area = self.area()

        def warm() -> None:
            index.columns.on(today).prepare()
            if area:
                self.reach(area).travel(area.bounds.centre, Mode.WALK, index)

        threading.Thread(target=warm, daemon=True).start()

    def _places_left(self, area: Area | None, offers: list[Offer]) -> list[Offer]:
        """Return the ordinary places of an area but those that people have edited."""
        edited = {offer.osm_id for offer in offers}
        return [place for place in self.pack(area).places if place.id not in edited] if area else []

    def build_area(
        self,
        source: Path,
        name: str,
        *,
        cut: shapely.Geometry | None,
        use: bool,
        progress: Progress,
        timetable: Path | None = None,
    ) -> Area:
        """Build an area pack and register it; `timetable` is a feed in the form of GTFS."""

        def build(folder: Path, progress: Progress) -> Area:
            return build_area(
                source,
                name,
                folder,
                self.vocabulary.interests,
                read_hours=read_hours,
                progress=progress,
                cut=cut,
                timetable=timetable,
            )

        return add_area(
            name, build, use=use, folders=self.folders, store=self.store, progress=progress
        )

    @cached_property
    def tables(self) -> OfferTables:
        """Tables and forms, in and out."""
        return OfferTables(self.store, self.vocabulary)

    def plan_fetch(self, place: str) -> Sending:
        """Return what fetching a town would send next, to be shown before a yes; sends nothing."""
        return self._town(place).sending()

    def fetch_boundary(self, place: str, *, agreed: Sending, progress: Progress) -> None:
        """Fetch the boundary of a town, so that `plan_fetch` can tell the boxes.

        `agreed` is the plan that somebody said yes to. Raises UnknownNameError where no boundary
        has that name, InputError where several have, UnavailableError.
        """
        fetch_boundary(self._town(place), agreed=agreed, progress=progress)

    def fetch_area(
        self, place: str, name: str, *, agreed: Sending, use: bool, progress: Progress
    ) -> Area:
        """Fetch what is missing of a town whose boundary is here, and build it.

        `agreed` as above; needed as long as something is missing. Stopped, it goes on from there.
        """
        if not name.strip():
            raise InputError("area.name_empty")
        town = self._town(place)

        def build(progress: Progress) -> Area:
            source, cut = town.join(), town.boundary
            return self.build_area(source, name, cut=cut, use=use, progress=progress)

        return fetch_area(town, build, agreed=agreed, progress=progress)

    def fetched_files(self, place: str) -> tuple[Path, Path]:
        """Return where the kept extract and boundary of a fetched town are."""
        town = self._town(place)
        return town.file, town.outline_file

    def _town(self, place: str) -> FetchedTown:
        server = Overpass(self.settings.overpass_url, self.manners)
        place_keys = PlaceReader(self.vocabulary.interests).keys
        return FetchedTown(place, server, self.settings.fetched, place_keys)

    def import_file(
        self,
        path: Path,
        *,
        dry_run: bool,
        progress: Progress,
        form: TableForm | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> tuple[ImportReport, list[str]]:
        """Import a table of offers; return the report and the columns that mean nothing here.

        `form` and `mapping` (header to column) are guessed where they are not given.
        """
        area = self.area()
        return self.tables.import_file(
            path, area=area, finder=self.asset_finder(area), dry_run=dry_run, progress=progress,
            form=form, mapping=mapping,
        )  # fmt: skip

    def export_file(self, form: ExportForm, out: Path, audience: Audience) -> ExportCounts:
        """Write all offers, as an audience may see them, to a file of one form."""
        writers = {
            ExportForm.CSV: partial(write_offers_csv, out=out, audience=audience),
            ExportForm.XLSX: partial(write_offers_xlsx, out=out, audience=audience),
            ExportForm.GEOJSON: partial(write_offers_geojson, out=out, area=self.area()),
        }
        return export_offers(self.store.load_offers(), audience, writers[form])

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
    def gate(self) -> Gate:
        """The gate of the team."""
        return Gate(self.settings.team_passphrase)

    @cached_property
    def forgetting(self) -> Forgetting:
        """What empties idle visits, and those whose page is gone."""
        return Forgetting(self.settings.forget_minutes * 60)

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
            Step("setup.profiles", 2, self._has_profiles, self._profile_offers),
        ]

    def _has_database(self) -> bool:
        return self.store.is_current()

    def _has_area(self) -> bool:
        return any(self.folders.path(area.folder).is_dir() for area in self.store.load_areas())

    def _has_offers(self) -> bool:
        return self.store.load_stamp() > 0

    def _has_profiles(self) -> bool:
        saved = self.store.profiles().load(self.reader.model)
        return not find_unheard(self.store.load_offers(), saved, self.reader)

    def _profile_offers(self, progress: Progress) -> None:
        self.profile_offers(progress)

    def _build_demo_area(self, progress: Progress) -> None:
        self.build_area(DEMO_OSM, DEMO_AREA, cut=None, use=True, progress=progress)

    def _import_demo_offers(self, progress: Progress) -> None:
        self.import_file(DEMO_OFFERS, dry_run=False, progress=progress)

    def exported(self, form: str, audience: Audience) -> bytes:
        """Return all offers, as an audience may see them, as the content of a file."""
        with TemporaryDirectory(prefix="sozialmap-") as folder:
            out = Path(folder) / f"offers.{form}"
            self.export_file(ExportForm(form), out, audience)
            return out.read_bytes()

    def saved_map(self, offers: Sequence[Offer], today: date, language: str | None = None) -> bytes:
        """Return offers as one HTML file with a map, as the public sees them."""
        area, _ = self.area(), self.translator(language)

        def read_packed(bounds: Bounds, detail: Detail) -> str:
            origin = Place(bounds.south, bounds.west)
            return to_script_json(pack_ground(self.map_ground(bounds, detail), origin))

        return save_map(
            offers,
            area,
            read_ground=read_packed,
            build=lambda saving: build_saved_map(saving, read_bundle(), _),
            today=today,
        )

    def map_picture(
        self, offers: Sequence[Offer], form: str, first: int = 1, language: str | None = None
    ) -> bytes:
        """Return offers as a picture for paper, "svg" or "png", numbered from `first` on."""
        entries = [share_offer(offer, Audience.PUBLIC) for offer in offers]
        _ = self.translator(language)
        svg = picture_entries(entries, self.area(), self.map_ground, _, first=first)
        return svg.encode() if form == "svg" else draw_png(svg, WIDTH)

    def map_ground(self, bounds: Bounds, detail: Detail) -> MapGround:
        """Return what lies under a map of some bounds; nothing where there is no area."""
        area = self.area()
        return read_ground(self.pack(area).basemap, bounds, detail) if area else {}

    def backed_up(self) -> bytes:
        """Return a backup as the content of a file."""
        with TemporaryDirectory(prefix="sozialmap-") as folder:
            self.write_backup(Path(folder) / "backup.zip")
            return (Path(folder) / "backup.zip").read_bytes()

    def write_backup(self, out: Path) -> dict[str, int]:
        """Save everything in one file; return the number of rows by table."""
        return write_backup(self.store, self.folders.root, out)

    def restore_backup(self, path: Path) -> tuple[dict[str, int], Path | None]:
        """Put everything back as it was.

        Return the rows by table and the file in which what was there before was saved, None where
        there was nothing.
        """
        read_backup(path)
        before = None
        if self.store.load_stamp():
            now = datetime.now(UTC)
            before = self.settings.home / f"before-restore-{now:%Y%m%d-%H%M%S}.zip"
            self.write_backup(before)
        return restore_backup(self.store, self.folders.root, path), before

    def check(self, today: date) -> DataCheck:
        """Return what in the data wants a look."""
        return check_data(self.store.load_offers(), self.area(), self.store.load_distinct(), today)

    def close(self) -> None:
        """Close what was opened."""
        if self._profiling:
            self._profiling.stop()
            self._profiling.wait()
        for finder in self._finders.values():
            finder.close()
        if "forgetting" in self.__dict__:
            self.forgetting.close()
        if "store" in self.__dict__:
            self.store.close()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the machine stands


@cache
def shared_encoder() -> Encoder:
    """Return the one encoder of this process; it begins to load now."""
    return Encoder()


@cache
def shared_head() -> Head:
    """Return the one head of this process, which nobody changes."""
    return read_head(MODEL)


@cache
def shared_house() -> House:
    """Return the one house of an app's process, for its pages and routes."""
    return make_house()


def make_house(settings: Settings | None = None) -> House:
    """Return a house for the settings of this process."""
    return House(settings or read_settings())

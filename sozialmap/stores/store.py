"""The database store: SQLite by default, PostgreSQL by URL, the same code."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session

from sozialmap.core.areas import Area
from sozialmap.core.duplicates import Pair, PairKind
from sozialmap.core.errors import UnknownNameError
from sozialmap.core.history import Step, StepKind, TakenBack, Version
from sozialmap.core.model import Asset, Offer, Status
from sozialmap.core.parts import Merged, apply_edits, find_edits, mark_by_hand
from sozialmap.stores.engine import make_engine
from sozialmap.stores.geocode_cache import GeocodeCache
from sozialmap.stores.history import find_steps, find_versions, take_back
from sozialmap.stores.offer_writer import write_offers
from sozialmap.stores.profiles import Profiles
from sozialmap.stores.rows import to_area, to_area_row, to_asset, to_offer
from sozialmap.stores.table_writer import TableSaved, TableWriter
from sozialmap.stores.tables import AreaRow, DistinctRow, MappingRow, OfferRow, StampRow

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
OFFERS_STAMP = "offers"
ROWS_AT_ONCE = 1000


class Store:
    """Keeps assets, offers, facts and areas. Every method is one transaction."""

    def __init__(self, url: str) -> None:
        """Open the database at a SQLAlchemy URL; `migrate` brings it up to date."""
        self.url = url
        self._reading = make_engine(url, writing=False)
        self._writing = make_engine(url, writing=True)

    def migrate(self, revision: str = "head") -> None:
        """Create the tables or bring them to a form, the newest by default."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._writing.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)

    def revision(self) -> str:
        """Return the form the tables have."""
        with self._reading.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() or ""

    def revisions(self) -> set[str]:
        """Return all forms the tables ever had."""
        return {script.revision for script in _scripts().walk_revisions()}

    def is_current(self) -> bool:
        """Tell whether the tables are there in their newest form."""
        return self.revision() == _scripts().get_current_head()

    def reading(self) -> AbstractContextManager[Connection]:
        """Return a connection that sees the data as they are at its beginning."""
        return self._reading.begin()

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a connection whose changes hold all together or not at all."""
        return self._writing.begin()

    def close(self) -> None:
        """Give back all connections."""
        self._reading.dispose()
        self._writing.dispose()

    def profiles(self) -> Profiles:
        """Return what keeps the profiles of offers."""
        return Profiles(self._reading, self._writing)

    def geocode_cache(self) -> GeocodeCache:
        """Return the cache of geocoding services in this database."""
        return GeocodeCache(self._reading, self._writing)

    def save_table(self, source: str, offers: Iterable[Offer]) -> TableSaved:
        """Save the offers of one table, all or none; rows of an earlier import are updated."""
        with Session(self._writing) as session, session.begin():
            writer = TableWriter(session, source)
            for number, offer in enumerate(offers, 1):
                writer.save(offer)
                if number % ROWS_AT_ONCE == 0:
                    writer.flush()
            touch(session.connection())
            return writer.finish()

    def load_keys(self, source: str) -> set[str]:
        """Return the keys of all offers that came from a table."""
        with Session(self._reading) as session:
            return set(session.scalars(select(OfferRow.key).where(OfferRow.source_file == source)))

    def save_offers(
        self, offers: Sequence[Offer], kind: StepKind, title: str, *, form: str = ""
    ) -> list[Offer]:
        """Save offers as one step of the history and return them as they are kept.

        `form` tells two sendings of one form: the second changes what the first made.
        """
        with Session(self._writing) as session, session.begin():
            rows = write_offers(session, offers, kind, title, form)
            touch(session.connection())
            return [to_offer(row, to_asset(row.asset)) for row in rows]

    def edit_offer(self, base: Offer, edited: Offer, kind: StepKind, title: str) -> Merged:
        """Save what a person changed of `base` upon what is kept by now.

        Where somebody else has changed the same part since, nothing is saved and the part is named.
        Raises UnknownNameError where the offer is gone.
        """
        with Session(self._writing) as session, session.begin():
            row = session.get(OfferRow, base.id)
            if row is None:
                raise UnknownNameError("offer.gone")
            current = to_offer(row, to_asset(row.asset))
            merged = apply_edits(base, edited, current)
            if merged.names:
                return merged
            marked = mark_by_hand(merged.offer, find_edits(current, merged.offer))
            [row] = write_offers(session, [marked], kind, title, "")
            touch(session.connection())
            return Merged(to_offer(row, to_asset(row.asset)))

    def load_offers(self, status: Status = Status.LIVE) -> list[Offer]:
        """Return all offers of a status, in the order in which they came."""
        with Session(self._reading) as session:
            assets: dict[int, Asset] = {}
            rows = session.scalars(
                select(OfferRow)
                .where(OfferRow.status == status)
                .order_by(OfferRow.id)
                .execution_options(yield_per=ROWS_AT_ONCE)
            )
            return [to_offer(row, _asset_of(row, assets)) for row in rows]

    def load_offer(self, offer_id: int) -> Offer | None:
        """Return one offer of any status, or None."""
        with Session(self._reading) as session:
            row = session.get(OfferRow, offer_id)
            return to_offer(row, to_asset(row.asset)) if row else None

    def load_steps(self, limit: int = 50) -> list[Step]:
        """Return the last steps of the history, newest first."""
        with Session(self._reading) as session:
            return find_steps(session, limit)

    def load_versions(self, offer_id: int) -> list[Version]:
        """Return what an offer was before each of its changes, newest first."""
        with Session(self._reading) as session:
            return find_versions(session, offer_id)

    def take_back(self, step_id: int, title: str = "") -> TakenBack:
        """Take one step back, as a step of its own. Raises InputError where that was done."""
        with Session(self._writing) as session, session.begin():
            done = take_back(session, step_id, title)
            touch(session.connection())
            return done

    def load_mapping(self, headers: str) -> dict[str, str] | None:
        """Return what somebody decided for a table with these headers, or None."""
        with Session(self._reading) as session:
            row = session.get(MappingRow, headers)
            return dict(row.columns) if row else None

    def save_mapping(self, headers: str, columns: Mapping[str, str]) -> None:
        """Remember which column means what for the next table with these headers."""
        now = datetime.now(UTC).replace(tzinfo=None)
        with Session(self._writing) as session, session.begin():
            session.merge(MappingRow(headers=headers, columns=dict(columns), used_at=now))

    def load_distinct(self) -> set[Pair]:
        """Return all pairs that were said to be different."""
        with Session(self._reading) as session:
            rows = session.scalars(select(DistinctRow))
            return {Pair(PairKind(row.table_name), row.one, row.other) for row in rows}

    def save_distinct(self, pair: Pair) -> None:
        """Remember that two that look alike are different."""
        with Session(self._writing) as session, session.begin():
            session.merge(DistinctRow(table_name=pair.kind, one=pair.one, other=pair.other))

    def load_stamp(self) -> int:
        """Return a number that grows with every change of offers."""
        with Session(self._reading) as session:
            row = session.get(StampRow, OFFERS_STAMP)
            return row.count if row else 0

    def save_area(self, area: Area, *, use: bool) -> Area | None:
        """Register a pack; return the one of the same name that it replaces.

        The first area is used in any case, and so is the new form of the one in use.
        """
        with Session(self._writing) as session, session.begin():
            in_use = session.scalar(select(AreaRow).where(AreaRow.in_use))
            old = session.scalar(select(AreaRow).where(AreaRow.name == area.name))
            replaced = to_area(old) if old else None
            if old:
                session.delete(old)
                session.flush()
            row = to_area_row(area)
            session.add(row)
            session.flush()
            if use or in_use is None or (replaced and replaced.in_use):
                _use(session, row)
            return replaced

    def use_area(self, name: str) -> bool:
        """Make an area the one in use; False where none has that name."""
        with Session(self._writing) as session, session.begin():
            row = session.scalar(select(AreaRow).where(AreaRow.name == name))
            if row:
                _use(session, row)
            return row is not None

    def load_areas(self) -> list[Area]:
        """Return all areas, by name."""
        with Session(self._reading) as session:
            return [to_area(row) for row in session.scalars(select(AreaRow).order_by(AreaRow.name))]

    def load_area_in_use(self) -> Area | None:
        """Return the area in use, or None where there is none yet."""
        return next((area for area in self.load_areas() if area.in_use), None)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def _asset_of(row: OfferRow, assets: dict[int, Asset]) -> Asset:
    if row.asset_id not in assets:
        assets[row.asset_id] = to_asset(row.asset)
    return assets[row.asset_id]


def touch(connection: Connection) -> None:
    """Tell readers that offers have changed."""
    grown = update(StampRow).where(StampRow.name == OFFERS_STAMP).values(count=StampRow.count + 1)
    if not connection.execute(grown).rowcount:
        connection.execute(insert(StampRow).values(name=OFFERS_STAMP, count=1))


def _use(session: Session, chosen: AreaRow) -> None:
    session.execute(update(AreaRow).values(in_use=False))
    session.execute(update(AreaRow).where(AreaRow.id == chosen.id).values(in_use=True))

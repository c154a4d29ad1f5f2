"""The database store: SQLite by default, PostgreSQL by URL, the same code."""

from collections.abc import Iterable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from sozialmap.core.areas import Area
from sozialmap.core.model import Asset, Offer
from sozialmap.stores.engine import make_engine
from sozialmap.stores.geocode_cache import GeocodeCache
from sozialmap.stores.rows import to_area, to_area_row, to_asset, to_offer
from sozialmap.stores.table_writer import TableSaved, TableWriter
from sozialmap.stores.tables import AreaRow, OfferRow, StampRow

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

    def migrate(self) -> None:
        """Create the tables or bring them to the newest form; does nothing when they are."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self._writing.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def is_current(self) -> bool:
        """Tell whether the tables are there in their newest form."""
        newest = ScriptDirectory(str(MIGRATIONS)).get_current_head()
        with self._reading.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() == newest

    def close(self) -> None:
        """Give back all connections."""
        self._reading.dispose()
        self._writing.dispose()

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
            _touch(session, OFFERS_STAMP)
            return writer.finish()

    def load_keys(self, source: str) -> set[str]:
        """Return the keys of all offers that came from a table."""
        with Session(self._reading) as session:
            return set(session.scalars(select(OfferRow.key).where(OfferRow.source_file == source)))

    def load_offers(self) -> list[Offer]:
        """Return all offers, in the order in which they came."""
        with Session(self._reading) as session:
            assets: dict[int, Asset] = {}
            rows = session.scalars(
                select(OfferRow).order_by(OfferRow.id).execution_options(yield_per=ROWS_AT_ONCE)
            )
            return [to_offer(row, _asset_of(row, assets)) for row in rows]

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


def _asset_of(row: OfferRow, assets: dict[int, Asset]) -> Asset:
    if row.asset_id not in assets:
        assets[row.asset_id] = to_asset(row.asset)
    return assets[row.asset_id]


def _touch(session: Session, name: str) -> None:
    row = session.get(StampRow, name)
    if row is None:
        session.add(StampRow(name=name, count=1))
    else:
        row.count += 1


def _use(session: Session, chosen: AreaRow) -> None:
    session.execute(update(AreaRow).values(in_use=False))
    session.execute(update(AreaRow).where(AreaRow.id == chosen.id).values(in_use=True))

"""What geocoding services answered, so that no address is asked twice."""

from datetime import date
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from sozialmap.stores.tables import GeocodeCacheRow


class GeocodeCache:
    """Keeps answers by provider and address."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        """Take the engines of the store, whose tables are up to date."""
        self._reading = reading
        self._writing = writing

    def load_answer(self, provider: str, address: str) -> tuple[dict[str, Any], date] | None:
        """Return an answer and the day it was asked on, or None."""
        with Session(self._reading) as session:
            row = session.get(GeocodeCacheRow, (provider, address))
            return (row.answer, row.asked_on) if row else None

    def save_answer(
        self, provider: str, address: str, answer: dict[str, Any], asked_on: date
    ) -> None:
        """Keep an answer in place of an older one.

        Where another writer holds the database too long it is not kept: asking again costs less
        than an import that fails.
        """
        row = GeocodeCacheRow(provider=provider, address=address, answer=answer, asked_on=asked_on)
        try:
            with Session(self._writing) as session, session.begin():
                session.merge(row)
        except OperationalError:
            return

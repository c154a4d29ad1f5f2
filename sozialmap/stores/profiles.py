"""What a model made of offers, kept so that it is made once."""

from collections.abc import Mapping

import numpy as np
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from sozialmap.core.fit import SavedVoice
from sozialmap.stores.tables import OfferRow, ProfileRow, StampRow

STAMP = "profiles"


class Profiles:
    """Keeps one profile an offer."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        """Take the engines of the store, whose tables are up to date."""
        self._reading = reading
        self._writing = writing

    def load(self, model: str) -> dict[int, SavedVoice]:
        """Return what a model made of offers, by their number."""
        with Session(self._reading) as session:
            rows = session.scalars(select(ProfileRow).where(ProfileRow.model == model))
            return {row.offer_id: _to_voice(row) for row in rows}

    def save(self, model: str, voices: Mapping[int, SavedVoice]) -> None:
        """Keep profiles in place of older ones; offers that are gone meanwhile are left out."""
        with Session(self._writing) as session, session.begin():
            there = set(session.scalars(select(OfferRow.id).where(OfferRow.id.in_(voices))))
            for number in sorted(there):
                session.merge(_to_row(number, model, voices[number]))
            stamp = session.get(StampRow, STAMP) or StampRow(name=STAMP, count=0)
            stamp.count += 1
            session.add(stamp)

    def load_stamp(self) -> int:
        """Return a number that grows with every profile kept."""
        with Session(self._reading) as session:
            row = session.get(StampRow, STAMP)
            return row.count if row else 0


def _to_voice(row: ProfileRow) -> SavedVoice:
    return SavedVoice(
        row.text_key,
        np.frombuffer(row.loud, dtype="<f2").astype(np.float32),
        None if row.meaning is None else np.frombuffer(row.meaning, dtype="<f2").astype(np.float32),
    )


def _to_row(number: int, model: str, voice: SavedVoice) -> ProfileRow:
    return ProfileRow(
        offer_id=number,
        model=model,
        text_key=voice.text_key,
        loud=voice.loud.astype("<f2").tobytes(),
        meaning=None if voice.meaning is None else voice.meaning.astype("<f2").tobytes(),
    )

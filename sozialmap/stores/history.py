"""The history of the database: every step notes its rows as they were, and can be taken back."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, insert, select
from sqlalchemy.orm import Session, aliased

from sozialmap.core.errors import InputError
from sozialmap.core.history import Step, StepKind, TakenBack, Version
from sozialmap.stores.rows import to_asset, to_offer
from sozialmap.stores.snapshots import Row, differs, find_row, make, put_back, take
from sozialmap.stores.tables import AssetRow, ChangeRow, OfferRow, StepRow

Note = dict[str, Any]


class Recorder:
    """Notes what one step changes. `note` comes before a change, `write` after it."""

    def __init__(
        self, session: Session, kind: StepKind, title: str, takes_back: int | None = None
    ) -> None:
        """Begin a step within the caller's transaction."""
        now = datetime.now(UTC).replace(tzinfo=None)
        self.step = StepRow(at=now, kind=kind, title=title, counts={}, takes_back=takes_back)
        self._session = session
        session.add(self.step)
        session.flush()
        self.step_id: int = self.step.id
        self._pending: dict[int, tuple[Row, Note | None]] = {}

    def note(self, row: Row) -> None:
        """Keep a row as it is now; a row without a number is a new one."""
        if id(row) not in self._pending:
            self._pending[id(row)] = (row, take(row) if row.id is not None else None)

    def write(self) -> set[int]:
        """Write what really changed since `note`; return the numbers of the offers changed."""
        self._session.flush()
        changed = [
            (row, before)
            for row, before in self._pending.values()
            if before is None or differs(before, take(row))
        ]
        # assets first: taking back goes the other way round and frees an asset of its offers
        changed.sort(key=lambda pair: isinstance(pair[0], OfferRow))
        self._insert([self._change(row.__tablename__, row.id, before) for row, before in changed])
        self._pending.clear()
        return {row.id for row, _ in changed if isinstance(row, OfferRow)}

    def note_gone(self, row: Row) -> None:
        """Note a row that is deleted by this step."""
        self._insert([self._change(row.__tablename__, row.id, take(row))])

    def note_back(self, table: str, row_id: int) -> None:
        """Note a row that was gone and that this step brought back."""
        self._insert([self._change(table, row_id, None)])

    def count(self, **counts: int) -> None:
        """Keep figures of the step for those who read the history."""
        self._session.get_one(StepRow, self.step_id).counts = counts

    def _change(self, table: str, row_id: int, before: Note | None) -> Note:
        return {
            "step_id": self.step_id, "table_name": table, "row_id": row_id, "before": before,
        }  # fmt: skip

    def _insert(self, changes: list[Note]) -> None:
        if changes:
            self._session.execute(insert(ChangeRow), changes)


def to_step(row: StepRow) -> Step:
    """Return the step of a row."""
    return Step(
        id=row.id,
        at=row.at,
        kind=StepKind(row.kind),
        title=row.title,
        counts=row.counts,
        takes_back=row.takes_back,
        taken_back=row.taken_back_by is not None,
    )


def find_steps(session: Session, limit: int) -> list[Step]:
    """Return the last steps, newest first."""
    rows = session.scalars(select(StepRow).order_by(StepRow.id.desc()).limit(limit))
    return [to_step(row) for row in rows]


def find_versions(session: Session, offer_id: int) -> list[Version]:
    """Return what an offer was before each step that changed it or its asset, newest first."""
    offer = session.get(OfferRow, offer_id)
    asset_id = offer.asset_id if offer else None
    mine = (ChangeRow.table_name == "offer") & (ChangeRow.row_id == offer_id)
    its_asset = (ChangeRow.table_name == "asset") & (ChangeRow.row_id == asset_id)
    rows = session.execute(
        select(ChangeRow, StepRow)
        .join(StepRow)
        .where(mine | its_asset)
        .order_by(ChangeRow.id.desc())
    ).all()
    return _versions(rows, offer)


def _versions(rows: Any, offer: OfferRow | None) -> list[Version]:
    """Go back from now, change by change; the changes of one step make one version."""
    current: dict[str, Note | None] = {
        "offer": take(offer) if offer else None,
        "asset": take(offer.asset) if offer else None,
    }
    versions: list[Version] = []
    for change, step in rows:
        current[change.table_name] = change.before
        if versions and versions[-1].step.id == step.id:
            versions.pop()
        versions.append(Version(to_step(step), _offer_of(current)))
    return versions


def _offer_of(taken: dict[str, Note | None]) -> Any:
    if taken["offer"] is None or taken["asset"] is None:
        return None
    offer, asset = make("offer", taken["offer"]), make("asset", taken["asset"])
    assert isinstance(offer, OfferRow)
    assert isinstance(asset, AssetRow)
    return to_offer(offer, to_asset(asset))


def take_back(session: Session, step_id: int, title: str) -> TakenBack:
    """Make all rows of a step what they were, but those that were changed again since.

    Raises InputError where the step is unknown or was taken back already.
    """
    step = session.get(StepRow, step_id)
    if step is None or step.taken_back_by is not None:
        raise InputError("step.gone")
    recorder = Recorder(session, StepKind.TAKEN_BACK, title, takes_back=step_id)
    changes = session.scalars(
        select(ChangeRow).where(ChangeRow.step_id == step_id).order_by(ChangeRow.id.desc())
    ).all()
    stayed = sum(not _put_one_back(session, change, recorder) for change in changes)
    recorder.write()
    step.taken_back_by = recorder.step_id
    if step.takes_back is not None:  # what was taken back holds again
        session.get_one(StepRow, step.takes_back).taken_back_by = None
    done = TakenBack(len(changes) - stayed, stayed)
    recorder.count(back=done.back, stayed=stayed)
    return done


def _put_one_back(session: Session, change: ChangeRow, recorder: Recorder) -> bool:
    if _changed_later(session, change):
        return False
    row = find_row(session, change.table_name, change.row_id)
    if change.before is not None:
        if row is not None:
            recorder.note(row)
        put_back(session, change.table_name, change.row_id, change.before)
        if row is None:
            recorder.note_back(change.table_name, change.row_id)
        return True
    if row is None:
        return True
    if isinstance(row, AssetRow) and session.scalar(
        select(exists().where(OfferRow.asset_id == row.id))
    ):
        return True  # another offer needs it
    recorder.note_gone(row)
    session.delete(row)
    session.flush()
    return True


def _changed_later(session: Session, change: ChangeRow) -> bool:
    """Tell whether a step that still holds changed the row after this one."""
    step = aliased(StepRow)
    later = (
        select(ChangeRow.id)
        .join(step, step.id == ChangeRow.step_id)
        .where(
            ChangeRow.table_name == change.table_name,
            ChangeRow.row_id == change.row_id,
            ChangeRow.step_id > change.step_id,
            step.taken_back_by.is_(None),
            step.kind != StepKind.TAKEN_BACK,
        )
    )
    return session.scalar(select(later.exists())) or False

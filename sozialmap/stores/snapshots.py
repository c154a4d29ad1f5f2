"""Rows as plain JSON and back, so that every change can be taken back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from sozialmap.stores.tables import AssetRow, FactRow, OfferRow

Row = AssetRow | OfferRow
FACTS = "facts"
NO_CHANGE = frozenset({"updated_at"})
"""Columns that alone make no change."""


def take(row: Row) -> dict[str, Any]:
    """Return all columns of a row, and the facts of an offer, as JSON."""
    taken = _columns(row)
    if isinstance(row, OfferRow):
        taken[FACTS] = [_columns(fact, ("id", "offer_id")) for fact in row.facts]
    return taken


def differs(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two snapshots of a row say different things."""
    return any(one[name] != other.get(name) for name in one if name not in NO_CHANGE)


def make(table: str, taken: dict[str, Any]) -> Row:
    """Return a row of a snapshot that belongs to no session."""
    row = AssetRow() if table == "asset" else OfferRow()
    _fill(row, taken)
    return row


def find_row(session: Session, table: str, row_id: int) -> Row | None:
    """Return a row by table and number, or None where it is gone."""
    if table == "asset":
        return session.get(AssetRow, row_id)
    return session.get(OfferRow, row_id)


def put_back(session: Session, table: str, row_id: int, taken: dict[str, Any]) -> None:
    """Make a row what it was; where it is gone, it comes back with its number."""
    row = find_row(session, table, row_id)
    if row is None:
        session.add(make(table, taken))
    else:
        _fill(row, taken)
    session.flush()


def _fill(row: Row, taken: dict[str, Any]) -> None:
    _set_columns(row, {name: value for name, value in taken.items() if name != FACTS})
    if isinstance(row, OfferRow):
        row.facts = [_fact(fact) for fact in taken[FACTS]]


def _fact(taken: dict[str, Any]) -> FactRow:
    fact = FactRow()
    _set_columns(fact, taken)
    return fact


def _columns(row: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    names = [attribute.key for attribute in inspect(type(row)).column_attrs]
    return {name: _to_json(getattr(row, name)) for name in names if name not in without}


def _set_columns(row: Any, taken: dict[str, Any]) -> None:
    columns = inspect(type(row)).columns
    for name, value in taken.items():
        if name in columns:  # a column that a later form of the tables dropped is passed over
            setattr(row, name, _from_json(value, columns[name].type.python_type))


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _from_json(value: Any, kind: type) -> Any:
    if value is not None and kind in (date, datetime):
        return kind.fromisoformat(value)
    return value

"""The tables of the database: what exists, and the history of every change."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of all tables; constraints are named so that migrations can change them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012 - SQLAlchemy's


class AssetRow(Base):
    """Something that exists."""

    __tablename__ = "asset"
    __table_args__ = (Index("ix_asset_lat_lon", "lat", "lon"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str]
    asset_type: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    quality: Mapped[str]
    presence: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    person: Mapped[str] = mapped_column(default="")
    ordinary: Mapped[bool] = mapped_column(default=False)
    placed_on: Mapped[date | None]
    by_hand: Mapped[list[str]] = mapped_column(default=list)

    offers: Mapped[list["OfferRow"]] = relationship(back_populates="asset")


class OfferRow(Base):
    """Something one can join; `source_file` and `key` tell a second import of the same row."""

    __tablename__ = "offer"
    __table_args__ = (UniqueConstraint("source_file", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_file: Mapped[str]
    key: Mapped[str]
    ref: Mapped[str] = mapped_column(default="")
    asset_id: Mapped[int] = mapped_column(ForeignKey("asset.id"), index=True)
    title: Mapped[str]
    kind: Mapped[str | None]
    regularity: Mapped[str | None]
    description: Mapped[str] = mapped_column(default="")
    interests: Mapped[list[str]]
    hours_osm: Mapped[str | None]
    hours_text: Mapped[str | None]
    price_eur: Mapped[float | None]
    price_reduced_eur: Mapped[float | None]
    price_unit: Mapped[str | None]
    price_donation: Mapped[bool] = mapped_column(default=False)
    price_text: Mapped[str | None]
    registration: Mapped[list[str]]
    languages: Mapped[list[str]]
    group_size: Mapped[int | None]
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    genders: Mapped[list[str]]
    access: Mapped[str | None]
    access_text: Mapped[str | None]
    help_text: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    notes: Mapped[dict[str, Any]]
    status: Mapped[str] = mapped_column(default="live", index=True)
    by_hand: Mapped[list[str]] = mapped_column(default=list)
    updated_at: Mapped[datetime]

    asset: Mapped[AssetRow] = relationship(back_populates="offers", lazy="joined")
    facts: Mapped[list["FactRow"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="FactRow.id"
    )


class FactRow(Base):
    """One thing known about a barrier of an offer."""

    __tablename__ = "fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id", ondelete="CASCADE"), index=True)
    barrier: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    value: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[date | None]
    remover: Mapped[str] = mapped_column(default="")


class AreaRow(Base):
    """An area pack; `folder` is new for every build, so a switch is one row."""

    __tablename__ = "area"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    folder: Mapped[str] = mapped_column(unique=True)
    west: Mapped[float]
    south: Mapped[float]
    east: Mapped[float]
    north: Mapped[float]
    source: Mapped[str]
    data_date: Mapped[date | None]
    licence: Mapped[str]
    fictional: Mapped[bool]
    counts: Mapped[dict[str, Any]]
    layers: Mapped[list[str]]
    in_use: Mapped[bool] = mapped_column(default=False)


class StepRow(Base):
    """One act that can be taken back: an import, an edit, a merge."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    title: Mapped[str]
    counts: Mapped[dict[str, Any]]
    takes_back: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    taken_back_by: Mapped[int | None]


class ChangeRow(Base):
    """One row before a step changed it; `before` is null where the step made it.

    `row_id` is no foreign key: the history outlives the row.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_table_name_row_id", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class MappingRow(Base):
    """Which column of a table with these headers means what, as somebody decided it."""

    __tablename__ = "mapping"

    headers: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[dict[str, Any]]
    used_at: Mapped[datetime]


class DistinctRow(Base):
    """Two rows that look alike and were said to be different; the smaller number first."""

    __tablename__ = "distinct_pair"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    other: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class StampRow(Base):
    """A counter that grows with every change, so that readers know when to load anew."""

    __tablename__ = "stamp"

    name: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class GeocodeCacheRow(Base):
    """What a geocoding service answered for the address of an asset, and when."""

    __tablename__ = "geocode_cache"

    provider: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[dict[str, Any]]
    asked_on: Mapped[date]


class ProfileRow(Base):
    """What a model made of an offer's own words; made anew for another model or other words.

    `loud` holds a half-precision number an interest, `meaning` the encoder's vector.
    """

    __tablename__ = "profile"

    offer_id: Mapped[int] = mapped_column(
        ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    model: Mapped[str]
    text_key: Mapped[str]
    loud: Mapped[bytes]
    meaning: Mapped[bytes | None]

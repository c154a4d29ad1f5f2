"""Convert between rows of the database and the model."""

from datetime import UTC, datetime

from sozialmap.core.areas import Area
from sozialmap.core.model import (
    Access,
    Ages,
    Asset,
    AssetType,
    Barrier,
    Channel,
    Contact,
    Eligibility,
    Fact,
    Gender,
    Hours,
    Offer,
    OfferKind,
    Presence,
    Price,
    PriceUnit,
    Regularity,
    Status,
    Value,
)
from sozialmap.core.places import Address, Bounds, Place, Quality
from sozialmap.stores.tables import AreaRow, AssetRow, FactRow, OfferRow

OSM_SOURCE = "osm"
"""Source of an ordinary place that people edited; its key is the place's own id."""


def fill_asset(row: AssetRow, asset: Asset) -> None:
    """Write an asset into its row."""
    row.name, row.asset_type, row.description = asset.name, asset.asset_type, asset.description
    row.street, row.postcode = asset.address.street, asset.address.postcode
    row.town = asset.address.town
    row.lat = asset.place.lat if asset.place else None
    row.lon = asset.place.lon if asset.place else None
    row.quality, row.presence = asset.quality, asset.presence
    row.phone, row.email = asset.contact.phone, asset.contact.email
    row.website, row.person = asset.contact.website, asset.contact.person
    row.ordinary, row.placed_on = asset.ordinary, asset.placed_on
    row.by_hand = sorted(asset.by_hand)


def fill_offer(row: OfferRow, offer: Offer) -> None:
    """Write an offer and its facts into its row, without its asset."""
    row.ref, row.title, row.description = offer.ref, offer.title, offer.description
    row.kind, row.regularity = offer.kind, offer.regularity
    row.interests = list(offer.interests)
    row.registration, row.languages = list(offer.registration), list(offer.languages)
    row.genders = sorted(offer.genders)
    row.group_size, row.help_text = offer.group_size, offer.help_text
    row.source, row.checked_on = offer.source, offer.checked_on
    row.valid_until, row.notes = offer.valid_until, dict(offer.notes)
    row.status, row.by_hand = offer.status, sorted(offer.by_hand)
    row.updated_at = datetime.now(UTC)
    _fill_rules(row, offer)
    if [_to_fact(fact) for fact in row.facts] != list(offer.facts):
        row.facts = [_to_fact_row(fact) for fact in offer.facts]


def _fill_rules(row: OfferRow, offer: Offer) -> None:
    hours, price, ages, eligibility = offer.hours, offer.price, offer.ages, offer.eligibility
    row.hours_osm = hours.osm if hours else None
    row.hours_text = hours.text if hours else None
    row.price_eur = price.full_eur if price else None
    row.price_reduced_eur = price.reduced_eur if price else None
    row.price_unit = price.unit if price else None
    row.price_donation = bool(price and price.donation)
    row.price_text = price.text if price else None
    row.age_from = ages.minimum if ages else None
    row.age_to = ages.maximum if ages else None
    row.access = eligibility.access if eligibility else None
    row.access_text = eligibility.text if eligibility else None


def _to_fact_row(fact: Fact) -> FactRow:
    return FactRow(
        barrier=fact.barrier,
        detail=fact.detail,
        value=fact.value,
        text=fact.text,
        source=fact.source,
        checked_on=fact.checked_on,
        remover=fact.remover,
    )


def to_asset(row: AssetRow) -> Asset:
    """Return the asset of a row."""
    known = row.lat is not None and row.lon is not None
    return Asset(
        name=row.name,
        asset_type=AssetType(row.asset_type),
        description=row.description,
        address=Address(row.street, row.postcode, row.town),
        place=Place(row.lat, row.lon) if known else None,  # type: ignore[arg-type]
        quality=Quality(row.quality),
        presence=Presence(row.presence),
        contact=Contact(row.phone, row.email, row.website, row.person),
        ordinary=bool(row.ordinary),
        placed_on=row.placed_on,
        by_hand=frozenset(row.by_hand or ()),
        id=row.id,
    )


def to_offer(row: OfferRow, asset: Asset) -> Offer:
    """Return the offer of a row."""
    return Offer(
        title=row.title,
        asset=asset,
        kind=OfferKind(row.kind) if row.kind else None,
        regularity=Regularity(row.regularity) if row.regularity else None,
        description=row.description,
        interests=tuple(row.interests),
        hours=None if row.hours_osm is None else Hours(row.hours_osm, row.hours_text or ""),
        price=_to_price(row),
        registration=tuple(Channel(channel) for channel in row.registration),
        languages=tuple(row.languages),
        group_size=row.group_size,
        ages=_to_ages(row),
        genders=frozenset(Gender(gender) for gender in row.genders),
        eligibility=_to_eligibility(row),
        facts=tuple(_to_fact(fact) for fact in row.facts),
        help_text=row.help_text,
        source=row.source,
        checked_on=row.checked_on,
        valid_until=row.valid_until,
        notes=row.notes,
        ref=row.ref,
        status=Status(row.status or Status.LIVE),
        osm_id=row.key if row.source_file == OSM_SOURCE else "",
        by_hand=frozenset(row.by_hand or ()),
        id=row.id,
    )


def _to_price(row: OfferRow) -> Price | None:
    if row.price_eur is None:
        return None
    return Price(
        full_eur=row.price_eur,
        unit=PriceUnit(row.price_unit or PriceUnit.VISIT),
        reduced_eur=row.price_reduced_eur,
        donation=row.price_donation,
        text=row.price_text or "",
    )


def _to_ages(row: OfferRow) -> Ages | None:
    if row.age_from is None and row.age_to is None:
        return None
    return Ages(row.age_from, row.age_to)


def _to_eligibility(row: OfferRow) -> Eligibility | None:
    return Eligibility(Access(row.access), row.access_text or "") if row.access else None


def _to_fact(row: FactRow) -> Fact:
    return Fact(
        barrier=Barrier(row.barrier),
        value=Value(row.value),
        detail=row.detail,
        text=row.text,
        source=row.source,
        checked_on=row.checked_on,
        remover=row.remover,
    )


def to_area_row(area: Area) -> AreaRow:
    """Return a new row for an area."""
    return AreaRow(
        name=area.name,
        folder=area.folder,
        west=area.bounds.west,
        south=area.bounds.south,
        east=area.bounds.east,
        north=area.bounds.north,
        source=area.source,
        data_date=area.data_date,
        licence=area.licence,
        fictional=area.fictional,
        counts=dict(area.counts),
        layers=list(area.layers),
    )


def to_area(row: AreaRow) -> Area:
    """Return the area of a row."""
    return Area(
        name=row.name,
        folder=row.folder,
        bounds=Bounds(row.west, row.south, row.east, row.north),
        source=row.source,
        data_date=row.data_date,
        licence=row.licence,
        fictional=row.fictional,
        counts=row.counts,
        layers=tuple(row.layers),
        in_use=row.in_use,
    )

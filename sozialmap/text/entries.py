"""What is told about one entry: title, place, price, facts."""

from sozialmap.core.model import (
    Access,
    Asset,
    Fact,
    Offer,
    Presence,
    Price,
    PriceUnit,
    Value,
)
from sozialmap.core.places import VAGUE, Quality
from sozialmap.text.labels import barrier_label, label, language_label, place_kind_label
from sozialmap.text.numbers import format_euro, format_month
from sozialmap.text.reasons import PARTLY_WORDS, describe_ages
from sozialmap.text.translator import N_, Translator

FACT_WORDS = {
    Value.FREE: N_("yes"),
    Value.HURDLE: N_("no"),
    Value.EXCLUDED: N_("no"),
    Value.UNKNOWN: N_("not known"),
}


def describe_title(offer: Offer, _: Translator) -> str:
    """Return the title; a nameless place goes by its kind."""
    return offer.title or place_kind_label(offer.notes.get("osm_kind", ""), _) or _("Place")


def describe_kind(offer: Offer, _: Translator) -> str:
    """Return what kind of thing it is."""
    if offer.asset.ordinary:
        return place_kind_label(offer.notes.get("osm_kind", ""), _)
    return label(offer.kind, _) if offer.kind else ""


def describe_where(offer: Offer, _: Translator) -> str:
    """Return the address, or how it comes to you; "" where nothing is known."""
    asset = offer.asset
    if asset.presence is not Presence.FIXED:
        return label(asset.presence, _)
    return str(asset.address) or offer.notes.get("quarter", "")


def describe_grade(offer: Offer, _: Translator) -> str:
    """Return how sure the pin is, with a sign that needs no colour."""
    asset = offer.asset
    if asset.presence is not Presence.FIXED and asset.place is None:
        return ""
    if asset.ordinary:
        return _("position from OpenStreetMap")
    sign = "○" if is_vague(asset) else "●"
    since = f", {format_month(asset.placed_on, _)}" if asset.placed_on else ""
    return f"{sign} {label(asset.quality, _)}{since}"


def is_vague(asset: Asset) -> bool:
    """Tell whether nobody can be sure where the door is."""
    return asset.quality in VAGUE or asset.quality is Quality.NONE


def describe_price(price: Price | None, _: Translator) -> str:
    """Return the price in words."""
    if price is None:
        return ""
    if price.donation:
        return _("free of charge, donations welcome")
    if price.full_eur == 0:
        return _("free of charge")
    told = format_euro(price.full_eur, _)
    if price.unit is not PriceUnit.VISIT:
        told = f"{told} {label(price.unit, _)}"
    if price.reduced_eur is not None:
        told = _(
            "{price}, reduced {reduced}", price=told, reduced=format_euro(price.reduced_eur, _)
        )
    return told


def describe_rules(offer: Offer, _: Translator) -> list[str]:
    """Return who may come: ages, genders, access, languages, group size."""
    lines = []
    if offer.ages:
        lines.append(describe_ages(offer.ages.minimum, offer.ages.maximum, _))
    if offer.genders and len(offer.genders) < 3:
        lines.append(
            _("only for {genders}", genders=", ".join(sorted(label(g, _) for g in offer.genders)))
        )
    if offer.eligibility:
        words = offer.eligibility.text
        access = label(offer.eligibility.access, _)
        lines.append(
            words if offer.eligibility.access is Access.WORDS else _("for {access}", access=access)
        )
    if offer.languages:
        spoken = ", ".join(language_label(code, _) for code in offer.languages)
        lines.append(_("spoken: {languages}", languages=spoken))
    if offer.group_size:
        lines.append(_("about {count} people", count=offer.group_size))
    return lines


def describe_registration(offer: Offer, _: Translator) -> str:
    """Return how one registers."""
    return ", ".join(label(channel, _) for channel in offer.registration)


def describe_fact(fact: Fact, _: Translator) -> str:
    """Return one fact with its words, source and date."""
    words = _(FACT_WORDS[fact.value])
    partly = PARTLY_WORDS.get(fact.text)
    added = _(partly) if partly else ("" if partly == "" else fact.text)
    told = f"{barrier_label(fact.barrier, fact.detail, _)}: {added or words}"
    if added and fact.value in (Value.HURDLE, Value.FREE) and not partly:
        told = f"{barrier_label(fact.barrier, fact.detail, _)}: {words} – {added}"
    dated = [part for part in (fact.source, _dated(fact, _)) if part]
    return f"{told} ({', '.join(dated)})" if dated else told


def _dated(fact: Fact, _: Translator) -> str:
    return _("as of {month}", month=format_month(fact.checked_on, _)) if fact.checked_on else ""

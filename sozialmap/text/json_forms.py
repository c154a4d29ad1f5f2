"""The JSON forms that others rely on (see the contract): answers of the commands."""

from datetime import date
from typing import Any

from sozialmap.core.answers import Answer
from sozialmap.core.areas import Area
from sozialmap.core.errors import Problem
from sozialmap.core.places import Geocoded, Place
from sozialmap.core.reach import Ground
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.core.wishes import Filter, Match
from sozialmap.text.errors import describe_problem, describe_remark
from sozialmap.text.handle import describe_first_visit, describe_whom_to_ask
from sozialmap.text.labels import place_kind_label
from sozialmap.text.reasons import describe_reason, describe_why
from sozialmap.text.translator import Translator


def geocoded_to_json(found: Geocoded, _: Translator) -> dict[str, Any]:
    """Return the answer of `geocode`."""
    if found.place is None:
        return {"quality": found.quality, "reason": describe_remark(found.reason, _)}
    return {
        "lat": round(found.place.lat, 7),
        "lon": round(found.place.lon, 7),
        "quality": found.quality,
        "label": found.label,
        "score": found.score,
        "ambiguous": found.ambiguous,
        "alternatives": [
            {
                "label": alternative.label,
                "lat": round(alternative.place.lat, 7),
                "lon": round(alternative.place.lon, 7),
                "distance_m": round(alternative.distance_m),
            }
            for alternative in found.alternatives
        ],
        "notes": [describe_remark(note, _, found.label) for note in found.notes],
    }


def area_to_json(area: Area) -> dict[str, Any]:
    """Return the answer of `area info`."""
    bounds = area.bounds
    return {
        "name": area.name,
        "in_use": area.in_use,
        "fictional": area.fictional,
        "bounds": [bounds.west, bounds.south, bounds.east, bounds.north],
        "source": area.source,
        "date": area.data_date.isoformat() if area.data_date else None,
        "licence": area.licence,
        **area.counts,
        "counts": dict(area.counts),
        "layers": list(area.layers),
    }


def problem_to_json(problem: Problem, _: Translator) -> dict[str, Any]:
    """Return one problem of an import report."""
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": describe_problem(problem, _),
        "severity": problem.severity,
    }


def answer_to_json(
    answer: Answer,
    _: Translator,
    *,
    crisis: bool,
    limit: int | None,
    everything: bool,
    today: date,
) -> dict[str, Any]:
    """Return the answer of `match`: offers and ordinary places apart, judged by the same rules."""
    found = answer.matches if everything else answer.shown
    offers = [match for match in found if not match.offer.asset.ordinary]
    places = [match for match in found if match.offer.asset.ordinary]
    return {
        "understood": [
            {"interest": heard.interest.name, "score": heard.score} for heard in answer.understood
        ],
        "crisis": crisis,
        "results": [match_to_json(match, today, _) for match in offers[:limit]],
        "places": [match_to_json(match, today, _) for match in places[:limit]],
        "counted": {name.value: answer.counted[name] for name in Filter},
        **({"relaxed": [need.barrier for need in answer.relaxed]} if answer.relaxed else {}),
    }


def match_to_json(match: Match, today: date, _: Translator) -> dict[str, Any]:
    """Return one match, with public fields only."""
    offer, verdict = share_offer(match.offer, Audience.PUBLIC), match.verdict
    return {
        "id": offer.id,
        "ref": offer.ref,
        "title": offer.title or place_kind_label(offer.notes.get("osm_kind", ""), _),
        "outcome": verdict.outcome,
        "relevant": match.relevant,
        "score": match.score,
        "why": describe_why(match, _),
        "missing": [describe_reason(reason, _) for reason in verdict.missing],
        "removers": [describe_reason(reason, _) for reason in verdict.removers],
        "ask": describe_whom_to_ask(offer, _) if verdict.missing else "",
        "first_visit": describe_first_visit(offer, today, _),
        "checked_on": offer.checked_on.isoformat() if offer.checked_on else None,
        "minutes": match.minutes,
        "minutes_kind": match.minutes_kind,
        "distance_m": match.distance_m,
    }


def ground_to_json(ground: Ground, start: Place) -> dict[str, Any]:
    """Return the answer of `reach`."""
    return {
        "from": {"lat": start.lat, "lon": start.lon},
        "minutes": ground.minutes,
        "mode": ground.mode,
        "minutes_kind": ground.kind,
        "area_km2": round(ground.area_km2, 4),
        "geometry": ground.geometry,
    }


def ground_to_geojson(ground: Ground, licence: str) -> dict[str, Any]:
    """Return the ground within reach as a file of GeoJSON; it names no start."""
    properties = {
        "minutes": ground.minutes,
        "mode": ground.mode,
        "minutes_kind": ground.kind,
        "area_km2": round(ground.area_km2, 4),
        "licence": licence,
    }
    feature = {"type": "Feature", "properties": properties, "geometry": ground.geometry}
    return {"type": "FeatureCollection", "features": [feature]}

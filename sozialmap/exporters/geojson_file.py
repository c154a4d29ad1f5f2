"""Write the offers that have a place as GeoJSON (RFC 7946), for other maps."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sozialmap.core.areas import Area
from sozialmap.core.model import Offer
from sozialmap.core.places import Place
from sozialmap.exporters.offer_table import DIGITS, to_cells
from sozialmap.exporters.whole_file import whole_file

POSITION = frozenset({"Breite", "Länge"})
"""Told by the geometry."""


def write_offers_geojson(offers: Iterable[Offer], out: Path, area: Area | None) -> int:
    """Write all located offers, shared already, and return their number."""
    features = [_feature(offer, offer.asset.place) for offer in offers if offer.asset.place]
    content = {
        "type": "FeatureCollection",
        "metadata": _metadata(area),
        "features": features,
    }
    with whole_file(out) as part:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(features)


def _feature(offer: Offer, place: Place) -> dict[str, Any]:
    cells = to_cells(offer)
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [round(place.lon, DIGITS), round(place.lat, DIGITS)],
        },
        "properties": {name: cell for name, cell in cells.items() if cell and name not in POSITION},
    }


def _metadata(area: Area | None) -> dict[str, Any]:
    """Return whose coordinates these are: most were found in the area's map."""
    if area is None:
        return {}
    return {
        "area": area.name,
        "licence": area.licence,
        "attribution": area.licence,
        "source": area.source,
        "date": area.data_date.isoformat() if area.data_date else None,
        "fictional": area.fictional,
    }

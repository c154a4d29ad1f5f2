"""The ground as letters: small enough to lie in a file, read by frontend/src/ground.js.

Coordinates are 1e-5 degrees, each the difference to the one before in its part, the first to the
origin; zigzag and groups of five bits as letters, in the manner of encoded polylines
(https://developers.google.com/maps/documentation/utilities/polylinealgorithm).
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sozialmap.core.ground import MapGround, Plane, Points, Shape
from sozialmap.core.places import Place
from sozialmap.maps.street_names import find_straights

STEPS = 1e5
FIRST_LETTER = 63
BITS, MORE = 0x1F, 0x20
POINT_LAYERS = ("labels", "stops")
RINGS = frozenset({"landuse", "water", "buildings"})


def pack_ground(ground: MapGround, origin: Place) -> dict[str, Any]:
    """Return the ground as JSON can hold it.

    `shapes`: by layer and kind the shapes, parted by ";", their parts by ",". `streets`: name, x,
    y, angle, length in metres, rank. `labels`, `stops`: name, x, y.
    """
    corner = np.array([origin.lon, origin.lat])
    return {
        "origin": [origin.lon, origin.lat],
        "shapes": {
            layer: _by_kind(layer, shapes, corner)
            for layer, shapes in ground.items()
            if layer not in POINT_LAYERS
        },
        "streets": _streets(ground.get("roads", ()), origin, corner),
        **{layer: _points(ground.get(layer, ()), corner) for layer in POINT_LAYERS},
    }


def encode(steps: Iterable[int]) -> str:
    """Return whole numbers as letters from "?" on."""
    letters = []
    for step in steps:
        left = step << 1 if step >= 0 else ~(step << 1)
        while left >= MORE:
            letters.append(chr((left & BITS | MORE) + FIRST_LETTER))
            left >>= 5
        letters.append(chr(left + FIRST_LETTER))
    return "".join(letters)


def _by_kind(layer: str, shapes: Sequence[Shape], corner: Points) -> dict[str, str]:
    """Return the shapes of each kind; houses all look alike."""
    kinds: dict[str, list[str]] = {}
    for shape in shapes:
        parts = (_part(part, corner, ring=layer in RINGS) for part in shape.parts)
        kind = "" if layer == "buildings" else shape.kind
        kinds.setdefault(kind, []).append(",".join(parts))
    return {kind: ";".join(packed) for kind, packed in kinds.items()}


def _part(points: Points, corner: Points, *, ring: bool) -> str:
    whole = _whole(points, corner)
    steps = np.diff(whole[:-1] if ring else whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return encode(steps.ravel().tolist())


def _whole(points: Points, corner: Points) -> NDArray[np.int64]:
    return np.round((points - corner) * STEPS).astype(np.int64)


def _points(shapes: Sequence[Shape], corner: Points) -> list[tuple[str, int, int]]:
    return [
        (shape.name, *_whole(shape.parts[0][0], corner).tolist())
        for shape in shapes
        if shape.name and shape.kind != "town"
    ]


def _streets(
    roads: Sequence[Shape], origin: Place, corner: Points
) -> list[tuple[str, int, int, int, int, int]]:
    plane = Plane(origin)
    packed = []
    for one in find_straights(roads, plane):
        middle = plane.place(one.middle)
        x, y = _whole(np.array([middle.lon, middle.lat]), corner).tolist()
        packed.append((one.name, x, y, round(one.angle), round(one.length_m), one.rank))
    return packed

"""A small invented ground: a street with a bend, a house with a yard, a park, a stop, a quarter."""

import numpy as np

from sozialmap.core.ground import Shape
from sozialmap.core.places import Place

CENTRE = Place(50.1, 8.7)
HOSTILE = (
    "</script><script>alert(1)</script>",
    "${alert(1)} {0} %s",
    "\"'><img src=x onerror=alert(1)>",
    "--> Kommentar <!--",
    "\u202eneherdmu\u202c und \u2066offen\u2069\u2069\u200f",
    "שלום עולם",
    "x" * 300,
)


def shape(kind, name, *parts):
    """A shape of steps of 1e-5 degrees from the centre."""
    corner = np.array([CENTRE.lon, CENTRE.lat])
    return Shape(kind, name, tuple(np.array(part) / 1e5 + corner for part in parts))


def make_ground(street="Lange Straße", stop="Am Markt", quarter="Altstadt"):
    return {
        "landuse": [shape("park", "", [(0, 0), (200, 0), (200, 200), (0, 200), (0, 0)])],
        "buildings": [
            shape(
                "house", "",
                [(-300, 0), (-100, 0), (-100, 200), (-300, 200), (-300, 0)],
                [(-250, 50), (-150, 50), (-150, 150), (-250, 150), (-250, 50)],
            )
        ],
        "roads": [
            shape("residential", street, [(-600, -100), (0, -100)]),
            shape("residential", street, [(0, -100), (600, -100), (600, -300)]),
        ],
        "labels": [shape("quarter", quarter, [(0, 250)])],
        "stops": [shape("bus", stop, [(100, -200)])],
    }  # fmt: skip

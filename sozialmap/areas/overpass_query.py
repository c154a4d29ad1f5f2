"""What is asked of an Overpass server, in its language. Only what an area pack is made of."""

from collections.abc import Iterable

from sozialmap.areas.extract import MAP_KEYS, TRANSIT
from sozialmap.areas.quarters import ADMIN_LEVELS
from sozialmap.areas.towns import CITY_STATES
from sozialmap.core.places import Bounds

MOST_HITS = 20
TIMEOUT_S = 120
MOST_BYTES = 256 << 20
"""A server lets in sooner who asks for less of its time and memory."""
TOO_MANY = {"natural": "tree", "highway": "street_lamp"}
"""Nodes that a town has by the ten thousand and no part of a pack looks at."""
AREAS = '["type"~"^(multipolygon|boundary)$"]["admin_level"!~"^[1-7]$"]'
"""Relations that are areas; boundaries of a whole country would come with all their ways."""
BOUNDARIES = (
    f'rel["boundary"="administrative"]["admin_level"~"^({"|".join(["8", *ADMIN_LEVELS])})$"];',
    'rel["boundary"="administrative"]["admin_level"="6"]["name"!~"[Kk]reis"];',
    'rel["boundary"="administrative"]["admin_level"="4"]'
    f'["name"~"^({"|".join(sorted(CITY_STATES))})$"];',
    'rel["boundary"="postal_code"];',
)
ROUTES = f'rel["type"="route"]["route"~"^({"|".join(sorted(TRANSIT))})$"]["ref"];'


def quoted(text: str) -> str:
    """Return a text as a string of the language, so that nothing in it is read as a statement."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else " " for c in escaped) + '"'


def search_query(name: str) -> str:
    """Return what asks for all administrative boundaries of a name."""
    return _search(f'rel["boundary"="administrative"]["name"={quoted(name)}];')


def lookup_query(relation: int) -> str:
    """Return what asks for one administrative boundary by its number."""
    return _search(f'rel({relation})["boundary"="administrative"];')


def _search(statement: str) -> str:
    return f"[out:json][timeout:{TIMEOUT_S}];\n{statement}\nout tags bb {MOST_HITS};\n"


def boundary_query(relation: int) -> str:
    """Return what asks for the course of a boundary."""
    return f"[out:xml][timeout:{TIMEOUT_S}];\nrel({relation});\n(._;>;);\nout body qt;\n"


def box_query(box: Bounds, place_keys: Iterable[str]) -> str:
    """Return what asks for everything in a box that an area pack is made of."""
    edges = ",".join(f"{edge:.2f}" for edge in (box.south, box.west, box.north, box.east))
    statements = [*_statements({"addr:housenumber", *MAP_KEYS, *place_keys}), *BOUNDARIES]
    return (
        f"[out:xml][timeout:{TIMEOUT_S}][maxsize:{MOST_BYTES}][bbox:{edges}];\n"
        + "(\n"
        + "\n".join(statements)
        + "\n);\n(._;>;);\nout meta qt;\n"
        + f"{ROUTES}\nout meta qt;\n"
    )


def _statements(keys: set[str]) -> list[str]:
    found = []
    for key in sorted(keys - {"route"}):
        tag = f"[{quoted(key)}]"
        spared = f"{tag[:-1]}!={quoted(TOO_MANY[key])}]" if key in TOO_MANY else ""
        found += [f"node{tag}{spared};", f"way{tag};"]
        if key != "boundary":
            found.append(f"rel{tag}{AREAS};")
    return found

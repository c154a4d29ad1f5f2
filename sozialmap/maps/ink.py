"""How a printed map looks: calm on paper, and still readable without colour."""

PAPER = "#ffffff"
INK = "#22282b"
QUIET = "#5a6064"
ROUTE = "#a3320b"
FONTS = "DejaVu Sans, Liberation Sans, Arial, Helvetica, Noto Sans, sans-serif"

AREAS = {
    "residential": "#f7f6f3",
    "commercial": "#f6f3f1",
    "industrial": "#f1f1f1",
    "railway": "#efefef",
    "farmland": "#f8f7ec",
    "school": "#f8f2e4",
    "grass": "#e8f1dc",
    "allotments": "#e6eed6",
    "cemetery": "#dfeadb",
    "forest": "#d5e6cb",
    "park": "#dcebcf",
    "pitch": "#d8ead6",
    "playground": "#ebefcf",
    "pool": "#cfe3ee",
}
"""In drawing order: what stands later lies on top."""
WATER = "#cfe3ee"
BUILDING = "#e1ded8"
RAIL = "#8d8f91"
BOUNDARY = "#a79fb0"

ROADS = (
    (("service", "track"), 3.0),
    (("pedestrian",), 5.0),
    (("residential", "living_street"), 7.0),
    (("tertiary",), 9.0),
    (("secondary",), 11.0),
    (("primary", "motorway"), 13.0),
)
"""Kinds and their width in metres, in drawing order; a little wider than they are."""
PATHS = ("footway", "path", "steps", "cycleway")
LEAST_ROAD_PX = 1.6
CASING = "#b9b3a8"
CASING_PX = 1.1

SHAPES = {
    "person": '<circle cx="17" cy="13" r="10"/><path d="M3 32a14 12 0 0 1 28 0Z"/>',
    "association": '<path d="M17 2.5 31 13 26 30H8L3 13Z"/>',
    "institution": '<rect x="5.5" y="5.5" width="23" height="23" rx="4"/>',
    "place": '<circle cx="17" cy="17" r="12.5"/>',
    "economy": '<path d="M17 .5 33.5 17 17 33.5.5 17Z"/>',
    "story": '<path d="M6 7h22v16H19l-5 6v-6H6Z"/>',
}
"""Outlines in a box of 34 × 34, as the markers of the map on the screen have them."""

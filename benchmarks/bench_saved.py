"""The map to take along, against what the same libraries do by themselves.

Picture: geopandas and matplotlib draw the same layers of the basemap, with numbers, without names.
File: folium saves the same entries and streets as HTML, which needs other hosts when it is opened.
"""

import tempfile
from datetime import date
from pathlib import Path

from benchmarks.bench_import import open_house, silent
from benchmarks.measure import measure_best, print_table
from sozialmap.maps.bundle import is_built
from sozialmap.wiring import DEMO_AREA, DEMO_OFFERS, DEMO_OSM

TODAY = date(2026, 11, 24)
TIMES = 3
PINS = 20
WIDTH_IN, HEIGHT_IN = 10.0, 7.2


def prepare(home: Path) -> None:
    """Build the demo area with its offers."""
    house = open_house(home)
    house.build_area(DEMO_OSM, DEMO_AREA, cut=None, use=True, progress=silent)
    house.import_file(DEMO_OFFERS, dry_run=False, progress=silent)
    house.close()


def draw_ours(home: Path, form: str) -> tuple[float, int]:
    """Draw a picture, warm; return seconds and bytes."""
    house = open_house(home)
    offers = [one for one in house.store.load_offers() if one.asset.place][:PINS]
    return _second_time(lambda: house.map_picture(offers, form))


def draw_matplotlib(home: Path) -> tuple[float, int]:
    """Draw the same layers with geopandas, warm; return seconds and bytes."""
    import io

    import geopandas as gpd
    from matplotlib.figure import Figure

    house = open_house(home)
    offers = [one for one in house.store.load_offers() if one.asset.place][:PINS]
    basemap = house.pack(house.required_area()).basemap

    def draw() -> bytes:
        figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN))
        axes = figure.subplots()
        for layer in ("landuse", "water", "buildings", "roads", "railways", "stops"):
            gpd.read_file(basemap, layer=layer).plot(ax=axes)
        for number, one in enumerate(offers, 1):
            axes.annotate(str(number), (one.asset.place.lon, one.asset.place.lat))
        out = io.BytesIO()
        figure.savefig(out, format="png", dpi=200)
        return out.getvalue()

    return _second_time(draw)


def save_ours(home: Path, count: int) -> tuple[float, int]:
    """Save a file of so many entries, warm; return seconds and bytes."""
    house = open_house(home)
    return _second_time(lambda: house.saved_map(_entries(house, count), TODAY))


def save_folium(home: Path, count: int) -> tuple[float, int]:
    """Save the same entries and layers with folium, warm; return seconds and bytes."""
    import folium
    import geopandas as gpd

    house = open_house(home)
    basemap = house.pack(house.required_area()).basemap

    def save() -> bytes:
        drawn = folium.Map()
        for layer in ("landuse", "water", "buildings", "roads", "railways"):
            folium.GeoJson(gpd.read_file(basemap, layer=layer)).add_to(drawn)
        for one in _entries(house, count):
            at = (one.asset.place.lat, one.asset.place.lon)
            folium.Marker(at, popup=f"{one.title} {one.description}").add_to(drawn)
        return drawn.get_root().render().encode()

    return _second_time(save)


def _entries(house, count):
    known = [*house.store.load_offers(), *house.pack(house.required_area()).places]
    located = [one for one in known if one.asset.place]
    return (located * (count // len(located) + 1))[:count]


def _second_time(act) -> tuple[float, int]:
    import time

    act()
    started = time.process_time()
    made = act()
    return time.process_time() - started, len(made)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        prepare(home)
        _print_pictures(home)
        if is_built():
            _print_files(home)


def _print_pictures(home: Path) -> None:
    runs = [
        ("ours, SVG", measure_best(TIMES, draw_ours, home, "svg").result),
        ("ours, PNG 2000 px by typst", measure_best(TIMES, draw_ours, home, "png").result),
        ("geopandas + matplotlib, PNG 2000 px", measure_best(TIMES, draw_matplotlib, home).result),
    ]
    ours = runs[0][1][0]
    print_table(
        f"Picture of the demo quarter with {PINS} numbers (aim: SVG ≤ 300 ms)",
        ("way", "CPU ms", "kB", "of ours as SVG"),
        [
            (way, f"{s * 1000:.0f}", f"{size / 1000:,.0f}", f"{s / ours:.1f} ×")
            for way, (s, size) in runs
        ],
    )


def _print_files(home: Path) -> None:
    rows = []
    for count in (200, 2000):
        ours = measure_best(TIMES, save_ours, home, count).result
        theirs = measure_best(1, save_folium, home, count).result
        for way, (s, size), opens in (
            ("ours", ours, "nothing"),
            ("folium.Marker + GeoJson", theirs, "scripts of other hosts"),
        ):
            figures = (f"{s:.2f}", f"{size / 1000:,.0f}", f"{s / ours[0]:.1f} ×")
            rows.append((way, f"{count:,}", *figures, opens))
    print_table(
        "Map in one file with its ground (aim: 2,000 entries ≤ 1 MB without, ≤ 2.5 MB with ground)",
        ("way", "entries", "CPU s", "kB", "CPU of ours", "needs when opened"),
        rows,
    )


if __name__ == "__main__":
    main()

"""A town from an Overpass server: its boundary, its boxes, and the file they are joined to.

Every answer is a file of its own as soon as it is whole, so that an interrupted run goes on where
it stopped. What lies here longer than `KEPT_DAYS` is asked for anew: parts of different years do
not fit together.
"""

import gzip
import hashlib
import math
import re
import time
import uuid
from collections.abc import Sequence, Set
from functools import partial
from pathlib import Path

import osmium
import shapely

from sozialmap.areas.overpass import Overpass
from sozialmap.areas.overpass_answer import (
    Hit,
    describe_hit,
    level_of,
    read_hits,
    read_outline,
    read_whole,
)
from sozialmap.areas.overpass_query import (
    boundary_query,
    box_query,
    lookup_query,
    search_query,
)
from sozialmap.core.errors import InputError, UnknownNameError
from sozialmap.core.folding import fold
from sozialmap.core.places import Bounds
from sozialmap.core.ports import Progress
from sozialmap.usecases.fetch_area import Sending

BOXES_PER_DEGREE = 20
MOST_BOXES = 400
"""About 7,500 km²: any town, no state; for more there are extracts to download."""
MOST_LETTERS = 100
KEPT_DAYS = 7
DAY_S = 86_400
RELATION = re.compile(r"relation/(\d{1,12})")
SERVER_DATE = re.compile(rb'osm_base="([^"]{10,30})"')
NO_NAMES = "pbf,add_metadata=version+timestamp"
"""Who edited the map is nobody's business here; when, tells how old a fact is."""


class FetchedTown:
    """What is here of a town, and the way to get the rest."""

    def __init__(self, place: str, server: Overpass, root: Path, place_keys: Set[str]) -> None:
        """Look at the folder of the town below `root`; nothing is sent. Raises InputError."""
        self.place = " ".join(place.split())
        if not self.place or len(self.place) > MOST_LETTERS:
            raise InputError("fetch.place")
        self._server = server
        self._place_keys = place_keys
        slug = fold(self.place).replace(" ", "-")[:40] or "ort"
        self.folder = root / f"{slug}-{self._fingerprint()}"
        self.file = self.folder / f"{slug}.osm.pbf"
        self._boundary_file = self.folder / "boundary.osm.gz"
        self.outline_file = self.folder / "boundary.geojson"

    def _fingerprint(self) -> str:
        """Tell apart towns that fold to one name, and boxes that another version asked for."""
        asked = (self._server.url, self.place, box_query(Bounds(0, 0, 0, 0), self._place_keys))
        return hashlib.sha256("\n".join(asked).encode()).hexdigest()[:8]

    def sending(self) -> Sending:
        """Return what the next step sends; sends nothing."""
        if not _is_fresh(self._boundary_file):
            return Sending(self._server.host, self.place)
        boxes = self._boxes()
        missing = tuple(box for box in boxes if not _is_fresh(self._box_file(box)))
        return Sending(self._server.host, self.place, missing, len(boxes) - len(missing))

    @property
    def boundary(self) -> shapely.Geometry:
        """The area inside the boundary, in degrees."""
        return shapely.from_geojson(self.outline_file.read_text(encoding="utf-8"))

    def fetch_boundary(self, progress: Progress) -> None:
        """Ask for the boundary and keep it.

        Raises UnknownNameError, InputError where several have the name, UnavailableError.
        """
        progress("fetch.boundary", 0.0)
        number = RELATION.fullmatch(self.place)
        query = lookup_query(int(number[1])) if number else search_query(self.place)
        resting = partial(progress, "fetch.resting", 0.5)
        relation = self._only(self._server.fetch(query, read_hits, resting))
        body = self._server.fetch(boundary_query(relation), read_whole, resting)
        outline = read_outline(body, relation)
        find_boxes(outline)
        _save(self.outline_file, shapely.to_geojson(outline).encode())
        _save(self._boundary_file, gzip.compress(body))

    def _only(self, hits: list[Hit]) -> int:
        if not hits:
            raise UnknownNameError("fetch.unknown", place=self.place)
        if len(hits) > 1:
            listed = "; ".join(map(describe_hit, sorted(hits, key=level_of)))
            example = f"relation/{min(hits, key=level_of)['id']}"
            raise InputError("fetch.several", place=self.place, listed=listed, example=example)
        return int(hits[0]["id"])

    def fetch_boxes(self, boxes: Sequence[Bounds], progress: Progress) -> None:
        """Ask for boxes, one after the other, and keep each."""
        for number, box in enumerate(boxes):
            share = number / len(boxes)
            progress("fetch.boxes", share)
            body = self._server.fetch(
                box_query(box, self._place_keys),
                read_whole,
                partial(progress, "fetch.resting", share),
            )
            _save(self._box_file(box), gzip.compress(body))

    def join(self) -> Path:
        """Return the kept file of all boxes, in which each object is there once, its newest."""
        merged = osmium.MergeInputReader()
        for box in self._boxes():
            merged.add_file(str(self._box_file(box)))
        header = osmium.io.Header()
        header.set("generator", "sozialmap")
        header.set("osmosis_replication_timestamp", self._server_date())
        half = _beside(self.file)
        try:
            writer = osmium.SimpleWriter(osmium.io.File(str(half), NO_NAMES), header=header)
            merged.apply(writer, simplify=True)
            writer.close()
            half.replace(self.file)
        finally:
            half.unlink(missing_ok=True)
        return self.file

    def forget_parts(self) -> None:
        """Remove the parts; the joined file and the boundary stay."""
        kept = {self.file, self.outline_file}
        for path in self.folder.iterdir():
            if path not in kept:
                path.unlink(missing_ok=True)

    def _boxes(self) -> list[Bounds]:
        return find_boxes(self.boundary)

    def _box_file(self, box: Bounds) -> Path:
        return self.folder / f"box-{box.south:.2f}-{box.west:.2f}.osm.gz"

    def _server_date(self) -> str:
        """Return the oldest date that the server gave its answers, or ""."""
        dates = []
        for box in self._boxes():
            with gzip.open(self._box_file(box)) as file:
                dates += SERVER_DATE.findall(file.read(2000))
        return min(dates, default=b"").decode("ascii", "replace")


def find_boxes(outline: shapely.Geometry) -> list[Bounds]:
    """Return the boxes of a fixed grid that the outline touches. Raises InputError above 400."""
    west, south, east, north = (edge * BOXES_PER_DEGREE for edge in outline.bounds)
    columns = range(math.floor(west), math.floor(east) + 1)
    rows = range(math.floor(south), math.floor(north) + 1)
    if len(columns) * len(rows) > 10 * MOST_BOXES:
        raise InputError("fetch.too_large", most=MOST_BOXES)
    boxes = [_box(column, row) for row in rows for column in columns]
    shapely.prepare(outline)
    found = [
        box
        for box in boxes
        if outline.intersects(shapely.box(box.west, box.south, box.east, box.north))
    ]
    if len(found) > MOST_BOXES:
        raise InputError("fetch.too_large", most=MOST_BOXES)
    return found


def _box(column: int, row: int) -> Bounds:
    edges = (column, row, column + 1, row + 1)
    return Bounds(*(round(edge / BOXES_PER_DEGREE, 2) for edge in edges))


def _is_fresh(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime < KEPT_DAYS * DAY_S
    except FileNotFoundError:
        return False


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")


def _save(path: Path, content: bytes) -> None:
    """Write a file that is there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _beside(path)
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)

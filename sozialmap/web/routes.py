"""Our own routes beside Streamlit: bundle, basemap and columns of the map. Public fields only."""

import gzip
import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from sozialmap.areas.overlays import find_quarter_rows, tell_quarters, tell_stops
from sozialmap.areas.pack import Pack
from sozialmap.config import LANGUAGES
from sozialmap.core.index import Index
from sozialmap.core.places import Place
from sozialmap.core.sharing import Audience, share_offer
from sozialmap.maps.bundle import BUNDLE, bundle_version
from sozialmap.maps.neighbourhood import pack_columns
from sozialmap.text.labels import place_kind_label
from sozialmap.web.lasting import FOR_GOOD
from sozialmap.wiring import House

KEPT = {"Cache-Control": FOR_GOOD}
FOLDER = re.compile(r"[a-z0-9-]{1,60}")
LAYER = re.compile(r"[a-z_]{1,30}\.pmtiles")
BUILT = re.compile(r"[a-z]+\.(js|css|js\.LEGAL\.txt)")
BLOCK = 65_536
"""Bytes of a part of a tile file, as frontend/src/blocks.js asks for them."""
TILES = {**KEPT, "Content-Encoding": "identity"}
"""Tiles are compressed in their file, so that Streamlit need not try again for each visitor."""


def bundle(request: Request) -> Response:
    """Answer with a file of the bundle; a page of an older version gets the one that is there."""
    name = request.path_params["name"]
    if not (BUILT.fullmatch(name) and (BUNDLE / name).is_file()):
        return PlainTextResponse("", 404)
    is_current = request.path_params["version"] == bundle_version()
    return FileResponse(
        BUNDLE / name, headers=KEPT if is_current else {"Cache-Control": "no-cache"}
    )


def make_routes(house: House) -> list[BaseRoute]:
    """Return the routes; they answer for the data as they are when asked."""

    def tiles(request: Request) -> Response:
        folder, layer = request.path_params["folder"], request.path_params["layer"]
        path = house.folders.path(folder) / layer
        if not (FOLDER.fullmatch(folder) and LAYER.fullmatch(layer) and path.is_file()):
            return PlainTextResponse("", 404)
        block = read_block(path, request.path_params["block"])
        if not block:
            return PlainTextResponse("", 404)
        return Response(block, media_type="application/octet-stream", headers=TILES)

    def overlay(tell: Callable[[Pack], Any]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            area = house.area()
            if area is None or request.path_params["folder"] != area.folder:
                return PlainTextResponse("", 404)
            content = json.dumps(tell(house.pack(area)), ensure_ascii=False)
            return Response(content, media_type="application/json", headers=KEPT)

        return answer

    def columns(request: Request) -> Response:
        index = house.index()
        if request.path_params["version"] != index.version:
            return PlainTextResponse("", 404)
        asked = request.query_params.get("lang", "")
        language = asked if asked in LANGUAGES else house.settings.language
        headers = {**KEPT, "Content-Encoding": "gzip"}
        packed = pack_index(house, index, language)
        return Response(packed, media_type="application/json", headers=headers)

    return [
        Route("/bundle/{version}/{name}", bundle),
        Route("/area/{folder}/quarters", overlay(lambda pack: tell_quarters(pack.quarters))),
        Route("/area/{folder}/stops", overlay(lambda pack: tell_stops(pack.stops))),
        Route("/area/{folder}/{layer}/{block:int}", tiles),
        Route("/api/assets/{version}", columns),
    ]


def read_block(path: Path, number: int) -> bytes:
    """Return one part of a file by its number from 0; nothing behind the end."""
    if number * BLOCK >= path.stat().st_size:
        return b""
    with path.open("rb") as file:
        file.seek(number * BLOCK)
        return file.read(BLOCK)


@lru_cache(4)
def _packed(house: House, version: str, language: str) -> bytes:
    index = house.index()
    _ = house.translator(language)
    shared = [share_offer(index.entries[row], Audience.PUBLIC) for row in index.located]
    area = house.area()
    located = index.located
    quarters = house.pack(area).quarters if area else []
    kinds = [place_kind_label(entry.notes.get("osm_kind", ""), _) for entry in shared]
    content = pack_columns(
        names=[entry.title or kind for entry, kind in zip(shared, kinds, strict=True)],
        types=[entry.asset.asset_type for entry in shared],
        places=[entry.asset.place or Place(0, 0) for entry in shared],
        vague=[bool(index.vague[row]) for row in located],
        quarters=find_quarter_rows(quarters, index.lats[located], index.lons[located]),
    )
    return gzip.compress(content, 6, mtime=0)


def pack_index(house: House, index: Index, language: str) -> bytes:
    """Return the gzipped columns of all entries with a place, kept for each version."""
    return _packed(house, index.version, language)

"""An Overpass server on loopback for tests: it understands the part of the language we use.

It serves cuts of an extract, and has troubles when told so. A query it does not understand is
refused with 400, as the real one does.
"""

import gzip
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import osmium
import shapely

STRING = r'"((?:[^"\\]|\\.)*)"'
FILTER = re.compile(rf"\[{STRING}(?:(=|!=|~|!~){STRING})?\]")
STATEMENT = re.compile(
    rf"(node|way|rel)(?:\((\d+)\))?((?:\[{STRING}(?:(?:=|!=|~|!~){STRING})?\])*);"
)
BBOX = re.compile(r"\[bbox:(-?[\d.]+),(-?[\d.]+),(-?[\d.]+),(-?[\d.]+)\]")
OUTPUT = re.compile(r"out (tags bb \d+|body qt|meta qt);")
SHORT = {"n": "node", "w": "way", "r": "relation"}


@dataclass
class Part:
    """One object of the map."""

    kind: str
    number: int
    tags: dict[str, str]
    version: str = ""
    place: tuple[float, float] | None = None
    members: list[tuple[str, int, str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, int]:
        return self.kind, self.number


class Planet:
    """All objects of an extract, by kind and number."""

    def __init__(self, path: Path) -> None:
        self.parts: dict[tuple[str, int], Part] = {}
        self.by_tag: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
        for thing in osmium.FileProcessor(str(path)):
            self.add(_part(thing))
        self._shapes: dict[tuple[str, int], shapely.Geometry | None] = {}

    def add(self, part: Part) -> None:
        self.parts[part.key] = part
        for tag in part.tags:
            self.by_tag[part.kind, tag].add(part.key)

    def add_boundary(self, ring: list[tuple[float, float]], number: int = 1, **tags: str) -> None:
        """Add an administrative boundary through points (lon, lat)."""
        first = 9_000_000_000 + 1000 * number
        for step, place in enumerate(ring):
            self.add(Part("node", first + step, {}, "version='1'", place))
        refs = [*range(first, first + len(ring)), first]
        self.add(Part("way", first, {}, "version='1'", None, [("node", r, "") for r in refs]))
        told = {"type": "boundary", "boundary": "administrative", "admin_level": "8"}
        self.add(
            Part(
                "relation", number, {**told, **tags}, "version='1'", None, [("way", first, "outer")]
            )
        )

    def shape(self, key: tuple[str, int]) -> shapely.Geometry | None:
        if key not in self._shapes:
            self._shapes[key] = self._drawn(self.parts.get(key))
        return self._shapes[key]

    def _drawn(self, part: Part | None) -> shapely.Geometry | None:
        if part is None:
            return None
        if part.kind == "node":
            return shapely.Point(part.place)
        shapes = [self.shape((kind, ref)) for kind, ref, _ in part.members if kind != "relation"]
        shapes = [shape for shape in shapes if shape is not None]
        if part.kind == "way":
            return shapely.LineString(shapes) if len(shapes) > 1 else None
        return shapely.GeometryCollection(shapes)


def _part(thing) -> Part:
    stamp = f"version='{thing.version}' timestamp='{thing.timestamp:%Y-%m-%dT%H:%M:%SZ}'"
    part = Part("node", thing.id, dict(thing.tags), f"{stamp} user='A Mapper' uid='7'")
    if thing.is_node():
        part.place = (thing.location.lon, thing.location.lat)
    elif thing.is_way():
        part.kind = "way"
        part.members = [("node", node.ref, "") for node in thing.nodes]
    else:
        part.kind = "relation"
        part.members = [(SHORT[m.type], m.ref, m.role) for m in thing.members]
    return part


class NotUnderstoodError(Exception):
    """What the real server calls a parse error."""


def plain(text: str) -> str:
    """Read a string of the language."""
    return re.sub(r"\\(.)", r"\1", text)


def find_matching(planet: Planet, statement: re.Match, box) -> set[tuple[str, int]]:
    kind = {"rel": "relation"}.get(statement[1], statement[1])
    tests = [(plain(m[1]), m[2], plain(m[3] or "")) for m in FILTER.finditer(statement[3])]
    if statement[2]:
        candidates = {(kind, int(statement[2]))} & planet.parts.keys()
    else:
        candidates = planet.by_tag[kind, tests[0][0]]
    return {
        key
        for key in candidates
        if all(_holds(planet.parts[key].tags, *test) for test in tests)
        and (box is None or (planet.shape(key) is not None and planet.shape(key).intersects(box)))
    }


def _holds(tags: dict[str, str], key: str, sign: str | None, value: str) -> bool:
    have = tags.get(key)
    if sign in ("!=", "!~"):
        return have is None or not (have == value if sign == "!=" else re.search(value, have))
    return have is not None and (
        sign is None or (have == value if sign == "=" else bool(re.search(value, have)))
    )


def recurse(planet: Planet, keys: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Add the ways and nodes of relations, and the nodes of ways."""
    for kind in ("relation", "way"):
        for key in [key for key in keys if key[0] == kind and key in planet.parts]:
            keys |= {(k, ref) for k, ref, _ in planet.parts[key].members if k != "relation"}
    return {key for key in keys if key in planet.parts}


def run(planet: Planet, query: str) -> bytes:
    """Answer a query, statement by statement."""
    head, _, rest = query.partition(";")
    if not re.fullmatch(r"(\[(out|timeout|maxsize|bbox):[\w.,-]+\])+", head):
        raise NotUnderstoodError(head)
    bbox = BBOX.search(head)
    box = shapely.box(*(float(bbox[i]) for i in (2, 1, 4, 3))) if bbox else None
    found: set[tuple[str, int]] = set()
    shown: set[tuple[str, int]] = set()
    in_union = False
    rest = rest.strip()
    while rest:
        if statement := STATEMENT.match(rest):
            matching = find_matching(planet, statement, box)
            found = found | matching if in_union else matching
            rest = rest[statement.end() :]
        elif rest.startswith("(._;>;);"):
            found, rest = recurse(planet, found), rest[8:]
        elif rest.startswith(");") and in_union:
            in_union, rest = False, rest[2:]
        elif rest.startswith("(") and not in_union:
            found, in_union, rest = set(), True, rest[1:]
        elif output := OUTPUT.match(rest):
            shown, rest = shown | found, rest[output.end() :]
        else:
            raise NotUnderstoodError(rest[:80])
        rest = rest.strip()
    parts = [planet.parts[key] for key in sorted(shown)]
    return _json(planet, parts) if "out:json" in head else _xml(parts)


def _json(planet: Planet, parts: list[Part]) -> bytes:
    hits = []
    for part in parts:
        west, south, east, north = planet.shape(part.key).bounds
        bounds = {"minlat": south, "minlon": west, "maxlat": north, "maxlon": east}
        hits.append({"type": part.kind, "id": part.number, "bounds": bounds, "tags": part.tags})
    return json.dumps({"version": 0.6, "elements": hits}).encode()


def _xml(parts: list[Part]) -> bytes:
    lines = [
        "<?xml version='1.0' encoding='UTF-8'?>",
        '<osm version="0.6" generator="Overpass API"><note>ODbL</note>'
        '<meta osm_base="2026-11-20T10:00:00Z"/>',
    ]
    for part in parts:
        place = f" lon='{part.place[0]:.7f}' lat='{part.place[1]:.7f}'" if part.place else ""
        lines.append(f"<{part.kind} id='{part.number}' {part.version}{place}>")
        for kind, ref, role in part.members:
            lines.append(
                f"<nd ref='{ref}'/>"
                if part.kind == "way"
                else f"<member type='{kind}' ref='{ref}' role='{escape(role)}'/>"
            )
        lines += [f"<tag k='{escape(k)}' v='{escape(v)}'/>" for k, v in part.tags.items()]
        lines.append(f"</{part.kind}>")
    return "\n".join([*lines, "</osm>"]).encode()


Trouble = Callable[[BaseHTTPRequestHandler, bytes], None]


class FakeOverpass:
    """The server; `queries` are those it was asked, `troubles` are used up one a request."""

    def __init__(self, planet: Planet) -> None:
        self.planet = planet
        self.queries: list[str] = []
        self.agents: list[str] = []
        self.troubles: list[Trouble | None] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/api/interpreter"

    @property
    def boxes(self) -> list[str]:
        """The boxes asked for so far."""
        return [m[0] for query in self.queries if (m := BBOX.search(query))]

    def _handler(fake) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - two selves in here
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                query = parse_qs(self.rfile.read(length).decode())["data"][0]
                fake.queries.append(query)
                fake.agents.append(self.headers["User-Agent"])
                trouble = fake.troubles.pop(0) if fake.troubles else None
                try:
                    body = run(fake.planet, query)
                except NotUnderstoodError as error:
                    send(self, 400, f"parse error: {error}".encode())
                    return
                with suppress(ConnectionError):  # who asked has lost patience
                    (trouble or answer)(self, body)

            def do_GET(self) -> None:
                fake.queries.append(self.path)
                answer(self, b"<osm version='0.6'></osm>")

            def log_message(self, *_: object) -> None:
                """Stay quiet."""

        return Handler

    @contextmanager
    def running(self) -> Iterator["FakeOverpass"]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def answer(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Answer as a healthy server, packed."""
    send(handler, 200, gzip.compress(body), Content_Encoding="gzip")


def refuse(status: int, **headers: str) -> Trouble:
    """Refuse with a page, as the real one does."""
    return lambda handler, _: send(handler, status, b"<html>busy</html>", **headers)


def break_off(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Promise all, send half."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def end_early(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send half without ever having said how much there is."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def pack_half(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send half of the packed bytes and say that this is all."""
    packed = gzip.compress(body)
    send(handler, 200, packed[: len(packed) // 2], Content_Encoding="gzip")


def hang_up(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Say nothing at all."""


def show_a_page(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send HTML with status 200."""
    send(handler, 200, b"<html><body>The server is probably too busy.</body></html>")


def give_up_inside(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send a well-formed answer that says in its last line that it is not all."""
    remark = b'<remark> runtime error: Query timed out in "query" at line 3. </remark></osm>'
    send(handler, 200, body.replace(b"</osm>", remark))


def be_slow(seconds: float) -> Trouble:
    """Answer late."""

    def slow(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        time.sleep(seconds)
        answer(handler, body)

    return slow


def drip(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send a byte now and then, for ever as it seems."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for byte in body[:200]:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.02)


def redirect_to(url: str) -> Trouble:
    """Point to another server."""
    return lambda handler, _: send(handler, 302, b"", Location=url)


def send_too_much(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send a small parcel that unpacks to 20 MB."""
    send(handler, 200, gzip.compress(bytes(20 << 20)), Content_Encoding="gzip")

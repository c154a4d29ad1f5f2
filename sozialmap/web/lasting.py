"""Files that never change: browsers keep them, and the server keeps them packed in memory."""

import gzip
import re
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_GOOD = "public, max-age=31536000, immutable"
"""For addresses that carry a version of what they show."""
OF_COMPONENTS = re.compile(r"/component/[^/]+/static/.+\.[0-9a-f]{8,}\.(js|css)")
NAMED_BY_CONTENT = re.compile(
    rf"{OF_COMPONENTS.pattern}|/static/(js|css|media)/[^/]+\.[\w-]{{8}}\.(js|css|woff2)"
    r"|/bundle/[0-9a-f]{64}/[a-z]+\.(js|css)"
)
PACKED = (".js", ".css")
PACKING = 9
"""Each file is packed once, so that it may take its time."""
OK = 200


@dataclass
class Answer:
    """What the wrapped application said to one request."""

    status: int
    headers: MutableHeaders
    body: bytes = b""


class LastingFiles:
    """ASGI middleware for files that have the hash of their content in the name.

    Streamlit reads its some sixty files from the disk for every visitor, and sends them as large as
    they are; components would be loaded at each visit.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an ASGI application."""
        self.app = app
        self.kept: dict[str, Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory what was answered before, else as the wrapped application does."""
        if not _is_named(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        answer = self.kept.get(path) or await self._ask(scope, receive)
        if _is_lasting(answer):
            self.kept[path] = answer
        await _as_response(answer, Headers(scope=scope))(scope, receive, send)

    async def _ask(self, scope: Scope, receive: Receive) -> Answer:
        """Return the whole answer of the wrapped application, scripts and styles packed."""
        told = Answer(OK, MutableHeaders())
        parts: list[bytes] = []

        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                told.status = message["status"]
                told.headers = MutableHeaders(raw=list(message.get("headers", [])))
            else:
                parts.append(message.get("body", b""))

        await self.app(_plainly(scope), receive, hear)
        told.body = b"".join(parts)
        if told.status == OK and OF_COMPONENTS.fullmatch(scope["path"]):
            told.headers["cache-control"] = FOR_GOOD
        if _is_lasting(told) and scope["path"].endswith(PACKED):
            told.body = await run_in_threadpool(gzip.compress, told.body, PACKING, mtime=0)
            told.headers["content-encoding"] = "gzip"
            told.headers["vary"] = "Accept-Encoding"
        return told


def _is_named(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and NAMED_BY_CONTENT.fullmatch(scope["path"]) is not None
    )


def _is_lasting(answer: Answer) -> bool:
    """Whether an answer is the same for everybody and for good."""
    return (
        answer.status == OK
        and "immutable" in answer.headers.get("cache-control", "")
        and "set-cookie" not in answer.headers
    )


def _plainly(scope: Scope) -> Scope:
    """Return a request for the whole file as it is."""
    asked = [(name, value) for name, value in scope["headers"] if name == b"host"]
    return {**scope, "headers": asked}


def _as_response(answer: Answer, asked: Headers) -> Response:
    headers = MutableHeaders(raw=list(answer.headers.raw))
    del headers["content-length"]
    body = answer.body
    if headers.get("content-encoding") == "gzip" and "gzip" not in asked.get("accept-encoding", ""):
        del headers["content-encoding"]
        body = gzip.decompress(body)
    return Response(body, answer.status, headers)

"""Let browsers keep what never changes: Streamlit's components would be loaded at each visit."""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_GOOD = "public, max-age=31536000, immutable"
"""For addresses that carry a version of what they show."""
NAMED_BY_CONTENT = re.compile(r"/component/[^/]+/static/.+\.[0-9a-f]{8,}\.(js|css)")
OK = 200


class LastingFiles:
    """ASGI middleware for files of components that have the hash of their content in the name."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an ASGI application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the wrapped application does, with leave to keep the file."""
        if scope["type"] != "http" or not NAMED_BY_CONTENT.fullmatch(scope["path"]):
            await self.app(scope, receive, send)
            return

        async def send_lasting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == OK:
                MutableHeaders(scope=message)["cache-control"] = FOR_GOOD
            await send(message)

        await self.app(scope, receive, send_lasting)

"""Security headers on every answer: the browser itself keeps the promise of no foreign request."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:{evaluate}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{tiles}; font-src 'self' data:; "
    "connect-src 'self' {sockets} data: blob:; worker-src 'self' blob:; "
    "frame-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
FIXED_HEADERS = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"geolocation=(self), camera=(), microphone=()"),
)
OF_ONE_VISIT, OF_ALL = "/media/", "/static/media/"
"""Sheets, dates and files that were made for one person; type and pictures of the page."""
KEEP_NO_COPY = (b"cache-control", b"no-store")
MAP_COMPONENT = "/component/"
"""streamlit-folium evaluates the script of its map; only its frame may do that."""


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp, tiles: str = "") -> None:
        """Wrap an ASGI application; `tiles` is the one foreign origin of pictures, or "".

        An administrator names it, and only the frame of the map may ask it, after a click.
        """
        self.app = app
        self.tiles = tiles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the wrapped application does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [
            (b"content-security-policy", policy_for(scope, self.tiles).encode()),
            *FIXED_HEADERS,
        ]
        if OF_ONE_VISIT in scope["path"] and OF_ALL not in scope["path"]:
            headers.append(KEEP_NO_COPY)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def policy_for(scope: Scope, tiles: str = "") -> str:
    """Return the content security policy for one request."""
    is_map = MAP_COMPONENT in scope["path"]
    return POLICY.format(
        evaluate=" 'unsafe-eval'" if is_map else "",
        tiles=f" {tiles}" if is_map and tiles else "",
        sockets=_own_sockets(scope),
    )


def _own_sockets(scope: Scope) -> str:
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    plain = host.decode("latin-1")
    safe = all(c.isalnum() or c in ".:-[]" for c in plain)
    return f"ws://{plain} wss://{plain}" if plain and safe else ""

"""Security headers on every answer: the browser itself keeps the promise of no foreign request."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:{evaluate}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' {sockets} data: blob:; worker-src 'self' blob:; "
    "frame-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
FIXED_HEADERS = (
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"geolocation=(self), camera=(), microphone=()"),
)
MAP_COMPONENT = "/component/"
"""streamlit-folium evaluates the script of its map; only its frame may do that."""


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an ASGI application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the wrapped application does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [(b"content-security-policy", policy_for(scope).encode()), *FIXED_HEADERS]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def policy_for(scope: Scope) -> str:
    """Return the content security policy for one request."""
    evaluate = " 'unsafe-eval'" if MAP_COMPONENT in scope["path"] else ""
    return POLICY.format(evaluate=evaluate, sockets=_own_sockets(scope))


def _own_sockets(scope: Scope) -> str:
    host = next((value for name, value in scope["headers"] if name == b"host"), b"")
    plain = host.decode("latin-1")
    safe = all(c.isalnum() or c in ".:-[]" for c in plain)
    return f"ws://{plain} wss://{plain}" if plain and safe else ""

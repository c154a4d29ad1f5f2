"""Tell the frame of the map at once what it will need, before the component in it asks."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sozialmap.maps.bundle import bundle_address

FRAME = "/component/streamlit_folium.st_folium/index.html"


class MapAhead:
    """ASGI middleware that names script and style of the map in the answer with its frame."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an ASGI application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the wrapped application does, for the frame with a `Link`."""
        if scope["type"] != "http" or scope["path"] != FRAME:
            await self.app(scope, receive, send)
            return

        async def send_with_link(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"link", _links().encode())]
            await send(message)

        await self.app(scope, receive, send_with_link)


def _links() -> str:
    script, style = bundle_address("map.js"), bundle_address("map.css")
    return f"<{script}>; rel=preload; as=script, <{style}>; rel=preload; as=style"

"""A geocoding service on loopback that answers, or fails, as a test says."""

import contextlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest


class FakeService:
    """What the service does with every request, and what it was asked."""

    def __init__(self, url):
        self.url = url
        self.status, self.body, self.headers = 200, b"[]", {}
        self.length = None
        self.wait_s = self.drip_s = 0.0
        self.asked = []
        self.agents = set()

    def answers(self, body, status=200, **headers):
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status, self.headers = status, headers

    @property
    def queries(self):
        return [parse_qs(urlsplit(path).query)["q"][0] for path in self.asked]


def _handler(service):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            service().asked.append(self.path)
            service().agents.add(self.headers["User-Agent"])
            time.sleep(service().wait_s)
            self.send_response(service().status)
            for name, value in service().headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(service().length or len(service().body)))
            self.end_headers()
            for at in range(0, len(service().body), 8 if service().drip_s else 1 << 20):
                time.sleep(service().drip_s)
                self.wfile.write(service().body[at : at + (8 if service().drip_s else 1 << 20)])

        def handle(self):
            with contextlib.suppress(OSError):
                super().handle()

        def log_message(self, *_):
            pass

    return Handler


@pytest.fixture
def service():
    """A running service that knows nothing."""
    told = None
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: told))
    server.daemon_threads = True
    told = FakeService(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()

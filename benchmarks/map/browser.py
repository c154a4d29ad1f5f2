"""A Chromium that can reach no other host, and what it sees of a page with a map."""

import contextlib
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

WATCH = (Path(__file__).parent / "watch.js").read_text(encoding="utf-8")
ANY = -1
"""As many entries as there are; as watch.js reads it."""
QUIET_MS = 500
LOOK_MS = 50
BINARY_FRAME = 2
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip
VIEWPORT = {"width": 1280, "height": 900}


class TooSlowError(Exception):
    """A map was not drawn in the time it was given."""


@dataclass
class Traffic:
    """Bytes on the wire; Streamlit does not compress its websocket unless told to."""

    http: dict[str, int] = field(default_factory=dict)
    socket: int = 0

    def http_of(self, *starts: str) -> int:
        """Return the bytes of all paths with one of these beginnings."""
        return sum(size for path, size in self.http.items() if path.startswith(starts))

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.http.values()) + self.socket


@dataclass
class Visit:
    """An open page; times are milliseconds since 1970, as watch.js tells them."""

    page: Page
    network: CDPSession
    traffic: Traffic
    started_ms: float = 0

    @property
    def page_up_ms(self) -> float:
        """When the first content of the page was there."""
        up: float = self.page.evaluate("mapWatch.pageUp")
        return up

    def await_drawn(self, longest_s: float) -> dict[str, float]:
        """Return when all that is wanted was on the map (`first`), and the `last` change of it."""
        until = time.monotonic() + longest_s
        while time.monotonic() < until:
            drawn: dict[str, float] | None = self.page.evaluate(f"mapWatch.drawn({QUIET_MS})")
            if drawn:
                return drawn
            self.page.wait_for_timeout(LOOK_MS)
        raise TooSlowError

    def filter_s(self, wanted: int, longest_s: float) -> float:
        """Use the one filter of the page; return seconds from the click until it is seen."""
        self.page.evaluate(f"mapWatch.wanted = {wanted}")
        self.page.locator('[data-testid="stCheckbox"] label').first.click()
        last = self.await_drawn(longest_s)["last"]
        clicked: float = self.page.evaluate("mapWatch.clicked")
        return (last - clicked) / 1000

    def cpu_s(self) -> float:
        """Return the CPU seconds of the main thread of the page and its frames so far."""
        told = self.network.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in told if one["name"] == "TaskDuration")

    def frames_ms(self) -> list[float]:
        """Return the time of each frame while the map is moved and zoomed."""
        deltas: list[float] = self.page.evaluate("mapWatch.frames()")
        return deltas


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Yield the machine's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def new_visitor(browser: Browser) -> BrowserContext:
    """Return a visitor with an empty cache."""
    return browser.new_context(viewport=VIEWPORT, locale="de-DE")


def open_page(visitor: BrowserContext, url: str, wanted: int, longest_s: float = 120) -> Visit:
    """Go to a page whose map will hold so many entries."""
    page = visitor.new_page()
    page.add_init_script(WATCH)
    page.add_init_script(f"mapWatch.wanted = {wanted};")
    network = visitor.new_cdp_session(page)
    network.send("Performance.enable", {"timeDomain": "threadTicks"})
    visit = Visit(page, network, _count_traffic(network))
    visit.started_ms = time.time() * 1000
    page.goto(url, wait_until="commit", timeout=longest_s * 1000)
    return visit


def _count_traffic(network: CDPSession) -> Traffic:
    traffic = Traffic()
    paths: dict[str, str] = {}

    def asked(event: dict[str, Any]) -> None:
        paths[event["requestId"]] = urlsplit(event["request"]["url"]).path

    def finished(event: dict[str, Any]) -> None:
        path = paths.get(event["requestId"], "?")
        traffic.http[path] = traffic.http.get(path, 0) + int(event["encodedDataLength"])

    def framed(event: dict[str, Any]) -> None:
        told = event["response"]
        binary = told["opcode"] == BINARY_FRAME
        traffic.socket += len(told["payloadData"]) * 3 // 4 if binary else len(told["payloadData"])

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", finished)
    network.on("Network.webSocketFrameReceived", framed)
    network.send("Network.enable")
    return traffic

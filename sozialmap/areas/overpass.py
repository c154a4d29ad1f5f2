"""Ask an Overpass server: one question at a time, politely, with patience for its troubles.

Rules of the public servers: a User-Agent of one's own, no two requests at once, and at least
30 s of rest after a 429.
"""

import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from sozialmap.core.errors import InputError, SozialmapError, UnavailableError

AGENT = "sozialmap/0.1"
TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
CHUNK = 1 << 16
GZIP = 16 + zlib.MAX_WBITS
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Manners:
    """How long to rest, to wait and to read; in seconds and bytes."""

    between_s: float = 1.0
    again_s: tuple[float, ...] = (30.0, 60.0, 120.0, 240.0)
    reconnect_s: tuple[float, ...] = (2.0, 5.0, 10.0)
    longest_rest_s: float = 300.0
    """A server that wants more rest is asked another day."""
    silence_s: float = 150.0
    """Longer than the time that a query gives the server."""
    answer_s: float = 900.0
    most_bytes: int = 256 << 20
    """Of one answer, unpacked."""


POLITE = Manners()


class _TroubleError(Exception):
    """Something that may be gone at the next try."""

    def __init__(self, code: str, detail: str, rest_s: float = 0.0) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.rest_s = rest_s


class BrokenAnswerError(Exception):
    """What came is not the whole answer; its text says what was wrong."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Nothing may go to a server that nobody said yes to."""

    def redirect_request(self, *_: Any) -> None:
        """Refuse every redirect."""


class Overpass:
    """A server that answers Overpass queries."""

    def __init__(
        self, url: str, manners: Manners = POLITE, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Keep the address; nothing is sent. Raises InputError where it is no web address."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise InputError("setting.overpass", value=url)
        self.url = url
        self.host = parts.netloc.rpartition("@")[2]
        self._manners = manners
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._was_asked = False

    def fetch(
        self,
        query: str,
        read: Callable[[bytes], Answer],
        resting: Callable[[], None] = lambda: None,
    ) -> Answer:
        """Return the answer as `read` gives it, which may raise BrokenAnswerError.

        `resting` is called about once a second while we wait and may raise to stop. Raises
        UnavailableError where the server cannot be asked.
        """
        tries = 0
        if self._was_asked:
            self._rest(self._manners.between_s, resting)
        while True:
            try:
                return self._ask(query, read, resting)
            except _TroubleError as trouble:
                self._rest(self._rest_s(trouble, tries), resting)
            tries += 1

    def _rest_s(self, trouble: _TroubleError, tries: int) -> float:
        """Return how long to rest before the next try. Raises UnavailableError after the last."""
        manners = self._manners
        unreachable = trouble.code == "fetch.unreachable"
        rests = manners.reconnect_s if unreachable else manners.again_s
        values = {"host": self.host, "detail": trouble.detail}
        if tries >= len(rests):
            raise UnavailableError(trouble.code, **values) from trouble
        if trouble.rest_s > manners.longest_rest_s:
            minutes = round(trouble.rest_s / 60)
            raise UnavailableError("fetch.long_rest", host=self.host, minutes=minutes) from trouble
        return max(rests[tries], trouble.rest_s)

    def _rest(self, seconds: float, resting: Callable[[], None]) -> None:
        while seconds > 0:
            resting()
            self._sleep(min(seconds, 1.0))
            seconds -= 1.0

    def _ask(
        self, query: str, read: Callable[[bytes], Answer], resting: Callable[[], None]
    ) -> Answer:
        self._was_asked = True
        request = urllib.request.Request(  # noqa: S310 - the scheme is checked at the start
            self.url,
            data=urlencode({"data": query}).encode(),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"},
        )
        try:
            with self._opener.open(request, timeout=self._manners.silence_s) as answer:
                body = self._read_body(answer, resting)
            return read(body)
        except SozialmapError:  # some are a ConnectionError too
            raise
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error) from error
        except BrokenAnswerError as error:
            raise _TroubleError("fetch.broken", str(error)) from error
        except urllib.error.URLError as error:
            raise _TroubleError("fetch.unreachable", type(error.reason).__name__) from error
        except TimeoutError as error:
            raise _TroubleError("fetch.busy", "timeout") from error
        except (ConnectionError, HTTPException, zlib.error) as error:
            raise _TroubleError("fetch.broken", type(error).__name__) from error

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        if error.code in TRANSIENT:
            rest_s = _seconds(error.headers.get("Retry-After", ""))
            return _TroubleError("fetch.busy", str(error.code), rest_s)
        return UnavailableError("fetch.refused", host=self.host, detail=error.code)

    def _read_body(self, answer: Any, resting: Callable[[], None]) -> bytes:
        """Return the unpacked body; a stream without end or a bomb is given up."""
        unpack = zlib.decompressobj(GZIP) if answer.headers["Content-Encoding"] == "gzip" else None
        body = bytearray()
        ends_at = time.monotonic() + self._manners.answer_s
        while chunk := answer.read1(CHUNK):
            resting()
            most = self._manners.most_bytes - len(body) + 1
            body += unpack.decompress(chunk, most) if unpack else chunk
            if len(body) > self._manners.most_bytes:
                megabytes = self._manners.most_bytes >> 20
                raise UnavailableError("fetch.too_much", host=self.host, megabytes=megabytes)
            if time.monotonic() > ends_at:
                raise TimeoutError
        return bytes(body)


def _seconds(retry_after: str) -> float:
    """Return the seconds of a Retry-After header; a date or nonsense leaves it to our patience."""
    return float(retry_after) if retry_after.strip().isdecimal() else 0.0

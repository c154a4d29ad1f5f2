"""Fetch JSON over HTTP for geopy: bounded in time and size, never redirected, never logged."""

import json
import logging
import socket
import ssl
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeocoderUnavailable

LARGEST_ANSWER = 1_000_000
"""In bytes; five results take some 5,000."""
CHUNK = 65_536

# geopy writes every URL, and with it the address, into its log.
logging.getLogger("geopy").addFilter(lambda _record: False)


class _NoRedirect(HTTPRedirectHandler):
    """An own server must not send an address on to another."""

    def redirect_request(self, *_: Any) -> None:
        return None


class JsonAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """geopy's way to the network. Its errors name neither URL nor answer."""

    def __init__(
        self,
        *,
        proxies: dict[str, str] | None,
        ssl_context: ssl.SSLContext | None,
        is_answer: Callable[[Any], bool],
    ) -> None:
        """Take what geopy hands over; None are the proxies of the system, {} is none.

        `is_answer` tells whether JSON has the form of an answer: geopy takes `null` for "nothing".
        """
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._is_answer = is_answer
        self._opener = build_opener(
            _NoRedirect(), HTTPSHandler(context=ssl_context), ProxyHandler(proxies)
        )

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Return the parsed answer. Raises GeocoderParseError where it is none."""
        try:
            answer = json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError):
            raise GeocoderParseError("no JSON") from None
        if not self._is_answer(answer):
            raise GeocoderParseError("not an answer")
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Return the body of the answer; `timeout` in seconds holds for all of it."""
        try:
            return self._read(Request(url, headers=headers), timeout)  # noqa: S310 - http(s) only
        except HTTPError as error:
            status, told = error.code, {k.lower(): v for k, v in error.headers.items()}
            error.close()
        except TimeoutError:
            raise GeocoderTimedOut("timed out") from None
        except URLError as error:
            slow = isinstance(error.reason, TimeoutError | socket.timeout)
            raise (GeocoderTimedOut if slow else GeocoderUnavailable)("not reached") from None
        except (OSError, HTTPException):
            raise GeocoderUnavailable("broken off") from None
        raise AdapterHTTPError("refused", status_code=status, headers=told, text=None)

    def _read(self, request: Request, timeout: float) -> str:
        until = time.monotonic() + timeout
        body = b""
        with self._opener.open(request, timeout=timeout) as page:
            while chunk := page.read1(CHUNK):
                body += chunk
                if len(body) > LARGEST_ANSWER:
                    raise GeocoderParseError("too large")
                if time.monotonic() > until:
                    raise TimeoutError
            if page.length:
                raise HTTPException("cut off")
        return body.decode("utf-8", errors="strict")

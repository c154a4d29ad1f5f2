"""Watches what the interpreter does while a client's words are at work: hosts, files, logs.

Python's audit events (PEP 578) tell every socket and every file of this process, also those of
libraries. A hook cannot be taken out again, so there is one, and it rests outside a watch.
"""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHUNK = 1 << 20
HOST_EVENTS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.sendto"})
PROGRAM_EVENTS = frozenset({"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"})


@dataclass(slots=True)
class Seen:
    """What happened in one thread during a watch."""

    hosts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)


_watching: dict[int, Seen] = {}
_installed = threading.Lock()


@contextmanager
def watch() -> Iterator[Seen]:
    """Note what this thread does until the end of the block."""
    _install_once()
    seen, thread = Seen(), threading.get_ident()
    handler = _LogCatcher(seen)
    root = logging.getLogger()
    root.addHandler(handler)
    _watching[thread] = seen
    try:
        yield seen
    finally:
        _watching.pop(thread, None)
        root.removeHandler(handler)


def find_files_with(word: str, folder: Path) -> list[str]:
    """Return the names of all files below a folder that hold a word, in UTF-8 or UTF-16."""
    needles = (word.encode(), word.encode("utf-16-le"))
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in paths if _holds(path, needles))


def _holds(path: Path, needles: tuple[bytes, ...]) -> bool:
    longest = max(map(len, needles))
    tail = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if any(needle in tail + chunk for needle in needles):
                return True
            tail = chunk[-longest:]
    return False


def _install_once() -> None:
    if _installed.acquire(blocking=False):  # never given back: the hook stays
        sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    seen = _watching.get(threading.get_ident())
    if seen is None:
        return
    if event in HOST_EVENTS:
        seen.hosts.append(str(arguments[1] if event != "socket.getaddrinfo" else arguments[0]))
    elif event in PROGRAM_EVENTS:
        seen.programs.append(str(arguments[0]))
    elif event == "open" and _is_writing(arguments[1], arguments[2]):
        seen.files.append(str(arguments[0]))


def _is_writing(mode: str | None, flags: int) -> bool:
    if mode is not None:
        return any(letter in mode for letter in "wax+")
    return bool(flags & 3)  # os.open: O_WRONLY or O_RDWR


class _LogCatcher(logging.Handler):
    def __init__(self, seen: Seen) -> None:
        super().__init__(logging.NOTSET)
        self._seen = seen

    def emit(self, record: logging.LogRecord) -> None:
        if _watching.get(record.thread or 0) is self._seen:
            self._seen.logs.append(record.getMessage())

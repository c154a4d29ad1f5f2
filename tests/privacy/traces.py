"""Find a word in files, whatever form it was written in: plain, encoded, packed or printed."""

import base64
import contextlib
import io
import zipfile
import zlib
from pathlib import Path
from urllib.parse import quote

from tests.printing.pdf import text_of

STARTS = {b"\x1f\x8b\x08": 31, b"\x78\x01": 15, b"\x78\x5e": 15, b"\x78\x9c": 15, b"\x78\xda": 15}
"""What packed data begin with (gzip, zlib), and the window that unpacks them."""
MOST_BYTES = 50_000_000
DEEPEST = 3


def find_traces(word: str, *folders: Path) -> list[str]:
    """The names of all files below the folders that hold the word in some form."""
    paths = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in paths if word in path.name or holds(path.read_bytes(), word)]


def holds(content: bytes, word: str, depth: int = 0) -> bool:
    """Whether bytes hold the word, also packed up to a depth."""
    small = content.lower()
    if any(form in small for form in _forms(word)) or any(form in content for form in _coded(word)):
        return True
    if depth == DEEPEST:
        return False
    return any(holds(part, word, depth + 1) for part in _unpacked(content))


def _forms(word: str) -> set[bytes]:
    """In letters of any case: UTF-8, UTF-16, hexadecimal, as part of an address, backwards."""
    small = word.lower()
    return {
        small.encode(),
        small.encode("utf-16-le"),
        small.encode("utf-16-be"),
        small.encode().hex().encode(),
        quote(small).encode(),
        small[::-1].encode(),
    }


def _coded(word: str) -> set[bytes]:
    """In base64 at each of its three places, without the signs that neighbours change."""
    found = set()
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + word.encode())
        found.add(coded[4 if before else 0 : -4])
    return found


def _unpacked(content: bytes) -> list[bytes]:
    found = []
    for start, window in STARTS.items():
        at = content.find(start)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                found.append(zlib.decompressobj(window).decompress(content[at:], MOST_BYTES))
            at = content.find(start, at + 1)
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            found += [packed.read(name) for name in packed.namelist()]
    if content[:5] == b"%PDF-":
        found.append(text_of(content).encode())
    return [part for part in found if part]

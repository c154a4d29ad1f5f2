"""Read the lines of CSV files as people have saved, mixed and broken them."""

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from sozialmap.core.cells import restore
from sozialmap.core.errors import InputError
from sozialmap.importers.lines import Line, Remark

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WITHOUT_BOM = "utf-8"
WESTERN = "cp1252"
DELIMITERS = (";", "\t", ",")
READ_AT_ONCE = 1 << 20
"""Bytes; a longer line is read in pieces, so that one without an end does not fill memory."""
LONGEST_RECORD = 100
"""Lines. A cell with more of them has lost its closing quote."""
LONGEST_CELL = 4_000_000
ONE_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
UNLIKELY = re.compile("[\u0530-\u058f\u0700-\u074f\u07c0-\u07ff]")
"""Scripts that Windows-1252 "Ö“", "Ü“" and "ß“" look like when they are read as UTF-8."""


class CsvSource:
    """The lines of a CSV file."""

    stretches = True

    def __init__(self, path: Path, encoding: str, delimiter: str) -> None:
        """Take the form as given. Raises InputError for an encoding nobody knows."""
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise InputError("table.encoding", encoding=encoding) from error
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter

    def lines(self) -> Iterator[Line]:
        """Yield all lines; one whose quote never closes is read without quotes and marked."""
        records = _read_records(decoded_lines(self._path, self._encoding), self._delimiter)
        for number, (cells, whole) in enumerate(records, 1):
            remarks = () if whole else (Remark("row.open_quote", 0),)
            yield Line(number, tuple(map(restore, cells)), remarks)

    def estimated_lines(self) -> int:
        """Return the number of line feeds."""
        with self._path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(READ_AT_ONCE), b""))


def guess_encoding(path: Path, start: bytes) -> str:
    """Return UTF-8, UTF-16 or Windows-1252. `start` are the first bytes of the file."""
    for bom, encoding in BOMS:
        if start.startswith(bom):
            return encoding
    if _is_utf8(path):
        return WITHOUT_BOM
    with path.open("rb") as file:
        pieces = iter(lambda: file.readline(READ_AT_ONCE), b"")
        return WITHOUT_BOM if any(map(_says_utf8, pieces)) else WESTERN


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(READ_AT_ONCE):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _says_utf8(line: bytes) -> bool:
    """Tell whether a line has letters that are surely written in UTF-8."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return False
    return not text.isascii() and not UNLIKELY.search(text)


def decoded_lines(path: Path, encoding: str) -> Iterator[str]:
    """Yield lines with their ends. In a file of UTF-8 a line may be Windows-1252."""
    if codecs.lookup(encoding).name not in {"utf-8", "utf-8-sig"}:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from iter(lambda: file.readline(READ_AT_ONCE), "")
        return
    with path.open("rb") as raw:
        for number, line in enumerate(iter(lambda: raw.readline(READ_AT_ONCE), b"")):
            start = len(codecs.BOM_UTF8) if not number and line.startswith(codecs.BOM_UTF8) else 0
            yield from ONE_LINE.findall(_decode(line[start:]))


def _decode(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(WESTERN, errors="replace")


def guess_delimiters(sample: list[str]) -> list[str]:
    """Return the separators that could be meant, the likeliest first."""
    counts = {d: [_outside_quotes(line).count(d) for line in sample] for d in DELIMITERS}
    return sorted(DELIMITERS, key=lambda d: -max(counts[d], default=0))


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


class _OpenQuoteError(Exception):
    """A quote was opened and does not close."""


class _Feed:
    """Gives a csv reader the lines of one record, and takes them back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self._size = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_RECORD or self._size > LONGEST_CELL:
            raise _OpenQuoteError
        line = self._back.popleft() if self._back else next(self._lines, "")
        if not line:
            raise _OpenQuoteError if self.taken else StopIteration
        self.taken.append(line)
        self._size += len(line)
        return line

    def begin(self) -> None:
        """Forget the lines of the record that is done."""
        self.taken, self._size = [], 0

    def give_back(self) -> str:
        """Return the first line of the record; the others will come again."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        return first


def _read_records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the cells of every record, and whether it could be read with its quotes."""
    csv.field_size_limit(2 * LONGEST_CELL)
    feed = _Feed(lines)
    while True:
        feed.begin()
        try:
            yield next(csv.reader(feed, delimiter=delimiter)), True
        except StopIteration:
            return
        except (_OpenQuoteError, csv.Error):
            yield [cell.strip(' "\r\n') for cell in feed.give_back().split(delimiter)], False

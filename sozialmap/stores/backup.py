"""Everything in one file, and back: all tables as JSON lines and the area packs, in a zip.

The same file restores on SQLite and on PostgreSQL. A backup of an older form of the tables is
brought up to date in a database of its own before anything here is touched.
"""

import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, delete, func, insert, select

from sozialmap.core.errors import InputError
from sozialmap.stores.store import Store, touch
from sozialmap.stores.tables import Base, ProfileRow, StampRow

FORMAT = 1
LEFT_OUT = frozenset((StampRow.__tablename__, ProfileRow.__tablename__))
MANIFEST = "backup.json"
TABLE_FILE = re.compile(r"tables/[a-z_]{1,40}\.jsonl")
AREA_FILE = re.compile(r"areas/[a-z0-9-]{1,60}/[A-Za-z0-9_.-]{1,60}")
ROWS_AT_ONCE = 2000
CHUNK = 1 << 20
TIME_OF_MEMBERS = (1980, 1, 1, 0, 0, 0)
"""One time for all, so that two backups of the same data are the same file."""


def write_backup(store: Store, areas: Path, out: Path) -> dict[str, int]:
    """Write a backup, which appears when it is whole; return the number of rows by table."""
    whole = out.with_name(out.name + ".part")
    hashes: dict[str, str] = {}
    try:
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
            counts = _write_tables(store, file, hashes)
            for path in sorted(areas.glob("*/*")):
                if path.is_file():
                    _add(file, f"areas/{path.parent.name}/{path.name}", _chunks(path), hashes)
            manifest = {"format": FORMAT, "revision": store.revision(), "rows": counts,
                        "files": hashes}  # fmt: skip
            _add(file, MANIFEST, [json.dumps(manifest, indent=1).encode()], {})
        whole.replace(out)
    finally:
        whole.unlink(missing_ok=True)
    return counts


def read_backup(path: Path) -> dict[str, Any]:
    """Check a backup to its last byte and return its manifest. Raises InputError."""
    if not path.is_file():
        raise InputError("backup.no_file", file=path.name)
    try:
        with zipfile.ZipFile(path) as file:
            manifest: dict[str, Any] = json.loads(file.read(MANIFEST))
            _check(file, manifest, path.name)
            return manifest
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("backup.broken", file=path.name) from error


def restore_backup(store: Store, areas: Path, path: Path) -> dict[str, int]:
    """Put everything back as it was in a backup; all of it or nothing. Returns rows by table.

    Raises InputError where the file is no whole backup or of a later version.
    """
    manifest = read_backup(path)
    if manifest["revision"] not in store.revisions():
        raise InputError("backup.too_new", file=path.name)
    with zipfile.ZipFile(path) as file, tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'restored.sqlite'}"
        with closing(Store(url)) as restored:
            restored.migrate(manifest["revision"])
            with restored.writing() as connection:
                _fill_tables(connection, file)
            restored.migrate()
            _unpack_areas(file, areas)
            with restored.reading() as source, store.writing() as target:
                _copy_all(source, target)
    rows: dict[str, int] = manifest["rows"]
    return rows


def _write_tables(store: Store, file: zipfile.ZipFile, hashes: dict[str, str]) -> dict[str, int]:
    counts: dict[str, int] = {}

    def lines(connection: Connection, table: Table) -> Iterator[bytes]:
        for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
            counts[table.name] = counts.get(table.name, 0) + 1
            yield json.dumps(dict(row), default=_to_json, ensure_ascii=False).encode() + b"\n"

    with store.reading() as connection:
        for table in _tables():
            counts[table.name] = 0
            _add(file, f"tables/{table.name}.jsonl", lines(connection, table), hashes)
    return counts


def _tables() -> list[Table]:
    """Return all tables but the counters, which grow here and say nothing elsewhere, and the

    profiles, which are made again from the offers.
    """
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def _add(file: zipfile.ZipFile, name: str, chunks: Any, hashes: dict[str, str]) -> None:
    digest = hashlib.sha256()
    info = zipfile.ZipInfo(name, TIME_OF_MEMBERS)
    info.compress_type = zipfile.ZIP_DEFLATED
    with file.open(info, "w", force_zip64=True) as member:
        for chunk in chunks:
            digest.update(chunk)
            member.write(chunk)
    hashes[name] = digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _check(file: zipfile.ZipFile, manifest: dict[str, Any], name: str) -> None:
    if manifest["format"] != FORMAT:
        raise InputError("backup.too_new", file=name)
    members = set(file.namelist()) - {MANIFEST}
    if members != set(manifest["files"]) or not all(map(_is_safe, members)):
        raise InputError("backup.broken", file=name)
    for member, expected in manifest["files"].items():
        digest = hashlib.sha256()
        with file.open(member) as content:
            while chunk := content.read(CHUNK):
                digest.update(chunk)
        if digest.hexdigest() != expected:
            raise InputError("backup.broken", file=name)


def _is_safe(member: str) -> bool:
    """Tell whether a name stays where it belongs: no way up, nothing foreign."""
    return bool(TABLE_FILE.fullmatch(member) or AREA_FILE.fullmatch(member)) and ".." not in member


def _fill_tables(connection: Connection, file: zipfile.ZipFile) -> None:
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        name = f"tables/{table.name}.jsonl"
        if name in file.namelist():
            with file.open(name) as lines:
                _insert(connection, table, (_row(table, line) for line in lines))


def _row(table: Table, line: bytes) -> dict[str, Any]:
    return {name: _from_json(table, name, value) for name, value in json.loads(line).items()}


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == ROWS_AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def _copy_all(source: Connection, target: Connection) -> None:
    for table in reversed(_tables()):
        target.execute(delete(table))
    for table in _tables():
        rows = source.execute(select(table).order_by(*table.primary_key)).mappings()
        _insert(target, table, (dict(row) for row in rows))
        if target.dialect.name == "postgresql" and "id" in table.c:
            newest = select(func.coalesce(func.max(table.c.id), 1)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, "id")
            target.execute(select(func.setval(sequence, newest)))
    touch(target)


def _unpack_areas(file: zipfile.ZipFile, areas: Path) -> None:
    for name in file.namelist():
        if AREA_FILE.fullmatch(name):
            path = areas / Path(name).relative_to("areas")
            path.parent.mkdir(parents=True, exist_ok=True)
            whole = path.with_name(path.name + ".part")
            with file.open(name) as content, whole.open("wb") as out:
                while chunk := content.read(CHUNK):
                    out.write(chunk)
            whole.replace(path)


def _to_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _from_json(table: Table, name: str, value: Any) -> Any:
    kind = table.c[name].type.python_type
    if value is not None and kind in (date, datetime):
        return kind.fromisoformat(value)
    return value

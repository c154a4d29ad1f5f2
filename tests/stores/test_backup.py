"""One file holds everything, and gives everything back."""

import json
import zipfile

import pytest

from sozialmap.core.errors import InputError
from sozialmap.core.history import StepKind
from sozialmap.stores.backup import MANIFEST, read_backup, restore_backup, write_backup
from sozialmap.stores.store import Store
from tests.conftest import make_offer
from tests.stores.test_store import FULL


@pytest.fixture
def full_house(town_house):
    store = town_house.store
    store.save_table("a.csv", [FULL, make_offer("Zweites", ref="9")])
    store.save_offers([make_offer("Von Hand")], StepKind.ADDED, "Von Hand")
    store.save_mapping("name|art", {"Name": "Name"})
    return town_house


@pytest.fixture
def empty(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    store.migrate()
    yield store
    store.close()


def test_a_round_trip_gives_the_same_data_and_the_same_file(full_house, empty, tmp_path):
    first, second, areas = tmp_path / "1.zip", tmp_path / "2.zip", tmp_path / "areas"
    rows = write_backup(full_house.store, full_house.folders.root, first)

    assert restore_backup(empty, areas, first) == rows

    assert empty.load_offers() == full_house.store.load_offers()
    assert empty.load_steps() == full_house.store.load_steps()
    write_backup(empty, areas, second)
    assert second.read_bytes() == first.read_bytes()


def test_restoring_replaces_what_is_there_and_tells_readers(full_house, tmp_path):
    store, areas, path = full_house.store, full_house.folders.root, tmp_path / "b.zip"
    write_backup(store, areas, path)
    before, stamp = store.load_offers(), store.load_stamp()
    store.save_table("b.csv", [make_offer("Später")])

    restore_backup(store, areas, path)

    assert store.load_offers() == before
    assert store.load_stamp() > stamp + 1
    assert store.save_offers([make_offer("Neu")], StepKind.ADDED, "")[0].id not in {
        offer.id for offer in before
    }


def rewritten(path, tmp_path, change):
    """The same backup with one member changed; the sum of it stays what it was."""
    out = tmp_path / "changed.zip"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            for changed_name, content in change(name, old.read(name)):
                new.writestr(changed_name, content)
    return out


def flip(name, content):
    yield name, content.replace(b"Voll", b"Leer") if name == "tables/offer.jsonl" else content


def climb(name, content):
    if name == MANIFEST:
        manifest = json.loads(content)
        manifest["files"]["../../evil.txt"] = manifest["files"].pop("tables/fact.jsonl")
        content = json.dumps(manifest).encode()
    yield ("../../evil.txt" if name == "tables/fact.jsonl" else name), content


def from_the_future(name, content):
    yield (
        name,
        content.replace(b'"revision": "', b'"revision": "9') if name == MANIFEST else content,
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [(flip, "backup.broken"), (climb, "backup.broken"), (from_the_future, "backup.too_new")],
)
def test_a_changed_backup_is_refused_and_nothing_is_touched(full_house, tmp_path, change, code):
    path = tmp_path / "b.zip"
    write_backup(full_house.store, full_house.folders.root, path)
    before = full_house.store.load_offers()

    with pytest.raises(InputError) as error:
        restore_backup(full_house.store, full_house.folders.root, rewritten(path, tmp_path, change))

    assert error.value.code == code
    assert full_house.store.load_offers() == before
    assert not (tmp_path.parent / "evil.txt").exists()


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"x" * 1000])
def test_what_is_no_backup_is_said(tmp_path, content):
    path = tmp_path / "b.zip"
    path.write_bytes(content)

    with pytest.raises(InputError) as error:
        read_backup(path)

    assert error.value.code == "backup.broken"


def test_a_cut_off_backup_is_refused(full_house, tmp_path):
    path = tmp_path / "b.zip"
    write_backup(full_house.store, full_house.folders.root, path)
    path.write_bytes(path.read_bytes()[:-2000])

    with pytest.raises(InputError):
        read_backup(path)


def test_a_backup_of_the_first_form_of_the_tables_is_brought_up_to_date(empty, tmp_path):
    old = Store(f"sqlite:///{tmp_path / 'old.sqlite'}")
    old.migrate("0001")
    with old.writing() as connection:
        connection.exec_driver_sql(
            "insert into asset (id, key, name, asset_type, description, street, postcode, town,"
            " quality, presence, phone, email, website, person) values"
            " (1, 'k', 'Haus', 'institution', '', '', '', '', 'none', 'fixed', '', '', '', '')"
        )
    path = tmp_path / "old.zip"
    tables = {
        "asset": [{"id": 1, "key": "k", "name": "Haus", "asset_type": "institution",
                   "description": "", "street": "", "postcode": "", "town": "", "lat": None,
                   "lon": None, "quality": "none", "presence": "fixed", "phone": "", "email": "",
                   "website": "", "person": ""}],
    }  # fmt: skip
    old.close()
    write_old(path, tables, "0001")

    assert restore_backup(empty, tmp_path / "areas", path) == {"asset": 1}


def write_old(path, tables, revision):
    import hashlib

    members = {
        f"tables/{name}.jsonl": "".join(json.dumps(row) + "\n" for row in rows).encode()
        for name, rows in tables.items()
    }
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
    rows = {name: len(rows) for name, rows in tables.items()}
    manifest = {"format": 1, "revision": revision, "rows": rows, "files": sums}
    with zipfile.ZipFile(path, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
        file.writestr(MANIFEST, json.dumps(manifest))

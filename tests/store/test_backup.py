"""Copies: verified, dated, fourteen of them, only when something changed; and the way back."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reused_database import url_of
from tests.store import busy_office
from tests.store.test_opening import HOLDER
from tests.store.verbs import Sql
from tests.store_fixtures import Office, open_office
from tests.transactions.makers import Count, add_asset
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import backup, opening, verify
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.restored import Restored
from tracker_desktop.transactions.rules.asset_fields import AssetFields


def copies(place: str | Path) -> list[Path]:
    return sorted(backup.folder_of(Path(place)).glob("*.db"))


def work(place: str | Path, tag: str) -> None:
    """One session: open, add an asset, close."""
    store = opening.open_office(place)
    store.perform(AddAsset(AssetFields("Scope", tag=tag)), 1)
    store.close()


def tags(place: str | Path) -> list[str]:
    store = opening.open_office(place, write=False)
    found = [row[0] for row in store.read(Sql("SELECT tag FROM asset ORDER BY tag"))]
    store.close()
    return found


def test_a_copy_is_made_at_closing_only_when_something_changed(sqlite_place: str) -> None:
    opening.open_office(sqlite_place).close()
    (first,) = copies(sqlite_place)  # the office had none yet
    opening.open_office(sqlite_place).close()
    assert copies(sqlite_place) == [first]
    work(sqlite_place, "S-1")
    assert len(copies(sqlite_place)) == 2
    assert tags(copies(sqlite_place)[-1]) == ["S-1"]


def test_fourteen_copies_are_kept_and_nothing_else(sqlite_place: str) -> None:
    for number in range(17):
        work(sqlite_place, f"S-{number:02d}")
    kept = copies(sqlite_place)
    assert len(kept) == backup.KEPT
    assert tags(kept[-1])[-1] == "S-16"
    assert tags(kept[0])[-1] == "S-03"
    names = {path.name for path in backup.folder_of(Path(sqlite_place)).iterdir()}
    assert names == {name for path in kept for name in (path.name, path.with_suffix(".json").name)}


def test_the_manifest_tells_what_the_copy_is(sqlite_place: str) -> None:
    work(sqlite_place, "S-1")
    (copy,) = copies(sqlite_place)
    manifest = json.loads(copy.with_suffix(".json").read_text("utf-8"))
    head = verify.head(copy)
    assert manifest["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert (manifest["seq"], manifest["head"], manifest["schema"]) == (head.seq, head.hash.hex(), head.schema)


def test_what_a_crash_left_is_cleared_away(sqlite_place: str) -> None:
    folder = backup.folder_of(Path(sqlite_place))
    folder.mkdir()
    left = folder / "office-20260101-000000-000000-close.db.partial"
    left.write_bytes(b"x")
    (folder / "office-20260101-000000-000000-close.json").write_text("not json")
    work(sqlite_place, "S-1")
    assert not left.exists()
    assert len(copies(sqlite_place)) == 1


def test_closing_goes_on_where_no_copy_can_be_made(sqlite_place: str) -> None:
    backup.folder_of(Path(sqlite_place)).write_text("a file where the folder should be")
    work(sqlite_place, "S-1")
    work(sqlite_place, "S-2")  # the lock was given back
    assert tags(sqlite_place) == ["S-1", "S-2"]


def test_a_copy_is_made_while_the_office_is_in_use(sqlite_office: Office, tmp_path: Path) -> None:
    busy_office.fill(sqlite_office)
    target = backup.backup(sqlite_office.store.url, tmp_path / "out" / "copy.db")
    assert verify.file(target).ok
    assert verify.file(target).lines == verify.verify(sqlite_office.store).lines
    made = backup.copy_before(sqlite_office.store, "import")
    assert made is not None
    assert made.name.endswith("-before-import.db")


def test_a_copy_of_a_bad_office_is_no_copy(sqlite_place: str, tmp_path: Path) -> None:
    connection = sqlite3.connect(sqlite_place)
    connection.execute("UPDATE place SET notes = 'by hand'")
    connection.commit()
    connection.close()
    target = tmp_path / "copy.db"
    with pytest.raises(Refused) as caught:
        backup.backup(sqlite_place, target)
    assert caught.value.code == "backup_bad"
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_goes_where_it_can(sqlite_place: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    for target in (blocked / "copy.db", Path(sqlite_place)):
        with pytest.raises(Refused) as caught:
            backup.backup(sqlite_place, target)
        assert caught.value.code == "backup_bad"
        assert "Errno" not in str(caught.value)
    with pytest.raises(Refused, match=r"verified: (permission denied|no such file or directory|read-only)"):
        backup.backup(sqlite_place, Path("/proc/copy.db"))
    for name in ("n" * 300, "n" * 250, "\udcff.db", "\ud800.db"):
        with pytest.raises(Refused, match=r"name too long|a character in its name cannot be kept"):
            backup.backup(sqlite_place, tmp_path / name)
    with pytest.raises(Refused) as caught:
        backup.backup(tmp_path / "none.db", tmp_path / "copy.db")
    assert caught.value.code == "no_such_database"


def test_restoring_goes_back_and_keeps_what_was(sqlite_place: str, tmp_path: Path) -> None:
    work(sqlite_place, "S-1")
    copy = backup.backup(sqlite_place, tmp_path / "copy.db")
    work(sqlite_place, "S-2")
    kept = backup.restore(sqlite_place, copy).before
    assert tags(sqlite_place) == ["S-1"]
    assert kept is not None
    assert tags(kept) == ["S-1", "S-2"]
    store = opening.open_office(sqlite_place)
    done = store.perform(Restored(copy.name), 1)
    assert done.title == "Restored from the copy copy.db"
    with pytest.raises(Refused, match="can't be undone"):
        store.undo(done.uid, 1)
    assert verify.verify(store).ok
    store.close()
    work(sqlite_place, "S-3")
    assert tags(sqlite_place) == ["S-1", "S-3"]


def test_what_a_killed_process_had_not_folded_in_is_kept_too(sqlite_place: str, tmp_path: Path) -> None:
    """The log beside the old file must neither be lost nor be taken for the log of the new one."""
    copy = backup.backup(sqlite_place, tmp_path / "copy.db")
    script = HOLDER.replace(
        'print("open"',
        "from tracker_desktop.transactions.add_asset import AddAsset\n"
        "from tracker_desktop.transactions.rules.asset_fields import AssetFields\n"
        "store.perform(AddAsset(AssetFields('Scope', tag='S-1')), 1)\nprint(\"open\"",
    )
    command = [sys.executable, "-c", script, sqlite_place]
    killed = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert killed.stdout is not None
    assert killed.stdout.readline() == "open\n"
    killed.kill()
    killed.communicate()
    assert Path(f"{sqlite_place}-wal").stat().st_size > 0
    kept = backup.restore(sqlite_place, copy).before
    assert kept is not None
    assert tags(kept) == ["S-1"]
    assert tags(sqlite_place) == []


def test_a_damaged_office_is_restored_over_and_kept_with_its_log(sqlite_place: str, tmp_path: Path) -> None:
    copy = backup.backup(sqlite_place, tmp_path / "copy.db")
    Path(sqlite_place).write_bytes(b"rubbish" * 100)
    Path(f"{sqlite_place}-wal").write_bytes(b"log")
    kept = backup.restore(sqlite_place, copy).before
    assert kept is not None
    assert kept.read_bytes() == b"rubbish" * 100
    assert Path(f"{kept}-wal").read_bytes() == b"log"
    assert tags(sqlite_place) == []


def test_an_office_that_was_lost_is_restored(tmp_path: Path, sqlite_place: str) -> None:
    copy = backup.backup(sqlite_place, tmp_path / "copy.db")
    assert backup.restore(tmp_path / "new" / "office.db", copy).before is None
    assert tags(tmp_path / "new" / "office.db") == []


def test_nothing_is_restored_while_the_office_is_open(sqlite_place: str, tmp_path: Path) -> None:
    copy = backup.backup(sqlite_place, tmp_path / "copy.db")
    store = opening.open_office(sqlite_place, desk="Desk 7")
    with pytest.raises(Refused) as caught:
        backup.restore(sqlite_place, copy)
    assert caught.value.code == "in_use"
    assert "Desk 7" in str(caught.value)
    store.close()


def test_what_is_no_sound_copy_is_not_restored(sqlite_place: str, tmp_path: Path) -> None:
    work(sqlite_place, "S-1")
    before = Path(sqlite_place).read_bytes()
    bad = Path(shutil.copy(sqlite_place, tmp_path / "bad.db"))
    connection = sqlite3.connect(bad)
    connection.execute("UPDATE asset SET serial = 'X'")
    connection.commit()
    connection.close()
    empty, text = tmp_path / "empty.db", tmp_path / "notes.db"
    empty.touch()
    text.write_text("nothing here" * 1000)
    newer = Path(shutil.copy(sqlite_place, tmp_path / "newer.db"))
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    wanted = {bad: "no_backup", empty: "no_backup", text: "not_a_database", newer: "newer"}
    wanted |= {tmp_path / "none.db": "no_backup", Path(sqlite_place): "no_backup"}
    for source, code in wanted.items():
        with pytest.raises(Refused) as caught:
            backup.restore(sqlite_place, source)
        assert caught.value.code == code, source
    assert Path(sqlite_place).read_bytes() == before


@pytest.mark.postgres
def test_a_server_is_copied_and_restored_by_its_own_tools(postgres_place: str, tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed")
    office = open_office(postgres_place)
    add_asset(office, tag="S-1")
    lines = verify.verify(office.store).lines
    copy = backup.backup(postgres_place, tmp_path / "out" / "copy.dump")
    add_asset(office, tag="S-2")
    office.store.close()
    assert backup.restore(postgres_place, copy).before is None
    store = Store(postgres_place)
    assert store.read(Count(Asset)) == 1
    assert verify.verify(store).lines == lines
    store.perform(AddAsset(AssetFields("Scope", tag="S-3")), 1)
    assert store.read(Sql("SELECT id FROM asset ORDER BY id")) == [(1,), (2,)]
    assert verify.verify(store).ok
    store.close()


@pytest.mark.postgres
def test_a_server_that_cannot_be_copied_says_why(postgres_place: str, tmp_path: Path) -> None:
    if shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed")
    with pytest.raises(Refused) as caught:
        backup.backup(url_of("no_such_office"), tmp_path / "copy.dump")
    assert caught.value.code == "backup_bad"
    assert "no_such_office" in str(caught.value)
    assert not list(tmp_path.iterdir())
    (tmp_path / "bad.dump").write_bytes(b"rubbish")
    with pytest.raises(Refused) as caught:
        backup.restore(postgres_place, tmp_path / "bad.dump")
    assert caught.value.code == "no_backup"
    store = Store(postgres_place)
    assert verify.verify(store).ok
    store.close()

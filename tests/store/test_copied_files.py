"""Copies of an office have its files beside them, restoring brings them back, and verify looks at them."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.pictures import picture
from tests.store_fixtures import Office, open_office
from tests.transactions.makers import add_asset
from tracker_desktop.errors import Refused
from tracker_desktop.store import backup, copied_files
from tracker_desktop.store.files import inside
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.attach_files import AttachFiles


def attached(office: Office, *names: str) -> None:
    asset_id = add_asset(office)
    files = tuple(office.store.files.put(picture(len(name), 9), name) for name in names)
    office.perform(AttachFiles(files, asset_id=asset_id))


def spoil(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"x" * path.stat().st_size)


def test_verify_names_what_is_gone_or_changed(sqlite_office: Office) -> None:
    office = sqlite_office
    assert not [line for line in verify(office.store).lines if "files" in line]
    attached(office, "a.png", "bb.png", "ccc.png")
    report = verify(office.store)
    assert report.problems == []
    assert "Photos and documents: 3 files looked at" in report.lines
    stored = sorted(path for path in office.store.files.folder.glob("??/*") if path.parent.name != "small")
    stored[0].unlink()
    spoil(stored[1])
    problems = verify(office.store).problems
    assert sorted(line.split("): ")[1] for line in problems) == [
        "It is no longer in the folder of files.",
        "It was changed on the disk.",
    ]
    assert all("The file " in line and ".png" in line for line in problems)


def test_copies_bring_only_what_is_new_and_restoring_brings_back_what_is_gone(
    sqlite_office: Office, sqlite_place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought: list[str] = []
    bring = copied_files._bring

    def noted(source: Path, target: Path, sha256: str, *, link: bool) -> bool:
        brought.append(target.name)
        return bring(source, target, sha256, link=link)

    monkeypatch.setattr(copied_files, "_bring", noted)
    attached(sqlite_office, "a.png")
    stick = tmp_path / "stick"
    backup.backup(sqlite_place, stick / "monday.db")
    attached(sqlite_office, "bb.png")
    made = backup.backup(sqlite_place, stick / "tuesday.db")
    assert len(brought) == 2
    assert sorted(path.name for path in stick.iterdir() if path.is_dir()) == ["office.db.files"]
    assert backup.lost_in(made) == []
    beside = backup.backup(sqlite_place, tmp_path / "beside.db")
    assert (tmp_path / "beside.db.files").is_dir()
    sqlite_office.store.close()
    shutil.rmtree(tmp_path / "office.db.files")
    shutil.rmtree(tmp_path / "beside.db.files")
    assert len(backup.restore(sqlite_place, beside).lost) == 2
    assert backup.restore(sqlite_place, made).lost == ()
    again = open_office(sqlite_place)
    assert verify(again.store).problems == []
    again.store.close()


def test_a_copy_at_close_links_and_what_is_gone_does_not_stop_it(sqlite_office: Office, tmp_path: Path) -> None:
    attached(sqlite_office, "a.png", "bb.png")
    stored = sorted(path for path in sqlite_office.store.files.folder.glob("??/*"))
    made = backup.copy_at_close(sqlite_office.store)
    assert made is not None
    linked = inside(made.with_name("office.db.files"), stored[0].name)
    assert linked.samefile(stored[0])
    stored[1].unlink()
    linked_other = inside(made.with_name("office.db.files"), stored[1].name)
    linked_other.unlink()
    add_asset(sqlite_office)
    again = backup.copy_at_close(sqlite_office.store)
    assert again is not None
    assert len(backup.lost_in(again)) == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_copy(
    sqlite_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached(sqlite_office, "a.png", "bb.png")
    bad = sorted(path for path in sqlite_office.store.files.folder.glob("??/*") if path.parent.name != "small")[0]
    opened = Path.open

    def torn(path: Path, *how: str, **more: str) -> object:
        if path == bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return opened(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", torn)
    made = backup.backup(sqlite_office.store.url, tmp_path / "stick" / "copy.db")
    assert len(backup.lost_in(made)) == 1


def test_what_lies_where_the_files_would_go_is_named(sqlite_office: Office, tmp_path: Path) -> None:
    attached(sqlite_office, "a.png")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "office.db.files").write_text("no folder")
    with pytest.raises(Refused, match=r"stick/office\.db\.files.*: not a directory"):
        backup.backup(sqlite_office.store.url, stick / "copy.db")
    assert [path.name for path in stick.iterdir()] == ["office.db.files"]

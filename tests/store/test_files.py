"""Photos and documents on the disk: once by their hash, what they are by their content."""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures import picture
from tracker_desktop.errors import Refused
from tracker_desktop.store import pictures
from tracker_desktop.store.engines import as_url
from tracker_desktop.store.file_kinds import fitting_name
from tracker_desktop.store.files import FileStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    files = FileStore(as_url(tmp_path / "office.db"), lambda: {"files.folder": "", "files.most_megabytes": 1})
    yield files
    files.close()


def code_of(store: FileStore, content: bytes | Path, name: str) -> str:
    with pytest.raises(Refused) as no:
        store.put(content, name)
    assert name in str(no.value)
    assert not list(store.folder.glob(".*"))
    return no.value.code


def zipped(*names: str, mimetype: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        if mimetype:
            packed.writestr("mimetype", mimetype)
        for name in names:
            packed.writestr(name, "x")
    return made.getvalue()


def torn_zip(packed_by: int) -> bytes:
    """What says what it is in a part that cannot be unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed_by) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text" * 20)
    return made.getvalue()[:45] + b"\xff" * 5 + made.getvalue()[50:]


def test_a_file_lies_there_once_by_its_hash(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "rust.png"
    source.write_bytes(picture(800, 600))
    first, second = store.put(source), store.put(source.read_bytes(), "again.png")
    assert (first.name, second.name) == ("rust.png", "again.png")
    assert first.sha256 == second.sha256
    assert (first.size, first.media_type, first.width, first.height) == (source.stat().st_size, "image/png", 800, 600)
    path = store.path_of(first.sha256)
    assert path is not None
    assert path.read_bytes() == source.read_bytes()
    assert path.parent.parent == tmp_path / "office.db.files"
    small = store.thumbnail_of(first.sha256)
    assert small is not None
    assert Image.open(io.BytesIO(small)).size == (256, 192)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (picture(form="JPEG"), "a.png", "image/jpeg"),
        (picture(form="GIF"), "a.gif", "image/gif"),
        (picture(form="WEBP"), "a.webp", "image/webp"),
        (picture(form="TIFF"), "a.tif", "image/tiff"),
        (b"%PDF-1.7\n", "a.pdf", "application/pdf"),
        (b"echo\r\n", "a.bat", "text/plain"),
        ("é;1\n".encode("latin-1"), "a.csv", "text/csv"),
        ("Größe".encode("utf-16"), "a.txt", "text/plain"),
        (
            zipped("word/document.xml"),
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "a", "application/vnd.oasis.opendocument.text"),
        (zipped("a.txt"), "a.zip", "application/zip"),
        (torn_zip(zipfile.ZIP_DEFLATED), "a.odt", "application/zip"),
        (torn_zip(zipfile.ZIP_LZMA), "a.odt", "application/zip"),
        (torn_zip(zipfile.ZIP_BZIP2), "a.odt", "application/zip"),
        (b"BMW 320d: serviced, oil and filters\n", "van.txt", "text/plain"),
        (picture(form="BMP"), "a.bmp", "image/bmp"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "application/msword"),
    ],
)
def test_the_content_says_what_it_is(store: FileStore, content: bytes, name: str, kind: str) -> None:
    assert store.put(content, name).media_type == kind


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x7fELF\2\1\1\0\0\0", "photo.jpg", "file_kind"),
        (b"MZ\x90\0\3\0\0\0", "photo.jpg", "file_kind"),
        (b"#!/bin/sh\nrm x", "photo.jpg", "file_kind"),
        (zipped("word/document.xml", "word/vbaProject.bin"), "a.docx", "file_kind"),
        (b"PK\x03\x04 not really", "a.zip", "file_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 a setup", "a.doc", "file_kind"),
        (b"SQLite format 3\0", "office.jpg", "file_kind"),
        (picture(200, 200, form="JPEG")[:400], "photo.jpg", "file_broken"),
        (picture(50, 50)[:60], "photo.png", "file_broken"),
        (b"", "photo.jpg", "file_empty"),
        (b"x" * 1_000_001, "a.txt", "attachment_too_large"),
        (Path("/nowhere/a.jpg"), "a.jpg", "file_missing"),
        (Path("/"), "a.jpg", "file_missing"),
        (Path("/tmp/a\0b"), "a.jpg", "file_missing"),
    ],
)
def test_what_is_not_kept_is_said(store: FileStore, content: bytes | Path, name: str, code: str) -> None:
    store.put(b"something", "so that there is a folder")
    assert code_of(store, content, name) == code


def test_the_database_itself_is_never_opened(store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "office.db"
    own.write_bytes(b"whatever")
    (tmp_path / "link.jpg").symlink_to(own)
    opened: list[Path] = []
    monkeypatch.setattr(Path, "open", lambda path, *_: opened.append(path))
    assert code_of(store, tmp_path / "link.jpg", "link.jpg") == "file_kind"
    assert opened == []


def test_a_very_large_picture_is_looked_at_in_parts(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_WHOLE", 10_000)
    large = store.put(picture(2_000, 1_000, form="JPEG", turned=True), "large.jpg")
    assert (large.width, large.height) == (1_000, 2_000)
    small = store.thumbnail_of(large.sha256)
    assert small is not None
    assert Image.open(io.BytesIO(small)).size == (128, 256)
    whole = store.put(picture(200, 100), "large.png")
    assert (whole.width, store.thumbnail_of(whole.sha256)) == (200, None)
    monkeypatch.setattr(pictures, "MOST_PARTLY", 10_000)
    assert code_of(store, picture(2_000, 1_000, "blue", form="JPEG"), "large.jpg") == "file_too_many_pixels"


def test_what_a_camera_wrote_wrongly_beside_a_picture_refuses_it_not(store: FileStore) -> None:
    exif, made = Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x0100] = 6, 300
    Image.new("RGB", (300, 200)).save(made, "JPEG", exif=exif)
    words = made.getvalue().replace(b"\x01\x00\x00\x04", b"\x01\x00\x00\x02")  # a width that says it is a text
    assert words != made.getvalue()
    kept = store.put(words, "rust.jpg")
    small = store.thumbnail_of(kept.sha256)
    assert small is not None
    assert (kept.width, kept.height, Image.open(io.BytesIO(small)).size) == (200, 300, (171, 256))


def test_what_vanished_or_was_changed_is_said_and_comes_back(store: FileStore, tmp_path: Path) -> None:
    content = picture(40, 40)
    file = store.put(content, "rust.png")
    path = store.path_of(file.sha256)
    assert path is not None
    path.chmod(0o644)
    path.write_bytes(content[:-1] + b"!")
    assert store.find(file.sha256, file.size).wrong == ""
    assert store.find(file.sha256, file.size, whole=True).wrong == "It was changed on the disk."
    with pytest.raises(Refused, match=r"rust\.png can't be opened\. It was changed"):
        store.copy_to(file.sha256, file.name, tmp_path / "out.png")
    store.put(content, "rust.png")
    assert store.find(file.sha256, file.size, whole=True).wrong == ""
    path.unlink()
    assert store.find(file.sha256).wrong == "It is no longer in the folder of files."
    assert store.thumbnail_of(file.sha256) is not None


def test_a_full_disk_leaves_nothing_behind(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert code_of(store, picture(), "rust.png") == "file_no_room"


def test_a_server_needs_a_folder_and_another_folder_finds_what_was_before(tmp_path: Path) -> None:
    chosen = {"files.folder": "", "files.most_megabytes": 1}
    server = FileStore(as_url("postgresql://a@b/c"), lambda: chosen)
    with pytest.raises(Refused, match="No folder for photos and documents is set"):
        server.put(b"x", "a.txt")
    own = FileStore(as_url(tmp_path / "office.db"), lambda: chosen)
    before = own.put(b"x", "a.txt")
    chosen["files.folder"] = str(tmp_path / "shared")
    after = own.put(b"y", "b.txt")
    assert own.path_of(before.sha256) is not None
    assert str(own.path_of(after.sha256)).startswith(str(tmp_path / "shared"))


@pytest.mark.parametrize("chosen", ["~nobody-here/files", "files", "./files"])
def test_a_folder_that_this_desk_does_not_know_is_none(tmp_path: Path, chosen: str) -> None:
    asked = {"files.folder": chosen, "files.most_megabytes": 1}
    assert list(FileStore(as_url(tmp_path / "office.db"), lambda: asked).folders()) == [tmp_path / "office.db.files"]
    assert list(FileStore(as_url("postgresql://a@b/c"), lambda: asked).folders()) == []


def test_a_copy_to_look_at_never_looks_like_a_program(store: FileStore) -> None:
    file = store.put(b"echo\r\n", "run.bat")
    copy = store.copy_to_look_at(file.sha256, file.name, file.media_type)
    assert copy.name == "run.bat.txt"
    assert fitting_name("PHOTO.JPG", "image/jpeg") == "PHOTO.JPG"
    assert store.copy_to_look_at(file.sha256, "../a:b.txt", "text/plain").name == "_a_b.txt"
    store.close()
    assert not copy.exists()


def test_a_long_name_in_any_letters_is_opened(store: FileStore) -> None:
    file = store.put(b"x", "检查记录" * 29 + ".txt")
    copy = store.copy_to_look_at(file.sha256, file.name, file.media_type)
    assert copy.read_bytes() == b"x"
    assert copy.suffix == ".txt"


def test_no_room_to_look_at_a_file_is_said(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    file = store.put(b"x", "a.txt")

    def full(**_: object) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(Refused) as no:
        store.copy_to_look_at(file.sha256, file.name, file.media_type)
    assert no.value.code == "file_no_room"


def test_a_copy_is_never_saved_in_place_of_the_open_database(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.put(b"x", "a.txt")
    store.save_copy(file.sha256, file.name, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == b"x"
    (tmp_path / "office.db").write_bytes(b"whatever")
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(Refused) as no:
        store.save_copy(file.sha256, file.name, tmp_path / "office.db")
    assert no.value.code == "file_is_database"

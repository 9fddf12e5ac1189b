"""What a file is by its content, whatever its name says, and which kinds an office keeps."""

from __future__ import annotations

import mmap
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

LOOKED_AT = 65_536
"""Bytes at the beginning that tell what a file is, or whether it is text."""
TEXT, CSV, ZIP = "text/plain", "text/csv", "application/zip"
PDF = "application/pdf"
OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."

KINDS: Mapping[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/bmp": (".bmp",),
    "image/tiff": (".tif", ".tiff"),
    "image/heic": (".heic", ".heif"),
    PDF: (".pdf",),
    f"{OOXML}wordprocessingml.document": (".docx",),
    f"{OOXML}spreadsheetml.sheet": (".xlsx",),
    f"{OOXML}presentationml.presentation": (".pptx",),
    f"{ODF}text": (".odt",),
    f"{ODF}spreadsheet": (".ods",),
    f"{ODF}presentation": (".odp",),
    "application/msword": (".doc",),
    "application/vnd.ms-excel": (".xls",),
    "application/vnd.ms-powerpoint": (".ppt",),
    TEXT: (".txt", ".log", ".md"),
    CSV: (".csv",),
    ZIP: (".zip",),
}
"""Every kind that is kept, with the endings that its names may have; the first is given to a name without one."""
PICTURES = frozenset(kind for kind in KINDS if kind.startswith("image/"))
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"%PDF-", PDF),
)
_OFFICE_PARTS = (
    ("word/document.xml", f"{OOXML}wordprocessingml.document"),
    ("xl/workbook.xml", f"{OOXML}spreadsheetml.sheet"),
    ("xl/workbook.bin", f"{OOXML}spreadsheetml.sheet"),
    ("ppt/presentation.xml", f"{OOXML}presentationml.presentation"),
)
_OLD_STREAMS = (
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
"""How long the second header of a bitmap is: a text may begin with BM too."""
_CONTROLS = frozenset(range(32)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}


def kind_of(path: Path, name: str) -> str | None:
    """The media type of a file by its content; None for what an office does not keep: programs, films, what nobody
    knows. `name` only tells a table from other text. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(LOOKED_AT)
    known = next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning)), None)
    if known is not None:
        return known
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if start.startswith(b"BM") and int.from_bytes(start[14:18], "little") in _BMP_HEADERS:
        return "image/bmp"
    if start[4:8] == b"ftyp" and start[8:12] in _HEIC:
        return "image/heic"
    for beginning, look in _LOOKS.items():
        if start.startswith(beginning):
            return look(path)
    return _text(start, name)


def fitting_name(name: str, media_type: str) -> str:
    """The name with an ending that says what the content is: what is called photo.exe opens as no program."""
    endings = KINDS.get(media_type, ())
    if not endings or Path(name).suffix.lower() in endings:
        return name
    return name + endings[0]


def _zipped(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as packed:
            names = set(packed.namelist())
            if any(name.endswith("vbaProject.bin") for name in names):
                return None  # a document that brings programs along
            if "mimetype" in names and packed.getinfo("mimetype").compress_type == zipfile.ZIP_STORED:
                said = packed.open("mimetype").read(200).decode("ascii", "replace").strip()
                return said if said in KINDS else ZIP
    except (zipfile.BadZipFile, EOFError, ValueError, RuntimeError):
        return None
    return next((kind for part, kind in _OFFICE_PARTS if part in names), ZIP)


def _compound(path: Path) -> str | None:
    """Office documents up to 2003, by the names of their streams."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for stream, kind in _OLD_STREAMS:
            if content.find(stream.encode("utf-16-le")) >= 0:
                return kind
    return None


_LOOKS: Mapping[bytes, Callable[[Path], str | None]] = {
    b"PK\x03\x04": _zipped,
    b"PK\x05\x06": _zipped,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _compound,
}


def _text(start: bytes, name: str) -> str | None:
    if start.startswith(b"#!"):
        return None
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and not _CONTROLS.isdisjoint(start):
        return None
    if wide:
        try:
            start[: len(start) & ~1].decode("utf-16")
        except UnicodeDecodeError as error:
            if error.end < len(start) - 2:  # a character may be cut at the end of what was looked at
                return None
    return CSV if name.lower().endswith(".csv") else TEXT

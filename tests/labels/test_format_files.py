"""Label formats in files: what was exported is imported again exactly, and no other file does any harm."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.labels.any_format import HERMA, any_fields
from tracker_desktop.errors import Refused
from tracker_desktop.labels.format_file import LARGEST_FILE, read_format_file, write_format_file
from tracker_desktop.labels.formats import FORMATS
from tracker_desktop.labels.known_formats import fields_from, format_from
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, problems

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FOREIGN: tuple[bytes, ...] = (
    b"",
    b"{}",
    b"[]",
    b"null",
    b"7",
    b"\x00\xff\xfe",
    b"SQLite format 3\x00" + b"\x00" * 500,
    b"{" * 5000,
    b"[" * 60_000,
    b'{"kind": "tracker-desktop label format"}',
    b'{"kind": "tracker-desktop label format", "version": 1}',
    b'{"kind": "tracker-desktop label format", "version": "1", "name": "x"}',
    b'{"kind": "tracker-desktop label format", "version": true, "name": "x"}',
    b'{"kind": "tracker-desktop label format", "version": 0}',
    b'{"kind": "tracker-desktop label format", "version": 1, "version": 1}',
    b'{"kind": "tracker-desktop label format", "version": ' + b"9" * 6000 + b"}",
    b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
    b"Tag,Description\nLT-1,Laptop\n",
)
WRONG: tuple[tuple[str, Any, str], ...] = (
    ("columns", 4, "run over the page"),
    ("columns", 3.5, "Columns"),
    ("columns", "3", "Columns"),
    ("columns", 10**30, "larger than any"),
    ("rows", -1, "Rows"),
    ("label_width_mm", "63.5", "Label width"),
    ("label_width_mm", 1e300, "1E+300 mm is not between"),
    ("label_width_mm", 63.50001, "thousandth"),
    ("label_width_mm", None, "must be filled in"),
    ("label_height_mm", 5, "too small"),
    ("margin_top_mm", -1, "Top margin"),
    ("name", 7, "Name"),
    ("name", "x" * 2000, "60 is the most"),
    ("name", "\u202e", "must be filled in"),
    ("codes", "<b>", "Codes"),
    ("codes", ["bars"], "Codes"),
    ("square", "../../etc/passwd", "Square code"),
    ("owner", "yes", "Owner"),
    ("lines", 40, "Lines of the name"),
)


def saved(folder: Path, **values: Any) -> Path:
    """The format in a file, with other values under the names of the file."""
    path = folder / "a.json"
    write_format_file(path, HERMA)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")
    return path


def why_not(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        read_format_file(path)
    return refused.value


@QUIET
@given(any_fields())
def test_what_was_exported_is_imported_again(tmp_path: Path, fields: LabelFormatFields) -> None:
    sound = not list(problems(fields))
    write_format_file(tmp_path / "f.json", fields)
    if sound:
        assert read_format_file(tmp_path / "f.json") == fields
    else:
        assert why_not(tmp_path / "f.json").code == "format_file_wrong"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)
def test_a_copy_of_each_format_of_the_program_goes_through_a_file(tmp_path: Path, form: Any) -> None:
    fields = fields_from(form, "A copy")
    write_format_file(tmp_path / "f.json", fields)
    again = read_format_file(tmp_path / "f.json")
    assert again == fields
    copied = format_from(again, form.key)
    assert (copied.a_page, copied.codes, copied.square, copied.is_roll) == (
        form.a_page,
        form.codes,
        form.square,
        form.is_roll,
    )
    for mine, its in zip(copied.places(), form.places(), strict=True):
        assert mine == pytest.approx(its, abs=0.01)


def test_lengths_stand_in_it_as_they_are_written(tmp_path: Path) -> None:
    write_format_file(tmp_path / "f.json", HERMA)
    text = (tmp_path / "f.json").read_text("utf-8")
    assert '"version": 1' in text
    assert '"pitch_across_mm": 66.04' in text
    assert '"label_height_mm": 38.125' in text
    assert "active" not in text


def test_lengths_without_decimals_and_a_mark_at_the_beginning_are_read(tmp_path: Path) -> None:
    path = saved(tmp_path, page_width_mm=210, inset_mm=1)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_format_file(path) == replace(HERMA, inset=type(HERMA.inset)(1))


@pytest.mark.parametrize("data", FOREIGN, ids=lambda data: repr(data[:30]))
def test_a_foreign_file_is_no_format(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some file.json"
    path.write_bytes(data)
    assert why_not(path).code == "format_file_foreign"
    assert str(why_not(path)).startswith("some file.json is no label format.")


@pytest.mark.parametrize(("key", "value", "words"), WRONG, ids=lambda value: str(value)[:30])
def test_a_value_that_cannot_be_is_said(tmp_path: Path, key: str, value: Any, words: str) -> None:
    refused = why_not(saved(tmp_path, **{key: value}))
    assert refused.code == "format_file_wrong"
    assert words in str(refused)


def test_not_a_number_is_no_length(tmp_path: Path) -> None:
    assert why_not(saved(tmp_path, inset_mm=float("nan"))).code == "format_file_foreign"
    assert why_not(saved(tmp_path, inset_mm=float("inf"))).code == "format_file_foreign"


def test_more_than_is_known_and_newer_than_this_program(tmp_path: Path) -> None:
    assert why_not(saved(tmp_path, script="rm -rf /")).code == "format_file_foreign"
    newer = why_not(saved(tmp_path, version=2, colour="red"))
    assert newer.code == "format_file_newer"
    assert "(version 2)" in str(newer)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b" " * (LARGEST_FILE + 1))
    assert why_not(path).code == "format_file_large"


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    assert why_not(tmp_path).code == "format_file_foreign"
    for name in ("none.json", "a\0b", "n" * 300):
        assert why_not(tmp_path / name).code == "file_unreadable"
    assert "cannot be read: no such file or directory." in str(why_not(tmp_path / "none.json"))


@QUIET
@given(st.dictionaries(st.sampled_from(("name", "columns", "inset_mm", "kind", "codes")), st.from_type(object)))
def test_any_json_is_read_or_refused(tmp_path: Path, values: dict[str, Any]) -> None:
    written = {key: value for key, value in values.items() if isinstance(value, str | int | float | list | dict | None)}
    try:
        path = saved(tmp_path, **written)
    except (TypeError, ValueError):
        return
    try:
        fields = read_format_file(path)
    except Refused as refused:
        fields, code = None, refused.code
    assert code.startswith("format_file") if fields is None else not list(problems(fields))

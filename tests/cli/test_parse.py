"""The command that says what codes are: no office, a JSON line for a line, whatever the line is."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli_line import Line
from tracker_desktop.cli.escapes import unescaped

FIRST = ["symbology", "kind", "elements", "gtin", "lot", "expiry", "serial", "quantity", "errors", "warnings"]
CODE = "0109506000134352"


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(str(tmp_path / "none" / "office.db"), capsys)


def parsed(line: Line, path: Path, text: str | bytes, *options: str) -> list[dict[str, Any]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert line("parse", *options, path) == 0, line.err
    assert line.err == ""
    return [json.loads(answer) for answer in line.out.splitlines()]


def test_a_line_is_answered_by_a_line(line: Line, tmp_path: Path) -> None:
    text = f"]C1{CODE}10ABC\x1d17261200\r\n\r\n3712\r\n{CODE}3103001250\n"
    first, empty, unknown, weighed = parsed(line, tmp_path / "codes.txt", text)
    assert list(first)[: len(FIRST)] == FIRST
    assert {key: first[key] for key in FIRST} == {
        "symbology": "]C1",
        "kind": "gs1",
        "elements": [["01", "09506000134352"], ["10", "ABC"], ["17", "261200"]],
        "gtin": "09506000134352",
        "lot": "ABC",
        "expiry": "2026-12-31",
        "serial": None,
        "quantity": None,
        "errors": [],
        "warnings": [],
    }
    assert (empty["kind"], empty["errors"]) == ("unknown", ["The code is empty."])
    assert (unknown["kind"], unknown["symbology"], unknown["errors"]) == ("unknown", None, [])
    assert (weighed["quantity"], weighed["quantity_unit"]) == ("1.250", "kg")
    assert not (tmp_path / "none").exists()


def test_best_before_is_no_expiry(line: Line, tmp_path: Path) -> None:
    (row,) = parsed(line, tmp_path / "codes.txt", f"{CODE}15270131")
    assert (row["expiry"], row["best_before"]) == (None, "2027-01-31")


def test_what_is_wrong_is_said_and_the_exit_status_is_good(line: Line, tmp_path: Path) -> None:
    (row,) = parsed(line, tmp_path / "codes.txt", f"{CODE}17261331")
    assert row["errors"] == ["(17) expiry date: “261331” is no date (year, month, day)."]
    assert row["expiry"] is None


def test_quantities_have_no_exponent(line: Line, tmp_path: Path) -> None:
    few, many = parsed(line, tmp_path / "codes.txt", f"{CODE}3105000001\n{CODE}3012345678\n")
    assert (few["quantity"], many["quantity"]) == ("0.00001", "12345678")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_code(line: Line, tmp_path: Path, encoding: str) -> None:
    (row,) = parsed(line, tmp_path / "codes.txt", "9506000134352\n".encode(encoding))
    assert row["gtin"] == "09506000134352"


def test_escapes(line: Line, tmp_path: Path) -> None:
    text = f"{CODE}10A\\x1d17261231\n{CODE}10A\\03517261231\n{CODE}10A\\u001d17261231\n{CODE}10A\\q\n\\\n"
    *right, odd, cut = parsed(line, tmp_path / "codes.txt", text, "--escapes")
    assert [row["elements"][1:] for row in right] == [[["10", "A"], ["17", "261231"]]] * 3
    assert (odd["kind"], odd["elements"]) == ("unknown", [])
    assert odd["errors"][0].startswith("Character 20: “\\q” is no escape.")
    assert cut["errors"][0].startswith("Character 1: “\\” is no escape.")


def test_without_escapes_a_backslash_is_a_backslash(line: Line, tmp_path: Path) -> None:
    (row,) = parsed(line, tmp_path / "codes.txt", f"{CODE}10A\\x1d17261231\n")
    assert "cannot stand there (“\\”)" in row["errors"][0]


def test_a_substitute_for_the_separator(line: Line, tmp_path: Path) -> None:
    (row,) = parsed(line, tmp_path / "codes.txt", f"{CODE}10A|17261231\n", "--gs", "|")
    assert row["elements"] == [["01", "09506000134352"], ["10", "A"], ["17", "261231"]]


def test_a_scanner_that_sends_no_separator(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    (row,) = parsed(line, path, f"{CODE}10ABC12317261231\n")
    assert (row["lot"], row["readings"][0]["lot"]) == ("ABC12317261231", "ABC123")
    (row,) = parsed(line, path, f"{CODE}10ABC12317261231\n", "--gs", "none")
    assert (row["lot"], row["readings"][0]["lot"]) == ("ABC123", "ABC12317261231")


def test_standard_input(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"\xef\xbb\xbf9506000134352\r\n\xff\xfe\r\n\x00"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
    assert line("parse") == 0
    assert [json.loads(answer)["kind"] for answer in line.out.splitlines()] == ["gtin", "unknown", "unknown"]


def test_a_file_that_cannot_be_read(line: Line, tmp_path: Path) -> None:
    assert line("parse", tmp_path / "none.txt") == 1
    assert "cannot be read" in line.err
    assert line.out == ""
    assert line("parse", tmp_path) == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"\x1d\x1D", "\x1d\x1d"),
        (r"\035\4\0", "\x1d\x04\x00"),
        (r"\0357", "\x1d7"),
        (r"\u001d\U0001F600", "\x1d😀"),
        (r"\n\r\t\e\a\b\f\v", "\n\r\t\x1b\a\b\f\v"),
        (r"\\x1d", r"\x1d"),
        (r"\"\'\?", "\"'?"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_every_escape(text: str, plain: str) -> None:
    assert unescaped(text) == (plain, "")


@pytest.mark.parametrize("text", [r"\x1", r"\xg0", r"\u12", r"\ud800", r"\U00110000", r"\z", "\\"])
def test_what_is_no_escape_is_said(text: str) -> None:
    assert unescaped("ab" + text)[1].startswith("Character 3: “\\")


def test_the_help_names_what_it_takes(line: Line) -> None:
    assert line("parse", "--help") == 0
    assert "--escapes" in line.out
    assert "--gs CHAR" in line.out


def test_it_starts_without_the_books() -> None:
    program = "import sys; from tracker_desktop import cli; cli.main(['parse']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], input="3712\n", text=True, capture_output=True, check=True)
    loaded = done.stdout.splitlines()[-1].split()
    assert "tracker_desktop.scanning.parse" in loaded
    assert not {"sqlalchemy", "PySide6", "tracker_desktop.models", "biip"} & set(loaded)


def test_ten_thousand_lines_take_no_time(line: Line, tmp_path: Path) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(f"]C1{CODE}10ABC123\x1d17261231\n" * 10_000, "utf-8")
    began = time.perf_counter()
    assert line("parse", path) == 0
    assert time.perf_counter() - began < 15
    assert line.out.count("\n") == 10_000

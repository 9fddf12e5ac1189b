"""The printers of a desk: kept in its file, refused where they could not print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.printing.jobs import HOSTILE, LASER
from tracker_desktop.errors import Refused
from tracker_desktop.printing.printer import Printer
from tracker_desktop.printing.printers import check_printer, keep_last_used, keep_printers, last_used, read_printers
from tracker_desktop.store.desk_file import DeskFile

ZEBRA = Printer("Labels", "network", "labels.local", 300, 0.5, -1.2, "asset")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DeskFile]:
    made = DeskFile(tmp_path / "desk.db")
    yield made
    made.close()


def test_they_come_back_by_name(file: DeskFile, tmp_path: Path) -> None:
    assert read_printers(file) == ()
    keep_printers(file, [LASER, replace(LASER, name="annex"), ZEBRA])
    file.close()
    again = DeskFile(tmp_path / "desk.db")
    assert read_printers(again) == (replace(LASER, name="annex"), ZEBRA, LASER)
    again.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_comes_back(file: DeskFile, name: str) -> None:
    keep_printers(file, [replace(LASER, name=name)])
    assert [printer.name for printer in read_printers(file)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "no json",
        "[7, null, {}]",
        '[{"name": 3}]',
        '[{"name": "a", "kind": "teapot"}]',
        '[{"name": "a", "dpi": 1}]',
        '[{"name": "a", "offset_x": "far"}]',
        '[{"name": "a", "offset_x": 1e999}]',
    ],
)
def test_what_cannot_be_read_is_left_out(file: DeskFile, text: str) -> None:
    file.set("", "printers", text)
    assert read_printers(file) == ()


def test_one_that_cannot_be_read_leaves_the_others(file: DeskFile) -> None:
    keep_printers(file, [LASER])
    file.set("", "printers", str(file.get("", "printers")).replace("[", '[{"kind": 1}, '))
    assert read_printers(file) == (LASER,)


def test_the_last_one_is_remembered_for_each_use(file: DeskFile) -> None:
    assert last_used(file, "labels") == ""
    keep_last_used(file, "labels", "Labels")
    keep_last_used(file, "paper", "Laser")
    assert (last_used(file, "labels"), last_used(file, "paper")) == ("Labels", "Laser")


@pytest.mark.parametrize(
    ("printer", "code", "key"),
    [
        (replace(LASER, name="  "), "printer_name_missing", "name"),
        (replace(LASER, name="x" * 61), "printer_name_long", "name"),
        (replace(LASER, name="LABELS"), "printer_name_taken", "name"),
        (replace(LASER, address=""), "printer_address_missing", "address"),
        (replace(ZEBRA, name="New", address="http://x"), "printer_address_bad", "address"),
        (replace(LASER, offset_x=-31), "printer_offset", "offset_x"),
        (replace(LASER, offset_y=30.5), "printer_offset", "offset_y"),
    ],
)
def test_what_is_refused_names_its_field(printer: Printer, code: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        check_printer(printer, [ZEBRA])
    assert (caught.value.code, caught.value.params["key"]) == (code, key)


def test_a_right_one_is_not() -> None:
    check_printer(LASER, [ZEBRA])
    check_printer(ZEBRA, [LASER])

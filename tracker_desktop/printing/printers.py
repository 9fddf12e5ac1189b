"""The printers of this desk: kept in its file, checked before they are."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence

from tracker_desktop.errors import Refused
from tracker_desktop.printing.network import address_of
from tracker_desktop.printing.printer import BY_KEY, Printer, as_record, from_record
from tracker_desktop.store.desk_file import DeskFile

DESK, KEY = "", "printers"
LAST = "last printer for {use}"
FORMAT = "last label format"
LONGEST = 60
FARTHEST = 30.0
"""Millimetres by which a page may be moved."""


def read_printers(file: DeskFile) -> tuple[Printer, ...]:
    """The printers of this desk by name; what cannot be read is left out."""
    found: list[Printer] = []
    with contextlib.suppress(ValueError):
        records = json.loads(file.get(DESK, KEY) or "[]")
        for record in records if isinstance(records, list) else ():
            with contextlib.suppress(ValueError):
                found.append(from_record(record))
    return tuple(sorted(found, key=lambda printer: printer.name.casefold()))


def keep_printers(file: DeskFile, printers: Sequence[Printer]) -> None:
    """These are the printers of this desk from now on. Raises Refused: desk_file_unwritable."""
    file.set(DESK, KEY, json.dumps([as_record(printer) for printer in printers], ensure_ascii=False))


def last_used(file: DeskFile, use: str) -> str:
    """Name of the printer that was chosen last for this use (paper, labels); empty at first."""
    return file.get(DESK, LAST.format(use=use)) or ""


def keep_last_used(file: DeskFile, use: str, name: str) -> None:
    """Begin with this printer the next time."""
    file.set(DESK, LAST.format(use=use), name)


def last_format(file: DeskFile) -> str:
    """Key of the label format that was printed on last at this desk; empty at first."""
    return file.get(DESK, FORMAT) or ""


def keep_last_format(file: DeskFile, key: str) -> None:
    """Begin with this label format the next time."""
    file.set(DESK, FORMAT, key)


def check_printer(printer: Printer, others: Sequence[Printer]) -> None:
    """Whether a printer can be kept beside these others.

    Raises Refused, with the key of the field: printer_name_missing, printer_name_long, printer_name_taken,
    printer_address_missing, printer_address_bad, printer_offset.
    """
    if not printer.name.strip():
        raise Refused("printer_name_missing", key="name")
    if len(printer.name) > LONGEST:
        raise Refused("printer_name_long", key="name", length=len(printer.name), longest=LONGEST)
    if any(other.name.casefold() == printer.name.casefold() for other in others):
        raise Refused("printer_name_taken", key="name", name=printer.name)
    if not printer.address.strip():
        raise Refused("printer_address_missing", key="address", what=BY_KEY[printer.kind].address)
    if printer.kind == "network":
        address_of(printer.address)
    for key, value in (("offset_x", printer.offset_x), ("offset_y", printer.offset_y)):
        if abs(value) > FARTHEST:
            raise Refused("printer_offset", key=key, most=f"{FARTHEST:g}")

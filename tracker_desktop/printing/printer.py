"""A printer of this desk, and the kinds of printer there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from tracker_desktop.paper.units import USUAL_DPI, dot

Language = Literal["pdf", "zpl"]
PORT = 9100
"""Where label printers listen for what is printed as it comes."""
DPIS = (203, 300, 600)
"""Dots per inch of the heads that label printers are sold with."""


@dataclass(frozen=True, slots=True)
class PrinterKind:
    """`language` is what it is sent. `address` and `hint` are the words of its field. `is_queue`: its address is the
    name of a printer of this PC. `dpi` is what most of them have."""

    key: str
    title: str
    language: Language
    address: str
    hint: str = ""
    is_queue: bool = False
    dpi: int = DPIS[0]


KINDS: tuple[PrinterKind, ...] = (
    PrinterKind("queue", "Printer of this PC", "pdf", "Printer of this PC", is_queue=True, dpi=USUAL_DPI),
    PrinterKind(
        "network",
        "Label printer on the network (ZPL)",
        "zpl",
        "Address",
        "192.168.1.40 or labels.local:9100. Without a port it is 9100.",
    ),
    PrinterKind(
        "raw",
        "Label printer of this PC (ZPL)",
        "zpl",
        "Printer of this PC",
        "ZPL goes to it as it is, past its driver.",
        is_queue=True,
    ),
    PrinterKind("folder", "ZPL files in a folder", "zpl", "Folder", "Every job becomes a file there."),
)
BY_KEY: Mapping[str, PrinterKind] = {kind.key: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Printer:
    """`address` is by its kind a queue, host and port, or a folder.

    `offset_x` and `offset_y` move what is printed right and down, in millimetres, so that it comes out where it should;
    `dpi` and `label_format` are for labels.
    """

    name: str
    kind: str = "queue"
    address: str = ""
    dpi: int = 203
    offset_x: float = 0.0
    offset_y: float = 0.0
    label_format: str = ""

    @classmethod
    def of_queue(cls, queue: str) -> Printer:
        """A printer of this PC as it stands."""
        return cls(queue, "queue", queue, BY_KEY["queue"].dpi)

    @property
    def language(self) -> Language:
        """What it is sent."""
        return BY_KEY[self.kind].language

    def dots(self, millimetres: float) -> int:
        """A length in dots of its head."""
        return round(millimetres / dot(self.dpi))


def moved_words(printer: Printer) -> str:
    """0.5 mm right, 1.2 mm up; empty where nothing is moved."""
    right, down = printer.offset_x, printer.offset_y
    said = [f"{abs(right):g} mm {'right' if right > 0 else 'left'}"] if right else []
    said += [f"{abs(down):g} mm {'down' if down > 0 else 'up'}"] if down else []
    return ", ".join(said)


def as_record(printer: Printer) -> dict[str, Any]:
    """The printer as plain values for JSON."""
    return asdict(printer)


def from_record(values: Any) -> Printer:
    """The printer of `as_record`. Raises ValueError where it is none."""
    try:
        printer = Printer(**values)
        texts = (printer.name, printer.kind, printer.address, printer.label_format)
        right = all(isinstance(text, str) for text in texts) and printer.kind in BY_KEY and printer.dpi in DPIS
        moved = (printer.offset_x, printer.offset_y)
    except TypeError as wrong:
        raise ValueError("printer") from wrong
    if not right or not all(isinstance(value, int | float) and abs(value) < 1_000 for value in moved):
        raise ValueError("printer")
    return printer

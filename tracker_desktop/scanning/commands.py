"""What a line says beside a code: a printed command, a quantity, a code that must be taken as a code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.symbology import split_aim

How = Literal["burst", "typed", "line"]
"""A scanner's burst; the keyboard; a line of standard input or of a batch scanner's file."""

PREFIX = "%TD-"
"""Stands before each printed command, so that no label of a thing is taken for one. All of it fits Code 39."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that can be printed as a barcode: its key in the program, and what stands on the sheet."""

    key: str
    words: str

    @property
    def code(self) -> str:
        """The text of the printed barcode, as `%TD-CHECK-OUT`."""
        return PREFIX + self.words.replace(" ", "-")


COMMANDS = (
    Command("done", "DONE"),
    Command("cancel", "CANCEL"),
    Command("undo", "UNDO"),
    Command("redo", "REDO"),
    Command("switch", "SWITCH"),
    Command("good", "GOOD"),
    Command("damaged", "DAMAGED"),
    Command("look_up", "LOOK UP"),
    Command("check_out", "CHECK OUT"),
    Command("check_in", "CHECK IN"),
    Command("move", "MOVE"),
    Command("receive", "RECEIVE"),
    Command("issue", "ISSUE"),
    Command("audit", "AUDIT"),
    Command("count", "COUNT"),
    Command("room_done", "ROOM DONE"),
    *(Command(f"choice_{digit}", str(digit)) for digit in range(1, 10)),
)
BY_KEY = {command.key: command for command in COMMANDS}
_BY_CODE = {command.code: command for command in COMMANDS}
_BY_WORDS = {
    spelling: command
    for command in COMMANDS
    if not command.words.isdigit()
    for spelling in (command.words, command.words.replace(" ", "-"), command.words.replace(" ", ""))
}
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?", re.ASCII)
_TIMES = re.compile(r"([-+]?\d[\d.,eE+-]*)\s*\*\s*(.+)", re.ASCII | re.DOTALL)
_QUANTITY = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """A line taken apart. `code` is what remains to be looked up, as it came.

    `forced`: it stood behind `=` and is neither a command nor a number. `quantity`: what stood before `*`, else None;
    whether it is a sensible one (0, negative, too large) is for who uses it to say.
    `number`: the hand-typed number it may be instead of a code (Receive and Issue take it as a quantity), else None.
    `command`: the command it is, else None.
    """

    code: str
    forced: bool = False
    quantity: Decimal | None = None
    number: Decimal | None = None
    command: Command | None = None


def read_line(text: str, how: How) -> Reading:
    """Take a line apart. A burst is a code or a command, never a number.

    Raises Refused: quantity_unreadable.
    """
    text = text.strip()
    if how != "burst" and text.startswith("=") and text[1:].strip():
        return Reading(text[1:].strip(), forced=True)
    if (command := find_command(text)) is not None:
        return Reading(text, command=command)
    if how == "typed" and _NUMBER.fullmatch(text):
        return Reading(text, number=Decimal(text.replace(",", ".")))
    if how == "line" and (parts := _TIMES.fullmatch(text)):
        return _counted(parts[1], parts[2])
    return Reading(text)


def find_command(text: str) -> Command | None:
    """The command that the text names, printed (`%TD-DONE`, also behind an AIM identifier) or as the bare word (`done`,
    `check out`)."""
    words = " ".join(text.upper().split())
    return _BY_CODE.get(split_aim(words)[1]) or _BY_WORDS.get(words)


def _counted(number: str, code: str) -> Reading:
    if not _QUANTITY.fullmatch(number):
        raise Refused("quantity_unreadable", text=number)
    forced = code.startswith("=") and bool(code[1:].strip())
    return Reading(code[1:].strip() if forced else code, forced, quantity=Decimal(number.replace(",", ".")))

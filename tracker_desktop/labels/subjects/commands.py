"""The commands of the counter as codes: a sheet that lies beside the scanner and works like keys."""

from __future__ import annotations

from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.scanning.commands import COMMANDS

COMMAND_CODES = Subject(
    "commands",
    "Command codes",
    "commands",
    "command",
    fixed=tuple(Label(command.words, Payload(command.code)) for command in COMMANDS),
)

"""What the printed commands and their keys do at the counter, as one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.bench import Scan
from tracker_desktop.models.assets import Condition
from tracker_desktop.scanning.commands import Command

if TYPE_CHECKING:
    from tracker_desktop.counter.counter import Counter

Run = Callable[["Counter", Scan], Answer]

COMMANDS: dict[str, Run] = {
    "done": lambda counter, scan: counter.done(scan),
    "cancel": lambda counter, scan: counter.throw_away(),
    "undo": lambda counter, scan: counter.undo(scan.uid),
    "redo": lambda counter, scan: counter.redo(scan.uid),
    "room_done": lambda counter, scan: counter.finish_room(scan),
    "switch": lambda counter, scan: counter.switch(),
    "good": lambda counter, scan: counter.condition(Condition.GOOD.value, scan=scan),
    "damaged": lambda counter, scan: counter.condition(Condition.DAMAGED.value, scan=scan),
}


def run_command(counter: Counter, command: Command, scan: Scan) -> Answer:
    """Do what a command says: a mode's own name chooses the mode, `choice_3` the third answer."""
    if command.key.startswith("choice_"):
        return counter.choose(int(command.key.removeprefix("choice_")), uid=scan.uid)
    run = COMMANDS.get(command.key)
    return counter.set_mode(command.key) if run is None else run(counter, scan)

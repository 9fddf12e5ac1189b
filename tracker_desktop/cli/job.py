"""What a command of the command line is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FLAG = "store_true"


@dataclass(frozen=True)
class Argument:
    """One argument of a command, as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any]


def argument(*names: str, **options: Any) -> Argument:
    return Argument(names, options)


Arguments = tuple[Argument, ...]


@dataclass(frozen=True)
class Job:
    """One command: what it is for, what it takes and what runs it. `run` returns the exit status.

    `takes` is a function where finding out costs time: it is called for the command that is asked for.
    """

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    takes: Arguments | Callable[[], Arguments] = ()

    @property
    def arguments(self) -> Arguments:
        """Everything it takes."""
        return self.takes() if callable(self.takes) else self.takes

    @property
    def places(self) -> Arguments:
        """What it is given without an option, in order."""
        return tuple(argument for argument in self.arguments if not argument.names[0].startswith("-"))

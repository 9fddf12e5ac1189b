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


@dataclass(frozen=True)
class Job:
    """One command: what it is for, what it takes and what runs it. `run` returns the exit status."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    takes: tuple[Argument, ...] = ()

    @property
    def places(self) -> tuple[Argument, ...]:
        """What it is given without an option, in order."""
        return tuple(argument for argument in self.takes if not argument.names[0].startswith("-"))

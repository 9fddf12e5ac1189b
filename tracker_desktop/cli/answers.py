"""What the command line says, and where: answers on standard output, sentences on standard error."""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tracker_desktop.errors import Refused, reason
from tracker_desktop.folders import log_file, log_handler

FOREIGN = frozenset({".csv", ".doc", ".docx", ".json", ".ods", ".odt", ".pdf", ".png", ".xls", ".xlsx", ".zpl"})
"""Ends of names that say what is in a file."""
log = logging.getLogger("tracker.cli")


@contextmanager
def progress(words: str) -> Iterator[Callable[[int], None]]:
    """Counts on standard error, where that is a terminal."""
    shows = sys.stderr.isatty()

    def told(number: int) -> None:
        if shows:
            print(f"\r{number:,} {words}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        if shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def tell(options: argparse.Namespace, facts: dict[str, Any], lines: Iterable[str]) -> int:
    options.told = True
    if options.json:
        print_line(json.dumps(facts, ensure_ascii=False))
    else:
        for line in lines:
            print_line(line)
    return 0


def check_ending(file: str, ending: str) -> None:
    """Whether a program that goes by the end of a name would take the file for what it is. Raises Refused."""
    if Path(file).suffix.casefold() in FOREIGN - {ending}:
        raise Refused("cli_ending", path=file, ending=ending)


class OutputLost(Exception):
    """Standard output takes no more."""


def print_line(line: str) -> None:
    if sys.stdout is None:
        return
    try:
        print(line, flush=True)
    except OSError as error:
        raise OutputLost(reason(error)) from error


def no_more_output() -> None:
    """What is still kept for standard output goes nowhere, so that ending does not try again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(options: argparse.Namespace, refusal: Refused) -> int:
    """The sentence on standard error; with --json also as the one answer, where none was given yet."""
    if options.json and not options.told:
        with contextlib.suppress(OutputLost):
            tell(options, {"refused": refusal.code, "message": str(refusal)}, ())
    return say(str(refusal))


def say(sentence: str) -> int:
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr)
    return 1


def log_bug() -> Path:
    """Write what was raised to the log. Returns where that lies."""
    with contextlib.suppress(OSError):
        handler = log_handler()
        log.addHandler(handler)
        log.exception("the command line failed")
        log.removeHandler(handler)
        handler.close()
    return log_file()

"""The office that a command works on, who does it, and the lines it is given."""

from __future__ import annotations

import argparse
import codecs
import getpass
import io
import os
import sys
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TextIO

from tracker_desktop.errors import Refused, reason

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PIECE, PIECES = 1 << 20, 32
"""Characters of a line that are kept, and as many again that are looked through for its end."""


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False, write: bool = True) -> Iterator[Any]:
    from tracker_desktop.store.opening import open_office

    store = open_office(options.db, create=create, write=write)
    try:
        yield store
    finally:
        store.close()


def operator_of(store: Any, badge: str | None, *, found: bool = False) -> int:
    """The person id of who does this. With `found` an empty database becomes an office of this computer's user.

    Raises Refused: cli_nobody, cli_who, cli_pin, cli_pin_wrong.
    """
    from tracker_desktop.queries.operators import Operators
    from tracker_desktop.transactions.found_office import FoundOffice

    if found and not store.read(Operators()):
        store.perform(FoundOffice("Property office", getpass.getuser(), badge, zone=_zone_here()), None)
    return int(signed_in(store, badge).person_id)


def signed_in(store: Any, badge: str | None) -> Any:
    from tracker_desktop.models.text import fold
    from tracker_desktop.queries.operators import Operators

    people = [operator for operator in store.read(Operators()) if operator.active]
    if badge is not None:
        asked = fold(badge)
        people = [who for who in people if asked and asked in (fold(who.badge), fold(who.name))]
    if len(people) != 1:
        raise Refused("cli_who") if badge is None or people else Refused("cli_nobody", badge=badge)
    who = people[0]
    if who.has_pin:
        _check_pin(store, who)
    return who


def _zone_here() -> str:
    """The time zone of this computer as Europe/Berlin, UTC where it does not tell."""
    told = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return told if told in zoneinfo.available_timezones() else "UTC"


def _check_pin(store: Any, who: Any) -> None:
    from tracker_desktop.queries.counter_entries import SignInOf
    from tracker_desktop.transactions.rules.pins import verify_pin

    pin = os.environ.get("TRACKER_PIN")
    if pin is None:
        raise Refused("cli_pin", name=who.name)
    if not verify_pin(store.read(SignInOf(who.person_id)).pin_hash, pin):
        raise Refused("cli_pin_wrong")


@contextmanager
def lines_of(name: str) -> Iterator[Iterable[str]]:
    """The lines of a file or of standard input, one at a time as they come."""
    if name == "-":
        if sys.stdin is None:
            raise Refused("file_unreadable", path=name, why="standard input is closed")
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline=None)
        yield _lines(sys.stdin)
        return
    with ExitStack() as opened:
        try:
            file = opened.enter_context(open(name, "rb"))
            encoding = "utf-16" if file.peek(2)[:2] in UTF_16 else "utf-8-sig"
        except OSError as error:
            raise Refused("file_unreadable", path=name, why=reason(error)) from error
        except ValueError as error:
            raise Refused("file_unreadable", path=name, why="there can be no such name") from error
        yield _lines(opened.enter_context(io.TextIOWrapper(file, encoding, errors="replace")))


def _lines(file: TextIO) -> Iterator[str]:
    """Of a line that is too long for anything its beginning. Raises Refused: cli_line_endless."""
    while line := file.readline(PIECE):
        yield line
        for _ in range(PIECES):
            if not line or line.endswith("\n"):
                break
            line = file.readline(PIECE)
        else:
            raise Refused("cli_line_endless")

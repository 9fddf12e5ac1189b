"""Bursts and typing in a real window, with xdotool as the scanner and as the hand."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.ui.burst_kinds import KINDS
from tests.window.xvfb import Screen
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile

SCANNER_MS = 22
"""The longest pause between two keys of a scanner that was never learnt."""
ATTEMPTS = 5

pytestmark = [pytest.mark.window, pytest.mark.slow]


class Program:
    """The window, and what it says."""

    def __init__(self, screen: Screen) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.window.burst_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=screen.environment(),
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.codes: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        screen.wait_for_window("Everything here")

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def tell(self, order: str) -> str:
        """Give an order; what is answered to it."""
        assert self.process.stdin is not None
        print(order, file=self.process.stdin, flush=True)
        while not (line := self.lines.get(timeout=20)).startswith(order.split(maxsplit=1)[0]):
            self.codes.append(line.removeprefix("code "))
        return line

    def scan(self, how: Callable[[], object]) -> list[str]:
        """The codes that came of scanning. The scanner is not to blame if the machine was too busy to be one."""
        for _ in range(ATTEMPTS):
            self.tell("slowest")
            self.codes.clear()
            how()
            time.sleep(0.4)
            slowest = int(self.tell("slowest").split()[1])
            if slowest <= SCANNER_MS:
                return list(self.codes)
        pytest.skip(f"this machine is too busy to type like a scanner: {slowest} ms between two keys")

    def close(self) -> None:
        assert self.process.stdin is not None
        print("quit", file=self.process.stdin, flush=True)
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture(scope="module")
def program(screen: Screen) -> Iterator[Program]:
    running = Program(screen)
    yield running
    running.close()


@pytest.mark.parametrize("name", KINDS)
def test_a_burst_leaves_the_focused_widget_as_it_was(name: str, screen: Screen, program: Program) -> None:
    for code, suffix, delay in (("LT-00142", "Return", 2), ("B 1 2 3", "Tab", 5), ("40183957", "Return", 10)):
        before = ""

        def scan(code: str = code, suffix: str = suffix, delay: int = delay) -> None:
            nonlocal before
            program.tell(f"focus {name}")
            before = program.tell(f"state {name}")
            screen.type_like_scanner(code, suffix, delay)

        assert program.scan(scan) == [f"burst {code}"]
        assert program.tell(f"state {name}") == before


def test_a_hand_types_in_a_field(screen: Screen, program: Program) -> None:
    program.tell("focus line edit")
    screen.type_like_hand("screen cracked", delay_ms=60)
    screen.key("Return")
    time.sleep(0.3)
    assert "screen cracked" in program.tell("state line edit")
    assert "burst LT-00142" in program.scan(lambda: screen.type_like_scanner("LT-00142"))
    assert "screen cracked" in program.tell("state line edit")


def test_the_bar_knows_a_hand_from_a_scanner(screen: Screen, program: Program) -> None:
    program.tell("focus bar")
    assert program.scan(lambda: screen.type_like_scanner("20417")) == ["burst 20417"]
    screen.type_like_hand("20418", delay_ms=60)
    screen.key("Return")
    time.sleep(0.3)
    program.tell("slowest")
    assert program.codes[-1] == "typed 20418"


def test_a_hundred_scans_at_the_speed_of_a_cable(screen: Screen, program: Program) -> None:
    codes = [f"AST-{number:04d}(01)aB;" for number in range(100)]
    words = [word for code in codes for word in ("type", "--delay", "2", "--args", "1", code, "key", "Return")]
    before = ""

    def scan() -> None:
        nonlocal before
        program.tell("focus note")
        before = program.tell("state note")
        screen.xdotool(*words)

    assert program.scan(scan) == [f"burst {code}" for code in codes]
    assert program.tell("state note") == before


FRONT, BACK = "010952123454321310ABC", "214TEST"
KEY = ("key", "--delay", "2")
ALT_029 = ("keydown", "alt", *KEY, "KP_Insert", "KP_Down", "KP_Prior", "keyup", "alt")
SEPARATORS = {
    "Ctrl+]": ((*KEY, "ctrl+bracketright"), ScannerProfile(gs="char")),
    "Alt+0 2 9": (ALT_029, ScannerProfile(gs="char")),
    "F8": ((*KEY, "F8"), ScannerProfile(gs="f8")),
    "F12": ((*KEY, "F12"), ScannerProfile(gs="f12")),
    "|": (("type", "--delay", "2", "--args", "1", "|"), ScannerProfile(gs="text", gs_text="|")),
    "{GS}": (("type", "--delay", "2", "--args", "1", "{GS}"), ScannerProfile(gs="text", gs_text="{GS}")),
    "nothing": ((), ScannerProfile(gs="none")),
}
"""What xdotool does where the label has a separator, and the scanner that does so."""


WITHOUT_LEARNING = ("Ctrl+]", "Alt+0 2 9", "F8", "F12", "nothing")


@pytest.mark.parametrize(
    ("form", "learnt"), [*((form, True) for form in SEPARATORS), *((form, False) for form in WITHOUT_LEARNING)]
)
def test_each_form_of_the_separator(form: str, learnt: bool, screen: Screen, program: Program) -> None:
    keys, profile = SEPARATORS[form]
    front, back = (("type", "--delay", "2", "--args", "1", part) for part in (FRONT, BACK))
    before = ""

    def scan() -> None:
        nonlocal before
        program.tell("focus note")
        before = program.tell("state note")
        screen.xdotool(*front, *keys, *back, *KEY, "Return")

    program.tell(f"profile {(profile if learnt else DEFAULT).to_json()}")
    separator = "" if form == "nothing" else "\x1d"
    assert program.scan(scan) == [f"burst {FRONT}{separator}{BACK}"]
    assert program.tell("state note") == before
    program.codes.clear()
    screen.key("F8")
    screen.type_like_hand("by hand", delay_ms=60)
    screen.key("F12")
    time.sleep(0.3)
    assert "by hand" in program.tell("state note")
    program.tell(f"profile {DEFAULT.to_json()}")
    assert program.codes == ["command F8", "command F12"]

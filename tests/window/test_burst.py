"""Bursts and typing in a real window, with xdotool as the scanner and as the hand."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.ui.burst_kinds import KINDS
from tests.window.xvfb import Screen

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
        threading.Thread(target=self._listen, daemon=True).start()
        screen.wait_for_window("Everything here")

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def tell(self, order: str) -> str:
        assert self.process.stdin is not None
        print(order, file=self.process.stdin, flush=True)
        return self.heard()

    def heard(self) -> str:
        return self.lines.get(timeout=10)

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
    program.tell(f"focus {name}")
    before = program.tell(f"state {name}")
    for code, suffix, delay in (("LT-00142", "Return", 2), ("B 1 2 3", "Tab", 5), ("40183957", "Return", 10)):
        screen.type_like_scanner(code, suffix, delay)
        assert program.heard() == f"code burst {code}"
    assert program.tell(f"state {name}") == before


def test_a_hand_types_in_a_note(screen: Screen, program: Program) -> None:
    program.tell("focus line edit")
    screen.type_like_hand("screen cracked", delay_ms=60)
    screen.key("Return")
    assert "screen cracked" in program.tell("state line edit")
    screen.type_like_scanner("LT-00142")
    assert program.heard() == "code burst LT-00142"
    assert "screen cracked" in program.tell("state line edit")


def test_the_bar_knows_a_hand_from_a_scanner(screen: Screen, program: Program) -> None:
    program.tell("focus bar")
    screen.type_like_scanner("20417")
    assert program.heard() == "code burst 20417"
    screen.type_like_hand("20418", delay_ms=60)
    screen.key("Return")
    assert program.heard() == "code typed 20418"


def test_a_hundred_scans_at_the_speed_of_a_cable(screen: Screen, program: Program) -> None:
    program.tell("focus note")
    before = program.tell("state note")
    codes = [f"AST-{number:04d}(01)aB;" for number in range(100)]
    words = [word for code in codes for word in ("type", "--delay", "2", "--args", "1", code, "key", "Return")]
    screen.xdotool(*words)
    assert [program.heard() for _ in codes] == [f"code burst {code}" for code in codes]
    assert program.tell("state note") == before

"""A screen of its own for a test of the real window: Xvfb, openbox, and hands (xdotool) that type like a scanner.

openbox is always there: without a window manager nothing typed reaches a modal dialog.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import ImageGrab

TOOLS = ("Xvfb", "openbox", "xdotool")
START_SECONDS = 20.0
AHEAD = ("nice", "-n", "-15")
"""A scanner's keys come at its own pace, however busy the machine is; where that is not allowed, as they come."""
OPENBOX_SETTINGS = Path(__file__).with_name("openbox.xml")


def missing_tools() -> list[str]:
    """Names of the programs a screen needs and this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Screen:
    """One X display with a window manager; `display` is its name, such as ":7"."""

    def __init__(self, display: str) -> None:
        self.display = display

    def environment(self) -> dict[str, str]:
        """Environment variables for a program that shall open its window here."""
        here = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
        return here | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "QT_ACCESSIBILITY": "0"}

    def xdotool(self, *words: str, check: bool = True) -> str:
        """Run one xdotool command here and return what it printed. Raises CalledProcessError when it fails."""
        command = [*AHEAD, "xdotool", *words]
        done = subprocess.run(command, env=self.environment(), check=check, capture_output=True, text=True, timeout=120)
        return done.stdout.strip()

    def type_like_scanner(self, text: str, suffix: str | None = "Return", delay_ms: int = 2) -> None:
        """One burst: every character `delay_ms` milliseconds apart, then the key `suffix` ("Return", "Tab", None)."""
        ending = ["key", "--delay", str(delay_ms), suffix] if suffix else []
        self.xdotool("type", "--delay", str(delay_ms), "--args", "1", text, *ending)

    def type_like_hand(self, text: str, delay_ms: int = 120) -> None:
        """Typing at the speed of a person; no ending key."""
        self.xdotool("type", "--delay", str(delay_ms), "--args", "1", text)

    def key(self, *names: str) -> None:
        """Press keys one after another, in xdotool's names: "F8", "ctrl+z", "Caps_Lock"."""
        self.xdotool("key", *names)

    def click(self, x: int, y: int) -> None:
        """Left click at a point of the screen, in pixels from its top left."""
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def screenshot(self, path: Path) -> None:
        """Save the whole screen as a picture."""
        path.parent.mkdir(parents=True, exist_ok=True)
        ImageGrab.grab(xdisplay=self.display).save(path)

    def windows(self, title: str) -> list[int]:
        """Ids of the visible windows whose title contains `title`."""
        found = self.xdotool("search", "--onlyvisible", "--name", re.escape(title), check=False)
        return [int(line) for line in found.split()]

    def active_title(self) -> str:
        """Title of the window that has the focus, "" if none has."""
        return self.xdotool("getactivewindow", "getwindowname", check=False)

    def wait_for_window(self, title: str, timeout: float = 20.0) -> int:
        """Wait until a window whose title contains `title` is shown and has the focus; its id. Raises TimeoutError."""
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            if (found := self.windows(title)) and title in self.active_title():
                return found[-1]
            time.sleep(0.05)
        raise TimeoutError(f"no window titled {title!r} in {timeout} s; the focus is in {self.active_title()!r}")

    def wait_until_gone(self, title: str, timeout: float = 20.0) -> None:
        """Wait until no visible window has `title` in its title. Raises TimeoutError."""
        until = time.monotonic() + timeout
        while self.windows(title):
            if time.monotonic() > until:
                raise TimeoutError(f"the window titled {title!r} is still there after {timeout} s")
            time.sleep(0.05)


def _start_xvfb(size: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start Xvfb on a display that it finds free itself."""
    reader, writer = os.pipe()
    try:
        options = ["-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
        command = [*AHEAD, "Xvfb", *options]
        server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    finally:
        os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait()
        raise RuntimeError(f"Xvfb ended at once with exit code {server.returncode}")
    return server, f":{number}"


def _wait_for_manager(screen: Screen) -> None:
    until = time.monotonic() + START_SECONDS
    while not screen.xdotool("get_num_desktops", check=False):
        if time.monotonic() > until:
            raise TimeoutError(f"openbox did not start within {START_SECONDS} s")
        time.sleep(0.05)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def open_screen(size: str = "1440x900") -> Iterator[Screen]:
    """A screen of `size` pixels ("WIDTHxHEIGHT") with openbox, gone again at the end."""
    server, display = _start_xvfb(size)
    try:
        screen = Screen(display)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable", "--config-file", str(OPENBOX_SETTINGS)],
            env=screen.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for_manager(screen)
            yield screen
        finally:
            _stop(manager)
    finally:
        _stop(server)

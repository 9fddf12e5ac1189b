"""The screen of the window tests itself: what is typed arrives, in the main window and in a modal dialog."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.window.xvfb import Screen

pytestmark = pytest.mark.window

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

app = QApplication([])
main = QWidget()
main.setWindowTitle("Scan here")
main.resize(600, 200)
bar = QLineEdit(main)
dialog = QDialog(main)
dialog.setWindowTitle("Modal dialog")
dialog.setModal(True)
field = QLineEdit()
QVBoxLayout(dialog).addWidget(field)
QVBoxLayout(main).addWidget(bar)


def say(where, line):
    print(where, line.text(), flush=True)
    word = line.text()
    line.clear()
    if word == "OPEN":
        dialog.open()
    if word == "CLOSE":
        dialog.close()
    if word == "QUIT":
        app.quit()


bar.returnPressed.connect(lambda: say("bar", bar))
field.returnPressed.connect(lambda: say("dialog", field))
main.show()
bar.setFocus()
app.exec()
"""


def _wait_for_text(path: Path, text: str) -> None:
    until = time.monotonic() + 20
    while text not in path.read_text():
        assert time.monotonic() < until, path.read_text()
        time.sleep(0.02)


def test_bursts_arrive_whole_in_the_window_and_in_a_modal_dialog(screen: Screen, tmp_path: Path) -> None:
    log = tmp_path / "heard"
    codes = [f"AST-{n:04}(01)aB;" for n in range(20)]
    with log.open("w") as out:
        program = subprocess.Popen([sys.executable, "-c", PROGRAM], env=screen.environment(), stdout=out)
    try:
        screen.wait_for_window("Scan here")
        for code in codes:
            screen.type_like_scanner(code)
        screen.type_like_scanner("OPEN")
        screen.wait_for_window("Modal dialog")
        for code in codes:
            screen.type_like_scanner(code)
        screen.screenshot(tmp_path / "screen.png")
        screen.type_like_scanner("CLOSE")
        screen.wait_until_gone("Modal dialog")
        screen.wait_for_window("Scan here")
        screen.type_like_scanner("QUIT", suffix=None)
        screen.key("Return")
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
        program.wait()
    _wait_for_text(log, "QUIT")
    heard = log.read_text().splitlines()
    expected = [f"bar {code}" for code in [*codes, "OPEN"]]
    expected += [f"dialog {code}" for code in [*codes, "CLOSE"]]
    assert heard == [*expected, "bar QUIT"]
    with Image.open(tmp_path / "screen.png") as picture:
        assert picture.size == (1440, 900)
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 1


def test_a_window_that_never_comes_is_said(screen: Screen) -> None:
    with pytest.raises(TimeoutError, match="Nowhere"):
        screen.wait_for_window("Nowhere", timeout=0.2)

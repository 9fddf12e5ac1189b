"""Learning the scanner of a desk by scanning into the dialog, key by key."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter, show
from tests.ui.keys import Keyboard
from tracker_desktop.scanning.profile import DEFAULT, TEST_CODES, ScannerProfile
from tracker_desktop.ui.barcode_widget import BarcodeWidget
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.dialogs.calibration import CalibrationDialog
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.pill import Pill


class Desk:
    """The dialog, a scanner in front of it, and what is kept."""

    def __init__(self, counter: Counter, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.kept: list[ScannerProfile] = []
        self.dialog = CalibrationDialog(counter.burst, self.kept.append, counter.window)
        show_dialog(self.dialog)
        show(self.dialog, qtbot)
        self.keys = Keyboard(self.dialog.windowHandle())

    def scan(self, sent: str, suffix: str = "\r", gap: float = 4) -> None:
        before = self.asked, self.said
        self.keys.scan(sent, suffix, gap)
        self.qtbot.waitUntil(lambda: (self.asked, self.said) != before, timeout=2_000)

    @property
    def asked(self) -> str:
        """The name of the code on the screen."""
        code = self.dialog.findChild(BarcodeWidget)
        assert code is not None
        return code.accessibleName()

    @property
    def said(self) -> str:
        return self.dialog.banner.text() if self.dialog.banner.isVisible() else ""

    @property
    def lights(self) -> list[str]:
        return [pill.accessibleName() for pill in self.dialog.findChildren(Pill) if pill.isVisible()][:3]

    def press(self, words: str) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        next(button for button in buttons if button.text().startswith(words)).click()


@pytest.fixture
def desk(counter: Counter, qtbot: QtBot) -> Desk:
    return Desk(counter, qtbot)


def test_three_codes_teach_the_scanner(desk: Desk, burst: BurstFilter, counter: Counter) -> None:
    assert desk.lights == ["Waiting", "Waiting", "Waiting"]
    for number, code in enumerate(TEST_CODES, 1):
        desk.scan("~" + code, "\t")
        assert desk.lights == ["Done"] * number + ["Waiting"] * (3 - number)
    assert desk.kept == [ScannerProfile(suffix="tab", prefix="~", max_gap_ms=12)]
    assert burst.profile == desk.kept[0]
    assert "The scanner is learnt. Ends with Tab. Begins with ~." in desk.said.replace("..", ".")
    assert counter.codes == []
    desk.scan("~LT-00142", "\t")
    assert "Read: LT-00142" in desk.said
    desk.dialog.accept()
    counter.keys.scan("~LT-00143", "\t")
    assert counter.codes == [("LT-00143", "burst")]


def test_another_keyboard_is_learnt(desk: Desk, burst: BurstFilter) -> None:
    swap = str.maketrans("yzYZ-/", "zyZY/-")
    for code in TEST_CODES:
        desk.scan(code.translate(swap), "\r\n")
    assert burst.profile.apply("LT/ZY1") == "LT-YZ1"
    assert "6 characters are put right" in desk.said


def test_a_wrong_label_is_said_and_its_turn_stays(desk: Desk) -> None:
    desk.scan(TEST_CODES[0])
    desk.scan("LT-00142")
    assert "shorter than test code 2" in desk.said
    assert desk.lights == ["Done", "Refused", "Waiting"]
    desk.scan(TEST_CODES[2])
    assert "Another test code" in desk.said
    desk.scan(TEST_CODES[1])
    desk.scan(TEST_CODES[2])
    assert desk.lights == ["Done"] * 3
    assert len(desk.kept) == 1


def test_what_cannot_be_learnt_begins_again(desk: Desk, burst: BurstFilter) -> None:
    desk.scan(TEST_CODES[0])
    desk.scan(TEST_CODES[1])
    desk.scan(TEST_CODES[2], "\t")
    assert "another way than the first" in desk.said
    assert desk.lights == ["Refused", "Waiting", "Waiting"]
    assert (desk.kept, burst.profile) == ([], DEFAULT)


def test_start_over_and_forget(desk: Desk, burst: BurstFilter) -> None:
    desk.scan(TEST_CODES[0])
    desk.press("Start over")
    assert desk.lights == ["Waiting"] * 3
    for code in TEST_CODES:
        desk.scan(code, "\t")
    desk.press("Forget")
    assert burst.profile == DEFAULT
    assert desk.kept[-1] == DEFAULT


def test_closing_gives_the_scans_back(desk: Desk, counter: Counter) -> None:
    desk.dialog.reject()
    counter.keys.scan("LT-00142")
    assert counter.codes == [("LT-00142", "burst")]


@pytest.mark.parametrize("code", TEST_CODES)
def test_the_codes_on_the_screen_can_be_read(code: str, qtbot: QtBot) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    widget = BarcodeWidget(code, height=110)
    qtbot.addWidget(widget)
    widget.resize(740, 110)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(buffer.data().data()))
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [code]

"""Learning the scanner of a desk by scanning into the dialog, key by key."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter, show
from tests.ui.keys import F8, F12, Keyboard
from tracker_desktop.scanning.learning import TEST_CODES, elements_of, printed
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
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
        return [pill.accessibleName() for pill in self.dialog.findChildren(Pill) if pill.isVisible()][:4]

    def press(self, words: str) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        next(button for button in buttons if button.text().startswith(words)).click()


@pytest.fixture
def desk(counter: Counter, qtbot: QtBot) -> Desk:
    return Desk(counter, qtbot)


def test_four_codes_teach_the_scanner(desk: Desk, burst: BurstFilter, counter: Counter) -> None:
    assert desk.lights == ["Waiting"] * 4
    for number, code in enumerate(TEST_CODES, 1):
        desk.scan("~" + code, "\t")
        assert desk.lights == ["Done"] * number + ["Waiting"] * (4 - number)
    assert desk.kept == [ScannerProfile(suffix="tab", prefix="~", max_gap_ms=12, gs="char")]
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
    assert desk.lights == ["Done", "Refused", "Waiting", "Waiting"]
    desk.scan(TEST_CODES[2])
    assert "Another test code" in desk.said
    desk.scan(TEST_CODES[1])
    desk.scan(TEST_CODES[2])
    desk.scan("LT-00142")
    assert "presses a key for the separator" in desk.said
    desk.scan(TEST_CODES[3])
    assert desk.lights == ["Done"] * 4
    assert len(desk.kept) == 1


def test_what_cannot_be_learnt_begins_again(desk: Desk, burst: BurstFilter) -> None:
    desk.scan(TEST_CODES[0])
    desk.scan(TEST_CODES[1])
    desk.scan(TEST_CODES[2], "\t")
    desk.scan(TEST_CODES[3])
    assert "another way than the first" in desk.said
    assert desk.lights == ["Refused", "Waiting", "Waiting", "Waiting"]
    assert (desk.kept, burst.profile) == ([], DEFAULT)


def test_start_over_and_forget(desk: Desk, burst: BurstFilter) -> None:
    desk.scan(TEST_CODES[0])
    desk.press("Start over")
    assert desk.lights == ["Waiting"] * 4
    for code in TEST_CODES:
        desk.scan(code, "\t")
    desk.press("Forget")
    assert burst.profile == DEFAULT
    assert desk.kept[-1] == DEFAULT


def test_closing_gives_the_scans_back(desk: Desk, counter: Counter) -> None:
    desk.dialog.reject()
    counter.keys.scan("LT-00142")
    assert counter.codes == [("LT-00142", "burst")]


@pytest.mark.parametrize(
    ("gs", "said"),
    [
        ("\x1d", "GS arrives as Ctrl+]"),
        (F8, "GS arrives as F8."),
        (F12, "GS arrives as F12."),
        ("|", "GS arrives as “|”."),
        ("{GS}", "GS arrives as “{GS}”."),
        ("#", "A lot number with # in it cannot be read"),
        ("", "does not send GS: lots are asked for when unclear."),
    ],
)
def test_each_form_of_the_separator_is_learnt_and_used(
    gs: str, said: str, desk: Desk, burst: BurstFilter, counter: Counter
) -> None:
    for code in TEST_CODES:
        desk.scan(code.replace("\x1d", gs))
    assert said in desk.said
    assert burst.profile.never_sends_gs == (gs == "")
    label = "010952123454321310LOT7{}21X"
    desk.scan(label.format(gs))
    assert f"Read: {label.format('<GS>' if gs else '')}" in desk.said
    desk.dialog.accept()
    counter.keys.scan(label.format(gs))
    assert counter.bursts == [label.format("\x1d" if gs else "")]


def test_a_separator_that_is_no_use_is_said(desk: Desk, burst: BurstFilter) -> None:
    for code in TEST_CODES:
        desk.scan(code.replace("\x1d", "X"))
    assert "The scanner sends “X” for the separator" in desk.said
    assert (desk.kept, burst.profile) == ([], DEFAULT)


@pytest.mark.parametrize("number", range(1, len(TEST_CODES) + 1))
def test_the_codes_on_the_screen_can_be_read(number: int, qtbot: QtBot) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    widget = BarcodeWidget(height=110)
    widget.set_code(printed(number), elements_of(number))
    qtbot.addWidget(widget)
    widget.resize(740, 110)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(buffer.data().data()))
    (found,) = zxingcpp.read_barcodes(picture)
    assert found.bytes == TEST_CODES[number - 1].encode()
    assert found.symbology_identifier == ("]C1" if number == 4 else "]C0")

"""The scanner of this desk: scan a few codes, and the program learns what the scanner sends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.learning import TEST_CODES, Sample, check_sample, elements_of, learn, printed, seen
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
from tracker_desktop.scanning.separator import LOT_MARKS
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.barcode_widget import BarcodeWidget
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.pill import Pill
from tracker_desktop.ui.text import plain_label

BARCODE_HEIGHT = 110
GS_SHOWN = "<GS>"
"""GS itself is drawn as nothing."""
DIALOG_WIDTH = 780
"""Room for two units a bar."""


class CalibrationDialog(DialogFrame):
    """Shows one test code after the other, a light beside each. What was learnt is in force and kept at once.

    While it is open every scan comes here; afterwards any label can be tried.
    """

    def __init__(
        self, burst: BurstFilter, keep: Callable[[ScannerProfile], object], parent: QWidget | None = None
    ) -> None:
        """`keep` gets each profile that is to be kept for this desk."""
        super().__init__(self.tr("The scanner of this desk"), parent=parent)
        self._burst = burst
        self._keep = keep
        self._samples: list[Sample] = []
        self._learnt = False
        self._lights = [Pill() for _ in TEST_CODES]
        self._barcode = BarcodeWidget(height=BARCODE_HEIGHT)
        self._text = plain_label(role="muted")
        self._lay_out_body()
        self.set_buttons(
            [
                Button(self.tr("Forget the scanner"), self.forget),
                Button(self.tr("Start over"), self.start_over),
                Button(self.tr("Close  Esc"), self.accept, primary=True),
            ]
        )
        self.finished.connect(lambda: burst.capture(None))
        burst.capture(self._scanned)
        self.start_over()

    def start_over(self) -> None:
        """Begin again with the first code; what was learnt before stays in force until there is something new."""
        self._samples.clear()
        self._learnt = False
        self.banner.clear()
        self._show_next()

    def forget(self) -> None:
        """Go back to what holds for any scanner."""
        self._use(DEFAULT)
        self.start_over()
        self.banner.show_answer("info", self.tr("The scanner is forgotten."), self.tr("Any usual scanner works now."))

    def _scanned(self, sample: Sample) -> None:
        if self._learnt:
            code = self._burst.profile.apply(sample.raw)
            self.banner.show_answer("done", self.tr("Read: {0}").format(code.replace(GS, GS_SHOWN)))
            return
        number = len(self._samples) + 1
        try:
            check_sample(number, sample)
            self._samples.append(sample)
            if number == len(TEST_CODES):
                self._learn()
            else:
                self.banner.clear()
        except Refused as refused:
            if number == len(self._samples):
                self._samples.clear()
            self.banner.show_answer("refused", str(refused))
        self._show_next(refused=self.banner.isVisibleTo(self) and self.banner.outcome == "refused")

    def _learn(self) -> None:
        profile = learn(self._samples)
        self._use(profile)
        self._learnt = True
        self.banner.show_answer("done", self.tr("The scanner is learnt."), self._habits(profile))

    def _use(self, profile: ScannerProfile) -> None:
        self._burst.set_profile(profile)
        self._keep(profile)

    def _show_next(self, *, refused: bool = False) -> None:
        done = len(self._samples)
        for number, light in enumerate(self._lights):
            light.show_state("done" if number < done else "refused" if refused and number == done else "waiting")
        if done == len(TEST_CODES):
            self.set_title(self.windowTitle(), self.tr("Scan any label to try it."))
            self._barcode.hide()
            self._text.setText("")
            return
        self.set_title(
            self.windowTitle(),
            self.tr("Scan code {0} of {1}, from the screen or from paper.").format(done + 1, len(TEST_CODES)),
        )
        self._barcode.set_code(printed(done + 1), elements_of(done + 1))
        self._text.setText(printed(done + 1))

    def _habits(self, profile: ScannerProfile) -> str:
        """What was learnt, in words."""
        endings = {
            "enter": self.tr("Ends with Enter."),
            "tab": self.tr("Ends with Tab."),
            "crlf": self.tr("Ends with Enter and a line feed."),
            "none": self.tr("Ends with a pause."),
            "any": self.tr("Ends with several keys."),
        }
        said = [endings[profile.suffix]]
        if profile.prefix:
            said.append(self.tr("Begins with {0}.").format(seen(profile.prefix)))
        if profile.sends_aim:
            said.append(self.tr("Says the kind of barcode."))
        if profile.caps_lock:
            said.append(self.tr("Caps Lock was on: letters are turned round."))
        if profile.layout:
            said.append(self.tr("Another keyboard layout: {0} characters are put right.").format(len(profile.layout)))
        said.append(self._separator(profile))
        return " ".join(said)

    def _separator(self, profile: ScannerProfile) -> str:
        """How the separator of GS1 arrives, in words."""
        forms = {
            "": self.tr("How it sends GS is not learnt."),
            "char": self.tr("GS arrives as Ctrl+] (character 29)."),
            "f8": self.tr("GS arrives as F8."),
            "f12": self.tr("GS arrives as F12."),
            "text": self.tr("GS arrives as “{0}”.").format(profile.gs_text),
            "none": self.tr("This scanner does not send GS: lots are asked for when unclear."),
        }
        said = forms[profile.gs]
        if profile.gs_text in LOT_MARKS:
            said += " " + self.tr("A lot number with {0} in it cannot be read: better let it send Ctrl+].").format(
                profile.gs_text
            )
        return said

    def _lay_out_body(self) -> None:
        self.setMinimumWidth(DIALOG_WIDTH)
        lights = QGridLayout()
        for number, light in enumerate(self._lights):
            lights.addWidget(plain_label(self.tr("Code {0}").format(number + 1), "strong"), number, 0)
            lights.addWidget(light, number, 1, Qt.AlignmentFlag.AlignLeft)
        lights.setColumnStretch(1, 1)
        self.body.addLayout(lights)
        self.body.addWidget(self._barcode)
        self.body.addWidget(self._text)
        self.body.addStretch(1)

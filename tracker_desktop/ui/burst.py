"""Tells a scanner's burst from typing, whatever has the focus, and hands the code to the field it is meant for.

Each key is held back until it is clear whose it is: at most `max_gap_ms` of the scanner's profile (24 ms before it is
learnt) behind the last key, longer only where keys went up quicker than a finger can lift. A burst never reaches the
focused widget, so there is nothing to take back: text, cursor, selection, undo, lists and buttons stay exactly as they
are. Keys of a hand are sent on, all, in their order.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.learning import Sample
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
from tracker_desktop.scanning.separator import FORMS_OF_KEYS
from tracker_desktop.ui.burst_fields import ScanFields, TakeScan
from tracker_desktop.ui.burst_keys import Role, Stroke, copy_of, identity, read_stroke
from tracker_desktop.ui.burst_rollback import Leak, Leaks
from tracker_desktop.ui.burst_run import LEARNING, Run, gap_between, pace_of

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_HANDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.Drop,
    }
)
"""What a hand does meanwhile: keys that are still held back come before it."""
_SECOND_ENDING_MS = 60
"""The line feed behind an Enter comes at once."""
_RS = "\x1e"
"""Behind the first three characters of a supplier's label."""
_BUSY_MS = 8
_CATCH_UP_MS = 20
_LOOKS = 4
"""A program that is late has keys to read that came in time; so many times it may be late again."""


class BurstFilter(QObject):
    """Watches the keys of every window of the program; make one, and keep it.

    `scanned` carries a code that no registered field took. Bursts go out in the order they came, one after another.
    """

    scanned = Signal(str)

    def __init__(self, app: QGuiApplication, profile: ScannerProfile = DEFAULT) -> None:
        super().__init__(app)
        self._profile = profile
        self._capture: Callable[[Sample], None] | None = None
        self._fields = ScanFields()
        self._leaks = Leaks()
        self._window: QWindow | None = None
        self._run: Run | None = None
        self._leak: Leak | None = None
        self._held: list[QKeyEvent] = []
        self._swallowed: set[int] = set()
        self._enter: Stroke | None = None
        self._sending = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._delivering = False
        self._looks = 0
        self._due = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_is_up)
        app.focusWindowChanged.connect(self.watch)
        self.watch(app.focusWindow())

    @property
    def profile(self) -> ScannerProfile:
        """The habits of the scanner by which bursts are known and read."""
        return self._profile

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back at this moment."""
        return self._run is not None

    def set_profile(self, profile: ScannerProfile) -> None:
        """From now on, the scanner has these habits."""
        self._settle()
        self._profile = profile

    def register_scan_field(
        self, edit: QLineEdit, take: TakeScan, *, main: bool = False, when_focused: bool = False
    ) -> None:
        """Give the bursts of this field's window to `take(code, "burst")`, its typed lines to `take(text, "typed")`.

        Enter in the field goes no further: no button of a dialog is pressed by it. `main`: also takes what is scanned
        in windows without a field. `when_focused`: only what is scanned while the field has the keys. It ends with the
        widget.
        """
        self._fields.add(edit, take, main, when_focused)
        edit.installEventFilter(self)
        edit.destroyed.connect(self._fields_changed, Qt.ConnectionType.QueuedConnection)

    def capture(self, take: Callable[[Sample], None] | None) -> None:
        """Give everything scanned to `take` as it was received, and to nobody else; None ends it."""
        self._settle()
        self._capture = take

    def watch(self, window: QWindow | None) -> None:
        """Watch the keys of this window. Windows that get the focus are watched by themselves."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's door."""
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind in _KEYS and isinstance(event, QKeyEvent):
                return not self._sending and self._key(watched, event)
            if kind in _HANDS and self._run is not None and not self._run.known:
                self._let_go()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._typed(watched, event)
        return False

    # keys

    def _key(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(window, event)
        stroke = read_stroke(event)
        if self._run is not None and (self._window is not window or not self._run.joins(stroke)):
            self._settle()
        verdict = self._verdict(stroke)
        if event.type() == QEvent.Type.ShortcutOverride:
            if verdict is None:
                self._settle()
            else:
                event.accept()  # the key itself comes next
            return verdict is not None
        if verdict is None:
            self._settle()
            self._swallowed.discard(stroke.key)
            if stroke.role is not Role.SILENT:
                self._leaks.key_passed(stroke)
            return False
        verdict(window, stroke, event)
        return True

    def _verdict(self, stroke: Stroke) -> Callable[[QWindow, Stroke, QKeyEvent], None] | None:
        """What is to be done with a key; None: it is none of ours."""
        run = self._run
        if stroke.repeats and (run is None or stroke.key != run.last.key):
            return None  # a finger that rests on a key
        if stroke.role is Role.END:
            if run is not None and run.pace.gather:
                return self._hold
            if run is not None and run.ends_with(stroke):
                return self._end
            return self._swallow if self._is_second_ending(stroke) else None
        if stroke.role is Role.CHAR or (stroke.role is Role.CONTROL and self._is_sent(stroke)):
            return self._hold
        if stroke.role is Role.FUNCTION:
            return self._hold if self._may_be_gs(stroke) else None
        if stroke.role in (Role.SILENT, Role.NUMPAD) and (run is not None or stroke.starts_alt):
            return self._hold
        return None

    def _is_sent(self, stroke: Stroke) -> bool:
        """Whether a control character may come from the scanner."""
        known = self._run is not None and (self._run.known or self._run.pace.gather)
        inside = self._run is not None and stroke.char == _RS
        return known or inside or self._capture is not None or stroke.char == GS or stroke.char in self._profile.prefix

    def _may_be_gs(self, stroke: Stroke) -> bool:
        """Whether a function key may come from the scanner: it is known to send it, or is in the middle of a burst."""
        if self._capture is not None or self._is_own(stroke):
            return True
        return self._profile.gs == "" and self._run is not None and self._run.known

    def _is_own(self, stroke: Stroke) -> bool:
        return FORMS_OF_KEYS[stroke.char] == self._profile.gs

    def _is_second_ending(self, stroke: Stroke) -> bool:
        if self._run is not None or self._enter is None or stroke.char == "\t":
            return False
        limit = _SECOND_ENDING_MS if "\n" in (stroke.char, self._enter.char) else self._profile.max_gap_ms
        return gap_between(self._enter, stroke) <= (_SECOND_ENDING_MS if self._profile.suffix == "crlf" else limit)

    def _hold(self, window: QWindow, stroke: Stroke, event: QKeyEvent) -> None:
        self._enter = None
        if self._run is None:
            pace = LEARNING if self._capture else pace_of(self._profile)
            self._run, self._window = Run(self._profile, pace, first=stroke, last=stroke), window
            self._leak = self._leaks.continued_by(self._run)
        self._swallowed.discard(stroke.key)
        self._held.append(copy_of(event))
        self._run.add(stroke)
        self._wait(self._run.wait)

    def _end(self, window: QWindow, stroke: Stroke, event: QKeyEvent) -> None:
        self._swallowed.add(stroke.key)
        self._enter = stroke if stroke.char != "\t" else None
        self._finish()

    def _swallow(self, window: QWindow, stroke: Stroke, event: QKeyEvent) -> None:
        self._swallowed.add(stroke.key)
        self._enter = None

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        key = identity(event)
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        if self._run is None or self._window is not window:
            return False
        self._held.append(copy_of(event))
        if event.key() == Qt.Key.Key_Alt:
            self._run.alt_up()
        if self._run.key_up(read_stroke(event)):
            self._wait(self._run.wait)
        return True

    # the end of a run

    def _wait(self, milliseconds: float, looks: int = _LOOKS) -> None:
        self._looks = looks
        self._due = time.monotonic() * 1_000 + milliseconds
        self._timer.start(round(milliseconds))

    def _time_is_up(self) -> None:
        """Look again before giving up: keys that came while the program was busy are dispatched in between."""
        behind = time.monotonic() * 1_000 - self._due
        if behind >= _BUSY_MS and self._looks > 1:
            self._wait(_CATCH_UP_MS, self._looks - 1)
        elif self._looks > 0:
            self._wait(0, 0)
        else:
            self._settle()

    def _settle(self) -> None:
        """Nothing more comes: a burst that ends by silence is a code, everything else was typed."""
        run = self._run
        if run is not None and run.known and run.pace.silence is not None:
            command = [] if run.waiting is None or self._is_own(run.waiting) else self._take_out(run.waiting)
            window = self._window
            self._finish()
            self._send(window, command)
        else:
            self._let_go()

    def _take_out(self, stroke: Stroke) -> list[QKeyEvent]:
        """The last stroke of a key, which is a hand's, out of what is held back."""
        same = [n for n, event in enumerate(self._held) if identity(event) == stroke.key]
        last = max(n for n in same if self._held[n].type() == QEvent.Type.KeyPress)
        taken = [self._held[n] for n in same if n >= last]
        self._held = [event for event in self._held if event not in taken]
        return taken

    def _let_go(self) -> None:
        """Send on what was held back."""
        run, window, events, leak = self._run, self._window, self._held, self._leak
        self._forget_run()
        if run is None:
            return
        self._leaks.let_go(run, leak)
        self._send(window, events)

    def _finish(self) -> None:
        """A code is complete."""
        run, window, events, leak = self._run, self._window, self._held, self._leak
        assert run is not None
        self._forget_run()
        pressed = {identity(e) for e in events if e.type() == QEvent.Type.KeyPress}
        released = {identity(e) for e in events if e.type() == QEvent.Type.KeyRelease}
        self._swallowed |= pressed - released
        self._send(window, [e for e in events if e.type() == QEvent.Type.KeyRelease and identity(e) not in pressed])
        raw = "".join(run.chars)
        if leak is not None:
            raw = leak.take_back() + raw
        take = self._capture
        if take is not None:
            sample = Sample(raw, tuple(run.gaps))
            self._waiting.append(lambda: take(sample))
        elif code := self._profile.apply(raw):
            self._waiting.append(lambda: self._hand_over(code, window))
        self._deliver()

    def _forget_run(self) -> None:
        self._timer.stop()
        self._run, self._leak, self._held = None, None, []

    def _send(self, window: QWindow | None, events: list[QKeyEvent]) -> None:
        if window is None or not isValid(window):
            window = QGuiApplication.focusWindow()
        before, self._sending = self._sending, True
        try:
            for event in events:
                if window is not None and isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self._sending = before

    # who gets it

    def _deliver(self) -> None:
        """One after another, also when taking one brings the next."""
        if self._delivering:
            return
        self._delivering = True
        try:
            while self._waiting:
                job = self._waiting.popleft()
                try:
                    job()
                except Exception:  # a mistake in one must not lose the others
                    sys.excepthook(*sys.exc_info())
        finally:
            self._delivering = False

    def _hand_over(self, code: str, window: QWindow | None) -> None:
        scan_field = self._fields.meant_by(window)
        if scan_field is None:
            self.scanned.emit(code)
        else:
            scan_field.take(code, "burst")

    def _typed(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        scan_field = self._fields.of(watched)
        if scan_field is None:
            return False
        if text := scan_field.edit.text().strip():
            self._waiting.append(lambda: scan_field.take(text, "typed"))
            self._deliver()
        return True

    def _fields_changed(self) -> None:
        self._fields.forget_the_gone()

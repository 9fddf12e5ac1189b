"""A card with a chart that was drawn elsewhere, or words in its place; pressed, it leads to the report behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from tracker_desktop.reports.charts.today import Shown, in_words
from tracker_desktop.ui.fields.choice_field import Combo
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.text import named, plain_label, set_role, tooltip

LEAST = QSize(220, 60)


class ChartButton(QAbstractButton):
    """The place of a chart. Signals: resized()."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._svg = ""
        self._picture: QSvgRenderer | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def said(self) -> str:
        """The words in the place of the chart, nothing where it is there."""
        return self._said

    @property
    def has_picture(self) -> bool:
        """Whether the chart is there."""
        return self._picture is not None

    def say(self, words: str) -> None:
        """Words in the place of the chart."""
        self._said, self._picture, self._svg = words, None, ""
        self.update()

    def show_svg(self, svg: str) -> bool:
        """The chart. False where that is none."""
        if svg != self._svg or self._picture is None:
            picture = QSvgRenderer(QByteArray(svg.encode()))
            if not picture.isValid():
                return False
            picture.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            self._picture, self._svg = picture, svg
        self._said = ""
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """As large as it may get; the layout decides."""
        return LEAST

    def minimumSizeHint(self) -> QSize:
        """Smaller than that nobody can read it."""
        return LEAST

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Another size wants another drawing; until then the one that is there is scaled."""
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The chart or the words, and a line round it where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is not None:
            self._picture.render(painter, QRectF(self.rect()))
        else:
            painter.setPen(QColor(shades().muted))
            wraps = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRect(0, 4, self.width(), self.height() - 4), wraps, self._said)
        if self.hasFocus():
            painter.setPen(QColor(shades().accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class ChartCard(QFrame):
    """One chart, or a choice of several. Signals: pressed(Shown): its report is wanted; resized()."""

    pressed = Signal(object)
    resized = Signal()

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._shown: Sequence[Shown] = ()
        self._drawn: Sequence[str] = ()
        self._title = plain_label(titles[0], "strong")
        self.choice = named(Combo(), self.tr("Chart"), self.tr("Which chart is shown here."))
        named(self.choice.view(), self.choice.accessibleName())
        self.choice.addItems(list(titles))
        self.choice.currentIndexChanged.connect(self._show)
        self.button = named(ChartButton(), titles[0])
        self.button.clicked.connect(self._pressed)
        self.button.resized.connect(self.resized)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        self._title.setMinimumHeight(self.choice.sizeHint().height())  # charts side by side begin at one height
        for widget, wanted in ((self._title, len(titles) == 1), (self.choice, len(titles) > 1)):
            column.addWidget(widget)
            widget.setVisible(wanted)
        column.addWidget(self.button, 1)

    def show_numbers(self, shown: Sequence[Shown]) -> None:
        """What was read, one for each choice. Where it is nothing that is said; the others wait for their drawing."""
        self._shown = shown
        self._title.setText(shown[0].picture.title)
        for number, one in enumerate(shown):
            self.choice.setItemText(number, one.picture.title)
        self._show()

    def show_drawn(self, drawn: Sequence[str]) -> None:
        """The drawings, one for each choice; empty where there is none."""
        self._drawn = drawn
        self._show()

    def say(self, words: str) -> None:
        """Words in the place of the chart."""
        self._drawn = ()
        self.button.say(words)

    def _show(self) -> None:
        number = max(self.choice.currentIndex(), 0)
        if number >= len(self._shown):
            return
        picture = self._shown[number].picture
        named(self.button, picture.title, in_words(picture))
        self.button.setToolTip(tooltip(self.tr("{0} Press to see the report.").format(in_words(picture))))
        if picture.is_empty:
            self.button.say(picture.empty)
        elif number < len(self._drawn):
            if not self.button.show_svg(self._drawn[number]):
                self.button.say(not_drawn(self))
        else:
            self.button.say(self.tr("The chart is being drawn…"))

    def _pressed(self) -> None:
        number = max(self.choice.currentIndex(), 0)
        if number < len(self._shown):
            self.pressed.emit(self._shown[number])


def not_drawn(where: QWidget) -> str:
    """What stands in the place of a chart that could not be drawn."""
    return where.tr("The chart could not be drawn; the log says why. Press here to see its report.")

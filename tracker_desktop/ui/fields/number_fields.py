"""Fields for numbers: an amount of money, a quantity."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from tracker_desktop.ui.fields.dates import Unreadable
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.numbers import parse_number, show_number


class _NumberField(Field):
    """A number within bounds, shown with separators when the field is left."""

    def __init__(self, label: str, hint: str, decimals: int, fixed: bool, required: bool) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self._decimals, self._fixed, self._required = decimals, fixed, required
        self._label_text = label
        self.least: Decimal | None = None
        self.most: Decimal | None = None
        self.line.textEdited.connect(lambda: self.set_error(""))
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self._left)

    def value(self) -> Decimal | None:
        """The number; None where the field is empty or cannot be read (`problem` says which)."""
        try:
            return self._read()
        except Unreadable:
            return None

    def set_value(self, value: Decimal | None) -> None:
        """Show a number."""
        self.line.setText("" if value is None else show_number(value, self._decimals, fixed=self._fixed))
        self.set_error("")

    def problem(self) -> str:
        """Missing, unreadable, or out of bounds."""
        try:
            value = self._read()
        except Unreadable as error:
            return str(error)
        if value is None:
            return self.tr("{0} is missing. Type a number.").format(self._label_text) if self._required else ""
        if self.least is not None and value < self.least:
            return self.tr("That is too little. The least possible here is {0}.").format(self._shown(self.least))
        if self.most is not None and value > self.most:
            return self.tr("That is too much. The most possible here is {0}.").format(self._shown(self.most))
        return ""

    def _read(self) -> Decimal | None:
        text = self.line.text().strip()
        return parse_number(text, self._decimals) if text else None

    def _shown(self, value: Decimal) -> str:
        return show_number(value, self._decimals, fixed=self._fixed)

    def _left(self) -> None:
        value = self.value()
        if value is not None:
            self.line.setText(self._shown(value))
        if self.line.text().strip():
            self.check()


class MoneyField(_NumberField):
    """An amount in the currency of the office, not below zero. `symbol` may be typed and is shown as the hint.

    `fixed`: all decimals are shown, else only those that say something, as a unit cost of 0.0125 needs them.
    """

    def __init__(
        self,
        label: str,
        *,
        symbol: str = "",
        decimals: int = 2,
        fixed: bool = True,
        hint: str = "",
        required: bool = False,
    ) -> None:
        self._symbol = symbol
        super().__init__(label, hint, decimals, fixed=fixed, required=required)
        self.least, self.most = Decimal(0), Decimal(999_999_999)
        self.line.setPlaceholderText(symbol)

    def _read(self) -> Decimal | None:
        text = self.line.text().replace(self._symbol, "") if self._symbol else self.line.text()
        return parse_number(text, self._decimals) if text.strip() else None


class QuantityField(_NumberField):
    """A quantity above zero, in thousandths at the finest."""

    def __init__(
        self, label: str, *, unit: str = "", whole: bool = False, hint: str = "", required: bool = True
    ) -> None:
        super().__init__(label, hint or unit, 0 if whole else 3, fixed=False, required=required)
        self.least = Decimal(1) if whole else Decimal("0.001")
        self.most = Decimal(9_999_999)


class NumberField(_NumberField):
    """Any number, below zero too, with up to six decimals."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(label, hint, 6, fixed=False, required=required)

"""On what terms something is written down."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.depreciation.fiscal import MONTH, YEAR
from tracker_desktop.depreciation.methods import MACRS, METHODS, RATES, UNITS


@dataclass(frozen=True, slots=True)
class Terms:
    """A method with all that it needs. `months` is the life (none of a table or of units), `factor` per cents of a
    declining balance, `rates` those of own years in 1/1000 per cent, `units` of a life in 1/1000, `kept` the part of
    the cost that is left at the end, in 1/1000 per cent."""

    method: str
    convention: str
    months: int = 0
    factor: int = 200
    switches: bool = True
    rates: tuple[int, ...] = ()
    units: int = 0
    kept: int = 0
    meter: str | None = None

    @property
    def macrs(self) -> str | None:
        """The class of MACRS, or None."""
        return self.method.removeprefix(MACRS) if self.method.startswith(MACRS) else None

    @property
    def life(self) -> int:
        """The life in parts of a year."""
        years = METHODS[self.method].years
        if years is not None:
            whole, _, half = years.partition(".")
            return int(whole) * YEAR + (YEAR // 2 if half else 0)
        return len(self.rates) * YEAR if self.method == RATES else self.months * MONTH

    @property
    def is_whole(self) -> bool:
        """Whether they say enough to write anything down."""
        return self.units > 0 if self.method == UNITS else self.life > 0

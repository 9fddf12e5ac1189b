"""What speaks against handing assets to somebody: a reason overrides it, unless the office says that none does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean_line


@dataclass(frozen=True)
class Thing:
    """An asset that is handed over, as far as these rules ask."""

    id: int
    tag: str
    category_id: int | None


@dataclass(frozen=True)
class Handover:
    """Who gets what, until when (None: an assignment). `transfer`: from another holder. `now` is UTC, `today` a date
    of the office, `zone` its IANA zone. `reservation_id` is the one that it is handed out for. `beside` goes to the
    holder too, and is looked at by itself: it only counts."""

    holder_id: int
    things: Sequence[Thing]
    due: dt.date | None
    now: dt.datetime
    today: dt.date
    zone: str
    transfer: bool = False
    reservation_id: int | None = None
    beside: Sequence[Thing] = ()


@dataclass(frozen=True)
class Concern:
    """One thing that speaks against it: the code and the gaps of its refusal. `firm`: no reason overrides it."""

    code: str
    params: Mapping[str, object]
    firm: bool = False

    def refusal(self) -> Refused:
        """The concern as a refusal."""
        return Refused(self.code, **self.params)


Look = Callable[[Connection, Handover], Iterable[Concern]]


def settled(concerns: Iterable[Concern], override: str | None) -> str:
    """The reason given, or an empty text. Raises the refusal of the first concern that it does not settle."""
    reason = clean_line(override or "")
    for concern in concerns:
        if concern.firm or not reason:
            raise concern.refusal()
    return reason

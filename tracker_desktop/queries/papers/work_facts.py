"""What stands on a work order that is printed, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class PaperTask:
    """A task; `done` says by whom and when, empty where it is still to do."""

    text: str
    done: str = ""


@dataclass(frozen=True)
class PaperPart:
    """Stock that was issued to the work."""

    sku: str
    name: str
    quantity: Decimal
    unit: str


@dataclass(frozen=True)
class WorkPaper:
    """A work order as it is by now; where its opening was undone, as it was opened."""

    number: str
    title: str
    kind: str
    state: str
    tag: str
    description: str
    model: str
    serial: str
    place: str
    holder: str
    plan: str
    worker: str
    supplier: str
    due: dt.date | None
    meter: str
    note: str
    result: str
    certificate: str
    certified_until: dt.date | None
    finished_on: dt.date | None
    tasks: tuple[PaperTask, ...]
    parts: tuple[PaperPart, ...]

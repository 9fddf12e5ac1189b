"""What the resolver answers: one record that a code names, and all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.scanning.parsed import Parsed

KINDS = ("asset", "item", "person", "department", "place", "document", "work_order", "charge_code", "kit", "asset_kit")


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a code names. `label` is how it is called, `detail` what else tells it apart, `via` by which of
    its codes it was found ("tag", "serial number", "badge" ...).

    `holder_id` stands for people, departments and places. `received`, `issued` and `counted` are for items: how many
    base units one scan of this code means. `lot`, `serial` and `expiry` are what the code said beside; `quantity` is
    how many base units it said there are, for which the three stand then too; None where it said nothing of it.
    """

    kind: str
    id: int
    label: str
    detail: str
    via: str
    active: bool = True
    holder_id: int | None = None
    received: Decimal = Decimal(1)
    issued: Decimal = Decimal(1)
    counted: Decimal = Decimal(1)
    lot: str = ""
    serial: str = ""
    expiry: dt.date | None = None
    quantity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a code names. No match: unknown; one: it; several: the clerk is asked.

    `code` is the normalised form, `aim` the scanner's identifier or "". `reading` says what an unknown code looks like:
    "gs1", "product number", "label" (of a supplier) or "". `parsed` is what the code says, None where it is a code of
    our own. A code with `parsed.errors` names nothing. `readings`: where a separator was lost and nobody can know which
    of them is right, each with what it names; the first is what the rest of this is.
    """

    code: str
    matches: tuple[Match, ...] = ()
    aim: str = ""
    reading: str = ""
    parsed: Parsed | None = None
    readings: tuple[Resolution, ...] = ()

    @property
    def one(self) -> Match | None:
        """The match where there is exactly one."""
        return self.matches[0] if len(self.matches) == 1 else None

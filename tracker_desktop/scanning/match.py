"""What the resolver answers: one record that a code names, and all of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

KINDS = ("asset", "item", "person", "department", "place", "document", "charge_code", "kit")


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a code names. `label` is how it is called, `detail` what else tells it apart, `via` by which of
    its codes it was found ("tag", "serial number", "badge" ...).

    `holder_id` stands for people, departments and places. `received`, `issued` and `counted` are for items: how many
    base units one scan of this code means.
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


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything a code names. No match: unknown; one: it; several: the clerk is asked.

    `code` is the normalised form, `aim` the scanner's identifier or "". `reading` says what an unknown code looks like:
    "gs1", "product number" or "".
    """

    code: str
    matches: tuple[Match, ...] = ()
    aim: str = ""
    reading: str = ""

    @property
    def one(self) -> Match | None:
        """The match where there is exactly one."""
        return self.matches[0] if len(self.matches) == 1 else None

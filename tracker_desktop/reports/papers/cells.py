"""Columns and cells that several kinds of papers share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.paper import AssetLine, Paper, StockLine
from tracker_desktop.reports.papers.sheet import Box, Cell, Column

TAG = Column("Tag", 25.0, lines=6)
ASSET = Column("Asset", lines=6)
CONDITION = Column("Condition", 19.0)
DUE = Column("Due back", 23.0)
COST = Column("Cost", 25.0, "right")
VALUE = Column("Value", 25.0, "right")
TAKEN_FROM = Column("Taken from", 32.0, lines=4)
PUT_AT = Column("Put at", 32.0, lines=4)
SKU = Column("SKU", 25.0, lines=6)
ITEM = Column("Item", lines=6)
QUANTITY = Column("Quantity", 22.0, "right")
LOT = Column("Lot", 28.0, lines=6)


def tag(line: AssetLine) -> Cell:
    """The tag of an asset."""
    return Cell(line.tag or shown.NONE)


def asset(line: AssetLine, *also: str) -> Cell:
    """What an asset is, with its model, serial number and parts below."""
    known = shown.joined([line.model, f"Serial number {line.serial}" if line.serial else ""])
    parts = f"Inside: {', '.join(line.inside)}" if line.inside else ""
    return Cell(line.description, tuple(part for part in (known, parts, *also) if part))


def deposit(office: Office, line: AssetLine) -> tuple[str, ...]:
    """What was paid for an asset, and what of it was given back."""
    if not line.deposit:
        return ()
    taken = f"Deposit {shown.amount(office, line.deposit)}"
    back = line.deposit_back
    return (taken if back is None else f"{taken}, {shown.amount(office, back)} given back",)


def condition(line: AssetLine) -> Cell:
    """The condition with a capital."""
    return Cell(line.condition[:1].upper() + line.condition[1:])


def beside(line: AssetLine) -> Cell:
    """What went with an asset, and what did not."""
    left_out = f"Missing: {', '.join(line.missing)}" if line.missing else ""
    return Cell(", ".join(line.beside) or ("" if left_out else shown.NONE), strong=left_out)


def day(office: Office, value: dt.date | None, without: str = shown.NONE) -> Cell:
    """A date, or the words for none."""
    return Cell(shown.day(office, value) or without)


def day_of(office: Office, value: dt.datetime | None) -> Cell:
    """The date of a moment, in the office's time."""
    return Cell(shown.day(office, value.astimezone(office.zone).date()) if value else shown.NONE)


def money(office: Office, value: Decimal | None) -> Cell:
    """An amount as documents have it, or a dash."""
    return Cell(shown.NONE if value is None else shown.amount(office, rounded(office, value)))


def rounded(office: Office, value: Decimal) -> Decimal:
    """An amount with the decimals of the office, half to even."""
    return round(value, office.decimals)


def total(office: Office, values: Iterable[Decimal | None], thing: str = "asset", what: str = "cost") -> str:
    """Total $12,480.00, of the amounts as they are shown; nothing where none is known. What has none is said to be left
    out."""
    amounts = list(values)
    known = [rounded(office, value) for value in amounts if value is not None]
    if not known:
        return ""
    unknown = len(amounts) - len(known)
    beside_it = f" (without {shown.things(unknown, thing)} of unknown {what})" if unknown else ""
    return f"Total {shown.amount(office, sum(known, Decimal(0)))}{beside_it}"


def quantity(office: Office, line: StockLine) -> Cell:
    """A quantity in its unit, and as it was typed where that is another one."""
    plain = shown.stock(office, line.quantity, line.unit)
    entered = (line.entered,) if line.entered and line.entered != shown.quantity(office, line.quantity) else ()
    return Cell(plain, entered)


def lot(office: Office, line: StockLine) -> Cell:
    """A lot and when it expires."""
    return Cell(line.lot or shown.NONE, (f"expires {shown.day(office, line.expiry)}",) if line.expiry else ())


def stock(paper: Paper) -> list[tuple[Cell, ...]]:
    """Lines of stock: SKU, item, quantity, lot, place and value."""
    return [
        (
            Cell(line.sku),
            Cell(line.name, (line.of_order,) if line.of_order else ()),
            quantity(paper.office, line),
            lot(paper.office, line),
            Cell(line.place),
            money(paper.office, line.value or None),
        )
        for line in paper.content.stock
    ]


def stock_total(paper: Paper) -> str:
    """The value of its stock, of lines that have one."""
    return total(paper.office, [line.value for line in paper.content.stock if line.value])


def cost_total(paper: Paper) -> str:
    """The cost of its assets."""
    return total(paper.office, [line.cost for line in paper.content.assets])


def holder_box(label: str, paper: Paper, nobody: str = "") -> Box:
    """Who the paper is for."""
    return Box(label, party_name(paper) or nobody, paper.holder.about if paper.holder else "")


def desk_box(label: str, paper: Paper) -> Box:
    """Who did it, and at which desk."""
    return Box(label, paper.operator, shown.joined([paper.office.name, paper.desk]))


def party_name(paper: Paper) -> str:
    """Who the paper is for; empty where it is for several."""
    return paper.holder.name if paper.holder else ""

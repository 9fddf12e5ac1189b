"""Purchase order: what is ordered from a supplier, in its codes and packs, and where it goes."""

from __future__ import annotations

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.order_facts import OrderedLine, OrderPaper
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table

CODE = Column("Your code", 28.0, lines=4)
WHAT = Column("What", lines=6)
PACKS = Column("Packs", 32.0, "right")
PRICE = Column("Price", 24.0, "right")
VALUE = Column("Total", 26.0, "right")


def purchase_order(paper: Paper) -> Sheet:
    """What stands on it."""
    order = paper.content.order
    assert order is not None
    office = paper.office
    rows = [_row(office, line) for line in order.lines]
    return Sheet(
        boxes=(
            Box("To", order.supplier, _lines(order.address)),
            Box("Deliver to", office.name, shown.joined([_lines(order.office_address), order.deliver_to])),
        ),
        facts=tuple((label, text) for label, text in _facts(office, order) if text),
        text_title="Note" if order.note else "",
        text=order.note,
        tables=(
            Table(
                (CODE, WHAT, PACKS, PRICE, VALUE),
                rows,
                total=cells.total(office, [line.value for line in order.lines], "line", "price"),
            ),
        ),
        closing=(f"Please put the number {paper.number} on your delivery note and your invoice.",),
        signatures=(Signature("Ordered by", paper.operator),),
    )


def _lines(address: str) -> str:
    return ", ".join(part.strip() for part in address.splitlines() if part.strip())


def _facts(office: Office, order: OrderPaper) -> tuple[tuple[str, str], ...]:
    return (
        ("Ordered on", shown.day(office, order.ordered_on)),
        ("Expected", shown.day(office, order.expected)),
        ("Our customer number", order.customer_number),
        ("Your contact", order.contact),
        ("Reference", order.reference),
        ("Charge code", order.charge_code),
        ("Changed since", "; ".join(order.changed)),
    )


def _row(office: Office, line: OrderedLine) -> tuple[Cell, ...]:
    about = [
        shown.joined([line.model, f"our SKU {line.sku}" if line.sku else ""]),
        f"deliver to {line.place}" if line.place else "",
        f"expected {shown.day(office, line.expected)}" if line.expected else "",
        line.note,
    ]
    total = shown.NONE if line.value is None else shown.money(office, cells.rounded(office, line.value))
    price = shown.NONE if line.price is None else shown.money(office, line.price)
    return (
        Cell(line.supplier_code or shown.NONE),
        Cell(line.name, tuple(part for part in about if part)),
        _packs(office, line),
        Cell(price),
        Cell(total),
    )


def _packs(office: Office, line: OrderedLine) -> Cell:
    """3 box, below it: of 100, 300 pcs; single units by their unit alone."""
    quantity = shown.stock(office, line.quantity, line.unit)
    if line.pack_size == 1 and not line.pack_name:
        return Cell(quantity)
    packs = f"{shown.quantity(office, line.packs)} × {line.pack_name or 'pack'}"
    return Cell(packs, (f"of {shown.quantity(office, line.pack_size)}, {quantity}",))

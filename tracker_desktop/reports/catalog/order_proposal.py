"""What should be ordered now, from whom, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from tracker_desktop.models.journal import ChainHead
from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.order_proposals import OrderProposals, Proposal
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports.report import Column, Report, Row
from tracker_desktop.wording.units import units


def _column(title: str, kind: str, width: float, *, total: bool = False, head: bool = False) -> Column:
    """A column whose values do not come out of the statement."""
    return Column(title, kind, (), width, total=total, head=head, make=lambda _: None)


def _rows(connection: Connection, office: Office, _: Sequence[Row]) -> Iterator[Row]:
    """The one row that was read stands for all proposals."""
    for one in OrderProposals().run(connection):
        yield _row(office, one)


def _row(office: Office, one: Proposal) -> Row:
    offer, numbers = one.offer, one.numbers
    size = "" if offer is None or offer.pack_size == 1 else f"of {shown.quantity(office, offer.pack_size)}"
    value = one.value
    return (
        "" if offer is None else offer.supplier,
        one.sku,
        one.name if not one.place else f"{one.name} ({one.place})",
        one.position.usable,
        one.position.on_order + one.position.in_transit,
        one.position.owed,
        one.position.total,
        one.point,
        "" if not one.worked_out else "worked out",
        one.quantity,
        units(one.quantity, one.unit),
        shown.joined([f"{one.packs:,} {(offer.pack_name if offer else '') or ''}".strip(), size]) if size else "",
        None if value is None else round(value, office.decimals),
        numbers.formula,
        0 if offer is None else offer.supplier_id,
    )


ORDER_PROPOSAL = Report(
    key="order-proposal",
    title="Order proposal",
    hint="Items whose stock, orders and transfers together are at their reorder point or below, by supplier, with what "
    "to order in whole packs and the numbers behind it.",
    nouns=("item", "items"),
    columns=(
        _column("Supplier", "text", 20, head=True),
        _column("SKU", "tag", 12),
        _column("Item", "text", 20),
        _column("Usable", "quantity", 8),
        _column("To come", "quantity", 8),
        _column("Owed", "quantity", 7),
        _column("Position", "quantity", 8),
        _column("Reorder at", "quantity", 8),
        _column("Point", "text", 7),
        _column("To order", "quantity", 8),
        _column("Unit", "text", 6),
        _column("Packs", "text", 10),
        _column("Value", "money", 10, total=True),
        _column("Worked out from use", "text", 34),
    ),
    source=table_of(ChainHead),
    where=lambda _: [ChainHead.id == 1],
    order=(ChainHead.id,),
    group=ChainHead.id,
    finish=_rows,
    empty="Nothing has to be ordered.",
)

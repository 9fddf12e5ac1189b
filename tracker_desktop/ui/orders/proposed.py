"""A line of the order proposals: what is proposed and why, and what the clerk makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.offer_facts import Offer, Orderable
from tracker_desktop.queries.order_proposals import Proposal
from tracker_desktop.transactions.create_order import OrderFields, OrderLineFields
from tracker_desktop.transactions.create_orders import OrderDraft
from tracker_desktop.ui.detail_card import Detail
from tracker_desktop.ui.dialogs.lines_table import LineColumn
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.ui.orders.draft_lines import ONE, pack_words, whole_packs
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_day, show_money, show_quantity
from tracker_desktop.wording.units import units

NO_SUPPLIER = "No supplier is known. Press Enter and choose one."
TICKED = "✓"


@dataclass(frozen=True)
class ProposedLine:
    """A proposal as it will be ordered: `packs` of `pack_size` base units from a supplier, where it is ticked."""

    proposal: Proposal
    ticked: bool
    packs: Decimal
    supplier_id: int | None = None
    supplier: str = ""
    code: str | None = None
    pack_name: str | None = None
    pack_size: Decimal = ONE
    price: Decimal | None = None

    @property
    def problem(self) -> str:
        """Why it cannot be ordered as it is."""
        return NO_SUPPLIER if self.ticked and self.supplier_id is None else ""

    @property
    def value(self) -> Decimal | None:
        """What the packs cost."""
        return None if self.price is None else self.packs * self.price

    @property
    def pack(self) -> str:
        """Box of 100 pcs."""
        return pack_words(self.pack_name, self.pack_size, self.proposal.unit)

    @property
    def point(self) -> str:
        """300 fixed, or 312 worked out."""
        kind = "worked out" if self.proposal.worked_out else "fixed"
        return f"{show_quantity(self.proposal.point)} {kind}"

    @property
    def name(self) -> str:
        """The item, and the store that it is for."""
        return dotted([self.proposal.name, self.proposal.place])


def proposed(proposal: Proposal) -> ProposedLine:
    """What is proposed; ticked where it is known who sells it."""
    offer = proposal.offer
    if offer is None:
        return ProposedLine(proposal, False, Decimal(proposal.packs))
    return ProposedLine(
        proposal,
        True,
        Decimal(proposal.packs),
        offer.supplier_id,
        offer.supplier,
        offer.code or None,
        offer.pack_name or None,
        offer.pack_size,
        offer.price,
    )


def from_offer(line: ProposedLine, offer: Offer) -> ProposedLine:
    """The line from another supplier: as many base units, in whole packs."""
    return replace(
        line,
        packs=whole_packs(line.packs * line.pack_size, offer),
        ticked=True,
        supplier_id=offer.supplier_id,
        supplier=offer.supplier,
        code=offer.code or None,
        pack_name=offer.pack_name,
        pack_size=offer.pack_size,
        price=offer.price,
    )


def drafts_of(lines: Sequence[ProposedLine]) -> tuple[OrderDraft, ...]:
    """One draft a supplier, of the lines that are ticked."""
    mine: dict[int, list[OrderLineFields]] = {}
    for line in lines:
        if line.ticked and line.supplier_id is not None:
            pack = (line.pack_name, line.pack_size, line.price, line.code)
            to = line.proposal.place_id
            mine.setdefault(line.supplier_id, []).append(
                OrderLineFields(line.packs, line.proposal.item_id, *pack, place_id=to)
            )
    return tuple(OrderDraft(OrderFields(supplier_id), tuple(rows)) for supplier_id, rows in mine.items())


# --- how they are shown and entered

COLUMNS = (
    LineColumn(TICKED, lambda line: TICKED if line.ticked else "—", 44),
    LineColumn("Supplier", lambda line: line.supplier or "—", 130, elastic=True),
    LineColumn("SKU", lambda line: line.proposal.sku, 100, mono=True),
    LineColumn("Item", lambda line: line.name, 180, elastic=True),
    LineColumn("Usable", lambda line: show_quantity(line.proposal.position.usable), 74, right=True),
    LineColumn("On order", lambda line: show_quantity(line.proposal.position.on_order), 74, right=True),
    LineColumn("Position", lambda line: show_quantity(line.proposal.position.total), 74, right=True, problem=True),
    LineColumn("Reorder at", lambda line: line.point, 130, right=True, tip=lambda line: line.proposal.numbers.formula),
    LineColumn("Packs", lambda line: show_quantity(line.packs), 60, right=True),
    LineColumn("Pack", lambda line: line.pack, 116, elastic=True),
    LineColumn("Price", lambda line: "—" if line.price is None else show_money(line.price), 70, right=True),
    LineColumn("Value", lambda line: "—" if line.value is None else show_money(line.value), 84, right=True),
)

OF_ONE = tuple(column for column in COLUMNS if column.title != "Supplier")
"""Those of one supplier."""


def asks(item: Orderable) -> Sequence[Sequence[Ask]]:
    """The fields of a line; it is said who sells the item."""
    sold = [
        f"{offer.supplier} ({dotted([show_quantity(offer.pack_size), show_money(offer.price) if offer.price else ''])})"
        for offer in item.offers
    ]
    hint = f"Sold by {', '.join(sold)}." if sold else "No supplier's offer is known."
    return (
        (
            Ask("packs", "Packs", "quantity", required=True),
            Ask("price", "Price a pack", "money"),
        ),
        (Ask("supplier_id", "Supplier", "search", required=True, kinds=("supplier",), hint=hint),),
    )


def values_of(line: ProposedLine) -> Mapping[str, Any]:
    """What stands in the fields of a line."""
    supplier = None if line.supplier_id is None else (line.supplier_id, line.supplier)
    return {"packs": line.packs, "price": line.price, "supplier_id": supplier}


def detail_of(line: ProposedLine) -> Detail:
    """The numbers behind a proposal, for the card."""
    one, position, numbers = line.proposal, line.proposal.position, line.proposal.numbers
    lead, demand = numbers.lead, numbers.demand
    known = f"of {counted(lead.known, 'delivery', 'deliveries')}" if lead.known else "as agreed"
    spread = f"± {lead.deviation:.1f}" if lead.deviation else ""
    used = (
        f"{demand.per_day:.2f} a day · on {demand.days_used} of {demand.days} days" if demand.days_used else "not used"
    )
    fields = (
        ("Usable on hand", _quantity(position.usable, one.unit)),
        ("In transit", _quantity(position.in_transit, one.unit) if position.in_transit else ""),
        ("On order", _quantity(position.on_order, one.unit) if position.on_order else ""),
        ("Owed", _quantity(position.owed, one.unit) if position.owed else ""),
        ("Position", _quantity(position.total, one.unit)),
        ("Reorder at", line.point),
        ("Order up to", _quantity(one.maximum, one.unit) if one.maximum is not None else ""),
        ("Worked out", numbers.formula),
        ("Use", used),
        ("Days to delivery", " ".join(filter(None, (f"{lead.days:g}", spread, known)))),
        ("Service level", f"{show_quantity(numbers.service)} %"),
        ("Least cost", _quantity(one.best_quantity, one.unit) if one.best_quantity else ""),
        ("Proposed", f"{_quantity(one.quantity, one.unit)} · {counted(one.packs, 'pack')}"),
        ("Would come", show_day(one.expected)),
    )
    return Detail(one.name, "reorder", dotted([one.sku, one.place]), fields=fields)


def _quantity(value: Decimal, unit: str) -> str:
    return f"{show_quantity(value)} {units(value, unit)}"

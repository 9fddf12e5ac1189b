"""The list of movements: every quantity that went from one place to another."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_HOLDER, BY_ITEM
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of

FROM = aliased(table_of(Place), name="from_place")
TO = aliased(table_of(Place), name="to_place")
_movements = table_of(Movement)


def _of_entry(column: Any, table: Any) -> Any:
    return select(column).where(table.entry == Movement.entry).correlate(Movement).scalar_subquery()


SEQ: Any = select(Entry.seq).where(Entry.uid == Movement.entry).correlate(Movement).scalar_subquery()
NUMBER_KEY: Any = _of_entry(Document.number_key, Document)
LOT_KEY: Any = select(Lot.number_key).where(Lot.id == Movement.lot_id).correlate(Movement).scalar_subquery()
WHO_KEY: Any = (
    select(Person.name_key)
    .join(Entry, Entry.operator_id == Person.id)
    .where(Entry.uid == Movement.entry)
    .correlate(Movement)
    .scalar_subquery()
)


def _signed(office: Office, quantity: Decimal, unit: str) -> str:
    return shown.stock(office, quantity, unit) if quantity else ""


MOVEMENTS = Listing(
    name="movements",
    title="Movements",
    model=Movement,
    key=Movement.id,
    main=(Movement.id,),
    descending=True,
    source=_movements.join(table_of(Item), Item.id == Movement.item_id)
    .join(table_of(Lot), Lot.id == Movement.lot_id)
    .join(FROM, FROM.c.id == Movement.from_place_id)
    .join(TO, TO.c.id == Movement.to_place_id)
    .outerjoin(table_of(Entry), Entry.uid == Movement.entry)
    .outerjoin(table_of(Person), Person.id == Entry.operator_id)
    .outerjoin(table_of(Holder), Holder.id == Movement.holder_id)
    .outerjoin(table_of(Supplier), Supplier.id == Movement.supplier_id)
    .outerjoin(table_of(Document), Document.entry == Movement.entry),
    columns=(
        Column("when", "When", "time", (Movement.effective_at,), 158, nullable=False),
        Column(
            "kind",
            "Kind",
            "text",
            (Movement.kind,),
            90,
            sort=(byte_order(Movement.kind),),
            show=shown.word,
            nullable=False,
        ),
        Column(
            "sku",
            "SKU",
            "tag",
            (Item.sku,),
            110,
            nullable=False,
            via=named(table_of(Item), Movement.item_id, "sku_sort"),
        ),
        Column(
            "name",
            "Item",
            "text",
            (Item.name,),
            190,
            nullable=False,
            via=named(table_of(Item), Movement.item_id),
        ),
        Column("lot", "Lot", "tag", (Lot.number,), 100, sort=(LOT_KEY,), nullable=False),
        Column("quantity", "Quantity", "quantity", (Movement.quantity, Item.unit), 100, show=_signed, nullable=False),
        Column("from", "From", "text", (FROM.c.path,), 150, via=named(FROM, Movement.from_place_id, "path_key")),
        Column("to", "To", "text", (TO.c.path,), 150, via=named(TO, Movement.to_place_id, "path_key")),
        Column("value", "Value", "money", (Movement.value,), 90, False, nullable=False),
        Column(
            "holder",
            "Issued to",
            "text",
            (Holder.name,),
            140,
            via=named(table_of(Holder), Movement.holder_id),
        ),
        Column("document", "Document", "tag", (Document.number,), 120, sort=(NUMBER_KEY,)),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            130,
            False,
            via=named(table_of(Supplier), Movement.supplier_id),
        ),
        Column(
            "reference", "Reference", "tag", (Movement.reference,), 110, False, sort=(byte_order(Movement.reference),)
        ),
        Column("reason", "Reason", "text", (Movement.reason,), 150, False, sort=(byte_order(Movement.reason),)),
        Column("customer", "Customer", "text", (Movement.party,), 140, False, sort=(byte_order(Movement.party),)),
        Column(
            "charge_code",
            "Charge code",
            "tag",
            (Movement.charge_code,),
            100,
            False,
            sort=(byte_order(Movement.charge_code),),
        ),
        Column("who", "Who", "text", (Person.name,), 130, False, sort=(WHO_KEY,)),
        Column("entry", "Entry", "count", (Entry.seq,), 80, False, sort=(SEQ,)),
    ),
    views=(
        View("all", "All movements"),
        View("received", "Received", where=Movement.kind == MovementKind.RECEIVE.value),
        View("issued", "Issued", where=Movement.kind == MovementKind.ISSUE.value),
        View("sold", "Sold", where=Movement.kind == MovementKind.SALE.value),
        View("made", "Made here", where=Movement.kind == MovementKind.MADE.value),
        View("moved", "Moved", where=Movement.kind == MovementKind.MOVE.value),
        View("returned", "Came back", where=Movement.kind == MovementKind.RETURN.value),
        View("sent_back", "Sent back", where=Movement.kind == MovementKind.SUPPLIER_RETURN.value),
        View("written_off", "Written off", where=Movement.kind == MovementKind.SCRAP.value),
    ),
    search=Search(
        Movement.id,
        byte_order(Movement.reference),
        through=((Movement.item_id, BY_ITEM), (Movement.holder_id, BY_HOLDER)),
        more=lambda _connection, word: [
            Movement.entry.in_(
                select(Document.entry).where(Document.number_key.contains(word.upper(), autoescape=True))
            )
        ],
    ),
    filters={"item": Movement.item_id, "lot": Movement.lot_id, "entry": Movement.entry, "holder": Movement.holder_id},
)

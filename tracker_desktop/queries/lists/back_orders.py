"""The list of back orders: what is owed to whom, since when, and what can go out now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, literal, or_, select

from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item, Lot, LotStatus
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import ISSUABLE, Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries import shown
from tracker_desktop.queries.back_orders import IS_OPEN, ISSUED, LEFT
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.fefo import issuable_sum
from tracker_desktop.queries.lists.searched import BY_HOLDER, BY_ITEM
from tracker_desktop.queries.office import TODAY, Office
from tracker_desktop.queries.sql import byte_order, has, table_of

RECEIVER: Any = func.coalesce(Holder.name, literal("job ") + BackOrder.charge_code)
RECEIVER_KEY: Any = func.coalesce(
    select(Holder.name_key).where(Holder.id == BackOrder.holder_id).correlate(BackOrder).scalar_subquery(),
    byte_order(BackOrder.charge_code),
)
SOME_THERE: Any = BackOrder.item_id.in_(
    select(Balance.item_id)
    .join(Lot, Lot.id == Balance.lot_id)
    .join(Place, Place.id == Balance.place_id)
    .where(
        Balance.quantity > 0,
        Place.kind.in_([kind.value for kind in ISSUABLE]),
        Lot.status != LotStatus.RECALLED.value,
        or_(Lot.expiry.is_(None), Lot.expiry >= TODAY),
    )
)
STATE: Any = case(
    (BackOrder.active == 0, "closed"),
    (~IS_OPEN, "issued"),
    (SOME_THERE, "can_go_out"),
    else_="owed",
)
STATES = ("owed", "can_go_out", "issued", "closed")


def _there(connection: Connection, office: Office, items: Sequence[Any]) -> Sequence[str]:
    """What may be issued of each item now."""
    sums = {item_id: issuable_sum(connection, item_id, today=office.today) for item_id in set(items)}
    return [shown.quantity(office, sums[item_id]) for item_id in items]


BACK_ORDERS = Listing(
    name="back_orders",
    title="Back orders",
    model=BackOrder,
    key=BackOrder.id,
    main=(BackOrder.id,),
    source=table_of(BackOrder)
    .join(table_of(Item), Item.id == BackOrder.item_id)
    .join(table_of(Person), Person.id == BackOrder.asked_by_id)
    .outerjoin(table_of(Holder), Holder.id == BackOrder.holder_id),
    columns=(
        Column("receiver", "Owed to", "text", (RECEIVER,), 160, sort=(RECEIVER_KEY,)),
        Column("sku", "SKU", "tag", (Item.sku,), 110, via=named(table_of(Item), BackOrder.item_id, "sku_sort")),
        Column("name", "Item", "text", (Item.name,), 190, via=named(table_of(Item), BackOrder.item_id)),
        Column("asked", "Asked", "quantity", (BackOrder.quantity,), 80, nullable=False),
        Column("issued", "Issued", "quantity", (ISSUED,), 80, False, nullable=False),
        Column("left", "Left", "quantity", (LEFT,), 80, nullable=False),
        Column(
            "there",
            "On hand",
            "quantity",
            (BackOrder.item_id,),
            90,
            together=_there,
            sort=(SOME_THERE,),
            nullable=False,
        ),
        Column("since", "Since", "time", (BackOrder.asked_at,), 158, nullable=False),
        Column("state", "State", "status", (STATE,), 120, nullable=False, states=STATES),
        Column(
            "charge_code",
            "Charge code",
            "tag",
            (BackOrder.charge_code,),
            110,
            False,
            sort=(byte_order(BackOrder.charge_code),),
        ),
        Column(
            "reference", "Reference", "tag", (BackOrder.reference,), 110, False, sort=(byte_order(BackOrder.reference),)
        ),
        Column(
            "asked_by",
            "Taken by",
            "text",
            (Person.name,),
            130,
            False,
            via=named(table_of(Person), BackOrder.asked_by_id),
        ),
        Column(
            "reason",
            "Closed because",
            "text",
            (BackOrder.close_reason,),
            180,
            False,
            sort=(byte_order(BackOrder.close_reason),),
        ),
    ),
    views=(
        View("open", "Open", where=IS_OPEN),
        View("ready", "Can go out now", where=and_(IS_OPEN, SOME_THERE)),
        View("issued", "Issued", where=and_(BackOrder.active == 1, ~IS_OPEN)),
        View("closed", "Closed", where=BackOrder.active == 0),
        View("all", "All"),
    ),
    search=Search(
        BackOrder.id,
        byte_order(BackOrder.reference),
        through=((BackOrder.item_id, BY_ITEM), (BackOrder.holder_id, BY_HOLDER)),
        more=lambda _connection, word: [has(byte_order(BackOrder.charge_code), word)],
    ),
    filters={"item": BackOrder.item_id, "holder": BackOrder.holder_id},
)

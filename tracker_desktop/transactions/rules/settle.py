"""What rows together must hold again after an entry was undone: each was put back by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.asset_kits import KitOut
from tracker_desktop.models.audits import AuditLine, AuditRoom
from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.maintenance import MaintenancePlan, WorkOrder
from tracker_desktop.models.own_fields import OwnField, OwnValue
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.models.stock import Movement
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.acceptance import TABLES as OFFERS
from tracker_desktop.transactions.rules.acceptance import offers_follow, offers_stay
from tracker_desktop.transactions.rules.administrators import one_stays
from tracker_desktop.transactions.rules.asset_kits import kits_follow
from tracker_desktop.transactions.rules.asset_kits_stay import TABLES as KITS
from tracker_desktop.transactions.rules.asset_kits_stay import asset_kits_stay
from tracker_desktop.transactions.rules.back_orders import back_orders_stay
from tracker_desktop.transactions.rules.closed_audits import audits_stay
from tracker_desktop.transactions.rules.closed_counts import counts_stay, later_counts_stay
from tracker_desktop.transactions.rules.closed_orders import TABLES as ORDERS
from tracker_desktop.transactions.rules.closed_orders import hold_orders, orders_stay
from tracker_desktop.transactions.rules.contracts import TABLES as CONTRACTS
from tracker_desktop.transactions.rules.contracts import contracts_stay
from tracker_desktop.transactions.rules.downtime import downtime_follows, hold_worked_on, work_orders_stay
from tracker_desktop.transactions.rules.in_play import CLOSED_LOTS, in_play, written_by
from tracker_desktop.transactions.rules.inside import parts_follow, parts_stay
from tracker_desktop.transactions.rules.inspections import inspections_follow
from tracker_desktop.transactions.rules.leaving import EVERY_TABLE as LEAVING
from tracker_desktop.transactions.rules.leaving import leavers_stay_clear
from tracker_desktop.transactions.rules.losses import losses_follow
from tracker_desktop.transactions.rules.lots_stay import TABLES as LOTS
from tracker_desktop.transactions.rules.lots_stay import approvers_follow, assets_stay_in_lots, lots_stay, refuse_closed
from tracker_desktop.transactions.rules.own_field_fields import fields_stay
from tracker_desktop.transactions.rules.place_fields import bring_along, path_below
from tracker_desktop.transactions.rules.plan_dues import plans_follow
from tracker_desktop.transactions.rules.reservations_end import reservations_follow
from tracker_desktop.transactions.rules.reservations_stay import TABLES as RESERVED
from tracker_desktop.transactions.rules.reservations_stay import hold_reserved, reservations_stay
from tracker_desktop.transactions.rules.transit import transfers_stay


@dataclass(frozen=True)
class Follow:
    """What is brought along with assets that are under a rule of this name, and with records of these tables."""

    rule: str | None
    bring: Callable[[Books, Changed], None]
    tables: Sequence[str] = ()


FOLLOW: Sequence[Follow] = (
    Follow("kits", kits_follow, (KitOut.__tablename__,)),
    Follow("parts", parts_follow),
    Follow("offers", offers_follow),
    Follow("losses", losses_follow),
    Follow(None, approvers_follow, (Approval.__tablename__,)),
    Follow("lots", assets_stay_in_lots),
    Follow("inspections", inspections_follow),
    Follow("work", downtime_follows),
    Follow("reservations", reservations_follow),
    Follow("plans", plans_follow, (MaintenancePlan.__tablename__,)),
)


def after_apply(books: Books, touched: Changed) -> None:
    """Bring along what follows from the records that a transaction touched: ids by table, or that there were many."""
    _bring_along(FOLLOW, books, touched)


def before_undo(books: Books, target: str) -> None:
    """Lock what is checked afterwards, in the order in which every desk locks it."""
    wrote = written_by(books, target)
    if CLOSED_LOTS in wrote:
        refuse_closed(books, target)
    if any(table in wrote for table in ORDERS):
        hold_orders(books, target)
    if Reservation.__tablename__ in wrote:
        hold_reserved(books, target)
    if WorkOrder.__tablename__ in wrote:
        hold_worked_on(books, target)


def after_undo(books: Books, tables: Changed) -> None:
    """Bring along what follows from records of these tables.

    Raises Refused: last_administrator, count_undo_closed, count_undo_later, audit_undo_closed, audit_undo_posted,
    transfer_taken, back_order_closed, back_order_redo_over, order_undo_received, order_undo_more, order_redo_over,
    order_empty, offer_broken, holder_holds, holder_offered, holder_reserved, holder_left, contract_undo_seats,
    contract_undo_span, or place_loop where a place would be inside itself.
    """
    _bring_along(STAY, books, tables)


def _bring_along(table: Sequence[Follow], books: Books, touched: Changed) -> None:
    rules = in_play(books, touched)
    for follow in table:
        if follow.rule in rules or any(name in touched for name in follow.tables):
            follow.bring(books, touched)


def _paths_follow(books: Books) -> None:
    rows = {row.id: row for row in books.execute(select(Place.id, Place.parent_id, Place.name, Place.path))}
    parents = {row.id: row.parent_id for row in rows.values()}
    wrong: list[int] = []
    for row in rows.values():
        _refuse_loop(row.id, row.path, parents)
        above = rows[row.parent_id].path if row.parent_id is not None else None
        if row.path != path_below(row.name, above):
            wrong.append(row.id)
    for place in books.hold(Place, wrong).values():
        bring_along(books, place)


def _refuse_loop(start: int, path: str, parents: Mapping[int, int | None]) -> None:
    seen = {start}
    above = parents[start]
    while above is not None:
        if above in seen:
            raise Refused("place_loop", place=path)
        seen.add(above)
        above = parents[above]


def _of_all(check: Callable[[Books], None]) -> Callable[[Books, Changed], None]:
    """A check that looks at all that the entry wrote by itself."""
    return lambda books, _: check(books)


STAY: Sequence[Follow] = (
    Follow("inspections", inspections_follow),
    Follow("parts", parts_stay),
    Follow(None, fields_stay, (OwnField.__tablename__, OwnValue.__tablename__)),
    Follow(None, _of_all(one_stays), (Operator.__tablename__, Person.__tablename__)),
    Follow(None, _of_all(counts_stay), (CountLine.__tablename__,)),
    Follow(None, _of_all(later_counts_stay), (CountLine.__tablename__,)),
    Follow(None, _of_all(audits_stay), (AuditLine.__tablename__, AuditRoom.__tablename__)),
    Follow(None, _of_all(transfers_stay), (Movement.__tablename__,)),
    Follow(None, _of_all(back_orders_stay), (Movement.__tablename__,)),
    Follow(None, _of_all(orders_stay), ORDERS),
    Follow(None, leavers_stay_clear, LEAVING),
    Follow(None, _of_all(offers_stay), OFFERS),
    Follow(None, _of_all(contracts_stay), CONTRACTS),
    Follow(None, _of_all(asset_kits_stay), KITS),
    Follow(None, _of_all(reservations_stay), RESERVED),
    Follow("work", work_orders_stay, (WorkOrder.__tablename__,)),
    Follow("plans", plans_follow, (MaintenancePlan.__tablename__,)),
    Follow("losses", losses_follow),
    Follow("lots", lots_stay, (*LOTS, Approval.__tablename__)),
    Follow(None, _of_all(_paths_follow), (Place.__tablename__,)),
)
"""After an undo, in this order."""

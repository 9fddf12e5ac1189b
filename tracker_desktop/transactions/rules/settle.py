"""What rows together must hold again after an entry was undone: each was put back by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import AuditLine, AuditRoom
from tracker_desktop.models.counts import CountLine
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.transactions.books import Books
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
from tracker_desktop.transactions.rules.inside import parts_follow, parts_stay
from tracker_desktop.transactions.rules.inspections import inspections_follow
from tracker_desktop.transactions.rules.leaving import leavers_stay_clear
from tracker_desktop.transactions.rules.losses import losses_follow
from tracker_desktop.transactions.rules.lots_stay import approvers_follow, assets_stay_in_lots, lots_stay, refuse_closed
from tracker_desktop.transactions.rules.own_field_fields import fields_stay
from tracker_desktop.transactions.rules.place_fields import bring_along, path_below
from tracker_desktop.transactions.rules.plan_dues import plans_follow
from tracker_desktop.transactions.rules.reservations_stay import TABLES as RESERVED
from tracker_desktop.transactions.rules.reservations_stay import hold_reserved, reservations_stay
from tracker_desktop.transactions.rules.transit import transfers_stay

Changed = Mapping[str, frozenset[int] | str]
"""Ids by table; "all" where there are more than a thousand."""
FOLLOW: Sequence[Callable[[Books, Changed], None]] = (
    kits_follow,
    parts_follow,
    offers_follow,
    losses_follow,
    approvers_follow,
    assets_stay_in_lots,
    inspections_follow,
    downtime_follows,
    plans_follow,
)


def after_apply(books: Books, touched: Changed) -> None:
    """Bring along what follows from the records that a transaction touched: ids by table, or that there were many."""
    for bring in FOLLOW:
        bring(books, touched)


def before_undo(books: Books, target: str) -> None:
    """Lock what is checked afterwards, in the order in which every desk locks it."""
    refuse_closed(books, target)
    hold_orders(books, target)
    hold_reserved(books, target)
    hold_worked_on(books, target)


def after_undo(books: Books, tables: Changed) -> None:
    """Bring along what follows from records of these tables.

    Raises Refused: last_administrator, count_undo_closed, count_undo_later, audit_undo_closed, audit_undo_posted,
    transfer_taken, back_order_closed, back_order_redo_over, order_undo_received, order_undo_more, order_redo_over,
    order_empty, offer_broken, holder_holds, holder_offered, holder_reserved, holder_left, contract_undo_seats,
    contract_undo_span, or place_loop where a place would be inside itself.
    """
    inspections_follow(books, tables)
    parts_stay(books, tables)
    fields_stay(books, tables)
    if Operator.__tablename__ in tables or Person.__tablename__ in tables:
        one_stays(books)
    if CountLine.__tablename__ in tables:
        counts_stay(books)
        later_counts_stay(books)
    if AuditLine.__tablename__ in tables or AuditRoom.__tablename__ in tables:
        audits_stay(books)
    if Movement.__tablename__ in tables:
        transfers_stay(books)
        back_orders_stay(books)
    if any(name in tables for name in ORDERS):
        orders_stay(books)
    leavers_stay_clear(books, tables)
    if any(name in tables for name in OFFERS):
        offers_stay(books)
    if any(name in tables for name in CONTRACTS):
        contracts_stay(books)
    if any(name in tables for name in KITS):
        asset_kits_stay(books)
    if any(name in tables for name in RESERVED):
        reservations_stay(books)
    work_orders_stay(books, tables)
    plans_follow(books, tables)
    losses_follow(books, tables)
    lots_stay(books, tables)
    if Place.__tablename__ in tables:
        _paths_follow(books)


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

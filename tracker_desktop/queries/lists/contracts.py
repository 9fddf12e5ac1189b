"""The list of licences and contracts."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.models.contracts import Contract
from tracker_desktop.models.people import Department
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.contract_state import (
    CONTRACT_STATE,
    CONTRACT_STATES,
    ENDS_SOON,
    FREE,
    GIVEN,
    IN_FORCE,
    NOTICE_BY,
    NOTICE_DUE,
    SHARE,
    WITH_GONE,
    share,
)
from tracker_desktop.queries.lists.searched import BY_DEPARTMENT, BY_SUPPLIER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import rank


def _a_seat(office: Office, cost: Decimal | None, seats: int | None, given: int | None) -> str:
    part = share(cost, seats, given)
    return "" if part is None else shown.money(office, round(part, office.decimals))


def _free(_: Office, free: int | None) -> str:
    return "" if free is None else f"{free:,}"


CONTRACTS = Listing(
    name="contracts",
    title="Licences and contracts",
    model=Contract,
    key=Contract.id,
    main=(Contract.name_key, Contract.id),
    source=table_of(Contract)
    .outerjoin(table_of(Supplier), Supplier.id == Contract.supplier_id)
    .outerjoin(table_of(Department), Department.id == Contract.department_id),
    columns=(
        Column("name", "Name", "text", (Contract.name,), 178, sort=(Contract.name_key,), nullable=False),
        Column("kind", "Kind", "text", (Contract.kind,), 142, show=shown.word, nullable=False),
        Column(
            "state",
            "State",
            "status",
            (CONTRACT_STATE,),
            118,
            sort=(rank(CONTRACT_STATE, CONTRACT_STATES),),
            nullable=False,
            states=CONTRACT_STATES,
        ),
        Column("ends", "Ends", "date", (Contract.ends,), 106, walked=True),
        Column("notice", "Notice by", "date", (NOTICE_BY,), 100, False),
        Column("seats", "Seats", "count", (Contract.seats,), 64, False),
        Column("given", "Given", "count", (GIVEN,), 62, False, nullable=False),
        Column("free", "Free", "count", (FREE,), 48, show=_free),
        Column("cost", "Cost a year", "money", (Contract.yearly_cost,), 94),
        Column(
            "a_seat",
            "A seat a year",
            "money",
            (Contract.yearly_cost, Contract.seats, GIVEN),
            110,
            False,
            show=_a_seat,
            sort=(SHARE,),
        ),
        Column(
            "supplier",
            "Supplier",
            "text",
            (Supplier.name,),
            150,
            False,
            via=named(table_of(Supplier), Contract.supplier_id),
        ),
        Column("number", "Number or key", "tag", (Contract.number,), 150, False, sort=(Contract.number_key,)),
        Column(
            "department",
            "Department",
            "text",
            (Department.name,),
            130,
            False,
            via=named(table_of(Department), Contract.department_id),
        ),
        Column("starts", "Starts", "date", (Contract.starts,), 104, False),
        Column("renews", "Renews", "flag", (Contract.renews,), 80, False, nullable=False),
        Column("notice_days", "Days of notice", "count", (Contract.notice_days,), 110, False),
        Column("notes", "Notes", "text", (Contract.notes,), 200, False, sort=(byte_order(Contract.notes),)),
    ),
    views=(
        View("in_force", "In force", where=IN_FORCE),
        View("ends_soon", "Ends soon", where=ENDS_SOON),
        View("notice_due", "Notice due", where=NOTICE_DUE),
        View("unused", "Unused seats", where=IN_FORCE & (FREE > 0)),
        View("full", "No seat left", where=IN_FORCE & (FREE <= 0)),
        View("wasted", "Seats of who is gone", where=IN_FORCE & WITH_GONE),
        View("ended", "Ended", where=~IN_FORCE),
        View("all", "All"),
    ),
    search=Search(
        Contract.id,
        Contract.search,
        through=((Contract.supplier_id, BY_SUPPLIER), (Contract.department_id, BY_DEPARTMENT)),
    ),
    filters={"supplier": Contract.supplier_id, "department": Contract.department_id},
)

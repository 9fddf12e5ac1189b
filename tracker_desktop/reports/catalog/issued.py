"""What was issued to each department in a period, and on which charge code."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, literal, or_
from sqlalchemy.orm import aliased

from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.types import Money, Quantity
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Asked, Column, Report

ITSELF = aliased(table_of(Department), name="itself")
OF_PERSON = aliased(table_of(Department), name="of_person")
JOBS = -(2**31)
"""Jobs are told from departments (above 0) and other holders (below) by ids from here downwards."""
DEPARTMENT: Any = func.coalesce(ITSELF.c.name, OF_PERSON.c.name, Holder.name, literal("Job ") + Movement.charge_code)
"""The department it was issued to, that of the person, or the room or person where there is neither, or the job."""
DEPARTMENT_KEY: Any = func.coalesce(
    ITSELF.c.name_key, OF_PERSON.c.name_key, Holder.name_key, literal("~") + ChargeCode.code_sort
)
DEPARTMENT_ID: Any = func.coalesce(ITSELF.c.id, OF_PERSON.c.id, -Movement.holder_id, JOBS - ChargeCode.id, JOBS)
SIGN: Any = case((Movement.kind == MovementKind.RETURN.value, -1), else_=1)
VALUE: Any = func.sum(Movement.value * SIGN, type_=Money())
QUANTITY: Any = func.sum(Movement.quantity * SIGN, type_=Quantity())
SOURCE = (
    table_of(Movement)
    .join(table_of(Item), Item.id == Movement.item_id)
    .outerjoin(table_of(Holder), Holder.id == Movement.holder_id)
    .outerjoin(ITSELF, ITSELF.c.holder_id == Movement.holder_id)
    .outerjoin(table_of(Person), Person.holder_id == Movement.holder_id)
    .outerjoin(OF_PERSON, OF_PERSON.c.id == Person.department_id)
    .outerjoin(table_of(ChargeCode), and_(Movement.holder_id.is_(None), ChargeCode.code == Movement.charge_code))
)


def where(asked: Asked) -> list[Any]:
    """Issues, and what came back of them, in the period."""
    return [
        Movement.kind.in_((MovementKind.ISSUE.value, MovementKind.RETURN.value)),
        Movement.party.is_(None),
        or_(Movement.holder_id.is_not(None), Movement.charge_code.is_not(None)),
        *columns.STANDS,
        *asked.period(Movement.effective_at),
        *asked.equal(DEPARTMENT_ID, "department"),
    ]


ISSUED = Report(
    key="issued",
    title="Issued by department",
    hint="What was issued to each department in a period, on which charge code and at what value.",
    nouns=("line", "lines"),
    parameters=(parameters.FROM, parameters.TO, parameters.DEPARTMENT),
    columns=(
        Column("Department", "text", (DEPARTMENT,), 16, head=True),
        Column("Charge code", "tag", (Movement.charge_code,), 13),
        columns.SKU,
        columns.NAME,
        Column("Issues", "count", (func.count(Movement.id),), 8),
        Column("Quantity", "quantity", (QUANTITY,), 11),
        columns.unit_of(QUANTITY),
        Column("Value", "money", (VALUE,), 13, total=True),
    ),
    source=SOURCE,
    where=where,
    together=(
        *(DEPARTMENT_ID, DEPARTMENT, DEPARTMENT_KEY, Movement.charge_code),
        *(Item.id, Item.sku, Item.name, Item.unit, Item.sku_sort),
    ),
    order=(
        DEPARTMENT_KEY,
        DEPARTMENT_ID,
        byte_order(Movement.charge_code).nulls_last(),
        Movement.charge_code,
        Item.sku_sort,
        Item.id,
    ),
    group=DEPARTMENT_ID,
    chart="issued",
    empty="Nothing was issued in this time.",
)

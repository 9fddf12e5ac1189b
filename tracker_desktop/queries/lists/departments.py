"""The list of departments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.types import Int
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.due_audits import (
    LAST_OF_DEPARTMENT,
    MONTHS_OF_DEPARTMENT,
    NEXT_OF_DEPARTMENT,
    audit_day,
    next_audit,
)
from tracker_desktop.queries.sql import byte_order, table_of

_member = aliased(Person)
PEOPLE: Any = (
    select(func.count(type_=Int))
    .select_from(_member)
    .where(_member.department_id == Department.id)
    .correlate(Department)
    .scalar_subquery()
)
HOLDS: Any = (
    select(func.count(type_=Int))
    .select_from(Asset)
    .where(Asset.holder_id == Department.holder_id)
    .correlate(Department)
    .scalar_subquery()
)
ALLOTTED: Any = (
    select(func.count(type_=Int))
    .select_from(Asset)
    .where(Asset.department_id == Department.id)
    .correlate(Department)
    .scalar_subquery()
)
STATE: Any = case((Department.active == 1, "active"), else_="retired")

DEPARTMENTS = Listing(
    name="departments",
    title="Departments",
    model=Department,
    key=Department.id,
    main=(Department.name_key, Department.id),
    source=table_of(Department)
    .outerjoin(table_of(Place), Department.place_id == Place.id)
    .outerjoin(table_of(Person), Department.manager_id == Person.id),
    columns=(
        Column("name", "Department", "text", (Department.name,), 150, sort=(Department.name_key,), nullable=False),
        Column(
            "charge_code",
            "Charge code",
            "tag",
            (Department.charge_code,),
            110,
            sort=(byte_order(Department.charge_code),),
        ),
        Column(
            "place",
            "Place",
            "text",
            (Place.path,),
            150,
            via=named(table_of(Place), Department.place_id, "path_key"),
        ),
        Column(
            "manager",
            "Manager",
            "text",
            (Person.name,),
            150,
            via=named(table_of(Person), Department.manager_id),
        ),
        Column("people", "People", "count", (PEOPLE,), 82, nullable=False),
        Column("holds", "Holds", "count", (HOLDS,), 78, nullable=False),
        Column("allotted", "Assets", "count", (ALLOTTED,), 80, nullable=False),
        Column("last_audit", "Last audit", "date", (LAST_OF_DEPARTMENT,), 110, False, show=audit_day),
        Column(
            "next_audit", "Next audit", "date", (NEXT_OF_DEPARTMENT, MONTHS_OF_DEPARTMENT), 110, False, show=next_audit
        ),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
    ),
    views=(
        View("all", "All departments"),
        View("retired", "Retired", where=Department.active == 0),
    ),
    search=Search(Department.id, Department.search),
)

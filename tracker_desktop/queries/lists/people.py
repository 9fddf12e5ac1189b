"""The list of people."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.types import Int
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_DEPARTMENT
from tracker_desktop.queries.office import TODAY
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.queries.status import ASSET_STATUS

_held = select(func.count(type_=Int)).select_from(Asset).where(Asset.holder_id == Person.holder_id).correlate(Person)
HOLDS: Any = _held.scalar_subquery()
_late = ASSET_STATUS == "overdue"
OVERDUE: Any = _held.where(_late).scalar_subquery()
_holders = select(Asset.holder_id).where(Asset.holder_id.is_not(None))
STATE: Any = case((Person.active == 1, "active"), else_="inactive")

PEOPLE = Listing(
    name="people",
    title="People",
    model=Person,
    key=Person.id,
    main=(Person.name_key, Person.id),
    source=table_of(Person).outerjoin(table_of(Department), Person.department_id == Department.id),
    columns=(
        Column("name", "Name", "text", (Person.name,), 160, sort=(Person.name_key,), nullable=False),
        Column("badge", "Badge", "tag", (Person.badge,), 90, sort=(Person.badge_key,)),
        Column(
            "department",
            "Department",
            "text",
            (Department.name,),
            140,
            via=named(table_of(Department), Person.department_id),
        ),
        Column("holds", "Holds", "count", (HOLDS,), 78, nullable=False),
        Column("overdue", "Overdue", "count", (OVERDUE,), 80, nullable=False),
        Column("email", "E-mail", "text", (Person.email,), 190, sort=(byte_order(Person.email),)),
        Column("phone", "Phone", "text", (Person.phone,), 120, False, sort=(byte_order(Person.phone),)),
        Column("job_title", "Job title", "text", (Person.job_title,), 150, False, sort=(byte_order(Person.job_title),)),
        Column("login", "Login", "tag", (Person.login,), 100, False, sort=(Person.login_key,)),
        Column(
            "employee_number",
            "Employee number",
            "tag",
            (Person.employee_number,),
            110,
            False,
            sort=(Person.employee_key,),
        ),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
        Column("notes", "Notes", "text", (Person.notes,), 200, False, sort=(byte_order(Person.notes),)),
    ),
    views=(
        View("all", "All people"),
        View("holding", "Hold something", where=Person.holder_id.in_(_holders)),
        View("overdue", "Hold overdue things", where=Person.holder_id.in_(_holders.where(Asset.due < TODAY, _late))),
        View("inactive", "Inactive", where=Person.active == 0),
    ),
    search=Search(Person.id, Person.search, through=((Person.department_id, BY_DEPARTMENT),)),
    filters={"department": Person.department_id},
)

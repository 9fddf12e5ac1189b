"""The list of charge codes and jobs, with the days on which each may be charged."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, or_

from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.people import Department
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_CHARGE_CODE, BY_DEPARTMENT
from tracker_desktop.queries.office import TODAY
from tracker_desktop.queries.sql import byte_order, table_of

STATE: Any = case(
    (ChargeCode.active == 0, "retired"),
    (ChargeCode.valid_until < TODAY, "over"),
    (ChargeCode.valid_from > TODAY, "not_yet"),
    else_="active",
)
STATES = ("active", "not_yet", "over", "retired")
IN_FORCE: Any = and_(
    ChargeCode.active == 1,
    or_(ChargeCode.valid_from.is_(None), ChargeCode.valid_from <= TODAY),
    or_(ChargeCode.valid_until.is_(None), ChargeCode.valid_until >= TODAY),
)

CHARGE_CODES = Listing(
    name="charge_codes",
    title="Charge codes",
    model=ChargeCode,
    key=ChargeCode.id,
    main=(ChargeCode.code_sort, ChargeCode.id),
    source=table_of(ChargeCode).outerjoin(table_of(Department), Department.id == ChargeCode.department_id),
    columns=(
        Column("code", "Code", "tag", (ChargeCode.code,), 90, sort=(ChargeCode.code_sort,), nullable=False),
        Column("name", "Name", "text", (ChargeCode.name,), 150, sort=(ChargeCode.name_key,)),
        Column(
            "department",
            "Department",
            "text",
            (Department.name,),
            120,
            False,
            via=named(table_of(Department), ChargeCode.department_id),
        ),
        Column("is_job", "Job", "flag", (ChargeCode.is_job,), 60, nullable=False),
        Column("valid_from", "Valid from", "date", (ChargeCode.valid_from,), 104),
        Column("valid_until", "Valid until", "date", (ChargeCode.valid_until,), 108),
        Column("state", "State", "status", (STATE,), 130, nullable=False, states=STATES),
        Column("notes", "Notes", "text", (ChargeCode.notes,), 200, False, sort=(byte_order(ChargeCode.notes),)),
    ),
    views=(
        View("all", "All charge codes"),
        View("in_force", "Valid today", where=IN_FORCE),
        View("jobs", "Jobs", where=ChargeCode.is_job == 1),
        View("over", "No longer valid", where=and_(ChargeCode.active == 1, ChargeCode.valid_until < TODAY)),
        View("retired", "Retired", where=ChargeCode.active == 0),
    ),
    search=Search(ChargeCode.id, BY_CHARGE_CODE.text, through=((ChargeCode.department_id, BY_DEPARTMENT),)),
)

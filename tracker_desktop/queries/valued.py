"""Assets with the course of what they are worth, in the order of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker_desktop.depreciation.course import Course
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Department
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.value_facts import SCHEME_ID, Courses, facts_of
from tracker_desktop.queries.value_years import foreseen

BY_CATEGORY = (Category.name_key, Category.id)
BY_DEPARTMENT = (Department.name_key, Department.id)
_ASSETS = (
    select(
        *(Asset.id, Asset.tag, Asset.description, Category.name.label("category"), Category.id.label("category_id")),
        *(Department.name.label("department"), Department.id.label("department_id")),
        DepreciationScheme.name.label("scheme"),
    )
    .outerjoin(Category, Category.id == Asset.category_id)
    .outerjoin(Department, Department.id == Asset.department_id)
    .outerjoin(DepreciationScheme, DepreciationScheme.id == SCHEME_ID)
    .where(
        Asset.cost.is_not(None),
        or_(Asset.readiness != Readiness.DISPOSED.value, Asset.disposed_on.is_not(None)),
    )
)
"""What was disposed of before the office kept days is not in the books any more."""


def valued(
    connection: Connection, office: Office, where: Sequence[Any], by: Sequence[Any] = BY_CATEGORY, *, ahead: int = 0
) -> Iterator[tuple[Any, Course]]:
    """Every asset with a cost for which these conditions hold, by what `by` says and then by its tag. `ahead`: for so
    many fiscal years from this one on, meters are expected to go on as they did."""
    courses = Courses(office)
    last = courses.fiscal.year_of(office.today) + ahead
    order = (*(column.is_(None) for column in by[1:]), *by, Asset.tag_sort, Asset.id)
    for part in in_parts(connection.execute(_ASSETS.where(*where).order_by(*order)).all()):
        facts = dict(facts_of(connection, [row.id for row in part]))
        for row in part:
            fact = facts[row.id]
            yield row, courses.of(foreseen(fact, courses.fiscal, last) if ahead else fact)

"""The list of who was trained in what, and until when that holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import and_, case, or_, select

from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.office import IN_DAYS, TODAY, Office
from tracker_desktop.queries.sql import byte_order, table_of

SOON: Any = IN_DAYS[min(IN_DAYS)]
STATE: Any = case(
    (Training.valid_until < TODAY, "training_over"),
    (Training.valid_until <= SOON, "training_ends"),
    else_="training_valid",
)
DEPARTMENT_KEY: Any = (
    select(Department.name_key)
    .join(Person, Person.department_id == Department.id)
    .where(Person.id == Training.person_id)
    .correlate(Training)
    .scalar_subquery()
)
STATES = ("training_over", "training_ends", "training_valid")


def until(office: Office, day: dt.date | None) -> str:
    """7 Dec 2026, or that it has no end."""
    return shown.day(office, day) or "no end"


TRAININGS = Listing(
    name="trainings",
    title="Training",
    model=Training,
    key=Training.id,
    main=(Training.unique_key, Training.id),
    source=table_of(Training)
    .join(table_of(Person), Person.id == Training.person_id)
    .outerjoin(table_of(Department), Department.id == Person.department_id),
    columns=(
        Column("person", "Person", "text", (Person.name,), 170, via=named(table_of(Person), Training.person_id)),
        Column("training", "Training", "text", (Training.name,), 190, sort=(Training.unique_key,), nullable=False),
        Column("until", "Valid until", "date", (Training.valid_until,), 110, walked=True, show=until),
        Column("state", "State", "status", (STATE,), 120, nullable=False, states=STATES),
        Column("department", "Department", "text", (Department.name,), 150, sort=(DEPARTMENT_KEY,)),
        Column("note", "Note", "text", (Training.note,), 170, sort=(byte_order(Training.note),)),
    ),
    views=(
        View("all", "All training"),
        View("ends", "Ends in 30 days", where=and_(Training.valid_until >= TODAY, Training.valid_until <= SOON)),
        View("over", "No longer valid", where=Training.valid_until < TODAY),
        View("valid", "Valid", where=or_(Training.valid_until.is_(None), Training.valid_until >= TODAY)),
    ),
    search=Search(Training.id, Training.unique_key, through=((Training.person_id, BY_PERSON),)),
    filters={"person": Training.person_id},
)

"""Badges of people, which the counter scans."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.subject import Subject
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries.office import Office


def _label(office: Office, badge: str | None, name: str, department: str | None) -> Label:
    if not badge:
        raise Refused("label_no_badge", name=name)
    return Label(name, Payload(badge), (department or "", office.name))


BADGES = Subject(
    "badges",
    "Badges",
    "badges",
    "badge",
    "person",
    select(Person.id, Person.badge, Person.name, Department.name)
    .outerjoin(Department, Department.id == Person.department_id)
    .where(Person.id.in_(bindparam("ids", expanding=True))),
    _label,
)

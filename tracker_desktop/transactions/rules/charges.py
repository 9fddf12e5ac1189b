"""Who stock is issued to, and which charge code pays for it."""

from __future__ import annotations

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.transactions.books import Books


def receiver(books: Books, holder_id: int) -> Holder:
    """The holder that stock is issued to. Raises Refused where it is gone, no longer active, or a virtual place."""
    holder = books.get(Holder, holder_id)
    if holder is None:
        raise Refused("gone")
    if not holder.active:
        raise Refused("issue_inactive", holder=holder.name)
    if holder.kind == HolderKind.PLACE:
        kind = books.scalar(select(Place.kind).where(Place.holder_id == holder.id))
        if kind in VIRTUAL:
            raise Refused("place_virtual", place=holder.name)
    return holder


def charge_code_of(books: Books, holder: Holder) -> str | None:
    """The charge code of the department, or of the person's department; None for a room and where there is none."""
    if holder.kind == HolderKind.DEPARTMENT:
        return books.scalar(select(Department.charge_code).where(Department.holder_id == holder.id))
    if holder.kind == HolderKind.PERSON:
        query = select(Department.charge_code).join(Person, Person.department_id == Department.id)
        return books.scalar(query.where(Person.holder_id == holder.id))
    return None

"""Who stock is issued to, and which charge code pays for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.queries.charge_facts import IsChargeListKept, why_not_on
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.effective import effective_day
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import words

LONGEST_CODE, LONGEST_PARTY = 60, 200


@dataclass(frozen=True)
class Receiver:
    """Who gets what is issued: a holder, a customer, or a job alone; and which charge code pays."""

    holder_id: int | None
    customer: str | None
    charge_code: str | None

    @property
    def called(self) -> Gap:
        """How a title names it."""
        if self.holder_id is not None:
            return said.holder(self.holder_id)
        if self.customer is not None:
            return self.customer
        return words("job_called", job=self.charge_code or "")


def receiver_of(books: Books, holder_id: int | None, customer: str | None, charge_code: str | None) -> Receiver:
    """Who gets it, and what pays for it on the effective day.

    Where the office keeps a list of charge codes, every issue but one to a customer needs a code of it: the one that
    is given, else that of the department or of the person's department. Raises Refused.
    """
    party = clean_line(customer or "", LONGEST_PARTY) or None
    given = clean_line(charge_code or "", LONGEST_CODE) or None
    if party is not None and holder_id is not None:
        raise Refused("issue_two_receivers", customer=party)
    holder = None if holder_id is None else receiver(books, holder_id)
    usual = charge_code_of(books, holder) if holder is not None and given is None else None
    kept = is_list_kept(books)
    row = row_of(books, given or usual or "") if kept else None
    if holder is None and party is None and not (row is not None and row.is_job):
        raise _nobody(given, row)
    if not kept or (given is None and party is not None):
        return Receiver(holder_id, party, given or usual)
    if row is None:
        if given is not None:
            raise Refused("charge_code_unknown", charge=given)
        raise Refused("charge_code_needed", holder=holder.name if holder is not None else "")
    check_chargeable(books, row)
    return Receiver(holder_id, party, row.code)


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


def is_list_kept(books: Books) -> bool:
    """Whether the office keeps a list of charge codes."""
    books.flush()
    return IsChargeListKept().run(books.connection())


def row_of(books: Books, code: str) -> ChargeCode | None:
    """A charge code of the list, however it is written."""
    if not code.strip():
        return None
    return books.scalar(select(ChargeCode).where(ChargeCode.code_key == code_key(code)))


def check_chargeable(books: Books, row: ChargeCode) -> None:
    """Raises Refused where nothing may be charged to it on the day on which this takes effect."""
    wrong = why_not_on(row, effective_day(books))
    if wrong is not None:
        raise wrong


def _nobody(given: str | None, row: ChargeCode | None) -> Refused:
    if given is None:
        return Refused("no_holder_issue")
    return Refused("charge_code_no_job", charge=row.code if row is not None else given)

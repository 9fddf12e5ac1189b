"""What waits for another person: how it is asked for, and who may not approve it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval, ApprovalState
from tracker_desktop.models.people import Person
from tracker_desktop.queries.entries import title_of
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import signing
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.said import entry as entry_gap

SECOND_PERSON = "approvals.second_person"
SWITCHED_OFF = {"approval": "switched off"}
"""Kept in the body of what would have needed another person, had the office not switched that off."""


def wanted(books: Books) -> bool:
    """Whether the office asks for a second person."""
    return bool(books.setting(SECOND_PERSON))


def check_not_waiting(books: Books, transaction: Transaction) -> None:
    """What waits is decided, not posted beside its request. Raises Refused("approval_waiting") where it waits."""
    waits = select(Approval).where(Approval.state == ApprovalState.WAITING.value, Approval.kind == transaction.kind)
    body = plain(transaction, whole=True)
    for approval in books.scalars(waits.order_by(Approval.id)):
        if approval.body == body:
            raise Refused("approval_waiting", title=title(books, approval), asker=asker_name(books, approval))


def request(books: Books, transaction: Transaction, need: Need) -> Approval:
    """Let a transaction wait for another person. Several may be asked for in one entry.

    It is tried out first: raises the Refused that it would meet, so that nobody approves what can't be done.
    Raises Refused: approval_waiting.
    """
    signing.require(books.operator, transaction.right)
    check_not_waiting(books, transaction)
    books.try_out(transaction)
    approval = books.insert(
        Approval(
            uid=_uid(books),
            kind=transaction.kind,
            body=plain(transaction, whole=True),
            said=[need.said.code, plain(need.said.gaps)],
            value=need.value,
            facts=plain(need.facts),
            requested_by_id=books.operator.person_id,
            requested_at=books.now,
            counted_by="".join((",", *(f"{person_id}," for person_id in sorted(set(need.counted_by))))),
        )
    )
    transaction.requested(books, approval)
    return approval


def _uid(books: Books) -> str:
    """The uid of the entry for the first that is asked for in it, with a number for each further one."""
    books.flush()
    already = books.scalar(select(func.count()).select_from(Approval).where(Approval.entry == books.uid)) or 0
    return books.uid if not already else f"{books.uid}-{already + 1}"


def what(approval: Approval) -> Gap:
    """What was asked for, as a gap of a sentence."""
    said: Any = approval.said
    return entry_gap(said)


def title(books: Books, approval: Approval) -> str:
    """What was asked for, in words."""
    return title_of(books.connection(), approval.said)


def asker_name(books: Books, approval: Approval) -> str:
    """Who asked, by name."""
    return str(books.scalar(select(Person.name).where(Person.id == approval.requested_by_id)))

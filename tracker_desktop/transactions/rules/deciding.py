"""Approve, decline or withdraw what waits: the checks before, and the transaction itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval, ApprovalState
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries import approval_rules
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.revived import revived
from tracker_desktop.transactions.rules import signing
from tracker_desktop.transactions.rules.approval_changes import Changed, compare
from tracker_desktop.transactions.rules.approvals import asker_name, title
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.transactions.rules.shape import check_shape

NOTHING = Changed("", "")


def waiting(books: Books, approval_id: int) -> Approval:
    """A request that waits, locked until the end. Raises Refused: gone, approval_decided."""
    approval = books.hold(Approval, [approval_id])[approval_id]
    refuse(books, approval, approval_rules.against_deciding(approval_rules.sides_of(approval)))
    return approval


def refuse(books: Books, approval: Approval, code: str | None) -> None:
    """Raises Refused with the sentence of this code, where there is one."""
    if code is None:
        return
    raise Refused(
        code,
        name=books.operator.name,
        asker=asker_name(books, approval),
        title=title(books, approval),
        state=approval.state,
    )


def check_other(books: Books, approval: Approval) -> None:
    """Raises Refused where the operator asked for it or counted for it."""
    sides = approval_rules.sides_of(approval)
    refuse(books, approval, approval_rules.against_approving(sides, books.operator.person_id))


def perform(books: Books, approval: Approval) -> tuple[Said, Changed]:
    """Apply what waits in the name of who asked for it, after checking again. What it is about now may be less than
    what was asked for. Raises Refused where it is more: approval_more; or what the transaction itself is refused with.
    """
    asked = _revived(books, approval)
    with _as_asker(books, approval, asked):
        need = asked.needs_approval(books)
        changed = NOTHING if need is None else compare(approval.value, approval.facts, need.value, plain(need.facts))
        if changed.more:
            asker = asker_name(books, approval)
            raise Refused("approval_more", title=title(books, approval), changed=changed.more, asker=asker)
        requested = books.get(Entry, approval.uid)
        if requested is not None and requested.effective_at != requested.recorded_at:
            books.effective_at = requested.effective_at
        said = asked.apply(books)
    books.kept["asked"] = {"kind": asked.kind, "body": asked.body()}
    return said, changed


def set_back(books: Books, approval: Approval, state: ApprovalState) -> None:
    """Decide that it will not be done, and tell the transaction, where it can still be read."""
    approval.state, approval.decided_at = state.value, books.now
    try:
        asked = _revived(books, approval)
    except Refused:
        return
    asked.declined(books, approval)


def asker(books: Books, approval: Approval) -> Gap:
    """Who asked, as a gap of a sentence."""
    found = books.execute(select(Person.holder_id).where(Person.id == approval.requested_by_id)).scalar_one()
    return holder_gap(found)


def _revived(books: Books, approval: Approval) -> Transaction:
    try:
        made = revived(approval.kind, approval.body)
        check_shape(made)
    except (KeyError, TypeError, ValueError, ArithmeticError, Refused) as error:
        what, who = title(books, approval), asker_name(books, approval)
        raise Refused("approval_stale", title=what, asker=who) from error
    return made


@contextmanager
def _as_asker(books: Books, approval: Approval, asked: Transaction) -> Iterator[None]:
    """What it writes names who asked, who must still have the right."""
    approver = books.operator
    try:
        who = signing.signed(books, approval.requested_by_id)
        signing.require(who, asked.right)
    except Refused as error:
        raise Refused("approval_asker_gone", asker=asker_name(books, approval), title=title(books, approval)) from error
    books.operator = who
    try:
        yield
    finally:
        books.operator = approver

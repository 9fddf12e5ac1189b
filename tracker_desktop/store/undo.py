"""Undo, written once for every kind of transaction: a new entry that compensates an old one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.approval_rules import against_approving, sides_of
from tracker_desktop.queries.entries import end_of, root_of, title_of
from tracker_desktop.store import compensate, faults
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import settle, signing
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import entry as entry_gap


def apply(books: OpenBooks, uid: str, reason: str | None) -> tuple[str, Said, str]:
    """Compensate the entry `uid`. Returns the new entry's kind, what it says, and the uid it undoes.

    An entry that was undone and done again is undone at the end of its chain. Raises Refused naming what blocks it.
    """
    connection = books.connection()
    asked = books.get(Entry, uid)
    if asked is None:
        raise Refused("undo_unknown")
    end, links = end_of(connection, uid)
    if links % 2:
        raise Refused("undo_already", title=title_of(connection, asked.said))
    target = books.get_one(Entry, end)
    root = books.get_one(Entry, root_of(connection, end))
    title = title_of(connection, root.said)
    _check_right(books, target, root, title, reason)
    again = target.kind == "undo"
    try:
        settle.before_undo(books, target.uid)
        compensate.entry(books, target, title)
        settle.after_undo(books, books.touched.few_or_all())
        _mark_document(books, root.uid, None if again else books.uid)
        books.flush()
    except IntegrityError as error:
        if faults.worth_retrying(error) or not faults.is_clash(error):
            raise
        raise Refused("undo_clash", title=title) from error
    return ("redo" if again else "undo"), Said("redo" if again else "undo", {"what": entry_gap(root.said)}), end


def _check_right(books: OpenBooks, target: Entry, root: Entry, title: str, reason: str | None) -> None:
    kind = by_kind().get(root.kind)
    if kind is None or not kind.undoable:
        raise Refused("undo_never", title=title)
    if getattr(kind, "right", None) is not None:
        signing.require(books.operator, kind.right)
    if root.kind == Approve.kind:
        _check_other(books, root, title)
    if target.operator_id == books.operator.person_id:
        return
    if Right.UNDO_OTHERS not in books.operator.rights:
        raise Refused("undo_others", name=books.operator.name)
    if not reason:
        raise Refused("undo_reason")


def _check_other(books: OpenBooks, root: Entry, title: str) -> None:
    """What needed approval needs it to be undone."""
    approval = books.get(Approval, root.body["approval_id"])
    if approval is not None and against_approving(sides_of(approval), books.operator.person_id):
        raise Refused("approval_undo_own", title=title)


def _mark_document(books: OpenBooks, root_uid: str, voided_by: str | None) -> None:
    document = books.scalar(select(Document).where(Document.entry == root_uid).with_for_update())
    if document is not None:
        document.voided_by = voided_by

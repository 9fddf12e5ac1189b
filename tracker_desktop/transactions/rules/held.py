"""What a holder has at this moment, as a paper about it keeps it."""

from __future__ import annotations

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries.papers.as_of_now import held_now
from tracker_desktop.transactions.books import Books


def put_on_paper(books: Books, kind: DocumentKind, holder_id: int) -> int:
    """Ask for a paper of this kind for a holder; what they have is kept in the entry, so that it can be printed again
    as it was. Returns how many assets that are. Raises Refused: gone."""
    if books.get(Holder, holder_id) is None:
        raise Refused("gone")
    books.flush()
    held = held_now(books.connection(), holder_id)
    books.kept["held"] = held
    books.document(kind, holder_id)
    return len(held)

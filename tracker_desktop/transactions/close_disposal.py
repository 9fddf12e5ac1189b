"""Close a lot that was disposed of: its certificate is final, and nothing of it changes any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.disposals import DisposalState
from tracker_desktop.queries.frozen_lot import snapshot
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.disposals import held_disposal, lines_with_assets, lot_words
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.wipes import check_wipe


@dataclass(frozen=True)
class CloseDisposal(Transaction):
    """What stands on the certificate is kept as it is now. It can't be undone.

    Raises Refused: disposal_state, wipe_needed.
    """

    kind: ClassVar[str] = "close_disposal"
    right: ClassVar[Right] = Right.DISPOSE
    undoable: ClassVar[bool] = False

    disposal_id: int

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, DisposalState.DISPOSED)
        pairs = lines_with_assets(books, lot)
        for line, asset in pairs:
            check_wipe(line, asset, lot.disposed_on)
        books.flush()
        lot.frozen = snapshot(books.connection(), lot.id)
        lot.state = DisposalState.CLOSED.value
        lot.closed_at, lot.closed_by_id = books.now, books.operator.person_id
        lot.revision += 1
        return lot_words(self.kind, lot, [asset for _, asset in pairs], number=lot.number or "")

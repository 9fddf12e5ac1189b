"""Begin a lot of assets that are to be disposed of together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.disposals import Disposal, DisposalState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.attaching import About, Attached, attach
from tracker_desktop.transactions.rules.disposals import RULES, DisposalFields, lot_words, put_in
from tracker_desktop.transactions.rules.said import Said


@dataclass(frozen=True)
class CreateDisposal(Transaction):
    """The lot is a draft; its assets are pending disposal from now on.

    Raises Refused: what put_in refuses.
    """

    kind: ClassVar[str] = "create_disposal"
    right: ClassVar[Right] = Right.DISPOSE

    fields: DisposalFields
    asset_ids: tuple[int, ...] = ()
    files: tuple[Attached, ...] = ()

    def apply(self, books: Books) -> Said:
        clean = fields.checked(books, RULES, fields.values_of(self.fields))
        assets = hold_assets(books, self.asset_ids) if self.asset_ids else []
        lot = books.insert(
            Disposal(
                **clean,
                state=DisposalState.DRAFT.value,
                made_at=books.now,
                made_by_id=books.operator.person_id,
            )
        )
        put_in(books, lot, assets)
        attach(books, self.files, About(disposal_id=lot.id))
        return lot_words(self.kind if assets else "create_disposal_empty", lot, assets)

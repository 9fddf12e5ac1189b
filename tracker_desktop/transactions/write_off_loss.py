"""Write off what is missing: it leaves the books, with the approval of another person. One write-off."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.models.assets import Asset, CustodyEnd, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.losses import Loss, LossState
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, losses, said
from tracker_desktop.transactions.rules.custody import custodies_of, end_custody
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.gone_assets import refuse_in_lots, saved_a_year, saved_gap
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.wording.assets import tag_list

NOTHING = Decimal(0)
RULES = {"reason": Rule("Reason", fields.needed(fields.line))}


@dataclass(frozen=True)
class WriteOffLoss(Transaction):
    """The assets are disposed of at what they are worth in the books; who held them is relieved of them.

    Raises Refused: no_losses, loss_ended, asset_in_lot.
    """

    kind: ClassVar[str] = "write_off_loss"
    right: ClassVar[Right] = Right.DISPOSE

    loss_ids: tuple[int, ...]
    reason: str

    def apply(self, books: Books) -> Said:
        pairs = losses.held_losses(books, self.loss_ids, is_open=True)
        fields.checked(books, RULES, {"reason": self.reason})
        assets = [asset for _, asset in pairs]
        refuse_in_lots(books, assets)
        values = losses.values_now(books, assets, books.today)
        held = [asset for asset in assets if asset.holder_id is not None]
        for asset, custody in zip(held, custodies_of(books, held), strict=True):
            end_custody(books, asset, custody, CustodyEnd.RELIEVED)
        for loss, asset in pairs:
            losses.end_loss(books, loss, LossState.WRITTEN_OFF)
            loss.book_value = values.get(asset.id)
            asset.readiness, asset.disposed_on = Readiness.DISPOSED.value, books.today
        holders = {loss.last_holder_id for loss, _ in pairs}
        books.document(DocumentKind.LOSS_WRITE_OFF, holders.pop() if len(holders) == 1 else None)
        gaps = self._gaps(books, pairs, values) | {"saved": saved_gap(saved_a_year(books, assets))}
        about = ("loss", pairs[0][0].id)
        return Said(self.kind if len(pairs) == 1 else "write_off_loss_many", gaps, about)

    def needs_approval(self, books: Books) -> Need | None:
        pairs = losses.held_losses(books, self.loss_ids, is_open=True)
        values = losses.values_now(books, [asset for _, asset in pairs], books.today)
        return Need(
            value=sum(values.values(), NOTHING),
            said=Said(
                "ask_write_off_loss" if len(pairs) == 1 else "ask_write_off_loss_many",
                self._gaps(books, pairs, values),
                ("loss", pairs[0][0].id),
            ),
            facts={asset.tag: loss.kind for loss, asset in pairs},
            about=("loss", pairs[0][0].id),
        )

    def _gaps(self, books: Books, pairs: list[tuple[Loss, Asset]], values: dict[int, Decimal]) -> dict[str, Gap]:
        loss, first = pairs[0]
        return {
            "tag": first.tag,
            "description": first.description,
            "how": loss.kind,
            "count": len(pairs),
            "tags": tag_list([asset.tag for _, asset in pairs]),
            "value": said.money(sum(values.values(), NOTHING)),
            "reason": fields.line(books, self.reason) or "",
        }

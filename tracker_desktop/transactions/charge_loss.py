"""Charge a loss: who stands for it pays. One loss report with the charge, to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, losses, said
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted

RULES = {"amount": Rule("Amount", fields.needed(fields.money))}


@dataclass(frozen=True)
class ChargeLoss(Transaction):
    """`amount` is in the currency of the office; 0 takes the charge back. A second charge replaces the first.

    Raises Refused: gone, loss_not_charged where there is nothing to take back, nothing_changed.
    """

    kind: ClassVar[str] = "charge_loss"
    right: ClassVar[Right] = Right.VALUES

    loss_id: int
    holder_id: int
    amount: Decimal
    note: str | None = None

    def apply(self, books: Books) -> Said:
        ((loss, asset),) = losses.held_losses(books, [self.loss_id], is_open=False)
        if books.get(Holder, self.holder_id) is None:
            raise Refused("gone")
        amount = fields.checked(books, RULES, {"amount": self.amount})["amount"]
        note = noted(clean_line(self.note or ""))
        about = ("loss", loss.id)
        if not amount:
            if loss.charged_holder_id is None:
                raise Refused("loss_not_charged", tag=asset.tag)
            loss.charged_holder_id = loss.charged_amount = None
            return Said("uncharge_loss", {"tag": asset.tag, "note": note}, about)
        if (loss.charged_holder_id, loss.charged_amount) == (self.holder_id, amount):
            raise Refused("nothing_changed")
        loss.charged_holder_id, loss.charged_amount = self.holder_id, amount

        def numbered(number: str) -> None:
            loss.number = loss.number or number

        books.document(DocumentKind.LOSS_REPORT, self.holder_id, numbered)
        gaps = {
            "tag": asset.tag,
            "description": asset.description,
            "amount": said.money(amount),
            "holder": said.holder(self.holder_id),
            "note": note,
        }
        return Said(self.kind, gaps, about)

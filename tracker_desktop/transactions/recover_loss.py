"""What an insurance, or whoever was charged, has paid for a loss."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, losses, said
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.assets import noted

RULES = {"recovered": Rule("Recovered", fields.needed(fields.money))}


@dataclass(frozen=True)
class RecoverLoss(Transaction):
    """`recovered` is all that came in for it so far, in the currency of the office; 0: nothing did after all."""

    kind: ClassVar[str] = "recover_loss"
    right: ClassVar[Right] = Right.VALUES

    loss_id: int
    recovered: Decimal
    note: str | None = None

    def apply(self, books: Books) -> Said:
        ((loss, asset),) = losses.held_losses(books, [self.loss_id], is_open=False)
        amount = fields.checked(books, RULES, {"recovered": self.recovered})["recovered"]
        if amount == (loss.recovered or 0):
            raise Refused("nothing_changed")
        loss.recovered = amount or None
        gaps = {"tag": asset.tag, "amount": said.money(amount), "note": noted(clean_line(self.note or ""))}
        return Said(self.kind, gaps, ("loss", loss.id))

"""Settle a deposit after a return: how much of it was given back, and why the rest is kept."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import deposits, fields
from tracker_desktop.transactions.rules.asset_rules import holder_name
from tracker_desktop.transactions.rules.said import Said, holder, money
from tracker_desktop.wording.assets import noted
from tracker_desktop.wording.render import show_money


@dataclass(frozen=True)
class SettleDeposit(Transaction):
    """Of a holding that has ended. What is not given back is kept for a reason. A deposit receipt is issued."""

    kind: ClassVar[str] = "settle_deposit"
    right: ClassVar[Right] = Right.COUNTER

    custody_id: int
    back: Decimal
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        custody = books.hold(Custody, [self.custody_id])[self.custody_id]
        tag = books.get_one(Asset, custody.asset_id).tag
        if custody.deposit is None:
            raise Refused("deposit_none", tag=tag)
        if custody.ended_at is None:
            raise Refused("deposit_out", tag=tag, holder=holder_name(books, custody.holder_id))
        before, reason = custody.deposit_back, fields.line(books, self.reason)
        back, deposit = deposits.give_back(books, tag, custody, self.back)
        if back == before:
            raise Refused("nothing_changed")
        if back < deposit and reason is None:
            raise Refused("deposit_kept", tag=tag, kept=show_money(deposit - back))
        books.document(DocumentKind.DEPOSIT_RECEIPT, custody.holder_id)
        kept = f"{show_money(deposit - back)} of {show_money(deposit)} kept"
        gaps = {"tag": tag, "back": money(back), "holder": holder(custody.holder_id), "kept": kept}
        return Said(self.kind, {**gaps, "reason": noted(reason or "")}, ("asset", custody.asset_id))

"""Change the value of assets from a day on: what was written down before stays as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tracker_desktop.models.values import ValueChange
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.value_changes import check_assets, clean_change, now_worth


@dataclass(frozen=True)
class ChangeValue(Transaction):
    """`change` is a ValueChangeKind. An impairment takes `amount` off, a revaluation makes the value `amount`, an
    addition puts `amount` on; a new life has `life_months` from the first day on; a new salvage leaves `amount` at the
    end; a new scheme is `scheme_id`. What is left is written down over what is left of the life.

    Raises Refused: asset_disposed, value_no_cost, value_no_start, value_no_scheme, value_future, value_before,
    value_earlier, value_above, value_same, value_by_table, value_life_over, value_needs, value_salvage_none.
    """

    kind: ClassVar[str] = "change_value"
    right: ClassVar[Right] = Right.VALUES

    asset_ids: tuple[int, ...]
    change: str
    changed_on: dt.date
    amount: Decimal | None = None
    life_months: int | None = None
    scheme_id: int | None = None
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        clean = clean_change(
            books, self.change, self.changed_on, self.amount, self.life_months, self.scheme_id, self.reason
        )
        assets = hold_assets(books, self.asset_ids)
        check_assets(books, assets, clean)
        books.add_many(ValueChange, [{"asset_id": asset.id, **clean.values} for asset in assets])
        about = now_worth(books, assets, clean)
        return say("change_value", assets, what=clean.words, about=about)

"""Note of assets in a lot that they were wiped, what they bring and what they cost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.disposals import DisposalState
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.disposals import OPEN, held_disposal, lines_of, lot_words
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.transactions.rules.wipes import check_wipe
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class DisposalLineFields:
    """What is known of one line: when, by whom and how its data were wiped, by which certificate; what came in for it
    and what it cost to get rid of it, in the currency of the office."""

    wiped_on: dt.date | None = None
    wiped_by: str | None = None
    wipe_method: str | None = None
    wipe_certificate: str | None = None
    proceeds: Decimal | None = None
    costs: Decimal | None = None
    note: str | None = None


def _past(books: Books, value: dt.date | None) -> dt.date | None:
    day = fields.day(books, value)
    if day is not None and day > books.today:
        raise Refused("wipe_future", day=show_day(day))
    return day


RULES: Mapping[str, Rule] = {
    "wiped_on": Rule("Wiped on", _past),
    "wiped_by": Rule("Wiped by", fields.line),
    "wipe_method": Rule("How it was wiped", fields.line),
    "wipe_certificate": Rule("Certificate of the wipe", fields.line),
    "proceeds": Rule("Proceeds", fields.money),
    "costs": Rule("Costs", fields.money),
    "note": Rule("Note", fields.line),
}


@dataclass(frozen=True)
class EditDisposalLines(Transaction):
    """`changes` maps fields of DisposalLineFields to new values, the same for all these assets. What a lot brings may
    be told until it is closed.

    Raises Refused: disposal_state, asset_not_in_lot, wipe_incomplete, wipe_needed, nothing_changed.
    """

    kind: ClassVar[str] = "edit_disposal_lines"
    right: ClassVar[Right] = Right.DISPOSE

    disposal_id: int
    asset_ids: tuple[int, ...]
    changes: Mapping[str, Any] = field(metadata=fields_of(DisposalLineFields))

    def apply(self, books: Books) -> Said:
        lot = held_disposal(books, self.disposal_id, *OPEN, DisposalState.DISPOSED)
        assets = hold_assets(books, self.asset_ids)
        lines = {line.asset_id: line for line in lines_of(books, lot)}
        clean = fields.checked(books, RULES, self.changes)
        labels: dict[str, None] = {}
        for asset in assets:
            if asset.id not in lines:
                raise Refused("asset_not_in_lot", tag=asset.tag, name=lot.name)
            labels |= dict.fromkeys(fields.put(lines[asset.id], clean, RULES))
            check_wipe(lines[asset.id], asset, lot.disposed_on)
        if not labels:
            raise Refused("nothing_changed")
        return lot_words(self.kind, lot, assets, fields=", ".join(labels))

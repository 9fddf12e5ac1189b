"""Transfer: from one holder to another in one step, with no check-in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, CustodyEnd, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_held, refuse_states, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.custody import OutLine, custodies_of, end_custody, open_custody
from tracker_desktop.transactions.rules.handover import receiver
from tracker_desktop.transactions.rules.loans import check_due, due_for
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import all_the_same, due_back, with_it

__all__ = ["OutLine", "Transfer"]

REFUSED = (Readiness.MISSING, Readiness.DISPOSED)


@dataclass(frozen=True)
class Transfer(Transaction):
    """`due` None keeps what was agreed: an assignment stays one, a loan keeps its day, or where that is past gets the
    usual one. A line without `handed_over` takes along what was handed over before."""

    kind: ClassVar[str] = "transfer"
    right: ClassVar[Right] = Right.COUNTER

    lines: tuple[OutLine, ...]
    holder_id: int
    due: dt.date | None = None
    place_id: int | None = None
    override: str | None = None
    scanned: bool = False

    def apply(self, books: Books) -> Said:
        assets = hold_assets(books, [line.asset_id for line in self.lines])
        for asset in assets:
            self._check(books, asset)
        if self.due is not None:
            check_due(books, self.due)
        usable(books, self.place_id)
        reason = receiver(books, self.holder_id, assets, self.override, due=self.due, transfer=True)
        ends = [self._end(books, *pair) for pair in zip(assets, custodies_of(books, assets), self.lines, strict=True)]
        books.flush()
        gaps: dict[str, Gap] = {}
        for asset, (previous, due, handed) in zip(assets, ends, strict=True):
            open_custody(books, asset, self.holder_id, due, handed)
            asset.place_id = self.place_id or asset.place_id
            gaps = {"previous": holder_gap(previous), "due": due_back(due, books.today), "beside": with_it(handed)}
        books.document(DocumentKind.TRANSFER_FORM, self.holder_id)
        gaps |= {"override": all_the_same(reason), "all_due": _one_due(assets, books.today)}
        return say(self.kind, assets, holder=holder_gap(self.holder_id), **gaps)

    def _check(self, books: Books, asset: Asset) -> None:
        refuse_states(asset, REFUSED)
        if asset.holder_id is None:
            raise Refused("not_held", tag=asset.tag, asset_id=asset.id)
        if asset.holder_id == self.holder_id:
            refuse_held(books, asset, self.holder_id)

    def _end(self, books: Books, asset: Asset, before: Custody, line: OutLine) -> tuple[int, dt.date | None, list[str]]:
        """End the custody so far. Returns who had it, when it is due now, and what goes along."""
        set_condition(asset, line.condition)
        due = self.due or _agreed(books, asset)
        handed = fields.words(books, line.handed_over) or before.handed_over
        if self.scanned:
            books.saw(asset.id, asset.place_id)
        back = [thing for thing in before.handed_over if thing in handed]
        end_custody(books, asset, before, CustodyEnd.TRANSFERRED, back)
        return before.holder_id, due, handed


def _agreed(books: Books, asset: Asset) -> dt.date | None:
    if asset.due is None or asset.due >= books.today:
        return asset.due
    return due_for(books, asset.category_id, books.today)


def _one_due(assets: Sequence[Asset], today: dt.date) -> str:
    days = {asset.due for asset in assets}
    return due_back(days.pop(), today) if len(days) == 1 else ""

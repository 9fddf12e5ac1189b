"""Extend loans: what is out may stay until a later day. One hand receipt with the new day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import loan_policy, reserved
from tracker_desktop.transactions.rules.asset_rules import category_of, hold_assets, refuse_states
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.concerns import Concern, Handover, Thing, settled
from tracker_desktop.transactions.rules.custody import custodies_of
from tracker_desktop.transactions.rules.loans import check_due
from tracker_desktop.transactions.rules.reservations import hold_promised
from tracker_desktop.transactions.rules.said import Said, day
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import all_the_same
from tracker_desktop.wording.render import show_day


@dataclass(frozen=True)
class ExtendLoan(Transaction):
    """All of them until the same day. A reason overrides that a category allows no more extensions, that the person is
    lent nothing for so long, that a training ends, and, where its policy allows one, that somebody reserved it."""

    kind: ClassVar[str] = "extend_loan"
    right: ClassVar[Right] = Right.COUNTER

    asset_ids: tuple[int, ...]
    due: dt.date
    override: str | None = None

    def apply(self, books: Books) -> Said:
        hold_promised(books, self.asset_ids)
        assets = hold_assets(books, self.asset_ids)
        for asset in assets:
            refuse_states(asset, (Readiness.MISSING, Readiness.DISPOSED))
            if asset.due is None:
                raise Refused("extend_not_out", tag=asset.tag)
            if asset.due >= self.due:
                raise Refused("extend_not_later", tag=asset.tag, due=show_day(asset.due))
        check_due(books, self.due)
        custodies = custodies_of(books, assets)
        reason = settled(_concerns(books, assets, custodies, self.due), self.override)
        first = custodies[0]
        before = first.due or self.due
        for asset, custody in zip(assets, custodies, strict=True):
            asset.due = custody.due = self.due
            custody.extended += 1
        holders = {custody.holder_id for custody in custodies}
        books.document(DocumentKind.HAND_RECEIPT, first.holder_id if len(holders) == 1 else None)
        gaps = {"holder": holder_gap(first.holder_id), "before": day(before), "override": all_the_same(reason)}
        return say(self.kind, assets, due=day(self.due), **gaps)


def _concerns(books: Books, assets: Sequence[Asset], custodies: Sequence[Custody], due: dt.date) -> Iterator[Concern]:
    for asset, custody in zip(assets, custodies, strict=True):
        category = category_of(books, asset)
        most = None if category is None else category.extend_times
        if most is not None and custody.extended >= most:
            yield Concern("extend_often", {"tag": asset.tag, "extended": custody.extended, "most": most})
    things: dict[int, list[Thing]] = {}
    for asset, custody in zip(assets, custodies, strict=True):
        things.setdefault(custody.holder_id, []).append(Thing(asset.id, asset.tag, asset.category_id))
    zone = str(books.setting("office.zone"))
    for holder_id, mine in sorted(things.items()):
        over = Handover(holder_id, tuple(mine), due, books.now, books.today, zone)
        yield from loan_policy.lasting(books.connection(), over)
        yield from reserved.concerns(books.connection(), over)

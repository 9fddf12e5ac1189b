"""What Check out and Assign have in common: ready things that nobody holds are handed to a holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_held, refuse_states, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.custody import OutLine, open_custody
from tracker_desktop.transactions.rules.handover import receiver
from tracker_desktop.transactions.rules.inspections import refuse_unready
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import all_the_same, with_it

GONE = (Readiness.MISSING, Readiness.DISPOSED)


@dataclass(frozen=True)
class Handing:
    """To whom, until when (None: an assignment), where it will be used (None: stays where it is)."""

    lines: Sequence[OutLine]
    holder_id: int
    due: dt.date | None
    place_id: int | None
    override: str | None
    scanned: bool

    def apply(self, books: Books, code: str, **gaps: Gap) -> Said:
        """Check, hand out and say so under the title `code`, which has these gaps besides."""
        assets = hold_assets(books, [line.asset_id for line in self.lines])
        for asset in assets:
            refuse_states(asset, GONE)
            refuse_held(books, asset, self.holder_id)
            refuse_unready(books, asset)
        place_id = usable(books, self.place_id)
        reason = receiver(books, self.holder_id, assets, self.override, due=self.due)
        handed: list[str] = []
        for asset, line in zip(assets, self.lines, strict=True):
            set_condition(asset, line.condition)
            refuse_unready(books, asset)
            handed = fields.words(books, line.handed_over)
            if self.scanned:
                books.saw(asset.id, asset.place_id)
            open_custody(books, asset, self.holder_id, self.due, handed)
            asset.place_id = place_id or asset.place_id
        books.document(DocumentKind.HAND_RECEIPT, self.holder_id)
        return say(
            code,
            assets,
            **gaps,
            holder=holder_gap(self.holder_id),
            beside=with_it(handed),
            override=all_the_same(reason),
        )

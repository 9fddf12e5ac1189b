"""What Check out and Assign have in common: ready things that nobody holds are handed to a holder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import asset_kits, deposits, fields
from tracker_desktop.transactions.rules.asset_kits import KitGoing
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_held, refuse_states, set_condition
from tracker_desktop.transactions.rules.concerns import settled
from tracker_desktop.transactions.rules.custody import OutLine, open_custody
from tracker_desktop.transactions.rules.fetching import fetch
from tracker_desktop.transactions.rules.handover import receiver
from tracker_desktop.transactions.rules.inside import keep_parts
from tracker_desktop.transactions.rules.inspections import refuse_unready
from tracker_desktop.transactions.rules.meters import count_check_outs
from tracker_desktop.transactions.rules.own_values import put_asked
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.reservations import hold_promised
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import all_the_same, with_it
from tracker_desktop.wording.lending import deposit_taken

GONE = (Readiness.MISSING, Readiness.DISPOSED)


@dataclass(frozen=True)
class Handing:
    """To whom, until when (None: an assignment), where it will be used (None: stays where it is), and for which
    reservation (None: for none)."""

    lines: Sequence[OutLine]
    holder_id: int
    due: dt.date | None
    place_id: int | None
    override: str | None
    scanned: bool
    reservation_id: int | None = None
    kits: Sequence[KitGoing] = ()

    def apply(self, books: Books, code: str, **gaps: Gap) -> Said:
        """Check, hand out and say so under the title `code`, which has these gaps besides."""
        hold_promised(books, [line.asset_id for line in self.lines], [one.kit_id for one in self.kits])
        kits = asset_kits.to_go(books, self.kits)
        assets = hold_assets(books, [line.asset_id for line in self.lines])
        for asset in assets:
            refuse_states(asset, GONE)
            refuse_held(books, asset, self.holder_id)
            refuse_unready(books, asset)
        place_id = usable(books, self.place_id)
        reason = receiver(
            books, self.holder_id, assets, self.override, due=self.due, reservation_id=self.reservation_id
        )
        settled(asset_kits.may_go(books, kits, [asset.id for asset in assets]), self.override)
        taken, less = deposits.taken(books, self.holder_id, assets, self.lines)
        settled(less, self.override)
        handed: list[str] = []
        out: list[tuple[Asset, Custody]] = []
        for asset, line, deposit in zip(assets, self.lines, taken, strict=True):
            set_condition(asset, line.condition)
            refuse_unready(books, asset)
            handed = fields.words(books, line.handed_over)
            if self.scanned:
                books.saw(asset.id, asset.place_id)
            out.append((asset, open_custody(books, asset, self.holder_id, self.due, handed, deposit)))
            asset.place_id = place_id or asset.place_id
            put_asked(books, asset, line.own, back=False)
        gone = asset_kits.hand_out(books, kits, self.holder_id, self.due, out)
        fetched = fetch(books, self.holder_id, out, self.due, [(one.kit.id, one.handed) for one in gone])
        count_check_outs(books, [asset.id for asset in assets])
        keep_parts(books, assets)
        books.document(DocumentKind.HAND_RECEIPT, self.holder_id)
        return asset_kits.say_gone(
            code,
            assets,
            gone,
            **gaps,
            holder=holder_gap(self.holder_id),
            beside=with_it(handed),
            override=all_the_same(reason) + fetched,
            deposit=deposit_taken(deposits.total(taken)),
        )

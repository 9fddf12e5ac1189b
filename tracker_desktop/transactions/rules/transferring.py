"""What Transfer and the acceptance of an offer have in common: things go from holder to holder in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, CustodyEnd, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import deposits, fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets, refuse_held, refuse_states, set_condition
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.concerns import settled
from tracker_desktop.transactions.rules.custody import OutLine, custodies_of, end_custody, open_custody
from tracker_desktop.transactions.rules.fetching import fetch
from tracker_desktop.transactions.rules.handover import receiver
from tracker_desktop.transactions.rules.inside import keep_parts
from tracker_desktop.transactions.rules.loans import check_due, due_for
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.reservations import hold_promised
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import all_the_same, due_back, with_it
from tracker_desktop.wording.lending import deposit_taken

REFUSED = (Readiness.MISSING, Readiness.DISPOSED)


@dataclass(frozen=True)
class Transferring:
    """As Transfer."""

    lines: Sequence[OutLine]
    holder_id: int
    due: dt.date | None
    place_id: int | None
    override: str | None
    scanned: bool = False

    def assets(self, books: Books) -> list[Asset]:
        """The assets, locked; each is held by another. Raises Refused."""
        hold_promised(books, [line.asset_id for line in self.lines])
        assets = hold_assets(books, [line.asset_id for line in self.lines])
        for asset in assets:
            refuse_states(asset, REFUSED)
            if asset.holder_id is None:
                raise Refused("not_held", tag=asset.tag, asset_id=asset.id)
            if asset.holder_id == self.holder_id:
                refuse_held(books, asset, self.holder_id)
        return assets

    def may(self, books: Books, assets: Iterable[Asset]) -> str:
        """The reason given, where what speaks against it allows one. Raises Refused."""
        if self.due is not None:
            check_due(books, self.due)
        usable(books, self.place_id)
        agreed = [self.due or self._agreed(books, asset) for asset in assets]
        due = None if None in agreed else max(day for day in agreed if day is not None)
        return receiver(books, self.holder_id, assets, self.override, due=due, transfer=True)

    def apply(self, books: Books, code: str) -> Said:
        """Check, hand over and say so under the title `code`."""
        assets = self.assets(books)
        reason = self.may(books, assets)
        taken, less = deposits.taken(books, self.holder_id, assets, self.lines)
        settled(less, self.override)
        back: list[Decimal] = []
        ends = []
        for asset, custody, line in zip(assets, custodies_of(books, assets), self.lines, strict=True):
            back.append(deposits.give_back(books, asset.tag, custody, None)[0])
            ends.append(self._end(books, asset, custody, line))
        books.flush()
        gaps: dict[str, Gap] = {}
        out: list[tuple[Asset, Custody]] = []
        for asset, (previous, due, handed), deposit in zip(assets, ends, taken, strict=True):
            out.append((asset, open_custody(books, asset, self.holder_id, due, handed, deposit)))
            asset.place_id = self.place_id or asset.place_id
            gaps = {"previous": holder_gap(previous), "due": due_back(due, books.today), "beside": with_it(handed)}
        keep_parts(books, assets)
        books.document(DocumentKind.TRANSFER_FORM, self.holder_id)
        fetched = fetch(books, self.holder_id, out, None if None in {asset.due for asset in assets} else assets[0].due)
        gaps |= {"override": all_the_same(reason) + fetched, "all_due": _one_due(assets, books.today)}
        gaps["deposit"] = deposit_taken(deposits.total(taken), deposits.total(back))
        return say(code, assets, holder=holder_gap(self.holder_id), **gaps)

    def _end(self, books: Books, asset: Asset, before: Custody, line: OutLine) -> tuple[int, dt.date | None, list[str]]:
        """End the custody so far. Returns who had it, when it is due now, and what goes along."""
        set_condition(asset, line.condition)
        due = self.due or self._agreed(books, asset)
        handed = fields.words(books, line.handed_over) or before.handed_over
        if self.scanned:
            books.saw(asset.id, asset.place_id)
        back = [thing for thing in before.handed_over if thing in handed]
        end_custody(books, asset, before, CustodyEnd.TRANSFERRED, back)
        return before.holder_id, due, handed

    def _agreed(self, books: Books, asset: Asset) -> dt.date | None:
        if asset.due is None or asset.due >= books.today:
            return asset.due
        return due_for(books, asset.category_id, books.today, self.holder_id)


def _one_due(assets: Sequence[Asset], today: dt.date) -> str:
    days = {asset.due for asset in assets}
    return due_back(days.pop(), today) if len(days) == 1 else ""

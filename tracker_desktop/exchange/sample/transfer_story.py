"""What the sample office sends from store to store: one transfer that arrived, one that came in part, one that is
late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.exchange.sample.stock_life import STOREKEEPER
from tracker_desktop.queries.transfer_facts import ToCome, ToComeOf, ToSendOf
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer

SENT = (
    (("PEN-BLU", 20), ("PAP-A4", 5), "Trolley, Monday round", 12),
    (("TNR-TN241", 2), ("BAT-AAA", 24), "House mail", 9),
    (("CAB-CAT6-5M", 10), ("SCR-M6-30", 100), "Van, with Eva", 1),
)
"""What is sent together, how it goes, and how many days ago."""
HALF = Decimal(2)


class TransferStory:
    """Told at the end; what is not there that day is not sent."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def today(self) -> None:
        """Of the first everything arrived, of the second nothing, of the third the half of each line."""
        numbers = [self._send(one, two, note, days) for one, two, note, days in SENT]
        for transfer_id, share in zip(numbers, (Decimal(1), None, 1 / HALF), strict=True):
            transfer = None if transfer_id is None or share is None else self._store.read(ToComeOf(transfer_id))
            if transfer is not None and share is not None:
                self._arrive(transfer, share)

    def _send(self, one: tuple[str, int], two: tuple[str, int], note: str, days: int) -> int | None:
        wanted = {self._office.items[sku].id: Decimal(count) for sku, count in (one, two)}
        found = self._store.read(ToSendOf(tuple(wanted)))
        first = next(iter(found.shelves), None)
        other = next((store_id for store_id, _ in found.stores if first and store_id != first.store_id), None)
        if first is None or other is None:
            return None
        lines = []
        for item_id, count in wanted.items():
            shelves = [one for one in found.shelves if one.item_id == item_id and one.store_id == first.store_id]
            lines += [
                DispatchLine(item_id, shelf.lot_id, shelf.place_id, min(count, shelf.quantity)) for shelf in shelves[:1]
            ]
        day = self._scribe.today - dt.timedelta(days=days)
        done = self._do(DispatchTransfer(first.store_id, other, tuple(lines), note, day))
        return None if done is None else done[1]

    def _arrive(self, transfer: ToCome, share: Decimal) -> None:
        lines: Sequence[ArrivalLine] = [
            ArrivalLine(
                line.line_id, Decimal(max(int(line.left * share), 1)), line.best.place_id if line.best else None
            )
            for line in transfer.lines
        ]
        self._do(ReceiveTransfer(transfer.id, tuple(lines)))

    def _do(self, transaction: Transaction) -> tuple[str, int] | None:
        return self._scribe.do(transaction, self._office.people[STOREKEEPER], BACK).about

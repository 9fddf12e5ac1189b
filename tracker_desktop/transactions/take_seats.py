"""Take assets or people off their contracts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.contracts import Contract
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.contracts import held_seats, left, names, things
from tracker_desktop.transactions.rules.said import Gap, Said


@dataclass(frozen=True)
class TakeSeats(Transaction):
    """Seats of one contract or of several, of those that ended too. Raises Refused: seats_none, seats_many, gone."""

    kind: ClassVar[str] = "take_seats"
    right: ClassVar[Right] = Right.ASSETS

    seat_ids: tuple[int, ...]

    def apply(self, books: Books) -> Said:
        seats = held_seats(books, self.seat_ids)
        contracts = {seat.contract_id for seat in seats}
        named: Gap = things(*names(books, seats))
        for seat in seats:
            books.delete(seat)
        books.flush()
        if len(contracts) > 1:
            return Said("take_seats_several", {"things": named, "count": len(contracts)})
        contract = books.get_one(Contract, contracts.pop())
        gaps: dict[str, Gap] = {"things": named, "name": contract.name, "about": left(books, contract)}
        return Said("take_seats", gaps, ("contract", contract.id))

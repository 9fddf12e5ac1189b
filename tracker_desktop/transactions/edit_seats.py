"""Change what is agreed for seats of a contract: for how much things are insured, since when, a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.contracts import Contract, ContractKind
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import holder_name
from tracker_desktop.transactions.rules.contract_fields import SEAT_RULES, SeatFields
from tracker_desktop.transactions.rules.contracts import held_seats, names, things
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditSeats(Transaction):
    """`changes` maps names of SeatFields to the new values of all these seats, which are of one contract.

    Raises Refused: seats_none, seats_many, seats_of_several, contract_worth_only, seat_worth_of, nothing_changed.
    """

    kind: ClassVar[str] = "edit_seats"
    right: ClassVar[Right] = Right.ASSETS

    seat_ids: tuple[int, ...]
    changes: Mapping[str, Any] = field(metadata=fields_of(SeatFields))

    def apply(self, books: Books) -> Said:
        seats = held_seats(books, self.seat_ids)
        if len({seat.contract_id for seat in seats}) > 1:
            raise Refused("seats_of_several")
        contract = books.get_one(Contract, seats[0].contract_id)
        clean = fields.checked(books, SEAT_RULES, self.changes)
        tags, holders = names(books, seats)
        if clean.get("insured_value") is not None:
            if contract.kind != ContractKind.INSURANCE:
                raise Refused("contract_worth_only", name=contract.name, kind=contract.kind)
            if holders:
                raise Refused("seat_worth_of", who=holder_name(books, holders[0]))
        changed: dict[str, None] = {}
        for seat in seats:
            changed |= dict.fromkeys(fields.put(seat, clean, SEAT_RULES))
        if not changed:
            raise Refused("nothing_changed")
        gaps: dict[str, Gap] = {"things": things(tags, holders), "name": contract.name, "fields": ", ".join(changed)}
        return Said("edit_seats", gaps, ("contract", contract.id))

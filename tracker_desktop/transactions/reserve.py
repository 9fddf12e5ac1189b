"""Reserve: keep an asset, a kit, or some of a category for a holder for a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.leaving import hold_staying
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields, checked, moment_of
from tracker_desktop.transactions.rules.reservations import Plan, called, check_free, hold_things
from tracker_desktop.transactions.rules.said import Said, holder
from tracker_desktop.wording.assets import all_the_same
from tracker_desktop.wording.reservations import reason_words, twice_words


@dataclass(frozen=True)
class Reserve(Transaction):
    """Refused where it is promised already. `override` is the reason to reserve what is out, or not ready."""

    kind: ClassVar[str] = "reserve"
    right: ClassVar[Right] = Right.RESERVE

    fields: ReservationFields
    override: str | None = None

    def apply(self, books: Books) -> Said:
        moment = moment_of(books)
        columns, twice = checked(books, values_of(self.fields), moment)
        if columns["starts"] <= moment.freed or columns["ends"] <= moment.now:
            span = moment.span(columns["starts"], columns["ends"])
            raise Refused("reserve_past", span=span, key="from_day")
        what = {key: columns[key] for key in ("asset_id", "kit_id", "category_id", "quantity", "starts", "ends")}
        plan = Plan(**what)
        hold_things(books, plan)
        hold_staying(books, columns["holder_id"])
        reason = check_free(books, moment, plan, self.override)
        row = books.insert(Reservation(**columns, made_at=books.effective_at, made_by_id=books.operator.person_id))
        return Said(
            self.kind,
            {
                "what": called(books, row),
                "holder": holder(row.holder_id),
                "span": moment.span(row.starts, row.ends),
                "purpose": reason_words(row.purpose or ""),
                "twice": twice_words(twice),
                "override": all_the_same(reason),
            },
            ("reservation", row.id),
        )

"""The forms of licences and contracts: who is on one, its renewal, its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tracker_desktop.queries.contract_facts import ContractFacts, SeatFacts
from tracker_desktop.transactions.edit_seats import EditSeats
from tracker_desktop.transactions.end_contract import EndContract
from tracker_desktop.transactions.give_seats import GiveSeats, Worth
from tracker_desktop.transactions.renew_contract import RenewContract
from tracker_desktop.transactions.rules.choices import CONTRACT_KINDS
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.ui.forms.verb_forms import things
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_day, show_money

WORTHS: tuple[tuple[object, str], ...] = (
    (None, "No value"),
    (Worth.REPLACEMENT.value, "What it costs to have it again"),
    (Worth.COST.value, "What it cost"),
)
"""For how much things are insured where no amount is entered."""
ROWS: Sequence[Sequence[Ask]] = (
    (
        Ask("name", "Name", required=True, share=2),
        Ask("kind", "Kind", "choice", choices=choices(*CONTRACT_KINDS)),
    ),
    (
        Ask("number", "Number or key", "code"),
        Ask("supplier_id", "Supplier", "search", kinds=("supplier",)),
        Ask("department_id", "Department", "search", kinds=("department",)),
    ),
    (
        Ask("seats", "Seats", "whole", hint="Empty: as many as wanted."),
        Ask("yearly_cost", "Cost a year", "money", hint="Of all seats together."),
        Ask("starts", "Starts", "date", past=True),
    ),
    (
        Ask("ends", "Ends", "date", hint="Its last day. Empty: no end."),
        Ask("renews", "Renews by itself", "flag", hint="It goes on unless notice is given."),
        Ask("notice_days", "Days of notice", "whole", hint="So many before its end."),
    ),
    (Ask("notes", "Notes", "note"),),
)
CONTRACT = Ask("contract_id", "Contract", "search", required=True, kinds=("contract",), share=2)
NOUNS = {"people": ("person", "people"), "departments": ("department", "departments")}
SINCE = Ask("since", "Since", "date", hint="Empty: today.", past=True)
INSURED_VALUE = Ask("insured_value", "Insured for", "money", hint="Each of them. Only of insurance policies.")


def add_to(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Assets on a contract that is chosen."""

    def make(values: Values) -> GiveSeats:
        at = values["insured_at"]
        worth = None if at is None else Worth(at)
        return GiveSeats(
            values["contract_id"],
            tuple(ids),
            since=values["since"],
            insured_value=values["insured_value"],
            insured_at=worth,
            note=values["note"],
        )

    worth = Ask("insured_at", "Or insured for", "choice", choices=WORTHS)
    rows = ((CONTRACT, SINCE), (INSURED_VALUE, worth), (Ask("note", "Note"),))
    title = f"Add {counted(len(ids), 'asset')} to a contract"
    return Form(title, rows, make, button="Add", subtitle=things(tags))


def add_holders(kind: str, holder_ids: Sequence[int]) -> Form:
    """People or departments on a contract that is chosen; `kind` is their list."""

    def make(values: Values) -> GiveSeats:
        return GiveSeats(
            values["contract_id"], holder_ids=tuple(holder_ids), since=values["since"], note=values["note"]
        )

    title = f"Add {counted(len(holder_ids), *NOUNS[kind])} to a contract"
    return Form(title, ((CONTRACT, SINCE), (Ask("note", "Note"),)), make, button="Add")


def renew(contract: ContractFacts, today: dt.date) -> tuple[Form, Values]:
    """A new end, perhaps another cost, with the values to begin with: one year more."""
    cost = "" if contract.yearly_cost is None else f"{show_money(contract.yearly_cost)} a year until now"
    rows = (
        (
            Ask("ends", "Ends", "date", required=True),
            Ask("yearly_cost", "Cost a year", "money", hint="Empty: as before."),
            Ask("seats", "Seats", "whole", hint="Empty: as before."),
        ),
    )
    until = "" if contract.ends is None else f"until {show_day(contract.ends)}"
    form = Form(
        f"Renew {contract.name}",
        rows,
        lambda values: RenewContract(contract.id, values["ends"], values["yearly_cost"], values["seats"]),
        button="Renew",
        subtitle=dotted([until, cost]),
    )
    return form, {"ends": _year_later(max(contract.ends or today, today))}


def _year_later(day: dt.date) -> dt.date:
    """The same day a year on; the last of February of a leap year is followed by the last of the next."""
    if (day.month, day.day) == (2, 29):
        return day.replace(year=day.year + 1, day=28)
    return day.replace(year=day.year + 1)


def end(contract: ContractFacts) -> Form:
    """Its end, today or by notice on a day to come."""
    seats = f"{counted(contract.given, 'seat')} given" if contract.given else ""
    until = f"until {show_day(contract.ends)}" if contract.ends is not None else ""
    return Form(
        f"End {contract.name}",
        ((Ask("on", "Ends on", "date", hint="Empty: today."), Ask("reason", "Reason", share=2)),),
        lambda values: EndContract(contract.id, values["on"], values["reason"]),
        button="End it",
        subtitle=dotted([until, seats]),
    )


def edit_seats(contract: ContractFacts, ids: Sequence[int], seats: Sequence[SeatFacts]) -> tuple[Form, Values]:
    """What is agreed for some seats, with the values that all of them have."""
    insured = contract.insures and all(seat.of_asset for seat in seats)
    since = Ask("since", "Since", "date", required=len({seat.since for seat in seats}) == 1, past=True)
    row = [Ask("insured_value", "Insured for", "money"), since] if insured else [since]
    form = Form(
        f"Change {counted(len(ids), 'seat')}",
        (tuple(row), (Ask("note", "Note"),)),
        lambda values: EditSeats(tuple(ids), values),
        subtitle=contract.name,
    )
    first = seats[0]
    start: dict[str, Any] = {
        key: getattr(first, key)
        for key in ("insured_value", "since", "note")
        if all(getattr(seat, key) == getattr(first, key) for seat in seats)
    }
    return form, start

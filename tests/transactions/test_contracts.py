"""Licences and contracts: their seats, their renewal and their end, and what an undo must not break."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.contract_makers import TODAY, add_contract, contract_fields, contract_row, give, seats
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_contract import AddContract
from tracker_desktop.transactions.edit_contract import EditContract
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_seats import EditSeats
from tracker_desktop.transactions.end_contract import EndContract
from tracker_desktop.transactions.give_seats import GiveSeats, Worth
from tracker_desktop.transactions.renew_contract import RenewContract
from tracker_desktop.transactions.take_seats import TakeSeats

DAY = dt.timedelta(days=1)
NEXT_YEAR = dt.date(2027, 12, 31)


def test_a_contract_is_added_and_edited(office: Office) -> None:
    fields = contract_fields(seats=25, cost="1200", days=37, renews=True, notice_days=30, number=" m365-7 ")
    done = makers.there_and_back(office, AddContract(fields))
    assert (done.title, done.detail) == (
        "Microsoft 365 added",
        "licence · 25 seats · 1,200.00 a year · until 31 Dec 2026",
    )
    contract = makers.made(done)
    kept = contract_row(office, contract)
    assert (kept["number"], kept["number_key"], kept["active"]) == ("m365-7", "M365-7", True)
    done = makers.there_and_back(office, EditContract(contract, {"seats": 30, "renews": False}))
    assert done.title == "Microsoft 365 changed: Seats, Renews by itself"
    assert makers.refused(office, EditContract(contract, {"seats": 30}))[0] == "nothing_changed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "loan"}, "Kind: "),
        ({"name": "\u200b"}, "Name: "),
        ({"seats": 0}, "Seats: "),
        ({"seats": -1}, "Seats: "),
        ({"cost": "-1"}, "Yearly cost: "),
        ({"notice_days": 4000}, "Days of notice: "),
        ({"supplier_id": 99}, "Supplier: "),
        ({"starts": TODAY, "days": -1}, "Microsoft 365 would end on 23 Nov 2026, before it starts on 24 Nov 2026."),
    ],
)
def test_a_wrong_contract_is_refused(office: Office, fields: dict[str, object], sentence: str) -> None:
    _, said = makers.refused(office, AddContract(contract_fields(**fields)))  # type: ignore[arg-type]
    assert said.startswith(sentence)


def test_no_more_seats_are_given_than_there_are(office: Office) -> None:
    contract = add_contract(office, seats=2)
    first, second, third = (makers.add_asset(office) for _ in range(3))
    maria = makers.person(office)
    done = makers.there_and_back(office, GiveSeats(contract, (first,), (maria,)))
    assert (done.title, done.detail) == ("2 assets and holders on Microsoft 365", "0 of 2 seats free")
    assert makers.refused(office, GiveSeats(contract, (second, third)))[1] == (
        "Microsoft 365 has 2 seats. Free: 0, wanted: 2. Take some off, or give it more seats."
    )
    assert makers.refused(office, EditContract(contract, {"seats": 1}))[1] == (
        "Microsoft 365 has 2 seats given already, more than 1. Take some off first."
    )
    office.perform(EditContract(contract, {"seats": None}))
    done = give(office, contract, second, third)
    assert (done.title, done.detail) == ("2 assets on Microsoft 365", "")


def test_who_has_a_seat_gets_no_second_one(office: Office) -> None:
    contract = add_contract(office)
    assets = tuple(makers.add_asset(office) for _ in range(3))
    maria = makers.person(office)
    done = give(office, contract, *assets[:2], holders=(maria,))
    assert makers.refused(office, GiveSeats(contract, assets[1:]))[1] == (
        "A-2 is on Microsoft 365 already. Leave it out."
    )
    assert makers.refused(office, GiveSeats(contract, assets))[1] == (
        "A-1 and 1 more are on Microsoft 365 already. Leave them out."
    )
    assert makers.refused(office, GiveSeats(contract, (), (maria,)))[0] == "seats_twice"
    assert makers.refused(office, GiveSeats(contract, (), (maria, maria)))[0] == "seats_named_twice"
    assert makers.refused(office, GiveSeats(contract, (assets[2],) * 2))[0] == "asset_twice"
    assert makers.refused(office, GiveSeats(contract))[0] == "seats_nobody"
    one = seats(office, contract)[0]["id"]
    taken = makers.there_and_back(office, TakeSeats((one,)))
    assert taken.title == "A-1 taken off Microsoft 365"
    give(office, contract, assets[0])
    with pytest.raises(Refused) as caught:
        office.undo(taken)
    assert caught.value.code in ("undo_clash", "undo_later", "undo_stands")
    assert done.title == "3 assets and holders on Microsoft 365"


def test_who_is_gone_gets_no_seat(office: Office) -> None:
    contract = add_contract(office)
    person = makers.add_person(office, "Leo Brandt", "20418")
    leo = makers.holder_of(office, person)
    office.perform(EditPerson(person, {"active": False}))
    assert makers.refused(office, GiveSeats(contract, (), (leo,)))[0] == "retired"
    assert makers.refused(office, GiveSeats(contract, (99,)))[0] == "gone"
    assert makers.refused(office, GiveSeats(99, (), (leo,)))[0] == "gone"


def test_things_are_insured_for_their_value(office: Office) -> None:
    policy = add_contract(office, "Property 2026", "insurance policy", cost="800")
    laptop = makers.add_asset(office, cost=Decimal("1200"))
    scope, old = makers.add_asset(office, cost=Decimal("9000")), makers.add_asset(office)
    give(office, policy, laptop, insured_value=Decimal("1000"))
    give(office, policy, scope, old, insured_at=Worth.REPLACEMENT)
    assert [seat["insured_value"] for seat in seats(office, policy)] == [1000, 9000, None]
    first = seats(office, policy)[0]["id"]
    done = makers.there_and_back(office, EditSeats((first,), {"insured_value": Decimal("700"), "note": "used"}))
    assert done.title == "A-1 on Property 2026 changed: Insured value, Note"
    assert makers.refused(office, EditContract(policy, {"kind": "licence"}))[0] == "contract_insures"
    licence = add_contract(office)
    maria = makers.person(office)
    give(office, licence, holders=(maria,))
    give(office, policy, holders=(maria,))
    wrong = GiveSeats(licence, (laptop,), insured_value=Decimal(1))
    assert makers.refused(office, wrong)[1].startswith("Microsoft 365 is a licence and insures nothing.")
    of_maria = seats(office, policy)[-1]["id"]
    assert makers.refused(office, EditSeats((of_maria,), {"insured_value": Decimal(1)}))[0] == "seat_worth_of"
    several = (first, seats(office, licence)[0]["id"])
    assert makers.refused(office, EditSeats(several, {"note": "x"}))[0] == "seats_of_several"
    assert office.perform(TakeSeats(several)).title == "2 assets and holders taken off 2 contracts"


def test_a_contract_is_renewed_at_another_cost(office: Office) -> None:
    contract = add_contract(office, cost="1000", days=10, seats=5)
    assert makers.refused(office, RenewContract(contract, TODAY + 10 * DAY))[0] == "contract_renew_earlier"
    assert makers.refused(office, RenewContract(contract, TODAY - DAY))[0] == "contract_renew_past"
    done = makers.there_and_back(office, RenewContract(contract, NEXT_YEAR, Decimal("1100"), 8))
    assert (done.title, done.detail) == (
        "Microsoft 365 renewed until 31 Dec 2027",
        "1,100.00 a year · 1,000.00 a year before · until 4 Dec 2026 before",
    )
    assert contract_row(office, contract)["seats"] == 8


def test_a_contract_ends_now_or_later(office: Office) -> None:
    contract = add_contract(office, days=100, renews=True, starts=TODAY - 300 * DAY)
    asset = makers.add_asset(office)
    give(office, contract, asset)
    assert makers.refused(office, EndContract(contract, TODAY - 400 * DAY))[0] == "contract_end_early"
    done = makers.there_and_back(office, EndContract(contract, TODAY + 100 * DAY, "too dear"))
    assert (done.title, done.detail) == ("Microsoft 365 ends on 4 Mar 2027", "too dear · 1 seat was given")
    kept = contract_row(office, contract)
    assert (kept["active"], kept["renews"]) == (True, False)
    done = makers.there_and_back(office, EndContract(contract))
    assert done.title == "Microsoft 365 ended"
    assert makers.refused(office, EndContract(contract))[0] == "contract_over"
    assert makers.refused(office, GiveSeats(contract, (makers.add_asset(office),)))[0] == "contract_ended"
    office.perform(RenewContract(contract, NEXT_YEAR))
    assert contract_row(office, contract)["active"]


def test_what_ran_out_takes_no_more(office: Office) -> None:
    contract, goes_on = add_contract(office, days=5), add_contract(office, "Adobe", days=5, renews=True)
    office.now += 6 * DAY
    asset = makers.add_asset(office)
    assert makers.refused(office, GiveSeats(contract, (asset,)))[1] == (
        "Microsoft 365 ended on 29 Nov 2026. Renew it first."
    )
    give(office, goes_on, asset)


def test_an_undo_never_leaves_more_seats_than_there_are(office: Office) -> None:
    contract = add_contract(office, seats=1)
    first, second = makers.add_asset(office), makers.add_asset(office)
    give(office, contract, first)
    taken = office.perform(TakeSeats((seats(office, contract)[0]["id"],)))
    give(office, contract, second)
    before = makers.everything(office)
    with pytest.raises(Refused) as caught:
        office.undo(taken)
    assert str(caught.value) == ("Microsoft 365 would have 2 seats given, but only 1. Take 1 off first.")
    assert makers.everything(office) == before
    more = office.perform(EditContract(contract, {"seats": 2}))
    office.undo(taken)
    with pytest.raises(Refused) as caught:
        office.undo(more)
    assert caught.value.code == "contract_undo_seats"


def test_whatever_is_done_in_whatever_order_the_seats_agree(sqlite_office: Office) -> None:
    office = sqlite_office
    for seed in range(3):
        _wander(office, random.Random(seed))
    assert verify(office.store).problems == []


def _wander(office: Office, dice: random.Random) -> None:
    """Thirty steps at random; whatever is refused, there are never more seats given than there are, nobody twice."""
    contract = add_contract(office, f"Suite {dice.random()}", seats=3)
    assets = [makers.add_asset(office) for _ in range(5)]
    people = [makers.person(office, f"P{dice.random()}", None) for _ in range(2)]
    done: list[Done] = []
    for _ in range(30):
        ids = [seat["id"] for seat in seats(office, contract)]
        step = dice.choice(("give", "give", "take", "seats", "undo", "undo"))
        try:
            if step == "give":
                some = dice.sample(assets, dice.randint(0, 2))
                done.append(give(office, contract, *some, holders=tuple(dice.sample(people, dice.randint(0, 1)))))
            elif step == "take" and ids:
                done.append(office.perform(TakeSeats(tuple(dice.sample(ids, 1)))))
            elif step == "seats":
                done.append(office.perform(EditContract(contract, {"seats": dice.randint(1, 5)})))
            elif step == "undo" and done:
                done.append(office.undo(done.pop(dice.randrange(len(done)))))
        except Refused:
            pass
        rows = seats(office, contract)
        assert len(rows) <= contract_row(office, contract)["seats"]
        who = [(seat["asset_id"], seat["holder_id"]) for seat in rows]
        assert len(set(who)) == len(who)
    assert office.read(makers.Count(Asset)) >= len(assets)

"""What a category and a person allow: days, how many at once, training, deposit, approval; and extensions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import asset, check_out, custodies, refused, there_and_back
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.add_training import AddTraining
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.edit_training import EditTraining
from tracker_desktop.transactions.extend_loan import ExtendLoan
from tracker_desktop.transactions.remove_training import RemoveTraining
from tracker_desktop.transactions.rules.training_fields import TrainingFields
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.transactions.settle_deposit import SettleDeposit
from tracker_desktop.transactions.transfer import Transfer

TODAY = dt.date(2026, 11, 24)
WEEK = TODAY + dt.timedelta(days=7)


def out(holder: int, *asset_ids: int, due: dt.date = WEEK, deposit: str | None = None, **fields: Any) -> CheckOut:
    given = None if deposit is None else Decimal(deposit)
    return CheckOut(tuple(OutLine(one, deposit=given) for one in asset_ids), holder, due, **fields)


def test_days_and_how_many_at_once(office: Office) -> None:
    person = makers.add_person(office, "Maria Lopez", "20417", loan_days=10, most_out=3)
    maria = makers.holder_of(office, person)
    radios = makers.add_category(office, "Radios", "RD", most_out=1)
    strict = makers.add_category(office, "Drones", "DR", most_out=1, holder_policy="refuse")
    one, two = (makers.add_asset(office, category_id=radios) for _ in range(2))
    assert refused(office, out(maria, one, due=TODAY + dt.timedelta(days=11))) == (
        "loan_too_long",
        "Maria Lopez is lent things for 10 days at most, which is 4 Dec 2026. Choose an earlier day, or give a reason.",
    )
    assert refused(office, out(maria, one, two)) == (
        "most_out_category",
        "Maria Lopez has 1 of at most 1 Radios at once; RD-00002 would be one too many. Take one back first, or give "
        "a reason.",
    )
    done = there_and_back(office, out(maria, one, two, override="fair day"))
    assert done.detail.startswith("RD-00001, RD-00002 · all the same: fair day")
    drones = [makers.add_asset(office, category_id=strict) for _ in range(2)]
    assert refused(office, out(maria, *drones, override="why not"))[0] == "most_out_category_policy"
    office.perform(out(maria, drones[0]))
    assert refused(office, Assign((OutLine(makers.add_asset(office, tag="X-1")),), maria)) == (
        "most_out",
        "Maria Lopez has 3 of at most 3 things at once; X-1 would be one too many. Take something back first, "
        "or give a reason.",
    )
    chemistry = makers.holder_of(office, makers.add_department(office), Department)
    office.perform(out(chemistry, drones[1], due=TODAY + dt.timedelta(days=300)))  # of people alone


def test_a_training_is_needed_until_the_loan_ends(office: Office) -> None:
    person, leo = makers.add_person(office, "Maria Lopez"), makers.add_person(office, "Leo Brandt")
    maria = makers.holder_of(office, person)
    lasers = makers.add_category(office, "Lasers", "LS", training="Laser Safety")
    one = makers.add_asset(office, category_id=lasers)
    assert refused(office, out(maria, one))[1] == (
        "LS-00001 needs the training “Laser Safety”, which Maria Lopez does not have. Choose another holder, "
        "or give a reason."
    )
    training = AddTraining((person, leo), TrainingFields(" laser  safety ", WEEK - dt.timedelta(days=1)))
    assert there_and_back(office, training).title == "laser safety for 2 people"
    assert refused(office, training)[0] == "nothing_changed"
    assert refused(office, out(maria, one))[1].startswith(
        "LS-00001 needs the training “Laser Safety”, which Maria Lopez has until 30 Nov 2026 only."
    )
    office.perform(EditCategory(lasers, {"holder_policy": "refuse"}))
    assert refused(office, out(maria, one, override="x"))[0] == "training_ends_policy"
    (mine,) = [row for row in makers.state(office, Training) if row["person_id"] == person]
    there_and_back(office, EditTraining(mine["id"], {"valid_until": None}))
    office.perform(out(maria, one))
    office.perform(AddTraining((person,), TrainingFields("Driving")))
    assert refused(office, EditTraining(mine["id"], {"name": "driving"}))[0] == "training_taken"
    assert there_and_back(office, RemoveTraining((mine["id"],))).title == "Maria Lopez: laser safety removed"
    assert refused(office, ExtendLoan((one,), WEEK + dt.timedelta(days=1)))[0] == "training_missing_policy"
    assert refused(office, AddTraining((), TrainingFields("Driving")))[0] == "training_nobody"
    assert refused(office, AddTraining((person,), TrainingFields("  ")))[0] == "field_wrong"


def test_a_deposit_is_taken_given_back_and_settled(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    cameras = makers.add_category(office, "Cameras", "CM", deposit=Decimal("50"))
    one = makers.add_asset(office, "Canon EOS R6", category_id=cameras)
    assert refused(office, out(maria, one, deposit="20")) == (
        "deposit_less",
        "CM-00001: the deposit is 50.00, and 20.00 was taken. Take the rest, or give a reason.",
    )
    assert refused(office, out(maria, one, deposit="-1"))[0] == "field_wrong"
    done = there_and_back(office, out(maria, one))
    assert done.detail == "Canon EOS R6 · deposit 50.00 taken · HR-2026-00001"
    moved = there_and_back(office, Transfer((OutLine(one),), leo))
    assert "deposit 50.00 taken · give back the deposit of 50.00" in moved.detail
    assert refused(office, SettleDeposit(custodies(office, one)[1]["id"], Decimal(0)))[0] == "deposit_out"
    assert refused(office, CheckIn((InLine(one, deposit_back=Decimal(51)),)))[0] == "deposit_back_more"
    back = there_and_back(office, CheckIn((InLine(one),)))
    assert back.detail.endswith("give back the deposit of 50.00")
    first, second = custodies(office, one)
    assert [row["deposit_back"] for row in (first, second)] == [Decimal(50), Decimal(50)]
    assert refused(office, SettleDeposit(second["id"], Decimal("35.50")))[0] == "deposit_kept"
    kept = there_and_back(office, SettleDeposit(second["id"], Decimal("35.50"), "the strap is gone"))
    assert kept.title == "CM-00001: 35.50 of the deposit given back"
    assert kept.detail == "Leo Brandt · 14.50 of 50.00 kept · the strap is gone · DP-2026-00001"
    assert refused(office, SettleDeposit(second["id"], Decimal("35.50"), "x"))[0] == "nothing_changed"
    chemistry = makers.holder_of(office, makers.add_department(office), Department)
    office.perform(out(chemistry, one))
    assert custodies(office, one)[-1]["deposit"] is None


def test_what_needs_approval_waits_for_another_person(office: Office) -> None:
    maria = makers.person(office)
    boss = makers.add_person(office, "Ann Grey", "30001")
    office.perform(SetOperator(boss, ("property manager",)))
    drones = makers.add_category(office, "Drones", "DR", needs_approval=True)
    one = makers.add_asset(office, "DJI Mavic 3", category_id=drones, cost=Decimal(2100))
    waiting = office.perform(out(maria, one))
    assert (waiting.waiting, asset(office, one)["holder_id"]) == (True, None)
    assert waiting.title == "Waits for approval: Lend DR-00001 DJI Mavic 3 to Maria Lopez"
    (approval,) = makers.state(office, Approval)
    assert approval["value"] == Decimal(2100)
    done = office.perform(Approve(approval["id"]), boss)
    assert (asset(office, one)["holder_id"], done.number) == (maria, "HR-2026-00001")
    assert refused(office, out(maria, one))[0] == "held_by_same"


def test_an_extension_is_counted_and_has_its_limits(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    laptops = makers.add_category(office, "Laptops", "LT", extend_times=1)
    one, two = (makers.add_asset(office, category_id=laptops) for _ in range(2))
    check_out(office, one, holder=maria, due=WEEK)
    check_out(office, two, holder=leo, due=WEEK)
    later = WEEK + dt.timedelta(days=7)
    done = there_and_back(office, ExtendLoan((one,), later))
    assert done.title == "LT-00001 extended, due 8 Dec 2026"
    assert done.detail == "Dell Latitude 5540 · Maria Lopez · was due 1 Dec 2026 · HR-2026-00003"
    (custody,) = custodies(office, one)
    assert (custody["due"], custody["extended"], asset(office, one)["due"]) == (later, 1, later)
    assert refused(office, ExtendLoan((one, two), later))[0] == "extend_not_later"
    again = later + dt.timedelta(days=1)
    assert refused(office, ExtendLoan((one, two), again)) == (
        "extend_often",
        "LT-00001 was extended 1 of at most 1 times. Have it brought back, or give a reason.",
    )
    both = there_and_back(office, ExtendLoan((one, two), again, "term is longer"))
    assert both.title == "2 loans extended, due 9 Dec 2026"
    kept = makers.add_asset(office, category_id=laptops)
    office.perform(Assign((OutLine(kept),), maria))
    assert refused(office, ExtendLoan((kept,), again))[0] == "extend_not_out"
    assert refused(office, ExtendLoan((), again))[0] == "no_assets"
    assert refused(office, ExtendLoan((one,), dt.date(2300, 1, 1)))[0] == "due_far"
    office.perform(EditPerson(makers.add_person(office, "Ann"), {"loan_days": 3}))
